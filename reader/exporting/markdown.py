"""Notes as Markdown, one heading an article, for note programs such as Obsidian."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from reader.core.notes import Note
from reader.exporting.rows import NoteRow, note_rows
from reader.exporting.writing import written_as_a_whole
from reader.library import Library

_MEANT = re.compile(r"([\\`*_{}\[\]<>#|~])")
_AT_LINE_START = re.compile(r"^(\s*\d*)([-+>=.)])", re.MULTILINE)
_NOT_IN_A_TAG = re.compile(r"[^\w/-]+")


def export_notes_markdown(library: Library, path: Path, notes: Sequence[Note] | None = None) -> int:
    """Write notes as Markdown, all of the library where None, article by article in the order of the text; returns how
    many. Raises ExportError, the old file untouched."""
    chosen = sorted(library.notes() if notes is None else notes, key=_place)
    with written_as_a_whole(path) as file:
        for number, (_, rows) in enumerate(groupby(note_rows(library, chosen), key=lambda row: row.article.identity)):
            lines = "\n".join(_article(list(rows)))
            file.write(("\n" if number else "").encode() + (lines + "\n").encode("utf-8", "replace"))
    return len(chosen)


def _place(note: Note) -> tuple[int, int, int, int]:
    """The order of the text, notes on a whole article first."""
    span = note.anchor.span if note.anchor else None
    return (note.article, -1 if span is None else span.start, 0 if span is None else span.end, note.identity)


def _article(rows: list[NoteRow]) -> Iterator[str]:
    article = rows[0].article
    yield f"# {_escaped(article.title)}"
    about = [part for part in (article.outlet, article.date) if part]
    if about:
        yield ""
        yield _escaped(" · ".join(about))
    for row in rows:
        yield ""
        yield from _note(row)


def _note(row: NoteRow) -> Iterator[str]:
    if row.selection:
        yield from (f"> {_escaped(line)}" for line in row.selection.splitlines())
        if row.speaker:
            yield ">"
            yield f"> — {_escaped(row.speaker)}"
        yield ""
    if row.note.body:
        yield _escaped(row.note.body)
        yield ""
    if row.note.tags:
        yield " ".join(f"#{_NOT_IN_A_TAG.sub('_', tag.name)}" for tag in row.note.tags)
        yield ""
    yield "---"


def _escaped(text: str) -> str:
    """The text such that Markdown shows it as it is."""
    return _AT_LINE_START.sub(r"\1\\\2", _MEANT.sub(r"\\\1", text))
