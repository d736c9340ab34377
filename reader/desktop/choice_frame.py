"""Dialogs in which one row is chosen by typing: a question, a line, a list that follows what is typed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from reader.desktop.desk import LibraryDesk
from reader.desktop.filter_box import FilterBox
from reader.desktop.row_feed import RowFeed
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.theme import Theme


class ChoiceFrame(QDialog):
    """The frame of such a dialog. After accept() `answer` is the item of the row that was chosen."""

    def __init__(self, theme: Theme, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer: Any = None
        label = QLabel(question, self)
        label.setWordWrap(True)
        # What is typed and entered is chosen: the first row that fits is the current one.
        self.line = FilterBox(self, enter_leaves=False)
        self.line.setAccessibleName(question)
        self.list = RowList(theme, self)
        self.list.setAccessibleName(question)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        layout = QVBoxLayout(self)
        for widget in (label, self.line, self.list, buttons):
            layout.addWidget(widget)
        self.line.left.connect(self.list.setFocus)
        self.list.activatedRow.connect(self._choose)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)

    def _choose(self, row: Row) -> None:
        self.answer = row.item
        self.accept()

    def _accept(self) -> None:
        row = self.list.row_at(self.list.currentIndex())
        if row is not None:
            self._choose(row)


class LibraryChoice(ChoiceFrame):
    """Its rows come from the library, asked for `rest` milliseconds after the last letter typed.

    Whoever derives from it says what is asked in `_ask`, which it calls itself once it is ready, and what rows these
    are in `_rows`.
    """

    def __init__(
        self, desk: LibraryDesk, theme: Theme, question: str, rest: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, question, parent)
        self.feed = RowFeed(desk, self.list, self._rows)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest)
        self._rest.timeout.connect(self._ask)
        self._entered = False
        self.line.textChanged.connect(self._wait)
        self.feed.arrived.connect(lambda *_: self._take())
        self.finished.connect(lambda _: self.feed.stop())

    @abstractmethod
    def _ask(self) -> None:
        """Ask for what fits the line."""

    @abstractmethod
    def _rows(self, items: Sequence[Any], _: object) -> list[Row]:
        """The rows of what came."""

    def _accept(self) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self._ask()
        # Whoever types fast means what comes for these letters, not what is still there for the ones before.
        self._entered = self.feed.busy
        if not self._entered:
            super()._accept()

    def _wait(self) -> None:
        self._entered = False
        self._rest.start()

    def _take(self) -> None:
        self.list.choose_first()
        if self._entered:
            self._accept()
