"""Workbooks: from right to left, every cell text or a number, never a formula."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from noted import BODY, TITLE, fill

from reader.core.notes import Note, NoteTarget
from reader.exporting import Content, export, xlsx
from reader.exporting.tables import NOTE_COLUMNS
from reader.library import Library
from reader.operations import Operations

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets(path: Path) -> list[ElementTree.Element]:
    with ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith("xl/worksheets/sheet"))
        return [ElementTree.fromstring(archive.read(name)) for name in names]


def rows(path: Path, sheet: ElementTree.Element) -> list[dict[str, str | int]]:
    """The rows under the header, by column name; text as str, numbers as int."""
    with ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    # A character that XML cannot hold is written _x0001_ and read back.
    texts = ["".join(part.text or "" for part in item.iter(f"{MAIN}t")) for item in root]
    table = []
    for row in sheet.iter(f"{MAIN}row"):
        cells: dict[str, str | int] = {}
        for cell in row:
            column = re.sub(r"\d", "", cell.get("r", ""))
            value = cell.findtext(f"{MAIN}v", "")
            cells[column] = texts[int(value)] if cell.get("t") == "s" else int(value)
        table.append(cells)
    header = table[0]
    return [{str(header[column]): value for column, value in cells.items()} for cells in table[1:]]


def test_notes_as_a_sheet(library: Library, tmp_path: Path) -> None:
    fill(library)
    path = tmp_path / "notes.xlsx"
    assert export(library, path) == 6
    (sheet,) = sheets(path)
    view = sheet.find(f"{MAIN}sheetViews/{MAIN}sheetView")
    assert view is not None
    assert view.get("rightToLeft") == "1"
    pane = view.find(f"{MAIN}pane")
    assert pane is not None
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert len(list(sheet.iter(f"{MAIN}col"))) >= 5
    assert list(sheet.iter(f"{MAIN}f")) == []
    assert list(sheet.iter(f"{MAIN}hyperlink")) == []
    found = {row["note"]: row for row in rows(path, sheet) if "note" in row}
    row = found["=سطر أول\nسطر ثان"]
    assert row["article"] == TITLE
    assert row["selection"] == "سيفتح غدا"
    assert row["start"] == (TITLE + "\n" + BODY).index("سيفتح غدا")
    assert row["created"] == "2025-01-02T03:04:05+00:00"
    # The same table as the CSV file, without its apostrophes.
    export(library, tmp_path / "notes.csv")
    with (tmp_path / "notes.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    for mine, theirs in zip(rows(path, sheet), table, strict=True):
        for name in NOTE_COLUMNS:
            cell = str(mine.get(name, "")).replace("_x0001_", "\x01")
            assert cell in (theirs[name], theirs[name].removeprefix("'"))


def test_names_and_quotations_as_sheets(library: Library, tmp_path: Path) -> None:
    fill(library)
    path = tmp_path / "table.xlsx"
    export(library, path, Content.ENTITIES)
    (row,) = rows(path, sheets(path)[0])
    assert (row["name"], row["mentions"], row["first"]) == ("محمد علي", 1, "2025-02-01")
    export(library, path, Content.QUOTATIONS)
    (row,) = rows(path, sheets(path)[0])
    assert (row["speaker"], row["quotation"]) == ("محمد علي", "الجسر سيفتح غدا")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://example.org", "12", "\t=1"])
def test_no_text_is_a_formula_a_link_or_a_number(library: Library, tmp_path: Path, start: str) -> None:
    first, _ = fill(library, noted=False)
    Operations(library).add_note(first, Note(NoteTarget.ARTICLE, start, None))
    path = tmp_path / "notes.xlsx"
    export(library, path)
    (sheet,) = sheets(path)
    assert rows(path, sheet)[0]["note"] == start
    assert list(sheet.iter(f"{MAIN}f")) == []


def test_what_is_too_long_for_a_cell_is_cut_and_says_so(library: Library, tmp_path: Path) -> None:
    first, _ = fill(library, noted=False)
    for body in ("ب" * 40_000, "🎉" * 20_000, "ج" * xlsx.LONGEST, "نصف \ud83d رمز"):
        Operations(library).add_note(first, Note(NoteTarget.ARTICLE, body, None))
    path = tmp_path / "notes.xlsx"
    export(library, path, Content.NOTES, library.notes(first))
    long, emoji, fits, half = (str(row["note"]) for row in rows(path, sheets(path)[0]))
    assert long == "ب" * (xlsx.LONGEST - 1) + "…"
    assert emoji == "🎉" * ((xlsx.LONGEST - 1) // 2) + "…"
    assert fits == "ج" * xlsx.LONGEST
    assert half == "نصف ? رمز"


def test_what_is_too_much_for_a_sheet_goes_on_in_another(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library)
    monkeypatch.setattr(xlsx, "MOST_ROWS", 4)
    path = tmp_path / "notes.xlsx"
    assert export(library, path) == 6
    assert [len(rows(path, sheet)) for sheet in sheets(path)] == [4, 2]
