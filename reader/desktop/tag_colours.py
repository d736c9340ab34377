"""The colours that tags have, and the menu in which one is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from reader.core.notes import Tag
from reader.desktop.menu_entries import add
from reader.desktop.tag_strip import dot

TAG_COLOURS = ("#0F766E", "#B45309", "#1D4ED8", "#86198F", "#B91C1C", "#4D7C0F", "#0369A1", "#6D28D9")
"""What new tags are given in turn; each is told from the paper of every theme at 3 to 1 or more."""

translate = QCoreApplication.translate


def next_colour(tags: Sequence[Tag]) -> str:
    """The colour that the fewest tags have."""
    used = Counter(tag.colour.upper() for tag in tags)
    return min(TAG_COLOURS, key=lambda colour: used[colour])


def add_colours(menu: QMenu, chosen: Callable[[str], object]) -> QMenu:
    """A menu of the colours in a menu; `chosen` is called with one, #RRGGBB."""
    colours = menu.addMenu(translate("TagColours", "Colour"))
    for colour, title in zip(TAG_COLOURS, _names(), strict=True):
        add(colours, title, partial(chosen, colour)).setIcon(dot(colour))
    return colours


def _names() -> tuple[str, ...]:
    return (
        translate("TagColours", "Teal"),
        translate("TagColours", "Amber"),
        translate("TagColours", "Blue"),
        translate("TagColours", "Purple"),
        translate("TagColours", "Red"),
        translate("TagColours", "Green"),
        translate("TagColours", "Sky"),
        translate("TagColours", "Violet"),
    )
