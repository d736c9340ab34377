"""Tables as workbooks (XLSX): sheets from right to left, every cell text or a whole number, never a formula."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.notes import Note
from reader.core.records import ArticleRecord
from reader.exporting.csv import FORMULA_STARTS
from reader.exporting.tables import NUMBERS, Table, entity_table, note_table, quantity_table, quotation_table
from reader.exporting.writing import written_as_a_whole
from reader.library import EntityUse, Library, SpokenQuotation

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575
"""Rows under the header that a sheet holds ("Excel specifications and limits"); the rest goes to further sheets."""

LONGEST = 32_767
"""UTF-16 units that a cell holds (the same source); a longer text is cut and ends in an ellipsis."""

_WIDTHS = {"selection": 48, "sentence": 60, "note": 48, "quotation": 60, "article": 36, "path": 30, "created": 26}
_WIDTHS |= {"changed": 26, "start": 9, "end": 9, "mentions": 10, "articles": 10}
_USUAL_WIDTH = 18


def export_notes_xlsx(library: Library, path: Path, notes: Sequence[Note] | None = None) -> int:
    """Write notes as a workbook, all of the library where None; returns how many. Raises ExportError, the old file
    untouched."""
    return _write(path, note_table(library, notes))


def export_entities_xlsx(library: Library, path: Path, entities: Sequence[EntityUse] | None = None) -> int:
    """Write names with their counts as a workbook, all of the library where None; returns how many. Raises
    ExportError."""
    return _write(path, entity_table(library, entities))


def export_quotations_xlsx(library: Library, path: Path, quotations: Sequence[SpokenQuotation] | None = None) -> int:
    """Write quotations as a workbook, all of the library where None; returns how many. Raises ExportError."""
    return _write(path, quotation_table(library, quotations))


def export_quantities_xlsx(library: Library, path: Path, articles: Sequence[ArticleRecord] | None = None) -> int:
    """Write the dates, amounts and counts of articles as a workbook, all of the library where None; returns how many.
    Raises ExportError."""
    return _write(path, quantity_table(library, articles))


def _write(path: Path, table: Table) -> int:
    # In memory first: the writer tells a full disk in an error of its own.
    packed = BytesIO()
    count = _pack(packed, table)
    with written_as_a_whole(path) as file:
        file.write(packed.getbuffer())
    return count


def _pack(packed: BytesIO, table: Table) -> int:
    from xlsxwriter import Workbook

    book = Workbook(packed, {"in_memory": True})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    # What Excel itself sets where one types an apostrophe first: the cell stays text when it is edited.
    quoted = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    sheet = _sheet(book, table, 1)
    count = 0
    for cells in table.rows:
        row = count % MOST_ROWS + 1
        if count and row == 1:
            sheet = _sheet(book, table, count // MOST_ROWS + 1)
        for column, (name, cell) in enumerate(zip(table.columns, cells, strict=True)):
            if not cell:
                continue
            if name in NUMBERS:
                sheet.write_number(row, column, int(cell), plain)
            else:
                sheet.write_string(row, column, fitting(cell), quoted if cell.startswith(FORMULA_STARTS) else plain)
        count += 1
    book.close()
    return count


def _sheet(book: Workbook, table: Table, number: int) -> Worksheet:
    sheet = book.add_worksheet(table.name if number == 1 else f"{table.name} {number}")
    sheet.right_to_left()
    sheet.freeze_panes(1, 0)
    header = book.add_format({"bold": True, "bottom": 1})
    for column, name in enumerate(table.columns):
        sheet.set_column(column, column, _WIDTHS.get(name, _USUAL_WIDTH))
        sheet.write_string(0, column, name, header)
    return sheet


def fitting(cell: str) -> str:
    """The text as a cell can hold it: what UTF-8 cannot say becomes ?, what is too long is cut."""
    cell = cell.encode("utf-8", "replace").decode("utf-8")
    units = cell.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return cell
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"
