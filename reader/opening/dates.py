"""Dates as articles write them, as ISO 8601."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    1: "يناير|كانون الثاني|جانفي|January|Jan",
    2: "فبراير|شباط|فيفري|February|Feb",
    3: "مارس|آذار|اذار|March|Mar",
    4: "أبريل|ابريل|إبريل|نيسان|أفريل|افريل|April|Apr",
    5: "مايو|أيار|ايار|ماي|May",
    6: "يونيو|يونيه|حزيران|جوان|June|Jun",
    7: "يوليو|يوليه|تموز|جويلية|July|Jul",
    8: "أغسطس|اغسطس|آب|أوت|غشت|August|Aug",
    9: "سبتمبر|أيلول|ايلول|شتنبر|September|Sept|Sep",
    10: "أكتوبر|اكتوبر|تشرين الأول|تشرين الاول|October|Oct",
    11: "نوفمبر|تشرين الثاني|نونبر|November|Nov",
    12: "ديسمبر|كانون الأول|كانون الاول|دجنبر|December|Dec",
}
_NUMBERS = {name.lower(): number for number, names in _MONTHS.items() for name in names.split("|")}
_NAMES = "|".join(sorted((re.escape(name) for name in _NUMBERS), key=len, reverse=True))
_WORDED = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ]{{0,3}}(?:من |of )?[ ]{{0,3}}(?P<month>{_NAMES})\.?"
    rf"[ ]{{0,3}}(?:[/(،,-][ ]{{0,3}})?(?:(?:{_NAMES})\)?[ ]{{0,3}}[،,]?)?[ ]{{0,3}}(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_NAMES})\.?[ ]{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ]{{0,3}}[،,]"
    r"[ ]{0,3}(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"(?P<time>[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_DAY_FIRST = re.compile(r"(?<!\d)(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>(?:19|20)\d\d)(?!\d)")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_DATE = (_YEAR_FIRST, _WORDED, _MONTH_FIRST, _DAY_FIRST)
_WEEKDAYS = "الأحد|الاحد|الإثنين|الاثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت"
_AROUND_DATES = re.compile(
    rf"(?<![^\W\d_])(?:{_WEEKDAYS})(?![^\W\d_])|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{{1,2}}:\d\d(?::\d\d)?|"
    r"(?<![^\W\d_])(?:نشر|نُشر|التحديث|تحديث|آخر|اخر|تاريخ|النشر|الساعة|بتاريخ|في|يوم|مساء|صباحا|صباحًا|بتوقيت|غرينتش"
    r"|مكة|المكرمة|القدس|هـ|م|ص|GMT|UTC|AM|PM|Published|Updated|on|at|Last)(?![^\W\d_])",
    re.IGNORECASE,
)


def date_in(text: str) -> str | None:
    """The first date in the text as ISO 8601 (a day, or a moment where the text is ISO itself), else None.

    Months by their Arabic names of the Levant, Egypt and the Maghreb, or English ones; numbers day first, as the Arab
    world writes them, unless the year comes first.
    """
    text = text.translate(_DIGITS)
    found = [match for pattern in _DATE if (match := pattern.search(text)) is not None]
    for match in sorted(found, key=lambda match: match.start()):
        written = _iso(match)
        if written is not None:
            return written
    return None


def without_date(text: str) -> str:
    """The text without its dates and what stands around dates, white space squeezed."""
    rest = text.translate(_DIGITS)
    for pattern in _DATE:
        rest = pattern.sub(" ", rest)
    return " ".join(_AROUND_DATES.sub(" ", rest).split())


def is_only_a_date(text: str) -> bool:
    """Whether the line is a date and what stands around dates (a weekday, an hour, "published on"), nothing else."""
    if len(text) > 120:
        return False
    return date_in(text) is not None and not re.search(r"[^\W_]", without_date(text))


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month = parts["month"].lower()
    try:
        day = date(int(parts["year"]), _NUMBERS.get(month) or int(month), int(parts["day"]))
    except ValueError:
        return None
    return day.isoformat() + (parts.get("time") or "").replace(" ", "T")
