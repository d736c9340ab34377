"""Notes, tags and the anchors that hold a note to its place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.core.spans import Span

if TYPE_CHECKING:
    from datetime import datetime

CONTEXT = 32
"""Code points of prefix and suffix that an anchor keeps (as Hypothesis does)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a text: its offsets, and the words there and around, to find it again if the text changed.

    The three strings are those of the W3C Web Annotation TextQuoteSelector.
    """

    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def at(cls, text: str, span: Span) -> Anchor:
        """The anchor of text[span], with up to CONTEXT code points on either side."""
        return cls(
            span,
            span.of(text),
            text[max(0, span.start - CONTEXT) : span.start],
            text[span.end : span.end + CONTEXT],
        )


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with its colour (#RRGGBB). `identity` is the library's key, 0 before it is saved."""

    name: str
    colour: str
    identity: int = 0


class NoteTarget(StrEnum):
    """What a note is on."""

    SELECTION = "selection"
    ENTITY = "entity"
    QUOTATION = "quotation"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Note:
    """A note, or a plain highlight where `body` is empty.

    `anchor` is None only for a note on a whole article. `entity` is the entity's name, `speaker` the speaker of
    the quotation it is on. `orphan` says that the place is no longer found in the text.
    """

    target: NoteTarget
    body: str
    anchor: Anchor | None
    tags: tuple[Tag, ...] = ()
    entity: str = ""
    speaker: str = ""
    created: datetime | None = None
    changed: datetime | None = None
    identity: int = 0
    article: int = 0
    orphan: bool = False
