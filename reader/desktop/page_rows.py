"""Rows of the pages over the library, which say of each thing in which article it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from reader.core.notes import Note
from reader.core.quotations import CueClass, QuotationKind
from reader.core.records import ArticleRecord
from reader.core.spans import Span
from reader.desktop import texts
from reader.desktop.language import day, month
from reader.desktop.note_questions import Filed
from reader.desktop.note_rows import note_row
from reader.desktop.rows import Row

if TYPE_CHECKING:
    from reader.library import NamedPlace, SpokenQuotation

T = TypeVar("T")

_EXCERPT = 600


def article_line(record: ArticleRecord, language: str) -> str:
    """The title of an article, its outlet and its day, in one line."""
    return texts.joined([record.title, record.outlet or "", day(record.date, language) if record.date else ""])


def said_row(said: SpokenQuotation, language: str, *, with_speaker: bool = True, with_article: bool = True) -> Row:
    """A quotation of any article: its words, under them who said it and how, and where it stands."""
    quotation = said.quotation
    meant = "" if quotation.cue_class is CueClass.STATES else texts.cue_class_name(quotation.cue_class)
    speaker = (quotation.speaker or texts.unknown_speaker()) if with_speaker else ""
    facts = texts.joined([speaker, meant, quotation.outlet or "", texts.kind_name(quotation.kind)])
    return Row(
        " ".join(said.text[:_EXCERPT].split()),
        facts,
        prose=True,
        lines=3,
        rule=1 if quotation.kind is QuotationKind.INDIRECT else 3,
        foot=article_line(said.article, language) if with_article else "",
        item=said,
        key=("said", said.article.identity, quotation.content.start, quotation.content.end),
    )


def collapsed(text: str, marks: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """A piece of text in one line, runs of white space as one, and where the marks stand in it."""
    kept: list[str] = []
    places: list[int] = []
    for letter in text:
        places.append(len(kept))
        if not letter.isspace():
            kept.append(letter)
        elif kept and kept[-1] != " ":
            kept.append(" ")
    places.append(len(kept))
    line = "".join(kept)
    spans = (Span(places[mark.start], places[mark.end]) for mark in marks)
    return line, tuple(span for span in spans if len(span))


def place_row(place: NamedPlace, language: str) -> Row:
    """A mention of a name in its article, the name lit."""
    line, marks = collapsed(place.snippet, [place.mark])
    return Row(
        line,
        prose=True,
        lines=2,
        marks=marks,
        foot=article_line(place.article, language),
        item=place,
        key=("place", place.article.identity, place.span.start),
    )


def by_month(
    items: Sequence[T], before: T | None, language: str, date: Callable[[T], str | None], row: Callable[[T], Row]
) -> list[Row]:
    """The rows of items that are in the order of their dates, each month under its heading; `before` is the item before
    the first."""
    rows: list[Row] = []
    last = None if before is None else month(date(before), language)
    for item in items:
        now = month(date(item), language)
        if now != last:
            rows.append(Row(now, heading=True))
        last = now
        rows.append(row(item))
    return rows


def filed_row(one: Filed, language: str) -> Row:
    """A note or a quotation with its article."""
    if isinstance(one.item, Note):
        return note_row(one.item, article_line(one.article, language))
    return said_row(one.item, language)


def citation_of(said: SpokenQuotation, language: str) -> str:
    """A quotation as text for a citation: its words, speaker, title, outlet and date."""
    record = said.article
    facts = [
        said.quotation.speaker or "",
        record.title,
        record.outlet or "",
        day(record.date, language) if record.date else "",
    ]
    return f"«{' '.join(said.text.split())}» — " + "، ".join(fact for fact in facts if fact)
