"""Notes, names and quotations as Markdown, with the properties and tags of note programs such as Obsidian."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.core.notes import Note, Tag
from reader.core.records import ArticleRecord
from reader.exporting.articles import by_article, in_order
from reader.exporting.rows import NoteRow
from reader.exporting.tables import Table, entity_table, quantity_table, quotation_table
from reader.exporting.writing import written_as_a_whole
from reader.library import EntityUse, Library, SpokenQuotation

_MEANT = re.compile(r"([\\`*_{}\[\]<>#|~&$%^=])")
_AT_LINE_START = re.compile(r"^(\s*\d*)([-+.)])", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_NOT_IN_A_TAG = re.compile(r"[^\w/-]+")


def export_notes_markdown(library: Library, path: Path, notes: Sequence[Note] | None = None) -> int:
    """Write notes as Markdown, all of the library where None, article by article in the order of the text; returns how
    many. Raises ExportError, the old file untouched."""
    chosen = in_order(library, notes)
    tags = sorted({markdown_tag(tag) for note in chosen for tag in note.tags})
    with written_as_a_whole(path) as file:
        file.write(_lines(_properties(tags)))
        for rows in by_article(library, chosen):
            file.write(_lines(["", *_article(rows)]))
    return len(chosen)


def export_entities_markdown(library: Library, path: Path, entities: Sequence[EntityUse] | None = None) -> int:
    """Write names with their counts as a Markdown table, all of the library where None; returns how many. Raises
    ExportError."""
    return _write_table(path, entity_table(library, entities))


def export_quotations_markdown(
    library: Library, path: Path, quotations: Sequence[SpokenQuotation] | None = None
) -> int:
    """Write quotations as a Markdown table, all of the library where None; returns how many. Raises ExportError."""
    return _write_table(path, quotation_table(library, quotations))


def export_quantities_markdown(library: Library, path: Path, articles: Sequence[ArticleRecord] | None = None) -> int:
    """Write the dates, amounts and counts of articles as a Markdown table, all of the library where None; returns how
    many. Raises ExportError."""
    return _write_table(path, quantity_table(library, articles))


def markdown_tag(tag: Tag) -> str:
    """The tag's name as Obsidian allows it: letters, digits, _, - and /, at least one of them no digit."""
    letters = "".join(character for character in tag.name if not unicodedata.category(character).startswith("M"))
    name = _NOT_IN_A_TAG.sub("_", letters).strip("_") or "_"
    return f"_{name}" if name.isdigit() else name


def _write_table(path: Path, table: Table) -> int:
    count = 0
    with written_as_a_whole(path) as file:
        file.write(_lines([_row(table.columns), _row(["---"] * len(table.columns))]))
        for cells in table.rows:
            file.write(_lines([_row([_escaped(" ".join(cell.split())) for cell in cells])]))
            count += 1
    return count


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lines(lines: Sequence[str] | Iterator[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def _properties(tags: Sequence[str]) -> list[str]:
    # A JSON string is a YAML string too.
    named = [f"  - {json.dumps(tag, ensure_ascii=False)}" for tag in tags]
    return ["---", "source: Qari", *(["tags:", *named] if named else []), "---"]


def _article(rows: list[NoteRow]) -> Iterator[str]:
    article = rows[0].article
    yield f"# {_escaped(' '.join(article.title.split()))}"
    about = [part for part in (article.outlet, article.date) if part]
    if about:
        yield ""
        yield _escaped(" · ".join(about))
    for row in rows:
        yield ""
        yield from _note(row)


def _note(row: NoteRow) -> Iterator[str]:
    if row.selection:
        yield from (f"> {_escaped(line)}".rstrip() for line in row.selection.splitlines())
        if row.speaker:
            yield ">"
            yield f"> — {_escaped(row.speaker)}"
        yield ""
    if row.note.body:
        yield _escaped(row.note.body)
        yield ""
    if row.note.tags:
        yield " ".join(f"#{markdown_tag(tag)}" for tag in row.note.tags)
        yield ""
    yield "---"


def _escaped(text: str) -> str:
    """The text such that Markdown shows it as it is; white space that would make a line code is left out."""
    return _AT_LINE_START.sub(r"\1\\\2", _MEANT.sub(r"\\\1", _INDENT.sub("", text)))
