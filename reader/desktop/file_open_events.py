"""What macOS hands over: files that are double-clicked and links that are followed, at the start and afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

Hear = Callable[[list[Path | str]], None]


class FileOpenEvents:
    """Knows such an event by its type; what comes before anybody listens is kept for whoever does."""

    def __init__(self) -> None:
        self._hear: Hear | None = None
        self._kept: list[Path | str] = []

    def listen(self, hear: Hear) -> None:
        """From now on `hear` is called with a list of one Path or link (str), as a second start brings them elsewhere;
        at once with all that came before, if anything did."""
        self._hear = hear
        kept, self._kept = self._kept, []
        if kept:
            hear(kept)

    def take(self, event: QEvent) -> bool:
        """Whether it is such an event, which then was dealt with."""
        if event.type() != QEvent.Type.FileOpen:
            return False
        from PySide6.QtGui import QFileOpenEvent

        from reader.core.links import is_link

        assert isinstance(event, QFileOpenEvent)
        address = event.url().toString()
        targets: list[Path | str] = []
        if is_link(address):
            targets.append(address)
        elif event.file():
            targets.append(Path(event.file()))
        if self._hear is None:
            self._kept.extend(targets)
        elif targets:
            self._hear(targets)
        return True


class Application(QApplication):
    """Qt's application with an ear for those events. They are sent to it and to nothing else: a filter would be called
    for every event of every widget."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.file_opens = FileOpenEvents()

    def event(self, event: QEvent) -> bool:
        return self.file_opens.take(event) or super().event(event)
