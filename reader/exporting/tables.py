"""What exported tables hold: the columns of notes, names and quotations, and the rows under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from reader.arabic.words import sentences
from reader.core.notes import Note
from reader.core.records import ArticleRecord
from reader.exporting.rows import NoteRow, note_rows, sentence_around
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

ENTITY_COLUMNS = ("name", "type", "mentions", "articles", "first", "last", "aliases", "note")
"""The columns of exported names. `aliases` are separated by "; ", `note` is what a person wrote about the name and
those that were merged into it. A column is only ever added behind the others."""

QUOTATION_COLUMNS = ("article", "path", "date", "speaker", "kind", "quotation", "start", "end")

QUANTITY_COLUMNS = ("article", "path", "date", "type", "words", "value", "sentence", "start", "end")
"""The columns of exported dates, amounts and counts; `date` is the article's, `type` date, amount or count, `value`
what the words come to (see reader.core.quantities), empty where they do not say."""

NUMBERS = frozenset({"start", "end", "mentions", "articles"})
"""The columns whose cells are whole numbers, or empty."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table to write: its name, its columns and its rows, which can be gone through once."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[Sequence[str]]


def note_table(library: Library, notes: Sequence[Note] | None = None) -> Table:
    """The table of these notes, all of the library where None."""
    chosen = library.notes() if notes is None else notes
    return Table("notes", NOTE_COLUMNS, map(_note_cells, note_rows(library, chosen)))


def entity_table(library: Library, entities: Sequence[EntityUse] | None = None) -> Table:
    """The table of these names with their counts, all of the library where None."""
    chosen = library.entities(limit=None) if entities is None else entities
    cells = (
        (
            *(use.name, use.type.value, str(use.mentions), str(use.articles), use.first or "", use.last or ""),
            "; ".join(use.aliases),
            "\n\n".join(note.body for note in library.name_notes(use.name, use.type)),
        )
        for use in chosen
    )
    return Table("entities", ENTITY_COLUMNS, cells)


def quotation_table(library: Library, quotations: Sequence[SpokenQuotation] | None = None) -> Table:
    """The table of these quotations, all of the library where None."""
    chosen = library.quotations(limit=None) if quotations is None else quotations
    return Table("quotations", QUOTATION_COLUMNS, map(_quotation_cells, chosen))


def quantity_table(library: Library, articles: Sequence[ArticleRecord] | None = None) -> Table:
    """The table of the dates, amounts and counts in these articles, a person's corrections laid over them; in all of
    the library where None."""
    chosen = library.records() if articles is None else articles
    rows = (cells for record in chosen for cells in _quantity_cells(library, record))
    return Table("quantities", QUANTITY_COLUMNS, rows)


def _quantity_cells(library: Library, record: ArticleRecord) -> Iterator[tuple[str, ...]]:
    text = library.article(record.identity).text
    marks = library.analysis(record.identity, quantities=True)
    found = () if marks is None else marks.quantities
    places = sentences(text) if found else []
    for one in found:
        yield (
            record.title,
            "" if record.path is None else str(record.path),
            record.date or "",
            one.type.value,
            one.name,
            one.value,
            sentence_around(text, places, one.span),
            str(one.span.start),
            str(one.span.end),
        )


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


def _quotation_cells(said: SpokenQuotation) -> tuple[str, ...]:
    return (
        said.article.title,
        "" if said.article.path is None else str(said.article.path),
        said.article.date or "",
        said.quotation.speaker or "",
        said.quotation.kind.value,
        said.text,
        str(said.quotation.content.start),
        str(said.quotation.content.end),
    )


def _moment(moment: datetime | None) -> str:
    return "" if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds")
