"""Entries of menus whose texts may hold anything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu


def add(menu: QMenu, title: str, do: Callable[[], object]) -> QAction:
    """An entry that does that; an ampersand in the title is one, not the mark of a shortcut."""
    action = menu.addAction(title.replace("&", "&&"))
    action.triggered.connect(lambda _=False: do())
    return action
