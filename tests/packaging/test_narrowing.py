"""Weights as the product of two narrow matrices, as the training of the names' model makes them."""

from __future__ import annotations

import runpy
from pathlib import Path

import numpy as np

NARROWING = Path(__file__).parents[2] / "packaging" / "models" / "narrowing.py"


def test_narrowed_weights_come_near_the_whole_ones() -> None:
    random = np.random.default_rng(5)
    low = (random.standard_normal((20, 3)) @ random.standard_normal((3, 30))).astype(np.float32)
    narrow, wide = runpy.run_path(str(NARROWING))["narrowed"](low, 3)
    assert (narrow.shape, wide.shape) == ((20, 3), (3, 30))
    np.testing.assert_allclose(narrow @ wide, low, atol=1e-4)
