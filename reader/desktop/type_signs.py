"""The sign that stands for a type of entity in lists and pictures: its shape says what its colour says."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from reader.core.mentions import EntityType
from reader.core.quantities import MarkType, QuantityKind


def paint_sign(painter: QPainter, kind: MarkType | None, colour: QColor, box: QRectF) -> None:
    """A person (and what has no type) is a disc, a place a square, an organisation a diamond, another a triangle; a
    date is a leaf of a calendar, an amount a ring, a count a tally of three."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    middle = box.center()
    if kind is None or kind is EntityType.PER:
        painter.drawEllipse(box)
    elif kind is EntityType.LOC:
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    elif kind is EntityType.ORG:
        corners = [
            QPointF(middle.x(), box.top() - 0.5),
            QPointF(box.right() + 0.5, middle.y()),
            QPointF(middle.x(), box.bottom() + 0.5),
            QPointF(box.left() - 0.5, middle.y()),
        ]
        painter.drawPolygon(QPolygonF(corners))
    elif kind is QuantityKind.DATE:
        painter.drawRoundedRect(QRectF(box.left(), box.top(), box.width(), box.height() * 0.36), 1, 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.3))
        painter.drawRoundedRect(box.adjusted(0.65, 0.65, -0.65, -0.65), 1.5, 1.5)
    elif kind is QuantityKind.AMOUNT:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, box.width() * 0.28))
        inset = box.width() * 0.14
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
    elif kind is QuantityKind.COUNT:
        width = box.width() / 5
        for number in range(3):
            painter.drawRect(QRectF(box.left() + 2 * number * width, box.top(), width, box.height()))
    else:
        corners = [QPointF(middle.x(), box.top()), box.bottomRight(), box.bottomLeft()]
        painter.drawPolygon(QPolygonF(corners))
