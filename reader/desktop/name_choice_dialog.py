"""Choosing one of all the names of the library by typing, such as whom another one is to be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from reader.core.mentions import EntityType
from reader.desktop import texts
from reader.desktop.desk import Desk, LibraryDesk
from reader.desktop.filter_box import FilterBox
from reader.desktop.row_feed import RowFeed
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.library import EntityUse

_REST = 120


class NameChoiceDialog(QDialog):
    """All names of a type but one, the most mentioned first. After accept() `answer` is the EntityUse chosen."""

    def __init__(
        self,
        desk: LibraryDesk,
        theme: Theme,
        title: str,
        question: str,
        kind: EntityType,
        but: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.answer: EntityUse | None = None
        self._kind = kind
        self._but = but
        label = QLabel(question, self)
        label.setWordWrap(True)
        self.line = FilterBox(self)
        self.line.setAccessibleName(question)
        self.line.setPlaceholderText(self.tr("Type a name"))
        self.list = RowList(theme, self)
        self.list.setAccessibleName(question)
        self.list.say_when_empty(self.tr("No other name is like that."))
        self.feed = RowFeed(desk, self.list, self._rows)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        layout = QVBoxLayout(self)
        for widget in (label, self.line, self.list, buttons):
            layout.addWidget(widget)
        self.resize(400, 460)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._ask)
        self.line.textChanged.connect(lambda _: self._rest.start())
        self.line.left.connect(self.list.setFocus)
        self.list.activatedRow.connect(self._choose)
        self.feed.arrived.connect(self._arrive)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _: self.feed.stop())
        self._ask()

    def _ask(self) -> None:
        text, kind = self.line.text().strip(), self._kind

        def question(desk: Desk, limit: int, offset: int) -> Sequence[EntityUse]:
            return desk.library.entities(type=kind, text=text, limit=limit, offset=offset)

        self.feed.ask(question)

    def _rows(self, items: Sequence[Any], _: object) -> list[Row]:
        return [
            Row(use.name, texts.Counts.articles(use.articles), str(use.mentions), type=use.type, item=use, key=use.name)
            for use in items
            if use.name != self._but
        ]

    def _arrive(self, *_: object) -> None:
        if self.list.rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _choose(self, row: Row) -> None:
        self.answer = row.item
        self.accept()

    def _accept(self) -> None:
        row = self.list.row_at(self.list.currentIndex())
        if row is not None:
            self._choose(row)
