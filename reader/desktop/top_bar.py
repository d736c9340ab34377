"""The bar at the top: the name, the buttons of what is done most, the search over the library, the menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from reader.core.sentences import isolated
from reader.desktop.actions import GROUPS, Actions
from reader.desktop.icons import Icons
from reader.desktop.menu_entries import KeyedMenu

_FIRST = ("library", "open", "back", "forward", "undo", "redo")
_PAGES = ("notes_page", "names_page", "quotations_page", "overview_page")
_LAST = ("find", "zoom_out", "zoom_in", "theme", "full_screen", "side")
_AT_THE_FOOT = ("palette", "settings", "shortcuts")
_SEARCH_AFTER = 150
_LONGEST = 50


class SearchLine(QLineEdit):
    """Searches as one types, once the fingers rest; `wanted` brings the text, `left` says Down or Enter."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self.setMaximumWidth(300)
        self.setMinimumWidth(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_AFTER)
        self._timer.timeout.connect(lambda: self.wanted.emit(self.text().strip()))
        self.textChanged.connect(lambda _: self._timer.start())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class TopBar(QFrame):
    """Buttons of the actions, the line that searches the library, and the menu of everything."""

    def __init__(self, actions: Actions, icons: Icons, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "chrome")
        self._actions = actions
        self._icons = icons
        self.brand = QLabel(self)
        self.brand.setProperty("look", "brand")
        # Made in the order in which they stand: that is the way that Tab goes.
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 10, 5)
        layout.setSpacing(2)
        layout.addWidget(self.brand)
        layout.addSpacing(10)
        self.buttons = {}
        for key in _FIRST:
            self.buttons[key] = self._button(actions[key])
            layout.addWidget(self.buttons[key])
        layout.addSpacing(10)
        for key in _PAGES:
            self.buttons[key] = self._button(actions[key])
            layout.addWidget(self.buttons[key])
        layout.addStretch(1)
        self.search = SearchLine(self)
        layout.addWidget(self.search, 2)
        layout.addStretch(1)
        for key in _LAST:
            if key == "theme":
                # Not the action's own button: it would show the action's text.
                self.language = QToolButton(self)
                self.language.setProperty("look", "quiet")
                self.language.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                self.language.clicked.connect(actions["language"].trigger)
                layout.addWidget(self.language)
            self.buttons[key] = self._button(actions[key])
            layout.addWidget(self.buttons[key])
        self.menu = KeyedMenu(self)
        self.recent = QMenu(self)
        self.menu_button = QToolButton(self)
        self.menu_button.setProperty("look", "quiet")
        self.menu_button.setIconSize(QSize(20, 20))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setMenu(self.menu)
        layout.addWidget(self.menu_button)
        icons.changed.connect(self._dress)
        self.retranslate(language)
        self._dress()

    def retranslate(self, language: str) -> None:
        """Say every text in the language that is now installed, "ar" or "en"."""
        self.brand.setText("قارئ" if language == "ar" else "Qari")
        # The button shows the language that it leads to, in that language.
        self.language.setText("En" if language == "ar" else "ع")
        self.language.setToolTip(self._actions["language"].toolTip())
        self.language.setAccessibleName(self._actions["language"].text())
        self.search.setPlaceholderText(self.tr("Search the library…"))
        self.search.setAccessibleName(self.tr("Search the library"))
        self.menu_button.setAccessibleName(self.tr("Menu"))
        self.menu_button.setToolTip(self.tr("Menu"))
        self.build_menu()

    def show_recent(self, articles: list[tuple[str, int]], open_one: Callable[[int], None]) -> None:
        """List the articles that were opened last, each with its key, in the menu."""
        self.recent.clear()
        for title, identity in articles:
            shown = isolated(title if len(title) <= _LONGEST else title[: _LONGEST - 1] + "…")
            entry = self.recent.addAction(shown.replace("&", "&&"))
            entry.triggered.connect(lambda _=False, identity=identity: open_one(identity))
        self.recent.setEnabled(bool(articles))

    def build_menu(self) -> None:
        """Fill the menu with every action of the table."""
        self.menu.clear()
        for old in self.menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.deleteLater()
        self.recent = self.menu.addMenu(self.tr("Recent articles"))
        self.menu.addSeparator()
        for group in GROUPS:
            part = KeyedMenu(Actions.group_title(group), self.menu)
            self.menu.addMenu(part)
            for entry in group.entries:
                if entry is None:
                    part.addSeparator()
                else:
                    part.addAction(self._actions[entry.key])
        # What people look for first in a menu is not one level down.
        self.menu.addSeparator()
        for key in _AT_THE_FOOT:
            self.menu.addAction(self._actions[key])

    def fold(self, width: int) -> None:
        """Leave out, in a narrow window, what the menu and the keys do as well."""
        for key in ("zoom_out", "zoom_in", "back", "forward", "full_screen"):
            self.buttons[key].setVisible(width >= 900)
        for key in _PAGES:
            self.buttons[key].setVisible(width >= 1060)
        self.search.setVisible(width >= 640)
        self.brand.setVisible(width >= 440)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("look", "quiet")
        button.setIconSize(QSize(20, 20))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setDefaultAction(action)
        return button

    def _dress(self) -> None:
        self.menu_button.setIcon(self._icons.icon("list"))
