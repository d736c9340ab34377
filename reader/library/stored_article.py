"""An article as the library's columns hold it, made one again; needs no peewee, so that a start can have it soon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from reader.core.articles import Article, Block, Direction, Metadata
from reader.library import codec

COLUMNS = ("path", "format", "encoding", "direction", "meta_title", "author", "date", "outlet", "url")
"""The columns of the table `article` that an article is made of."""


@dataclass(frozen=True, slots=True)
class Directions:
    """The directions that a person gave: to the article, and to blocks by the offset at which each starts."""

    article: Direction | None = None
    blocks: Mapping[int, Direction] = field(default_factory=dict)


def directions_of(override: str | None, blocks: Sequence[tuple[int, str]]) -> Directions:
    """The directions from the columns: the article's own, and (start, direction) of blocks."""
    return Directions(
        None if override is None else Direction(override), {start: Direction(given) for start, given in blocks}
    )


def article_of(values: Sequence[Any], text: str, layout: bytes, given: Directions) -> Article:
    """The article with those values of COLUMNS, its text, its packed layout, and its blocks in the directions that a
    person gave. Raises zlib.error, ValueError or KeyError where they were spoiled."""
    blocks, set_aside, warnings = codec.unpack_layout(layout)
    path, format_, encoding, direction, *facts = values
    article = Article(
        text,
        blocks,
        None if path is None else Path(path),
        format_,
        encoding,
        Metadata(*facts),
        set_aside,
        Direction(direction),
        warnings,
    )
    return _directed(article, given)


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
