"""The side panel: names, quotations and notes, one at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reader.desktop.names_panel import NamesPanel
from reader.desktop.notes_panel import NotesPanel
from reader.desktop.quotations_panel import QuotationsPanel
from reader.desktop.theme import Theme

NAMES, QUOTATIONS, NOTES = range(3)


class Segments(QFrame):
    """A row of buttons of which one is down; the arrow keys go to the neighbour that the eye sees there."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        buttons = self.findChildren(QPushButton)
        down = next((number for number, button in enumerate(buttons) if button.isChecked()), 0)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            step = -step
        if step and 0 <= down + step < len(buttons):
            buttons[down + step].setFocus()
            buttons[down + step].click()
        elif not step:
            super().keyPressEvent(event)


class SidePanel(QFrame):
    """`shown` brings the number of the tab that came up."""

    shown = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "chrome")
        # The tabs are made before what they show: that is the way that Tab goes.
        self._segments = Segments(self)
        self._segments.setProperty("look", "segments")
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self._segments)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self.tabs: list[QPushButton] = []
        for number in (NAMES, QUOTATIONS, NOTES):
            tab = QPushButton(self._segments)
            tab.setCheckable(True)
            tab.setProperty("look", "segment")
            self._group.addButton(tab, number)
            row.addWidget(tab, 1)
            self.tabs.append(tab)
        self.names = NamesPanel(theme, self)
        self.quotations = QuotationsPanel(theme, self)
        self.notes = NotesPanel(theme, self)
        self._stack = QStackedWidget(self)
        for panel in (self.names, self.quotations, self.notes):
            self._stack.addWidget(panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(8)
        layout.addWidget(self._segments)
        layout.addWidget(self._stack, 1)
        self._group.idClicked.connect(self.show_tab)
        self.tabs[NAMES].setChecked(True)
        self.retranslate()

    @property
    def tab(self) -> int:
        """The tab that is up: NAMES, QUOTATIONS or NOTES."""
        return self._stack.currentIndex()

    def show_tab(self, number: int) -> None:
        """Bring a tab up."""
        self.tabs[number].setChecked(True)
        self._stack.setCurrentIndex(number)
        self.shown.emit(number)

    def await_lists(self, awaited: bool) -> None:
        """What an article holds is on its way: until it is there, empty lists of names and quotations say nothing."""
        self.names.names.await_rows(awaited)
        self.quotations.quotations.await_rows(awaited)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        for panel in (self.names, self.quotations, self.notes):
            panel.set_theme(theme)

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        for tab, text in zip(self.tabs, (self.tr("Names"), self.tr("Quotations"), self.tr("Notes")), strict=True):
            tab.setText(text)
            tab.setAccessibleName(text)
        for panel in (self.names, self.quotations, self.notes):
            panel.retranslate()
