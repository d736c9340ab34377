"""Links to an article and a note: they name the text and the note, not a file, and hold while either is there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from reader.core.errors import OpeningError
from reader.core.notes import Note
from reader.core.spans import Span

SCHEME = "qari"
"""The scheme of the links, as the desktop is told of it."""

_LONGEST = 2000
_ADDRESS = re.compile(
    r"qari:/{0,2}article/(?P<text>[0-9a-f]{64})(?:/note/(?P<note>[0-9]{1,18})(?:\?(?P<query>[a-z0-9=&-]*))?)?/?",
    re.IGNORECASE,
)
_QUERY = re.compile(r"(made|at)=(?:(\d{1,18})(?:-(\d{1,18}))?)")
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the SHA-256 (hex) of the article's text, and of a note on it its key, when it was made and its place.

    The key finds the note in its own library, also where the text has changed since; the rest finds it again in
    another one, or at least its place.
    """

    text: str
    note: int = 0
    made: datetime | None = None
    span: Span | None = None

    @classmethod
    def to(cls, text: str, note: Note | None = None) -> Link:
        """The link to an article with that hash, and to a note on it."""
        if note is None:
            return cls(text)
        span = note.anchor.span if note.anchor is not None and not note.orphan else None
        return cls(text, note.identity, note.created, span)

    @property
    def address(self) -> str:
        """The link as it is written: ASCII, without blanks."""
        address = f"{SCHEME}://article/{self.text}"
        if not self.note:
            return address
        query = []
        if self.made is not None:
            query.append(f"made={_microseconds(self.made)}")
        if self.span is not None:
            query.append(f"at={self.span.start}-{self.span.end}")
        return f"{address}/note/{self.note}" + ("?" + "&".join(query) if query else "")

    def is_of(self, note: Note) -> bool:
        """Whether it is that note it was made for, wherever the note lies: notes are made in different moments."""
        if self.made is None or note.created is None:
            return False
        return _microseconds(self.made) == _microseconds(note.created)


def parse_link(address: str) -> Link:
    """The link that an address is. Raises OpeningError: bad_link."""
    found = _ADDRESS.fullmatch(address.strip()) if len(address) <= _LONGEST else None
    if found is None:
        raise OpeningError("bad_link", link=address if len(address) <= 80 else address[:79] + "…")
    made, span = None, None
    for name, first, second in _QUERY.findall(found["query"] or ""):
        if name == "made" and not second:
            try:
                made = _BEGINNING + timedelta(microseconds=int(first))
            except OverflowError:
                made = None
        elif name == "at" and second and int(first) <= int(second):
            span = Span(int(first), int(second))
    return Link(found["text"].lower(), int(found["note"] or 0), made, span)


def is_link(address: str) -> bool:
    """Whether something a program was started with is a link, good or bad, and no file."""
    return address[: len(SCHEME) + 1].lower() == SCHEME + ":"


def _microseconds(moment: datetime) -> int:
    return (moment - _BEGINNING) // timedelta(microseconds=1)
