"""The list of articles: what is known of each without its text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from peewee import SQL, fn

from reader.core.errors import LibraryError
from reader.core.notes import Tag
from reader.core.records import ArticleRecord
from reader.library.models import ArticleRow, ArticleTag, NoteRow, SeenPath, TagRow
from reader.library.store import Store

_AT_ONCE = 500


class ArticleList:
    """The list of articles in one store; forgotten ones are not in it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def records(self, limit: int | None = None, offset: int = 0, tag: int | None = None) -> list[ArticleRecord]:
        """The records of all articles, or those with that tag, last opened first."""
        query = _query()
        if tag is not None:
            query = query.where(ArticleRow.id.in_(ArticleTag.select(ArticleTag.article).where(ArticleTag.tag == tag)))
        query = query.order_by(SQL("coalesce(t1.opened, t1.added) DESC, t1.id DESC"))
        if limit is not None or offset:
            query = query.limit(-1 if limit is None else limit).offset(offset)
        return self._made(query)

    def some(self, numbers: Iterable[int]) -> dict[int, ArticleRecord]:
        """The records of the articles with these numbers, by number."""
        wanted = list(dict.fromkeys(numbers))
        with self._store.reading():
            return {
                record.identity: record
                for at in range(0, len(wanted), _AT_ONCE)
                for record in self._made(_query().where(ArticleRow.id.in_(wanted[at : at + _AT_ONCE])))
            }

    def record(self, number: int) -> ArticleRecord:
        """The record of one article. Raises LibraryError("gone")."""
        found = self.some([number])
        if not found:
            raise LibraryError("gone")
        return found[number]

    def record_at(self, path: Path) -> ArticleRecord | None:
        """The record of the article last seen at that path."""
        with self._store.reading():
            seen = SeenPath.select(SeenPath.article).where(SeenPath.path == str(path.absolute()))
            row = self._store.row(seen)
            return None if row is None else self.some([row[0]]).get(row[0])

    def _made(self, query: Any) -> list[ArticleRecord]:
        with self._store.reading():
            rows = self._store.rows(query)
            tags = self._tags([row[0] for row in rows])
        return [
            ArticleRecord(
                identity=row[0],
                title=row[1],
                path=None if row[2] is None else Path(row[2]),
                content_hash=bytes(row[3]).hex(),
                words=row[4],
                date=row[5],
                outlet=row[6],
                added=row[7],
                opened=row[8],
                position=row[9],
                entities=row[10],
                quotations=row[11],
                analysed=row[12] is not None,
                notes=row[13],
                tags=tags.get(row[0], ()),
            )
            for row in rows
        ]

    def _tags(self, numbers: list[int]) -> dict[int, tuple[Tag, ...]]:
        query = (
            ArticleTag.select(ArticleTag.article, TagRow.name, TagRow.colour, TagRow.id)
            .join(TagRow, on=(ArticleTag.tag == TagRow.id))
            .order_by(TagRow.folded)
        )
        if len(numbers) <= _AT_ONCE:
            query = query.where(ArticleTag.article.in_(numbers))
        tags: dict[int, list[Tag]] = {}
        for number, name, colour, tag in self._store.rows(query):
            tags.setdefault(number, []).append(Tag(name, colour, tag))
        return {number: tuple(found) for number, found in tags.items()}


def _query() -> Any:
    row = ArticleRow
    notes = NoteRow.select(fn.COUNT(NoteRow.id)).where(NoteRow.article == row.id)
    return row.select(
        row.id,
        row.title,
        row.path,
        row.content_hash,
        row.words,
        row.date,
        row.outlet,
        row.added,
        row.opened,
        row.position,
        row.entities,
        row.quotations,
        row.recogniser,
        notes,
    ).where(row.forgotten.is_null())
