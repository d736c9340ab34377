"""What all pictures of numbers share: shapes that are pointed at, walked by the arrow keys, spoken and chosen."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import hypot

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reader.core.mentions import EntityType, Mention
from reader.desktop.texts import plain_tooltip
from reader.desktop.theme import Theme

_DIRECTIONS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


@dataclass(frozen=True, slots=True)
class Pick:
    """What a shape stands for: mentions of a name, in articles of days from `since` to `until` (ISO 8601, both
    within; empty is open) or the one `mention` alone; or quotations by `speaker`, about `name`, or both."""

    name: str = ""
    type: EntityType | None = None
    speaker: str = ""
    quoted: bool = False
    since: str = ""
    until: str = ""
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """One thing in a picture: where it is hit, what it stands for and what is said of it."""

    area: QPainterPath
    pick: Pick
    spoken: str

    @property
    def box(self) -> QRectF:
        """The rectangle around it."""
        return self.area.boundingRect()


@dataclass(slots=True)
class Placed:
    """What a picture's layout comes to: its shapes in the order of reading, and the height it needs in pixels."""

    shapes: list[Shape] = field(default_factory=list)
    height: float = 0


class Chart(QWidget):
    """A picture of numbers. `chosen` brings the Pick of the shape that was clicked or entered.

    One shape is the current one: the arrow keys go to the next that the eye sees in their direction, Home and End to
    the first and last, Enter and Space choose it. Its words are the picture's accessible description.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.current: Shape | None = None
        self.pointed: Shape | None = None
        self._summary = ""
        self._placed = Placed()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    @property
    def shapes(self) -> Sequence[Shape]:
        """The shapes as they stand, in the order of reading."""
        return self._placed.shapes

    def summarise(self, summary: str) -> None:
        """What a screen reader says of the picture as a whole."""
        self._summary = summary
        self._say(summary)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.theme = theme
        self.update()

    # For the pictures themselves

    @abstractmethod
    def place(self, width: float) -> Placed:
        """Lay the picture out in that width (px), as seen from left to right or mirrored by `across`."""

    @abstractmethod
    def draw(self, painter: QPainter) -> None:
        """Paint the picture as it was placed."""

    @property
    def mirrored(self) -> bool:
        """Whether the picture runs from right to left."""
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def across(self, box: QRectF) -> QRectF:
        """A box of a layout from left to right, where it stands in the direction of the interface."""
        if not self.mirrored:
            return box
        return QRectF(self.width() - box.right(), box.top(), box.width(), box.height())

    def lights(self, shape: Shape) -> bool:
        """Whether the pointer or the keyboard is on that shape."""
        return shape is self.pointed or (self.hasFocus() and shape is self.current)

    def small_font(self) -> QFont:
        """The font of numbers and axes."""
        font = QFont(self.font())
        font.setPixelSize(max(10, round(font.pixelSize() * 0.88)))
        return font

    def write(
        self, painter: QPainter, box: QRectF, text: str, colour: str, *, ending: bool = False, middle: bool = False
    ) -> None:
        """Write a text into a box of the left-to-right layout, cut with an ellipsis where it has no room: at the box's
        first edge, its last (`ending`), or in its middle."""
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
        side = Qt.AlignmentFlag.AlignRight if ending is not self.mirrored else Qt.AlignmentFlag.AlignLeft
        if middle:
            side = Qt.AlignmentFlag.AlignHCenter
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine
        # Each name runs the way of its own letters, whatever the interface does.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setPen(self.theme.colour(colour))
        painter.drawText(self.across(box), int(flags), shown)

    def arrange(self) -> None:
        """Lay everything out anew: other numbers, another width, another font."""
        kept = self.current.pick if self.current is not None else None
        self.ensurePolished()
        self._placed = self.place(self.width())
        self.pointed = None
        self.current = next((shape for shape in self.shapes if shape.pick == kept), None)
        self.setFixedHeight(round(self._placed.height))
        self.update()

    # Qt's own

    def minimumSizeHint(self) -> QSize:
        return QSize(160, round(self._placed.height))

    def sizeHint(self) -> QSize:
        return QSize(480, round(self._placed.height))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        if self.hasFocus():
            around = self.current.box if self.current is not None else QRectF(self.rect())
            painter.setPen(QPen(self.theme.colour("acc"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(around.adjusted(-2, -2, 2, 2).intersected(whole), 5, 5)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._shape_at(event.position()))

    def leaveEvent(self, _: QEvent) -> None:
        self._point_at(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        shape = self._shape_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and shape is not None:
            self._go_to(shape)
            self.chosen.emit(shape.pick)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            shape = self._shape_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tooltip(shape.spoken) if shape is not None else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current is None and self.shapes:
            self._go_to(self.shapes[0])
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._say(self._summary)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _DIRECTIONS:
            self._go_to(self._neighbour(_DIRECTIONS[key]))
        elif key is Qt.Key.Key_Home and self.shapes:
            self._go_to(self.shapes[0])
        elif key is Qt.Key.Key_End and self.shapes:
            self._go_to(self.shapes[-1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current is not None:
            self.chosen.emit(self.current.pick)
        else:
            super().keyPressEvent(event)

    # Inside

    def _shape_at(self, point: QPointF) -> Shape | None:
        # What was placed last lies on top.
        return next((shape for shape in reversed(self.shapes) if shape.area.contains(point)), None)

    def _neighbour(self, way: QPointF) -> Shape | None:
        if self.current is None:
            return self.shapes[0] if self.shapes else None
        here = self.current.box.center()

        def distance(shape: Shape) -> float:
            step = shape.box.center() - here
            along = step.x() * way.x() + step.y() * way.y()
            beside = abs(step.x() * way.y() - step.y() * way.x())
            return hypot(along, 3 * beside) if along > 1 and along >= beside / 4 else float("inf")

        nearest = min(self.shapes, key=distance, default=None)
        return nearest if nearest is not None and distance(nearest) < float("inf") else self.current

    def _go_to(self, shape: Shape | None) -> None:
        self.current = shape
        if shape is not None:
            self._say(shape.spoken)
            self._reveal(shape)
        self.update()

    def _reveal(self, shape: Shape) -> None:
        from PySide6.QtWidgets import QScrollArea

        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        page = above.widget() if above is not None else None
        if above is not None and page is not None:
            at = self.mapTo(page, QPoint(round(shape.box.center().x()), round(shape.box.center().y())))
            above.ensureVisible(at.x(), at.y(), 0, 40)

    def _say(self, words: str) -> None:
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _point_at(self, shape: Shape | None) -> None:
        if shape is not self.pointed:
            self.pointed = shape
            self.setCursor(Qt.CursorShape.PointingHandCursor if shape is not None else Qt.CursorShape.ArrowCursor)
            self.update()


def rectangle(box: QRectF) -> QPainterPath:
    """The box as an area to hit."""
    path = QPainterPath()
    path.addRect(box)
    return path
