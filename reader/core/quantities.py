"""Quantities: where a date, an amount or a count stands. They are no names: nothing links or indexes them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.core.mentions import Origin
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
    as EDTF writes it (XXXX-05-03: https://www.loc.gov/standards/datetime/), of the Hijri calendar with AH behind it; an
    amount or a count as a number with its unit ("18000000000 USD", "25 y", "42.2 %").
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
