"""Small questions with one answer: an encoding, a speaker."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from reader.desktop.choice_frame import ChoiceFrame
from reader.desktop.filter_box import folded
from reader.desktop.rows import Row
from reader.desktop.theme import Theme


class ChoiceDialog(ChoiceFrame):
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
        super().__init__(theme, question, parent)
        self.setWindowTitle(title)
        self._all = rows
        self._free = free
        self.resize(380, 440)
        self.line.narrowed.connect(self._list)
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
