"""Small questions with one answer: an encoding, a speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from reader.desktop.filter_box import FilterBox, folded
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.theme import Theme


class ChoiceDialog(QDialog):
    """A list to choose from by typing. `free` is the title of a row that takes what was typed as the answer, with
    {name} in it; empty where only the given rows may be chosen. After accept() `answer` is the row's item, or the
    text."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        question: str,
        rows: Sequence[Row],
        free: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.answer: Any = None
        self._all = rows
        self._free = free
        label = QLabel(question, self)
        label.setWordWrap(True)
        self.line = FilterBox(self)
        self.line.setAccessibleName(question)
        self.list = RowList(theme, self)
        self.list.setAccessibleName(question)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        layout = QVBoxLayout(self)
        for widget in (label, self.line, self.list, buttons):
            layout.addWidget(widget)
        self.resize(380, 440)
        self.line.narrowed.connect(self._list)
        self.line.left.connect(self.list.setFocus)
        self.list.activatedRow.connect(self._choose)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self._list()

    def _list(self, _: str = "") -> None:
        name = " ".join(self.line.text().split())
        wanted = folded(name)
        rows = [row for row in self._all if wanted in folded(row.title)]
        if self._free and name and all(folded(row.title) != wanted for row in self._all):
            rows.append(Row(self._free.format(name=name), item=name))
        self.list.show_rows(rows)
        if rows:
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _choose(self, row: Row) -> None:
        self.answer = row.item
        self.accept()

    def _accept(self) -> None:
        row = self.list.row_at(self.list.currentIndex())
        if row is not None:
            self._choose(row)
