"""The articles of the library: kept by what they say, found by where they lie, handed out without their file."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader.core.articles import Article
from reader.core.errors import LibraryError
from reader.core.notes import Anchor
from reader.core.spans import Span
from reader.library import codec
from reader.library.alike import alike
from reader.library.anchors import Reanchoring
from reader.library.models import (
    AnalysisRow,
    ArticleRow,
    ArticleText,
    BlockDirection,
    EarlierText,
    SeenPath,
    to_column,
)
from reader.library.places import move_places
from reader.library.search_index import IndexedWords, SearchIndex
from reader.library.stamps import FileStamp
from reader.library.store import Store
from reader.library.stored_article import COLUMNS, Directions, article_of, directions_of


class Articles:
    """The articles in one store."""

    def __init__(self, store: Store, index: SearchIndex) -> None:
        self._store = store
        self._index = index

    def keep(self, article: Article, *, opened: bool = True, stamp: FileStamp | None = None) -> tuple[int, bool]:
        """Keep an article and return its number, and whether the index of names no longer tells what stands in it; see
        Library.keep."""
        # The same name in two folders is two files.
        path = None if article.path is None else article.path.absolute()
        article = replace(article, path=path)
        with self._store.writing():
            number = self._by_hash(article)
            stale = False
            if number is not None:
                stale = self._refresh(number, article)
            else:
                number = None if path is None else self._at(path)
                if number is not None and alike(self.text(number), article.text):
                    self._replace_text(number, article)
                    stale = True
                else:
                    number = self._insert(article)
            if path is not None:
                self._remember_path(path, number, stamp)
            if opened:
                self.keep_opened(number)
        return number, stale

    def text(self, number: int) -> str:
        """The text of one article. Raises LibraryError("gone")."""
        text = self.texts([number]).get(number)
        if text is None:
            raise LibraryError("gone")
        return text

    def texts(self, numbers: Iterable[int]) -> dict[int, str]:
        """The texts of articles, by number."""
        texts: dict[int, str] = {}
        for number in numbers:
            row = self._store.sql("SELECT text FROM article_text WHERE article_id = ?", (number,)).fetchone()
            if row is not None:
                try:
                    texts[number] = codec.unpack_text(row[0])
                except zlib.error as error:
                    raise LibraryError("library_broken", path=self._store.path) from error
        return texts

    def article(self, number: int, *, as_found: bool = False) -> Article:
        """One article, its blocks in the directions that a person gave them. Raises LibraryError("gone")."""
        row = ArticleRow
        with self._store.reading():
            values = self._row(row.select(*(getattr(row, name) for name in COLUMNS)).where(row.id == number))
            packed = self._row(ArticleText.select(ArticleText.layout).where(ArticleText.article == number))
            text = self.text(number)
            given = Directions() if as_found else self.directions(number)
        return article_of(values, text, packed[0], given)

    def directions(self, number: int) -> Directions:
        """The directions that a person gave in one article."""
        with self._store.reading():
            row = self._row(ArticleRow.select(ArticleRow.direction_override).where(ArticleRow.id == number))
            blocks = self._store.rows(
                BlockDirection.select(BlockDirection.start, BlockDirection.direction).where(
                    BlockDirection.article == number, ~BlockDirection.orphan
                )
            )
        return directions_of(row[0], blocks)

    def keep_opened(self, number: int) -> None:
        """Remember that the article was opened now."""
        with self._store.writing():
            self._update(number, opened=self._store.clock())

    def keep_position(self, number: int, offset: int) -> None:
        """Remember the offset of the reading place."""
        with self._store.writing():
            self._update(number, position=max(0, offset))

    def numbers(self) -> list[int]:
        """The numbers of all articles, forgotten ones too."""
        return [number for (number,) in self._store.rows(ArticleRow.select(ArticleRow.id).order_by(ArticleRow.id))]

    def is_unchanged(self, path: Path, stamp: FileStamp) -> bool:
        """See Library.is_unchanged."""
        row = self._store.sql(
            "SELECT 1 FROM seen_path JOIN article ON article.id = article_id WHERE seen_path.path = ? AND size = ? "
            "AND modified = ? AND recogniser IS NOT NULL AND forgotten IS NULL",
            (to_column(str(path.absolute())), stamp.size, stamp.modified),
        ).fetchone()
        return row is not None

    def is_analysed(self, content_hash: str) -> bool:
        """See Library.is_analysed."""
        row = self._store.sql(
            "SELECT 1 FROM article WHERE content_hash = ? AND recogniser IS NOT NULL AND forgotten IS NULL",
            (bytes.fromhex(content_hash),),
        ).fetchone()
        return row is not None

    def _by_hash(self, article: Article) -> int | None:
        wanted = bytes.fromhex(article.content_hash)
        row = self._store.sql("SELECT id FROM article WHERE content_hash = ?", (wanted,)).fetchone()
        return None if row is None else int(row[0])

    def _at(self, path: Path) -> int | None:
        row = self._store.sql("SELECT article_id FROM seen_path WHERE path = ?", (to_column(str(path)),)).fetchone()
        return None if row is None else int(row[0])

    def _row(self, query: Any) -> tuple[Any, ...]:
        row = self._store.row(query)
        if row is None:
            raise LibraryError("gone")
        return row

    def _update(self, number: int, **values: object) -> None:
        self._store.run(ArticleRow.update(**values).where(ArticleRow.id == number))

    def _insert(self, article: Article) -> int:
        words = IndexedWords.of(article)
        facts = {
            **_facts(article),
            "content_hash": bytes.fromhex(article.content_hash),
            "words": words.count,
            "added": self._store.clock(),
        }
        number = self._store.insert("article", facts)
        packed = {"text": codec.pack_text(article.text), "layout": codec.pack_layout(article)}
        self._store.insert("article_text", {"article_id": number, **packed})
        self._index.add(number, words)
        return number

    def _refresh(self, number: int, article: Article) -> bool:
        """Take over what the file now says beside its text; says whether the index of names is stale."""
        forgotten = self._row(ArticleRow.select(ArticleRow.forgotten).where(ArticleRow.id == number))[0] is not None
        known = self.article(number, as_found=True)
        if replace(article, path=article.path or known.path) != known:
            if _indexed_alike(article, known):
                self._write_layout(number, article)
            else:
                self._index.remove(number, known)
                self._write_layout(number, article)
                self._index.add(number, IndexedWords.of(article))
            facts = _facts(article)
            if article.path is None:
                del facts["path"]
            self._update(number, **facts)
        if forgotten:
            self._update(number, forgotten=None)
        return forgotten or article.metadata.date != known.metadata.date

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
        words = IndexedWords.of(article)
        self._index.remove(number, known)
        self._store.run(
            ArticleText.update(text=codec.pack_text(article.text), layout=codec.pack_layout(article)).where(
                ArticleText.article == number
            )
        )
        self._store.run(AnalysisRow.delete().where(AnalysisRow.article == number))
        self._update(
            number,
            **_facts(article),
            content_hash=bytes.fromhex(article.content_hash),
            words=words.count,
            position=_moved_position(reanchoring, known.text, article.text, position),
            recogniser=None,
            forgotten=None,
        )
        move_places(self._store, number, reanchoring)
        self._index.add(number, words)

    def _remember_path(self, path: Path, number: int, stamp: FileStamp | None) -> None:
        """The file at this path is this article now, and no other; an older stamp counts no more."""
        other = self._at(path)
        name = str(path)
        if other is not None and other != number:
            self._store.run(SeenPath.delete().where(SeenPath.path == name))
            elsewhere = self._store.row(SeenPath.select(SeenPath.path).where(SeenPath.article == other))
            self._store.run(
                ArticleRow.update(path=None if elsewhere is None else elsewhere[0]).where(
                    ArticleRow.id == other, ArticleRow.path == name
                )
            )
            other = None
        size, modified = (None, None) if stamp is None else (stamp.size, stamp.modified)
        if other is None:
            values = {"path": name, "article_id": number, "size": size, "modified": modified}
            self._store.insert("seen_path", values)
        else:
            self._store.sql(
                "UPDATE seen_path SET size = ?1, modified = ?2 "
                "WHERE path = ?3 AND (size IS NOT ?1 OR modified IS NOT ?2)",
                (size, modified, to_column(name)),
            )


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
