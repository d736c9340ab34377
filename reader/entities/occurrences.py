"""Every further occurrence of names: whole words only, clitics before them allowed and left unmarked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.arabic.normaliser import fold, fold_with_offsets
from reader.core.spans import Span

_LETTER = r"[^\W\d_]"
_UNIT = re.compile(
    # عبد and what follows are one, written apart or together.
    rf"(?<!{_LETTER})[وف]?[بلكس]?(?:ال)?عبد[^\S\n]+{_LETTER}+|{_LETTER}+|\d+|[^\w\s]|_"
)
_CLITICS = re.compile(r"[وف]?[بلكس]?(?:ال)?")


class _Unit(NamedTuple):
    start: int
    end: int
    word: str

    def is_word(self, word: str) -> bool:
        """Whether this is the word, clitics and all."""
        return self.word == word


def _units(folded: str) -> Iterator[_Unit]:
    for match in _UNIT.finditer(folded):
        yield _Unit(match.start(), match.end(), "".join(match[0].split()))


def without_clitics(word: str) -> Iterator[tuple[int, str]]:
    """What a folded word can be without the clitics before it, each with the offset in the word, the whole first.

    In لل the alef of ال is gone: it is put back (للامم gives الامم at 1).
    """
    yield 0, word
    for at in range(1, min(5, len(word) - 1)):
        if _CLITICS.fullmatch(word, 0, at):
            yield at, word[at:]
            if word.startswith("لل", at - 1):
                yield at, "ا" + word[at:]


class NameIndex:
    """Finds many names in one pass.

    Harakat, tatweel, the spellings of alef, ya and ta marbuta, and Latin capitals make no difference.
    """

    def __init__(self, names: Sequence[str]) -> None:
        """`names` are told apart by their number in this sequence; one without a letter or a digit is never found."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for number, name in enumerate(names):
            words = tuple(unit.word for unit in _units(fold(name)))
            if any(character.isalnum() for word in words for character in word):
                self._by_first.setdefault(words[0], []).append((words, number))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._met: dict[str, list[tuple[int, str]]] = {}

    def _beginnings(self, word: str) -> list[tuple[int, str]]:
        """The first words of names that the word can be, with their offsets in it."""
        if word not in self._met:
            self._met[word] = [(at, rest) for at, rest in without_clitics(word) if rest in self._by_first]
        return self._met[word]

    def find(self, text: str) -> Iterator[tuple[Span, int]]:
        """The places of the names with their numbers, in order, the longest name at each; linear in the text."""
        if not self._by_first:
            return
        folded = fold_with_offsets(text)
        begin = 0
        # No name runs over the end of a line.
        for line in folded.text.split("\n"):
            units = list(_units(line))
            at = 0
            while at < len(units):
                length, offset, number = self._longest(units, at)
                if length:
                    first, last = units[at], units[at + length - 1]
                    yield folded.span(begin + first.start + offset, begin + last.end), number
                at += max(1, length)
            begin += len(line) + 1

    def _longest(self, units: Sequence[_Unit], at: int) -> tuple[int, int, int]:
        """How many units the longest name at this one has (0: none begins here), its offset and its number."""
        for offset, first in self._beginnings(units[at].word):
            for words, number in self._by_first[first]:
                rest = units[at + 1 : at + len(words)]
                if len(rest) == len(words) - 1 and all(map(_Unit.is_word, rest, words[1:])):
                    return len(words), offset, number
        return 0, 0, 0


def occurrences(text: str, name: str) -> list[Span]:
    """Where the name stands in the text, in order: only its own letters, never inside another word."""
    return [span for span, _ in NameIndex([name]).find(text)]
