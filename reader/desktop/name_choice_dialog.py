"""Choosing one of all the names of the library by typing, such as whom another one is to be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from reader.core.mentions import EntityType
from reader.desktop import texts
from reader.desktop.choice_frame import LibraryChoice
from reader.desktop.desk import Desk, LibraryDesk
from reader.desktop.rows import Row
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.library import EntityUse

_REST = 120


class NameChoiceDialog(LibraryChoice):
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
        super().__init__(desk, theme, question, _REST, parent)
        self.setWindowTitle(title)
        self._kind = kind
        self._but = but
        self.line.setPlaceholderText(self.tr("Type a name"))
        self.list.say_when_empty(self.tr("No other name is like that."))
        self.resize(400, 460)
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
