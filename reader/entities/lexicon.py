"""What is known of words before they are met: the clusters of their company, and what name lists say of them."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray


def crc(text: str) -> int:
    """The checksum that names a string in the tables."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def _places(keys: NDArray[Any]) -> dict[int, int]:
    return dict(zip(keys.tolist(), range(len(keys)), strict=True))


class Lexicon:
    """Tables from folded words (see features.key) to clusters and flags."""

    def __init__(self, tables: Mapping[str, NDArray[Any]]) -> None:
        """`tables`: cluster_keys (uint32) with cluster_numbers (a row a key, coarse to fine) and
        cluster_counts (8 times log2 of the occurrences), flag_keys with flag_bits, flag_names, start_keys with
        start_counts (likewise). Raises KeyError or ValueError where they do not fit together."""
        self._cluster_at = _places(tables["cluster_keys"])
        self._cluster_numbers = np.asarray(tables["cluster_numbers"])
        self._flags = dict(zip(tables["flag_keys"].tolist(), tables["flag_bits"].tolist(), strict=True))
        self._flag_names = [str(name) for name in tables["flag_names"]]
        self._cluster_counts = np.asarray(tables["cluster_counts"])
        self._starts = dict(zip(tables["start_keys"].tolist(), tables["start_counts"].tolist(), strict=True))
        if not len(self._cluster_at) == len(self._cluster_numbers) == len(self._cluster_counts):
            raise ValueError("the tables do not fit together")

    def clusters(self, word: str) -> list[int]:
        """The cluster numbers of a folded word, coarse to fine; empty where it is unknown."""
        at = self._cluster_at.get(crc(word))
        found: list[int] = [] if at is None else self._cluster_numbers[at].tolist()
        return found

    def flags(self, word: str, rest: str) -> list[str]:
        """What the lists say of a folded word ("G:...") and, where there is another, of its rest ("g:...")."""
        return self._named("G:", word) + (self._named("g:", rest) if rest != word else [])

    def count(self, word: str) -> float:
        """log2 of how often a folded word stands in running text; 0 where it is rare or unknown."""
        at = self._cluster_at.get(crc(word))
        return 0.0 if at is None else float(self._cluster_counts[at]) / 8

    def starts(self, word: str) -> float:
        """log2 of one more than how often a folded word begins a name; 0 where it never did."""
        return float(self._starts.get(crc(word), 0)) / 8

    def bits(self, word: str) -> int:
        """What the lists say of a folded word, as the bits of flag_names."""
        bits: int = self._flags.get(crc(word), 0)
        return bits

    def _named(self, prefix: str, word: str) -> list[str]:
        bits = self.bits(word)
        return [prefix + name for bit, name in enumerate(self._flag_names) if bits >> bit & 1]
