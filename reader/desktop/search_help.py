"""What can be typed into the search, as rows that put it there: fields, phrases, beginnings, what must not be there."""

from __future__ import annotations

from reader.desktop.rows import Row
from reader.desktop.texts import translate

_FIELDS = {
    "ar": ("شخص:", "وسم:", "قائل:", "مصدر:", "تاريخ:"),
    "en": ("person:", "tag:", "speaker:", "source:", "date:"),
}
"""The names of the fields as reader.library.query takes them."""


def help_rows(language: str) -> list[Row]:
    """The rows in a language; `item` is what is put into the line."""
    person, tag, speaker, source, date = _FIELDS[language]
    return [
        _row(person, translate("SearchHelp", "Articles that name somebody or something")),
        _row(speaker, translate("SearchHelp", "Articles that quote somebody")),
        _row(tag, translate("SearchHelp", "Articles and notes with a tag")),
        _row(source, translate("SearchHelp", "Articles of a newspaper or a site")),
        _row(date, translate("SearchHelp", "Of a time: 2025, 2025-03, 2024..2025-03")),
        _row('""', translate("SearchHelp", "Words in this order")),
        _row("*", translate("SearchHelp", "All words that begin like this")),
        _row("-", translate("SearchHelp", "What must not be there, before a word or a field")),
    ]


def _row(typed: str, explained: str) -> Row:
    return Row(typed, explained, sublines=2, strong=True, item=typed)
