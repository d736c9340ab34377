"""The piece of a text to show for a search: where the words that were looked for stand, in the text's own spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from reader.arabic.normaliser import fold, fold_with_offsets
from reader.core.spans import Span
from reader.library.query import Query
from reader.library.terms import WORD, pieces, term

_BEFORE, _AFTER = 60, 140
_LOOKED_AT = 60
_PIECE = 100_000
_EDGE = 30
"""How far, in code points, the edge of a word is looked for."""

Snippet = tuple[str, tuple[Span, ...], Span | None]
"""A piece of a text, where the words stand in it, and where the first of them stands in the text."""


class Finder:
    """Finds the words that a query wants."""

    def __init__(self, query: Query) -> None:
        wanted = query.wanted
        self._words = {
            word: number for number, word in enumerate(dict.fromkeys(w for phrase in wanted for w in phrase.terms))
        }
        self._different = len(self._words)
        self._begun = {phrase.begun: self._words[phrase.terms[-1]] for phrase in wanted if phrase.begun}
        # A stem stands in its word letter for letter, so that a word without one need not be looked at; and what stands
        # for a term beside it only has more letters before it.
        stems = {*self._words, *self._begun}
        stems = {stem for stem in stems if not any(other in stem for other in stems - {stem})}
        self._maybe = re.compile("|".join(map(_as_written, sorted(stems)))) if stems else None
        for phrase in wanted:
            for other in phrase.others:
                for varied, plain in zip(other.split(), phrase.terms, strict=True):
                    self._words.setdefault(varied, self._words[plain])

    def snippet(self, text: str) -> Snippet:
        """A piece of the text around the words.

        Of the places where words of the query stand, the one is taken that has the most different ones near it. A text
        without any gives its beginning.
        """
        found: list[tuple[Span, int]] = []
        last = len(text)
        for place in self.places(text):
            if place[0].start > last or len(found) >= _LOOKED_AT:
                break
            found.append(place)
            if last == len(text):
                near = [other for other in found if place[0].start - other[0].start < _AFTER]
                if len({word for _, word in near}) == self._different:
                    # No other place has more: what comes behind it only matters as far as it is shown.
                    last = min(last, near[0][0].end + _AFTER + _EDGE)
        if not found:
            end = _word_edge(text, min(len(text), _BEFORE + _AFTER), +1)
            return text[:end].replace("\n", " "), (), None
        best, _ = max(
            found,
            key=lambda place: (
                len({word for span, word in found if 0 <= span.start - place[0].start < _AFTER}),
                -place[0].start,
            ),
        )
        piece, start = around(text, best)
        end = start + len(piece)
        marks = tuple(
            Span(span.start - start, span.end - start) for span, _ in found if start <= span.start and span.end <= end
        )
        return piece, marks, best

    def places(self, text: str) -> Iterator[tuple[Span, int]]:
        """Where the wanted words stand, in order, each with the number of its term."""
        if self._maybe is None:
            return
        done = 0
        for start, end in self._chunks(text):
            if start < done:
                continue
            done = end
            for stem, first, last in words_in(text[start:end]):
                number = self._number(stem)
                if number is not None:
                    yield Span(start + first, start + last), number

    def _number(self, stem: str) -> int | None:
        number = self._words.get(stem)
        if number is None and self._begun:
            return next((number for prefix, number in self._begun.items() if stem.startswith(prefix)), None)
        return number

    def _chunks(self, text: str) -> Iterator[tuple[int, int]]:
        """Stretches without white space that may hold a wanted word."""
        maybe = self._maybe
        for start, end in pieces(text, _PIECE):
            if maybe is None or _letters().unusual.search(text, start, end):
                # Ligatures and the like stand for several letters: every stretch is looked at.
                for chunk in _CHUNK.finditer(text, start, end):
                    yield chunk.span()
                continue
            for match in maybe.finditer(text, start, end):
                first, last = match.span()
                while first > start and not text[first - 1].isspace():
                    first -= 1
                gap = _GAP.search(text, last, end)
                yield first, end if gap is None else gap.start()


@lru_cache(maxsize=20_000)
def words_in(chunk: str) -> tuple[tuple[str, int, int], ...]:
    """The terms of a stretch of text with where the words start and end in it."""
    folded = fold_with_offsets(chunk)
    spans = [(word[0], folded.span(word.start(), word.end())) for word in WORD.finditer(folded.text)]
    return tuple((term(word), span.start, span.end) for word, span in spans)


def around(text: str, span: Span) -> tuple[str, int]:
    """A piece of the text around a span, cut between words, on one line; and where it starts."""
    start = _word_edge(text, max(0, span.start - _BEFORE), -1)
    end = _word_edge(text, min(len(text), span.end + _AFTER), +1)
    return text[start:end].replace("\n", " "), start


def _word_edge(text: str, at: int, step: int) -> int:
    """The nearest edge of a word from there on, at most _EDGE code points away."""
    for _ in range(_EDGE):
        if at <= 0 or at >= len(text) or text[at - 1].isspace() or text[at].isspace():
            break
        at += step
    while 0 < at < len(text) and step < 0 and text[at].isspace():
        at += 1
    return at


_CHUNK = re.compile(r"\S+")
_GAP = re.compile(r"\s")
_RANGES = (range(0x250), range(0x600, 0x700), range(0x200C, 0x2030), range(0x2066, 0x206A))
"""Latin and Arabic letters, their marks, punctuation: what nearly all texts are made of."""


@dataclass(frozen=True)
class _Letters:
    """The characters that fold to each letter and those that fold to nothing, as classes of a regex, and what none of
    these classes tells."""

    forms: dict[str, str]
    nothing: str
    unusual: re.Pattern[str]


@lru_cache(maxsize=1)
def _letters() -> _Letters:
    same: dict[str, list[int]] = defaultdict(list)
    for code in (code for codes in _RANGES for code in codes):
        folded = fold(chr(code))
        if len(folded) < 2:
            same[folded].append(code)
    usual = [code for codes in same.values() for code in codes]
    nothing = f"[{_class(same.pop(''))}]*"
    forms = {letter: f"[{_class(codes)}]" for letter, codes in same.items()}
    return _Letters(forms, nothing, re.compile(f"[^{_class(usual)}]"))


def _class(codes: Iterable[int]) -> str:
    """The inside of a regex's class, neighbours as ranges: a pattern is made for every search, and long ones take
    longer than the search."""
    ranges: list[list[int]] = []
    for code in sorted(codes):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(
        re.escape(chr(first)) if first == last else f"{re.escape(chr(first))}-{re.escape(chr(last))}"
        for first, last in ranges
    )


def _as_written(stem: str) -> str:
    """A stem in every spelling that folds to it."""
    letters = _letters()
    return letters.nothing.join(letters.forms.get(letter, re.escape(letter)) for letter in stem)
