"""A line to type into that narrows a list, blind to harakat and to the forms of hamza."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class FilterBox(QLineEdit):
    """`narrowed` brings what was typed, folded; Down goes on to the list (`left`), Escape empties it."""

    narrowed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, enter_leaves: bool = True) -> None:
        """Where Enter does not leave it, it does what it does in a dialog: it presses the default button."""
        super().__init__(parent)
        self._leaving = (Qt.Key.Key_Down, *((Qt.Key.Key_Return, Qt.Key.Key_Enter) if enter_leaves else ()))
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._narrow)

    @property
    def wanted(self) -> str:
        """What was typed, folded."""
        return folded(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in self._leaving:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _narrow(self, text: str) -> None:
        self.narrowed.emit(folded(text))


def folded(text: str) -> str:
    """The text without the differences that nobody types; what is blank stays blank without a word on Arabic."""
    text = text.strip()
    if not text:
        return ""
    # Loads camel-tools, so only once something was typed.
    from reader.arabic.normaliser import fold

    return fold(text)
