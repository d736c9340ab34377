"""Code points and UTF-16 units agree with what Python's own UTF-16 codec says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.desktop.offsets import Utf16Offsets

texts = st.text(alphabet=st.sampled_from("اب a\n😀𐎠ً«"), max_size=60)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts)
def test_to_qt_counts_units(text: str) -> None:
    offsets = Utf16Offsets(text)
    assert [offsets.to_qt(at) for at in range(len(text) + 1)] == [units(text[:at]) for at in range(len(text) + 1)]
    assert offsets.units == units(text)


@given(texts)
def test_to_text_turns_every_position_back(text: str) -> None:
    offsets = Utf16Offsets(text)
    for at in range(len(text) + 1):
        assert offsets.to_text(offsets.to_qt(at)) == at


def test_the_middle_of_a_pair_is_its_character() -> None:
    offsets = Utf16Offsets("ا😀ب")
    assert [offsets.to_text(position) for position in range(5)] == [0, 1, 1, 2, 3]


def test_outside_is_moved_to_the_edge() -> None:
    offsets = Utf16Offsets("ا😀")
    assert (offsets.to_qt(-3), offsets.to_qt(99), offsets.to_text(-1), offsets.to_text(99)) == (0, 3, 0, 2)
