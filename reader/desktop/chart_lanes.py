"""Lanes, one a name, along an axis: the days of articles, or the way through one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from reader.core.mentions import EntityType
from reader.desktop.chart import Chart, Pick, Placed, Shape, rectangle
from reader.desktop.theme import Theme, mix
from reader.desktop.type_signs import paint_sign

_SIGN = 9.0
_GAP = 9.0
_LABELS = 0.3
_THINNEST = 3.0
_WIDEST = 26.0
_APART = 10.0


@dataclass(frozen=True, slots=True)
class Column:
    """One column: from where to where it has its place on the axis (0 to 1), how high it is (0 to 1), and its cells in
    the table after the name."""

    start: float
    end: float
    height: float
    pick: Pick
    spoken: str
    cells: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """One name with its columns, in the order of the axis."""

    label: str
    type: EntityType
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on the axis: the stretch it belongs to (0 to 1), its text, and whether it stands in the lower row."""

    start: float
    end: float
    text: str
    lower: bool = False


class LaneChart(Chart):
    """Lanes with columns over a common axis, which begins where reading begins."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._lanes: Sequence[Lane] = ()
        self._ticks: Sequence[Tick] = ()
        self._labels = 0.0
        self._pitch = 0.0
        self._line = 0.0

    def show_lanes(self, lanes: Sequence[Lane], ticks: Sequence[Tick]) -> None:
        """Show these lanes from top to bottom, over that axis."""
        self._lanes = lanes
        self._ticks = ticks
        self.arrange()

    def place(self, width: float) -> Placed:
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(lane.label) for lane in self._lanes), default=0.0)
        self._labels = _SIGN + _GAP + min(widest + 2, width * _LABELS)
        self._pitch = max(34.0, round(metrics.height() * 1.75))
        self._line = QFontMetricsF(self.small_font()).height() + 2
        shapes = []
        for number, lane in enumerate(self._lanes):
            for column in lane.columns:
                box = self._column(number, column, width)
                # A low column is hit over the lane's whole height, a thin one a little beside it.
                top = number * self._pitch
                hit = QRectF(box.left() - 1.5, top + 1, box.width() + 3, self._pitch - 2)
                shapes.append(Shape(rectangle(self.across(hit)), column.pick, column.spoken))
        rows = 1 + max((1 + tick.lower for tick in self._ticks), default=-1)
        return Placed(shapes, len(self._lanes) * self._pitch + 6 + max(rows - 1, 0) * self._line)

    def column_boxes(self) -> list[QRectF]:
        """Where the columns themselves stand in the widget, in the order of the shapes."""
        return [
            self.across(self._column(number, column, self.width()))
            for number, lane in enumerate(self._lanes)
            for column in lane.columns
        ]

    def draw(self, painter: QPainter) -> None:
        theme = self.theme
        shapes = iter(self.shapes)
        first = self._labels + _GAP
        for number, lane in enumerate(self._lanes):
            row = QRectF(0, number * self._pitch, self.width(), self._pitch)
            base = row.bottom() - 4
            painter.setPen(Qt.PenStyle.NoPen)
            painter.fillRect(self.across(QRectF(first, base, self.width() - first, 1)), theme.colour("line"))
            sign = self.across(QRectF(4, row.center().y() - _SIGN / 2, _SIGN, _SIGN))
            paint_sign(painter, lane.type, theme.rule(lane.type), sign)
            left = 4 + _SIGN + _GAP - 2
            painter.setFont(self.font())
            self.write(painter, QRectF(left, row.top(), self._labels - left + 4, row.height()), lane.label, "ink")
            for column in lane.columns:
                shape = next(shapes)
                colour = theme.rule(lane.type)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour if self.lights(shape) else mix(theme.colour("paper"), colour, 0.72))
                box = self.across(self._column(number, column, self.width()))
                painter.drawRoundedRect(box, min(2.0, box.width() / 2), min(2.0, box.height() / 2))
        self._paint_axis(painter, first)

    def _column(self, number: int, column: Column, width: float) -> QRectF:
        first = self._labels + _GAP
        room = width - first
        left, right = first + column.start * room, first + column.end * room
        breadth = min(max(_THINNEST, (right - left) * 0.72), _WIDEST)
        height = max(4.0, (self._pitch - 12) * column.height)
        left = min(max((left + right - breadth) / 2, first), width - breadth)
        return QRectF(left, (number + 1) * self._pitch - 4 - height, breadth, height)

    def _paint_axis(self, painter: QPainter, first: float) -> None:
        painter.setFont(self.small_font())
        metrics = QFontMetricsF(painter.font())
        room = self.width() - first
        top = len(self._lanes) * self._pitch + 2
        uppers = [tick for tick in self._ticks if not tick.lower]
        lowers = [tick for tick in self._ticks if tick.lower]
        for row, ticks in enumerate((uppers, lowers)):
            boxes = [self._label_box(tick, metrics.horizontalAdvance(tick.text) + 2, first, room) for tick in ticks]
            # Where there is no room for all, every second is left out, or every third: an even beat is read at once.
            for number in range(0, len(boxes), _beat(boxes)):
                left, width = boxes[number]
                box = QRectF(left, top + row * self._line, width, self._line)
                self.write(painter, box, ticks[number].text, "soft", middle=True)

    def _label_box(self, tick: Tick, width: float, first: float, room: float) -> tuple[float, float]:
        left, right = first + tick.start * room, first + tick.end * room
        at = left if tick.lower else (left + right - width) / 2
        return min(max(at, first), self.width() - width), width


def _beat(boxes: Sequence[tuple[float, float]]) -> int:
    """The smallest step from label to label at which none touches the next."""
    for step in range(1, len(boxes)):
        kept = boxes[::step]
        if all(left + width + _APART <= following for (left, width), (following, _) in pairwise(kept)):
            return step
    return max(len(boxes), 1)
