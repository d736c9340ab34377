"""Writes what a page shows to a file of another program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from reader.core.sentences import isolated
from reader.desktop.desk import Desk
from reader.desktop.page import PageContext
from reader.desktop.tasks import Failed

if TYPE_CHECKING:
    from reader.exporting import Content


class PageExport:
    """Asks for a file and writes into it; the message bar tells how many were written."""

    def __init__(self, context: PageContext, failed: Failed) -> None:
        self._context = context
        self._failed = failed

    def ask(self, content: Content, question: Callable[[Desk], Sequence[Any]]) -> None:
        """Write the answer to a question to a file that the person names; its ending is the format."""
        context = self._context
        language = context.language.code
        path = context.file_dialogs.ask_export(language, content)
        if path is None:
            return

        def work(desk: Desk) -> int:
            from reader.exporting import export

            return export(desk.library, path, content, question(desk), language=language)

        def done(count: int) -> None:
            context.message.say(self._told(content.value, count).format(path=isolated(str(path))))

        context.desk.ask(work, done, self._failed)

    @staticmethod
    def tr(text: str, comment: str, count: int) -> str:
        """The translation of a text with %n in it."""
        return QCoreApplication.translate("PageExport", text, comment, count)

    def _told(self, content: str, count: int) -> str:
        return {
            "notes": self.tr("%n note(s) were written to {path}.", "", count),
            "quotations": self.tr("%n quotation(s) were written to {path}.", "", count),
            "entities": self.tr("%n name(s) were written to {path}.", "", count),
        }[content]
