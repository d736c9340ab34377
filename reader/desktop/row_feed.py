"""Fills a list from the library a page at a time, as one scrolls: what is not looked at is not fetched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.errors import ReaderError
from reader.desktop.desk import Desk, LibraryDesk
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.tasks import Task

PAGE = 60
"""Rows fetched at once: more than a screen holds, few enough to come at once."""

_MOST = 480
"""Rows fetched at once where one has scrolled far: each time the list is laid out anew from its first row on."""

_AHEAD = 1.5
"""Screens before the end at which the next page is fetched."""

Question = Callable[[Desk, int, int], Sequence[Any]]
"""Asks for so many items from that one on: question(desk, limit, offset)."""

Rows = Callable[[Sequence[Any], Any], list[Row]]
"""Makes rows of items; the second argument is the item before the first of them, None at the beginning."""


class RowFeed(QObject):
    """The items of one list, asked for by one question.

    arrived: how many items are there, and whether that is all. failed: an error for the person. A new question drops
    the answers to the one before; the rows of that one stay until the first page of the new one is there.
    """

    arrived = Signal(int, bool)
    failed = Signal(object)

    def __init__(self, desk: LibraryDesk, rows: RowList, make: Rows, first: int = PAGE) -> None:
        """`make` makes the rows; `first` is how many items are asked for at first, few where each takes a while."""
        super().__init__(rows)
        self._first = first
        self._desk = desk
        self._list = rows
        self._make = make
        self._question: Question | None = None
        self._task: Task | None = None
        self.items: list[Any] = []
        self.complete = False
        rows.verticalScrollBar().valueChanged.connect(self._follow)
        rows.verticalScrollBar().rangeChanged.connect(self._follow)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(120)
        self._again.timeout.connect(self.refresh)

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._task is not None

    def ask(self, question: Question) -> None:
        """Show the answers to another question, from the first on."""
        self._question = question
        self._begin(self._first, top=True)

    def refresh(self) -> None:
        """Ask the same again, as far as it was read, and stay where one is."""
        self._again.stop()
        if self._question is not None:
            self._begin(max(self._first, len(self.items)), top=False)

    def refresh_soon(self) -> None:
        """The same once what changes now has come to rest."""
        self._again.start()

    def stop(self) -> None:
        """Await nothing any more."""
        self._again.stop()
        self._list.await_rows(False)
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    def forget(self) -> None:
        """Show nothing, and ask nothing."""
        self.stop()
        self._question = None
        self.items = []
        self.complete = False
        self._list.show_rows([])

    def show_again(self) -> None:
        """Make the rows of the items anew, such as in another language."""
        self._list.show_rows(self._make(self.items, None))

    def _begin(self, limit: int, *, top: bool) -> None:
        self.stop()
        question = self._question
        assert question is not None

        def take(items: Sequence[Any]) -> None:
            self._task = None
            self._list.await_rows(False)
            self.items = list(items)
            self.complete = len(items) < limit
            if top:
                self._list.choose_none()
            self._list.show_rows(self._make(self.items, None))
            if top:
                self._list.scrollToTop()
            if self._list.hasFocus():
                self._list.choose_first()
            self.arrived.emit(len(self.items), self.complete)

        self._send(lambda desk: question(desk, limit, 0), take)

    def _follow(self, *_: int) -> None:
        bar = self._list.verticalScrollBar()
        near = bar.maximum() - bar.value() <= _AHEAD * self._list.viewport().height()
        question, start = self._question, len(self.items)
        limit = min(_MOST, max(PAGE, start // 4))
        if not near or self.complete or self._task is not None or question is None or not start:
            return

        def take(items: Sequence[Any]) -> None:
            self._task = None
            before = self.items[-1]
            self.items.extend(items)
            self.complete = len(items) < limit
            self._list.add_rows(self._make(items, before))
            self.arrived.emit(len(self.items), self.complete)

        self._send(lambda desk: question(desk, limit, start), take)

    def _send(self, question: Callable[[Desk], Sequence[Any]], take: Callable[[Sequence[Any]], None]) -> None:
        task = self._desk.ask(question, take, self._fail)
        # An answer that came at once is no longer awaited.
        self._task = None if task.finished else task
        self._list.await_rows(self.busy)

    def _fail(self, error: ReaderError) -> None:
        self._task = None
        self._list.await_rows(False)
        self.complete = True
        self.failed.emit(error)
