"""The view as it is read: where the reader is, what is selected, keys and wheel, larger and smaller letters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QWidget

from reader.core.articles import Article
from reader.core.spans import Span
from reader.desktop.article_view_text import TextView
from reader.desktop.theme import ReadingStyle, Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_TELL_DELAY = 150


class ReadingView(TextView):
    """A TextView that tells and keeps the reader's place, selects and copies the article's own text, and zooms."""

    selectionChangedSpan = Signal(object)
    """The selected span, None for none."""
    positionChanged = Signal(int)
    """The offset at the top of the view, some time after it changed."""
    progressChanged = Signal(float)
    """How much has been read, 0 to 1."""
    styleChanged = Signal(object)
    """The ReadingStyle after a zoom by wheel or keys."""

    def __init__(self, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._tell_soon = self._timer(_TELL_DELAY, self._tell_position)
        self.selectionChanged.connect(self._selection_changed)

    def show_article(self, article: Article, position: int = 0) -> None:
        """Show an article with the offset `position` at the top."""
        super().show_article(article, position)
        self.set_position(position)
        self._tell_position()
        self.outlineChanged.emit()

    # Places

    def caret(self) -> int:
        """The offset of the caret."""
        return self._document.offsets.to_text(self.textCursor().position())

    def selected_span(self) -> Span | None:
        """What is selected, None for nothing."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        to_text = self._document.offsets.to_text
        return Span(to_text(cursor.selectionStart()), to_text(cursor.selectionEnd()))

    def select_span(self, span: Span) -> None:
        """Select that span."""
        self._select(*self._positions(span))

    def go_to(self, span: Span) -> None:
        """Bring that span into view and put the caret before it."""
        start, end = self._positions(span)
        self._scrolling.holding = True
        self._select(start, start)
        self._scrolling.holding = False
        self._scrolling.bring(start, end)
        self.viewport().update()

    def position(self) -> int:
        """The offset of the first line in view."""
        return self._document.offsets.to_text(self._scrolling.line_at_top())

    def set_position(self, offset: int) -> None:
        """Bring the line of that offset to the top."""
        position = self._document.offsets.to_qt(offset)
        pitch = self._lines.pitch(self._scrolling.number_of(position))
        # The very beginning is at the top with all that stands above its line.
        self._scrolling.hold((position, min(12, pitch // 4)) if offset > 0 else (0, 1 << 20))

    def progress(self) -> float:
        """How much of the article has been in view, 0 to 1."""
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() > 0 else 1.0

    # The size of the letters

    def zoom_in(self) -> None:
        """Make the letters a step larger."""
        self._zoom(self._style.zoomed(1))

    def zoom_out(self) -> None:
        """Make the letters a step smaller."""
        self._zoom(self._style.zoomed(-1))

    def reset_zoom(self) -> None:
        """Give the letters their usual size."""
        self._zoom(replace(self._style, size=ReadingStyle().size))

    # Qt's events

    def copy(self) -> None:
        """Put the selected part of the article's own text on the clipboard, in logical order."""
        span = self.selected_span()
        if span is not None and self.article is not None:
            # As text and not as createMimeDataFromSelection() makes it: what Python made would stay on the clipboard
            # until after Python's end, and crash there.
            QGuiApplication.clipboard().setText(span.of(self.article.text))

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected part of the article's own text, in logical order, as plain text and nothing else."""
        from PySide6.QtCore import QMimeData

        data = QMimeData()
        span = self.selected_span()
        if span is not None and self.article is not None:
            data.setText(span.of(self.article.text))
        return data

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if event.angleDelta().y() > 0:
            self.zoom_in()
        elif event.angleDelta().y() < 0:
            self.zoom_out()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtGui import QKeySequence

        if event.key() == Qt.Key.Key_Space and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self._page_by(-1 if event.modifiers() else 1)
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            event.accept()
        else:
            super().keyPressEvent(event)
            # With the caret goes all that stands above the first line, or under the last.
            bar = self.verticalScrollBar()
            if event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
                bar.setValue(bar.minimum())
            elif event.matches(QKeySequence.StandardKey.MoveToEndOfDocument):
                bar.setValue(bar.maximum())

    # Inside

    def _select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _selection_changed(self) -> None:
        cursor = self.textCursor()
        self._page.selection = (cursor.selectionStart(), cursor.selectionEnd())
        self.viewport().update()
        self.selectionChangedSpan.emit(self.selected_span())

    def _scrolled(self) -> None:
        if not self._scrolling.holding:
            super()._scrolled()
            self._tell_soon.start()
            self.progressChanged.emit(self.progress())

    def _tell_position(self) -> None:
        self.positionChanged.emit(self.position())
        self.progressChanged.emit(self.progress())

    def _page_by(self, pages: int) -> None:
        """Scroll by pages that share two lines; the caret comes along, so that arrow keys go on from what is read."""
        bar = self.verticalScrollBar()
        pitch = round(self._style.size * self._style.line_height)
        bar.setValue(bar.value() + pages * max(self.viewport().height() - 2 * pitch, pitch))
        value = bar.value()
        at_top = self._scrolling.line_at_top()
        self._select(at_top, at_top)
        bar.setValue(value)

    def _zoom(self, style: ReadingStyle) -> None:
        if style != self._style:
            self.set_style(style)
            self.styleChanged.emit(style)
