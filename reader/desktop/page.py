"""What the pages over the whole library have in common: a column of filters, the sheet beside it, the ways out."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QSplitter, QVBoxLayout, QWidget

from reader.desktop.appearance import Appearance
from reader.desktop.desk import LibraryDesk
from reader.desktop.file_dialogs import FileDialogs
from reader.desktop.icons import Icons
from reader.desktop.imports import Imports
from reader.desktop.language import Language
from reader.desktop.message_bar import MessageBar
from reader.desktop.notebook import Notebook
from reader.desktop.reading import Reading
from reader.desktop.theme import Theme
from reader.desktop.window_dialogs import WindowDialogs

SIDE_WIDTH = 280
"""Pixels of the column of filters where the person did not choose otherwise."""


@dataclass(frozen=True)
class PageContext:
    """The parts of the window that pages work with."""

    desk: LibraryDesk
    notebook: Notebook
    reading: Reading
    dialogs: WindowDialogs
    file_dialogs: FileDialogs
    message: MessageBar
    icons: Icons
    appearance: Appearance
    language: Language
    imports: Imports


class Page(QWidget):
    """A page: `side` is its column of filters, `main` its sheet of paper.

    articleWanted: an article's key and the Span in it to go to, or None. placeWanted: another page (a Place).
    turned: what this page is about now, for back and forward. failed: an error for the person.
    """

    articleWanted = Signal(int, object)
    placeWanted = Signal(object)
    turned = Signal(object)
    failed = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.side = QFrame(self)
        self.side.setProperty("look", "chrome")
        self.side.setMinimumWidth(200)
        self.main = QFrame(self)
        self.main.setProperty("look", "paper")
        self.main.setMinimumWidth(280)
        self.title = QLabel(self.side)
        self.title.setProperty("look", "title")
        self.filters = QVBoxLayout(self.side)
        self.filters.setContentsMargins(14, 12, 14, 12)
        self.filters.setSpacing(8)
        self.filters.addWidget(self.title)
        self.sheet = QVBoxLayout(self.main)
        self.sheet.setContentsMargins(14, 10, 14, 8)
        self.sheet.setSpacing(6)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.side)
        self.splitter.addWidget(self.main)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([SIDE_WIDTH, 900])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def enter(self, subject: Hashable) -> None:
        """Come up, about something or (None) about what it was about before; what it shows is asked for anew."""
        raise NotImplementedError

    def leave(self) -> None:
        """Go away: nothing is awaited any more, what was typed is kept."""

    def refresh(self) -> None:
        """Show what changed in the library."""
        raise NotImplementedError

    def look_for(self) -> None:
        """Put the keys where one types what to look for."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        raise NotImplementedError


def name_choice(box: QComboBox, name: str) -> None:
    """Give a choice its name for screen readers, and the list that opens under it too."""
    box.setAccessibleName(name)
    box.view().setAccessibleName(name)


def section(parent: QWidget) -> QLabel:
    """The small heading over a filter."""
    label = QLabel(parent)
    label.setProperty("look", "section")
    return label
