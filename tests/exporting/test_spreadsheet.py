"""What a real spreadsheet makes of the tables: LibreOffice, where it is installed, reads them without a window."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import lxml.html
import pytest
from noted import fill

from reader.core.notes import Note, NoteTarget
from reader.exporting import Content, export
from reader.library import Library
from reader.operations import Operations

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
BODIES = ("=1+1", "سطر أول\nسطر ثان", '+HYPERLINK("http://example.org")', 'نص، بفاصلة; "وعلامات"')
# UTF-8, commas, double quotation marks, from the first line on: what a person confirms when LibreOffice asks.
READ_CSV = "--infilter=CSV:44,34,76,1"

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def converted(path: Path, kind: str, folder: Path, *options: str) -> Path:
    """The file as LibreOffice saves it in another format, with a profile of its own."""
    assert OFFICE is not None
    profile = (folder / "profile").as_uri()
    command = [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--norestore", *options]
    command += ["--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{kind}"


def opened(library: Library, tmp_path: Path, suffix: str, kind: str) -> Path:
    """Notes written in one format, opened and saved in another."""
    first, _ = fill(library, noted=False)
    operations = Operations(library)
    for body in BODIES:
        operations.add_note(first, Note(NoteTarget.ARTICLE, body, None))
    path = tmp_path / f"notes{suffix}"
    export(library, path, Content.NOTES, library.notes(first))
    folder = tmp_path / "converted"
    folder.mkdir()
    return converted(path, kind, folder, *([READ_CSV] if suffix == ".csv" else []))


def plain(cell: str) -> str:
    """The cell without the apostrophe that guards it in CSV."""
    return cell.removeprefix("'")


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_spreadsheet_shows_arabic_and_line_breaks_and_calculates_nothing(
    library: Library, tmp_path: Path, suffix: str
) -> None:
    root = lxml.html.document_fromstring(opened(library, tmp_path, suffix, "html").read_bytes().decode("utf-8"))
    # A line feed in the page is a space; a line break of the cell is an element.
    for element in root.iter():
        element.text = element.text and element.text.replace("\n", " ")
        element.tail = element.tail and element.tail.replace("\n", " ")
        if element.tag == "br":
            element.tail = "\n" + (element.tail or "").lstrip()
    cells = [cell.text_content().strip() for cell in root.iter("td")]
    assert {"article", "note", "جسر <جديد> & قديم"} <= set(cells)
    assert set(BODIES) <= {plain(cell) for cell in cells}
    assert "2" not in cells


def test_no_cell_of_the_csv_becomes_a_formula(library: Library, tmp_path: Path) -> None:
    with ZipFile(opened(library, tmp_path, ".csv", "xlsx")) as archive:
        main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    assert list(sheet.iter(f"{main}f")) == []
    texts = {plain("".join(part.text or "" for part in item.iter(f"{main}t"))) for item in strings}
    assert set(BODIES) <= texts
