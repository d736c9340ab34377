"""How texts, layouts and names are packed into the library's columns, and unpacked again.

What is packed is compressed with zlib, whose checksum also tells what the disk spoiled. Numbers are written in as many
bytes as they need (7 bits each, the smallest first, as in protobuf's varints). Marks: see reader.library.marks_codec.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, TypeVar

from reader.core.articles import (
    Article,
    Block,
    BlockKind,
    Direction,
    SetAside,
    SetAsideReason,
)
from reader.core.spans import Span

T = TypeVar("T")

_LAYOUT = b"\1"
"""The first byte of a layout; before there was one, layouts were JSON."""

# Numbers stand for these: their order never changes, new ones go to the end.
_KINDS = (
    BlockKind.TITLE,
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.QUOTE,
    BlockKind.LIST_ITEM,
    BlockKind.TABLE_ROW,
    BlockKind.CAPTION,
    BlockKind.CODE,
)
_DIRECTIONS = (Direction.RTL, Direction.LTR)


def to_text(value: Any) -> Any:
    """The text that a column holds, as bytes where it has lone surrogates; None stays None."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def pack_text(text: str) -> bytes:
    """The text as compressed UTF-8; lone surrogates are let through."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 9)


def unpack_text(packed: bytes) -> str:
    """The text that pack_text packed. Raises zlib.error where the bytes were spoiled."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def pack_numbers(numbers: Iterable[int]) -> bytes:
    """Whole numbers from 0, each in as many bytes as it needs."""
    packed = bytearray()
    for number in numbers:
        while number > 127:
            packed.append(number & 127 | 128)
            number >>= 7
        packed.append(number)
    return bytes(packed)


def numbers_in(packed: bytes) -> Iterator[int]:
    """The numbers that pack_numbers packed."""
    number = shift = 0
    for byte in packed:
        if byte > 127:
            number |= (byte & 127) << shift
            shift += 7
        else:
            yield number | byte << shift
            number = shift = 0


def signed(number: int) -> int:
    """A number that may be below 0 as one that is not: 0, -1, 1, -2 … become 0, 1, 2, 3 …"""
    return number << 1 if number >= 0 else (-number << 1) - 1


def unsigned(number: int) -> int:
    """What `signed` was given."""
    return number >> 1 if not number & 1 else -(number + 1 >> 1)


def pack_names(day: int, entities: Sequence[int]) -> bytes:
    """The day of an article and the numbers of the entities that appear in it, four bytes each."""
    return array("I", [day, *entities]).tobytes()


def unpack_names(packed: bytes) -> tuple[int, array[int]]:
    """What pack_names packed."""
    numbers = array("I")
    numbers.frombytes(packed)
    return numbers.pop(0), numbers


def pack_layout(article: Article) -> bytes:
    """The blocks, what was set aside and the warnings of an article."""
    blocks = article.blocks
    rest: dict[str, Any] = {
        "levels": {at: block.level for at, block in enumerate(blocks) if block.level},
        "markers": {at: block.marker for at, block in enumerate(blocks) if block.marker},
        "set_aside": [[piece.text, piece.reason.value, piece.before] for piece in article.set_aside],
        "warnings": list(article.warnings),
    }
    kinds = _runs([_KINDS.index(block.kind) for block in blocks])
    directions = _runs([_DIRECTIONS.index(block.direction) for block in blocks])
    # A block starts where the line feed of the one before ends, so that its length would be enough; a gap of 0 says so.
    gaps = [block.span.start - before for before, block in zip(_starts(blocks), blocks, strict=False)]
    numbers = [
        len(blocks),
        *(len(block.span) for block in blocks),
        int(any(gaps)),
        *(map(signed, gaps) if any(gaps) else ()),
    ]
    for runs in (kinds, directions):
        numbers += [len(runs), *(number for run in runs for number in run)]
    packed = pack_numbers(numbers)
    kept = {key: value for key, value in rest.items() if value}
    told = json.dumps(kept, separators=(",", ":")).encode("ascii") if kept else b""
    return zlib.compress(_LAYOUT + pack_numbers([len(packed)]) + packed + told, 9)


def _starts(blocks: Sequence[Block]) -> Iterator[int]:
    """Where each block starts if it follows the one before."""
    yield 0
    for block in blocks:
        yield block.span.end + 1


def unpack_layout(packed: bytes) -> tuple[tuple[Block, ...], tuple[SetAside, ...], tuple[str, ...]]:
    """The blocks, what was set aside and the warnings. Raises zlib.error where the bytes were spoiled."""
    layout = zlib.decompress(packed)
    if not layout.startswith(_LAYOUT):
        return _layout_of_old(json.loads(layout))
    length = next(numbers_in(layout[1:]))
    begin = 1 + len(pack_numbers([length]))
    numbers = numbers_in(layout[begin : begin + length])
    rest = json.loads(layout[begin + length :] or b"{}")
    count = next(numbers)
    lengths = [next(numbers) for _ in range(count)]
    gaps = [unsigned(next(numbers)) for _ in range(count)] if next(numbers) else [0] * count
    kinds, directions = (
        [value for _ in range(next(numbers)) for value in [next(numbers)] * next(numbers)] for _ in range(2)
    )
    spans: list[Span] = []
    start = 0
    for gap, long in zip(gaps, lengths, strict=True):
        spans.append(Span(start + gap, start + gap + long))
        start = spans[-1].end + 1
    return _laid_out(spans, [_KINDS[kind] for kind in kinds], [_DIRECTIONS[way] for way in directions], rest)


def _layout_of_old(layout: dict[str, Any]) -> tuple[tuple[Block, ...], tuple[SetAside, ...], tuple[str, ...]]:
    """A layout of a library before version 4."""
    return _laid_out(
        [Span(start, start + length) for start, length in layout["spans"]],
        [BlockKind(kind) for kind, count in layout["kinds"] for _ in range(count)],
        [Direction(direction) for direction, count in layout["directions"] for _ in range(count)],
        layout,
    )


def _laid_out(
    spans: Sequence[Span], kinds: Sequence[BlockKind], directions: Sequence[Direction], rest: dict[str, Any]
) -> tuple[tuple[Block, ...], tuple[SetAside, ...], tuple[str, ...]]:
    levels, markers = rest.get("levels", {}), rest.get("markers", {})
    blocks = tuple(
        Block(span, kind, direction, levels.get(str(at), 0), markers.get(str(at), ""))
        for at, (span, kind, direction) in enumerate(zip(spans, kinds, directions, strict=True))
    )
    set_aside = tuple(
        SetAside(text, SetAsideReason(reason), before) for text, reason, before in rest.get("set_aside", ())
    )
    return blocks, set_aside, tuple(rest.get("warnings", ()))


def _runs(values: Iterable[T]) -> list[tuple[T, int]]:
    return [(value, len(list(same))) for value, same in groupby(values)]


def plain(name: str) -> str:
    """The name without lone surrogates, which SQLite does not take as text."""
    return name.encode("utf-8", "replace").decode("utf-8")
