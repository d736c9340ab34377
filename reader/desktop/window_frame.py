"""Where the article stands in the window, and the window's first picture: the article in the frame of the rest.

The rest of the window takes longer to make than the article to be painted: until it stands, its place is painted as it
will be, so that nothing moves when it comes.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from reader.desktop.article_view_pane import ArticlePane
from reader.desktop.settings import Settings
from reader.desktop.theme import Theme

TOP_HEIGHT, FOOT_HEIGHT, LINE = 45, 43, 1
"""Heights (px) of the bar at the top, of the foot and of the hairlines between them and the middle."""

LIST_FROM, SIDE_FROM = 1020, 760
"""Widths of the window (px) from which list and side panel have their own room."""

LIST_LEAST, SIDE_LEAST, MIDDLE_LEAST = 180, 240, 280
"""Widths (px) under which the columns do not go."""


def columns_of(width: int, settings: Settings) -> tuple[int, int]:
    """The widths of the list and of the side panel in a window of that width; 0 for one that is not shown."""
    shown = settings.value("library_shown") and width >= LIST_FROM
    beside = settings.value("side_shown") and width >= SIDE_FROM
    return (
        max(settings.number("library_width"), LIST_LEAST) if shown else 0,
        max(settings.number("side_width"), SIDE_LEAST) if beside else 0,
    )


class WindowFrame(QWidget):
    """The article where it will stay, and around it the ground of what is still to come. `seen` tells, once, that this
    is on the screen."""

    seen = Signal()

    def __init__(self, pane: ArticlePane, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self._pane = pane
        self._settings = settings
        self._theme = theme
        self._seen = False
        pane.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pane.setGeometry(self._middle())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        theme, middle = self._theme, self._middle()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("chrome"))
        line = theme.colour("line")
        painter.fillRect(0, TOP_HEIGHT, self.width(), LINE, line)
        painter.fillRect(0, middle.bottom() + 1, self.width(), LINE, line)
        for x in (middle.left() - 1, middle.right() + 1):
            painter.fillRect(x, middle.top(), 1, middle.height(), line)
        painter.fillRect(middle, theme.colour("paper"))
        self._paint_top(painter)
        painter.end()
        if not self._seen:
            self._seen = True
            # Told when the window's picture is complete and handed over to the screen.
            QTimer.singleShot(0, self.seen.emit)

    def _paint_top(self, painter: QPainter) -> None:
        pass

    def _middle(self) -> QRect:
        """Where the article stands: as the splitter of the body divides the width."""
        top = TOP_HEIGHT + LINE
        height = max(self.height() - top - FOOT_HEIGHT - LINE, 0)
        listed, beside = (width + 1 if width else 0 for width in columns_of(self.width(), self._settings))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            # QSplitter mirrors its columns with one pixel too much.
            return QRect(beside + 1, top, self.width() - listed - beside, height)
        return QRect(listed, top, self.width() - listed - beside, height)
