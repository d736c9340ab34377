"""Icons: glyphs of the Phosphor font through qtawesome, in the colours of the theme, mirrored where they point."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

_FONT = ("ph", "phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json")

_SIZES = (16, 18, 20, 32, 36, 40, 60)
"""Pixels of the icons in use, on screens of one, two and three pixels to the point."""

_GLYPH = 0.875
"""The glyph's size in its icon, as qtawesome sets it: the rest is the font's bearing."""

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

    @staticmethod
    def prepare() -> None:
        """Import qtawesome, which takes 0.2 s: on a worker, so that the window does not stand still."""
        import qtawesome.iconic_font  # type: ignore[import-untyped]

        assert qtawesome.iconic_font is not None

    def load(self) -> None:
        """Load the one font of qtawesome that is used (the twelve it would load by itself take 0.1 s more)."""
        if self._font is None:
            from qtawesome.iconic_font import IconicFont

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
            made = self._made[name, role] = self._drawn(name, QColor(self._colours.get(role, role)))
        return made

    def _drawn(self, name: str, colour: QColor) -> QIcon:
        # Drawn once and kept as pixels: qtawesome's icon engines are Python objects that Qt owns, and those left at the
        # end of the program crash it when Python collects them after Qt is gone.
        icon = QIcon()
        glyph = self._font.charmap["ph"][name]
        for mode, state, used in (
            (QIcon.Mode.Normal, QIcon.State.Off, colour),
            (QIcon.Mode.Normal, QIcon.State.On, QColor(self._colours["acc"])),
            (QIcon.Mode.Disabled, QIcon.State.Off, QColor(self._colours["line"])),
            (QIcon.Mode.Disabled, QIcon.State.On, QColor(self._colours["line"])),
        ):
            for size in _SIZES:
                icon.addPixmap(self._pixmap(glyph, size, used), mode, state)
        return icon

    def _pixmap(self, glyph: str, size: int, colour: QColor) -> QPixmap:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(self._font.font("ph", round(_GLYPH * size)))
        painter.setPen(colour)
        painter.drawText(pixmap.rect(), Qt.AlignmentFlag.AlignCenter, glyph)
        painter.end()
        return pixmap

    def _renew(self) -> None:
        self._made.clear()
        self.changed.emit()


def _blank() -> QPixmap:
    pixmap = QPixmap(20, 20)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
