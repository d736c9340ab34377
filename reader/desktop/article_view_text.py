"""A read-only, right-to-left view of an article's text: its document, how it is set and how it is painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QScrollBar, QTextEdit, QWidget

from reader.core.articles import Article, Direction
from reader.core.spans import Span
from reader.desktop.article_view_document import ArticleDocument
from reader.desktop.article_view_margins import place_column
from reader.desktop.article_view_page import ArticlePage
from reader.desktop.article_view_scrolling import Scrolling
from reader.desktop.marks import MarkKind
from reader.desktop.theme import ReadingStyle, Theme, load_theme

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl


class TextView(QTextEdit):
    """Shows the text of one article. Offsets are code points into Article.text everywhere.

    Its document holds the article's text, one block for each of the article's blocks; only this class and what it calls
    know of UTF-16 positions. Nothing an article names is ever loaded.
    """

    outlineChanged = Signal()
    """What a map of the whole article shows changed: marks, heights or the part in view."""

    def __init__(self, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        self._built = False
        super().__init__(parent)
        # Made here though Qt has its own: to hand one of those to Python, PySide looks through every kind of widget
        # there is and takes longer for it than the article takes to be painted. Opaque, so that scrolling moves the
        # picture and only the lines that come into view are painted.
        ground = QWidget(self)
        ground.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setViewport(ground)
        self.setVerticalScrollBar(QScrollBar(Qt.Orientation.Vertical, self))
        self._style = ReadingStyle()
        self._document = ArticleDocument(self)
        self._lines = self._document.lines
        self._page = ArticlePage(self._lines, theme or load_theme("light"))
        self._scrolling = Scrolling(self, self._document, self.outlineChanged.emit)
        self._settle_soon = self._timer(0, self._scrolling.settle)
        self._lines.on_laid = self._laid
        self.setDocument(self._document)

        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The article is not mirrored with the interface: its column, margins and scroll bar stay where they are.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(False)
        self.setCursorWidth(2)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._built = True
        self._use_theme(self._page.theme)
        self._retranslate()
        self._document.set_fonts(self._style)

    # The article

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self._document.article

    def show_article(self, article: Article, position: int = 0) -> None:
        """Show an article with the caret at the offset `position`."""
        self._page.forget()
        self._page.selection = (0, 0)
        self._page.byline = ""
        self._lines.set_byline_height(0)
        self._scrolling.holding = True
        self._document.show_article(article, self._style)
        cursor = QTextCursor(self._document)
        cursor.setPosition(self._document.offsets.to_qt(position))
        self.setTextCursor(cursor)
        self._scrolling.holding = False
        self.setAccessibleDescription(article.title)
        self._place_column()

    def clear_article(self) -> None:
        """Show nothing."""
        self.show_article(Article("", ()))
        self._document.article = None
        self.setAccessibleDescription("")

    def set_byline(self, text: str) -> None:
        """Put a small line under the title (over the text, where there is no title); it is no part of the text."""
        self._page.byline = text
        self._relaid(lambda: self._lines.set_byline_height(self._page.byline_height()))

    def block_at(self, offset: int) -> int:
        """The number of the article's block in which that offset is."""
        return self._scrolling.number_of(self._document.offsets.to_qt(offset))

    def set_direction(self, block: int, direction: Direction) -> None:
        """Give one block another base direction in this view; the article stays as it is."""
        self._relaid(lambda: self._document.set_direction(block, direction))

    def span_boxes(self, span: Span) -> list[QRectF]:
        """The boxes in the viewport that a mention at that span is painted on."""
        shift = QPointF(0, -self._scrolling.value)
        return [box.translated(shift) for box in self._page.boxes(*self._positions(span))]

    def content_height(self) -> int:
        """The height of the whole article in pixels, partly estimated."""
        return self._lines.height

    # The style

    @property
    def reading_style(self) -> ReadingStyle:
        """How the text is set."""
        return self._style

    def set_style(self, style: ReadingStyle) -> None:
        """Set the text that way; the line at the top stays there."""
        if style != self._style:
            self._style = style
            self._relaid(self._restyle)

    @property
    def theme(self) -> Theme:
        """The theme it is drawn in."""
        return self._page.theme

    def set_theme(self, theme: Theme) -> None:
        """Draw in that theme."""
        self._use_theme(theme)
        self.outlineChanged.emit()

    # Qt's events

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: ARG002
        """Nothing: an article's pictures, sheets and links are never loaded."""
        return None

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        value = self._scrolling.value
        clip = event.rect().toRectF().translated(0, value)
        painter = QPainter(self.viewport())
        painter.translate(0, -value)
        self._page.paint_under(painter, clip)
        painter.end()
        super().paintEvent(event)
        column = self._page.column
        # A blinking caret does not touch the margins.
        if clip.left() >= column.left and clip.right() <= column.right and clip.width() < 20:
            return
        painter = QPainter(self.viewport())
        painter.translate(0, -value)
        self._page.paint_beside(painter, QRectF(0, value, self.viewport().width(), self.viewport().height()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self._scrolling.place
        self._scrolling.holding = True
        super().resizeEvent(event)
        self._scrolling.holding = False
        self._place_column()
        self._scrolling.hold(place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_column()
        self._scrolling.hold(self._scrolling.place)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not self._built:
            return
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        # Qt gives the document the widget's font, which is the interface's, whenever a style or a font changes.
        self._document.use_font(self._style)

    # Inside

    def _use_theme(self, theme: Theme) -> None:
        self._page.set_theme(theme)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, theme.colour("paper"))
        palette.setColor(palette.ColorRole.Text, theme.colour("ink"))
        self.setPalette(palette)
        self.viewport().update()

    def _timer(self, interval: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(call)
        return timer

    def _positions(self, span: Span) -> tuple[int, int]:
        to_qt = self._document.offsets.to_qt
        return to_qt(span.start), to_qt(span.end)

    def _retranslate(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("ArticleView", "Article text"))
        self._page.margins.note_title = QCoreApplication.translate("ArticleView", "Note")
        self._page.margins.highlight_title = QCoreApplication.translate("ArticleView", "Highlight")
        self.viewport().update()

    def _restyle(self) -> None:
        self._lines.set_reading_style(self._style)
        self._document.set_fonts(self._style)
        self._lines.set_byline_height(self._page.byline_height())
        if not self._place_column():
            self._lines.reset()
        self._page.forget()

    def _place_column(self) -> bool:
        """Put the column where it belongs in a view of this width; whether every line has to be made anew."""
        page = self._page
        cards = page.shown.notes and len(page.marks.of_kind(MarkKind.NOTE)) > 0
        page.column = place_column(self.viewport().width(), self._style, cards)
        changed = self._lines.set_column(page.column.left, page.column.width, page.column.page)
        if changed:
            page.forget()
        return changed

    def _relaid(self, change: Callable[[], object]) -> None:
        """Make a change that moves lines, and keep the line at the top where it is."""
        place = self._scrolling.place
        self._scrolling.holding = True
        change()
        self._scrolling.holding = False
        self._scrolling.hold(place)
        self.outlineChanged.emit()

    def _laid(self, number: int) -> None:
        """The lines of a block were made: where Qt asked for it, the heights of the document follow."""
        self._page.forget_block(number)
        if not self._scrolling.holding:
            self._settle_soon.start()

    def _scrolled(self) -> None:
        if not self._scrolling.holding:
            self._scrolling.scrolled()
            self.outlineChanged.emit()
