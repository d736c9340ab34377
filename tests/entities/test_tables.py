"""A model file is read as NumPy reads it, and what is damaged or no table is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from reader.entities.tables import DAMAGE, read_tables

TABLES: dict[str, NDArray[Any]] = {
    "bytes": np.arange(-60, 60, dtype=np.int8).reshape(8, 15),
    "short": np.linspace(-1, 1, 21, dtype=np.float16).reshape(3, 7),
    "columns": np.asfortranarray(np.arange(12, dtype=np.float32).reshape(3, 4)),
    "keys": np.array([1, 5, 2**32 - 1], np.uint32),
    "none": np.zeros((0, 4), np.float32),
    "one": np.array(7),
    "name": np.array("قارئ"),
    "names": np.array(["من", "قال"]),
}


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_tables_come_back(tmp_path: Path, save: Any) -> None:
    path = tmp_path / "tables.npz"
    save(path, **TABLES)
    found = read_tables(path)
    assert list(found) == list(TABLES)
    for name, table in TABLES.items():
        assert found[name].dtype == table.dtype
        assert found[name].flags.aligned
        assert found[name].flags.f_contiguous == table.flags.f_contiguous
        np.testing.assert_array_equal(found[name], table, strict=True)


@pytest.mark.parametrize(
    "table", [np.array([{}], object), np.zeros(2, [("a", "<i4"), ("b", "<f4")]), np.array(["2026-11-26"], "M8[D]")]
)
def test_what_is_no_table_of_numbers_or_strings_is_told(tmp_path: Path, table: NDArray[Any]) -> None:
    path = tmp_path / "tables.npz"
    np.savez(path, table=table)
    with pytest.raises(ValueError, match="no array of numbers or strings"):
        read_tables(path)


def test_a_changed_byte_is_told_wherever_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "tables.npz"
    np.savez(path, table=np.arange(50, dtype=np.uint16))
    whole = path.read_bytes()
    begin = whole.index(b"table.npy") + len(b"table.npy")
    for at in range(begin + 20, whole.index(b"PK\x01\x02"), 7):
        # Each in a file of its own: some systems lock one that is mapped.
        changed = tmp_path / f"{at}.npz"
        changed.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
        with pytest.raises(DAMAGE):
            read_tables(changed)
