"""The articles of the library: kept by what they say, found by where they lie, handed out without their file."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from peewee import SQL, fn

from reader.arabic.normaliser import fold
from reader.core.articles import Article, Block, Direction, Metadata
from reader.core.errors import LibraryError
from reader.core.notes import Anchor, Tag
from reader.core.records import ArticleRecord
from reader.core.spans import Span
from reader.library import codec
from reader.library.anchors import Reanchoring
from reader.library.models import (
    AnalysisRow,
    ArticleRow,
    ArticleTag,
    ArticleText,
    BlockDirection,
    EarlierText,
    NoteRow,
    SeenPath,
    TagRow,
)
from reader.library.places import move_places
from reader.library.search_index import SearchIndex
from reader.library.store import Store
from reader.library.terms import count_words

ALIKE = 0.2
"""Two texts at one path are versions of one article where they share at least this part of the word pairs of the
shorter. Different articles of one paper share a few percent; a corrected or continued one shares most."""

_COMPARED = 200_000
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Directions:
    """The directions that a person gave: to the article, and to blocks by the offset at which each starts."""

    article: Direction | None = None
    blocks: Mapping[int, Direction] = field(default_factory=dict)


class Articles:
    """The articles in one store."""

    def __init__(self, store: Store, index: SearchIndex) -> None:
        self._store = store
        self._index = index

    def keep(self, article: Article, *, opened: bool = True) -> int:
        """Keep an article and return its number; see Library.keep."""
        path = None if article.path is None else str(article.path)
        with self._store.writing():
            number = self._by_hash(article)
            if number is not None:
                self._refresh(number, article)
            else:
                number = self._at(path)
                if number is not None and alike(self.text(number), article.text):
                    self._replace_text(number, article)
                else:
                    number = self._insert(article)
            if path is not None:
                self._remember_path(path, number)
            if opened:
                self._update(number, opened=self._store.clock())
        return number

    def records(
        self, numbers: Iterable[int] | None = None, limit: int | None = None, offset: int = 0, tag: int | None = None
    ) -> list[ArticleRecord]:
        """The records of the articles with these numbers (None: all), last opened first."""
        notes = NoteRow.select(fn.COUNT(NoteRow.id)).where(NoteRow.article == ArticleRow.id)
        query = ArticleRow.select(
            ArticleRow.id,
            ArticleRow.title,
            ArticleRow.path,
            ArticleRow.content_hash,
            ArticleRow.words,
            ArticleRow.date,
            ArticleRow.outlet,
            ArticleRow.added,
            ArticleRow.opened,
            ArticleRow.position,
            ArticleRow.entities,
            ArticleRow.quotations,
            ArticleRow.recogniser,
            notes,
        ).where(ArticleRow.forgotten.is_null())
        if numbers is not None:
            query = query.where(ArticleRow.id.in_(list(numbers)))
        if tag is not None:
            query = query.where(ArticleRow.id.in_(ArticleTag.select(ArticleTag.article).where(ArticleTag.tag == tag)))
        query = query.order_by(SQL("coalesce(t1.opened, t1.added) DESC, t1.id DESC"))
        if limit is not None or offset:
            query = query.limit(-1 if limit is None else limit).offset(offset)
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

    def record(self, number: int) -> ArticleRecord:
        """The record of one article. Raises LibraryError("gone")."""
        found = self.records([number])
        if not found:
            raise LibraryError("gone")
        return found[0]

    def record_at(self, path: Path) -> ArticleRecord | None:
        """The record of the article last seen at that path."""
        with self._store.reading():
            number = self._at(str(path))
            return None if number is None else next(iter(self.records([number])), None)

    def text(self, number: int) -> str:
        """The text of one article. Raises LibraryError("gone")."""
        row = self._row(ArticleText.select(ArticleText.text).where(ArticleText.article == number))
        try:
            return codec.unpack_text(row[0])
        except zlib.error as error:
            raise LibraryError("library_broken", path=self._store.path) from error

    def article(self, number: int, *, as_found: bool = False) -> Article:
        """One article, its blocks in the directions that a person gave them. Raises LibraryError("gone")."""
        row = ArticleRow
        with self._store.reading():
            values = self._row(
                row.select(
                    row.path,
                    row.format,
                    row.encoding,
                    row.direction,
                    row.meta_title,
                    row.author,
                    row.date,
                    row.outlet,
                    row.url,
                ).where(row.id == number)
            )
            packed = self._row(ArticleText.select(ArticleText.layout).where(ArticleText.article == number))
            text = self.text(number)
            given = Directions() if as_found else self.directions(number)
        blocks, set_aside, warnings = codec.unpack_layout(packed[0])
        article = Article(
            text,
            blocks,
            None if values[0] is None else Path(values[0]),
            values[1],
            values[2],
            Metadata(*values[4:]),
            set_aside,
            Direction(values[3]),
            warnings,
        )
        return _directed(article, given)

    def directions(self, number: int) -> Directions:
        """The directions that a person gave in one article."""
        with self._store.reading():
            row = self._row(ArticleRow.select(ArticleRow.direction_override).where(ArticleRow.id == number))
            blocks = self._store.rows(
                BlockDirection.select(BlockDirection.start, BlockDirection.direction).where(
                    BlockDirection.article == number, ~BlockDirection.orphan
                )
            )
        return Directions(
            None if row[0] is None else Direction(row[0]), {start: Direction(given) for start, given in blocks}
        )

    def keep_position(self, number: int, offset: int) -> None:
        """Remember the offset of the reading place."""
        with self._store.writing():
            self._update(number, position=max(0, offset))

    def tags_of(self, number: int) -> tuple[Tag, ...]:
        """The tags of one article, by name."""
        return self._tags([number]).get(number, ())

    def numbers(self) -> list[int]:
        """The numbers of all articles, forgotten ones too."""
        return [number for (number,) in self._store.rows(ArticleRow.select(ArticleRow.id).order_by(ArticleRow.id))]

    def _by_hash(self, article: Article) -> int | None:
        wanted = bytes.fromhex(article.content_hash)
        row = self._store.row(ArticleRow.select(ArticleRow.id).where(ArticleRow.content_hash == wanted))
        return None if row is None else int(row[0])

    def _at(self, path: str | None) -> int | None:
        if path is None:
            return None
        # The column, not the article that a foreign key would fetch.
        row = self._store.row(SeenPath.select(SeenPath.article).where(SeenPath.path == path))
        return None if row is None else int(row[0])

    def _row(self, query: Any) -> tuple[Any, ...]:
        row = self._store.row(query)
        if row is None:
            raise LibraryError("gone")
        return row

    def _update(self, number: int, **values: object) -> None:
        self._store.run(ArticleRow.update(**values).where(ArticleRow.id == number))

    def _insert(self, article: Article) -> int:
        number = int(
            self._store.run(
                ArticleRow.insert(
                    **_facts(article),
                    content_hash=bytes.fromhex(article.content_hash),
                    words=count_words(article.text),
                    added=self._store.clock(),
                )
            )
        )
        packed = {"text": codec.pack_text(article.text), "layout": codec.pack_layout(article)}
        self._store.run(ArticleText.insert(article=number, **packed))
        self._index.add(number, article)
        return number

    def _refresh(self, number: int, article: Article) -> None:
        """Take over what the file now says beside its text."""
        known = self.article(number, as_found=True)
        if replace(article, path=article.path or known.path) != known:
            if _indexed_alike(article, known):
                self._write_layout(number, article)
            else:
                self._index.remove(number, known)
                self._write_layout(number, article)
                self._index.add(number, article)
            facts = _facts(article)
            if article.path is None:
                del facts["path"]
            self._update(number, **facts)
        self._update(number, forgotten=None)

    def _write_layout(self, number: int, article: Article) -> None:
        layout = codec.pack_layout(article)
        self._store.run(ArticleText.update(layout=layout).where(ArticleText.article == number))

    def _replace_text(self, number: int, article: Article) -> None:
        """Let the article go on with the new text of its file; what a person made on the old one comes along."""
        known = self.article(number, as_found=True)
        reanchoring = Reanchoring(known.text, article.text)
        position = self._row(ArticleRow.select(ArticleRow.position).where(ArticleRow.id == number))[0]
        self._store.run(
            EarlierText.insert(
                article=number,
                content_hash=bytes.fromhex(known.content_hash),
                text=codec.pack_text(known.text),
                replaced=self._store.clock(),
            )
        )
        self._index.remove(number, known)
        self._store.run(
            ArticleText.update(text=codec.pack_text(article.text), layout=codec.pack_layout(article)).where(
                ArticleText.article == number
            )
        )
        self._store.run(AnalysisRow.delete().where(AnalysisRow.article == number))
        for table in (
            "said_about WHERE said_id IN (SELECT id FROM said WHERE article_id = ?)",
            "said WHERE article_id = ?",
            "appearance WHERE article_id = ?",
        ):
            self._store.sql(f"DELETE FROM {table}", (number,))
        self._update(
            number,
            **_facts(article),
            content_hash=bytes.fromhex(article.content_hash),
            words=count_words(article.text),
            position=_moved_position(reanchoring, known.text, article.text, position),
            recogniser=None,
            entities=0,
            quotations=0,
            forgotten=None,
        )
        move_places(self._store, number, reanchoring)
        self._index.add(number, article)

    def _remember_path(self, path: str, number: int) -> None:
        """The file at this path is this article now, and no other."""
        other = self._at(path)
        if other is not None and other != number:
            self._store.run(SeenPath.delete().where(SeenPath.path == path))
            elsewhere = self._store.row(SeenPath.select(SeenPath.path).where(SeenPath.article == other))
            self._store.run(
                ArticleRow.update(path=None if elsewhere is None else elsewhere[0]).where(
                    ArticleRow.id == other, ArticleRow.path == path
                )
            )
            other = None
        if other is None:
            self._store.run(SeenPath.insert(path=path, article=number))

    def _tags(self, numbers: list[int]) -> dict[int, tuple[Tag, ...]]:
        query = (
            ArticleTag.select(ArticleTag.article, TagRow.name, TagRow.colour, TagRow.id)
            .join(TagRow, on=(ArticleTag.tag == TagRow.id))
            .order_by(TagRow.folded)
        )
        if len(numbers) <= 500:
            query = query.where(ArticleTag.article.in_(numbers))
        tags: dict[int, list[Tag]] = {}
        for number, name, colour, tag in self._store.rows(query):
            tags.setdefault(number, []).append(Tag(name, colour, tag))
        return {number: tuple(found) for number, found in tags.items()}


def alike(one: str, other: str) -> bool:
    """Whether two texts are versions of one article; see ALIKE. Of long ones the beginnings are compared."""
    first, second = _shingles(one), _shingles(other)
    shorter = min(len(first), len(second))
    if shorter == 0:
        return not first and not second
    return len(first & second) >= ALIKE * shorter


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(fold(text[:_COMPARED]))
    if len(words) < 8:
        return {(word,) for word in words}
    return set(pairwise(words))


def _facts(article: Article) -> dict[str, Any]:
    known = article.metadata
    return {
        "title": article.title,
        "path": None if article.path is None else str(article.path),
        "format": article.format,
        "encoding": article.encoding,
        "direction": article.direction.value,
        "meta_title": known.title,
        "author": known.author,
        "date": known.date,
        "outlet": known.outlet,
        "url": known.url,
    }


def _indexed_alike(one: Article, other: Article) -> bool:
    return one.metadata.title == other.metadata.title and one.blocks[:1] == other.blocks[:1]


def _moved_position(reanchoring: Reanchoring, before: str, after: str, position: int) -> int:
    """The reading place in the new text: where the words that stood there stand now, else as far into it."""
    span = Span(min(position, len(before)), min(position + 32, len(before)))
    moved = reanchoring.moved(Anchor.at(before, span))
    return min(position, len(after)) if moved is None else moved.span.start


def _directed(article: Article, given: Directions) -> Article:
    if given.article is None and not given.blocks:
        return article

    def direction(block: Block) -> Direction:
        return given.blocks.get(block.span.start, given.article or block.direction)

    blocks = tuple(
        block if direction(block) is block.direction else replace(block, direction=direction(block))
        for block in article.blocks
    )
    return replace(article, blocks=blocks, direction=given.article or article.direction)
