"""What is known of words before they are met: how often they stand in the news and at the start of names."""

from __future__ import annotations

import math
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


def crc(text: str) -> int:
    """The checksum that names a string in the tables."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


class Keys:
    """The checksums that a table is sorted by, and the rows that they stand in, in a twentieth of a dict's memory."""

    def __init__(self, keys: NDArray[Any]) -> None:
        """Raises ValueError where they are no checksums in ascending order."""
        if np.asarray(keys).dtype != np.uint32:
            raise ValueError("the keys of a table are no checksums")
        self._keys = np.ascontiguousarray(keys, np.uint32)
        if self._keys.ndim != 1 or not (self._keys[1:] > self._keys[:-1]).all():
            raise ValueError("the keys of a table are not sorted")
        self._list = array("I")
        self._list.frombytes(self._keys.astype(np.uintc, copy=False).data.cast("B"))

    def __len__(self) -> int:
        return len(self._list)

    def row(self, key: int) -> int:
        """The row of a key, -1 where it has none."""
        at = bisect_left(self._list, key)
        return at if at < len(self._list) and self._list[at] == key else -1

    def rows(self, keys: Sequence[int]) -> NDArray[np.int64]:
        """The rows of keys, -1 for those that have none."""
        if not len(self._keys):
            return np.full(len(keys), -1)
        wanted = np.array(keys, np.uint32)
        at = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        return np.where(self._keys[at] == wanted, at, -1)


class Counts:
    """How often words stand somewhere, by their checksums."""

    def __init__(self, keys: NDArray[Any], counts: NDArray[Any]) -> None:
        """Raises ValueError where there are not as many counts as keys, or they count nothing."""
        self._rows = Keys(keys)
        found = np.ascontiguousarray(counts)
        if found.shape != (len(self._rows),) or found.dtype.kind != "u":
            raise ValueError("the tables do not fit together")
        self._counts = array(found.dtype.char)
        self._counts.frombytes(found.data.cast("B"))

    def get(self, key: int, default: int, /) -> int:
        """The count of a key, or the default."""
        row = self._rows.row(key)
        return default if row < 0 else self._counts[row]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and self._rows.row(key) >= 0


class Lexicon:
    """Tables from the checksums of folded words (see features.key) to how often they stand where."""

    def __init__(self, tables: Mapping[str, NDArray[Any]]) -> None:
        """`tables`: whole_keys with whole_counts (in running text), start_keys with start_counts (as first words of
        names), list_keys (words of the name lists). Raises KeyError or ValueError where they do not fit together."""
        self._counts = Counts(tables["whole_keys"], tables["whole_counts"])
        self._starts = Counts(tables["start_keys"], tables["start_counts"])
        self._listed = Keys(tables["list_keys"])

    def count(self, word: str) -> float:
        """log2 of one more than how often a folded word stands in running text; 0 where it is rare or unknown."""
        return math.log2(1 + self._counts.get(crc(word), 0))

    def starts(self, word: str) -> float:
        """log2 of one more than how often a folded word begins a name; 0 where it never did."""
        return math.log2(1 + self._starts.get(crc(word), 0))

    def listed(self, word: str) -> bool:
        """Whether a folded word stands in a name list."""
        return self._listed.row(crc(word)) >= 0
