"""The notes and tags of the library, read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import SQL, fn

from reader.arabic.normaliser import fold
from reader.core.errors import LibraryError
from reader.core.notes import Note, NoteTarget, Tag
from reader.library.models import ArticleRow, ArticleTag, NoteRow, NoteTag, TagRow
from reader.library.places import anchor_from
from reader.library.query import read_query
from reader.library.store import Store


@dataclass(frozen=True, slots=True)
class TagUse:
    """A tag with the number of notes and of articles that bear it."""

    tag: Tag
    notes: int
    articles: int

    @property
    def count(self) -> int:
        return self.notes + self.articles


_FIELDS = (
    NoteRow.id,
    NoteRow.article,
    NoteRow.target,
    NoteRow.body,
    NoteRow.start,
    NoteRow.end,
    NoteRow.exact,
    NoteRow.prefix,
    NoteRow.suffix,
    NoteRow.orphan,
    NoteRow.entity,
    NoteRow.speaker,
    NoteRow.created,
    NoteRow.changed,
)


class Notes:
    """The notes and tags in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def notes(
        self,
        article: int | None = None,
        *,
        tag: int | None = None,
        text: str = "",
        person: str = "",
        target: NoteTarget | None = None,
        highlights: bool | None = None,
        orphans: bool | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Note]:
        """See Library.notes."""
        query = NoteRow.select(*_FIELDS).join(ArticleRow, on=(NoteRow.article == ArticleRow.id))
        query = query.where(ArticleRow.forgotten.is_null())
        for condition in self._conditions(tag, text, target, highlights, orphans, since, until):
            query = query.where(condition)
        if article is not None:
            # Notes on the whole article come first; orphans keep the offsets they had.
            query = query.where(NoteRow.article == article).order_by(NoteRow.start, NoteRow.end, NoteRow.id)
        else:
            query = query.order_by(NoteRow.changed.desc(), NoteRow.id.desc())
        wanted = fold(person).strip()
        if not wanted and (limit is not None or offset):
            query = query.limit(-1 if limit is None else limit).offset(offset)
        with self._store.reading():
            rows = self._store.rows(query)
            if wanted:
                # SQLite cannot fold; the names on notes are short and few.
                rows = [row for row in rows if wanted in fold(row[10]) or wanted in fold(row[11])]
                rows = rows[offset : None if limit is None else offset + limit]
            return self._made(rows)

    def note(self, number: int) -> Note:
        """One note. Raises LibraryError("gone")."""
        with self._store.reading():
            row = self._store.row(NoteRow.select(*_FIELDS).where(NoteRow.id == number))
            if row is None:
                raise LibraryError("gone")
            return self._made([row])[0]

    def some(self, numbers: Iterable[int]) -> dict[int, Note]:
        """The notes with these numbers, by number; at most some hundreds."""
        with self._store.reading():
            rows = self._store.rows(NoteRow.select(*_FIELDS).where(NoteRow.id.in_(list(numbers))))
            return {note.identity: note for note in self._made(rows)}

    def tags(self) -> list[TagUse]:
        """All tags by name, with how often each is used; what a forgotten article bears does not count."""
        notes = (
            NoteTag.select(fn.COUNT(NoteTag.note))
            .join(NoteRow, on=(NoteTag.note == NoteRow.id))
            .join(ArticleRow, on=(NoteRow.article == ArticleRow.id))
            .where(NoteTag.tag == TagRow.id, ArticleRow.forgotten.is_null())
        )
        articles = (
            ArticleTag.select(fn.COUNT(ArticleTag.article))
            .join(ArticleRow, on=(ArticleTag.article == ArticleRow.id))
            .where(ArticleTag.tag == TagRow.id, ArticleRow.forgotten.is_null())
        )
        query = TagRow.select(TagRow.name, TagRow.colour, TagRow.id, notes, articles).order_by(TagRow.folded)
        with self._store.reading():
            return [TagUse(Tag(*row[:3]), row[3], row[4]) for row in self._store.rows(query)]

    def tag(self, number: int) -> Tag:
        """One tag. Raises LibraryError("gone")."""
        with self._store.reading():
            row = self._store.row(TagRow.select(TagRow.name, TagRow.colour, TagRow.id).where(TagRow.id == number))
        if row is None:
            raise LibraryError("gone")
        return Tag(*row)

    def find_tag(self, name: str) -> Tag | None:
        """The tag whose name is the same but for harakat, hamza forms and the like."""
        with self._store.reading():
            row = self._store.row(
                TagRow.select(TagRow.name, TagRow.colour, TagRow.id).where(TagRow.folded == tag_key(name))
            )
        return None if row is None else Tag(*row)

    def _conditions(
        self,
        tag: int | None,
        text: str,
        target: NoteTarget | None,
        highlights: bool | None,
        orphans: bool | None,
        since: datetime | None,
        until: datetime | None,
    ) -> list[Any]:
        conditions: list[Any] = []
        if tag is not None:
            conditions.append(NoteRow.id.in_(NoteTag.select(NoteTag.note).where(NoteTag.tag == tag)))
        match = read_query(text, typing=True).match()
        if match is not None:
            conditions.append(NoteRow.id.in_(SQL("(SELECT rowid FROM note_words WHERE note_words MATCH ?)", (match,))))
        if target is not None:
            conditions.append(NoteRow.target == target.value)
        if highlights is not None:
            conditions.append(NoteRow.body == "" if highlights else NoteRow.body != "")
        if orphans is not None:
            conditions.append(NoteRow.orphan == orphans)
        if since is not None:
            conditions.append(NoteRow.changed >= since)
        if until is not None:
            conditions.append(NoteRow.changed < until)
        return conditions

    def _made(self, rows: list[tuple[Any, ...]]) -> list[Note]:
        tags = self._tags([row[0] for row in rows])
        return [
            Note(
                target=NoteTarget(row[2]),
                body=row[3],
                anchor=anchor_from(*row[4:9]),
                tags=tags.get(row[0], ()),
                entity=row[10],
                speaker=row[11],
                created=row[12],
                changed=row[13],
                identity=row[0],
                article=row[1],
                orphan=row[9],
            )
            for row in rows
        ]

    def _tags(self, numbers: list[int]) -> dict[int, tuple[Tag, ...]]:
        query = (
            NoteTag.select(NoteTag.note, TagRow.name, TagRow.colour, TagRow.id)
            .join(TagRow, on=(NoteTag.tag == TagRow.id))
            .order_by(TagRow.folded)
        )
        if len(numbers) <= 500:
            query = query.where(NoteTag.note.in_(numbers))
        tags: dict[int, list[Tag]] = {}
        for number, name, colour, tag in self._store.rows(query):
            tags.setdefault(number, []).append(Tag(name, colour, tag))
        return {number: tuple(found) for number, found in tags.items()}


def tag_key(name: str) -> str:
    """What tells tags apart: the folded name, white space run together."""
    return " ".join(fold(name).split())
