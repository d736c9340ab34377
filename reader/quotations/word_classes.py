"""Which words stand beside the same words, as raw news has shown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

_KEPT = 1 << 15


class WordClasses:
    """The classes of words from a table of two columns, word and class, with a heading."""

    def __init__(self, path: Path) -> None:
        """Raises OSError or UnicodeError where the table cannot be read."""
        # The lines are searched as they are: forty thousand entries of a dict would take a hundredth of a second more.
        self._lines = path.read_text("utf-8").split("\n")[1:]
        # In order already in the file that ships.
        self._lines.sort()
        self.of: Callable[[str], str] = lru_cache(_KEPT)(self._find)
        """The class of a folded word, "" where it has none."""

    def _find(self, word: str) -> str:
        start = word + "\t"
        at = bisect_left(self._lines, start)
        line = self._lines[at] if at < len(self._lines) else ""
        return line[len(start) :] if line.startswith(start) else ""
