"""Tables as CSV (RFC 4180) that spreadsheets open as what they are: UTF-8 with its mark, lines ended by CR LF.

A cell that begins like a formula (= + - @, a tab or a carriage return) gets an apostrophe before it, as OWASP advises
("CSV Injection"): a spreadsheet then shows the text and calculates nothing. A program that reads the file back takes
one leading apostrophe off such a cell.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from reader.core.notes import Note
from reader.exporting.rows import NoteRow, note_rows
from reader.exporting.writing import written_as_a_whole
from reader.library import EntityUse, Library, SpokenQuotation

NOTE_COLUMNS = (
    "article",
    "path",
    "selection",
    "sentence",
    "speaker",
    "entity",
    "note",
    "tags",
    "created",
    "changed",
    "start",
    "end",
)
"""The columns of exported notes; programs rely on them, so that they are the same in every interface language.

`start` and `end` are code points in the article's text, the end not included; they are empty for a note on a whole
article and for one whose place was lost. `tags` are separated by "; ". Dates are ISO 8601 in UTC.
"""

ENTITY_COLUMNS = ("name", "type", "mentions", "articles", "first", "last")

QUOTATION_COLUMNS = ("article", "path", "date", "speaker", "kind", "quotation", "start", "end")

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def export_notes_csv(library: Library, path: Path, notes: Sequence[Note] | None = None) -> int:
    """Write notes as CSV, all of the library where None; returns how many.

    Raises ExportError, the old file untouched: disk_full, not_written.
    """
    chosen = library.notes() if notes is None else notes
    return _write(path, NOTE_COLUMNS, map(_note_cells, note_rows(library, chosen)))


def export_entities_csv(library: Library, path: Path, entities: Sequence[EntityUse] | None = None) -> int:
    """Write names with their counts as CSV, all of the library where None; returns how many. Raises ExportError."""
    chosen = library.entities(limit=None) if entities is None else entities
    cells = (
        (use.name, use.type.value, str(use.mentions), str(use.articles), use.first or "", use.last or "")
        for use in chosen
    )
    return _write(path, ENTITY_COLUMNS, cells)


def export_quotations_csv(library: Library, path: Path, quotations: Sequence[SpokenQuotation] | None = None) -> int:
    """Write quotations as CSV, all of the library where None; returns how many. Raises ExportError."""
    chosen = library.quotations(limit=None) if quotations is None else quotations
    cells = (
        (
            said.article.title,
            "" if said.article.path is None else str(said.article.path),
            said.article.date or "",
            said.quotation.speaker or "",
            said.quotation.kind.value,
            said.text,
            str(said.quotation.content.start),
            str(said.quotation.content.end),
        )
        for said in chosen
    )
    return _write(path, QUOTATION_COLUMNS, cells)


def _note_cells(row: NoteRow) -> tuple[str, ...]:
    note = row.note
    return (
        row.article.title,
        "" if row.article.path is None else str(row.article.path),
        row.selection,
        row.sentence,
        row.speaker,
        row.entity,
        note.body,
        "; ".join(tag.name for tag in note.tags),
        _moment(note.created),
        _moment(note.changed),
        "" if row.span is None else str(row.span.start),
        "" if row.span is None else str(row.span.end),
    )


def _moment(moment: datetime | None) -> str:
    return "" if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds")


def safe(cell: str) -> str:
    """The cell such that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


class _Utf8:
    """Text written to a file of bytes; what UTF-8 cannot say (half an emoji, a file name of no encoding) becomes ?."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        return self._file.write(text.encode("utf-8", "replace"))


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    count = 0
    with written_as_a_whole(path) as file:
        file.write(codecs.BOM_UTF8)
        writer = csv.writer(_Utf8(file), lineterminator="\r\n")
        writer.writerow(columns)
        for cells in rows:
            writer.writerow([safe(cell) for cell in cells])
            count += 1
    return count
