"""A library of one's own with a clock that ticks, and articles made of paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.core.articles import Article, Block, BlockKind, Metadata
from reader.core.spans import Span
from reader.library import Library
from reader.operations import Operations

MakeArticle = Callable[..., Article]


class Clock:
    """Gives a later moment each time it is asked."""

    def __init__(self) -> None:
        self.moment = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "data" / "qari.db", clock=clock) as opened:
        yield opened


@pytest.fixture
def operations(library: Library) -> Operations:
    return Operations(library)


@pytest.fixture
def make_article() -> MakeArticle:
    def make(*paragraphs: str, title: str = "", path: str | Path | None = None, **metadata: str) -> Article:
        lines = [title, *paragraphs] if title else list(paragraphs)
        blocks: list[Block] = []
        start = 0
        for number, line in enumerate(lines):
            kind = BlockKind.TITLE if title and number == 0 else BlockKind.PARAGRAPH
            blocks.append(Block(Span(start, start + len(line)), kind))
            start += len(line) + 1
        return Article(
            "\n".join(lines),
            tuple(blocks),
            None if path is None else Path(path),
            metadata=Metadata(**metadata),
        )

    return make
