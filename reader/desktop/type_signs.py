"""The sign that stands for a type of entity in lists and pictures: its shape says what its colour says."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from reader.core.mentions import EntityType


def paint_sign(painter: QPainter, kind: EntityType | None, colour: QColor, box: QRectF) -> None:
    """A person (and what has no type) is a disc, a place a square, an organisation a diamond, another a triangle."""
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
    else:
        corners = [QPointF(middle.x(), box.top()), box.bottomRight(), box.bottomLeft()]
        painter.drawPolygon(QPolygonF(corners))
