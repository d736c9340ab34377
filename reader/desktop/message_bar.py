"""The bar that tells a person something without stopping anything: what went wrong, what was done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

_REST = 6000
"""Milliseconds that news stays; an error stays until it is closed or another message comes."""


class MessageBar(QWidget):
    """One message at a time, with one thing that can be done about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = QFrame(self)
        card.setProperty("look", "card")
        self._mark = QLabel("!", card)
        self._mark.setProperty("look", "danger")
        self.text = QLabel(card)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = QPushButton(card)
        self.action.setProperty("look", "quiet")
        self._close = QToolButton(card)
        self._close.setProperty("look", "quiet")
        self._close.setText("×")
        inner = QHBoxLayout(card)
        inner.setContentsMargins(14, 5, 14, 5)
        inner.setSpacing(10)
        inner.addWidget(self._mark)
        inner.addWidget(self.text, 1)
        inner.addWidget(self.action)
        inner.addWidget(self._close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 8, 10, 4)
        outer.addWidget(card)
        self._do: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._close.clicked.connect(self.hide)
        self.action.clicked.connect(self._act)
        self.retranslate()
        self.hide()

    def say(
        self,
        text: str,
        *,
        lasting: bool = False,
        calm: bool = False,
        action: str = "",
        do: Callable[[], None] | None = None,
    ) -> None:
        """Show a message, aloud too where a screen reader listens. `action` is the text of a button that does `do`.
        What lasts is marked as something that went wrong, unless it is `calm`."""
        self.text.setText(text)
        self._do = do
        self.action.setText(action)
        self.action.setAccessibleName(action)
        self.action.setVisible(do is not None)
        self._mark.setVisible(lasting and not calm)
        self.show()
        if lasting:
            self._timer.stop()
        else:
            self._timer.start(_REST)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self._close.setAccessibleName(self.tr("Close the message"))
        self._close.setToolTip(self.tr("Close the message"))

    def _act(self) -> None:
        do, self._do = self._do, None
        self.hide()
        if do is not None:
            do()
