"""Dates, amounts and counts, by rules: marks of their own that are off unless a person asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from reader.arabic.letters import INVISIBLE
from reader.arabic.normaliser import fold, fold_with_offsets
from reader.core.mentions import Mention
from reader.core.quantities import Quantity, QuantityKind
from reader.core.spans import Span
from reader.entities.counting import counts, is_code, is_label
from reader.entities.dates import DateRules
from reader.entities.numerals import ONES, Numeral, begins_number, read_figure, read_number, written
from reader.entities.quantity_words import Named, QuantityLexicon, Tokens, load_quantity_lexicon, split_words
from reader.entities.relative_dates import counted_from, published_on

DATE, AMOUNT, COUNT = QuantityKind.DATE, QuantityKind.AMOUNT, QuantityKind.COUNT


class _Found(NamedTuple):
    start: int
    end: int
    kind: QuantityKind
    value: str


_PERCENT = tuple(
    sorted(
        (
            split_words(words)
            for words in (
                "%",
                "٪",
                "بالمائة",
                "بالمئة",
                "بالماية",
                "في المائة",
                "في المئة",
                "في الماية",
                "في مائة",
                "بالميه",
            )
        ),
        key=len,
        reverse=True,
    )
)
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "", "₪": "ILS", "₺": "TRY", "₹": "INR", "₽": "RUB"}
_TO = frozenset({"-", "–", "—", "الي", "حتي", "او"})
_UNITS, _THINGS = frozenset({"unit", "money"}), frozenset({"thing"})
_ANY = _UNITS | _THINGS
_FEW = Decimal(10)


class QuantityRules:
    """Finds dates, amounts and counts with the words of a lexicon. Time is linear in the length of the text: every rule
    looks at no more than a few dozen words."""

    def __init__(self, lexicon: QuantityLexicon) -> None:
        self._lexicon = lexicon
        self._dates = DateRules(lexicon)
        self._begins: dict[str, bool] = {}

    def find(self, text: str) -> tuple[Quantity, ...]:
        """The quantities of the text in order, none touching another; what is written onto a number stays outside."""
        folded = fold_with_offsets(text)
        found: list[Quantity] = []
        at = 0
        for line in folded.text.splitlines(keepends=True):
            for one in self._line(Tokens(folded.text, at, at + len(line))):
                span = folded.span(one.start, one.end)
                found.append(Quantity(span, one.kind, quantity_name(span.of(text)), one.value))
            at += len(line)
        return tuple(found)

    def _line(self, tokens: Tokens) -> Iterable[_Found]:
        at = 0
        while at < len(tokens):
            found = self._at(tokens, at) if self._may_begin(tokens, at) else None
            if found is None:
                at += 1
                continue
            end, one = found
            yield one
            at = max(end, at + 1)

    def _may_begin(self, tokens: Tokens, at: int) -> bool:
        word = tokens.word(at)
        known = self._begins.get(word)
        if known is None:
            known = word[:1].isdecimal() or word in _SIGNS or word in ("%", "٪") or self._word_begins(word)
            if len(self._begins) < 200_000:
                self._begins[word] = known
        return known

    def _word_begins(self, word: str) -> bool:
        if begins_number(word) or self._dates.begins(word):
            return True
        return self._dual(word) is not None or self._definite(word) is not None

    def _at(self, tokens: Tokens, at: int) -> tuple[int, _Found] | None:
        if tokens.is_number(at) and is_code(tokens, at):
            return None
        date = self._dates.read(tokens, at)
        if date is not None:
            return date.end, _Found(date.start, tokens.ends[date.end - 1], DATE, date.value)
        return (
            self._sign_first(tokens, at)
            or self._counted(tokens, at)
            or self._two(tokens, at)
            or self._noun_first(tokens, at)
        )

    def _sign_first(self, tokens: Tokens, at: int) -> tuple[int, _Found] | None:
        """$50, €3 ملايين, %5."""
        sign = tokens.word(at)
        if sign in ("%", "٪") and tokens.is_number(at + 1) and tokens.glued(at + 1):
            value = read_figure(tokens.word(at + 1))
            if value is not None and tokens.word(at + 2) not in ("%", "٪"):
                return at + 2, _Found(tokens.starts[at], tokens.ends[at + 1], AMOUNT, f"{written(value)} %")
        number = read_number(tokens, at + 1) if sign in _SIGNS and tokens.is_number(at + 1) else None
        if number is None:
            return None
        value_in = f"{written(number.value)} {_SIGNS[sign]}".strip()
        return number.end, _Found(tokens.starts[at], tokens.ends[number.end - 1], AMOUNT, value_in)

    def _counted(self, tokens: Tokens, at: int) -> tuple[int, _Found] | None:
        """A number and what it counts or measures; also from one number to another."""
        number = read_number(tokens, at)
        if number is None:
            return None
        second = _second(tokens, number)
        if second is not None:
            named = self._named(tokens, second, before=at - 1)
            if named is not None:
                end, kind, unit = named
                first = number.value
                if number.figure and second.scaled:
                    # 10 to 20 million: both of them millions.
                    first *= _scale_of(tokens, second)
                value = f"{written(first)}–{written(second.value)} {unit}".strip()
                return end, _Found(number.start, tokens.ends[end - 1], kind, value)
        named = self._named(tokens, number, before=at - 1)
        if named is None:
            return None
        end, kind, unit = named
        return end, _Found(number.start, tokens.ends[end - 1], kind, f"{written(number.value)} {unit}".strip())

    def _named(self, tokens: Tokens, number: Numeral, before: int) -> tuple[int, QuantityKind, str] | None:
        """What stands behind a number: the token after it, what kind of quantity that makes, and its unit."""
        end = number.end
        for words in _PERCENT:
            if tokens.has(end, words):
                return end + len(words), AMOUNT, "%"
        if tokens.word(end) in _SIGNS:
            return end + 1, AMOUNT, _SIGNS[tokens.word(end)]
        named = self._lexicon.at(tokens, end, _ANY)
        if named is not None and not named.dual:
            if number.figure and named.sort == "thing" and is_label(tokens, before) and not number.article:
                return None
            if number.value == 1 and not number.figure and not number.scaled:
                return None
            if named.sort == "thing":
                return end + len(named.words), COUNT, ""
            return self._measured(tokens, end, named)
        if number.figure and is_label(tokens, before):
            return None
        if counts(tokens, number):
            return end + 1, COUNT, ""
        if number.scaled or (number.figure and "," in tokens.word(number.first) and number.value >= 1000):
            return end, COUNT, ""
        return None

    def _measured(self, tokens: Tokens, at: int, named: Named) -> tuple[int, QuantityKind, str]:
        end = at + len(named.words)
        if named.sort != "money":
            return end, AMOUNT, named.value
        country = tokens.word(end).removeprefix("ال")
        for length in (0, 1, 2):
            bare = country[: len(country) - length]
            stem = named.words[0].removesuffix("ات").removesuffix("ا")
            for word in (named.words[0], stem, stem + "ه", _SINGULARS.get(named.words[0], "")):
                code = self._lexicon.currencies.get((word, bare))
                if code is not None and country[len(bare) :] in ("", "ا", "ه", "ين", "ان"):
                    return end + 1, AMOUNT, code
        return end, AMOUNT, named.value

    def _two(self, tokens: Tokens, at: int) -> tuple[int, _Found] | None:
        """Two of something in a word: عامين, ساعتان, قتيلان."""
        dual = self._dual(tokens.word(at))
        if dual is None:
            return None
        cut, named = dual
        start = tokens.starts[at] + cut
        if named.sort == "thing":
            return at + 1, _Found(start, tokens.ends[at], COUNT, "2")
        unit = named.value if named.value.isascii() or named.sort == "unit" else ""
        return at + 1, _Found(start, tokens.ends[at], AMOUNT, f"2 {unit}".strip())

    def _noun_first(self, tokens: Tokens, at: int) -> tuple[int, _Found] | None:
        """The definite order: السنوات الخمس, الأشهر الستة."""
        number = tokens.word(at + 1)
        value = ONES.get(number[2:]) if number.startswith("ال") else None
        noun = self._definite(tokens.word(at))
        if noun is None or value is None or value < 3:
            return None
        cut, named = noun
        kind, unit = (COUNT, "") if named.sort == "thing" else (AMOUNT, named.value)
        return at + 2, _Found(tokens.starts[at] + cut, tokens.ends[at + 1], kind, f"{value} {unit}".strip())

    def _definite(self, word: str) -> tuple[int, Named] | None:
        cut = 1 if word.startswith(("وال", "بال", "فال", "كال")) else 0
        if word[cut:].startswith("ال"):
            for named in self._lexicon.phrases.get(word[cut + 2 :], ()):
                if named.sort in _ANY and not named.dual and len(named.words) == 1:
                    return cut, named
        return None

    def _dual(self, word: str) -> tuple[int, Named] | None:
        for cut in (0, *(len(before) for before in ("و", "ف", "ب", "ل", "ك", "وب", "ول") if word.startswith(before))):
            for named in self._lexicon.phrases.get(word[cut:], ()):
                if named.dual and len(named.words) == 1:
                    return cut, named
        return None


_SINGULARS = {fold(plural): fold(one) for plural, one in (("دراهم", "درهم"), ("دنانير", "دينار"), ("ليرات", "ليرة"))}


def _second(tokens: Tokens, number: Numeral) -> Numeral | None:
    """The other end of a range: 10-20, من 5 إلى 10, بين 10 و20."""
    link = tokens.word(number.end)
    if link in _TO or (link == "و" and tokens.glued(number.end + 1) and _between(tokens, number.first - 1)):
        second = read_number(tokens, number.end + 1)
    elif link.startswith("و") and _between(tokens, number.first - 1):
        second = read_number(tokens, number.end)
    else:
        return None
    return second if second is not None and second.value > 0 else None


def _between(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) in ("بين", "وبين") or tokens.word(at - 1) == "بين"


def _scale_of(tokens: Tokens, number: Numeral) -> Decimal:
    figure = read_figure(tokens.word(number.first), scaled=True) if tokens.is_number(number.first) else None
    return number.value / figure if figure else Decimal(1)


def quantity_name(words: str) -> str:
    """The words of a quantity on one line, without what is not seen in them."""
    return " ".join("".join(letter for letter in words if letter not in INVISIBLE).split())


@cache
def _rules() -> Callable[[str], tuple[Quantity, ...]]:
    return QuantityRules(load_quantity_lexicon()).find


def quantities(text: str, published: str | None = None) -> tuple[Quantity, ...]:
    """The dates, amounts and counts of the text, in order, none touching another; proclitics stay outside. What counts
    from the day of the article (أمس) comes to a day where `published`, its ISO date, is known."""
    found = _rules()(text)
    day = published_on(published)
    if day is None:
        return found
    return tuple(replace(one, value=counted_from(one, day)) for one in found)


def quantity_at(text: str, span: Span, kind: QuantityKind) -> Quantity:
    """What a person marked as a quantity; it comes to what the rules read in its words, where they read all of them."""
    words = span.of(text)
    read = [one for one in quantities(words) if one.type is kind and one.span == Span(0, len(words))]
    return Quantity(span, kind, quantity_name(words), read[0].value if read else "")


def apart_from(found: Iterable[Quantity], mentions: Iterable[Mention]) -> tuple[Quantity, ...]:
    """Those that touch no name: the year in the name of a cup belongs to the cup. Both are in the order of the text."""
    kept: list[Quantity] = []
    names = iter([*(mention.span for mention in mentions), Span(1 << 62, 1 << 62)])
    name = next(names)
    for one in found:
        while name.end <= one.span.start:
            name = next(names)
        if not name.touches(one.span):
            kept.append(one)
    return tuple(kept)
