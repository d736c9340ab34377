"""Choosing an article of the library by typing, such as one to lay beside another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from reader.core.records import ArticleRecord
from reader.desktop import texts
from reader.desktop.choice_frame import LibraryChoice
from reader.desktop.desk import Desk, LibraryDesk
from reader.desktop.language import day
from reader.desktop.rows import Row
from reader.desktop.theme import Theme

_REST = 150


class ArticleChoiceDialog(LibraryChoice):
    """All articles, last opened first, or those that hold what is typed. After accept() `answer` is the key of the one
    chosen, 0 before."""

    def __init__(
        self, desk: LibraryDesk, theme: Theme, language: str, question: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, theme, question, _REST, parent)
        self.setWindowTitle(self.tr("Choose an article"))
        self.answer = 0
        self._language = language
        self.line.setPlaceholderText(self.tr("Words of its title or text"))
        self.list.say_when_empty(self.tr("Nothing was found."))
        self.resize(480, 520)
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
