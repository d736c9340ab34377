"""A page as it will be printed, as large as there is room for it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.desktop.sheets import Sheets
from reader.desktop.theme import Theme

_EDGE = 14


class SheetPreview(QWidget):
    """Shows one page of sheets. The arrow keys and the wheel leaf through them; `leafed` brings the page, from 0."""

    leafed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheets: Sheets | None = None
        self._picture: QPixmap | None = None
        self.page = 0
        self.setMinimumSize(240, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_sheets(self, sheets: Sheets | None) -> None:
        """Show these pages, the same page as before where there is one; None shows none."""
        self._sheets = sheets
        self._turn(self.page)

    def leaf(self, by: int) -> None:
        """Go that many pages on."""
        self._turn(self.page + by)

    def sizeHint(self) -> QSize:
        return QSize(500, 660)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        steps = {
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Left: 1 if right_to_left else -1,
            Qt.Key.Key_Right: -1 if right_to_left else 1,
        }
        if event.key() in steps:
            self.leaf(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self.leaf(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        if self._sheets is not None and self._sheets.pages:
            if self._picture is None:
                self._picture = self._painted(self._sheets)
            picture = self._picture
            size = picture.deviceIndependentSize()
            place = QRectF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2, *size.toTuple())
            painter.drawPixmap(place.topLeft(), picture)
            painter.setPen(
                QPen(self._theme.colour("acc" if self.hasFocus() else "line"), 1.5 if self.hasFocus() else 1)
            )
            painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()

    def _painted(self, sheets: Sheets) -> QPixmap:
        scale = min((self.width() - 2 * _EDGE) / sheets.width, (self.height() - 2 * _EDGE) / sheets.height)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(sheets.width * scale * ratio), round(sheets.height * scale * ratio))
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        painter.scale(scale, scale)
        sheets.paint(painter, self.page)
        painter.end()
        return picture

    def _turn(self, page: int) -> None:
        last = len(self._sheets.pages) - 1 if self._sheets is not None else 0
        self.page = max(0, min(page, last))
        self._picture = None
        self.update()
        self.leafed.emit(self.page)
