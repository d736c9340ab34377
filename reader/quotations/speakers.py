"""Who speaks: the choice among the candidates, draft after draft."""

from __future__ import annotations

from typing import NamedTuple

from reader.quotations.candidates import Candidate, Gathering, Memory, remember
from reader.quotations.drafts import Draft
from reader.quotations.openings import Context
from reader.quotations.weights import chances, total


class Speaker(NamedTuple):
    """The speaker of one draft: tokens of the source phrase, the name or phrase, the mention's name, the outlet's."""

    source: tuple[int, int] | None
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

    def candidates(self, draft: Draft) -> tuple[list[Candidate], Gathering]:
        """Who could speak, and what stands around the cue."""
        gathering = Gathering(self._memory, draft)
        return gathering.gather(), gathering

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
        return Speaker(around.source or around.passed_on, name, name if chosen.entity else None, outlet, odds[best])

    def name(self, one: Candidate) -> str:
        """The candidate's name, or the phrase as it stands in the text; "" for nobody."""
        if one.name or one.source is None:
            return one.name
        return " ".join(self._context.layout.span(*one.source).of(self._text).split())

    def remember(self, draft: Draft, chosen: Candidate, gathering: Gathering, chance: float) -> None:
        """Keep in mind that this one spoke, with this chance."""
        remember(self._memory, draft, chosen, self.name(chosen), gathering.around.carrier, chance)
