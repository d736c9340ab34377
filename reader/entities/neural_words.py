"""What the neural tagger sees of a word, whatever stands beside it: rows of vectors, letters, and what lists say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.arabic.normaliser import SPELLING, fold
from reader.entities.features import LONGEST_WORD, key
from reader.entities.lexicon import crc

PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")
"""The proclitics that are told apart, as `split_word` returns them."""

LETTERS = 14
"""Letters of a word that are looked at: of a longer word the first and the last seven."""

LISTS = ("wikidata", "PER", "LOC", "ORG", "cldr", "places")
"""Columns of the list table: how often a word stands in each, as round(16 log(1 + n)).

wikidata: people who carry the name part; PER, LOC, ORG: names of the lexicon that hold the word; cldr: territories and
cities that hold it; places: places of one word.
"""

FEATURES = 25
_LIST_SCALES = np.array([8, 6, 6, 6, 3, 2], np.float32) * 16
_OPENERS_CLOSERS = frozenset("\"«“‘„‹'»”’“›")


class Words(NamedTuple):
    """Arrays with a row a word: of the vectors of the whole word and of its stem (0: unknown), its prefix among
    PREFIXES, its letters (0: none, 1: rare) and its features."""

    whole: NDArray[np.int64]
    stem: NDArray[np.int64]
    prefix: NDArray[np.int64]
    letters: NDArray[np.int64]
    features: NDArray[np.float32]


def split_word(word: str, counts: Mapping[int, int]) -> tuple[str, str]:
    """A folded word as (one of PREFIXES, stem), cut where the counts of words (by checksum) speak for a cut.

    للامم gives (ل, الامم), وقطر (و, قطر), فيصل ("", فيصل).
    """
    first = word[:1]
    if len(word) < 4 or first not in "وفبلك":
        return "", word
    if word.startswith("لل") and len(word) >= 5 and crc("ال" + word[2:]) in counts:
        return "ل", "ال" + word[2:]
    own = counts.get(crc(word), 0)
    rest = word[1:]
    if first in "بلك":
        return (first, rest) if _stands(rest, 1.5 * own, counts) else ("", word)
    if rest[0] in "بلك":
        if rest.startswith("لل") and len(rest) >= 5 and crc("ال" + rest[2:]) in counts:
            return first + "ل", "ال" + rest[2:]
        bare = rest[1:]
        with_one = counts.get(crc(rest), 0)
        if with_one and with_one <= counts.get(crc(bare), 0) and _stands(bare, 3 * own, counts):
            return first + rest[0], bare
    return (first, rest) if _stands(rest, (0.3 if first == "و" else 1.5) * own, counts) else ("", word)


def _stands(rest: str, least: float, counts: Mapping[int, int]) -> bool:
    """Whether what a cut leaves is a word that is common enough on its own."""
    if len(rest) < 3:
        return False
    count = counts.get(crc(rest), 0)
    if count and rest.startswith("ال") and len(rest) >= 5:
        return True
    return count >= max(5, least)


class WordTables:
    """Looks words up. Tables: whole_keys, stem_keys, list_keys (uint32 checksums; the row of the first key is 1),
    whole_counts, list_counts (a column for each of LISTS), alphabet (str)."""

    def __init__(self, tables: Mapping[str, NDArray[Any]]) -> None:
        """Raises KeyError or ValueError where the tables do not fit together."""
        whole = np.asarray(tables["whole_keys"], np.uint32).tolist()
        self._whole = {number: row for row, number in enumerate(whole, 1)}
        self._counts = dict(zip(whole, np.asarray(tables["whole_counts"], np.uint32).tolist(), strict=True))
        stems = np.asarray(tables["stem_keys"], np.uint32).tolist()
        self._stems = {number: row for row, number in enumerate(stems, 1)}
        listed = np.asarray(tables["list_keys"], np.uint32).tolist()
        self._listed = {number: row for row, number in enumerate(listed, 1)}
        values = np.asarray(tables["list_counts"], np.float32)
        if values.shape != (len(listed), len(LISTS)):
            raise ValueError("the tables do not fit together")
        self._list_values = np.zeros((len(listed) + 1, len(LISTS)), np.float32)
        self._list_values[1:] = values / _LIST_SCALES
        self._letters = {letter: at for at, letter in enumerate(str(tables["alphabet"]), 2)}

    def split(self, word: str) -> tuple[str, str]:
        """A folded word as (prefix, stem)."""
        return split_word(word, self._counts)

    def look_up(self, tokens: Sequence[str], split: Sequence[tuple[str, str]]) -> Words:
        """The arrays of tokens (as they stand in the text), of which `split` gives prefix and stem."""
        size = len(tokens)
        whole = np.zeros(size, np.int64)
        stem = np.zeros(size, np.int64)
        prefix = np.zeros(size, np.int64)
        letters = np.zeros((size, LETTERS), np.int64)
        features = np.zeros((size, FEATURES), np.float32)
        listed = np.zeros((size, 3), np.int64)
        for at, (token, (before, rest)) in enumerate(zip(tokens, split, strict=True)):
            word = key(token)
            number, rest_number = crc(word), crc(rest)
            whole[at] = self._whole.get(number, 0)
            stem[at] = self._stems.get(rest_number, 0)
            prefix[at] = PREFIXES.index(before)
            bare = rest[2:] if rest.startswith("ال") and len(rest) > 4 else rest
            listed[at] = (
                self._listed.get(number, 0),
                self._listed.get(rest_number, 0),
                self._listed.get(crc(bare), 0),
            )
            spelt = fold(token[:LONGEST_WORD], SPELLING)
            if len(spelt) > LETTERS:
                spelt = spelt[: LETTERS - 7] + spelt[-7:]
            for place, letter in enumerate(spelt):
                letters[at, place] = self._letters.get(letter, 1)
            _look_at(token, word, rest, features[at])
        own, cut, bare_values = (self._list_values[listed[:, column]] for column in range(3))
        features[:, 0] = own[:, 0]
        features[:, 1] = cut[:, 0]
        features[:, 2:5] = cut[:, 1:4]
        features[:, 5:8] = own[:, 1:4]
        features[:, 8:10] = cut[:, 4:6]
        features[:, 10] = bare_values[:, 0]
        features[:, 24] = stem == 0
        return Words(whole, stem, prefix, letters, features)


def _look_at(token: str, word: str, rest: str, features: NDArray[np.float32]) -> None:
    """Sets the features of the shape of a token."""
    first = token[0]
    if first.isdigit():
        features[11] = 1
    elif first.isascii() and first.isalpha():
        features[12] = 1
        features[13] = first.isupper()
        features[14] = len(token) > 1 and token.isupper()
    elif first.isalpha():
        features[15] = 1
    else:
        features[16] = 1
        features[17] = first in _OPENERS_CLOSERS
        features[18] = first in "([{)]}"
        features[19] = first in ".!?؟"
        features[20] = first in "،,؛:"
    features[21] = rest.startswith("ال")
    features[22] = rest.endswith("ه")
    features[23] = min(len(word), 12) / 12
