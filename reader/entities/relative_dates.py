"""Dates that count from the day of the article: أمس, الخميس الماضي, 3 مايو المقبل, العام الماضي."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reader.arabic.normaliser import fold
from reader.core.quantities import Quantity, QuantityKind
from reader.entities.date_words import folded_words
from reader.entities.quantity_words import load_quantity_lexicon

_PAST = folded_words("الماضي الماضية الفائت الفائتة المنصرم المنصرمة")
_COMING = folded_words("المقبل المقبلة القادم القادمة")
_NOW = folded_words("الجاري الجارية الحالي الحالية")
_YEARS = folded_words("العام السنة عام سنة")
_WORD = re.compile(r"[^\W\d_]+")
_OPEN_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")


def counted_from(found: Quantity, published: date) -> str:
    """What a date comes to in an article of that day; its own value where it does not count from there."""
    if found.type is not QuantityKind.DATE:
        return found.value
    words = _WORD.findall(fold(found.name))
    turn = -1 if _PAST.intersection(words) else 1 if _COMING.intersection(words) else 0
    now = bool(_NOW.intersection(words))
    open_year = _OPEN_YEAR.fullmatch(found.value)
    if open_year is not None:
        return _with_year(open_year, published, turn, now) or found.value
    if found.value:
        return found.value
    if "امس" in words:
        return (published - timedelta(2 if {"اول", "الاول"} & set(words) else 1)).isoformat()
    weekday = next(filter(None, map(_weekday, words)), 0)
    if weekday:
        return _day(weekday, words, published, turn)
    if not (turn or now):
        return ""
    if _YEARS.intersection(words):
        return f"{published.year + turn:04}"
    if {"الشهر", "شهر"}.intersection(words):
        months = published.year * 12 + published.month - 1 + turn
        return f"{months // 12:04}-{months % 12 + 1:02}"
    return ""


def published_on(written: str | None) -> date | None:
    """The day of an article's ISO date; None where it has no whole one."""
    try:
        day = date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
    # Further away there is no day before or after it.
    return day if 1000 <= day.year <= 9000 else None


def _weekday(word: str) -> int:
    named = load_quantity_lexicon().phrases.get(word, ())
    return next((int(one.value) for one in named if one.sort == "weekday"), 0)


def _day(weekday: int, words: list[str], published: date, turn: int) -> str:
    """The day that a weekday means; empty where nothing tells whether it is over or to come."""
    # Days until that weekday, 0 to 6.
    ahead = (weekday - published.isoweekday()) % 7
    if turn:
        return (published + timedelta((ahead or 7) if turn > 0 else ahead - 7)).isoformat()
    if "اليوم" in words and ahead == 0:
        return published.isoformat()
    return (published + timedelta(1)).isoformat() if "غدا" in words and ahead == 1 else ""


def _with_year(found: re.Match[str], published: date, turn: int, now: bool) -> str:
    month, day = int(found[1]), found[2]
    if not (turn or now):
        return ""
    here = (published.month, published.day if day else 0)
    there = (month, int(day) if day else 0)
    year = published.year
    if turn < 0 and there >= here:
        year -= 1
    elif turn > 0 and there <= here:
        year += 1
    return f"{year:04}{found[0][4:]}"
