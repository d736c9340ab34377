"""What is packed into the library's columns comes out as it was, and what older versions packed can still be read."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.analyses import Analysis
from reader.core.articles import Article, Block, BlockKind, Direction, SetAside, SetAsideReason
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.quotations import CueClass, Quotation, QuotationKind
from reader.core.spans import Span
from reader.library import codec, marks_codec

TEXT = "قال أحمد علي إن الجسر الجديد في قطر سيفتح غدا \ud83d كما وعد"
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda ends: Span(*sorted(ends)))
NAMES = st.one_of(st.text(max_size=12), st.sampled_from(["أحمد علي", "قطر", ""]))
PARTS = st.integers(0, 10_000).map(lambda parts: parts / 10_000)
MENTIONS = st.builds(
    Mention, SPANS, st.sampled_from(EntityType), NAMES, st.sampled_from(Origin), PARTS, st.one_of(st.just(""), NAMES)
)
QUOTATIONS = st.builds(
    Quotation,
    st.sampled_from(QuotationKind),
    SPANS,
    st.none() | SPANS,
    st.none() | SPANS,
    st.none() | NAMES,
    st.none() | NAMES,
    st.none() | NAMES,
    st.booleans(),
    st.sampled_from(CueClass),
    st.sampled_from(Origin),
    PARTS,
)


@given(st.lists(MENTIONS, max_size=8), st.lists(QUOTATIONS, max_size=5))
def test_marks_come_back(mentions: list[Mention], quotations: list[Quotation]) -> None:
    analysis = Analysis(tuple(mentions), tuple(quotations), "م 1")
    packed = marks_codec.pack_marks(analysis, TEXT)
    assert marks_codec.unpack_marks(packed, "م 1", TEXT) == analysis


@given(
    st.lists(
        st.tuples(
            st.integers(0, 400),
            st.sampled_from(BlockKind),
            st.sampled_from(Direction),
            st.integers(0, 6),
            st.sampled_from(["", "•", "3."]),
        ),
        max_size=12,
    ),
    st.booleans(),
    st.lists(st.builds(SetAside, st.text(max_size=9), st.sampled_from(SetAsideReason), st.integers(0, 99)), max_size=2),
)
def test_layouts_come_back(
    shapes: list[tuple[int, BlockKind, Direction, int, str]], gaps: bool, aside: list[SetAside]
) -> None:
    blocks: list[Block] = []
    start = 0
    for length, kind, direction, level, marker in shapes:
        blocks.append(Block(Span(start, start + length), kind, direction, level, marker))
        start += length + 1 + (length % 3 if gaps else 0)
    article = Article("", tuple(blocks), set_aside=tuple(aside), warnings=("visual_order",) if gaps else ())
    assert codec.unpack_layout(codec.pack_layout(article)) == (article.blocks, article.set_aside, article.warnings)


@given(st.lists(st.integers(0, 2**40)), st.integers(-(2**40), 2**40))
def test_numbers_come_back(numbers: list[int], number: int) -> None:
    assert list(codec.numbers_in(codec.pack_numbers(numbers))) == numbers
    assert codec.unsigned(codec.signed(number)) == number
    assert codec.signed(number) >= 0


def test_names_come_back() -> None:
    day, entities = codec.unpack_names(codec.pack_names(20250131, [3, 70_000, 4_000_000_000]))
    assert (day, list(entities)) == (20250131, [3, 70_000, 4_000_000_000])


def test_every_kind_of_mark_has_its_number_and_keeps_it() -> None:
    """These lists are written into libraries: a new member goes to the end."""
    assert [kind.value for kind in marks_codec.KINDS] == ["direct", "indirect", "mixed"]
    assert [cue.value for cue in marks_codec.CUE_CLASSES] == [
        "states", "adds", "claims", "denies", "warns", "promises", "demands", "expects", "asks", "cites",
    ]  # fmt: skip
    assert set(marks_codec.CUE_CLASSES) == set(CueClass)
    assert set(marks_codec.KINDS) == set(QuotationKind)


def _old(value: object) -> bytes:
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode("ascii"))


def test_marks_of_an_older_library_are_read() -> None:
    values = {
        "mentions": [[4, 29], [8, 3], [0, 1], [2, 2], [0.9, 1.0]],
        "types": [["PER", 1], ["LOC", 1]],
        "origins": [["model", 1], ["hand", 1]],
        "names": [0, "دولة قطر", ""],
        "quotations": [
            {"kind": "indirect", "content": [16, 45], "class": "states", "origin": "rule", "confidence": 0.8}
        ],
    }
    analysis = marks_codec.unpack_marks(_old(values), "م", TEXT)
    assert [(m.span.of(TEXT), m.type, m.name, m.origin) for m in analysis.mentions] == [
        ("أحمد علي", EntityType.PER, "أحمد علي", Origin.MODEL),
        ("طر ", EntityType.LOC, "دولة قطر", Origin.HAND),
    ]
    assert analysis.quotations == (Quotation(QuotationKind.INDIRECT, Span(16, 45), confidence=0.8),)


def test_layouts_of_an_older_library_are_read() -> None:
    values = {
        "spans": [[0, 5], [6, 9]],
        "kinds": [["title", 1], ["list_item", 1]],
        "directions": [["rtl", 2]],
        "levels": {"1": 2},
        "markers": {"1": "•"},
        "set_aside": [["اقرأ أيضا", "trailer", 3]],
        "warnings": ["visual_order"],
    }
    assert codec.unpack_layout(_old(values)) == (
        (Block(Span(0, 5), BlockKind.TITLE), Block(Span(6, 15), BlockKind.LIST_ITEM, level=2, marker="•")),
        (SetAside("اقرأ أيضا", SetAsideReason.TRAILER, 3),),
        ("visual_order",),
    )


ARTICLE = Article("نص", (Block(Span(0, 2)),))


@pytest.mark.parametrize(
    ("packed", "unpack"),
    [
        (codec.pack_text(TEXT), codec.unpack_text),
        (codec.pack_layout(ARTICLE), codec.unpack_layout),
        (marks_codec.pack_marks(Analysis(), TEXT), lambda packed: marks_codec.unpack_marks(packed, "", TEXT)),
    ],
)
def test_every_spoiled_byte_is_noticed(packed: bytes, unpack: Callable[[bytes], object]) -> None:
    for at in range(len(packed)):
        spoiled = bytearray(packed)
        spoiled[at] ^= 0x41
        with pytest.raises(zlib.error):
            unpack(bytes(spoiled))
