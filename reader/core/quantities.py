"""Quantities: where a date, an amount or a count stands. They are no names: nothing links or indexes them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.core.mentions import EntityType, Origin
from reader.core.spans import Span


class QuantityKind(StrEnum):
    """A day, month, year or hour; money, a share or a measure; a number of things."""

    DATE = "date"
    AMOUNT = "amount"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One date, amount or count. `name` is its words on one line.

    `value` is what it comes to, empty where the words do not say: a date as ISO 8601 or, where a part of it is open,
    as EDTF writes it (XXXX-05-03: https://www.loc.gov/standards/datetime/), of the Hijri calendar with AH behind it,
    one that counts from the day of the article (أمس) where that day is known; an amount or a count as a number with its
    unit ("18000000000 USD", "25 y", "42.2 %").
    """

    span: Span
    type: QuantityKind
    name: str
    value: str = ""
    origin: Origin = Origin.RULE

    @property
    def confidence(self) -> float:
        """A rule is as sure as a hand: 1."""
        return 1.0


MarkType = EntityType | QuantityKind
"""What a mark may be of: what has a colour, a sign and a line of its own."""


@dataclass(frozen=True, slots=True)
class QuantityGroup:
    """The quantities of one article that are written alike, in the order of the text."""

    name: str
    type: QuantityKind
    quantities: tuple[Quantity, ...]

    @property
    def value(self) -> str:
        """What they come to."""
        return self.quantities[0].value


def quantity_groups(quantities: tuple[Quantity, ...]) -> tuple[QuantityGroup, ...]:
    """Quantities gathered by kind and words, in the order of their first place."""
    gathered: dict[tuple[QuantityKind, str], list[Quantity]] = {}
    for one in quantities:
        gathered.setdefault((one.type, one.name), []).append(one)
    return tuple(QuantityGroup(name, kind, tuple(found)) for (kind, name), found in gathered.items())
