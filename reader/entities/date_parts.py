"""What dates are put together from: days, months, years, each as far as a few tokens tell."""

from __future__ import annotations

from typing import NamedTuple

from reader.entities.date_words import GREGORIAN_ERA, HIJRI_ERA, ORDINALS, ROUND, TEENTH, TENTHS, YEARS_OF_LIFE
from reader.entities.quantity_words import ARTICLES, PROCLITICS, QuantityLexicon, Tokens


class FoundDate(NamedTuple):
    """A date: where it begins in the text, the token after it, and what it comes to (see core.quantities)."""

    start: int
    end: int
    value: str


class Month(NamedTuple):
    number: int
    hijri: bool
    end: int


class Year(NamedTuple):
    text: str
    end: int
    hijri: bool = False


class Day(NamedTuple):
    number: int
    start: int
    end: int


def cuts(word: str) -> list[int]:
    return [
        0,
        *(len(before) for before in PROCLITICS if word.startswith(before)),
        *(len(article) - 2 for article in ARTICLES if len(article) > 2 and word.startswith(article)),
        *(len(article) for article in ("لل", "ولل") if word.startswith(article)),
    ]


def words_of(lexicon: QuantityLexicon, *sorts: str) -> frozenset[str]:
    phrases = lexicon.phrases.items()
    return frozenset(word for word, named in phrases if any(one.sort in sorts for one in named))


def read_ordinal(tokens: Tokens, at: int, cut: int) -> Day | None:
    """An ordinal number in words: الحادي عشر, الخامس والعشرين, الثلاثين."""
    word = tokens.word(at)[cut:]
    start = tokens.starts[at] + cut if at < len(tokens) else 0
    if word in ROUND:
        return Day(ROUND[word], start, at + 1)
    number = ORDINALS.get(word)
    if number is None:
        return None
    following = tokens.word(at + 1)
    if following in TEENTH and number < 10:
        return Day(number + 10, start, at + 2)
    if following in TENTHS and number < 10:
        return Day(number + TENTHS[following], start, at + 2)
    return Day(number, start, at + 1)


def read_small(tokens: Tokens, at: int) -> int | None:
    word = tokens.word(at)
    return int(word) if word.isdecimal() and len(word) <= 2 else None


def read_day(tokens: Tokens, at: int) -> Day | None:
    """A day in digits, ال or و before it left out."""
    place = at
    while place < at + 2 and tokens.word(place) in ("ال", "و", "وال") and tokens.glued(place + 1):
        place += 1
    number = read_small(tokens, place)
    return None if number is None else Day(number, tokens.starts[place], place + 1)


def read_year(tokens: Tokens, at: int) -> Year | None:
    """A year in digits with what says of which era it is: 2003م, 1436 هـ, 500 ق.م."""
    place = at + 1 if tokens.word(at) == "و" and tokens.glued(at + 1) else at
    word = tokens.word(place)
    if not word.isdecimal() or len(word) > 4:
        return None
    era = tokens.word(place + 1)
    if era == "ق" and tokens.has(place + 2, (".", "م")):
        return Year(f"-{int(word):04}", place + 4)
    if len(word) < 3 or (len(word) == 4 and int(word) not in YEARS_OF_LIFE):
        return None
    if era in HIJRI_ERA:
        return Year(f"{int(word)} AH", place + 2, True)
    if era in GREGORIAN_ERA:
        return Year(f"{int(word):04}", place + 2)
    if len(word) < 4:
        return None
    # Nobody writes of the Gregorian 1436 without saying so beside a date of today.
    return Year(word, place + 1) if int(word) >= 1450 or int(word) < 1300 else Year(f"{word} AH", place + 1, True)


def iso(year: Year | None, month: Month, day: int | None = None) -> str:
    written = "XXXX" if year is None else year.text.removesuffix(" AH")
    value = f"{written}-{month.number:02}" + ("" if day is None else f"-{day:02}")
    return value + " AH" if month.hijri else value


def numeric_value(parts: list[int], year_first: bool) -> str:
    """Three figures as an ISO date, day before month as Arabic writes them, unless that cannot be; empty where none."""
    year, month, day = parts if year_first else (parts[2], parts[1], parts[0])
    if year < 100:
        year += 2000 if year < 50 else 1900
    if month > 12 >= day:
        month, day = day, month
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year < 2200 else ""
