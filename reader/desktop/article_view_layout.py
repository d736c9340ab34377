"""Where every line of an article stands: Qt's text layouts, laid out when first looked at.

Qt's own document layout needs seconds for a text of 10 MB each time the window changes its width. Here a block is laid
out when it is seen; until then its height is estimated from its length. Document blocks are the article's blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from reader.core.articles import Block, BlockKind, Direction
from reader.desktop.article_view_heights import Heights
from reader.desktop.article_view_styles import PARAGRAPH, BlockStyle, block_style
from reader.desktop.even_lines import word_spacings
from reader.desktop.fonts import reading_font
from reader.desktop.marks_geometry import position_at
from reader.desktop.theme import ReadingStyle

_CLOSE = {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.CODE}
"""Kinds whose blocks stand close together and have their room under the last one."""

_EVEN = {BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM}
"""Kinds whose lines can be even at both ends."""

TOP_MARGIN = 28
BOTTOM_MARGIN = 120


class ArticleLayout(QAbstractTextDocumentLayout):
    """The layout of a document whose blocks are an article's blocks.

    Coordinates are those of the document: x from the left edge of the view, y from the top of the article. Blocks are
    told apart by their number. `on_laid(number)` is called when the lines of a block were made anew.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._blocks: tuple[Block, ...] = ()
        self._directions: list[Direction] = []
        self._tabs: dict[int, int] = {}
        self._reading = ReadingStyle()
        self._left = 0
        self._width = self._reading.column_width
        self._page_width = 0
        self._byline = 0
        self._heights = Heights([0])
        self._laid = bytearray(1)
        self._letter_width = 8.0
        self.ink = QColor("black")
        self.soft = QColor("gray")
        self.caret = QColor("black")
        self.on_laid: Callable[[int], None] | None = None

    # What the view says

    def load(self, blocks: Sequence[Block], directions: Sequence[Direction], tabs: dict[int, int]) -> None:
        """Take the blocks of a new article; the document holds its text already. `tabs` says for each row of a table
        how many columns its table has."""
        self._blocks = tuple(blocks)
        self._directions = list(directions)
        self._tabs = tabs
        self.reset()

    def set_reading_style(self, reading: ReadingStyle) -> None:
        """Set the text that way; lays nothing out until reset() is called."""
        self._reading = reading

    def set_column(self, left: int, width: int, page_width: int) -> bool:
        """Place the column; whether its width changed, so that every line has to be made anew."""
        self._left = left
        self._page_width = page_width
        if width == self._width:
            return False
        self._width = width
        self.reset()
        return True

    def set_byline_height(self, height: int) -> None:
        """Leave that much room under the title (or at the top, where there is no title)."""
        if height != self._byline:
            self._byline = height
            self.forget(0)

    def set_direction(self, number: int, direction: Direction) -> None:
        """Give one block another base direction."""
        self._directions[number] = direction
        self.forget(number)

    def reset(self) -> None:
        """Forget all lines; heights are estimated until blocks are looked at."""
        document = self.document()
        font = reading_font(self._reading.family, self._reading.size)
        start = document.firstBlock().text()[:400] + document.findBlockByNumber(3).text()[:400]
        sample = start or "كلمات"
        self._letter_width = max(QFontMetricsF(font).horizontalAdvance(sample) / len(sample), 1.0)
        count = max(document.blockCount(), 1)
        self._laid = bytearray(count)
        self._heights = Heights(self._estimates(count))

    def forget(self, number: int) -> None:
        """Make the lines of one block anew when it is next looked at."""
        if number < len(self._laid):
            self._laid[number] = 0
            self.ensure(number)

    # What the view asks

    @property
    def left(self) -> int:
        """The left edge of the column."""
        return self._left

    @property
    def width(self) -> int:
        """The width of the column."""
        return self._width

    @property
    def height(self) -> int:
        """The height of the article, partly estimated."""
        return TOP_MARGIN + self._heights.total + BOTTOM_MARGIN

    @property
    def reading(self) -> ReadingStyle:
        """How the text is set."""
        return self._reading

    def block(self, number: int) -> Block | None:
        """The article's block of that number."""
        return self._blocks[number] if number < len(self._blocks) else None

    def style_of(self, number: int) -> BlockStyle:
        """How that block is set."""
        return block_style(self._blocks[number]) if number < len(self._blocks) else PARAGRAPH

    def direction(self, number: int) -> Direction:
        """The base direction of that block."""
        return self._directions[number] if number < len(self._directions) else Direction.RTL

    def top(self, number: int) -> int:
        """Where that block begins."""
        return TOP_MARGIN + self._heights.top(number)

    def bottom(self, number: int) -> int:
        """Where that block ends."""
        return self.top(number) + self._heights[number]

    def tops(self) -> list[int]:
        """Where every block begins, and the end of the last one."""
        return list(accumulate(self._heights, initial=TOP_MARGIN))

    def number_at(self, y: float) -> int:
        """The block at that height, the nearest one outside the text."""
        return self._heights.index_at(y - TOP_MARGIN)

    def is_laid(self, number: int) -> bool:
        """Whether the height of that block is known and not estimated."""
        return bool(self._laid[number])

    def pitch(self, number: int) -> int:
        """The distance from line to line in that block."""
        style = self.style_of(number)
        return max(round(self._reading.size * style.scale * self._reading.line_height * style.pitch), 10)

    def space_before(self, number: int) -> int:
        """The room in that block above its first line."""
        space = round(self.style_of(number).before * self._reading.size) if number else 0
        if number == 0 and self._byline and not self._has_title():
            space += self._byline
        return space

    def lines_height(self, number: int) -> int:
        """The height of that block from its top to the end of its last line."""
        self.ensure(number)
        return self._heights[number] - self._room_under(number)

    def line_top(self, number: int, line: int) -> int:
        """The height at which the band of a line begins; bands touch, and each is as high as the pitch."""
        return self.top(number) + self.space_before(number) + line * self.pitch(number)

    def byline_top(self) -> int:
        """The height at which the room for the byline begins."""
        if self._has_title():
            self.ensure(0)
            return self.bottom(0) - round(self.style_of(0).after * self._reading.size) - self._byline
        return TOP_MARGIN

    def ensure(self, number: int) -> bool:
        """Lay that block out if it is not; whether its height is now another one."""
        if self._laid[number]:
            return False
        block = self.document().findBlockByNumber(number)
        old = self._heights[number]
        self._laid[number] = 1
        self._heights.set(number, self._lay_out(block, number))
        if self.on_laid is not None:
            self.on_laid(number)
        return old != self._heights[number]

    def ensure_between(self, top: float, bottom: float) -> bool:
        """Lay out every block that stands between two heights; whether any height changed."""
        changed = False
        number = self.number_at(top)
        y = self.top(number)
        while y < bottom and number < len(self._laid):
            changed |= self.ensure(number)
            y += self._heights[number]
            number += 1
        return changed

    # What Qt asks

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """The text is only changed by load(), which says so itself; Qt also calls this on each change of size."""

    def documentSize(self) -> QSizeF:
        return QSizeF(self._page_width, self.height)

    def pageCount(self) -> int:
        return 1

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:  # noqa: ARG002
        return QRectF(QPointF(0, 0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        if not block.isValid() or block.blockNumber() >= len(self._laid):
            return QRectF()
        number = block.blockNumber()
        self.ensure(number)
        return QRectF(self._left, self.top(number), self._width, self._heights[number])

    def hitTest(self, point: QPointF | QPoint | QPainterPath.Element, accuracy: Qt.HitTestAccuracy) -> int:
        if isinstance(point, QPainterPath.Element):
            point = QPointF(point.x, point.y)
        number = self.number_at(point.y())
        self.ensure(number)
        block = self.document().findBlockByNumber(number)
        layout = block.layout()
        if layout.lineCount() == 0:
            return block.position()
        at = int((point.y() - self.line_top(number, 0)) // self.pitch(number))
        x = point.x() - self._left
        inside = min(max(at, 0), layout.lineCount() - 1)
        if accuracy is Qt.HitTestAccuracy.ExactHit:
            natural = layout.lineAt(inside).naturalTextRect()
            if inside != at or not natural.left() <= x <= natural.right():
                return -1
        return block.position() + position_at(layout, inside, x)

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Draw the text of the blocks in the clip, and the caret. Selections and marks are the view's."""
        clip = context.clip
        caret = context.cursorPosition
        number = self.number_at(clip.top())
        block = self.document().findBlockByNumber(number)
        y = self.top(number)
        while block.isValid() and y <= clip.bottom():
            self.ensure(number)
            painter.setPen(self.soft if self.style_of(number).colour == "soft" else self.ink)
            block.layout().draw(painter, QPointF(self._left, y), [], clip)
            if block.contains(caret):
                self._draw_caret(painter, block, caret)
            y += self._heights[number]
            number += 1
            block = block.next()

    def _draw_caret(self, painter: QPainter, block: QTextBlock, position: int) -> None:
        rect = self.caret_rect(block, position)
        if rect.isValid():
            painter.fillRect(rect, self.caret)

    def caret_rect(self, block: QTextBlock, position: int) -> QRectF:
        """Where the caret before that document position is drawn."""
        number = block.blockNumber()
        self.ensure(number)
        line = block.layout().lineForTextPosition(position - block.position())
        if not line.isValid():
            return QRectF()
        # PySide hands back the x and the position that it belongs to.
        x = line.cursorToX(position - block.position())[0]  # type: ignore[index]
        size = self._reading.size * self.style_of(number).scale
        base = self.top(number) + line.y() + line.ascent()
        return QRectF(round(self._left + x) - 1, round(base - 0.98 * size), 2, round(1.36 * size))

    # Laying out

    def _has_title(self) -> bool:
        return bool(self._blocks) and self._blocks[0].kind is BlockKind.TITLE

    def _room_under(self, number: int) -> int:
        room = self.style_of(number).after * self._reading.size
        block, following = self.block(number), self.block(number + 1)
        if block is not None and block.kind in _CLOSE and (following is None or following.kind is not block.kind):
            room += 0.5 * self._reading.size
        return round(room) + (self._byline if number == 0 and self._has_title() else 0)

    def _indent(self, number: int) -> int:
        return round(self.style_of(number).indent * self._reading.size)

    def _estimates(self, count: int) -> list[int]:
        """The heights of all blocks by the lengths of their texts. What blocks of one style have in common is worked
        out once: there may be a hundred thousand of them."""
        size = self._reading.size
        heights: list[int] = []
        # By the style itself and not by what it equals: to hash a dataclass takes longer than all the rest.
        known: dict[int, tuple[float, int, int]] = {}
        for number, block in enumerate(self._blocks[:count]):
            style = block_style(block)
            common = known.get(id(style)) if number else None
            if common is None:
                letters = max(self._width - self._indent(number), 40) / (self._letter_width * style.scale)
                common = (letters, self.pitch(number), self.space_before(number) + round(style.after * size))
                if number:
                    known[id(style)] = common
            letters, pitch, around = common
            heights.append((int((block.span.end - block.span.start) / letters) + 1) * pitch + around)
        heights.extend([round(size * self._reading.line_height)] * (count - len(heights)))
        return heights

    def _lay_out(self, block: QTextBlock, number: int) -> int:
        """Make the lines of the block; its height."""
        layout = block.layout()
        right_to_left = self.direction(number) is Direction.RTL
        indent = self._indent(number)
        width = max(self._width - indent, 40)
        option = QTextOption(
            (Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft)
            | Qt.AlignmentFlag.AlignAbsolute
        )
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if number in self._tabs:
            option.setTabStopDistance(max(width / self._tabs[number], 24))
        layout.setTextOption(option)
        if layout.formats():
            layout.clearFormats()
        place = QPointF(0 if right_to_left else indent, self.space_before(number))
        end = self._make_lines(layout, number, place, width)
        article_block = self.block(number)
        if self._reading.even and article_block is not None and article_block.kind in _EVEN:
            layout.setFormats(word_spacings(layout, block.text(), width, self._reading.size))
            end = self._make_lines(layout, number, place, width)
        return end + self._room_under(number)

    def _make_lines(self, layout: QTextLayout, number: int, place: QPointF, width: int) -> int:
        """Make the lines of a block, the first one at that place; where the last one ends."""
        pitch, x, y = self.pitch(number), place.x(), round(place.y())
        layout.beginLayout()
        line: QTextLine = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            # Base lines on whole pixels: text is sharp on them only.
            base = y + round((pitch - line.height()) / 2 + line.ascent())
            line.setPosition(QPointF(x, base - line.ascent()))
            y += pitch
            line = layout.createLine()
        layout.endLayout()
        return y
