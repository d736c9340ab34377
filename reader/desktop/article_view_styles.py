"""How every kind of block of an article is set: size, pitch, room around it, indent, font."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont

from reader.core.articles import Block, BlockKind
from reader.desktop.fonts import reading_font
from reader.desktop.theme import ReadingStyle


@dataclass(frozen=True, slots=True)
class BlockStyle:
    """How a kind of block is set. `scale` and `pitch` multiply the reading style's size and line height; `before`,
    `after` and `indent` are multiples of the reading size; `colour` is a colour of the theme."""

    scale: float = 1.0
    pitch: float = 1.0
    before: float = 0.0
    after: float = 0.6
    indent: float = 0.0
    bold: bool = False
    colour: str = "ink"
    fixed: bool = False


PARAGRAPH = BlockStyle()
"""How running text is set."""

_HEADINGS = tuple(
    BlockStyle(scale=scale, pitch=0.88, before=0.7, after=0.25, bold=True) for scale in (1.45, 1.3, 1.15, 1.05, 1, 1)
)
_LIST_ITEMS = tuple(BlockStyle(after=0.25, indent=1.8 * depth) for depth in range(1, 7))
_STYLES = {
    BlockKind.TITLE: BlockStyle(scale=1.6, pitch=0.82, after=0.35, bold=True),
    BlockKind.PARAGRAPH: PARAGRAPH,
    BlockKind.QUOTE: BlockStyle(indent=1.5),
    BlockKind.TABLE_ROW: BlockStyle(scale=0.9, pitch=0.95, before=0.15, after=0.15),
    BlockKind.CAPTION: BlockStyle(scale=0.8, pitch=0.9, colour="soft"),
    BlockKind.CODE: BlockStyle(scale=0.72, pitch=0.9, after=0.0, indent=0.6, fixed=True),
}


def block_style(block: Block) -> BlockStyle:
    """How that block is set; the same object for blocks that are set the same way."""
    if block.kind is BlockKind.HEADING:
        return _HEADINGS[min(max(block.level, 1), 6) - 1]
    if block.kind is BlockKind.LIST_ITEM:
        return _LIST_ITEMS[min(max(block.level, 1), 6) - 1]
    return _STYLES[block.kind]


def block_font(style: BlockStyle, reading: ReadingStyle) -> QFont:
    """The font of a block set that way."""
    font = reading_font(reading.family, max(round(reading.size * style.scale), 8))
    if style.fixed:
        font.setFamilies(["DejaVu Sans Mono", "Consolas", "Menlo", "monospace", *font.families()])
        font.setStyleHint(QFont.StyleHint.Monospace)
    font.setBold(style.bold)
    return font
