"""Name lists as CSV files: name, type, known_as; the type "never" is for words that are never marked."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

from reader.arabic.normaliser import fold
from reader.core.errors import AnalysisError, ExportError
from reader.core.mentions import EntityType
from reader.entities.name_lists import ListedName, NameLists

COLUMNS = ("name", "type", "known_as")
"""The columns of the CSV file."""

_TYPES = {
    "per": EntityType.PER,
    "person": EntityType.PER,
    "شخص": EntityType.PER,
    "loc": EntityType.LOC,
    "place": EntityType.LOC,
    "location": EntityType.LOC,
    "مكان": EntityType.LOC,
    "org": EntityType.ORG,
    "organisation": EntityType.ORG,
    "organization": EntityType.ORG,
    "جهه": EntityType.ORG,
    "منظمه": EntityType.ORG,
    "misc": EntityType.MISC,
    "other": EntityType.MISC,
    "اخري": EntityType.MISC,
    "اخر": EntityType.MISC,
}
_NEVER = {"never", "ابدا"}
_TITLES = {"name", "الاسم", "اسم"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LARGEST = 50_000_000
"""Bytes of the largest file that is taken for a name list."""


def read_name_lists(path: Path) -> NameLists:
    """The name lists in a CSV file: UTF-8, UTF-16 with its mark or Windows-1256; commas, semicolons or tabs.

    A first line of titles and blank lines are passed over. Raises AnalysisError: missing, unreadable, too_large,
    binary, or name_list_row with the line whose type is not known.
    """
    text = _decoded(path)
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    names: list[ListedName] = []
    never: list[str] = []
    for line, row in _rows(text, delimiter):
        cells = [_unguarded(cell.strip()) for cell in row] + ["", ""]
        name, kind = cells[0], fold(cells[1])
        if not name or (line == 1 and fold(name) in _TITLES):
            continue
        if kind in _NEVER:
            never.append(name)
        elif kind in _TYPES:
            names.append(ListedName(name, _TYPES[kind], cells[2]))
        else:
            raise AnalysisError("name_list_row", path=path, line=line)
    return NameLists(tuple(names), tuple(never))


def write_name_lists(path: Path, lists: NameLists) -> None:
    """Write the lists as CSV (UTF-8 with its mark, for spreadsheets), whole or not at all.

    Raises ExportError("not_written").
    """
    rows = [(name.name, name.type.value, name.known_as) for name in lists.names]
    rows += [(word, "never", "") for word in lists.never]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    content = out.getvalue().encode("utf-8-sig", "replace")
    unfinished = ""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            unfinished = file.name
            file.write(content)
        Path(unfinished).replace(path)
    except OSError as error:
        if unfinished:
            Path(unfinished).unlink(missing_ok=True)
        raise ExportError("not_written", path=path) from error


def _decoded(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise AnalysisError("too_large", path=path, size=path.stat().st_size // 10**6, limit=_LARGEST // 10**6)
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise AnalysisError("missing", path=path) from error
    except OSError as error:
        raise AnalysisError("unreadable", path=path) from error
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1256"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise AnalysisError("binary", path=path)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            # A field beyond the size that csv takes is no name.
            continue
        yield reader.line_num, row


def _guarded(cell: str) -> str:
    """The cell such that no spreadsheet takes it for a formula, as OWASP advises, and _unguarded() knows it again."""
    return "'" + cell if cell.lstrip("'").startswith(_FORMULA) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA) else cell
