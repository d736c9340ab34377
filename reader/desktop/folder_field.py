"""A line for the path of a folder, typed or chosen; empty is a choice too."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget


class FolderField(QWidget):
    """`changed` brings the path once it was typed to the end, chosen or taken away."""

    changed = Signal(str)

    def __init__(self, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(value, self)
        self.line.setClearButtonEnabled(True)
        self.button = QPushButton(self)
        self.button.setAutoDefault(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self._finish)
        self.button.clicked.connect(self._choose)
        self._told = value

    def show_value(self, value: str) -> None:
        """Show another path, without `changed` being sent."""
        self._told = value
        self.line.setText(value)

    def retranslate(self, title: str, empty: str) -> None:
        """Say every text in the language that is now installed; `empty` is what no folder means."""
        self.line.setAccessibleName(title)
        self.line.setPlaceholderText(empty)
        self.button.setText(self.tr("Choose…"))
        self.button.setAccessibleName(self.tr("Choose a folder: {name}").format(name=title))

    def _finish(self) -> None:
        value = self.line.text().strip()
        if value != self._told:
            self._told = value
            self.changed.emit(value)

    def _choose(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.line.accessibleName(), self.line.text())
        if path:
            self.line.setText(path)
            self._finish()
