"""Numbers as Arabic news writes them: digits of either kind, words, and both together (3 ملايين و200 ألف)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reader.arabic.normaliser import fold
from reader.entities.quantity_words import ARTICLES, PROCLITICS, Tokens

MOST_DIGITS = 18
"""Digits from which on a figure is no number of anything, but a code."""

_MOST_WORDS = 12
_THOUSAND = Decimal(1000)


def _table(text: str) -> dict[str, int]:
    return {fold(word): int(value) for line in text.split() for word, value in [line.split("=")]}


ONES = _table(
    "واحد=1 واحدة=1 اثنان=2 اثنين=2 اثنتان=2 اثنتين=2 اثنا=2 اثني=2 اثنتا=2 اثنتي=2 ثلاث=3 ثلاثة=3 أربع=4 أربعة=4 "
    "خمس=5 خمسة=5 ست=6 ستة=6 سبع=7 سبعة=7 ثمان=8 ثماني=8 ثمانية=8 تسع=9 تسعة=9 عشر=10 عشرة=10 أحد=1 إحدى=1"
)
_TENS = _table(
    "عشرون=20 عشرين=20 ثلاثون=30 ثلاثين=30 أربعون=40 أربعين=40 خمسون=50 خمسين=50 ستون=60 ستين=60 سبعون=70 سبعين=70 "
    "ثمانون=80 ثمانين=80 تسعون=90 تسعين=90"
)
_HUNDREDS = _table(
    "مائة=100 مئة=100 مائتان=200 مئتان=200 مائتين=200 مئتين=200 مائتا=200 مئتا=200 مائتي=200 مئتي=200"
) | {
    fold(one + hundred): value * 100
    for one, value in (
        *(("ثلاث", 3), ("أربع", 4), ("خمس", 5), ("ست", 6), ("سبع", 7)),
        *(("ثمان", 8), ("ثماني", 8), ("تسع", 9)),
    )
    for hundred in ("مائة", "مئة")
}
SCALES = _table(
    "ألف=1000 ألفا=1000 آلاف=1000 مليون=1000000 مليونا=1000000 ملايين=1000000 مليار=1000000000 مليارا=1000000000 "
    "مليارات=1000000000 بليون=1000000000 بليونا=1000000000 بلايين=1000000000 تريليون=1000000000000 "
    "تريليونا=1000000000000 تريليونات=1000000000000 ترليون=1000000000000 ترليونات=1000000000000"
)
# مليونا is the accusative after a number and the construct dual on its own.
_DUAL_SCALES = {
    fold(stem + ending): value * 2
    for stem, value in (("ألف", 10**3), ("مليون", 10**6), ("مليار", 10**9), ("بليون", 10**9), ("تريليون", 10**12))
    for ending in ("ان", "ين", "ا", "ي")
}
_ONE_OF = {fold(word) for word in ("ألف", "مليون", "مليار", "بليون", "تريليون", "ترليون")}
_HALVES = {fold("نصف"): Decimal("0.5"), fold("ربع"): Decimal("0.25")}
_FIRST = frozenset((*ONES, *_TENS, *_HUNDREDS, *_DUAL_SCALES, *_HALVES, *_ONE_OF))
_TEEN = {"عشر", "عشره"}
_TEEN_ONLY = {"احد", "احدي", "اثنا", "اثني", "اثنتا", "اثنتي"}
_GROUPS = re.compile(r"\d{1,3}(?:[,٬،]\d{3})+(?:[.٫]\d+)?")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number: its tokens [first, end), where it begins in the text (after what is written onto it), and its value.

    `figure` says that it is digits alone, `scaled` that it has a thousand or a million in it, `article` that ال stands
    before it.
    """

    first: int
    end: int
    start: int
    value: Decimal
    figure: bool
    scaled: bool
    article: bool = False


def read_figure(digits: str, scaled: bool = False) -> Decimal | None:
    """The value of a token of digits; None where it is none (12.5.2016, a code). 1.500 is 1500 unless it is said in
    thousands or more: 1.500 مليار."""
    if len(digits) > MOST_DIGITS + 6 or sum(map(str.isdecimal, digits)) > MOST_DIGITS:
        return None
    if _GROUPS.fullmatch(digits) or (not scaled and _DOTTED.fullmatch(digits)):
        whole, _, part = digits.partition("٫")
        if not _GROUPS.fullmatch(digits):
            return Decimal(digits.replace(".", ""))
        plain = whole.replace(",", "").replace("٬", "").replace("،", "")
        return Decimal(f"{plain}.{part}" if part else plain)
    plain = digits.replace("٫", ".").replace(",", ".").replace("٬", "")
    return Decimal(plain) if plain.count(".") <= 1 else None


def read_number(tokens: Tokens, at: int) -> Numeral | None:
    """The number that begins with the token at `at`, the longest; None where none does."""
    word = tokens.word(at)
    if tokens.is_number(at):
        return _from_figure(tokens, at)
    for cut in _cuts(word):
        if word[cut:] in _FIRST:
            found = _spelt(tokens, at, cut, article=word[:cut].endswith(("ال", "لل")))
            if found is not None:
                return found
    return None


def begins_number(word: str) -> bool:
    """Whether a word may begin a number."""
    return any(word[cut:] in _FIRST for cut in _cuts(word))


def _cuts(word: str) -> list[int]:
    """How many letters before the word may be proclitics and the article."""
    return [0, *(len(before) for before in (*PROCLITICS, *ARTICLES) if word.startswith(before))]


def _from_figure(tokens: Tokens, at: int) -> Numeral | None:
    digits = tokens.word(at)
    end = at + 1
    scale = _scale(tokens, end)
    value = read_figure(digits, scaled=scale is not None)
    if value is None:
        return None
    while (scale := _scale(tokens, end)) is not None and end < at + 4:
        value *= scale
        end += 1
    scaled = end > at + 1
    if scaled:
        value, end = _with_rest(tokens, end, value, at + _MOST_WORDS)
    return Numeral(at, end, tokens.starts[at], value, not scaled, scaled)


def _scale(tokens: Tokens, at: int) -> Decimal | None:
    value = SCALES.get(tokens.word(at))
    return None if value is None else Decimal(value)


def _with_rest(tokens: Tokens, end: int, value: Decimal, most: int) -> tuple[Decimal, int]:
    """What follows a million: ونصف المليون, و200 ألف, وثلاثمئة ألف."""
    word = tokens.word(end)
    scale = SCALES.get(tokens.word(end - 1), 0) or _DUAL_SCALES.get(tokens.word(end - 1), 0) // 2
    half = _HALVES.get(word.removeprefix("و")) if word.startswith("و") else None
    if half is not None and scale:
        following = tokens.word(end + 1).removeprefix("ال")
        return value + half * scale, end + (2 if following in SCALES else 1)
    while word == "و" and tokens.is_number(end + 1) and end + 2 < most:
        part, smaller = read_figure(tokens.word(end + 1)), _scale(tokens, end + 2) or Decimal(1)
        if part is None or smaller >= scale or part >= _THOUSAND or (smaller == 1 and scale > _THOUSAND):
            break
        value, end = value + part * smaller, end + (2 if smaller == 1 else 3)
        scale, word = int(smaller), tokens.word(end)
    return value, end


def _spelt(tokens: Tokens, at: int, cut: int, article: bool) -> Numeral | None:
    total, part, last = Decimal(0), Decimal(0), 0
    scaled = False
    end, word = at, tokens.word(at)[cut:]
    while end < at + _MOST_WORDS:
        read = _simple(tokens, end, word)
        if read is None or not _follows(last, int(read[0])):
            break
        part, last, end = part + read[0], int(read[0]), read[1]
        scaled = scaled or last >= _THOUSAND
        while (scale := _scale(tokens, end)) is not None and end < at + _MOST_WORDS:
            part, scaled, end = part * scale, True, end + 1
        if part >= _THOUSAND:
            total, part, last = total + part, Decimal(0), 0
            total, end = _with_rest(tokens, end, total, at + _MOST_WORDS)
        if not tokens.word(end).startswith("و"):
            break
        word = tokens.word(end)[1:]
    if end == at:
        return None
    return Numeral(at, end, tokens.starts[at] + cut, total + part, False, scaled, article)


def _simple(tokens: Tokens, at: int, word: str) -> tuple[Decimal, int] | None:
    """A number of one part, whose first word is given, and the token after it: خمسة, خمسة عشر, خمس مئة, مليونا."""
    following = tokens.word(at + 1)
    if word in _HALVES:
        scale = SCALES.get(following.removeprefix("ال"))
        return None if scale is None else (_HALVES[word] * scale, at + 2)
    if word in ONES:
        if following in _TEEN and ONES[word] < 10:
            return Decimal(ONES[word] + 10), at + 2
        if _HUNDREDS.get(following) == 100 and ONES[word] > 2:
            return Decimal(ONES[word] * 100), at + 2
        return None if word in _TEEN_ONLY else (Decimal(ONES[word]), at + 1)
    if word in SCALES and following.startswith("و") and following[1:] in _FIRST:
        # ألفا وتسعمئة is one thousand: the dual would have its noun behind it.
        return Decimal(SCALES[word]), at + 1
    value = _TENS.get(word) or _HUNDREDS.get(word) or _DUAL_SCALES.get(word) or (word in _ONE_OF and SCALES[word])
    return (Decimal(value), at + 1) if value else None


def _follows(last: int, value: int) -> bool:
    """Whether a part may come after "and": less than a hundred after hundreds, a ten after a one."""
    if not last:
        return True
    return value < 100 if last >= 100 else value < 10 if last >= 20 else 20 <= value < 100 and last < 10


def written(value: Decimal) -> str:
    """A value in plain digits."""
    return f"{value.normalize():f}"
