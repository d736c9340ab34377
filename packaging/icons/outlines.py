"""The outlines of the icons in the window, taken from the Phosphor font that qtawesome ships.

python packaging/icons/outlines.py writes resources/icons/phosphor.json. Run it when an icon is added: it holds those
that reader/desktop names. Needs PySide6, qtawesome (the group "dev") and no screen. The window draws the outlines
itself: to import qtawesome would take it a third of its start and thirty megabytes.
"""

from __future__ import annotations

import json
import os
import re
import sys
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "resources" / "icons" / "phosphor.json"
FONT, NAMES = "phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json"
GRID = 256
"""Units of the outlines' square, as Phosphor's own drawings have it."""


def wanted() -> list[str]:
    """The names of the icons that the window asks for."""
    sys.path.insert(0, str(ROOT))
    from reader.desktop.actions import GROUPS
    from reader.desktop.icons import MIRRORED

    names = {entry.icon for group in GROUPS for entry in group.entries if entry is not None and entry.icon}
    for path in (ROOT / "reader" / "desktop").glob("*.py"):
        names.update(re.findall(r'\bicon\("([a-z-]+)"', path.read_text(encoding="utf-8")))
    return sorted(names | {MIRRORED[name] for name in names if name in MIRRORED})


def outlines(names: list[str]) -> dict[str, str]:
    """The outline of each icon as moves (M x y), lines (L x y) and curves (C x y x y x y) on the grid, y downwards. A
    QGuiApplication must exist; a name that the font lacks is a KeyError."""
    from PySide6.QtGui import QFont, QRawFont

    folder = Path(str(files("qtawesome"))) / "fonts"
    glyphs = json.loads((folder / NAMES).read_text(encoding="utf-8"))
    font = QRawFont(str(folder / FONT), 1024, QFont.HintingPreference.PreferNoHinting)
    scale, ascent = GRID / 1024, font.ascent()
    drawn = {}
    for name in names:
        (index,) = font.glyphIndexesForString(chr(int(glyphs[name], 16)))
        path = font.pathForGlyph(index)
        words: list[str] = []
        for number in range(path.elementCount()):
            element = path.elementAt(number)
            letter = {"MoveToElement": "M", "LineToElement": "L", "CurveToElement": "C"}.get(element.type.name)
            words += [*([letter] if letter else []), _short(element.x * scale), _short((element.y + ascent) * scale)]
        drawn[name] = " ".join(words)
    return drawn


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication(sys.argv[:1])
    TARGET.write_text(json.dumps(outlines(wanted()), indent=0) + "\n", encoding="utf-8")
