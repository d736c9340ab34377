"""The interface language: translations, the direction of the layout, and how dates and numbers read."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from reader.core.sentences import LANGUAGES
from reader.desktop.texts import Counts, marked
from reader.resources import resource

# In Qt's own context: its Arabic commands ("أغلق"), all other buttons of Qari name what they do ("إغلاق").
STANDARD_BUTTONS = (
    marked("QPlatformTheme", "OK"),
    marked("QPlatformTheme", "Cancel"),
    marked("QPlatformTheme", "Close"),
)
"""The words of the standard buttons that dialogs have."""

# Newer than Qt's Arabic; seen where the system has no file dialog of its own.
FILE_DIALOG = (
    marked("QFileDialog", "&Look in:"),
    marked("QFileDialog", "Files of &type:"),
    marked("QAbstractFileIconProvider", "Folder"),
)
"""Words of Qt's own file dialog."""


class Language(QObject):
    """The language that the interface speaks; `use` switches it at once: Qt sends LanguageChange to every window."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._translators: list[QTranslator] = []
        self._arabic: QTranslator | None = None
        self.code = ""

    def use(self, code: str) -> None:
        """Speak "ar" or "en"."""
        if code not in LANGUAGES or code == self.code:
            return
        self.stop()
        self.code = code
        self._translators = [
            translator
            for folder, name in (
                (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase_{code}"),
                (str(resource("translations")), f"qari_{code}"),
            )
            if (translator := QTranslator(self)).load(name, folder)
        ]
        right_to_left = code == "ar"
        self._application.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        for translator in self._translators:
            self._application.installTranslator(translator)

    def both(self, context: str, text: str) -> tuple[str, str]:
        """A text of the interface, which is English in the source, in English and in Arabic, whichever is spoken."""
        if self._arabic is None:
            self._arabic = QTranslator(self)
            self._arabic.load("qari_ar", str(resource("translations")))
        return text, self._arabic.translate(context, text) or text

    def stop(self) -> None:
        """Take the translations out of the application again."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators.clear()
        self.code = ""


def day(iso: str, language: str) -> str:
    """A day as a person writes it, from ISO 8601: "16 آب 2024", "16 August 2024"; the string itself if it is none."""
    try:
        moment = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{moment.day} {month_name(moment.month, language)} {moment.year}"


def month_name(number: int, language: str) -> str:
    """The name of a month (1 to 12). In Arabic the one of the person's own country, as the system tells it
    (كانون الثاني, يناير, جانفي); else the one of the Levant and Iraq, which the others know from the press."""
    system = QLocale.system()
    if language != "ar":
        locale = QLocale("en_GB")
    elif system.language() is QLocale.Language.Arabic:
        locale = QLocale(system.language(), system.territory())
    else:
        locale = QLocale("ar_LB")
    return locale.standaloneMonthName(number)


def month(iso: str | None, language: str) -> str:
    """The month of a day in ISO 8601: "آب 2024", "August 2024"; the year where no more is known; else "Undated"."""
    year, _, rest = (iso or "").partition("-")
    if not year.isdigit():
        return QCoreApplication.translate("Dates", "Undated")
    if not rest[:2].isdigit() or not 1 <= int(rest[:2]) <= 12:
        return year
    return f"{month_name(int(rest[:2]), language)} {year}"


def ago(moment: datetime, now: datetime, language: str) -> str:
    """How long ago a moment was: "today", "yesterday", "3 days ago", else the day. Both moments are aware."""
    local = moment.astimezone()
    days = (now.astimezone().date() - local.date()).days
    if days <= 0:
        return QCoreApplication.translate("Dates", "today")
    if days == 1:
        return QCoreApplication.translate("Dates", "yesterday")
    if days < 7:
        return Counts.days_ago(days)
    return day(local.date().isoformat(), language)
