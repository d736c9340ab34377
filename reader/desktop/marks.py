"""The marks of one article: which of them stand in which block, which are shown, which are dimmed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reader.core.mentions import EntityType, Mention
from reader.core.notes import Note
from reader.core.quantities import MarkType, Quantity, QuantityKind
from reader.core.quotations import Quotation
from reader.core.spans import Span
from reader.desktop.offsets import Utf16Offsets

Item = Mention | Quantity | Quotation | Note
"""What a mark stands for."""


class MarkKind(StrEnum):
    """What a mark is of; quantities are marked as mentions are."""

    MENTION = "mention"
    QUOTATION = "quotation"
    NOTE = "note"


class Mark(NamedTuple):
    """One mark: where it stands in the document (UTF-16 positions, half open), what it marks, and in how many longer
    marks of its kind it lies."""

    kind: MarkKind
    start: int
    end: int
    item: Item
    depth: int = 0

    @property
    def span(self) -> Span:
        """Its span in the article's text (code points)."""
        return span_of(self.item)


def span_of(item: Item) -> Span:
    """The span (code points) of what is marked; a note on the whole article is at its beginning."""
    if isinstance(item, Mention | Quantity):
        return item.span
    if isinstance(item, Quotation):
        return item.content
    return item.anchor.span if item.anchor is not None else Span(0, 0)


class Marks:
    """All marks of one article by block, and in the order of the text."""

    def __init__(
        self,
        mentions: Sequence[Mention | Quantity] = (),
        quotations: Sequence[Quotation] = (),
        notes: Sequence[Note] = (),
        offsets: Utf16Offsets | None = None,
        block_starts: Sequence[int] = (0,),
    ) -> None:
        """`block_starts` are the document positions at which the blocks begin. Empty marks, orphans and notes without a
        place are left out."""
        offsets = offsets or Utf16Offsets("")
        self._by_block: dict[int, list[Mark]] = {}
        self._all: dict[MarkKind, list[Mark]] = {}
        placed = [note for note in notes if note.anchor is not None and not note.orphan]
        # What is painted first lies lowest: quotations, then notes, then mentions.
        for kind, items in (
            (MarkKind.QUOTATION, quotations),
            (MarkKind.NOTE, placed),
            (MarkKind.MENTION, mentions),
        ):
            marks = self._all[kind] = _nested(kind, items, offsets)
            number = 0
            for mark in marks:
                if number + 1 < len(block_starts) and block_starts[number + 1] <= mark.start:
                    number = bisect_right(block_starts, mark.start, number) - 1
                last = number
                while last + 1 < len(block_starts) and block_starts[last + 1] < mark.end:
                    last += 1
                for touched in range(number, last + 1):
                    self._by_block.setdefault(touched, []).append(mark)

    @property
    def empty(self) -> bool:
        """Whether there are none."""
        return not any(self._all.values())

    def of_block(self, number: int) -> Sequence[Mark]:
        """The marks that touch that block, in the order in which they are painted."""
        return self._by_block.get(number, ())

    def of_kind(self, kind: MarkKind) -> Sequence[Mark]:
        """All marks of that kind in the order of the text."""
        return self._all[kind]

    def at(self, position: int, number: int, shown: Callable[[Mark], bool]) -> list[Mark]:
        """The shown marks of a block that cover a document position, the shortest first."""
        found = [mark for mark in self.of_block(number) if mark.start <= position < mark.end and shown(mark)]
        return sorted(found, key=lambda mark: (mark.end - mark.start, mark.kind is not MarkKind.MENTION))

    def following(
        self, kind: MarkKind, position: int, wanted: Callable[[Mark], bool], backwards: bool = False
    ) -> Mark | None:
        """The next wanted mark that begins after that document position (or the last that begins before it), going
        round at the end of the text; None where there is none."""
        marks = self._all[kind]
        if backwards:
            at = bisect_left(marks, position, key=lambda mark: mark.start)
            candidates = [*reversed(marks[:at]), *reversed(marks[at:])]
        else:
            at = bisect_right(marks, position, key=lambda mark: mark.start)
            candidates = [*marks[at:], *marks[:at]]
        return next((mark for mark in candidates if wanted(mark)), None)


def _nested(kind: MarkKind, items: Sequence[Item], offsets: Utf16Offsets) -> list[Mark]:
    """The items as marks in the order of the text, the longer of two that begin together first."""
    spans = [span_of(item) for item in items]
    starts = offsets.all_to_qt(span.start for span in spans)
    ends = offsets.all_to_qt(span.end for span in spans)
    # A mark of another text must not break this one.
    if max(ends, default=0) > offsets.units:
        starts, ends = ([min(at, offsets.units) for at in edges] for edges in (starts, ends))
    order = sorted((at for at in range(len(items)) if starts[at] < ends[at]), key=lambda at: (starts[at], -ends[at]))
    marks: list[Mark] = []
    around: list[int] = []
    for at in order:
        end = ends[at]
        while around and around[-1] < end:
            around.pop()
        marks.append(Mark(kind, starts[at], end, items[at], len(around)))
        around.append(end)
    return marks


@dataclass(frozen=True, slots=True)
class MarkFilter:
    """What the legend switched on, and the entity that is lit (`name`, `type`) while the rest is dimmed."""

    types: frozenset[MarkType] = frozenset((*EntityType, *QuantityKind))
    quotations: bool = True
    notes: bool = True
    name: str | None = None
    type: MarkType | None = None

    def shows(self, mark: Mark) -> bool:
        """Whether the mark is painted at all."""
        if isinstance(mark.item, Mention | Quantity):
            return mark.item.type in self.types or self._is_lit(mark)
        return self.quotations if mark.kind is MarkKind.QUOTATION else self.notes

    def dims(self, mark: Mark) -> bool:
        """Whether the mark steps back because another entity is lit."""
        return self.name is not None and not self._is_lit(mark)

    def lights(self, mark: Mark) -> bool:
        """Whether the mark is of the entity that is lit."""
        return self.name is not None and self._is_lit(mark)

    def _is_lit(self, mark: Mark) -> bool:
        if self.name is None:
            return False
        item = mark.item
        if isinstance(item, Mention | Quantity):
            return item.name == self.name and self.type in (None, item.type)
        if isinstance(item, Quotation):
            return self.name in (item.speaker_entity, item.speaker)
        return self.name in (item.entity, item.speaker)

    def with_types(self, types: Collection[MarkType]) -> MarkFilter:
        """The same with those types switched on."""
        return MarkFilter(frozenset(types), self.quotations, self.notes, self.name, self.type)
