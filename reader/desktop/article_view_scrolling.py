"""Scrolling over heights that are estimates until they are seen: a line that is in view keeps its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtWidgets import QAbstractScrollArea

from reader.desktop.article_view_document import ArticleDocument

_SETTLES = 4
"""How often heights are looked at again after a change; two are enough but for the end of the text."""


class Scrolling:
    """Moves one view over one document. Positions are UTF-16, heights the document's pixels."""

    def __init__(self, view: QAbstractScrollArea, document: ArticleDocument, changed: Callable[[], None]) -> None:
        """`changed` is called after heights changed."""
        self._view = view
        self._document = document
        self._changed = changed
        self.holding = False
        """Set while scrolling is the program's and not the person's."""
        self.place = (0, 0)
        """The position of the line at the top, and how far below the top of the view it is."""
        self._told_height = -1

    def number_of(self, position: int) -> int:
        """The block that holds a position."""
        return max(bisect_right(self._document.block_starts, position) - 1, 0)

    def line_top(self, position: int) -> int:
        """The height of the line that holds a position."""
        number = self.number_of(position)
        lines = self._document.lines
        lines.ensure(number)
        block = self._document.findBlockByNumber(number)
        line = block.layout().lineForTextPosition(position - block.position())
        return lines.line_top(number, line.lineNumber() if line.isValid() else 0)

    def line_at_top(self) -> int:
        """The position of the first line of which at least half is in view."""
        value, lines = self.value, self._document.lines
        number = lines.number_at(value)
        while True:
            lines.ensure(number)
            block = self._document.findBlockByNumber(number)
            pitch = lines.pitch(number)
            line = max(-(-(value - pitch // 2 - lines.line_top(number, 0)) // pitch), 0)
            if line < block.layout().lineCount():
                return block.position() + block.layout().lineAt(line).textStart()
            if not block.next().isValid():
                return block.position()
            number += 1

    @property
    def value(self) -> int:
        """The height at the top of the view."""
        return self._view.verticalScrollBar().value()

    def scrolled(self) -> None:
        """The person scrolled: see what came into view, and keep the new place."""
        self.settle()
        position = self.line_at_top()
        self.place = (position, self.line_top(position) - self.value)

    def bring(self, start: int, end: int) -> None:
        """Bring [start, end) into view, if it is not there with some room around."""
        for _ in range(_SETTLES):
            height = self._view.viewport().height()
            top = self.line_top(start)
            bottom = self.line_top(max(end - 1, start)) + self._document.lines.pitch(self.number_of(start))
            edge = min(48, height // 6)
            if self.value + edge <= top and min(bottom, top + height // 2) <= self.value + height - edge:
                break
            self._view.verticalScrollBar().setValue(max(round(top - height * 0.3), 0))
            self.settle()

    def hold(self, place: tuple[int, int]) -> None:
        """Scroll so that the line of a position stands that many pixels below the top of the view."""
        position, below = place
        lines, bar = self._document.lines, self._view.verticalScrollBar()
        self.holding = True
        for _ in range(_SETTLES):
            value = max(self.line_top(position) - below, 0)
            lines.ensure_between(value, value + self._view.viewport().height())
            self._tell_height()
            bar.setValue(value)
            if value == max(self.line_top(position) - below, 0):
                break
        self.holding = False
        self.place = place
        self.settle()
        self._view.viewport().update()

    def settle(self) -> None:
        """Lay out what is in view. A line already there keeps its place, however the heights above it change."""
        if self.holding:
            return
        self.holding = True
        bar, height, lines = self._view.verticalScrollBar(), self._view.viewport().height(), self._document.lines
        for _ in range(_SETTLES):
            value = bar.value()
            kept = self._first_laid(value, value + height)
            before = lines.top(kept) if kept is not None else 0
            fresh = any(
                not lines.is_laid(n) for n in range(lines.number_at(value), lines.number_at(value + height) + 1)
            )
            changed = lines.ensure_between(value - height // 2, value + height + height // 2)
            if not self._tell_height() and not changed:
                break
            moved = lines.top(kept) - before if kept is not None else 0
            bar.setValue(value + moved)
            if fresh or moved:
                # The picture of the screen was moved along with the bar, and is not what now stands there.
                self._view.viewport().update()
            self._changed()
        self.holding = False

    def _tell_height(self) -> bool:
        """Have the scroll bar go by the height of the document; whether that is now another one."""
        lines = self._document.lines
        if lines.height == self._told_height:
            return False
        self._told_height = lines.height
        lines.documentSizeChanged.emit(lines.documentSize())
        return True

    def _first_laid(self, top: int, bottom: int) -> int | None:
        lines = self._document.lines
        numbers = range(lines.number_at(top), lines.number_at(bottom) + 1)
        return next((number for number in numbers if lines.is_laid(number)), None)
