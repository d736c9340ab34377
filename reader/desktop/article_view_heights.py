"""The heights of many blocks one under another: where each begins and which one stands at a height, in O(log n)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Heights:
    """Whole heights in pixels that can be changed one by one; a Fenwick tree (Fenwick 1994) over them."""

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = list(heights)
        tree = [0, *self._heights]
        for at in range(1, len(tree)):
            parent = at + (at & -at)
            if parent < len(tree):
                tree[parent] += tree[at]
        self._tree = tree
        self._step = 1 << max(len(self._heights).bit_length() - 1, 0)
        self.total = sum(self._heights)

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> int:
        return self._heights[index]

    def __iter__(self) -> Iterator[int]:
        return iter(self._heights)

    def set(self, index: int, height: int) -> None:
        """Give one block another height."""
        more = height - self._heights[index]
        if more == 0:
            return
        self._heights[index] = height
        self.total += more
        tree = self._tree
        at = index + 1
        while at < len(tree):
            tree[at] += more
            at += at & -at

    def top(self, index: int) -> int:
        """The sum of the heights before that block; `index` may be the number of blocks."""
        tree = self._tree
        top = 0
        while index > 0:
            top += tree[index]
            index -= index & -index
        return top

    def index_at(self, y: float) -> int:
        """The block at that height; the first one above all of them, the last one below, 0 if there is none."""
        tree = self._tree
        at = 0
        step = self._step
        while step:
            following = at + step
            if following < len(tree) and tree[following] <= y:
                at = following
                y -= tree[following]
            step >>= 1
        return min(at, max(len(self._heights) - 1, 0))
