"""Articles: one text in logical order, its blocks, what is known of it and what was set aside."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from reader.core.spans import Span


class Direction(StrEnum):
    """The base direction of a block or an article."""

    RTL = "rtl"
    LTR = "ltr"


class BlockKind(StrEnum):
    """What a block is in its document."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like stretch of the text.

    `span` leaves out the line feed that ends the block; no block holds a line feed. `level` is 1 to 6 for
    headings, the depth from 1 for list items, else 0. `marker` is what a list item or a quotation shows before its
    text ("•", "3."); it is drawn, not part of the text.
    """

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    direction: Direction = Direction.RTL
    level: int = 0
    marker: str = ""


class SetAsideReason(StrEnum):
    """Why a piece of the file is not part of the article's text."""

    REPEATED_TITLE = "repeated_title"
    SECTION_LABEL = "section_label"
    TRAILER = "trailer"
    BYLINE = "byline"
    NAVIGATION = "navigation"
    FRONT_MATTER = "front_matter"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A piece of the file kept out of the text and shown again on demand.

    `before` is the offset in the article's text at which it stood in the file.
    """

    text: str
    reason: SetAsideReason
    before: int = 0


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says about its article; None where it says nothing. `date` is ISO 8601 (a day or a moment)."""

    title: str | None = None
    author: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None

    def as_dict(self) -> dict[str, str]:
        """Only the fields that are known."""
        named = {
            "title": self.title,
            "author": self.author,
            "date": self.date,
            "outlet": self.outlet,
            "url": self.url,
        }
        return {key: value for key, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Article:
    """One article as every part of the program sees it.

    `text` is the title first, where the file has one, then the body; blocks are joined by one line feed, so
    text == "\\n".join(block.span.of(text) for block in blocks). `format` is the registry's name of the format
    ("txt", "html", "docx", "pdf", "epub", "md"). `encoding` is the one a text format was decoded with.
    `warnings` are sentence codes (see reader.core.sentences) about the text, such as visual order in a PDF.
    """

    text: str
    blocks: tuple[Block, ...]
    path: Path | None = None
    format: str = "txt"
    encoding: str | None = None
    metadata: Metadata = field(default_factory=Metadata)
    set_aside: tuple[SetAside, ...] = ()
    direction: Direction = Direction.RTL
    warnings: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        # As columns: an article goes from process to process, and ten megabytes of it have forty thousand blocks.
        facts = (self.path, self.format, self.encoding, self.metadata, self.set_aside, self.direction, self.warnings)
        return _from_columns, (self.text, _columns_of(self.blocks), facts)

    @property
    def title(self) -> str:
        """The title in the text, else the one in the metadata, else the file's stem, else the first words."""
        if self.blocks and self.blocks[0].kind is BlockKind.TITLE:
            return self.blocks[0].span.of(self.text)
        if self.metadata.title:
            return self.metadata.title
        if self.path is not None:
            return self.path.stem
        return " ".join(self.text.split(maxsplit=8)[:8])

    @property
    def content_hash(self) -> str:
        """The article's identity: SHA-256 (hex) of its text, so that a moved or renamed file stays one article."""
        # Here and not above: it takes a while to load, and a window shows articles without it.
        from hashlib import sha256

        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def metadata_from(values: Mapping[str, str | None]) -> Metadata:
    """Metadata from a mapping such as as_dict() gives; unknown keys are left out, blank values are None."""
    known = {key: (values.get(key) or "").strip() or None for key in ("title", "author", "date", "outlet", "url")}
    return Metadata(**known)


_KINDS, _DIRECTIONS = tuple(BlockKind), tuple(Direction)


def _columns_of(blocks: tuple[Block, ...]) -> tuple[Any, ...]:
    kinds = {kind: number for number, kind in enumerate(_KINDS)}
    directions = {direction: number for number, direction in enumerate(_DIRECTIONS)}
    return (
        array("Q", [edge for block in blocks for edge in (block.span.start, block.span.end)]).tobytes(),
        bytes([kinds[block.kind] for block in blocks]),
        bytes([directions[block.direction] for block in blocks]),
        {number: block.level for number, block in enumerate(blocks) if block.level},
        {number: block.marker for number, block in enumerate(blocks) if block.marker},
    )


def _from_columns(text: str, columns: tuple[Any, ...], facts: tuple[Any, ...]) -> Article:
    packed, kinds, directions, levels, markers = columns
    edges = array("Q")
    edges.frombytes(packed)
    numbers = range(len(kinds))
    blocks = map(
        Block,
        map(Span, edges[::2], edges[1::2]),
        map(_KINDS.__getitem__, kinds),
        map(_DIRECTIONS.__getitem__, directions),
        (levels.get(number, 0) for number in numbers),
        (markers.get(number, "") for number in numbers),
    )
    return Article(text, tuple(blocks), *facts)
