"""The article view: a read-only, right-to-left text with its marks painted under it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import (
    QAbstractAnimation,
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    QUrl,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from reader.core.articles import Article, BlockKind, Direction
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Note
from reader.core.quotations import Quotation
from reader.core.spans import Span
from reader.desktop.article_view_hover import HoverCard
from reader.desktop.article_view_layout import ArticleLayout, BlockStyle, block_font, block_style
from reader.desktop.article_view_margins import MarginItem, place_column
from reader.desktop.article_view_page import ArticlePage
from reader.desktop.fonts import reading_font
from reader.desktop.marks import Mark, MarkFilter, MarkKind, Marks
from reader.desktop.offsets import Utf16Offsets
from reader.desktop.theme import ReadingStyle, Theme, load_theme

# What would end a block, stand for an object or be dropped; opening lets none of them into an article, a stored text
# might. Each is one UTF-16 unit, and so is what is shown for it.
_UNSHOWABLE = re.compile("[\x00\r\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffc]")

_Item = TypeVar("_Item", Mention, Quotation, Note)

_HOVER_DELAY = 350
_FLASH_FADE = 120
_FLASH_STAY = 900
_SETTLES = 4


class _Document(QTextDocument):
    """A document that loads nothing: Qt's own would look into the file system for what its editor does not give it."""

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: ARG002
        return None


class ArticleView(QTextEdit):
    """Shows one article and its marks. Offsets are code points into Article.text everywhere.

    Its document holds the article's text, one block for each of the article's blocks; only this class and what it calls
    know of UTF-16 positions. Nothing an article names is ever loaded.
    """

    selectionChangedSpan = Signal(object)
    """The selected span, None for none."""
    markActivated = Signal(str, object)
    """A kind ("mention", "quotation", "note") and the Mention, Quotation or Note that was clicked."""
    markHovered = Signal(str, object)
    """The same for what the pointer is on; "" and None when it left."""
    menuRequested = Signal(QPoint, object)
    """A global position and the Mention, Quotation or Note there, or None."""
    positionChanged = Signal(int)
    """The offset at the top of the view, some time after it changed."""
    progressChanged = Signal(float)
    """How much has been read, 0 to 1."""
    styleChanged = Signal(object)
    """The ReadingStyle after a zoom by wheel or keys."""
    outlineChanged = Signal()
    """What a map of the whole article shows changed: marks, heights or the part in view."""

    def __init__(self, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        self._built = False
        super().__init__(parent)
        self._article: Article | None = None
        self._offsets = Utf16Offsets("")
        self._block_starts: list[int] = [0]
        self._style = ReadingStyle()
        self._motion = True
        self._place = (0, 0)
        self._holding = False
        self._pressed: QPoint | None = None
        self._hovered: Mark | None = None

        document = _Document(self)
        document.setUndoRedoEnabled(False)
        self._layout = ArticleLayout(document)
        document.setDocumentLayout(self._layout)
        self._page = ArticlePage(self._layout, theme or load_theme("light"))
        self.setDocument(document)
        self._hover = HoverCard(self.viewport(), self._page.theme)

        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(False)
        self.setCursorWidth(2)
        self.viewport().setMouseTracking(True)

        self._hover_timer = QTimer(self, singleShot=True, interval=_HOVER_DELAY)
        self._hover_timer.timeout.connect(self._show_hover)
        self._settle_timer = QTimer(self, singleShot=True, interval=0)
        self._settle_timer.timeout.connect(self._settle)
        self._told_timer = QTimer(self, singleShot=True, interval=150)
        self._told_timer.timeout.connect(self._tell_position)
        self._flash_timer = QTimer(self, singleShot=True, interval=_FLASH_STAY)
        self._flash_timer.timeout.connect(self._fade_flash)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(_FLASH_FADE)
        self._fade.valueChanged.connect(self._set_flash)

        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.selectionChanged.connect(self._selection_changed)
        self.set_theme(self._page.theme)
        self._built = True
        self._retranslate()
        self._set_fonts()

    # The article

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self._article

    def show_article(self, article: Article, position: int = 0) -> None:
        """Show an article, without marks, with the offset `position` at the top."""
        self._article = article
        self._offsets = Utf16Offsets(article.text)
        self._block_starts = self._offsets.all_to_qt(block.span.start for block in article.blocks) or [0]
        self._forget_marks()
        self._holding = True
        self.document().setPlainText(_UNSHOWABLE.sub("\ufffd", article.text))
        self._layout.load(article.blocks, [block.direction for block in article.blocks], _columns_of_tables(article))
        self._set_fonts()
        self._set_directions()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._offsets.to_qt(position))
        self.setTextCursor(cursor)
        self._holding = False
        self.setAccessibleDescription(article.title)
        self._place_column()
        self.set_position(position)
        self._tell_position()
        self.outlineChanged.emit()

    def clear_article(self) -> None:
        """Show nothing."""
        self.show_article(Article("", ()))
        self._article = None
        self.setAccessibleDescription("")

    def set_byline(self, text: str) -> None:
        """Put a small line under the title (over the text, where there is no title); it is no part of the text."""
        self._page.byline = text
        self._relaid(lambda: self._layout.set_byline_height(self._page.byline_height()))

    def block_at(self, offset: int) -> int:
        """The number of the article's block in which that offset is."""
        return max(bisect_right(self._block_starts, self._offsets.to_qt(offset)) - 1, 0)

    def set_direction(self, block: int, direction: Direction) -> None:
        """Give one block another base direction in this view; the article stays as it is."""
        self._layout.set_direction(block, direction)
        self._set_block_direction(block, direction)
        self._relaid()

    # Marks

    def show_marks(self, mentions: Sequence[Mention], quotations: Sequence[Quotation], notes: Sequence[Note]) -> None:
        """Show these marks instead of those shown; the text does not move."""
        self._page.marks = Marks(mentions, quotations, notes, self._offsets, self._block_starts)
        self._marks_changed()

    @property
    def marks(self) -> Marks:
        """The marks shown."""
        return self._page.marks

    @property
    def shown(self) -> MarkFilter:
        """Which of the marks are switched on and lit."""
        return self._page.shown

    def set_visible_types(self, types: Collection[EntityType]) -> None:
        """Show mentions of these types only."""
        self._filter(types=frozenset(types))

    def set_quotations_visible(self, on: bool) -> None:
        """Show or hide quotations."""
        self._filter(quotations=on)

    def set_notes_visible(self, on: bool) -> None:
        """Show or hide notes."""
        self._filter(notes=on)

    def emphasise(self, name: str | None, type: EntityType | None = None) -> None:
        """Light the mentions of an entity and what it said, and dim all else; None ends that."""
        self._filter(name=name, type=type)

    def mark_at_caret(self) -> Mention | Quotation | Note | None:
        """The shortest shown mark around the caret."""
        position = self.textCursor().position()
        marks = self._page.marks.at(position, self._number_of(position), self._page.shown.shows)
        return marks[0].item if marks else None

    def next_mention(self, type: EntityType | None = None, name: str | None = None) -> Mention | None:
        """Go to the next shown mention, of a type or an entity if one is named; None where there is none."""
        return self._go_to_next(Mention, MarkKind.MENTION, False, type=type, name=name)

    def previous_mention(self, type: EntityType | None = None, name: str | None = None) -> Mention | None:
        """As next_mention, backwards."""
        return self._go_to_next(Mention, MarkKind.MENTION, True, type=type, name=name)

    def next_quotation(self, speaker: str | None = None) -> Quotation | None:
        """Go to the next shown quotation, of a speaker if one is named."""
        return self._go_to_next(Quotation, MarkKind.QUOTATION, False, speaker=speaker)

    def previous_quotation(self, speaker: str | None = None) -> Quotation | None:
        """As next_quotation, backwards."""
        return self._go_to_next(Quotation, MarkKind.QUOTATION, True, speaker=speaker)

    def next_note(self) -> Note | None:
        """Go to the next shown note."""
        return self._go_to_next(Note, MarkKind.NOTE, False)

    def previous_note(self) -> Note | None:
        """As next_note, backwards."""
        return self._go_to_next(Note, MarkKind.NOTE, True)

    def set_hits(self, hits: Sequence[Span], now: int = -1) -> None:
        """Paint what find found, in the order of the text; `now` is the number of the current hit, -1 for none."""
        self._page.hits = []
        self._page.hit_now = now
        self.add_hits(hits)

    def add_hits(self, hits: Sequence[Span]) -> None:
        """Paint more hits, which stand behind those that are painted."""
        starts = self._offsets.all_to_qt(hit.start for hit in hits)
        self._page.hits.extend(zip(starts, self._offsets.all_to_qt(hit.end for hit in hits), strict=True))
        self.viewport().update()

    def set_hit_now(self, now: int) -> None:
        """Make another hit the current one."""
        self._page.hit_now = now
        self.viewport().update()

    # Places

    def caret(self) -> int:
        """The offset of the caret."""
        return self._offsets.to_text(self.textCursor().position())

    def selected_span(self) -> Span | None:
        """What is selected, None for nothing."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        to_text = self._offsets.to_text
        return Span(to_text(cursor.selectionStart()), to_text(cursor.selectionEnd()))

    def select_span(self, span: Span) -> None:
        """Select that span."""
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_qt(span.start))
        cursor.setPosition(self._offsets.to_qt(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def go_to(self, span: Span, flash: bool = True) -> None:
        """Bring that span into view, put the caret before it, and flash it."""
        start, end = self._offsets.to_qt(span.start), self._offsets.to_qt(span.end)
        cursor = self.textCursor()
        cursor.setPosition(start)
        self._holding = True
        self.setTextCursor(cursor)
        self._holding = False
        for _ in range(_SETTLES):
            top = self._line_top(start)
            bottom = self._line_top(max(end - 1, start)) + self._layout.pitch(self._number_of(start))
            value, height = self.verticalScrollBar().value(), self.viewport().height()
            edge = min(48, height // 6)
            if value + edge <= top and min(bottom, top + height // 2) <= value + height - edge:
                break
            self.verticalScrollBar().setValue(max(round(top - height * 0.3), 0))
            self._settle()
        if flash and end > start:
            self._start_flash(start, end)
        self.viewport().update()

    def position(self) -> int:
        """The offset of the first line in view."""
        return self._offsets.to_text(self._line_at_top())

    def set_position(self, offset: int) -> None:
        """Bring the line of that offset to the top."""
        position = self._offsets.to_qt(offset)
        pitch = self._layout.pitch(self._number_of(position))
        self._hold_place((position, min(12, pitch // 4)) if offset > 0 else (0, 1 << 20))

    def progress(self) -> float:
        """How much of the article has been in view, 0 to 1."""
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() > 0 else 1.0

    def span_boxes(self, span: Span) -> list[QRectF]:
        """The boxes in the viewport that a mention at that span is painted on."""
        start, end = self._offsets.to_qt(span.start), self._offsets.to_qt(span.end)
        shift = QPointF(0, -self.verticalScrollBar().value())
        return [box.translated(shift) for box in self._page.boxes(start, end)]

    def hover_card(self) -> HoverCard:
        """The card that tells what the pointer is on."""
        return self._hover

    def margin_items(self) -> list[MarginItem]:
        """What was painted in the margins last, in viewport coordinates."""
        shift = -self.verticalScrollBar().value()
        return [replace(item, rect=item.rect.translated(0, shift)) for item in self._page.margins.items]

    # The style

    @property
    def reading_style(self) -> ReadingStyle:
        """How the text is set."""
        return self._style

    def set_style(self, style: ReadingStyle) -> None:
        """Set the text that way; the place at the top stays there."""
        if style == self._style:
            return
        self._style = style
        self._layout.set_reading_style(style)
        self._relaid(self._restyle)

    def set_theme(self, theme: Theme) -> None:
        """Draw in that theme."""
        self._page.set_theme(theme)
        self._hover.theme = theme
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, theme.colour("paper"))
        palette.setColor(palette.ColorRole.Text, theme.colour("ink"))
        self.setPalette(palette)
        self.viewport().update()
        self.outlineChanged.emit()

    @property
    def theme(self) -> Theme:
        """The theme it is drawn in."""
        return self._page.theme

    def set_motion(self, on: bool) -> None:
        """Whether anything may move or fade."""
        self._motion = on

    def zoom_in(self) -> None:
        """Make the letters a step larger."""
        self._zoom(self._style.zoomed(1))

    def zoom_out(self) -> None:
        """Make the letters a step smaller."""
        self._zoom(self._style.zoomed(-1))

    def reset_zoom(self) -> None:
        """Give the letters their usual size."""
        self._zoom(replace(self._style, size=ReadingStyle().size))

    # For the map of the article

    def content_height(self) -> int:
        """The height of the whole article in pixels, partly estimated."""
        return self._layout.height

    def heights_of(self, marks: Sequence[Mark]) -> Iterator[float]:
        """The heights at which marks (in the order of the text) begin, without laying anything out."""
        tops, starts = self._layout.tops(), [*self._block_starts, self._offsets.units + 1]
        number = 0
        for mark in marks:
            while starts[number + 1] <= mark.start:
                number += 1
            share = (mark.start - starts[number]) / (starts[number + 1] - starts[number])
            yield tops[number] + share * (tops[number + 1] - tops[number])

    # Qt's events

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: ARG002
        """Nothing: an article's pictures, sheets and links are never loaded."""
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected part of the article's own text, in logical order, as plain text and nothing else."""
        data = QMimeData()
        span = self.selected_span()
        if span is not None and self._article is not None:
            data.setText(span.of(self._article.text))
        return data

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        clip = event.rect().toRectF()
        value = self.verticalScrollBar().value()
        clip.translate(0, value)
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
        place = self._place
        self._holding = True
        super().resizeEvent(event)
        self._holding = False
        self._place_column()
        self._hold_place(place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_column()
        self._hold_place(self._place)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not self._built:
            return
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        # Qt gives the document the widget's font, which is the interface's, whenever a style or a font changes.
        font = reading_font(self._style.family, self._style.size)
        if self.document().defaultFont() != font:
            self.document().setDefaultFont(font)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            elif event.angleDelta().y() < 0:
                self.zoom_out()
            event.accept()
            return
        self._hide_hover()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        self._hide_hover()
        if key == Qt.Key.Key_Space and not modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            self._page_by(-1 if modifiers else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self.mark_at_caret() is not None:
            self._activate(self.mark_at_caret())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hide_hover()
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        here = event.position().toPoint()
        self._leave_out_line_feed()
        if pressed is None or (here - pressed).manhattanLength() >= QApplication.startDragDistance():
            return
        if not self.textCursor().hasSelection():
            marks = self._page.marks_at(self._in_document(event.position()))
            if marks:
                self._activate(marks[0].item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() != Qt.MouseButton.NoButton:
            return
        point = self._in_document(event.position())
        marks = self._page.marks_at(point)
        over = marks[0] if marks else None
        beside = self._page.margin_item_at(point) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if beside else Qt.CursorShape.IBeamCursor)
        if over is self._hovered:
            return
        self._hide_hover()
        self._hovered = over
        if over is not None:
            self._hover_timer.start()
            self.markHovered.emit(over.kind.value, over.item)
        else:
            self.markHovered.emit("", None)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave and self._hovered is not None:
            self._hide_hover()
            self.markHovered.emit("", None)
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            marks = self._page.marks_at(self._in_document(QPointF(event.pos())))
            self.menuRequested.emit(event.globalPos(), marks[0].item if marks else None)
        else:
            corner = self.cursorRect().bottomLeft()
            self.menuRequested.emit(self.viewport().mapToGlobal(corner), self.mark_at_caret())
        event.accept()

    # Inside

    def _in_document(self, point: QPointF) -> QPointF:
        return point + QPointF(0, self.verticalScrollBar().value())

    def _number_of(self, position: int) -> int:
        return max(bisect_right(self._block_starts, position) - 1, 0)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Article text"))
        self._page.margins.note_title = self.tr("Note")
        self.viewport().update()

    def _forget_marks(self) -> None:
        self._hide_hover()
        self._fade.stop()
        self._flash_timer.stop()
        page = self._page
        page.flash = None
        page.selection = (0, 0)
        page.hits, page.hit_now = [], -1
        page.marks = Marks()
        page.shown = replace(page.shown, name=None, type=None)
        page.byline = ""
        self._layout.set_byline_height(0)
        page.forget()

    def _filter(self, **changes: Any) -> None:
        self._page.shown = replace(self._page.shown, **changes)
        self._marks_changed()

    def _marks_changed(self) -> None:
        self._hide_hover()
        self._page.forget()
        place = self._place
        self._place_column()
        self._hold_place(place)
        self.outlineChanged.emit()

    def _go_to_next(self, cls: type[_Item], kind: MarkKind, backwards: bool, **wanted: object) -> _Item | None:
        """Go to the next shown mark of a kind whose item, a `cls`, has the wanted values (None is any)."""
        wishes = [(name, value) for name, value in wanted.items() if value is not None]

        def fits(mark: Mark) -> bool:
            return self._page.shown.shows(mark) and all(getattr(mark.item, name) == value for name, value in wishes)

        mark = self._page.marks.following(kind, self.textCursor().position(), fits, backwards)
        if mark is None or not isinstance(mark.item, cls):
            return None
        self.go_to(mark.span)
        return mark.item

    def _activate(self, item: Mention | Quotation | Note | None) -> None:
        if item is not None:
            kind = {Mention: MarkKind.MENTION, Quotation: MarkKind.QUOTATION, Note: MarkKind.NOTE}[type(item)]
            self.markActivated.emit(kind.value, item)

    def _selection_changed(self) -> None:
        cursor = self.textCursor()
        self._page.selection = (cursor.selectionStart(), cursor.selectionEnd())
        self.viewport().update()
        self.selectionChangedSpan.emit(self.selected_span())

    def _leave_out_line_feed(self) -> None:
        """A triple click selects a paragraph; what ends it is not part of it."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        if (cursor.selectionStart(), cursor.selectionEnd()) == (block.position(), block.position() + block.length()):
            cursor.setPosition(block.position())
            cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    # Fonts and directions of the document

    def _restyle(self) -> None:
        self._set_fonts()
        self._layout.set_byline_height(self._page.byline_height())
        if not self._place_column():
            self._layout.reset()
        self._page.forget()

    def _set_fonts(self) -> None:
        """Give blocks that are not set like a paragraph their fonts; the rest has the document's."""
        self.document().setDefaultFont(reading_font(self._style.family, self._style.size))
        blocks = self._article.blocks if self._article is not None else ()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        plain = block_font(BlockStyle(), self._style)
        first = 0
        while first < len(blocks):
            style = block_style(blocks[first])
            last = first
            while last + 1 < len(blocks) and block_style(blocks[last + 1]) is style:
                last += 1
            font = block_font(style, self._style)
            if font != plain:
                cursor.setPosition(self._block_starts[first])
                cursor.setPosition(self._offsets.to_qt(blocks[last].span.end), QTextCursor.MoveMode.KeepAnchor)
                shape = QTextCharFormat()
                shape.setFont(font)
                cursor.setCharFormat(shape)
            first = last + 1
        cursor.endEditBlock()

    def _set_directions(self) -> None:
        """Tell the document which way its blocks run: the keys that move the caret ask it."""
        article = self._article
        option = QTextOption()
        usual = article.direction if article is not None else Direction.RTL
        option.setTextDirection(_qt_direction(usual))
        self.document().setDefaultTextOption(option)
        self.document().setDefaultCursorMoveStyle(Qt.CursorMoveStyle.VisualMoveStyle)
        for number, block in enumerate(article.blocks if article is not None else ()):
            if block.direction is not usual:
                self._set_block_direction(number, block.direction)

    def _set_block_direction(self, number: int, direction: Direction) -> None:
        cursor = QTextCursor(self.document().findBlockByNumber(number))
        shape = QTextBlockFormat()
        shape.setLayoutDirection(_qt_direction(direction))
        cursor.setBlockFormat(shape)

    # Heights and scrolling

    def _place_column(self) -> bool:
        """Put the column where it belongs in a view of this width; whether every line has to be made anew."""
        shown, page = self._page.shown, self._page
        cards = shown.notes and len(page.marks.of_kind(MarkKind.NOTE)) > 0
        page.column = place_column(self.viewport().width(), self._style, cards)
        changed = self._layout.set_column(page.column.left, page.column.width, page.column.page)
        if changed:
            page.forget()
        return changed

    def _relaid(self, change: Callable[[], object] | None = None) -> None:
        """Make a change that moves lines, and keep the line at the top where it is."""
        place = self._place
        if change is not None:
            self._holding = True
            change()
            self._holding = False
        self._hold_place(place)
        self.outlineChanged.emit()

    def _line_top(self, position: int) -> int:
        """The height of the line that holds a document position."""
        number = self._number_of(position)
        self._layout.ensure(number)
        block = self.document().findBlockByNumber(number)
        line = block.layout().lineForTextPosition(position - block.position())
        return self._layout.line_top(number, line.lineNumber() if line.isValid() else 0)

    def _line_at_top(self) -> int:
        """The document position of the first line of which at least half is in view."""
        value = self.verticalScrollBar().value()
        number = self._layout.number_at(value)
        while True:
            self._layout.ensure(number)
            block = self.document().findBlockByNumber(number)
            pitch = self._layout.pitch(number)
            line = max(-(-(value - pitch // 2 - self._layout.line_top(number, 0)) // pitch), 0)
            if line < block.layout().lineCount():
                return block.position() + block.layout().lineAt(line).textStart()
            if not block.next().isValid():
                return block.position()
            number += 1

    def _hold_place(self, place: tuple[int, int]) -> None:
        """Scroll so that the line of a document position stands that many pixels below the top of the view."""
        position, below = place
        self._holding = True
        for _ in range(_SETTLES):
            value = max(self._line_top(position) - below, 0)
            self._layout.ensure_between(value, value + self.viewport().height())
            self._layout.documentSizeChanged.emit(self._layout.documentSize())
            self.verticalScrollBar().setValue(value)
            if value == max(self._line_top(position) - below, 0):
                break
        self._holding = False
        self._place = place
        self._settle()
        self.viewport().update()

    def _settle(self) -> None:
        """Lay out what is in view. A line already there keeps its place, however the heights above it change."""
        if self._holding:
            return
        self._holding = True
        bar, height = self.verticalScrollBar(), self.viewport().height()
        for _ in range(_SETTLES):
            value = bar.value()
            kept = self._first_laid(value, value + height)
            before = self._layout.top(kept) if kept is not None else 0
            if not self._layout.ensure_between(value - height // 2, value + height + height // 2):
                break
            self._layout.documentSizeChanged.emit(self._layout.documentSize())
            if kept is not None:
                bar.setValue(value + self._layout.top(kept) - before)
            self.outlineChanged.emit()
        self._holding = False

    def _first_laid(self, top: int, bottom: int) -> int | None:
        layout = self._layout
        for number in range(layout.number_at(top), layout.number_at(bottom) + 1):
            if layout.is_laid(number):
                return number
        return None

    def _scrolled(self) -> None:
        if self._holding:
            return
        self._settle()
        position = self._line_at_top()
        self._place = (position, self._line_top(position) - self.verticalScrollBar().value())
        self._told_timer.start()
        self.progressChanged.emit(self.progress())
        self.outlineChanged.emit()

    def _tell_position(self) -> None:
        self.positionChanged.emit(self.position())
        self.progressChanged.emit(self.progress())

    def _page_by(self, pages: int) -> None:
        """Scroll by pages that share two lines; the caret comes along, so that arrow keys go on from what is read."""
        bar = self.verticalScrollBar()
        pitch = round(self._style.size * self._style.line_height)
        bar.setValue(bar.value() + pages * max(self.viewport().height() - 2 * pitch, pitch))
        cursor = self.textCursor()
        cursor.setPosition(self._line_at_top())
        value = bar.value()
        self.setTextCursor(cursor)
        bar.setValue(value)

    def _zoom(self, style: ReadingStyle) -> None:
        if style != self._style:
            self.set_style(style)
            self.styleChanged.emit(style)

    # Hovering and flashing

    def _hide_hover(self) -> None:
        self._hover_timer.stop()
        self._hover.clear()
        self._hovered = None

    def _show_hover(self) -> None:
        if self._hovered is None or self._article is None:
            return
        here = self.viewport().mapFromGlobal(self.cursor().pos())
        point = self._in_document(QPointF(here))
        marks = self._page.marks_at(point)
        if not marks or not self.viewport().rect().contains(here):
            return
        item = self._page.margin_item_at(point)
        value = self.verticalScrollBar().value()
        boxes = [item.rect] if item is not None else self._page.boxes(marks[0].start, marks[0].end)
        near = next((box for box in boxes if box.contains(point)), QRectF(point.x() - 4, point.y() - 12, 8, 24))
        if near.width() > 240:
            near = QRectF(point.x() - 4, near.top(), 8, near.height())
        right_to_left = self.parentWidget() is None or QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        at: QRect = near.translated(0, -value).toAlignedRect()
        self._hover.show_marks(marks, self._article.text, at, right_to_left)

    def _start_flash(self, start: int, end: int) -> None:
        self._fade.stop()
        self._page.flash = (start, end, 1.0)
        self._flash_timer.start()
        if self._motion:
            self._fade.setDirection(QAbstractAnimation.Direction.Forward)
            self._fade.setStartValue(0.0)
            self._fade.setEndValue(1.0)
            self._fade.start()

    def _fade_flash(self) -> None:
        if self._motion:
            self._fade.setDirection(QAbstractAnimation.Direction.Backward)
            self._fade.start()
        else:
            self._set_flash(0.0)

    def _set_flash(self, strength: float) -> None:
        if self._page.flash is not None:
            start, end, _ = self._page.flash
            over = strength <= 0 and not self._flash_timer.isActive()
            self._page.flash = None if over else (start, end, strength)
            self.viewport().update()


def _qt_direction(direction: Direction) -> Qt.LayoutDirection:
    return Qt.LayoutDirection.RightToLeft if direction is Direction.RTL else Qt.LayoutDirection.LeftToRight


def _columns_of_tables(article: Article) -> dict[int, int]:
    """For each row of a table, the number of columns of the rows that follow one another there."""
    columns: dict[int, int] = {}
    rows: list[int] = []
    for number, block in enumerate((*article.blocks, None)):
        if block is not None and block.kind is BlockKind.TABLE_ROW:
            rows.append(number)
        elif rows:
            most = max(article.blocks[row].span.of(article.text).count("\t") + 1 for row in rows)
            columns.update(dict.fromkeys(rows, most))
            rows = []
    return columns
