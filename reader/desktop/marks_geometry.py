"""Where a stretch of text stands on its lines, and what stands at a place, from the glyphs themselves.

QTextLine.cursorToX gives one of two places where directions meet, and QTextLine.xToCursor is a letter off in Arabic
fonts; the glyph runs give the letters' own places.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QTextLayout


@dataclass(frozen=True, slots=True)
class Piece:
    """One unbroken piece of a stretch on one line.

    `left` and `right` are in the layout's coordinates, `base` is the height of the line's base line there. `begins` and
    `finishes` say whether the stretch's own beginning and end are in this piece, and not a wrap.
    """

    line: int
    left: float
    right: float
    base: float
    begins: bool
    finishes: bool

    @property
    def width(self) -> float:
        """How wide the piece is."""
        return self.right - self.left


def pieces_of(layout: QTextLayout, start: int, end: int) -> list[Piece]:
    """The pieces of [start, end) (UTF-16 positions in the layout's block) line by line, from left to right on each."""
    pieces: list[Piece] = []
    if start >= end or layout.lineCount() == 0:
        return pieces
    first = layout.lineForTextPosition(start).lineNumber()
    # A stretch that ends where a line begins does not touch that line.
    last = layout.lineForTextPosition(end - 1).lineNumber()
    for number in range(max(first, 0), last + 1):
        line = layout.lineAt(number)
        line_start, line_end = line.textStart(), line.textStart() + line.textLength()
        here, there = max(start, line_start), min(end, line_end)
        if here >= there:
            continue
        base = line.y() + line.ascent()
        natural = line.naturalTextRect()
        begins, finishes = here == start, there == end
        edges = sorted(
            (run.boundingRect().left(), run.boundingRect().right()) for run in line.glyphRuns(here, there - here)
        )
        merged: list[list[float]] = []
        for left, right in edges:
            # White space that hangs over the end of the line is not part of it.
            left, right = max(left, natural.left()), min(right, natural.right())
            if right - left <= 0:
                continue
            if merged and left - merged[-1][1] < 1:
                merged[-1][1] = max(merged[-1][1], right)
            else:
                merged.append([left, right])
        pieces.extend(Piece(number, left, right, base, begins, finishes) for left, right in merged)
    return pieces


def position_at(layout: QTextLayout, number: int, x: float) -> int:
    """The caret position (UTF-16, in the layout's block) nearest to x on that line: before or after a letter."""
    line = layout.lineAt(number)
    end = line.textStart() + line.textLength()
    nearest, distance = line.textStart(), float("inf")
    at = line.textStart()
    while at < end:
        after = min(max(layout.nextCursorPosition(at), at + 1), end)
        for run in line.glyphRuns(at, after - at):
            rect = run.boundingRect()
            away = max(rect.left() - x, x - rect.right(), 0.0)
            if rect.width() > 0 and away < distance:
                distance = away
                behind = (x < rect.center().x()) is run.isRightToLeft()
                nearest = after if behind else at
        at = after
    # The end of a line that wraps is the beginning of the next one.
    if nearest == end and number + 1 < layout.lineCount():
        return max(layout.previousCursorPosition(end), line.textStart())
    return nearest
