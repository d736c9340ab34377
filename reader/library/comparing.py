"""Two articles side by side: whom both name, and which quotations of one are those of the other, worded differently.

Two quotations are alike as far as they share the words that carry meaning, whatever clitics and endings these have: the
Dice coefficient of their terms, each counted by its length, for short ones are mostly particles. Where one paper quotes
a part of what the other does, the part decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from reader.arabic.normaliser import fold_with_offsets
from reader.core.analyses import Analysis
from reader.core.mentions import EntityType, Mention
from reader.core.quotations import Quotation
from reader.core.spans import Span
from reader.library.terms import WORD, name_key, term

ALIKE = 0.5
"""The least likeness of two quotations that are shown as one worded differently."""

_PART = 0.85
"""How alike two quotations are of which one is a part of the other."""

_WORDS_OF_A_PART = 5
_SAME_SPEAKER = 0.1


@dataclass(frozen=True, slots=True)
class SharedName:
    """A name that both articles mention, with its places in each."""

    name: str
    type: EntityType
    one: tuple[Span, ...]
    other: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class AlikeQuotations:
    """A quotation of each article that say the same: how alike they are (0 to 1), and the words that both have, as
    spans in each article's text."""

    one: Quotation
    other: Quotation
    likeness: float
    one_words: tuple[Span, ...]
    other_words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two articles share: names, persons first and then those mentioned most; quotations, the most alike first."""

    shared: tuple[SharedName, ...]
    alike: tuple[AlikeQuotations, ...]


def compare(text: str, analysis: Analysis, other_text: str, other_analysis: Analysis) -> Comparison:
    """What two articles share. Offsets point into each one's own text."""
    return Comparison(
        tuple(_shared(analysis.mentions, other_analysis.mentions)),
        tuple(_alike(text, analysis.quotations, other_text, other_analysis.quotations)),
    )


def _shared(mentions: Iterable[Mention], other_mentions: Iterable[Mention]) -> list[SharedName]:
    gathered, other_gathered = _gathered(mentions), _gathered(other_mentions)
    shared = [
        SharedName(
            found[0].name,
            found[0].type,
            tuple(mention.span for mention in found),
            tuple(mention.span for mention in other_gathered[key]),
        )
        for key, found in gathered.items()
        if key in other_gathered
    ]
    order = list(EntityType)
    return sorted(shared, key=lambda name: (order.index(name.type), -len(name.one) - len(name.other), name.one[0]))


def _gathered(mentions: Iterable[Mention]) -> dict[tuple[EntityType, str], list[Mention]]:
    gathered: dict[tuple[EntityType, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        gathered[mention.type, name_key(mention.name)].append(mention)
    return gathered


class _Words:
    """The words of a quotation: their terms with how often each stands there, and where."""

    def __init__(self, text: str, quotation: Quotation) -> None:
        self.quotation = quotation
        start = quotation.content.start
        folded = fold_with_offsets(quotation.content.of(text))
        self.places: list[tuple[str, Span]] = []
        for word in WORD.finditer(folded.text):
            span = folded.span(word.start(), word.end())
            self.places.append((term(word[0]), Span(start + span.start, start + span.end)))
        self.terms = Counter(found for found, _ in self.places)
        self.weight = _weight(self.terms)

    def standing(self, shared: Counter[str]) -> tuple[Span, ...]:
        """Where the shared terms stand."""
        return tuple(span for found, span in self.places if found in shared)


def _weight(terms: Counter[str]) -> float:
    return sum(count * max(0.25, len(found) - 2.0) for found, count in terms.items())


def _alike(
    text: str, quotations: Iterable[Quotation], other_text: str, other_quotations: Iterable[Quotation]
) -> list[AlikeQuotations]:
    ones = [_Words(text, quotation) for quotation in quotations]
    others = [_Words(other_text, quotation) for quotation in other_quotations]
    pairs = sorted(
        (
            (likeness, -number, -other)
            for number, other in _candidates(ones, others)
            if (likeness := _likeness(ones[number], others[other])) >= ALIKE
        ),
        reverse=True,
    )
    found: list[AlikeQuotations] = []
    taken: set[int] = set()
    other_taken: set[int] = set()
    # Each quotation once, the most alike first.
    for likeness, number, other in pairs:
        if number in taken or other in other_taken:
            continue
        taken.add(number)
        other_taken.add(other)
        one_words, other_words = ones[-number], others[-other]
        shared = one_words.terms & other_words.terms
        found.append(
            AlikeQuotations(
                one_words.quotation,
                other_words.quotation,
                likeness,
                one_words.standing(shared),
                other_words.standing(shared),
            )
        )
    return found


def _candidates(ones: list[_Words], others: list[_Words]) -> Iterable[tuple[int, int]]:
    """The pairs that share a word of more than three letters: long articles have too many to try all."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(others):
        for found in words.terms:
            if len(found) > 3:
                having[found].append(number)
    for number, words in enumerate(ones):
        for other in sorted({other for found in words.terms for other in having.get(found, ())}):
            yield number, other


def _likeness(one: _Words, other: _Words) -> float:
    shared = _weight(one.terms & other.terms)
    together = one.weight + other.weight
    if not together:
        return 0.0
    likeness = 2 * shared / together
    less = min(one.weight, other.weight)
    if min(len(one.places), len(other.places)) >= _WORDS_OF_A_PART:
        likeness = max(likeness, _PART * shared / less)
    if likeness < 1 and _same_speaker(one.quotation, other.quotation):
        likeness = min(1.0, likeness + _SAME_SPEAKER * likeness)
    return round(likeness, 3)


def _same_speaker(one: Quotation, other: Quotation) -> bool:
    name = name_key(one.speaker_entity or one.speaker or "")
    return bool(name) and name == name_key(other.speaker_entity or other.speaker or "")
