"""The list of articles: what is known of each without its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from reader.core.errors import LibraryError
from reader.core.notes import Tag
from reader.core.records import ArticleRecord
from reader.library.models import from_microseconds, to_column, to_text
from reader.library.store import Store

_AT_ONCE = 500

_ARTICLES = """
SELECT id, title, path, content_hash, words, date, outlet, added, opened, position, entities, quotations,
       recogniser IS NOT NULL, (SELECT count(*) FROM note WHERE note.article_id = article.id)
FROM article WHERE forgotten IS NULL
"""


class ArticleList:
    """The list of articles in one store; forgotten ones are not in it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def records(self, limit: int | None = None, offset: int = 0, tag: int | None = None) -> list[ArticleRecord]:
        """The records of all articles, or those with that tag, last opened first."""
        with_tag = "" if tag is None else "AND id IN (SELECT article_id FROM article_tag WHERE tag_id = ?)"
        values = (() if tag is None else (tag,)) + (-1 if limit is None else limit, offset)
        return self._made(
            f"{_ARTICLES} {with_tag} ORDER BY coalesce(opened, added) DESC, id DESC LIMIT ? OFFSET ?", values
        )

    def some(self, numbers: Iterable[int]) -> dict[int, ArticleRecord]:
        """The records of the articles with these numbers, by number."""
        wanted = list(dict.fromkeys(numbers))
        chunks = [wanted[at : at + _AT_ONCE] for at in range(0, len(wanted), _AT_ONCE)]
        with self._store.reading():
            return {
                record.identity: record
                for chunk in chunks
                for record in self._made(f"{_ARTICLES} AND id IN ({_places(chunk)})", chunk)
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
            name = to_column(str(path.absolute()))
            row = self._store.sql("SELECT article_id FROM seen_path WHERE path = ?", (name,)).fetchone()
            return None if row is None else self.some([row[0]]).get(row[0])

    def _made(self, query: str, values: Sequence[int]) -> list[ArticleRecord]:
        with self._store.reading():
            rows = self._store.sql(query, values).fetchall()
            tags = self._tags([row[0] for row in rows])
        return [
            ArticleRecord(
                identity=row[0],
                title=to_text(row[1]),
                path=None if row[2] is None else Path(to_text(row[2])),
                content_hash=row[3].hex(),
                words=row[4],
                date=to_text(row[5]),
                outlet=to_text(row[6]),
                added=from_microseconds(row[7]),
                opened=None if row[8] is None else from_microseconds(row[8]),
                position=row[9],
                entities=row[10],
                quotations=row[11],
                analysed=bool(row[12]),
                notes=row[13],
                tags=tags.get(row[0], ()),
            )
            for row in rows
        ]

    def _tags(self, numbers: Sequence[int]) -> dict[int, tuple[Tag, ...]]:
        chosen, values = ("1", ()) if len(numbers) > _AT_ONCE else (f"article_id IN ({_places(numbers)})", numbers)
        rows = self._store.sql(
            "SELECT article_id, name, colour, tag.id FROM article_tag JOIN tag ON tag.id = tag_id "
            f"WHERE {chosen} ORDER BY tag.folded",
            values,
        ).fetchall()
        tags: dict[int, list[Tag]] = {}
        for number, name, colour, tag in rows:
            tags.setdefault(number, []).append(Tag(to_text(name), colour, tag))
        return {number: tuple(found) for number, found in tags.items()}


def _places(values: Sequence[int]) -> str:
    return ", ".join("?" * len(values))
