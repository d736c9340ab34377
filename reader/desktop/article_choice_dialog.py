"""Choosing an article of the library by typing, such as one to lay beside another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from reader.core.records import ArticleRecord
from reader.desktop import texts
from reader.desktop.desk import Desk, LibraryDesk
from reader.desktop.filter_box import FilterBox
from reader.desktop.language import day
from reader.desktop.row_feed import RowFeed
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.theme import Theme

_REST = 150


class ArticleChoiceDialog(QDialog):
    """All articles, last opened first, or those that hold what is typed. After accept() `answer` is the key of the one
    chosen, 0 before."""

    def __init__(
        self, desk: LibraryDesk, theme: Theme, language: str, question: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Choose an article"))
        self.answer = 0
        self._language = language
        label = QLabel(question, self)
        label.setWordWrap(True)
        self.line = FilterBox(self)
        self.line.setAccessibleName(question)
        self.line.setPlaceholderText(self.tr("Words of its title or text"))
        self.list = RowList(theme, self)
        self.list.setAccessibleName(question)
        self.list.say_when_empty(self.tr("Nothing was found."))
        self.feed = RowFeed(desk, self.list, self._rows)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        layout = QVBoxLayout(self)
        for widget in (label, self.line, self.list, buttons):
            layout.addWidget(widget)
        self.resize(480, 520)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._ask)
        self.line.textChanged.connect(lambda _: self._rest.start())
        self.line.left.connect(self.list.setFocus)
        self.list.activatedRow.connect(self._choose)
        self.feed.arrived.connect(lambda *_: self.list.choose_first())
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _: self.feed.stop())
        self._ask()

    def _ask(self) -> None:
        text = self.line.text().strip()

        def question(desk: Desk, limit: int, offset: int) -> Sequence[ArticleRecord]:
            if not text:
                return desk.library.records(limit, offset)
            hits = desk.library.search(text, limit=limit, offset=offset, typing=True)
            # An article comes once, whatever notes on it hold the words too.
            return list({hit.article.identity: hit.article for hit in hits}.values())

        self.feed.ask(question)

    def _rows(self, items: Sequence[Any], _: object) -> list[Row]:
        return [
            Row(
                record.title,
                texts.joined([record.outlet or "", day(record.date, self._language) if record.date else ""]),
                strong=True,
                lines=2,
                item=record.identity,
            )
            for record in items
        ]

    def _choose(self, row: Row) -> None:
        self.answer = row.item
        self.accept()

    def _accept(self) -> None:
        row = self.list.row_at(self.list.currentIndex())
        if row is not None:
            self._choose(row)
