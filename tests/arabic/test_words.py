"""Tokens, words and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.arabic.words import sentences, tokens, words


def pieces(text: str) -> list[str]:
    return [text[token.start : token.end] for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير، ثم مضى.", ["قال", "الوزير", "،", "ثم", "مضى", "."]),
        ("1984من", ["1984", "من"]),
        ("من1984م", ["من", "1984", "م"]),
        ("في ٢٠٢٤ و50%", ["في", "٢٠٢٤", "و", "50%"]),
        ("«الفرصة»", ["«", "الفرصة", "»"]),
        ("''الفرصة''", ["''", "الفرصة", "''"]),
        ("أنّ مُحَمَّد", ["أنّ", "مُحَمَّد"]),
        ("U.S. Tesla S", ["U.S", ".", "Tesla", "S"]),
        ("3.5 مليون", ["3.5", "مليون"]),
        ("كتـاب؟!", ["كتـاب", "؟", "!"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@given(st.text(max_size=80) | st.text(alphabet="ابة َّـ،؟.1٢ab «»'\n", max_size=80))
def test_tokens_hold_all_but_white_space_once_and_in_order(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert text[end : token.start].strip() == ""
        assert token.start < token.end
        assert not any(character.isspace() for character in text[token.start : token.end])
        end = token.end
    assert text[end:].strip() == ""


def test_words_leave_punctuation_out() -> None:
    text = "نعم، «لا» 5!"
    assert [span.of(text) for span in words(text)] == ["نعم", "لا", "5"]


def test_sentences_end_at_stops_and_line_feeds() -> None:
    text = "وصل د. سامي اليوم. هل عاد؟ نعم!\nعنوان بلا نقطة\nقال: «انتهى الأمر.» ثم مضى."
    assert [span.of(text) for span in sentences(text)] == [
        "وصل د. سامي اليوم.",
        "هل عاد؟",
        "نعم!",
        "عنوان بلا نقطة",
        "قال: «انتهى الأمر.»",
        "ثم مضى.",
    ]


@given(st.text(alphabet='اب .!؟\n»"', max_size=80))
def test_sentences_never_touch_and_lose_no_letter(text: str) -> None:
    end = 0
    for span in sentences(text):
        assert text[end : span.start].strip() == ""
        assert span.of(text) == span.of(text).strip()
        end = span.end
    assert text[end:].strip() == ""
