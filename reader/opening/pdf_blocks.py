"""Blocks of a PDF page: lines that stand under one another, in the order in which a reader takes them."""

from __future__ import annotations

from dataclasses import dataclass

from reader.opening.pdf_lines import Line, joined

_LEADING = 2.3
"""Distance of base lines, in sizes of the font, up to which a line continues a block."""
_OVERLAP = 0.5
_SLIP = 1.5
"""Part of the narrower of two lines that must stand over the other, less an indent, in sizes of the font."""
_SIZE_RATIO = 1.2
_WIDE_GAP = 3.5
_MOST_ORDERED = 120


@dataclass(slots=True)
class Block:
    """Lines from top to bottom. x0, x1 are the edges of the widest, y1 the first and y0 the last base line."""

    lines: list[Line]

    @property
    def x0(self) -> float:
        """The left edge."""
        return min(line.x0 for line in self.lines)

    @property
    def x1(self) -> float:
        """The right edge."""
        return max(line.x1 for line in self.lines)

    @property
    def top(self) -> float:
        """The height of the first line's letters above the page's origin."""
        return self.lines[0].y + self.lines[0].size

    @property
    def bottom(self) -> float:
        """The last base line."""
        return self.lines[-1].y

    @property
    def size(self) -> float:
        """The size of the font in most lines."""
        sizes = sorted(line.size for line in self.lines)
        return sizes[len(sizes) // 2]


def blocks_of(rows: list[list[Line]], rtl: bool) -> list[Block]:
    """The blocks of a page in reading order: from the top, and from the right column to the left one if rtl."""
    blocks: list[Block] = []
    for row in rows:
        open_blocks = [block for block in blocks if block.bottom - row[0].y <= 2 * _LEADING * block.lines[-1].size]
        for line in _mended(row, open_blocks):
            home = _home(line, open_blocks)
            if home is None:
                blocks.append(Block([line]))
            else:
                home.lines.append(line)
    return _ordered(blocks, rtl)


def _mended(row: list[Line], blocks: list[Block]) -> list[Line]:
    """The row's parts, rejoined where a wide word space of a justified line parted them: a line above spans
    it."""
    mended = [row[0]]
    for line in row[1:]:
        left, right = mended[-1].x1, line.x0
        spanned = right - left <= _WIDE_GAP * line.size and any(
            above.x0 < left - line.size and above.x1 > right + line.size
            for block in blocks
            if 0 < (above := block.lines[-1]).y - line.y <= _LEADING * line.size
        )
        if spanned:
            mended[-1] = joined(mended[-1], line)
        else:
            mended.append(line)
    return mended


def _home(line: Line, blocks: list[Block]) -> Block | None:
    """The block that the line continues: right above it, in the same column, in letters of the same size."""
    best: Block | None = None
    for block in blocks:
        above = block.lines[-1]
        step = above.y - line.y
        if not 0 < step <= _LEADING * max(above.size, line.size):
            continue
        if max(above.size, line.size) > _SIZE_RATIO * min(above.size, line.size):
            continue
        shared = min(block.x1, line.x1) - max(block.x0, line.x0)
        if shared + _SLIP * line.size < _OVERLAP * min(block.x1 - block.x0, line.x1 - line.x0):
            continue
        if best is None or above.y < best.lines[-1].y:
            best = block
    return best


def _ordered(blocks: list[Block], rtl: bool) -> list[Block]:
    """The blocks in reading order, by the two rules of Breuel (2003): what stands above in the same column comes
    first, and so does the column on the reading side, unless something between spans both."""
    blocks = sorted(blocks, key=lambda b: (-b.top, -b.x1 if rtl else b.x0))
    if len(blocks) > _MOST_ORDERED:
        return blocks
    before: list[set[int]] = [set() for _ in blocks]
    for at, block in enumerate(blocks):
        for other_at, other in enumerate(blocks):
            if at != other_at and _comes_first(other, block, blocks, rtl):
                before[at].add(other_at)
    order: list[int] = []
    left = list(range(len(blocks)))
    done: set[int] = set()
    while left:
        ready = next((at for at in left if before[at] <= done), left[0])
        left.remove(ready)
        done.add(ready)
        order.append(ready)
    return [blocks[at] for at in order]


def _comes_first(first: Block, second: Block, blocks: list[Block], rtl: bool) -> bool:
    if _share_width(first, second):
        return first.top > second.top
    if not (first.x0 >= second.x1 if rtl else first.x1 <= second.x0):
        return False
    top, bottom = max(first.top, second.top), min(first.bottom, second.bottom)
    # Only columns beside one another are read one after the other.
    if min(first.top, second.top) <= max(first.bottom, second.bottom):
        low, high = min(first.top, second.top), max(first.bottom, second.bottom)
        return not any(
            low <= other.bottom
            and other.top <= high + other.size
            and _share_width(other, first)
            and _share_width(other, second)
            for other in blocks
        )
    return not any(
        bottom < other.bottom and other.top < top and _share_width(other, first) and _share_width(other, second)
        for other in blocks
    )


def _share_width(first: Block, second: Block) -> bool:
    return min(first.x1, second.x1) - max(first.x0, second.x0) > 0
