"""The words of dates, amounts and counts, and a text as the rules for them read it: in words, numbers and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reader.arabic.normaliser import fold
from reader.resources import resource

_TOKEN = re.compile(r"\d{1,3}(?:،\d{3})+(?!\d)|\d+(?:[.,٫٬]\d+)*|[^\W\d_]+|\S")

PROCLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
"""What may be written onto a number, a month or a unit, besides the article."""

ARTICLES = ("ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال")


_NO_DUALS = frozenset(map(fold, ("طالبان", "طالبين", "ميلان", "ميلين", "قدمان", "قدمين", "باتان", "عالمان", "عالمين")))
"""What reads like two of something and is mostly a name or something else: the Taliban, Milan, feet."""


class Tokens:
    """A stretch of folded text without line breaks, cut into words, numbers and single signs.

    `words` are the tokens, `starts` and `ends` their places; past the end every word is empty.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in _TOKEN.finditer(text, start, end):
            self.words.append(match.group())
            self.starts.append(match.start())
            self.ends.append(match.end())

    def __len__(self) -> int:
        return len(self.words)

    def word(self, at: int) -> str:
        """The token at that place, empty outside."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def glued(self, at: int) -> bool:
        """Whether the token stands at the one before without a space."""
        return 0 < at < len(self.words) and self.ends[at - 1] == self.starts[at]

    def is_number(self, at: int) -> bool:
        """Whether the token is written in digits."""
        return self.word(at)[:1].isdecimal()

    def has(self, at: int, phrase: tuple[str, ...]) -> bool:
        """Whether the tokens from that place on are these."""
        return tuple(self.words[at : at + len(phrase)]) == phrase


class Named(NamedTuple):
    """A phrase of the lexicon: its tokens, what sort of thing it names, which one, and whether it is a dual."""

    words: tuple[str, ...]
    sort: str
    value: str
    dual: bool = False


@dataclass(frozen=True)
class QuantityLexicon:
    """Phrases by their first word, the longest first, and the code of a currency by its word and its country's."""

    phrases: dict[str, list[Named]]
    currencies: dict[tuple[str, str], str]

    def at(self, tokens: Tokens, at: int, sorts: frozenset[str]) -> Named | None:
        """The longest phrase of one of these sorts that begins there, with nothing written before it."""
        for named in self.phrases.get(tokens.word(at), ()):
            if named.sort in sorts and tokens.has(at, named.words):
                return named
        return None


def split_words(text: str) -> tuple[str, ...]:
    """A phrase as the tokens of folded text."""
    folded = fold(text)
    return tuple(Tokens(folded, 0, len(folded)).words)


@cache
def load_quantity_lexicon() -> QuantityLexicon:
    """The lexicon that ships, read once."""
    phrases: dict[str, list[Named]] = {}
    currencies: dict[tuple[str, str], str] = {}

    def add(named: Named) -> None:
        of_word = phrases.setdefault(named.words[0], [])
        if all(other.words != named.words or other.sort != named.sort for other in of_word):
            of_word.append(named)

    with resource("lexicon", "quantities.tsv").open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")][1:]
    for sort, value, listed in rows:
        forms = listed.split(", ")
        for form in forms:
            words = split_words(form)
            if sort == "country" and words[0].isalpha() and len(words) > 1 and words[1].isalpha():
                for adjective in _spellings(words[1]):
                    currencies[words[0], adjective] = value
            elif sort == "country":
                # A sign such as د.إ. is known with and without its last stop.
                add(Named(words, "money", value))
                if words[-1] == "." and len(words) > 2:
                    add(Named(words[:-1], "money", value))
            else:
                add(Named(words, sort, value or forms[0]))
        if sort in ("unit", "thing", "money"):
            singular, plurals = split_words(forms[0]), {split_words(form) for form in forms[1:]}
            for dual in _duals(singular):
                # لاعبين may be two players or many.
                if dual not in plurals and dual[0] not in _NO_DUALS:
                    add(Named(dual, sort, value or forms[0], dual=True))
    for of_word in phrases.values():
        of_word.sort(key=lambda named: -len(named.words))
    return QuantityLexicon(phrases, currencies)


def _spellings(adjective: str) -> tuple[str, ...]:
    bare = adjective.removesuffix("ه")
    if bare == "امريكي":
        return bare, "اميركي"
    return (bare, "سترليني") if bare == "استرليني" else (bare,)


def _duals(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A singular as two of it: يومان, يومين; سنتان, سنتين, ساعتا."""
    if len(words) != 1 or len(words[0]) < 3 or not words[0].isalpha():
        return []
    word = words[0]
    stem = word[:-1] + "ت" if word.endswith("ه") else word
    return [(stem + "ان",), (stem + "ين",)]
