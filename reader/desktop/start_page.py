"""What the window shows where no article is open: what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class StartPage(QWidget):
    """Two ways to begin: `openWanted` and `sampleWanted`."""

    openWanted = Signal()
    sampleWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel(self)
        self._title.setProperty("look", "brand")
        self._hint = QLabel(self)
        self._hint.setProperty("look", "caption")
        self._hint.setWordWrap(True)
        self._hint.setMaximumWidth(420)
        self.open = QPushButton(self)
        self.open.setProperty("look", "primary")
        self.sample = QPushButton(self)
        self.sample.setProperty("look", "quiet")
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch(2)
        for widget in (self._title, self._hint, self.open, self.sample):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open.clicked.connect(self.openWanted)
        self.sample.clicked.connect(self.sampleWanted)
        self.setFocusProxy(self.open)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self._title.setText(self.tr("What would you like to read?"))
        self._hint.setText(
            self.tr(
                "Open a text, web page, Word, PDF, EPUB or Markdown file, or drop it here. Qari marks who and what is "
                "named and who is quoted, and keeps your notes. Nothing leaves this computer."
            )
        )
        self.open.setText(self.tr("Open an article…"))
        self.open.setAccessibleName(self.tr("Open an article"))
        self.sample.setText(self.tr("Show the sample article"))
        self.sample.setAccessibleName(self.tr("Show the sample article"))
