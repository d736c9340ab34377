"""How everything looks: the theme that is chosen or the system's, and how an article is set."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from reader.desktop.settings import Settings
from reader.desktop.theme import THEME_NAMES, ReadingStyle, Theme, apply_theme, load_theme, system_theme_name

_STYLE_KEYS = ("reading_font", "font_size", "line_height", "column_width", "even_lines")


class Appearance(QObject):
    """Follows the settings and the system. themed: the Theme that now holds; styled: the ReadingStyle."""

    themed = Signal(object)
    styled = Signal(object)

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self.theme: Theme = load_theme(self._theme_name())
        settings.changed.connect(self._follow)
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    def apply(self) -> None:
        """Dress the application in the theme."""
        apply_theme(self._application, self.theme)

    @property
    def style(self) -> ReadingStyle:
        """How an article is set, by the settings."""
        settings = self._settings
        return ReadingStyle(
            settings.text("reading_font"),
            settings.number("font_size"),
            float(settings.value("line_height")),
            settings.number("column_width"),
            bool(settings.value("even_lines")),
        )

    def keep_style(self, style: ReadingStyle) -> None:
        """Keep the style that zooming left."""
        self._settings.keep("font_size", style.size)

    def next_theme(self) -> None:
        """Choose the theme that comes after this one."""
        at = THEME_NAMES.index(self.theme.name)
        self._settings.keep("theme", THEME_NAMES[(at + 1) % len(THEME_NAMES)])

    def _theme_name(self) -> str:
        chosen = self._settings.text("theme")
        return chosen if chosen in THEME_NAMES else system_theme_name()

    def _follow(self, key: str) -> None:
        if key == "theme":
            self._use(self._theme_name())
        elif key in _STYLE_KEYS:
            self.styled.emit(self.style)

    def _follow_system(self) -> None:
        self._use(self._theme_name())

    def _use(self, name: str) -> None:
        if name != self.theme.name:
            self.theme = load_theme(name)
            self.apply()
            self.themed.emit(self.theme)
