"""What the neural tagger sees of a word, whatever stands beside it: rows of vectors, letters, and what lists say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from reader.arabic.normaliser import SPELLING, fold
from reader.entities.features import LONGEST_WORD, key
from reader.entities.lexicon import Counts, Keys, crc

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
_NOTHING = (0.0,) * 9
_OPENERS_CLOSERS = frozenset("\"«“‘„‹'»”’“›")


class WordCounts(Protocol):
    """The counts of words by checksum: a dict, or Counts."""

    def get(self, key: int, default: int, /) -> int:
        """The count of a word, or the default."""
        ...

    def __contains__(self, key: object, /) -> bool: ...


class Words(NamedTuple):
    """Arrays with a row a word: of the vectors of the whole word and of its stem (0: unknown), its prefix among
    PREFIXES, its letters (0: none, 1: rare) and its features."""

    whole: NDArray[np.int64]
    stem: NDArray[np.int64]
    prefix: NDArray[np.int64]
    letters: NDArray[np.int64]
    features: NDArray[np.float32]


def split_word(word: str, counts: WordCounts) -> tuple[str, str]:
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


def _stands(rest: str, least: float, counts: WordCounts) -> bool:
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
        self._whole, self._stems, self._listed = (
            Keys(tables[name]) for name in ("whole_keys", "stem_keys", "list_keys")
        )
        self._counts = Counts(tables["whole_keys"], tables["whole_counts"])
        values = np.asarray(tables["list_counts"])
        if values.shape != (len(self._listed), len(LISTS)) or values.dtype != np.uint8:
            raise ValueError("the tables do not fit together")
        # Row 0 stands for words that are in no list.
        self._list_values = np.concatenate([np.zeros((1, len(LISTS)), np.uint8), values])
        self._letters = _Letters(str(tables["alphabet"]))

    def split(self, word: str) -> tuple[str, str]:
        """A folded word as (prefix, stem)."""
        return split_word(word, self._counts)

    def look_up(self, tokens: Sequence[str], split: Sequence[tuple[str, str]]) -> Words:
        """The arrays of tokens (as they stand in the text), of which `split` gives prefix and stem."""
        words = [key(token) for token in tokens]
        rests = [rest for _, rest in split]
        numbers = [crc(word) for word in words]
        # Most words are their own stem, and most stems have no article.
        rest_numbers = [crc(rest) if before else own for (before, rest), own in zip(split, numbers, strict=True)]
        bare_numbers = [
            crc(rest[2:]) if rest.startswith("ال") and len(rest) > 4 else own
            for rest, own in zip(rests, rest_numbers, strict=True)
        ]
        stem = self._stems.rows(rest_numbers) + 1
        spelt = [token[:LONGEST_WORD].translate(self._letters) for token in tokens]
        own, cut, bare_values = (
            self._list_values[self._listed.rows(some) + 1] / _LIST_SCALES
            for some in (numbers, rest_numbers, bare_numbers)
        )
        features = np.zeros((len(tokens), FEATURES), np.float32)
        features[:, 0] = own[:, 0]
        features[:, 1] = cut[:, 0]
        features[:, 2:5] = cut[:, 1:4]
        features[:, 5:8] = own[:, 1:4]
        features[:, 8:10] = cut[:, 4:6]
        features[:, 10] = bare_values[:, 0]
        features[:, 11:21] = [_shape(token[0]) for token in tokens]
        features[:, 14] *= [len(token) > 1 and token.isupper() for token in tokens]
        features[:, 21] = [rest.startswith("ال") for rest in rests]
        features[:, 22] = [rest.endswith("ه") for rest in rests]
        features[:, 23] = [min(len(word), 12) / 12 for word in words]
        features[:, 24] = stem == 0
        return Words(
            self._whole.rows(numbers) + 1,
            stem,
            np.array([PREFIXES.index(before) for before, _ in split], np.int64),
            _letter_rows(spelt),
            features,
        )


class _Letters(dict[int, str]):
    """A table for str.translate from letters to characters with their numbers, which folds spelling on the way."""

    def __init__(self, alphabet: str) -> None:
        super().__init__()
        self._numbers = {letter: chr(at) for at, letter in enumerate(alphabet, 2)}

    def __missing__(self, code: int) -> str:
        self[code] = found = "".join(self._numbers.get(letter, "\1") for letter in fold(chr(code), SPELLING))
        return found


def _letter_rows(spelt: Sequence[str]) -> NDArray[np.int64]:
    """Letters as numbers in rows of LETTERS, 0 behind the last one."""
    cut = [one if len(one) <= LETTERS else one[: LETTERS - 7] + one[-7:] for one in spelt]
    numbers = np.frombuffer("".join([one.ljust(LETTERS, "\0") for one in cut]).encode("utf-32-le"), "<u4")
    return numbers.reshape(-1, LETTERS).astype(np.int64)


@lru_cache(maxsize=4096)
def _shape(first: str) -> tuple[float, ...]:
    """What the first character says of a token's kind: features 11 to 20."""
    if first.isdigit():
        return (1.0, *_NOTHING)
    if first.isascii() and first.isalpha():
        # Whether the rest is in capitals too is for the whole token to say.
        return (0.0, 1.0, float(first.isupper()), 1.0, *_NOTHING[3:])
    if first.isalpha():
        return (0.0, 0.0, 0.0, 0.0, 1.0, *_NOTHING[4:])
    groups = (_OPENERS_CLOSERS, "([{)]}", ".!?؟", "،,؛:")
    return (0.0, 0.0, 0.0, 0.0, 0.0, 1.0, *(float(first in group) for group in groups))
