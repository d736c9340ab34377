"""Ribbons from those who speak to those they speak about, as broad as there are quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from reader.core.mentions import EntityType
from reader.desktop.chart import Chart, Pick, Placed, Shape, rectangle
from reader.desktop.theme import Theme, mix

_NODE = 8.0
_GAP = 8.0
_BETWEEN = 8.0
_LABELS = 0.3
_TALLEST = 340.0
_BROADEST = 9.0
_THINNEST = 2.5


@dataclass(frozen=True, slots=True)
class Node:
    """A name at one of the two sides."""

    label: str
    type: EntityType | None
    pick: Pick
    spoken: str


@dataclass(frozen=True, slots=True)
class Ribbon:
    """So many quotations, from a speaker to a name: their numbers in the two rows of nodes."""

    speaker: int
    about: int
    quotations: int
    pick: Pick
    spoken: str


@dataclass(slots=True)
class _Side:
    boxes: list[QRectF]
    ends: list[float]


class RibbonChart(Chart):
    """Speakers where reading begins, those spoken about at the other side."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._speakers: Sequence[Node] = ()
        self._abouts: Sequence[Node] = ()
        self._ribbons: Sequence[Ribbon] = ()
        self._labels = (0.0, 0.0)
        self._nodes: list[QRectF] = []

    def show_ribbons(self, speakers: Sequence[Node], abouts: Sequence[Node], ribbons: Sequence[Ribbon]) -> None:
        """Show these nodes from top to bottom, and the ribbons between them."""
        self._speakers = speakers
        self._abouts = abouts
        self._ribbons = ribbons
        self.arrange()

    def place(self, width: float) -> Placed:
        metrics = QFontMetricsF(self.font())
        room = width * _LABELS
        self._labels = tuple(  # type: ignore[assignment]
            min(max((metrics.horizontalAdvance(node.label) for node in nodes), default=0.0) + 2, room)
            for nodes in (self._speakers, self._abouts)
        )
        total = sum(ribbon.quotations for ribbon in self._ribbons)
        unit = min(max(_TALLEST / max(total, 1), _THINNEST), _BROADEST)
        line = metrics.height() + 2
        said = [0.0] * len(self._speakers)
        told = [0.0] * len(self._abouts)
        for ribbon in self._ribbons:
            said[ribbon.speaker] += ribbon.quotations * unit
            told[ribbon.about] += ribbon.quotations * unit
        height = max(_needed(said, line), _needed(told, line))
        first = self._labels[0] + _GAP
        last = width - self._labels[1] - _GAP - _NODE
        left = _side(said, line, height, first)
        right = _side(told, line, height, last)
        self._nodes = left.boxes + right.boxes
        ribbons = [Shape(self._band(ribbon, left, right, unit), ribbon.pick, ribbon.spoken) for ribbon in self._ribbons]
        nodes: list[Shape] = []
        for node, box in zip((*self._speakers, *self._abouts), self._nodes, strict=True):
            speaks = len(nodes) < len(self._speakers)
            hit = box.adjusted(-first if speaks else -2, 0, 2 if speaks else width - last, 0)
            tall = max(hit.height(), line)
            hit = QRectF(hit.left(), hit.center().y() - tall / 2, hit.width(), tall)
            nodes.append(Shape(rectangle(self.across(hit)), node.pick, node.spoken))
        count = len(self._speakers)
        return Placed([*nodes[:count], *ribbons, *nodes[count:]], height)

    def node_boxes(self) -> list[QRectF]:
        """Where the nodes' bars stand in the widget: the speakers', then the others'."""
        return [self.across(box) for box in self._nodes]

    def draw(self, painter: QPainter) -> None:
        count = len(self._speakers)
        ribbons = self.shapes[count : count + len(self._ribbons)]
        lit = next((shape for shape in self.shapes if self.lights(shape)), None)
        if self.pointed is not None:
            lit = self.pointed
        for ribbon, shape in zip(self._ribbons, ribbons, strict=True):
            self._paint_ribbon(painter, ribbon, shape, lit)
        painter.setFont(self.font())
        nodes = (*self._speakers, *self._abouts)
        shapes = (*self.shapes[:count], *self.shapes[count + len(self._ribbons) :])
        for number, (node, shape, box) in enumerate(zip(nodes, shapes, self._nodes, strict=True)):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(node))
            painter.drawRoundedRect(self.across(box), 3, 3)
            height = QFontMetricsF(self.font()).height() + 2
            top = box.center().y() - height / 2
            speaks = number < count
            left = 0.0 if speaks else box.right() + _GAP
            width = self._labels[0] if speaks else self.width() - left
            colour = "acc" if shape is lit else "ink"
            self.write(painter, QRectF(left, top, width, height), node.label, colour, ending=speaks)

    def _paint_ribbon(self, painter: QPainter, ribbon: Ribbon, shape: Shape, lit: Shape | None) -> None:
        theme = self.theme
        colour = self._colour(self._abouts[ribbon.about])
        strength = 0.3
        if lit is not None:
            ends = (self._speakers[ribbon.speaker].pick, self._abouts[ribbon.about].pick)
            strength = 0.55 if lit is shape or lit.pick in ends else 0.12
        painter.fillPath(shape.area, mix(theme.colour("paper"), colour, strength))
        edge = QColor(colour)
        edge.setAlphaF(min(1.0, strength + 0.25))
        painter.strokePath(shape.area, QPen(edge, 1))

    def _colour(self, node: Node) -> QColor:
        return self.theme.colour("acc") if node.type is None else self.theme.rule(node.type)

    def _band(self, ribbon: Ribbon, left: _Side, right: _Side, unit: float) -> QPainterPath:
        breadth = ribbon.quotations * unit
        start, end = left.boxes[ribbon.speaker], right.boxes[ribbon.about]
        one, other = left.ends[ribbon.speaker], right.ends[ribbon.about]
        left.ends[ribbon.speaker] += breadth
        right.ends[ribbon.about] += breadth
        a = QPointF(start.right() + 1, one)
        b = QPointF(end.left() - 1, other)
        middle = (a.x() + b.x()) / 2
        path = QPainterPath(self._point(a.x(), a.y()))
        path.cubicTo(self._point(middle, a.y()), self._point(middle, b.y()), self._point(b.x(), b.y()))
        path.lineTo(self._point(b.x(), b.y() + breadth))
        path.cubicTo(
            self._point(middle, b.y() + breadth),
            self._point(middle, a.y() + breadth),
            self._point(a.x(), a.y() + breadth),
        )
        path.closeSubpath()
        return path

    def _point(self, x: float, y: float) -> QPointF:
        return QPointF(self.width() - x if self.mirrored else x, y)


def _needed(breadths: Sequence[float], line: float) -> float:
    return sum(max(breadth, line) for breadth in breadths) + _BETWEEN * max(len(breadths) - 1, 0)


def _side(breadths: Sequence[float], line: float, height: float, x: float) -> _Side:
    """The nodes of one side, spread over the height: each has the room of its name at least."""
    spare = height - _needed(breadths, line)
    between = _BETWEEN + (spare / (len(breadths) - 1) if len(breadths) > 1 else 0.0)
    y = spare / 2 if len(breadths) == 1 else 0.0
    side = _Side([], [])
    for breadth in breadths:
        room = max(breadth, line)
        top = y + (room - breadth) / 2
        side.boxes.append(QRectF(x, top, _NODE, breadth))
        side.ends.append(top)
        y += room + between
    return side
