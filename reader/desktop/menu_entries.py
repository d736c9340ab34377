"""Entries of menus whose texts may hold anything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStyleOptionMenuItem

from reader.desktop.actions import isolate_keys


class KeyedMenu(QMenu):
    """A menu whose keys read left to right: among Arabic "Ctrl++" would be drawn as "++Ctrl"."""

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        super().initStyleOption(option, action)
        words, tab, keys = option.text.partition("\t")
        if tab:
            option.text = f"{words}\t{isolate_keys(keys)}"


def add(menu: QMenu, title: str, do: Callable[[], object]) -> QAction:
    """An entry that does that; an ampersand in the title is one, not the mark of a shortcut."""
    action = menu.addAction(title.replace("&", "&&"))
    action.triggered.connect(lambda _=False: do())
    return action
