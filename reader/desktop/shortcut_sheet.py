"""The sheet of all shortcuts, made from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.desktop.actions import GROUPS, ActionEntry, Actions, isolate_keys


class ShortcutSheet(QDialog):
    """Every action that has a shortcut, by menu, in two columns of about the same height."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        sheet = QWidget(self)
        columns = QHBoxLayout(sheet)
        columns.setSpacing(44)
        columns.setContentsMargins(10, 6, 18, 10)
        halves = [QVBoxLayout(), QVBoxLayout()]
        taken = [0, 0]
        for group in GROUPS:
            entries = [entry for entry in group.entries if entry is not None and actions[entry.key].shortcuts()]
            if not entries:
                continue
            half = taken.index(min(taken))
            taken[half] += len(entries) + 2
            halves[half].addLayout(_part(sheet, Actions.group_title(group), entries, actions))
        for column in halves:
            column.setSpacing(22)
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        area.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(10)
        layout.addWidget(area)
        layout.addWidget(buttons)
        self.resize(max(820, sheet.sizeHint().width() + 40), 680)


def _part(sheet: QWidget, title: str, entries: list[ActionEntry], actions: Actions) -> QGridLayout:
    part = QGridLayout()
    part.setVerticalSpacing(5)
    part.setHorizontalSpacing(20)
    part.setColumnStretch(0, 1)
    heading = QLabel(title, sheet)
    heading.setProperty("look", "section")
    part.addWidget(heading, 0, 0, 1, 2)
    for line, entry in enumerate(entries, start=1):
        name = QLabel(QCoreApplication.translate("Actions", entry.text).rstrip("…"), sheet)
        keys = QWidget(sheet)
        row = QHBoxLayout(keys)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addStretch(1)
        for sequence in actions[entry.key].shortcuts():
            key = QLabel(isolate_keys(sequence.toString(QKeySequence.SequenceFormat.NativeText)), keys)
            key.setProperty("look", "key")
            row.addWidget(key)
        part.addWidget(name, line, 0)
        part.addWidget(keys, line, 1)
    return part
