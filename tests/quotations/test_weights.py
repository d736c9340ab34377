"""Weights come back as they were kept, and a file that holds none is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from reader.core.errors import AnalysisError
from reader.quotations.weights import load_weights, save_weights

OPENINGS = {"mark": {"+1=قال": 0.125, "-1=،": -2.001}, "none": {"bias": 9.0}, "verb": {}}
ENDINGS = {"c-1=close,»": 0.02, "أ=b c": -17.5}
SPEAKERS = {"Nactor*=-,False": 0.3}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "weights.npz"
    save_weights(found, OPENINGS, ENDINGS, SPEAKERS)
    return found


def test_weights_come_back(path: Path) -> None:
    found = load_weights(path)
    assert (found.openings, found.endings, found.speakers) == (OPENINGS, ENDINGS, SPEAKERS)


def test_weights_of_nothing_come_back(path: Path) -> None:
    save_weights(path, {}, {}, {})
    found = load_weights(path)
    assert (found.openings, found.endings, found.speakers) == ({}, {}, {})


def test_a_name_that_would_come_back_as_two_is_refused(path: Path) -> None:
    with pytest.raises(ValueError, match="separates"):
        save_weights(path, {}, {"a\0b": 1.0}, {})


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(AnalysisError) as raised:
        load_weights(tmp_path / "none.npz")
    assert raised.value.code == "model_missing"
    assert str(tmp_path / "none.npz") in raised.value.sentence("ar")


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9, 0.999])
def test_a_file_that_is_cut_short_is_told(path: Path, part: float) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(AnalysisError):
        load_weights(path)


def test_a_changed_byte_is_told(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[content.index("قال".encode())] ^= 1
    path.write_bytes(content)
    with pytest.raises(AnalysisError):
        load_weights(path)


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ("sizes", np.array([2, 1, 0, 2, 2])),
        ("sizes", np.array([2, 1, 0, 3])),
        ("weights", np.zeros(5, np.int32)),
        ("weights", np.full(6, np.nan)),
        ("features", np.frombuffer(b"a\0b", np.uint8)),
        ("features", np.full(6, 0xFF, np.uint8)),
        ("groups", np.array(["endings"] * 5)),
    ],
    ids=lambda value: value if isinstance(value, str) else str(value.shape),
)
def test_tables_of_no_sense_are_told(path: Path, table: str, value: NDArray[Any]) -> None:
    with np.load(path) as archive:
        changed = dict(archive) | {table: value}
    np.savez(path, allow_pickle=False, **changed)
    with pytest.raises(AnalysisError):
        load_weights(path)
