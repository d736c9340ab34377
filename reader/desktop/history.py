"""Back and forward: the articles and pages in the order in which they were looked at."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page over the library, by its key, and what it is about: a name, a search; None where it is about all."""

    page: str
    subject: Hashable = None


Key = int | Place
"""An article's key in the library, or a page."""


class History:
    """Keys of articles and pages and where among them one is. Going somewhere new forgets what lay ahead."""

    def __init__(self) -> None:
        self._keys: list[Key] = []
        self._at = -1

    @property
    def can_go_back(self) -> bool:
        """Whether there is an article before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is an article after."""
        return self._at < len(self._keys) - 1

    def neighbour(self, step: int) -> tuple[Key, int] | None:
        """The key of what was looked at that many steps on (-1: before) and its place, for go_to; None where there is
        none."""
        at = self._at + step
        return (self._keys[at], at) if 0 <= at < len(self._keys) else None

    def go_to(self, key: Key, at: int | None = None) -> None:
        """An article or a page is shown: the one at that place of the history, else a new one after the present one."""
        if at is not None and at < len(self._keys) and self._keys[at] == key:
            self._at = at
        elif self._at < 0 or self._keys[self._at] != key:
            self._keys = [*self._keys[: self._at + 1], key]
            self._at += 1

    def turn(self, key: Place) -> None:
        """The page that one is on is about something else now, such as another search: no new step."""
        if self._at >= 0 and isinstance(self._keys[self._at], Place):
            self._keys[self._at] = key

    def forget(self, key: int) -> None:
        """Take an article out that is no longer there."""
        before = sum(1 for known in self._keys[: self._at + 1] if known == key)
        self._keys = [known for known in self._keys if known != key]
        self._at = min(max(self._at - before, 0), len(self._keys) - 1)

    def clear(self) -> None:
        """Forget all of it: another library is read."""
        self._keys, self._at = [], -1
