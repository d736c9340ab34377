"""The notes and tags of the library, read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from peewee import SQL, fn

from reader.arabic.normaliser import fold
from reader.core.errors import LibraryError
from reader.core.notes import Note, NoteTarget, Tag
from reader.library.filters import NoteFilter
from reader.library.models import ArticleRow, NoteRow, NoteTag, TagRow
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


# How many notes and articles bear each tag, and how many of those are forgotten, which are few.
_TAGGED = (
    "SELECT tag_id, count(*) FROM note_tag GROUP BY tag_id",
    "SELECT tag_id, count(*) FROM article_tag GROUP BY tag_id",
    "SELECT tag_id, count(*) FROM article CROSS JOIN note ON note.article_id = article.id "
    "CROSS JOIN note_tag ON note_id = note.id WHERE forgotten IS NOT NULL GROUP BY tag_id",
    "SELECT tag_id, count(*) FROM article CROSS JOIN article_tag ON article_tag.article_id = article.id "
    "WHERE forgotten IS NOT NULL GROUP BY tag_id",
)


class Notes:
    """The notes and tags in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def notes(self, article: int | None, where: NoteFilter, *, limit: int | None = None, offset: int = 0) -> list[Note]:
        """See Library.notes."""
        with self._store.reading():
            query = self._asked(NoteRow.select(*_FIELDS), article, where)
            if article is not None:
                # Notes on the whole article come first; orphans keep the offsets they had.
                query = query.order_by(NoteRow.start, NoteRow.end, NoteRow.id)
            else:
                query = query.order_by(NoteRow.changed.desc(), NoteRow.id.desc())
            if limit is not None or offset:
                query = query.limit(-1 if limit is None else limit).offset(offset)
            return self._made(self._store.rows(query))

    def count(self, article: int | None, where: NoteFilter) -> int:
        """See Library.count_notes."""
        with self._store.reading():
            row = self._store.row(self._asked(NoteRow.select(fn.COUNT(NoteRow.id)), article, where))
            return 0 if row is None else int(row[0])

    def note(self, number: int) -> Note:
        """One note. Raises LibraryError("gone")."""
        with self._store.reading():
            row = self._store.row(NoteRow.select(*_FIELDS).where(NoteRow.id == number))
            if row is None:
                raise LibraryError("gone")
            return self._made([row])[0]

    def some(self, numbers: Iterable[int]) -> dict[int, Note]:
        """The notes with these numbers, by number; at most some hundreds."""
        wanted = list(numbers)
        if not wanted:
            return {}
        with self._store.reading():
            rows = self._store.rows(NoteRow.select(*_FIELDS).where(NoteRow.id.in_(wanted)))
            return {note.identity: note for note in self._made(rows)}

    def tags(self) -> list[TagUse]:
        """All tags by name, with how often each is used; what a forgotten article bears does not count."""
        with self._store.reading():
            rows = self._store.rows(TagRow.select(TagRow.name, TagRow.colour, TagRow.id).order_by(TagRow.folded))
            notes, articles, other_notes, other_articles = (
                dict(self._store.sql(query).fetchall()) for query in _TAGGED
            )
        return [
            TagUse(
                Tag(name, colour, tag),
                notes.get(tag, 0) - other_notes.get(tag, 0),
                articles.get(tag, 0) - other_articles.get(tag, 0),
            )
            for name, colour, tag in rows
        ]

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

    def _asked(self, query: Any, article: int | None, where: NoteFilter) -> Any:
        """The query with all that must hold of its notes."""
        query = query.join(ArticleRow, on=(NoteRow.article == ArticleRow.id)).where(ArticleRow.forgotten.is_null())
        if article is not None:
            query = query.where(NoteRow.article == article)
        for condition in self._conditions(where):
            query = query.where(condition)
        return query

    def _conditions(self, where: NoteFilter) -> Iterator[Any]:
        if where.tag is not None:
            yield NoteRow.id.in_(NoteTag.select(NoteTag.note).where(NoteTag.tag == where.tag))
        match = read_query(where.text, typing=True).match()
        if match is not None:
            yield NoteRow.id.in_(SQL("(SELECT rowid FROM note_words WHERE note_words MATCH ?)", (match,)))
        wanted = fold(where.person).strip()
        if wanted:
            yield self._is_named(NoteRow.entity, wanted) | self._is_named(NoteRow.speaker, wanted)
        if where.target is not None:
            yield NoteRow.target == where.target.value
        if where.highlights is not None:
            yield NoteRow.body == "" if where.highlights else NoteRow.body != ""
        if where.orphans is not None:
            yield NoteRow.orphan == where.orphans
        if where.since is not None:
            yield NoteRow.changed >= where.since
        if where.until is not None:
            yield NoteRow.changed < where.until

    def _is_named(self, field: Any, wanted: str) -> Any:
        # SQLite cannot fold; the names on notes are short and few.
        names = [name for (name,) in self._store.rows(NoteRow.select(field).where(field != "").distinct())]
        return field.in_([name for name in names if wanted in fold(name)])

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
