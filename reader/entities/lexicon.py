"""What is known of words before they are met: how often they stand in the news and at the start of names."""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray


def crc(text: str) -> int:
    """The checksum that names a string in the tables."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


class Lexicon:
    """Tables from the checksums of folded words (see features.key) to how often they stand where."""

    def __init__(self, tables: Mapping[str, NDArray[Any]]) -> None:
        """`tables`: whole_keys with whole_counts (in running text), start_keys with start_counts (as first words of
        names), list_keys (words of the name lists). Raises KeyError or ValueError where they do not fit together."""
        self._counts = dict(zip(tables["whole_keys"].tolist(), tables["whole_counts"].tolist(), strict=True))
        self._starts = dict(zip(tables["start_keys"].tolist(), tables["start_counts"].tolist(), strict=True))
        self._listed = frozenset(np.asarray(tables["list_keys"]).tolist())

    def count(self, word: str) -> float:
        """log2 of one more than how often a folded word stands in running text; 0 where it is rare or unknown."""
        return math.log2(1 + self._counts.get(crc(word), 0))

    def starts(self, word: str) -> float:
        """log2 of one more than how often a folded word begins a name; 0 where it never did."""
        return math.log2(1 + self._starts.get(crc(word), 0))

    def listed(self, word: str) -> bool:
        """Whether a folded word stands in a name list."""
        return crc(word) in self._listed
