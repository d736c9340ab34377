"""What a person said against the machine, laid over what the machine found.

A correction is a word about a place or a name, not about one mark, so that it holds for whatever a later analysis
finds: "here stands this mention", "here stands none", "this name is that one", "here this is said by her".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from reader.arabic.normaliser import fold
from reader.core.analyses import Analysis
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.quantities import Quantity
from reader.core.quotations import Quotation
from reader.core.spans import Span

_Found = TypeVar("_Found", Mention, Quantity)
_Spoken = list[tuple[Mention | Quantity, int]]


@dataclass(frozen=True, slots=True)
class MentionVerdict:
    """At `span` stands `mention`, a name or a quantity, or none where it is None. `step` orders what was said."""

    step: int
    span: Span
    mention: Mention | Quantity | None


@dataclass(frozen=True, slots=True)
class EntityVerdict:
    """Mentions of `type` whose name folds to `folded` have the new type and name, or are none where both are None."""

    step: int
    type: EntityType
    folded: str
    new_type: EntityType | None
    new_name: str | None

    @property
    def removes(self) -> bool:
        return self.new_name is None


@dataclass(frozen=True, slots=True)
class QuotationVerdict:
    """At `span` stands `quotation`, or none where it is None."""

    span: Span
    quotation: Quotation | None


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that a person said about the marks of one article, each kind in the order it was said."""

    mentions: tuple[MentionVerdict, ...] = ()
    entities: tuple[EntityVerdict, ...] = ()
    quotations: tuple[QuotationVerdict, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.mentions or self.entities or self.quotations)


def corrected(analysis: Analysis, corrections: Corrections) -> Analysis:
    """The analysis as the person who corrected it sees it, in the order of the text.

    A mention said by hand pushes out every found one that it touches, and those said before it; a removal pushes out
    those that are mostly the same place. For quotations, which may lie in one another, both push out what is mostly the
    same place.
    """
    if not corrections:
        return analysis
    mentions = _renamed(_placed(analysis.mentions, corrections.mentions), corrections.entities)
    quantities = _quantities(analysis.quantities, corrections.mentions)
    quotations = _placed_quotations(analysis.quotations, corrections.quotations)
    return Analysis(
        tuple(sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end))),
        tuple(_with_new_speaker(quotation, corrections.entities) for quotation in quotations),
        analysis.recogniser,
        quantities,
    )


def _mostly_same(one: Span, other: Span) -> bool:
    """Whether the two share at least half of what they cover together."""
    if one == other:
        return True
    shared = min(one.end, other.end) - max(one.start, other.start)
    together = max(one.end, other.end) - min(one.start, other.start)
    return shared > 0 and 2 * shared >= together


class _Places:
    """Verdicts by place, to ask quickly which lie near a span."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._longest = max((len(span) for span in self._spans), default=0)

    def near(self, span: Span) -> Sequence[Span]:
        """Those that may touch the span, in order."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end + 1)
        return self._spans[first:last]


def _placed(found: Sequence[Mention], verdicts: Sequence[MentionVerdict]) -> list[tuple[Mention, int]]:
    """The mentions with the step that said each, 0 for those that the machine found."""
    spoken = _latest(verdicts)
    kept = [(mention, 0) for mention in _uncontradicted(found, spoken, verdicts)]
    return kept + [(one, step) for one, step in spoken if isinstance(one, Mention)]


def _quantities(found: Sequence[Quantity], verdicts: Sequence[MentionVerdict]) -> tuple[Quantity, ...]:
    spoken = _latest(verdicts)
    kept = _uncontradicted(found, spoken, verdicts) + [one for one, _ in spoken if isinstance(one, Quantity)]
    return tuple(sorted(kept, key=lambda one: one.span))


def _uncontradicted(found: Sequence[_Found], spoken: _Spoken, verdicts: Sequence[MentionVerdict]) -> list[_Found]:
    """What was found where nobody said something else."""
    said = _Places(one.span for one, _ in spoken)
    removed = _Places(verdict.span for verdict in verdicts if verdict.mention is None)
    return [
        one
        for one in found
        if not any(span.touches(one.span) or span == one.span for span in said.near(one.span))
        and not any(_mostly_same(span, one.span) for span in removed.near(one.span))
    ]


def _latest(verdicts: Sequence[MentionVerdict]) -> _Spoken:
    """What was said to stand somewhere, with the steps, without what something said later touches."""
    spoken: _Spoken = []
    taken: list[Span] = []
    for verdict in sorted(verdicts, key=lambda verdict: verdict.step, reverse=True):
        mention = verdict.mention
        if mention is None:
            continue
        # The spans taken lie apart, so that only the neighbours can touch.
        at = bisect_left(taken, mention.span)
        if not any(mention.span.touches(span) for span in taken[max(0, at - 1) : at + 1]):
            taken.insert(at, mention.span)
            spoken.append((mention, verdict.step))
    return spoken


def _renamed(mentions: Iterable[tuple[Mention, int]], verdicts: Sequence[EntityVerdict]) -> list[Mention]:
    if not verdicts:
        return [mention for mention, _ in mentions]
    named: list[Mention] = []
    # Folding each mention's name once is enough: an article repeats few names many times.
    folds: dict[str, str] = {}
    for mention, step in mentions:
        current: Mention | None = mention
        for verdict in verdicts:
            # What was said of one place after the name was changed everywhere was said knowing that.
            if current is None or verdict.step < step or verdict.type is not current.type:
                continue
            if folds.setdefault(current.name, fold(current.name)) != verdict.folded:
                continue
            current = None if verdict.removes else _as(current, verdict)
        if current is not None:
            named.append(current)
    return named


def _as(mention: Mention, verdict: EntityVerdict) -> Mention:
    name = verdict.new_name or mention.name
    kind = verdict.new_type or mention.type
    if kind is mention.type:
        return replace(mention, name=name)
    return replace(mention, name=name, type=kind, origin=Origin.HAND, confidence=1.0)


def _placed_quotations(found: Sequence[Quotation], verdicts: Sequence[QuotationVerdict]) -> list[Quotation]:
    if not verdicts:
        return list(found)
    places = _Places(verdict.span for verdict in verdicts)
    kept = [
        quotation
        for quotation in found
        if not any(_mostly_same(span, quotation.content) for span in places.near(quotation.content))
    ]
    kept += [verdict.quotation for verdict in verdicts if verdict.quotation is not None]
    return sorted(kept, key=lambda quotation: (quotation.content.start, -quotation.content.end))


def _with_new_speaker(quotation: Quotation, verdicts: Sequence[EntityVerdict]) -> Quotation:
    for verdict in verdicts:
        if quotation.speaker_entity is None or fold(quotation.speaker_entity) != verdict.folded:
            continue
        if verdict.removes:
            quotation = replace(quotation, speaker_entity=None)
            continue
        name = verdict.new_name
        same = quotation.speaker is not None and fold(quotation.speaker) == verdict.folded
        quotation = replace(quotation, speaker_entity=name, speaker=name if same else quotation.speaker)
    return quotation
