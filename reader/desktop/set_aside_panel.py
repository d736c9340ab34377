"""What of the file was set aside, and why: nothing that was written there is ever lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextEdit, QToolButton, QVBoxLayout, QWidget

from reader.core.articles import SetAside
from reader.desktop import texts


class SetAsidePanel(QFrame):
    """A sheet under the article; `closed` says that the person wants it away."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "chrome")
        self._pieces: Sequence[SetAside] = ()
        self._title = QLabel(self)
        self._title.setProperty("look", "section")
        self._close = QToolButton(self)
        self._close.setProperty("look", "quiet")
        self._close.setText("×")
        # Each paragraph runs as its letters say, which a QPlainTextEdit does not do.
        self.text = QTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAcceptRichText(False)
        self.text.setTabChangesFocus(True)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 10)
        layout.addLayout(head)
        layout.addWidget(self.text)
        self.setMaximumHeight(220)
        self._close.clicked.connect(self.closed)
        self.retranslate()

    def show_pieces(self, pieces: Sequence[SetAside]) -> None:
        """Show the pieces in the order of the file, each with its reason."""
        self._pieces = pieces
        parts = [f"{texts.reason_name(piece.reason)}\n{piece.text}" for piece in pieces]
        self.text.setPlainText("\n\n".join(parts))

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self._title.setText(self.tr("In the file, but not part of the article"))
        self._close.setAccessibleName(self.tr("Close what was set aside"))
        self._close.setToolTip(self.tr("Close"))
        self.text.setAccessibleName(self.tr("What was set aside"))
        self.show_pieces(self._pieces)
