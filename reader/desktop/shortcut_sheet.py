"""The sheet of all shortcuts, made from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
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

_AROUND = 46
"""Pixels of a dialog beside its sheet: margins and the bar that scrolls it."""


class ShortcutSheet(QDialog):
    """Every action that has a shortcut, by menu, in two columns of about the same height."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        sheet = QWidget(self)
        self._columns = columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, sheet)
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
        self._both = sheet.sizeHint().width() + _AROUND
        self.resize(max(820, self._both), 680)

    def minimumSizeHint(self) -> QSize:
        # What two columns need is not what one does.
        return QSize(420, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Beside each other, or on a small screen one under the other.
        beside = event.size().width() >= self._both
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(44 if beside else 22)


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
