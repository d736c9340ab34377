"""What the window asks of files and of the library when an article is opened; run on the workers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reader.core.analyses import Analysis
from reader.core.articles import Article, Direction
from reader.core.notes import Note
from reader.core.progress import Progress
from reader.core.records import ArticleRecord
from reader.desktop.desk import Desk


@dataclass(frozen=True, slots=True)
class Kept:
    """What the library says of an article that was just opened."""

    record: ArticleRecord
    article: Article
    analysis: Analysis | None
    notes: tuple[Note, ...]
    directions: tuple[Direction, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the library knew of a path before its file was read."""

    content_hash: str
    position: int


def recall(desk: Desk, identity: int, *, quantities: bool = False) -> Kept:
    library = desk.library
    article = library.article(identity)
    return Kept(
        library.keep_opened(identity),
        article,
        library.analysis(identity, quantities=quantities),
        tuple(library.notes(identity)),
        directions_of(article),
    )


def keep(desk: Desk, article: Article, *, quantities: bool = False) -> Kept:
    library = desk.library
    record = library.keep(article)
    chosen = library.directions(record.identity)
    turned = library.article(record.identity) if chosen.blocks or chosen.article is not None else article
    return Kept(
        record,
        article,
        library.analysis(record.identity, quantities=quantities),
        tuple(library.notes(record.identity)),
        directions_of(turned),
    )


def keep_analysis(desk: Desk, known: int, article: Article, analysis: Analysis) -> None:
    """Keep the analysis of an article that is no longer open; its key is 0 where it was not known then."""
    identity = known or desk.library.keep(article, opened=False).identity
    desk.library.keep_analysis(identity, analysis)


def directions_of(article: Article) -> tuple[Direction, ...]:
    return tuple(block.direction for block in article.blocks)


def reads(path: Path, encoding: str | None = None) -> Callable[[Progress], Article]:
    def read(_: Progress) -> Article:
        from reader.opening import open_article

        return open_article(path, encoding=encoding)

    return read


def reads_text(text: str) -> Callable[[Progress], Article]:
    def read(_: Progress) -> Article:
        from reader.opening import article_from_text

        return article_from_text(text)

    return read
