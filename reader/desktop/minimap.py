"""The strip at the edge of the text: a map of the article, with a tick for every mark and a frame around the view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from reader.core.mentions import Mention
from reader.core.notes import Note
from reader.core.quantities import Quantity
from reader.desktop.article_view import ArticleView
from reader.desktop.marks import Mark, MarkKind
from reader.desktop.marks_painter import note_colour

_WIDTH = 24
_MARGIN = 8
_LEAST_FRAME = 18


class Minimap(QWidget):
    """The map of one ArticleView. A click goes there, a drag takes the view along.

    The ticks are drawn once into a picture and again only when marks or sizes change.
    """

    def __init__(self, view: ArticleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._ticks: QPixmap | None = None
        self._drawn_for: tuple[int, ...] = ()
        self._stale = True
        # Heights change with every line that is laid out: the picture follows a little later.
        self._redraw = QTimer(self, singleShot=True, interval=120)
        self._redraw.timeout.connect(self._forget_ticks)
        self.setFixedWidth(_WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        view.outlineChanged.connect(self._outline_changed)
        view.verticalScrollBar().valueChanged.connect(self.update)
        self._retranslate()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 200)

    def frame(self) -> QRectF:
        """The frame around what is in view."""
        bar = self._view.verticalScrollBar()
        height = max(self._view.content_height(), 1)
        area = self._area()
        seen = area.height() * min(self._view.viewport().height() / height, 1.0)
        length = min(max(seen, _LEAST_FRAME), area.height())
        share = bar.value() / bar.maximum() if bar.maximum() > 0 else 0.0
        return QRectF(3, area.top() + share * (area.height() - length), self.width() - 6, length)

    def ticks(self) -> list[tuple[int, QColor, MarkKind]]:
        """The ticks in whole pixels from the top of the strip: where, in which colour, for what; one for each place,
        colour and kind."""
        view, area = self._view, self._area()
        scale = area.height() / max(view.content_height(), 1)
        found: dict[tuple[int, object, MarkKind], Mark] = {}
        shown = view.shown
        for kind in (MarkKind.QUOTATION, MarkKind.NOTE, MarkKind.MENTION):
            marks = [mark for mark in view.marks.of_kind(kind) if shown.shows(mark) and not shown.dims(mark)]
            for mark, height in zip(marks, view.heights_of(mark.start for mark in marks), strict=True):
                item = mark.item
                look = (
                    item.type
                    if isinstance(item, Mention | Quantity)
                    else item.tags[:1]
                    if isinstance(item, Note)
                    else None
                )
                found.setdefault((round(area.top() + height * scale), look, kind), mark)
        return [(y, self._colour(mark), kind) for (y, _, kind), mark in found.items()]

    def hit_ticks(self) -> set[int]:
        """Where find found something, in whole pixels from the top of the strip."""
        view, area = self._view, self._area()
        scale = area.height() / max(view.content_height(), 1)
        return {round(area.top() + height * scale) for height in view.heights_of(start for start, _ in view.hits)}

    def _colour(self, mark: Mark) -> QColor:
        theme = self._view.theme
        if isinstance(mark.item, Mention | Quantity):
            return theme.rule(mark.item.type)
        if isinstance(mark.item, Note):
            return theme.sign(note_colour(mark.item, theme))
        return theme.colour("acc")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        theme = self._view.theme
        painter.fillRect(self.rect(), theme.colour("paper"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        groove = QRectF(self.width() / 2 - 8, area.top(), 16, area.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("chrome"))
        painter.drawRoundedRect(groove, 5, 5)
        if self._view.article is not None:
            if not self._view.marks.empty or self._view.hits:
                painter.drawPixmap(0, 0, self._picture())
            self._paint_frame(painter)
        painter.end()

    def _paint_frame(self, painter: QPainter) -> None:
        if self._view.verticalScrollBar().maximum() <= 0:
            return
        edge, fill = QColor(self._view.theme.colour("soft")), QColor(self._view.theme.colour("ink"))
        edge.setAlphaF(0.7 if self.underMouse() else 0.28)
        fill.setAlphaF(0.09 if self.underMouse() else 0.05)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(self.frame().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._jump(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._jump(event.position().y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._view.verticalScrollBar(), event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._forget_ticks()
        super().resizeEvent(event)

    def enterEvent(self, event: QEvent) -> None:  # noqa: ARG002
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: ARG002
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Map of the article"))
        self.setAccessibleDescription(self.tr("A tick for every mark; a click goes to that place"))

    def _area(self) -> QRectF:
        return QRectF(0, _MARGIN, self.width(), max(self.height() - 2 * _MARGIN, 1))

    def _jump(self, y: float) -> None:
        """Bring the place at that height of the strip to the middle of the view."""
        area, frame, bar = self._area(), self.frame(), self._view.verticalScrollBar()
        room = area.height() - frame.height()
        share = (y - area.top() - frame.height() / 2) / room if room > 0 else 0.0
        bar.setValue(round(min(max(share, 0.0), 1.0) * bar.maximum()))

    def _outline_changed(self) -> None:
        view = self._view
        state = (id(view.marks), id(view.shown), id(view.theme), id(view.article))
        if state != self._drawn_for:
            self._drawn_for = state
            self._forget_ticks()
        else:
            # Anew with each change: while somebody scrolls, nothing is worth ten thousand ticks.
            self._redraw.start()
        self.update()

    def _forget_ticks(self) -> None:
        self._ticks = None
        self.update()

    def _picture(self) -> QPixmap:
        if self._ticks is None:
            ratio = self.devicePixelRatioF()
            picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            middle = self.width() / 2
            for y, colour, kind in self.ticks():
                if kind is MarkKind.MENTION:
                    painter.fillRect(QRectF(middle - 4, y - 1, 8, 2), colour)
                elif kind is MarkKind.QUOTATION:
                    painter.fillRect(QRectF(middle + 5, y - 2, 2, 5), colour)
                else:
                    painter.fillRect(QRectF(middle - 8, y - 2, 3, 4), colour)
            for y in self.hit_ticks():
                painter.fillRect(QRectF(middle - 8, y - 1, 16, 2), self._view.theme.colour("hit_now"))
            painter.end()
            self._ticks = picture
        return self._ticks
