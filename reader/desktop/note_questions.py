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
    from reader.library import NoteFilter, SpokenQuotation


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
    """The quotations that are wished for."""
    from reader.library import QuotationFilter

    where = QuotationFilter(
        speaker=wish.person,
        text=wish.text,
        since="" if wish.first is None else wish.first.isoformat(),
        until="" if wish.last is None else (wish.last - timedelta(days=1)).isoformat(),
    )
    return desk.library.quotations(where, limit=limit, offset=offset)


def plain(items: Sequence[Filed]) -> list[Any]:
    """What the exports take: the notes or quotations alone."""
    return [one.item for one in items]


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
