"""The sheet of all shortcuts, made from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.desktop.actions import GROUPS, Actions, isolate_keys


class ShortcutSheet(QDialog):
    """Every action that has a shortcut, by menu, in two columns."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        sheet = QWidget(self)
        columns = QGridLayout(sheet)
        columns.setHorizontalSpacing(48)
        columns.setContentsMargins(8, 8, 8, 8)
        for number, group in enumerate(GROUPS):
            part = QGridLayout()
            part.setVerticalSpacing(6)
            part.setHorizontalSpacing(24)
            title = QLabel(QCoreApplication.translate("Actions", group.title), sheet)
            title.setProperty("look", "section")
            part.addWidget(title, 0, 0, 1, 2)
            for entry in group.entries:
                if entry is None or not actions[entry.key].shortcuts():
                    continue
                line = part.rowCount()
                name = QCoreApplication.translate("Actions", entry.text).rstrip("…")
                keys = "   ".join(
                    isolate_keys(sequence.toString(QKeySequence.SequenceFormat.NativeText))
                    for sequence in actions[entry.key].shortcuts()
                )
                part.addWidget(QLabel(name, sheet), line, 0)
                shown = QLabel(keys, sheet)
                shown.setProperty("look", "caption")
                part.addWidget(shown, line, 1, Qt.AlignmentFlag.AlignTrailing)
            columns.addLayout(part, number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        area.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(buttons)
        self.resize(760, 640)
