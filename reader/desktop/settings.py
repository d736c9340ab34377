"""The settings, declared once: the dialog, the checks and the file all come from one table."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from reader.desktop.texts import marked


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `choices` are (value, title) of a setting with fixed values; `low`, `high` and `step` belong to a
    number, `unit` stands behind it. A setting without a title is the window's own memory and not in the dialog."""

    key: str
    default: bool | int | float | str
    title: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    low: float = 0
    high: float = 0
    step: float = 1
    unit: str = ""
    empty: str = ""
    """Of a folder: what it means that none is given. A setting with this is a folder's path."""

    def valid(self, value: object) -> bool | int | float | str:
        """The value as this setting's type and within its bounds; the default where it cannot be that."""
        kind = type(self.default)
        try:
            if kind is bool:
                return {"true": True, "false": False}.get(str(value).lower(), self.default)
            if kind in (int, float):
                number = float(str(value))
                if not isfinite(number):
                    return self.default
                bounded = min(max(number, self.low), self.high) if self.high else number
                return kind(bounded)
        except (ValueError, OverflowError):
            return self.default
        text = str(value)
        if self.choices and text not in (choice for choice, _ in self.choices):
            return self.default
        return text


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "language",
        "",
        marked("Settings", "Language"),
        (("", marked("Settings", "As the system")), ("ar", "العربية"), ("en", "English")),
    ),
    Setting(
        "theme",
        "system",
        marked("Settings", "Theme"),
        (
            ("system", marked("Settings", "As the system")),
            ("light", marked("Settings", "Light")),
            ("sepia", marked("Settings", "Sepia")),
            ("dark", marked("Settings", "Dark")),
            ("contrast", marked("Settings", "High contrast")),
        ),
    ),
    Setting("reading_font", "Amiri", marked("Settings", "Reading font")),
    Setting("font_size", 20, marked("Settings", "Letter size"), low=10, high=64, unit=marked("Settings", "px")),
    Setting("line_height", 1.9, marked("Settings", "Line height"), low=1.2, high=3.0, step=0.1),
    Setting(
        "column_width",
        640,
        marked("Settings", "Column width"),
        low=360,
        high=1200,
        step=20,
        unit=marked("Settings", "px"),
    ),
    Setting("even_lines", False, marked("Settings", "Justified lines")),
    Setting(
        "speech_speed",
        100,
        marked("Settings", "Speed of reading aloud"),
        low=50,
        high=200,
        step=10,
        unit=marked("Settings", "%"),
    ),
    Setting("animations", True, marked("Settings", "Animations")),
    Setting("quantities", False, marked("Settings", "Mark dates, amounts and counts")),
    Setting(
        "camel_model",
        "",
        marked("Settings", "Model folder of CAMeL Tools"),
        empty=marked("Settings", "None: Qari's own model"),
    ),
    Setting("library_shown", True),
    Setting("side_shown", True),
    Setting("library_width", 250),
    Setting("side_width", 300),
    Setting("window", ""),
    Setting("hidden_marks", ""),
    Setting("marks_shown", "all"),
    Setting("export_folder", ""),
    Setting("open_folder", ""),
    Setting("palette_used", ""),
    Setting("print_paper", "A4", choices=(("A4", "A4"), ("Letter", "Letter"))),
    Setting("print_size", 12, low=8, high=24),
    Setting("print_names", True),
    Setting("print_quotations", True),
    Setting("print_notes", True),
)

_BY_KEY = {setting.key: setting for setting in SETTINGS}


class Settings(QObject):
    """The values of the settings, kept in an INI file and told of by `changed` (the key) when they change."""

    changed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def value(self, key: str) -> Any:
        """The value of one setting, of the type of its default."""
        setting = _BY_KEY[key]
        kept = self._file.value(key)
        return setting.default if kept is None else setting.valid(kept)

    def text(self, key: str) -> str:
        """The value of a text setting."""
        return str(self.value(key))

    def number(self, key: str) -> int:
        """The value of a whole-number setting."""
        return int(self.value(key))

    def keep(self, key: str, value: bool | int | float | str) -> None:
        """Keep a value; one out of bounds is brought within them."""
        kept = _BY_KEY[key].valid(value)
        if kept != self.value(key):
            self._file.setValue(key, kept)
            self.changed.emit(key)

    def close(self) -> None:
        """Write what is not yet written."""
        self._file.sync()
