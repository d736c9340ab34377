"""Bars, one a name, the longest first: they grow from the side where reading begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from reader.core.mentions import EntityType
from reader.desktop.chart import Chart, Pick, Placed, Shape, rectangle
from reader.desktop.marks_painter import paint_line
from reader.desktop.theme import Theme, mix
from reader.desktop.type_signs import paint_sign

_SIGN = 9.0
_GAP = 9.0
_INSET = 5.0
_LABELS = 0.4
"""The most of the width that the names take."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its number, and the type of the name (None for what has none)."""

    label: str
    value: int
    type: EntityType | None
    pick: Pick
    spoken: str


class BarChart(Chart):
    """Names with bars. A bar looks like the mark of its type in the text: a wash, and the type's own line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._bars: Sequence[Bar] = ()
        self._labels = 0.0
        self._values = 0.0
        self._pitch = 0.0

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these, in this order."""
        self._bars = bars
        self.arrange()

    def place(self, width: float) -> Placed:
        metrics = QFontMetricsF(self.font())
        signs = _SIGN + _GAP if any(bar.type is not None for bar in self._bars) else 0.0
        widest = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0.0)
        self._labels = signs + min(widest + 2, width * _LABELS - signs)
        numbers = QFontMetricsF(self.small_font())
        self._values = max((numbers.horizontalAdvance(str(bar.value)) for bar in self._bars), default=0.0) + _GAP
        self._pitch = max(30.0, round(metrics.height() * 1.55))
        shapes = [
            Shape(rectangle(self.across(QRectF(0, number * self._pitch, width, self._pitch))), bar.pick, bar.spoken)
            for number, bar in enumerate(self._bars)
        ]
        return Placed(shapes, len(self._bars) * self._pitch)

    def bar_box(self, number: int) -> QRectF:
        """Where a bar itself stands, in the widget."""
        room = self.width() - self._labels - _GAP - self._values - _INSET
        most = max(bar.value for bar in self._bars)
        length = max(6.0, room * self._bars[number].value / most)
        height = round(self._pitch * 0.66)
        top = number * self._pitch + (self._pitch - height) / 2
        return self.across(QRectF(self._labels + _GAP, top, length, height))

    def draw(self, painter: QPainter) -> None:
        theme = self.theme
        for number, (bar, shape) in enumerate(zip(self._bars, self.shapes, strict=True)):
            row = QRectF(0, number * self._pitch, self.width(), self._pitch)
            lit = self.lights(shape)
            if lit:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("hover"))
                painter.drawRoundedRect(shape.box.adjusted(0, 1, 0, -1), 6, 6)
            left = 6.0 if bar.type is None else 4.0
            painter.setFont(self.font())
            if bar.type is not None:
                sign = self.across(QRectF(left, row.center().y() - _SIGN / 2, _SIGN, _SIGN))
                paint_sign(painter, bar.type, theme.rule(bar.type), sign)
                left += _SIGN + _GAP - 2
            self.write(painter, QRectF(left, row.top(), self._labels - left + 4, row.height()), bar.label, "ink")
            self._paint_bar(painter, bar, self.bar_box(number), lit)
            painter.setFont(self.small_font())
            end = self.bar_box(number)
            after = (self.width() - end.left() if self.mirrored else end.right()) + _GAP - 2
            self.write(painter, QRectF(after, row.top(), self._values, row.height()), str(bar.value), "soft")

    def _paint_bar(self, painter: QPainter, bar: Bar, box: QRectF, lit: bool) -> None:
        theme = self.theme
        line = theme.colour("acc") if bar.type is None else theme.rule(bar.type)
        wash = mix(theme.colour("paper"), line, 0.2) if bar.type is None else theme.wash(bar.type)
        path = QPainterPath()
        path.addRoundedRect(box, 5, 5)
        painter.fillPath(path, mix(wash, line, 0.12) if lit else wash)
        if bar.type is None:
            painter.setPen(QPen(line, 2))
            painter.drawLine(QPointF(box.left() + 2.5, box.bottom() - 1), QPointF(box.right() - 2.5, box.bottom() - 1))
        else:
            paint_line(painter, bar.type, line, box.left() + 2.5, box.right() - 2.5, box.bottom() - 1)
