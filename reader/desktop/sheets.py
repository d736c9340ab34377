"""An article on sheets of paper: its lines with their marks and notes laid out on pages, and each page painted.

Lengths are pixels of 1/96 inch; the fonts are set without hinting, so that a page is the same on every printer.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QFontMetricsF, QPageSize, QPainter, QPen

from reader.core.articles import Article, BlockKind, Direction
from reader.core.mentions import Mention
from reader.core.notes import Note
from reader.core.quantities import Quantity
from reader.core.quotations import Quotation
from reader.desktop.article_view_document import ArticleDocument
from reader.desktop.article_view_margins import Column
from reader.desktop.article_view_page import ArticlePage
from reader.desktop.fonts import interface_font
from reader.desktop.marks import MarkFilter, Marks
from reader.desktop.placed_words import placed_words
from reader.desktop.sheet_notes import NumberedMargins, noted, notes_article
from reader.desktop.theme import ReadingStyle, Theme
from reader.exporting.pdf_text_layer import PlacedText

PIXELS = 96
"""Pixels to the inch."""
_HEAD, _FOOT = 76, 66
"""The room at the head and the foot of a page, in which its title and its number stand."""
_LEFT, _RIGHT, _SPEAKERS = 68, 64, 132
"""The margins beside the text; the right one where the speakers of quotations stand in it."""
_OVERHANG = 16
"""How far what stands in the margins may reach into the foot."""
_BETWEEN = 30
"""The room between the article and its notes."""
_LEAST_LINES = 2
"""Lines of a paragraph that stay together at the end and at the head of a page, and with their heading."""


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What is printed and how. `paper` is "A4" or "Letter", `size` that of the letters in points."""

    paper: str = "A4"
    names: bool = True
    quotations: bool = True
    notes: bool = True
    size: int = 12


@dataclass(frozen=True, slots=True)
class SheetTexts:
    """What the pages say besides the article, in the interface's language: what stands at the head beside the title
    (source, date), under the title, and over the notes; `number` has {page} and {pages} in it."""

    source: str
    byline: str
    notes: str
    whole_article: str
    number: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The stretch [top, bottom) of a part, in the part's coordinates, and where it stands on its page."""

    part: int
    top: int
    bottom: int
    at: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a part from top to bottom; `held` where the next line must be on the same page."""

    part: int
    top: int
    bottom: int
    held: bool


class Sheets(QObject):
    """The pages of one article. Lay out with `lay_out`, step by step; then `pages` stand."""

    def __init__(
        self,
        article: Article,
        directions: Sequence[Direction],
        marks: tuple[Sequence[Mention | Quantity], Sequence[Quotation], Sequence[Note]],
        style: ReadingStyle,
        theme: Theme,
        texts: SheetTexts,
        options: SheetOptions,
        right_to_left: bool,
        parent: QObject | None = None,
    ) -> None:
        """`right_to_left` is the direction of the interface's own words."""
        super().__init__(parent)
        self._article = article
        self._theme = theme
        self._texts = texts
        self._right_to_left = right_to_left
        size = QPageSize(QPageSize.PageSizeId.A4 if options.paper == "A4" else QPageSize.PageSizeId.Letter)
        self.page_size = size
        paper = size.rectPixels(PIXELS)
        self.width, self.height = paper.width(), paper.height()
        reading = ReadingStyle(
            style.family, round(options.size * PIXELS / 72), min(style.line_height, 1.75), even=style.even
        )
        mentions, quotations, notes = marks
        numbered = noted(notes) if options.notes else []
        speakers = options.quotations and any(quotation.speaker for quotation in quotations)
        right = _SPEAKERS if speakers else _RIGHT
        column = Column(_LEFT, self.width - _LEFT - right, self.width, speakers, False)
        shown = MarkFilter(quotations=options.quotations, notes=options.notes)
        if not options.names:
            shown = shown.with_types(())
        margins = NumberedMargins(theme, {note.identity: at for at, note in enumerate(numbered, 1)})
        self.parts = [
            _Part(article, directions, reading, theme, column, margins, shown, (mentions, quotations, notes), self)
        ]
        self.parts[0].set_byline(texts.byline)
        if numbered:
            listed = notes_article(numbered, texts.notes, texts.whole_article)
            plain = Column(_LEFT, self.width - _LEFT - right, self.width, False, False)
            small = ReadingStyle(style.family, round(0.85 * reading.size), 1.6)
            self.parts.append(
                _Part(
                    listed,
                    [block.direction for block in listed.blocks],
                    small,
                    theme,
                    plain,
                    NumberedMargins(theme, {}),
                    MarkFilter(),
                    ((), (), ()),
                    self,
                )
            )
        self.pages: list[list[Strip]] = []

    def lay_out(self) -> Generator[float, None, None]:
        """Lay the pages out; gives the part done, 0 to 1, between two steps."""
        blocks = sum(part.document.blockCount() for part in self.parts)
        done = 0
        rows: list[_Row] = []
        for at, part in enumerate(self.parts):
            for number in range(part.document.blockCount()):
                rows.extend(part.rows(at, number))
                done += 1
                if done % 16 == 0:
                    yield done / blocks
        self.pages = self._paginated(rows)
        yield 1.0

    def _paginated(self, rows: list[_Row]) -> list[list[Strip]]:
        room = self.height - _HEAD - _FOOT
        pages: list[list[Strip]] = []
        strips: list[Strip] = []
        used, at = 0, 0
        while at < len(rows):
            # What must not be parted moves as a whole, unless it is more than a page.
            end = at + 1
            while end < len(rows) and rows[end - 1].held and rows[end].part == rows[at].part:
                end += 1
            height = rows[end - 1].bottom - rows[at].top
            if height > room:
                end, height = at + 1, rows[at].bottom - rows[at].top
            if strips and used + height + (_BETWEEN if strips[-1].part != rows[at].part else 0) > room:
                pages.append(strips)
                strips, used = [], 0
            last = strips[-1] if strips else None
            if last is not None and last.part != rows[at].part:
                used += _BETWEEN
            if last is not None and last.part == rows[at].part:
                strips[-1] = Strip(last.part, last.top, rows[end - 1].bottom, last.at)
            else:
                strips.append(Strip(rows[at].part, rows[at].top, rows[end - 1].bottom, _HEAD + used))
            used += height
            at = end
        return [*pages, strips] if strips else pages or [[]]

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 0; the painter's coordinates are the page's in pixels."""
        painter.fillRect(QRectF(0, 0, self.width, self.height), Qt.GlobalColor.white)
        strips = self.pages[number]
        for at, strip in enumerate(strips):
            painter.save()
            if strip.part and strip.top == self.parts[strip.part].top:
                painter.setPen(QPen(self._theme.colour("line"), 1))
                painter.drawLine(QPointF(_LEFT, strip.at - 8), QPointF(self.width - _RIGHT, strip.at - 8))
            painter.translate(0, strip.at - strip.top)
            free = strips[at + 1].at - _BETWEEN if at + 1 < len(strips) else self.height - _FOOT + _OVERHANG
            self.parts[strip.part].paint(painter, strip, free - (strip.at + strip.bottom - strip.top))
            painter.restore()
        self._paint_head(painter)
        self._paint_number(painter, number)

    def words(self, number: int) -> list[PlacedText]:
        """The words on a page, without what stands at its head, its foot and in its margins: line by line, from left
        to right on each."""
        return [
            word
            for strip in self.pages[number]
            for word in placed_words(self.parts[strip.part].layout, strip.top, strip.bottom, strip.at - strip.top)
        ]

    def _paint_head(self, painter: QPainter) -> None:
        painter.setFont(interface_font(11))
        painter.setPen(self._theme.colour("soft"))
        metrics = QFontMetricsF(painter.font())
        line = QRectF(_LEFT, 30, self.width - _LEFT - _RIGHT, 20)
        source = metrics.elidedText(self._texts.source, Qt.TextElideMode.ElideRight, line.width() / 2)
        room = line.width() - metrics.horizontalAdvance(source) - 24
        title = metrics.elidedText(" ".join(self._article.title.split()), Qt.TextElideMode.ElideRight, room)
        # The title is where the article's lines begin, its source at the other end.
        begins_right = self._article.direction is Direction.RTL
        for words, at_right in ((title, begins_right), (source, not begins_right)):
            side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
            rtl = self._right_to_left if words is source else begins_right
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
            flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(line, flags, words)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(line.bottomLeft(), line.bottomRight())

    def _paint_number(self, painter: QPainter, number: int) -> None:
        painter.setFont(interface_font(11))
        painter.setPen(self._theme.colour("soft"))
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if self._right_to_left else Qt.LayoutDirection.LeftToRight
        )
        words = self._texts.number.format(page=number + 1, pages=len(self.pages))
        area = QRectF(_LEFT, self.height - 46, self.width - _LEFT - _RIGHT, 20)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), words)


class _Part:
    """A text that flows over the pages: the article, or the notes on it."""

    def __init__(
        self,
        article: Article,
        directions: Sequence[Direction],
        reading: ReadingStyle,
        theme: Theme,
        column: Column,
        margins: NumberedMargins,
        shown: MarkFilter,
        marks: tuple[Sequence[Mention | Quantity], Sequence[Quotation], Sequence[Note]],
        parent: QObject,
    ) -> None:
        self.article = article
        self.document = ArticleDocument(parent)
        self.layout = self.document.lines
        self.layout.set_reading_style(reading)
        self.layout.set_column(column.left, column.width, column.page)
        self.document.show_article(article, reading)
        for number, direction in enumerate(directions):
            if direction is not article.blocks[number].direction:
                self.document.set_direction(number, direction)
        self._page = ArticlePage(self.layout, theme)
        self._page.set_theme(theme)
        self._page.column = column
        self._page.margins = margins
        self._page.shown = shown
        self._page.marks = Marks(*marks, self.document.offsets, self.document.block_starts)

    def set_byline(self, byline: str) -> None:
        """Have that under the title."""
        self._page.byline = byline
        self.layout.set_byline_height(self._page.byline_height())

    @property
    def top(self) -> int:
        """Where its text begins."""
        return self.layout.top(0)

    def rows(self, part: int, number: int) -> list[_Row]:
        """The lines of a block from top to bottom, the room above the first and under the last with them."""
        layout = self.layout
        layout.ensure(number)
        lines = max(self.document.findBlockByNumber(number).layout().lineCount(), 1)
        edges = [
            layout.top(number),
            *(layout.line_top(number, line) for line in range(1, lines)),
            layout.bottom(number),
        ]
        block = layout.block(number)
        heads = block is not None and block.kind in (BlockKind.TITLE, BlockKind.HEADING)
        return [
            _Row(
                part,
                edges[line],
                edges[line + 1],
                heads or (lines > 1 and (line < _LEAST_LINES - 1 or line == lines - _LEAST_LINES)),
            )
            for line in range(lines)
        ]

    def paint(self, painter: QPainter, strip: Strip, below: int) -> None:
        """Paint a strip, with so many pixels free below it; the painter's coordinates are the part's."""
        clip = QRectF(0, strip.top, self._page.column.page, strip.bottom - strip.top)
        painter.setClipRect(clip)
        self._page.paint_under(painter, clip)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = clip.adjusted(0, 1, 0, -1)
        context.cursorPosition = -1
        self.layout.draw(painter, context)
        # The names of the last speakers may stand lower than the words beside them.
        painter.setClipRect(clip.adjusted(0, 0, 0, below))
        self._page.paint_beside(painter, clip)
