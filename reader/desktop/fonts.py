"""Fonts: the ones that ship (SIL Open Font License, texts beside them in resources/fonts) and what may be chosen."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from reader.resources import resource

READING_FAMILY = "Amiri"
INTERFACE_FAMILY = "IBM Plex Sans Arabic"

_FIRST = ("Amiri-Regular.ttf", "Amiri-Bold.ttf", "IBMPlexSansArabic-Regular.ttf")
_OTHERS = (
    "Amiri-Slanted.ttf",
    "Amiri-BoldSlanted.ttf",
    "IBMPlexSansArabic-Medium.ttf",
    "IBMPlexSansArabic-SemiBold.ttf",
    "IBMPlexSansArabic-Bold.ttf",
)


def register_first_fonts() -> tuple[str, ...]:
    """Make those known to Qt that an article's first picture is drawn with, once the application object exists; the
    families that it now knows."""
    return _register(_FIRST)


def register_other_fonts() -> tuple[str, ...]:
    """The rest: other weights and slants of the same families."""
    return _register(_OTHERS)


def register_fonts() -> tuple[str, ...]:
    """Make the shipped fonts known to Qt, once the application object exists; the families that it now knows."""
    return _register((*_FIRST, *_OTHERS))


def _register(names: tuple[str, ...]) -> tuple[str, ...]:
    families: dict[str, None] = {}
    for name in names:
        identity = QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        families.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(identity)))
    return tuple(families)


def interface_font(size: int = 13) -> QFont:
    """The font of the interface, `size` in pixels."""
    font = QFont(INTERFACE_FAMILY)
    font.setPixelSize(size)
    return font


def reading_font(family: str, size: int) -> QFont:
    """The font of an article, `size` in pixels; what `family` lacks is taken from the shipped fonts first."""
    font = QFont([family, READING_FAMILY, INTERFACE_FAMILY])
    font.setPixelSize(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def reading_families() -> tuple[str, ...]:
    """The families that an article can be set in: the shipped ones first, then the system's that write Arabic."""
    shipped = (READING_FAMILY, INTERFACE_FAMILY)
    others = (
        family
        for family in QFontDatabase.families(QFontDatabase.WritingSystem.Arabic)
        if not family.startswith((*shipped, ".")) and not QFontDatabase.isPrivateFamily(family)
    )
    return (*shipped, *others)
