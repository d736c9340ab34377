"""The article view: an article's text with its marks painted under it, and what a person does with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from reader.core.articles import Article
from reader.core.mentions import Mention
from reader.core.notes import Note
from reader.core.quantities import MarkType, Quantity
from reader.core.quotations import Quotation
from reader.core.spans import Span
from reader.desktop.article_view_margins import MarginItem
from reader.desktop.article_view_reading import ReadingView
from reader.desktop.marks import Item, Mark, MarkFilter, MarkKind, Marks
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.desktop.article_view_flash import Flash
    from reader.desktop.article_view_hover import HoverCard

_HOVER_DELAY = 350
_WIDE = 240
"""A box wider than that is no place for a card beside it."""


class ArticleView(ReadingView):
    """Shows one article and its marks, goes from mark to mark, and says which one a person points at."""

    markActivated = Signal(str, object)
    """A kind ("mention", "quotation", "note") and the Mention, Quantity, Quotation or Note that was clicked."""
    markHovered = Signal(str, object)
    """The same for what the pointer is on; "" and None when it left."""
    menuRequested = Signal(QPoint, object)
    """A global position and the Mention, Quantity, Quotation or Note there, or None."""

    def __init__(self, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pressed: QPoint | None = None
        self._hovered: Mark | None = None
        self._hover: HoverCard | None = None
        self._hover_soon = self._timer(_HOVER_DELAY, self._show_hover)
        self._flash: Flash | None = None
        self._motion = True
        self._flashed = (0, 0)
        self.viewport().setMouseTracking(True)

    def show_article(self, article: Article, position: int = 0) -> None:
        """Show an article, without marks, with the offset `position` at the top."""
        self._hide_hover()
        if self._flash is not None:
            self._flash.stop()
        page = self._page
        page.flash = page.spoken = None
        page.hits, page.hit_now = [], -1
        page.marks = Marks()
        page.shown = replace(page.shown, name=None, type=None)
        super().show_article(article, position)

    def set_theme(self, theme: Theme) -> None:
        """Draw in that theme."""
        if self._hover is not None:
            self._hover.theme = theme
        super().set_theme(theme)

    def set_motion(self, on: bool) -> None:
        """Whether anything may move or fade."""
        self._motion = on

    # Marks

    def show_marks(
        self, mentions: Sequence[Mention | Quantity], quotations: Sequence[Quotation], notes: Sequence[Note]
    ) -> None:
        """Show these marks instead of those shown; no line changes."""
        document = self._document
        self._page.marks = Marks(mentions, quotations, notes, document.offsets, document.block_starts)
        self._marks_changed()

    @property
    def marks(self) -> Marks:
        """The marks shown."""
        return self._page.marks

    @property
    def shown(self) -> MarkFilter:
        """Which of the marks are switched on and lit."""
        return self._page.shown

    def set_visible_types(self, types: Collection[MarkType]) -> None:
        """Show mentions and quantities of these types only."""
        self._filter(types=frozenset(types))

    def set_quotations_visible(self, on: bool) -> None:
        """Show or hide quotations."""
        self._filter(quotations=on)

    def set_notes_visible(self, on: bool) -> None:
        """Show or hide notes."""
        self._filter(notes=on)

    def emphasise(self, name: str | None, type: MarkType | None = None) -> None:
        """Light the mentions of an entity and what it said, and dim all else; None ends that."""
        self._filter(name=name, type=type)

    def mark_at_caret(self) -> Item | None:
        """The shortest shown mark around the caret."""
        position = self.textCursor().position()
        marks = self._page.marks.at(position, self._scrolling.number_of(position), self._page.shown.shows)
        return marks[0].item if marks else None

    def next_mention(self, type: MarkType | None = None, name: str | None = None) -> Mention | Quantity | None:
        """Go to the next shown mention or quantity, of a type or a name if one is given; None where there is none."""
        item = self._go_to_next(MarkKind.MENTION, False, type=type, name=name)
        return item if isinstance(item, Mention | Quantity) else None

    def previous_mention(self, type: MarkType | None = None, name: str | None = None) -> Mention | Quantity | None:
        """As next_mention, backwards."""
        item = self._go_to_next(MarkKind.MENTION, True, type=type, name=name)
        return item if isinstance(item, Mention | Quantity) else None

    def next_quotation(self, speaker: str | None = None) -> Quotation | None:
        """Go to the next shown quotation, of a speaker if one is named."""
        item = self._go_to_next(MarkKind.QUOTATION, False, speaker=speaker)
        return item if isinstance(item, Quotation) else None

    def previous_quotation(self, speaker: str | None = None) -> Quotation | None:
        """As next_quotation, backwards."""
        item = self._go_to_next(MarkKind.QUOTATION, True, speaker=speaker)
        return item if isinstance(item, Quotation) else None

    def next_note(self) -> Note | None:
        """Go to the next shown note."""
        item = self._go_to_next(MarkKind.NOTE, False)
        return item if isinstance(item, Note) else None

    def previous_note(self) -> Note | None:
        """As next_note, backwards."""
        item = self._go_to_next(MarkKind.NOTE, True)
        return item if isinstance(item, Note) else None

    def go_to(self, span: Span, flash: bool = True) -> None:
        """Bring that span into view, put the caret before it, and flash it."""
        super().go_to(span)
        if flash and len(span):
            self._flashed = self._positions(span)
            if self._flash is None:
                from reader.desktop.article_view_flash import Flash

                self._flash = Flash(self, self._show_flash)
            self._flash.motion = self._motion
            self._flash.start()

    def heights_of(self, positions: Iterable[int]) -> Iterator[float]:
        """The heights at which document positions (in their order) stand, without laying anything out."""
        tops, starts = self._lines.tops(), [*self._document.block_starts, self._document.offsets.units + 1]
        number = 0
        for position in positions:
            while starts[number + 1] <= position:
                number += 1
            share = (position - starts[number]) / (starts[number + 1] - starts[number])
            yield tops[number] + share * (tops[number + 1] - tops[number])

    # What find found

    def set_hits(self, hits: Sequence[Span], now: int = -1) -> None:
        """Paint what find found, in the order of the text; `now` is the number of the current hit, -1 for none."""
        self._page.hits = []
        self._page.hit_now = now
        self.add_hits(hits)

    def add_hits(self, hits: Sequence[Span]) -> None:
        """Paint more hits, which stand behind those that are painted."""
        offsets = self._document.offsets
        starts, ends = (offsets.all_to_qt(edges) for edges in ((h.start for h in hits), (h.end for h in hits)))
        self._page.hits.extend(zip(starts, ends, strict=True))
        self.viewport().update()
        self.outlineChanged.emit()

    @property
    def hits(self) -> Sequence[tuple[int, int]]:
        """The document positions of what find found."""
        return self._page.hits

    def set_hit_now(self, now: int) -> None:
        """Make another hit the current one."""
        self._page.hit_now = now
        self.viewport().update()

    def show_spoken(self, span: Span | None) -> None:
        """Show the sentence that is being read aloud, and bring it into view; None shows none. The caret stays."""
        self._page.spoken = self._positions(span) if span is not None else None
        if self._page.spoken is not None:
            self._scrolling.bring(*self._page.spoken)
        self.viewport().update()

    # What a person points at

    def hover_card(self) -> HoverCard:
        """The card that tells what the pointer is on."""
        if self._hover is None:
            from reader.desktop.article_view_hover import HoverCard

            self._hover = HoverCard(self.viewport(), self.theme)
        return self._hover

    def margin_items(self) -> list[MarginItem]:
        """What was painted in the margins last, in viewport coordinates."""
        shift = -self._scrolling.value
        return [replace(item, rect=item.rect.translated(0, shift)) for item in self._page.margins.items]

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._hide_hover()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._hide_hover()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        item = self.mark_at_caret() if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain else None
        if item is not None:
            self._activate(item)
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hide_hover()
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        self._leave_out_line_feed()
        here = event.position().toPoint()
        if pressed is None or (here - pressed).manhattanLength() >= QApplication.startDragDistance():
            return
        marks = self._page.marks_at(self._in_document(event.position()))
        if marks and not self.textCursor().hasSelection():
            self._activate(marks[0].item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() != Qt.MouseButton.NoButton:
            return
        point = self._in_document(event.position())
        marks = self._page.marks_at(point)
        beside = self._page.margin_item_at(point) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if beside else Qt.CursorShape.IBeamCursor)
        over = marks[0] if marks else None
        if over is not self._hovered:
            self._hide_hover()
            self._hovered = over
            if over is not None:
                self._hover_soon.start()
            self.markHovered.emit(over.kind.value if over is not None else "", over.item if over is not None else None)

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
        return point + QPointF(0, self._scrolling.value)

    def _filter(self, **changes: Any) -> None:
        self._page.shown = replace(self._page.shown, **changes)
        self._marks_changed()

    def _marks_changed(self) -> None:
        """Paint anew; the column may move aside for cards, but no line changes."""
        self._hide_hover()
        self._page.forget()
        self._relaid(self._place_column)

    def _go_to_next(self, kind: MarkKind, backwards: bool, **wanted: object) -> Item | None:
        """Go to the next shown mark of a kind whose item has the wanted values (None is any)."""
        wishes = [(name, value) for name, value in wanted.items() if value is not None]

        def fits(mark: Mark) -> bool:
            return self._page.shown.shows(mark) and all(getattr(mark.item, name) == value for name, value in wishes)

        mark = self._page.marks.following(kind, self.textCursor().position(), fits, backwards)
        if mark is None:
            return None
        self.go_to(mark.span)
        return mark.item

    def _activate(self, item: Item) -> None:
        kind = {
            Mention: MarkKind.MENTION,
            Quantity: MarkKind.MENTION,
            Quotation: MarkKind.QUOTATION,
            Note: MarkKind.NOTE,
        }[type(item)]
        self.markActivated.emit(kind.value, item)

    def _leave_out_line_feed(self) -> None:
        """A triple click selects a paragraph; what ends it is not part of it."""
        cursor: QTextCursor = self.textCursor()
        block = self._document.findBlock(cursor.selectionStart())
        if (cursor.selectionStart(), cursor.selectionEnd()) == (block.position(), block.position() + block.length()):
            self._select(block.position(), block.position() + block.length() - 1)

    def _hide_hover(self) -> None:
        self._hover_soon.stop()
        if self._hover is not None:
            self._hover.clear()
        self._hovered = None

    def _show_hover(self) -> None:
        here = self.viewport().mapFromGlobal(self.cursor().pos())
        point = self._in_document(QPointF(here))
        marks = self._page.marks_at(point)
        if self.article is None or not marks or not self.viewport().rect().contains(here):
            return
        item = self._page.margin_item_at(point)
        boxes = [item.rect] if item is not None else self._page.boxes(marks[0].start, marks[0].end)
        near = next((box for box in boxes if box.contains(point)), QRectF(point.x() - 4, point.y() - 12, 8, 24))
        if near.width() > _WIDE:
            near = QRectF(point.x() - 4, near.top(), 8, near.height())
        right_to_left = QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        at = near.translated(0, -self._scrolling.value).toAlignedRect()
        self.hover_card().show_marks(marks, self.article.text, at, right_to_left)

    def _show_flash(self, strength: float) -> None:
        self._page.flash = (*self._flashed, strength) if strength > 0 else None
        self.viewport().update()
