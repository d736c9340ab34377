"""Who speaks: the choice among the candidates, draft after draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType, Mention
from reader.core.spans import Span
from reader.entities.aliases import explains
from reader.quotations.candidates import gather
from reader.quotations.drafts import Draft
from reader.quotations.gathering import Candidate, Gathering
from reader.quotations.memory import Memory
from reader.quotations.phrases import joined, without_preposition
from reader.quotations.places import Context
from reader.quotations.weights import chances, total

_ARABIC = re.compile("[\u0621-\u064a]")


class Speaker(NamedTuple):
    """The speaker of one draft: the source phrase, the name or phrase, the mention's name, the outlet's."""

    source: Span | None
    name: str | None
    entity: str | None
    outlet: str | None
    chance: float


class Speakers:
    """Goes through the drafts of one text in order and remembers who spoke."""

    def __init__(self, context: Context, text: str) -> None:
        self._context = context
        self._text = text
        self._memory = Memory(context)
        self._glossed = glossed(text, context.layout.mentions)

    def candidates(self, draft: Draft) -> tuple[list[Candidate], Gathering]:
        """Who could speak, and what stands around the cue."""
        gathering = gather(self._memory, draft)
        return list(gathering.found.values()), gathering

    def choose(self, draft: Draft, weights: dict[str, float]) -> Speaker:
        """The likeliest candidate; remembered for the drafts that follow."""
        several, gathering = self.candidates(draft)
        odds = chances([total(weights, one.atoms) for one in several])
        best = max(range(len(odds)), key=odds.__getitem__)
        chosen = several[best]
        self.remember(draft, chosen, gathering, odds[best])
        around = gathering.around
        layout = self._context.layout
        outlet = layout.mentions[around.outlet].name if around.outlet is not None else None
        name = self.name(chosen) or None
        source = around.source or around.passed_on
        span = None
        if source is not None:
            span = layout.span(source.first, source.end)
            span = Span(span.start + joined(self._context, source.first), span.end)
        return Speaker(span, name, chosen.name if chosen.entity else None, outlet, odds[best])

    def name(self, one: Candidate) -> str:
        """The candidate's name, with its gloss if it has one, or the phrase as it stands in the text; "" for nobody."""
        if one.name or one.source is None:
            return self._glossed.get(one.name, one.name)
        text = self._context.layout.span(one.source.first, one.source.end).of(self._text)
        text = text[joined(self._context, one.source.first) :]
        if one.source.cut:
            # بيان للشرطة: the police, not "to the police".
            first, _, rest = text.partition(" ")
            text = without_preposition(self._context, first) + " " + rest
        elif one.source.head.startswith("ال") and text.startswith("ل"):
            # وفقا للشرطة: the ا that ل has swallowed.
            text = "ا" + text
        elif text[0] == "ل" and self._context.layout.forms[one.source.first].startswith("ال"):
            # The ل was taken off by the layout already.
            text = "ا" + text
        text = " ".join(text.split())
        return self._glossed.get(text, text)

    def remember(self, draft: Draft, chosen: Candidate, gathering: Gathering, chance: float) -> None:
        """Keep in mind that this one spoke, with this chance."""
        around = gathering.around
        name = chosen.name or self.name(chosen)
        self._memory.remember(
            draft, chosen.key, name, chosen.entity, chosen.source, around.source, around.carrier, chance
        )


def glossed(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """The names of bodies that the text explains in brackets or marks, each with what it is called there too.

    جهاز المخابرات الإسرائيلي "الشاباك" is shown as جهاز المخابرات الإسرائيلي (الشاباك), whichever of the two stands at
    the cue. `mentions` are linked: both have one name.
    """
    found: dict[str, str] = {}
    for named, gloss in pairwise(mentions):
        if named.name != gloss.name or named.type is not EntityType.ORG or gloss.type is not EntityType.ORG:
            continue
        if not explains(text, named, gloss):
            continue
        called = gloss.span.of(text)
        if _ARABIC.search(called) and not set(fold(called).split()) & set(fold(named.name).split()):
            found.setdefault(named.name, f"{named.name} ({called})")
    return found
