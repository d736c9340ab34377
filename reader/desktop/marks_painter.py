"""Painting of marks under the text: washes, lines, highlights, hits, the selection. Text and shaping stay untouched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from reader.core.mentions import EntityType, Mention
from reader.core.notes import Note
from reader.core.quantities import MarkType, Quantity, QuantityKind
from reader.core.quotations import Quotation
from reader.desktop.marks import Mark, MarkFilter
from reader.desktop.marks_geometry import Piece
from reader.desktop.theme import Theme, mix

_DIMMED = 0.28
_RADIUS = 5.0
_PAD = 2.0


@dataclass(frozen=True, slots=True)
class Band:
    """The measures of one block's lines in pixels: the size of its letters, the pitch from line to line, and whether it
    runs right to left."""

    size: int
    pitch: int
    right_to_left: bool

    def box(self, piece: Piece, inset: float = 0.0) -> QRectF:
        """The ground of a mention: around the letters, a little free of the lines above and below."""
        height = min(1.6 * self.size, self.pitch - 3)
        top = piece.base - height * 0.64 + inset
        return QRectF(piece.left - _PAD, round(top), piece.width + 2 * _PAD, round(height - 2 * inset))

    def row(self, piece: Piece, top: float) -> QRectF:
        """The whole height of the piece's line; rows of lines that follow one another touch. `top` is where the block's
        first line begins."""
        return QRectF(piece.left, top + piece.line * self.pitch, piece.width, self.pitch)


Shape = tuple[Mark, Sequence[Piece]]
"""A mark and its pieces in its block."""


class MarksPainter:
    """Paints what lies under the text of one block; coordinates are the block's."""

    def __init__(self, theme: Theme, shown: MarkFilter) -> None:
        self.theme = theme
        self.shown = shown

    def paint_grounds(self, painter: QPainter, shapes: Sequence[Shape], band: Band, top: float) -> None:
        """Washes of quotations, then highlights of notes, then grounds of mentions."""
        for mark, pieces in shapes:
            if isinstance(mark.item, Quotation):
                self._paint_quotation(painter, mark, pieces, band, top)
            elif isinstance(mark.item, Note):
                self._paint_highlight(painter, mark, mark.item, pieces, band)
            else:
                self._paint_mention(painter, mark, mark.item, pieces, band)

    def paint_lines(self, painter: QPainter, shapes: Sequence[Shape], band: Band) -> None:
        """The lines under mentions, over every ground and the selection."""
        for mark, pieces in shapes:
            if not isinstance(mark.item, Mention | Quantity):
                continue
            colour = QColor(self.theme.rule(mark.item.type))
            if self.shown.dims(mark):
                colour.setAlphaF(_DIMMED)
            inset = _inset(mark)
            for piece in pieces:
                box = band.box(piece, inset)
                paint_line(painter, mark.item.type, colour, box.left() + 2.5, box.right() - 2.5, box.bottom() - 1)

    def paint_hits(self, painter: QPainter, pieces: Iterable[Piece], band: Band, now: bool) -> None:
        """A hit of find; the current one is stronger and framed."""
        painter.setBrush(self.theme.colour("hit_now" if now else "hit"))
        painter.setPen(QPen(self.theme.colour("ink"), 1.2) if now else Qt.PenStyle.NoPen)
        for piece in pieces:
            painter.drawRoundedRect(band.box(piece, 1.5), 4, 4)

    def paint_spoken(self, painter: QPainter, pieces: Iterable[Piece], band: Band, top: float) -> None:
        """The sentence that is being read aloud."""
        colour = QColor(self.theme.colour("hit"))
        colour.setAlphaF(0.6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for piece in pieces:
            painter.drawRoundedRect(band.row(piece, top).adjusted(-3, 2, 3, -2), 4, 4)

    def paint_selection(self, painter: QPainter, pieces: Iterable[Piece], band: Band, top: float) -> None:
        """The selection, line by line."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("selection"))
        for piece in pieces:
            painter.drawRect(band.row(piece, top).adjusted(-1, 0, 1, 0))

    def paint_flash(self, painter: QPainter, pieces: Iterable[Piece], band: Band, strength: float) -> None:
        """The frame around a place that was just jumped to; `strength` is 0 to 1."""
        colour = QColor(self.theme.colour("acc"))
        colour.setAlphaF(strength)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for piece in pieces:
            painter.drawRoundedRect(band.box(piece, -1).adjusted(-1, 0, 1, 0), _RADIUS + 1, _RADIUS + 1)

    def _paint_quotation(self, painter: QPainter, mark: Mark, pieces: Sequence[Piece], band: Band, top: float) -> None:
        theme = self.theme
        colour = theme.colour("quote")
        if self.shown.lights(mark):
            colour = mix(colour, theme.colour("acc"), 0.07)
        elif self.shown.dims(mark):
            colour = mix(theme.colour("paper"), colour, _DIMMED)
        for piece in pieces:
            row = band.row(piece, top).adjusted(-3, 0, 3, 0)
            painter.fillPath(_rounded(row, 4, piece, band), colour)

    def _paint_highlight(self, painter: QPainter, mark: Mark, note: Note, pieces: Sequence[Piece], band: Band) -> None:
        colour = note_colour(note, self.theme)
        tint = self.theme.tint(colour)
        edge = self.theme.sign(colour)
        if self.shown.dims(mark):
            tint = mix(self.theme.colour("paper"), tint, _DIMMED)
            edge.setAlphaF(_DIMMED)
        for piece in pieces:
            box = band.box(piece, -1.5)
            painter.fillPath(_rounded(box, 3, piece, band), tint)
            painter.fillRect(QRectF(box.left() + 1, box.bottom() - 1, box.width() - 2, 1), edge)

    def _paint_mention(
        self, painter: QPainter, mark: Mark, mention: Mention | Quantity, pieces: Sequence[Piece], band: Band
    ) -> None:
        theme = self.theme
        colour = theme.wash(mention.type)
        lit = self.shown.lights(mark)
        if self.shown.dims(mark):
            colour = mix(theme.colour("paper"), colour, _DIMMED)
        for piece in pieces:
            path = _rounded(band.box(piece, _inset(mark)), _RADIUS, piece, band)
            painter.fillPath(path, colour)
            if lit:
                painter.strokePath(path, QPen(theme.rule(mention.type), 1.4))


def note_colour(note: Note, theme: Theme) -> str:
    """The colour that stands for a note: its first tag's, else the accent."""
    return note.tags[0].colour if note.tags and QColor(note.tags[0].colour).isValid() else theme.acc


def paint_line(painter: QPainter, kind: MarkType, colour: QColor, left: float, right: float, y: float) -> None:
    """The line that tells a type without colour: people solid, places dotted, organisations dashed, others wavy; dates
    double, amounts with a stroke at each end, as a measure has, counts in short strokes, as a tally has."""
    right = max(right, left + 3)
    pen = QPen(colour, 2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if kind is EntityType.MISC:
        pen.setWidthF(1.4)
        painter.strokePath(_wave(left, right, y - 0.8), pen)
        return
    if isinstance(kind, QuantityKind):
        pen.setWidthF(1.1)
        painter.strokePath(_quantity_line(kind, left, right, y), pen)
        return
    if kind is EntityType.LOC:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 1.9])
    elif kind is EntityType.ORG:
        pen.setDashPattern([3, 1.75])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))


def _quantity_line(kind: QuantityKind, left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath()

    def stroke(from_x: float, from_y: float, to_x: float, to_y: float) -> None:
        path.moveTo(from_x, from_y)
        path.lineTo(to_x, to_y)

    if kind is QuantityKind.DATE:
        stroke(left, y - 1.7, right, y - 1.7)
        stroke(left, y + 0.9, right, y + 0.9)
    elif kind is QuantityKind.AMOUNT:
        stroke(left, y, right, y)
        for x in (left, right):
            stroke(x, y - 2.6, x, y + 2.6)
    else:
        x = left + 0.5
        while x <= right:
            stroke(x, y - 1.8, x, y + 1.6)
            x += 3.0
    return path


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    step, height = 3.0, 2.6
    x = left
    while x < right:
        path.quadTo(QPointF(x + step / 2, y + height), QPointF(min(x + step, right), y))
        x += step
        height = -height
    return path


def _inset(mark: Mark) -> float:
    """By how much a mention within a longer one is drawn smaller, so that both lines are seen."""
    return 3.0 * min(mark.depth, 2)


def _rounded(box: QRectF, radius: float, piece: Piece, band: Band) -> QPainterPath:
    """The box with round corners where the stretch begins and finishes, and straight edges where it wraps."""
    right_round, left_round = (piece.begins, piece.finishes) if band.right_to_left else (piece.finishes, piece.begins)
    path = QPainterPath()
    if right_round and left_round:
        path.addRoundedRect(box, radius, radius)
        return path
    path.addRoundedRect(box, 1.0, 1.0)
    if right_round or left_round:
        whole = QPainterPath()
        whole.addRoundedRect(box, radius, radius)
        half = box.adjusted(0, 0, -radius, 0) if right_round else box.adjusted(radius, 0, 0, 0)
        straight = QPainterPath()
        straight.addRect(half)
        path = whole.united(straight)
    return path
