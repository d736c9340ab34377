"""Icons: outlines of the Phosphor set, in the colours of the theme, mirrored where they point."""

from __future__ import annotations

import json

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QApplication

from reader.resources import resource

_POINTS = (16, 20)
"""Sizes of the icons in use."""

_GRID = 256
"""Units of the square that an outline stands in."""

_SHARE = 0.875
"""The drawing's part of its icon: the rest is air."""

MIRRORED = {
    "arrow-u-up-left": "arrow-u-up-right",
    "arrow-u-up-right": "arrow-u-up-left",
    "arrow-left": "arrow-right",
    "arrow-right": "arrow-left",
}


class Icons(QObject):
    """Icons by their Phosphor name. `changed` says that every icon has to be asked for again."""

    changed = Signal()

    def __init__(self, colours: dict[str, str], ratio: float = 1.0, parent: QObject | None = None) -> None:
        """`colours` are those of use_colours, `ratio` the pixels to a point of the screen they are shown on."""
        super().__init__(parent)
        # See packaging/icons/outlines.py.
        self._outlines: dict[str, str] = json.loads(resource("icons", "phosphor.json").read_text(encoding="utf-8"))
        self._paths: dict[str, QPainterPath] = {}
        self._colours = colours
        self._ratio = ratio
        self._made: dict[tuple[str, str], QIcon] = {}

    def use_colours(self, colours: dict[str, str]) -> None:
        """The colours (#RRGGBB) of "soft", "acc" and "line": of idle, chosen and disabled icons."""
        if colours != self._colours:
            self._colours = colours
            self._renew()

    def use_ratio(self, ratio: float) -> None:
        """Draw for a screen with so many pixels to a point."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._renew()

    def mirror(self) -> None:
        """Say that the direction of the layout changed."""
        self._renew()

    def icon(self, name: str, role: str = "soft") -> QIcon:
        """The icon of that name; `role` is the colour it idles in: "soft", "acc", "line" or a #RRGGBB."""
        if not name:
            return QIcon()
        if QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            name = MIRRORED.get(name, name)
        made = self._made.get((name, role))
        if made is None:
            made = self._made[name, role] = self._drawn(name, self._colours.get(role, role))
        return made

    def _drawn(self, name: str, idle: str) -> QIcon:
        # Pixels and no engine of its own: engines made in Python are owned by Qt, and those left at the end of the
        # program crash it when Python collects them after Qt is gone.
        icon = QIcon()
        path = self._path(name)
        acc, line = self._colours["acc"], self._colours["line"]
        either = (QIcon.State.Off, QIcon.State.On)
        for colour, mode, states in (
            (idle, QIcon.Mode.Normal, either[:1]),
            (acc, QIcon.Mode.Normal, either[1:]),
            (line, QIcon.Mode.Disabled, either),
        ):
            for points in _POINTS:
                pixmap = self._pixmap(path, points, QColor(colour))
                for state in states:
                    icon.addPixmap(pixmap, mode, state)
        return icon

    def _pixmap(self, path: QPainterPath, points: int, colour: QColor) -> QPixmap:
        size = round(points * self._ratio)
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = _SHARE * size
        painter.translate((size - side) / 2, (size - side) / 2)
        painter.scale(side / _GRID, side / _GRID)
        painter.fillPath(path, colour)
        painter.end()
        # A copy: what was painted on keeps its paint engine, six times its pixels.
        pixmap = QPixmap.fromImage(image.copy())
        pixmap.setDevicePixelRatio(self._ratio)
        return pixmap

    def _path(self, name: str) -> QPainterPath:
        path = self._paths.get(name)
        if path is None:
            path = self._paths[name] = _path_of(self._outlines[name])
        return path

    def _renew(self) -> None:
        self._made.clear()
        self.changed.emit()


def _path_of(outline: str) -> QPainterPath:
    """The path that an outline describes: moves (M x y), lines (L x y) and curves (C x y x y x y)."""
    path = QPainterPath()
    # What stands inside an outline is cut out of it by running the other way round.
    path.setFillRule(Qt.FillRule.WindingFill)
    words = iter(outline.split())
    for word in words:
        if word == "M":
            path.moveTo(float(next(words)), float(next(words)))
        elif word == "L":
            path.lineTo(float(next(words)), float(next(words)))
        else:
            path.cubicTo(*(float(next(words)) for _ in range(6)))
    return path
