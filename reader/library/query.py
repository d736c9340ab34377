"""What a person types into the search field, read into what to look for.

Words that all must be there; "words in this order"; -word or -"words" that must not; beginn* for all that begins so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.arabic.normaliser import fold
from reader.library.terms import beginning, terms

_PART = re.compile(r'(?P<minus>[-−])?(?:["«“](?P<phrase>[^"»”]*)["»”]?|(?P<word>[^\s"«»“”]+))')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that stand one after the other; the last may also be any that starts with `begun`, where it is given."""

    terms: tuple[str, ...]
    begun: str | None = None

    def match(self) -> str:
        """The phrase in FTS5's words (https://www.sqlite.org/fts5.html, section 3)."""
        whole = f'"{" ".join(self.terms)}"'
        if self.begun is None:
            return whole
        # The term of حكومية is حكوم: whoever has typed the whole word finds it by that, not by its beginning.
        return f'({whole} OR "{" ".join((*self.terms[:-1], self.begun))}"*)'


@dataclass(frozen=True, slots=True)
class Query:
    """What must be there and what must not."""

    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()

    def match(self) -> str | None:
        """The query in FTS5's words; None where it asks for nothing."""
        if not self.wanted:
            return None
        wanted = " AND ".join(phrase.match() for phrase in self.wanted)
        return " NOT ".join([f"({wanted})", *(phrase.match() for phrase in self.unwanted)])


def read_query(typed: str, *, typing: bool = False) -> Query:
    """The query that was typed; nothing that can be typed is an error.

    `typing` says that the last word may not be whole yet: unless white space follows it, its beginning is enough.
    """
    wanted: list[Phrase] = []
    unwanted: list[Phrase] = []
    parts = list(_PART.finditer(typed))
    for part in parts:
        quoted = part["phrase"] is not None
        piece = part["phrase"] if quoted else part["word"]
        found = tuple(terms(piece).split())
        if not found:
            continue
        last = part is parts[-1] and typing and part.end() == len(typed) and not quoted
        prefix = (piece.endswith("*") and not quoted) or (last and len(fold(piece)) > 1)
        begun = beginning(piece.rstrip("*").split()[-1]) if prefix else ""
        # One token only, or FTS5 would read it as a phrase of its own.
        whole = begun if begun.isalnum() else None
        (unwanted if part["minus"] else wanted).append(Phrase(found, whole))
    return Query(tuple(wanted), tuple(unwanted))
