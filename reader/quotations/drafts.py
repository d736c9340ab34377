"""Drafts: a cue with the content that was chosen for it, before it is known who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.core.quotations import QuotationKind
from reader.quotations.cues import CueToken
from reader.quotations.endings import Ending, endings
from reader.quotations.marks import MARKS
from reader.quotations.network import Reading
from reader.quotations.openings import Context, Opening, cue_atoms, openings
from reader.quotations.weights import Weights, chances, total

# Below these chances more of such drafts were wrong than right (cross-validated on annotated news).
_LEAST = {
    "bare": 0.42,
    "glued": 0.45,
    "prep": 0.65,
    "comma": 0.4,
    "before-sentence": 0.5,
    "before-comma": 0.5,
    "before-main": 0.5,
}
_TIGHT = 0.3
_EXACT = 0.2
_STAYS_AT_END = frozenset("!؟?)%")


class Draft(NamedTuple):
    """A cue, where its content opens and the token after the content, with the chance that this is right.

    One that is not `likely` is no quotation to show, but whoever it would be by may well speak next.
    """

    token: CueToken
    opening: Opening
    end: int
    chance: float
    likely: bool = True


def drafts(context: Context, weights: Weights) -> list[Draft]:
    """One draft for each cue that introduces content, in the order of the cues."""
    found: list[Draft] = []
    by_start: dict[int, int] = {}
    scored: dict[tuple[str, int], float] = {}
    reading = Reading(weights.network, context) if weights.network else None
    for token in context.cue_at.values():
        draft = _draft(context, token, weights, reading, scored)
        if draft is None:
            continue
        same = by_start.get(draft.opening.at)
        if same is not None:
            if found[same].chance < draft.chance:
                found[same] = draft
            continue
        by_start[draft.opening.at] = len(found)
        found.append(draft)
    return sorted(found, key=lambda draft: (draft.token.first, draft.opening.at))


def _draft(
    context: Context, token: CueToken, weights: Weights, reading: Reading | None, scored: dict[tuple[str, int], float]
) -> Draft | None:
    """The likeliest draft of the cue; `scored` remembers what the places of ends weigh by themselves."""
    places = openings(context, token)
    if not places:
        return None
    scores = [total(weights.openings.get("none", {}), cue_atoms(context, token))]
    shared: dict[str, float] = {}
    for place in places:
        learned = weights.openings.get(place.kind, {})
        if place.kind not in shared:
            shared[place.kind] = total(learned, place.shared)
        scores.append(shared[place.kind] + total(learned, place.own))
    if reading is not None:
        scores = [one + more for one, more in zip(scores, reading.openings(token, places), strict=True)]
    likely = chances(scores)
    best = max(range(len(likely)), key=likely.__getitem__)
    if best == 0:
        return None
    opening = places[best - 1]
    chance = likely[best]
    end = opening.end
    if end < 0:
        ends = endings(context, token, opening)
        if not ends:
            return None
        scores = []
        for ending in ends:
            where = ending.kind, ending.end
            if where not in scored:
                scored[where] = total(weights.endings, ending.here)
            scores.append(scored[where] + total(weights.endings, ending.run))
        if reading is not None:
            scores = [one + more for one, more in zip(scores, reading.endings(token, opening, ends), strict=True)]
        odds = chances(scores)
        chosen = _safest(opening.at, ends, odds)
        end = ends[chosen].end
        chance *= odds[chosen]
    forms = context.layout.forms
    while end > opening.at and not (forms[end - 1][0].isalnum() or forms[end - 1] in _STAYS_AT_END):
        end -= 1
    if end <= opening.at:
        return None
    return Draft(token, opening, end, chance, chance >= _LEAST.get(opening.kind, 0.0))


def _safest(start: int, ends: Sequence[Ending], odds: Sequence[float]) -> int:
    """The end that is least likely to be far wrong.

    What counts is the chance that an end overlaps the right one by half, then by nine tenths, then is the right one:
    minimum Bayes risk instead of the single likeliest end, which may stand alone against many near one another.
    """
    likely = [at for at, chance in enumerate(odds) if chance > 0.02]
    best, most = 0, -1.0
    for at in likely:
        mine = ends[at].end - start
        value = _EXACT * odds[at]
        for other in likely:
            theirs = ends[other].end - start
            overlap = min(mine, theirs) / max(mine, theirs, 1)
            if overlap >= 0.5:
                value += odds[other] * (1.0 + _TIGHT * (overlap >= 0.9))
        if value > most:
            best, most = at, value
    return best


def kind_of(context: Context, draft: Draft) -> QuotationKind:
    """Whether all of the content stands in quotation marks, some of it, or none."""
    opening = draft.opening
    close = context.pairs.get(opening.mark, -1)
    if opening.mark >= 0 and (close < 0 or draft.end <= close):
        return QuotationKind.DIRECT
    forms = context.layout.forms
    if opening.mark >= 0 or any(forms[at] in MARKS for at in range(opening.at, draft.end)):
        return QuotationKind.MIXED
    return QuotationKind.INDIRECT
