"""What macOS hands over while the program runs: files that are double-clicked and links that are followed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from reader.core.links import is_link


class FileOpenEvents(QObject):
    """Listens on the application object. `handed` brings one Path or link (str) in a list, as a second start does
    elsewhere."""

    handed = Signal(list)

    def __init__(self, application: QObject) -> None:
        super().__init__(application)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent):
            return super().eventFilter(watched, event)
        address = event.url().toString()
        if is_link(address):
            self.handed.emit([address])
        elif event.file():
            self.handed.emit([Path(event.file())])
        return True
