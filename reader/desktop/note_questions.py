"""What the page of notes asks the library: which notes, highlights and quotations, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from reader.core.notes import Note, NoteTarget
from reader.core.records import ArticleRecord
from reader.desktop.desk import Desk

if TYPE_CHECKING:
    from reader.library import NoteFilter, QuotationFilter, SpokenQuotation


class NoteKind(StrEnum):
    """What is listed."""

    ALL = "all"
    WRITTEN = "written"
    HIGHLIGHTS = "highlights"
    NAMES = "names"
    QUOTATIONS = "quotations"
    ARTICLES = "articles"
    ORPHANS = "orphans"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class NoteWish:
    """Which ones: of a kind, holding a text, on a person (of quotations: by one), with a tag, in an article, from a day
    on and before another one. Notes are of the day on which they were last changed, quotations of their article's."""

    kind: NoteKind = NoteKind.ALL
    text: str = ""
    person: str = ""
    tag: int | None = None
    article: int | None = None
    first: date | None = None
    last: date | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self != NoteWish()


@dataclass(frozen=True, slots=True)
class Filed:
    """A note or a quotation with its article."""

    item: Note | SpokenQuotation
    article: ArticleRecord


def filed(desk: Desk, wish: NoteWish, limit: int | None, offset: int = 0) -> list[Filed]:
    """So many of what is wished for from that one on: notes by their last change, quotations by their article's day."""
    if wish.kind is NoteKind.SAID:
        return [Filed(said, said.article) for said in said_by(desk, wish, limit, offset)]
    notes = desk.library.notes(wish.article, _filter(wish), limit=limit, offset=offset)
    records = {article: desk.library.record(article) for article in {note.article for note in notes}}
    return [Filed(note, records[note.article]) for note in notes]


def said_by(desk: Desk, wish: NoteWish, limit: int | None, offset: int = 0) -> list[SpokenQuotation]:
    """The quotations that are wished for; those of one article in the order of its text."""
    if wish.article is not None:
        found = [said for said in _said_in(desk, wish.article) if _suits(said, wish)]
        return found[offset : None if limit is None else offset + limit]
    return list(desk.library.quotations(_said_filter(wish), limit=limit, offset=offset))


def count(desk: Desk, wish: NoteWish) -> int | None:
    """How many there are; None where telling takes as long as reading all."""
    if wish.kind is not NoteKind.SAID:
        return desk.library.count_notes(_filter(wish), article=wish.article)
    if wish.text or wish.article is not None:
        return None
    return desk.library.count_quotations(_said_filter(wish))


def plain(items: Sequence[Filed]) -> list[Any]:
    """What the exports take: the notes or quotations alone."""
    return [one.item for one in items]


def _said_filter(wish: NoteWish) -> QuotationFilter:
    from reader.library import QuotationFilter

    last = None if wish.last is None else wish.last - timedelta(days=1)
    return QuotationFilter(
        speaker=wish.person,
        text=wish.text,
        since=wish.first.isoformat() if wish.first else "",
        until=last.isoformat() if last else "",
    )


def _said_in(desk: Desk, article: int) -> list[SpokenQuotation]:
    from reader.library import SpokenQuotation

    analysis, record = desk.library.analysis(article), desk.library.record(article)
    text = desk.library.article(article).text
    found = analysis.quotations if analysis is not None else ()
    return [SpokenQuotation(record, quotation, quotation.content.of(text)) for quotation in found]


def _suits(said: SpokenQuotation, wish: NoteWish) -> bool:
    from reader.arabic.normaliser import fold

    return fold(wish.person) in fold(said.quotation.speaker or "") and fold(wish.text) in fold(said.text)


def _filter(wish: NoteWish) -> NoteFilter:
    from reader.library import NoteFilter

    target = {
        NoteKind.NAMES: NoteTarget.ENTITY,
        NoteKind.QUOTATIONS: NoteTarget.QUOTATION,
        NoteKind.ARTICLES: NoteTarget.ARTICLE,
    }.get(wish.kind)
    return NoteFilter(
        tag=wish.tag,
        text=wish.text,
        person=wish.person,
        target=target,
        highlights={NoteKind.WRITTEN: False, NoteKind.HIGHLIGHTS: True}.get(wish.kind),
        orphans=True if wish.kind is NoteKind.ORPHANS else None,
        since=_midnight(wish.first),
        until=_midnight(wish.last),
    )


def _midnight(day: date | None) -> datetime | None:
    """The beginning of a day where the person is."""
    return None if day is None else datetime.combine(day, time()).astimezone()
