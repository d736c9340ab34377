"""The one place that turns code points (offsets into an article's text) into Qt's UTF-16 positions and back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Offsets:
    """Offsets of one text in code points and in UTF-16 units; O(log of the astral characters) either way."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        # Where each character of two units stands, in code points and in units.
        self._astral = [] if text.isascii() else [match.start() for match in _ASTRAL.finditer(text)]
        self._astral_units = [offset + count for count, offset in enumerate(self._astral)]

    @property
    def units(self) -> int:
        """The length of the text in UTF-16 units."""
        return self._length + len(self._astral)

    def to_qt(self, offset: int) -> int:
        """The UTF-16 position of a code point offset; offsets outside the text are moved to its nearer edge."""
        offset = min(max(offset, 0), self._length)
        return offset + bisect_left(self._astral, offset)

    def all_to_qt(self, offsets: Iterable[int]) -> list[int]:
        """to_qt of many offsets that are known to lie in the text."""
        if not self._astral:
            return list(offsets)
        return [offset + bisect_left(self._astral, offset) for offset in offsets]

    def to_text(self, position: int) -> int:
        """The code point offset of a UTF-16 position; one inside a surrogate pair gives the pair's character."""
        position = min(max(position, 0), self.units)
        before = bisect_right(self._astral_units, position - 1)
        if before and self._astral_units[before - 1] == position - 1:
            return self._astral[before - 1]
        return position - before
