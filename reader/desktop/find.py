"""Find in one article: every place where a word stands, whatever its harakat, hamzas and stretching."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.arabic.letters import HARAKAT, TATWEEL
from reader.core.spans import Span

if TYPE_CHECKING:
    # The normaliser takes a while to import; the window shows before anything is looked for.
    from reader.arabic.normaliser import Folded, Folding

_CHUNK = 32_000
"""Code points that are folded and searched in one go: some milliseconds."""

_JOINED = frozenset(HARAKAT + TATWEEL + "_\u200c\u200d")


class Finder:
    """Finds in one text. What was folded is kept, so that each letter typed only searches.

    No hit goes beyond its paragraph. Hits do not overlap.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = _chunk_starts(text)
        self._folded: dict[tuple[Folding, int], Folded] = {}

    def search(self, words: str, folding: Folding | None = None, whole_words: bool = False) -> Iterator[list[Span]]:
        """The hits chunk by chunk in the order of the text, a list (often empty) for each, so that a caller can do
        something else in between. White space at the edges of `words` does not count. Without `folding` every
        difference that it knows is ignored.
        """
        from reader.arabic.normaliser import EVERYTHING, fold

        folding = folding or EVERYTHING
        wanted = fold(" ".join(words.split()), folding)
        if not wanted:
            return
        for number in range(len(self._starts) - 1):
            yield list(self._hits(number, wanted, folding, whole_words))

    def all(self, words: str, folding: Folding | None = None, whole_words: bool = False) -> list[Span]:
        """All hits at once."""
        return [hit for hits in self.search(words, folding, whole_words) for hit in hits]

    def _hits(self, number: int, wanted: str, folding: Folding, whole_words: bool) -> Iterator[Span]:
        from reader.arabic.normaliser import fold_with_offsets

        start = self._starts[number]
        folded = self._folded.get((folding, number))
        if folded is None:
            folded = fold_with_offsets(self._text[start : self._starts[number + 1]], folding)
            self._folded[folding, number] = folded
        at = folded.text.find(wanted)
        while at >= 0:
            inner = folded.span(at, at + len(wanted))
            hit = Span(start + inner.start, start + inner.end)
            if not whole_words or self._is_whole(hit):
                yield hit
                at = folded.text.find(wanted, at + len(wanted))
            else:
                at = folded.text.find(wanted, at + 1)

    def _is_whole(self, hit: Span) -> bool:
        """Whether no letter, digit or mark on a letter stands at either edge of the hit."""
        text = self._text
        before = text[hit.start - 1] if hit.start else " "
        after = text[hit.end] if hit.end < len(text) else " "
        return not _is_of_word(before) and not _is_of_word(after)


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character in _JOINED or unicodedata.category(character) == "Mn"


def _chunk_starts(text: str) -> list[int]:
    """Where chunks begin, each after a line feed (or where a line is longer than two chunks, anywhere), and the end."""
    starts = [0]
    while len(text) - starts[-1] > _CHUNK:
        after = text.find("\n", starts[-1] + _CHUNK, starts[-1] + 2 * _CHUNK)
        starts.append(after + 1 if after >= 0 else starts[-1] + _CHUNK)
    starts.append(len(text))
    return starts if len(text) else [0]
