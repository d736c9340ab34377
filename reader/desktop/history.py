"""Back and forward: the articles in the order in which they were read."""

from __future__ import annotations


class History:
    """Keys of articles and where among them one is. Going somewhere new forgets what lay ahead."""

    def __init__(self) -> None:
        self._keys: list[int] = []
        self._at = -1

    @property
    def can_go_back(self) -> bool:
        """Whether there is an article before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is an article after."""
        return self._at < len(self._keys) - 1

    def neighbour(self, step: int) -> tuple[int, int] | None:
        """The key of the article that many steps on (-1: before) and its place, for go_to; None where there is none."""
        at = self._at + step
        return (self._keys[at], at) if 0 <= at < len(self._keys) else None

    def go_to(self, key: int, at: int | None = None) -> None:
        """An article is shown: the one at that place of the history, else a new one after the present one."""
        if at is not None and at < len(self._keys) and self._keys[at] == key:
            self._at = at
        elif self._at < 0 or self._keys[self._at] != key:
            self._keys = [*self._keys[: self._at + 1], key]
            self._at += 1

    def forget(self, key: int) -> None:
        """Take an article out that is no longer there."""
        before = sum(1 for known in self._keys[: self._at + 1] if known == key)
        self._keys = [known for known in self._keys if known != key]
        self._at = min(max(self._at - before, 0), len(self._keys) - 1)
