"""Icons: glyphs of the Phosphor font through qtawesome, in the colours of the theme, mirrored where they point."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

_FONT = ("ph", "phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json")

_MIRRORED = {
    "arrow-u-up-left": "arrow-u-up-right",
    "arrow-u-up-right": "arrow-u-up-left",
    "arrow-left": "arrow-right",
    "arrow-right": "arrow-left",
    "caret-left": "caret-right",
    "caret-right": "caret-left",
}


class Icons(QObject):
    """Icons by their Phosphor name, empty until load() was called: qtawesome takes long to import, the window comes
    first. `changed` says that every icon has to be asked for again."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._font: Any = None
        self._colours = {"soft": "#5E646B", "acc": "#0F5C63", "line": "#E1DCD2"}
        self._made: dict[tuple[str, str], QIcon] = {}

    def load(self) -> None:
        """Import qtawesome and load its one font that is used (the twelve it would load by itself take 0.1 s more)."""
        if self._font is None:
            from qtawesome.iconic_font import IconicFont  # type: ignore[import-untyped]

            self._font = IconicFont(_FONT)
            self._renew()

    def use_colours(self, soft: str, acc: str, line: str) -> None:
        """The colours of idle, chosen and disabled icons, as #RRGGBB."""
        self._colours = {"soft": soft, "acc": acc, "line": line}
        self._renew()

    def mirror(self) -> None:
        """Say that the direction of the layout changed."""
        self._renew()

    def icon(self, name: str, role: str = "soft") -> QIcon:
        """The icon of that name; `role` is the colour it idles in: "soft", "acc", "ink" or a #RRGGBB."""
        if not name:
            return QIcon()
        if self._font is None:
            # Holds the icon's room: a button without an icon would show its text instead.
            return QIcon(_blank())
        if QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            name = _MIRRORED.get(name, name)
        made = self._made.get((name, role))
        if made is None:
            colours = self._colours
            made = self._made[name, role] = QIcon(
                self._font.icon(
                    f"ph.{name}",
                    color=QColor(colours.get(role, role)),
                    color_on=QColor(colours["acc"]),
                    color_off=QColor(colours.get(role, role)),
                    color_disabled=QColor(colours["line"]),
                )
            )
        return made

    def _renew(self) -> None:
        self._made.clear()
        self.changed.emit()


def _blank() -> QPixmap:
    pixmap = QPixmap(20, 20)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
