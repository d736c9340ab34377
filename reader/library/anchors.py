"""Where an anchor stands after its text changed: at the one place that can be meant, or nowhere.

An anchor in a part of the text that did not change moves with that part. Elsewhere the words decide, as in the W3C Web
Annotation model: the words with those around them on both sides, then on one side, then alone; at each step one match
is the place, several are none, for a guess would put a note where nobody wrote it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.core.notes import Anchor
from reader.core.spans import Span


def stands(anchor: Anchor, text: str) -> bool:
    """Whether the anchor's words stand at its offsets in the text."""
    return anchor.span.end <= len(text) and anchor.span.of(text) == anchor.exact


class Reanchoring:
    """Moves anchors from the text `before` to the text `after`."""

    def __init__(self, before: str, after: str) -> None:
        self._before = before
        self._after = after
        shorter = min(len(before), len(after))
        self._head = _longest(shorter, lambda count: before[:count] == after[:count])
        tail = shorter - self._head
        self._tail = _longest(tail, lambda count: before[len(before) - count :] == after[len(after) - count :])

    def moved(self, anchor: Anchor) -> Anchor | None:
        """The anchor in the text after, its surroundings taken anew; None where no one place is found."""
        span = self._kept(anchor)
        if span is None:
            span = self._found(anchor)
        return Anchor.at(self._after, span) if span is not None else None

    def _kept(self, anchor: Anchor) -> Span | None:
        """The place where the anchor stands in an unchanged beginning or end of the text."""
        if not stands(anchor, self._before):
            return None
        start, end = anchor.span.start, anchor.span.end
        shift = len(self._after) - len(self._before)
        for offset, whole in ((0, end <= self._head), (shift, start >= len(self._before) - self._tail)):
            if whole and _cut_alike(anchor, self._after, start + offset):
                return Span(start + offset, end + offset)
        return None

    def _found(self, anchor: Anchor) -> Span | None:
        exact = anchor.exact
        if not exact.strip():
            return None
        places = [at for at in _occurrences(self._after, exact) if _cut_alike(anchor, self._after, at)]
        for fits in (_both_sides, _one_side):
            matches = [at for at in places if fits(anchor, self._after, at)]
            if matches:
                return Span(matches[0], matches[0] + len(exact)) if len(matches) == 1 else None
        # The words alone are enough where they never stood twice, before the change or after it.
        if len(places) == 1 and self._before.count(exact) <= 1:
            return Span(places[0], places[0] + len(exact))
        return None


def _longest(limit: int, holds: Callable[[int], bool]) -> int:
    """The greatest count up to `limit` for which `holds` does, where it holds for every smaller one."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _occurrences(text: str, exact: str) -> Iterator[int]:
    at = text.find(exact)
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _cut_alike(anchor: Anchor, text: str, at: int) -> bool:
    """Whether the words there begin and end in the middle of a word only where the anchor's did."""
    end = at + len(anchor.exact)
    first, last = anchor.exact[:1], anchor.exact[-1:]
    return _joined(anchor.prefix[-1:], first) == _joined(text[max(0, at - 1) : at], first) and (
        _joined(last, anchor.suffix[:1]) == _joined(last, text[end : end + 1])
    )


def _joined(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum()


def _before_fits(anchor: Anchor, text: str, at: int) -> bool:
    return bool(anchor.prefix) and text.endswith(anchor.prefix, 0, at)


def _after_fits(anchor: Anchor, text: str, at: int) -> bool:
    return bool(anchor.suffix) and text.startswith(anchor.suffix, at + len(anchor.exact))


def _both_sides(anchor: Anchor, text: str, at: int) -> bool:
    # At an edge of the old text there is nothing on that side to fit.
    before = _before_fits(anchor, text, at) or not anchor.prefix
    after = _after_fits(anchor, text, at) or not anchor.suffix
    return before and after and bool(anchor.prefix or anchor.suffix)


def _one_side(anchor: Anchor, text: str, at: int) -> bool:
    return _before_fits(anchor, text, at) or _after_fits(anchor, text, at)
