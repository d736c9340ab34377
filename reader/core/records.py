"""What the library tells of an article without handing out its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reader.core.notes import Tag


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One line of the article list. `position` is the offset of the last reading place in the text."""

    identity: int
    title: str
    path: Path | None
    content_hash: str
    words: int = 0
    date: str | None = None
    outlet: str | None = None
    added: datetime | None = None
    opened: datetime | None = None
    position: int = 0
    entities: int = 0
    quotations: int = 0
    notes: int = 0
    tags: tuple[Tag, ...] = ()
    analysed: bool = False
