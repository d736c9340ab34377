"""The pages over the library, one at a time, under a bar that leads from one to the other and back to the article."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reader.desktop.actions import Actions
from reader.desktop.icons import Icons
from reader.desktop.page import Page
from reader.desktop.side_panel import Segments
from reader.desktop.texts import plain_tooltip

_WORDED = 960
"""Width (px) from which the way back and the pages are said in words."""


class PageStack(QWidget):
    """`left` asks for the article again, `wanted` brings the key of a page that was chosen."""

    left = Signal()
    wanted = Signal(str)

    def __init__(
        self, titles: Sequence[tuple[str, str]], commands: Actions, icons: Icons, parent: QWidget | None = None
    ) -> None:
        """`titles` are the keys of the pages and their English titles, in the order of their buttons; a page's action
        has its key too, and its icon."""
        super().__init__(parent)
        self._titles = tuple(titles)
        self._commands = commands
        self._icons = icons
        bar = QFrame(self)
        bar.setProperty("look", "chrome")
        self.back = QPushButton(bar)
        self.back.setProperty("look", "quiet")
        self.back.setIconSize(QSize(20, 20))
        self.segments = Segments(bar)
        self.segments.setProperty("look", "segments")
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self.segments)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self.tabs: dict[str, QPushButton] = {}
        for number, (key, _) in enumerate(self._titles):
            tab = QPushButton(self.segments)
            tab.setCheckable(True)
            tab.setProperty("look", "segment")
            tab.setIconSize(QSize(20, 20))
            self._group.addButton(tab, number)
            row.addWidget(tab)
            self.tabs[key] = tab
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(8)
        layout.addWidget(self.back)
        layout.addStretch(1)
        layout.addWidget(self.segments)
        layout.addStretch(1)
        line = QFrame(self)
        line.setProperty("look", "hairline")
        line.setFixedHeight(1)
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(line)
        column.addWidget(self._stack, 1)
        self.back.clicked.connect(self.left)
        self._group.idToggled.connect(lambda *_: self._fold())
        self._group.idClicked.connect(lambda number: self.wanted.emit(self._titles[number][0]))
        icons.changed.connect(self._dress)
        self._dress()
        self.retranslate()

    @property
    def current(self) -> Page | None:
        """The page that is up."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def show_page(self, key: str, page: Page) -> None:
        """Bring a page up."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.tabs[key].setChecked(True)

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        back = self.tr("Back to the article")
        self.back.setAccessibleName(back)
        self.back.setToolTip(f"{back} (\u2066Esc\u2069)")
        self.segments.setAccessibleName(self.tr("Pages over the library"))
        for key, title in self._titles:
            text = QCoreApplication.translate("Pages", title)
            self.tabs[key].setAccessibleName(text)
            self.tabs[key].setToolTip(plain_tooltip(text))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Say the way back and the pages in words where there is room, with icons but for the page that is up where
        there is none."""
        wide = self.width() >= _WORDED
        self.back.setText(self.back.accessibleName() if wide else "")
        for key, tab in self.tabs.items():
            worded = wide or tab.isChecked()
            tab.setText(tab.accessibleName() if worded else "")
            tab.setIcon(QIcon() if worded else self._commands[key].icon())

    def _dress(self) -> None:
        self.back.setIcon(self._icons.icon("arrow-left"))
        self._fold()
