"""Themes: the colours of the interface and of the marks, from resources/themes, and the style made of them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields, replace
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from reader.core.mentions import EntityType
from reader.core.quantities import MarkType, QuantityKind
from reader.resources import resource

THEME_NAMES = ("light", "sepia", "dark", "contrast")
"""The themes that ship, in the order in which they are offered."""

_PREFIX: dict[MarkType, str] = {
    EntityType.PER: "per",
    EntityType.LOC: "loc",
    EntityType.ORG: "org",
    EntityType.MISC: "mis",
    QuantityKind.DATE: "dat",
    QuantityKind.AMOUNT: "amo",
    QuantityKind.COUNT: "cou",
}


@dataclass(frozen=True)
class Theme:
    """One theme; every colour is "#RRGGBB".

    Surfaces: paper (the page), raised (cards and menus), chrome (panels), hover (what the pointer is on), line
    (hairlines). Text: ink, soft (second to ink), acc (the one accent), danger, on_acc (text on the accent). Marks: for
    each type of entity and of quantity a wash and a line (per and perl and so on), quote, selection, hit (found) and
    hit_now (the current hit).
    """

    name: str
    dark: bool
    paper: str
    raised: str
    chrome: str
    hover: str
    line: str
    ink: str
    soft: str
    acc: str
    on_acc: str
    danger: str
    per: str
    perl: str
    loc: str
    locl: str
    org: str
    orgl: str
    mis: str
    misl: str
    dat: str
    datl: str
    amo: str
    amol: str
    cou: str
    coul: str
    quote: str
    selection: str
    hit: str
    hit_now: str

    @cached_property
    def _colours(self) -> dict[str, QColor]:
        return {f.name: QColor(getattr(self, f.name)) for f in fields(self) if f.name not in ("name", "dark")}

    @property
    def icons(self) -> dict[str, str]:
        """The colours of icons (#RRGGBB): "soft" idle, "acc" chosen, "line" disabled."""
        return {"soft": self.soft, "acc": self.acc, "line": self.line}

    def colour(self, token: str) -> QColor:
        """The colour of that name."""
        return self._colours[token]

    def wash(self, kind: MarkType) -> QColor:
        """The pale ground of a mention of that type."""
        return self._colours[_PREFIX[kind]]

    def rule(self, kind: MarkType) -> QColor:
        """The line under a mention of that type, also its tick and its sign in lists."""
        return self._colours[_PREFIX[kind] + "l"]

    def tint(self, colour: str) -> QColor:
        """A tag's colour (#RRGGBB) thinned over the paper until ink on it keeps a contrast of 4.5 to 1."""
        tag, paper, ink = QColor(colour), self._colours["paper"], self._colours["ink"]
        if not tag.isValid():
            tag = self._colours["acc"]
        share = 0.24
        while share > 0.04:
            mixed = mix(paper, tag, share)
            if contrast(mixed, ink) >= 4.6:
                return mixed
            share -= 0.04
        return paper

    def sign(self, colour: str) -> QColor:
        """A tag's colour as it is drawn in signs and lines: brought towards the ink until it is seen on the paper (3 to
        1); the accent where it is no colour."""
        tag, ink = QColor(colour), self._colours["ink"]
        if not tag.isValid():
            return self._colours["acc"]
        shares = (mix(tag, ink, share / 10) for share in range(11))
        return next((mixed for mixed in shares if contrast(mixed, self._colours["paper"]) >= 3), ink)


def mix(ground: QColor, colour: QColor, share: float) -> QColor:
    """`colour` laid over `ground` with that share (0 to 1) of the whole."""
    return QColor.fromRgbF(
        *(
            a + (b - a) * share
            for a, b in zip(ground.getRgbF()[:3], colour.getRgbF()[:3], strict=True)  # type: ignore[index]
        )
    )


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def load_theme(name: str) -> Theme:
    """The theme of that name, one of THEME_NAMES. Raises KeyError for another name."""
    if name not in THEME_NAMES:
        raise KeyError(name)
    values = json.loads(resource("themes", f"{name}.json").read_text(encoding="utf-8"))
    return Theme(name=name, **values)


def system_theme_name() -> str:
    """The theme that suits the system: "contrast" where it asks for more, else "dark" or "light"."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"


def make_palette(theme: Theme) -> QPalette:
    """The application's palette in that theme."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, token in (
        (role.Window, "chrome"),
        (role.WindowText, "ink"),
        (role.Base, "paper"),
        (role.AlternateBase, "chrome"),
        (role.Text, "ink"),
        (role.Button, "chrome"),
        (role.ButtonText, "ink"),
        (role.BrightText, "danger"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "ink"),
        (role.PlaceholderText, "soft"),
        (role.Highlight, "selection"),
        (role.HighlightedText, "ink"),
        (role.Accent, "acc"),
        (role.Link, "acc"),
        (role.LinkVisited, "acc"),
        (role.Light, "raised"),
        (role.Midlight, "hover"),
        (role.Mid, "line"),
        (role.Dark, "line"),
        (role.Shadow, "line"),
    ):
        palette.setColor(name, theme.colour(token))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, mix(theme.colour("chrome"), theme.colour("soft"), 0.6))
    return palette


_TOKEN = re.compile(r"@(\w+)")
_SIZE = re.compile(r"(\d+)sp\b")


def make_stylesheet(theme: Theme, scale: float = 1.0) -> str:
    """The Qt style sheet of the whole interface: resources/themes/interface.qss, its @tokens replaced by colours and
    its sizes of text ("13sp") by pixels times `scale`."""
    values = {name: colour.name() for name, colour in theme._colours.items()}
    values["disabled"] = mix(theme.colour("chrome"), theme.colour("soft"), 0.6).name()
    # As a note without a tag is in the text.
    values["note"] = theme.tint(theme.acc).name()
    values["press"] = mix(theme.colour("hover"), theme.colour("ink"), 0.08).name()
    values["acc_hover"] = mix(theme.colour("acc"), theme.colour("paper"), 0.12).name()
    values["handle"] = mix(theme.colour("chrome"), theme.colour("soft"), 0.35).name()
    for sign in ("check", "clear", "dot", "down", "up"):
        path = resource("themes", f"{sign}-{'dark' if theme.dark else 'light'}.png")
        values[f"sign_{sign}"] = f'url("{path.as_posix().replace(chr(34), chr(92) + chr(34))}")'
    source = resource("themes", "interface.qss").read_text(encoding="utf-8")
    source = _SIZE.sub(lambda match: f"{round(int(match[1]) * scale)}px", source)
    return _TOKEN.sub(lambda match: values[match[1]], source)


def apply_theme(application: QApplication, theme: Theme, scale: float = 1.0) -> None:
    """Give the whole application that theme. The style is Fusion, which follows palettes on every system."""
    if not application.styleSheet():
        # By name, and once: a style that QStyleFactory made belongs to Python and to Qt, and both take it down.
        application.setStyle("Fusion")
    application.setPalette(make_palette(theme))
    application.setStyleSheet(make_stylesheet(theme, scale))


@dataclass(frozen=True, slots=True)
class ReadingStyle:
    """How the article is set: the family, the size of its letters and the width of its column in pixels, and the line
    height as a multiple of the size; `even` lines fill the column. Values out of bounds are moved to the nearer one."""

    family: str = "Amiri"
    size: int = 20
    line_height: float = 1.9
    column_width: int = 700
    even: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", min(max(int(self.size), MIN_SIZE), MAX_SIZE))
        object.__setattr__(self, "line_height", round(min(max(self.line_height, MIN_LINE), MAX_LINE), 2))
        object.__setattr__(self, "column_width", min(max(int(self.column_width), MIN_COLUMN), MAX_COLUMN))

    def zoomed(self, steps: int) -> ReadingStyle:
        """The same with letters that many steps larger (or smaller); a step is about a tenth."""
        size = self.size
        for _ in range(abs(steps)):
            size += max(1, round(size / 10)) * (1 if steps > 0 else -1)
        return replace(self, size=size)


MIN_SIZE, MAX_SIZE = 12, 64
MIN_LINE, MAX_LINE = 1.3, 3.0
MIN_COLUMN, MAX_COLUMN = 320, 1200
