"""Analyses: what the machine found in one article."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.mentions import Entity, Mention, entities_of
from reader.core.quantities import Quantity
from reader.core.quotations import Quotation


@dataclass(frozen=True, slots=True)
class Analysis:
    """The mentions and quotations of one article, each in the order of the text.

    `recogniser` names what found them, with its versions, so that a later one knows whether to run again.
    `quantities` are there only where they were asked for. They are computed where they are shown and never stored: the
    rules take a hundredth of the time that names take, so that rules that got better need no new analysis, and what
    reads names, their index, or who speaks need not know of them to leave them out.
    """

    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    recogniser: str = ""
    quantities: tuple[Quantity, ...] = ()

    @property
    def named(self) -> tuple[Mention | Quantity, ...]:
        """The mentions and, behind them, the quantities."""
        return (*self.mentions, *self.quantities)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The mentions gathered by name, in the order of the first mention."""
        return entities_of(self.mentions)
