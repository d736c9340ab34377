"""What the page of quotations asks the library: by whom, about whom, when, how meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reader.core.quotations import CueClass, QuotationKind
from reader.desktop.desk import Desk

if TYPE_CHECKING:
    from reader.library import QuotationFilter, SpokenQuotation


@dataclass(frozen=True, slots=True)
class QuotationWish:
    """Which quotations: holding words, by a speaker (that very one where `exact`), about a name, of nobody known, of a
    class of cues, of a kind, in articles from a day on and before another one; the newest first or the oldest."""

    text: str = ""
    speaker: str = ""
    about: str = ""
    exact: bool = False
    unattributed: bool = False
    cue_class: CueClass | None = None
    kind: QuotationKind | None = None
    first: date | None = None
    last: date | None = None
    oldest_first: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self not in (QuotationWish(), QuotationWish(oldest_first=True))


def quoted(desk: Desk, wish: QuotationWish, limit: int | None, offset: int = 0) -> list[SpokenQuotation]:
    """So many of the quotations that are wished for from that one on."""
    return list(desk.library.quotations(_filter(wish), limit=limit, offset=offset))


def count(desk: Desk, wish: QuotationWish) -> int | None:
    """How many there are; None where telling takes as long as reading all."""
    return None if wish.text else desk.library.count_quotations(_filter(wish))


def _filter(wish: QuotationWish) -> QuotationFilter:
    from reader.library import QuotationFilter

    last = None if wish.last is None else wish.last - timedelta(days=1)
    return QuotationFilter(
        speaker=wish.speaker,
        about=wish.about,
        exact=wish.exact,
        unattributed=wish.unattributed,
        cue_class=wish.cue_class,
        kind=wish.kind,
        since=wish.first.isoformat() if wish.first else "",
        until=last.isoformat() if last else "",
        text=wish.text,
        oldest_first=wish.oldest_first,
    )
