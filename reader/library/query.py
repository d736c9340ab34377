"""What a person types into the search field, read into what to look for.

Words that all must be there; "words in this order"; beginn* for all that begins so; and fields, whose names are taken
in Arabic and English: person:NAME, tag:NAME, speaker:NAME, source:NAME, date:2025-01 or date:2024..2025-03. A - before
any of these says that it must not be so. A value with spaces stands in quotation marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from itertools import product
from math import prod

from reader.arabic.normaliser import fold
from reader.library.terms import WORD, beginning, terms, with_prepositions


class Field(Enum):
    """What a word of the query can be about instead of the text."""

    PERSON = ("person", "name", "شخص", "اسم")
    TAG = ("tag", "وسم")
    SPEAKER = ("speaker", "by", "قائل", "قال")
    SOURCE = ("source", "outlet", "مصدر", "صحيفة")
    DATE = ("date", "تاريخ")


_FIELDS = {fold(name): field for field in Field for name in field.value}
_PART = re.compile(
    r"(?P<minus>[-−])?(?:(?P<field>[^\W\d_]+):(?=\S))?"
    r'(?:["«“](?P<phrase>[^"»”]*)["»”]?|(?P<word>[^\s"«»“”]+))'
)
_MOST_VARIED = 50

_DATE = re.compile(r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that stand one after the other; the last may also be any that starts with `begun`, where it is given.
    `others` stand for the terms as well: the same words behind prepositions."""

    terms: tuple[str, ...]
    begun: str | None = None
    others: tuple[str, ...] = ()

    def match(self) -> str:
        """The phrase in FTS5's words (https://www.sqlite.org/fts5.html, section 3)."""
        whole = " OR ".join(f'"{term}"' for term in (" ".join(self.terms), *self.others))
        if self.begun is None:
            return f"({whole})" if self.others else whole
        # The term of حكومية is حكوم: whoever has typed the whole word finds it by that, not by its beginning.
        return f'({whole} OR "{" ".join((*self.terms[:-1], self.begun))}"*)'

    def stands_in(self, text: str) -> bool:
        """Whether a text holds the phrase, as match() has FTS5 find it; for short texts."""
        held = f" {terms(text)} "
        if any(f" {whole} " in held for whole in (" ".join(self.terms), *self.others)):
            return True
        return self.begun is not None and f" {' '.join((*self.terms[:-1], self.begun))}" in held


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that must hold of an article beside its text, or must not where `unwanted`."""

    field: Field
    value: str
    unwanted: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What must be there and what must not."""

    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    conditions: tuple[Condition, ...] = ()

    def match(self, column: str = "") -> str | None:
        """The words of the query as FTS5's, those wanted in that column only where one is given; None where there are
        none wanted."""
        if not self.wanted:
            return None
        wanted = " AND ".join(phrase.match() for phrase in self.wanted)
        wanted = f"{{{column}}} : ({wanted})" if column else f"({wanted})"
        return " NOT ".join([f"({wanted})", *(phrase.match() for phrase in self.unwanted)])


def read_query(typed: str, *, typing: bool = False) -> Query:
    """The query that was typed; nothing that can be typed is an error.

    `typing` says that the last word may not be whole yet: unless white space follows it, its beginning is enough.
    """
    wanted: list[Phrase] = []
    unwanted: list[Phrase] = []
    conditions: list[Condition] = []
    parts = list(_PART.finditer(typed))
    for part in parts:
        quoted = part["phrase"] is not None
        piece = part["phrase"] if quoted else part["word"]
        field = _FIELDS.get(fold(part["field"] or ""))
        if field is not None:
            if piece.strip():
                conditions.append(Condition(field, piece.strip(), bool(part["minus"])))
            continue
        if not quoted and piece.endswith(":") and fold(piece[:-1]) in _FIELDS:
            # Its value is still to be typed.
            continue
        if part["field"]:
            piece = f"{part['field']} {piece}"
        found = tuple(terms(piece).split())
        if not found:
            continue
        last = part is parts[-1] and typing and part.end() == len(typed) and not quoted
        prefix = (piece.endswith("*") and not quoted) or (last and len(fold(piece)) > 1)
        begun = beginning(piece.rstrip("*").split()[-1]) if prefix else ""
        # One token only, or FTS5 would read it as a phrase of its own.
        whole = begun if begun.isalnum() else None
        others = _with_prepositions(WORD.findall(fold(piece)), found)
        (unwanted if part["minus"] else wanted).append(Phrase(found, whole, others))
    return Query(tuple(wanted), tuple(unwanted), tuple(conditions))


def _with_prepositions(words: list[str], found: tuple[str, ...]) -> tuple[str, ...]:
    """The phrase with prepositions before its words: any of them before the first, ب and ل before the others, for there
    is no other way to tell FTS5 of words that may be different in the middle of a phrase. Of a long one the first word
    alone is varied."""
    choices = [(term, *with_prepositions(word)) for word, term in zip(words, found, strict=True)]
    choices[1:] = [(term, *(other for other in rest if other[0] in "بل")) for term, *rest in choices[1:]]
    if prod(map(len, choices)) > _MOST_VARIED:
        choices[1:] = [choice[:1] for choice in choices[1:]]
    return tuple(" ".join(chosen) for chosen in product(*choices))[1:]


def date_range(value: str) -> tuple[str, str] | None:
    """The first and the last ISO date (or beginning of one) of 2025, 2025-01-31, 2024..2025-03, ..2024 or 2025..; the
    last is to be read with all that begins with it. None where it is no date."""
    digits = fold(value)
    first, dots, last = digits.partition("..")
    ends = [_date(end) if end else "" for end in ((first, last) if dots else (first, first))]
    if None in ends or not any(ends):
        return None
    return ends[0] or "", ends[1] or "9"


def _date(value: str) -> str | None:
    if not _DATE.fullmatch(value):
        return None
    year, *rest = value.split("-")
    return "-".join([year, *(part.zfill(2) for part in rest)])
