"""Notes article by article, in the order of the text, for the formats that are read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.core.notes import Note
from reader.exporting.rows import NoteRow, note_rows
from reader.library import Library


def in_order(library: Library, notes: Sequence[Note] | None) -> list[Note]:
    """These notes, all of the library where None, article by article in the order of the text."""
    return sorted(library.notes() if notes is None else notes, key=_place)


def by_article(library: Library, notes: Sequence[Note]) -> Iterator[list[NoteRow]]:
    """The rows of notes that are in order, one list an article."""
    for _, rows in groupby(note_rows(library, notes), key=lambda row: row.article.identity):
        yield list(rows)


def _place(note: Note) -> tuple[int, int, int, int]:
    """The order of the text, notes on a whole article first."""
    span = note.anchor.span if note.anchor else None
    return (note.article, -1 if span is None else span.start, 0 if span is None else span.end, note.identity)
