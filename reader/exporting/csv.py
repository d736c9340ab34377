"""Tables as CSV (RFC 4180) that spreadsheets open as what they are: UTF-8 with its mark, lines ended by CR LF.

A cell that begins like a formula (= + - @, a tab or a carriage return) gets an apostrophe before it, as OWASP advises
("CSV Injection"): a spreadsheet then shows the text and calculates nothing. A program that reads the file back takes
one leading apostrophe off such a cell.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from reader.core.notes import Note
from reader.core.records import ArticleRecord
from reader.exporting.tables import NOTE_COLUMNS, Table, entity_table, note_table, quantity_table, quotation_table
from reader.exporting.writing import written_as_a_whole
from reader.library import EntityUse, Library, SpokenQuotation

__all__ = [
    "NOTE_COLUMNS",
    "export_entities_csv",
    "export_notes_csv",
    "export_quantities_csv",
    "export_quotations_csv",
    "safe",
]

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def export_notes_csv(library: Library, path: Path, notes: Sequence[Note] | None = None) -> int:
    """Write notes as CSV, all of the library where None; returns how many.

    Raises ExportError, the old file untouched: disk_full, not_written.
    """
    return _write(path, note_table(library, notes))


def export_entities_csv(library: Library, path: Path, entities: Sequence[EntityUse] | None = None) -> int:
    """Write names with their counts as CSV, all of the library where None; returns how many. Raises ExportError."""
    return _write(path, entity_table(library, entities))


def export_quotations_csv(library: Library, path: Path, quotations: Sequence[SpokenQuotation] | None = None) -> int:
    """Write quotations as CSV, all of the library where None; returns how many. Raises ExportError."""
    return _write(path, quotation_table(library, quotations))


def export_quantities_csv(library: Library, path: Path, articles: Sequence[ArticleRecord] | None = None) -> int:
    """Write the dates, amounts and counts of articles as CSV, all of the library where None; returns how many.
    Raises ExportError."""
    return _write(path, quantity_table(library, articles))


def safe(cell: str) -> str:
    """The cell such that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


class _Utf8:
    """Text written to a file of bytes; what UTF-8 cannot say (half an emoji, a file name of no encoding) becomes ?."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        return self._file.write(text.encode("utf-8", "replace"))


def _write(path: Path, table: Table) -> int:
    count = 0
    with written_as_a_whole(path) as file:
        file.write(codecs.BOM_UTF8)
        writer = csv.writer(_Utf8(file), lineterminator="\r\n")
        writer.writerow(table.columns)
        for cells in table.rows:
            writer.writerow([safe(cell) for cell in cells])
            count += 1
    return count
