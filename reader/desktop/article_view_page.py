"""The page of an article: everything that is drawn besides the letters, and what stands where on it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QPainter

from reader.core.articles import BlockKind, Direction
from reader.desktop.article_view_layout import ArticleLayout
from reader.desktop.article_view_margins import Column, MarginItem, Margins, Placed
from reader.desktop.article_view_styles import block_font
from reader.desktop.fonts import interface_font
from reader.desktop.marks import Mark, MarkFilter, MarkKind, Marks
from reader.desktop.marks_geometry import Piece, pieces_of
from reader.desktop.marks_painter import Band, MarksPainter, Shape
from reader.desktop.theme import Theme

_BYLINE_LINES = 2.1


class ArticlePage:
    """One article's marks, hits, selection and margins over its layout.

    Coordinates are the document's, positions are in UTF-16 units.
    The view sets the attributes and repaints; `forget` drops what was worked out of them.
    """

    def __init__(self, layout: ArticleLayout, theme: Theme) -> None:
        self.layout = layout
        self.theme = theme
        self.column = Column(0, layout.width, layout.width, False, False)
        self.marks = Marks()
        self.shown = MarkFilter()
        self.hits: list[tuple[int, int]] = []
        self.hit_now = -1
        self.selection = (0, 0)
        self.spoken: tuple[int, int] | None = None
        self.flash: tuple[int, int, float] | None = None
        self.byline = ""
        self.margins = Margins(theme, "")
        self._shapes: dict[int, list[Shape]] = {}

    def forget(self) -> None:
        """The marks or the lines changed."""
        self._shapes.clear()

    def forget_block(self, number: int) -> None:
        """The lines of one block were made anew."""
        self._shapes.pop(number, None)

    def set_theme(self, theme: Theme) -> None:
        """Draw in that theme from now on."""
        self.theme = theme
        self.margins.theme = theme
        self.layout.ink, self.layout.soft = theme.colour("ink"), theme.colour("soft")
        self.layout.caret = theme.colour("acc")

    def byline_height(self) -> int:
        """The room that the byline wants."""
        return round(self._byline_size() * _BYLINE_LINES) if self.byline else 0

    # What stands where

    def band(self, number: int) -> Band:
        """The measures of that block's lines."""
        layout = self.layout
        size = max(round(layout.reading.size * layout.style_of(number).scale), 8)
        return Band(size, layout.pitch(number), layout.direction(number) is Direction.RTL)

    def pieces(self, number: int, start: int, end: int) -> list[Piece]:
        """The pieces of [start, end) that stand in that block, in the block's coordinates."""
        self.layout.ensure(number)
        block = self.layout.document().findBlockByNumber(number)
        first = block.position()
        return pieces_of(block.layout(), max(start - first, 0), min(end - first, block.length() - 1))

    def shapes(self, number: int) -> list[Shape]:
        """The shown marks of that block with their pieces."""
        made = self._shapes.get(number)
        if made is None:
            made = self._shapes[number] = [
                (mark, self.pieces(number, mark.start, mark.end))
                for mark in self.marks.of_block(number)
                if self.shown.shows(mark)
            ]
        return made

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The grounds that a mention at [start, end) is painted on, in document coordinates."""
        found: list[QRectF] = []
        document = self.layout.document()
        first = document.findBlock(start).blockNumber()
        last = document.findBlock(max(end - 1, start)).blockNumber()
        for number in range(first, last + 1):
            pieces = self.pieces(number, start, end)
            origin = QPointF(self.layout.left, self.layout.top(number))
            found.extend(self.band(number).box(piece).translated(origin) for piece in pieces)
        return found

    def marks_at(self, point: QPointF) -> list[Mark]:
        """The shown marks whose letters or margin signs are at that point, the shortest first."""
        beside = [item.mark for item in self.margins.items if item.rect.contains(point)]
        if beside:
            return beside
        number = self.layout.number_at(point.y())
        here = point - QPointF(self.layout.left, self.layout.top(number))
        band, top = self.band(number), self.layout.space_before(number)
        found = [
            mark
            for mark, pieces in self.shapes(number)
            if any(
                (band.row(piece, top) if mark.kind is MarkKind.QUOTATION else band.box(piece)).contains(here)
                for piece in pieces
            )
        ]
        return sorted(found, key=lambda mark: (mark.end - mark.start, mark.kind is not MarkKind.MENTION))

    def margin_item_at(self, point: QPointF) -> MarginItem | None:
        """What is drawn in a margin at that point."""
        return next((item for item in self.margins.items if item.rect.contains(point)), None)

    # Painting

    def paint_under(self, painter: QPainter, clip: QRectF) -> None:
        """What lies under the letters between the clip's heights, the paper first."""
        painter.fillRect(clip, self._colour("paper"))
        paint = MarksPainter(self.theme, self.shown)
        for number in self._numbers(clip.top(), clip.bottom()):
            layout = self.layout
            self.layout.ensure(number)
            painter.save()
            painter.translate(layout.left, layout.top(number))
            self._paint_furniture(painter, number)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            band, top, shapes = self.band(number), layout.space_before(number), self.shapes(number)
            paint.paint_grounds(painter, shapes, band, top)
            for at, start, end in self._hits_in(number):
                paint.paint_hits(painter, self.pieces(number, start, end), band, at == self.hit_now)
            if self.spoken is not None:
                paint.paint_spoken(painter, self.pieces(number, *self.spoken), band, top)
            if self.selection[0] < self.selection[1]:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                paint.paint_selection(painter, self.pieces(number, *self.selection), band, top)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint.paint_lines(painter, shapes, band)
            if self.flash is not None:
                start, end, strength = self.flash
                paint.paint_flash(painter, self.pieces(number, start, end), band, strength)
            painter.restore()

    def paint_beside(self, painter: QPainter, clip: QRectF) -> None:
        """The byline and the margins between the clip's heights."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        self._paint_byline(painter)
        # Names and cards that were moved down begin higher up than what they stand for.
        above = clip.top() - clip.height() / 2
        numbers = self._numbers(above, clip.bottom())
        self.margins.paint(
            painter,
            self.column,
            self._placed(numbers, MarkKind.QUOTATION),
            self._placed(numbers, MarkKind.NOTE),
            self.shown,
        )
        painter.restore()

    def _numbers(self, top: float, bottom: float) -> range:
        return range(self.layout.number_at(top), self.layout.number_at(bottom) + 1)

    def _hits_in(self, number: int) -> Iterator[tuple[int, int, int]]:
        if not self.hits:
            return
        block = self.layout.document().findBlockByNumber(number)
        first, last = block.position(), block.position() + block.length()
        at = bisect_left(self.hits, (first, first))
        while at < len(self.hits) and self.hits[at][0] < last:
            yield at, *self.hits[at]
            at += 1

    def _placed(self, numbers: range, kind: MarkKind) -> list[Placed]:
        """The shown marks of a kind that touch those blocks."""
        marks: dict[int, Mark] = {}
        for number in numbers:
            for mark in self.marks.of_block(number):
                if mark.kind is kind and self.shown.shows(mark):
                    marks.setdefault(id(mark), mark)
        return [self._place(mark) for mark in sorted(marks.values(), key=lambda mark: (mark.start, -mark.end))]

    def _place(self, mark: Mark) -> Placed:
        layout, document = self.layout, self.layout.document()
        first = document.findBlock(mark.start)
        last = document.findBlock(mark.end - 1)
        number = first.blockNumber()
        pitch = layout.pitch(number)
        # Blocks out of sight may not be laid out yet; their own edges do for them.
        top = float(layout.top(number))
        if layout.is_laid(number):
            top = layout.line_top(
                number, first.layout().lineForTextPosition(mark.start - first.position()).lineNumber()
            )
        bottom = float(layout.bottom(last.blockNumber()))
        if layout.is_laid(last.blockNumber()):
            line = last.layout().lineForTextPosition(mark.end - 1 - last.position()).lineNumber()
            bottom = layout.line_top(last.blockNumber(), line) + layout.pitch(last.blockNumber())
        return Placed(mark, top, bottom, pitch)

    # What belongs to the kind of a block

    def _paint_furniture(self, painter: QPainter, number: int) -> None:
        block = self.layout.block(number)
        if block is None or block.kind is BlockKind.PARAGRAPH:
            return
        layout = self.layout
        right_to_left = layout.direction(number) is Direction.RTL
        em = layout.reading.size
        if block.kind is BlockKind.CODE:
            painter.fillRect(QRectF(0, 0, layout.width, layout.lines_height(number)), self._colour("chrome"))
        elif block.kind is BlockKind.TABLE_ROW:
            painter.fillRect(QRectF(0, layout.lines_height(number) + 1, layout.width, 1), self._colour("line"))
        elif block.kind is BlockKind.QUOTE:
            x = layout.width - 0.6 * em if right_to_left else 0.6 * em
            painter.fillRect(QRectF(x, 2, 3, layout.lines_height(number) - 4), self._colour("line"))
        if block.marker and block.kind is BlockKind.LIST_ITEM:
            indent = layout.style_of(number).indent * em
            font = block_font(layout.style_of(number), layout.reading)
            painter.setFont(font)
            painter.setPen(self._colour("soft"))
            painter.setLayoutDirection(
                Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
            )
            x = layout.width - indent + 0.4 * em if right_to_left else indent - 2.1 * em
            base = layout.document().findBlockByNumber(number).layout().lineAt(0)
            top = base.y() + base.ascent() - QFontMetricsF(font).ascent()
            rect = QRectF(x, top, 1.7 * em, QFontMetricsF(font).height())
            side = Qt.AlignmentFlag.AlignLeft if right_to_left else Qt.AlignmentFlag.AlignRight
            # Towards the text, so that 9. and 10. line up.
            painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignAbsolute) | Qt.TextFlag.TextDontClip, block.marker)

    def _paint_byline(self, painter: QPainter) -> None:
        if not self.byline:
            return
        right_to_left = self.layout.direction(0) is Direction.RTL
        painter.setFont(interface_font(self._byline_size()))
        painter.setPen(self._colour("soft"))
        # Its words are the interface's, its place is the title's.
        painter.setLayoutDirection(QGuiApplication.layoutDirection())
        side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        rect = QRectF(self.layout.left, self.layout.byline_top(), self.layout.width, self.byline_height())
        words = QFontMetricsF(painter.font()).elidedText(self.byline, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, flags, words)

    def _byline_size(self) -> int:
        return max(round(self.layout.reading.size * 0.66), 12)

    def _colour(self, token: str) -> QColor:
        return self.theme.colour(token)
