"""Folding: what counts as the same letter, and the way back to the original offsets."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.arabic.letters import HARAKAT
from reader.arabic.normaliser import EVERYTHING, SPELLING, Folding, fold, fold_with_offsets

ARABIC = st.text(alphabet="ابتكلمنهويةىأإآؤئءَُِّْـ ﻻﷲ٣3aZ\u200f«»،", max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("مُحَمَّدٌ", "محمد"),
        ("كتـــاب", "كتاب"),
        ("أحمد إلى آسيا", "احمد الي اسيا"),
        ("مسؤول مسئول", "مسوول مسيول"),
        ("مدرسة", "مدرسه"),
        ("ﻻ ﷲ", "لا الله"),
        ("٢٠٢٤ ۲۰۲۴", "2024 2024"),
        ("فارسی کتاب", "فارسي كتاب"),
        ("Qari", "qari"),
        ("\u200fقطر\u200e", "قطر"),
    ],
)
def test_variants_fold_together(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_each_difference_can_be_kept() -> None:
    assert fold("مُدرسـة أ A", Folding(harakat=False)) == "مُدرسه ا a"
    assert fold("مُدرسـة أ A", Folding(tatweel=False)) == "مدرسـه ا a"
    assert fold("مُدرسـة أ A", Folding(hamza=False)) == "مدرسه أ a"
    assert fold("مُدرسـة أ A", Folding(endings=False)) == "مدرسة ا a"
    assert fold("مُدرسـة أ A", Folding(case=False)) == "مدرسه ا A"
    assert fold("مُدرسـة أ A", SPELLING) == "مدرسة أ A"


def test_our_marks_hold_all_that_camel_tools_takes_off() -> None:
    from camel_tools.utils.charsets import AR_DIAC_CHARSET

    assert set(HARAKAT) >= AR_DIAC_CHARSET - {"ـ"}


def test_every_character_folds_once_and_for_all() -> None:
    every = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF)
    folded = fold_with_offsets(every)
    assert folded.text == fold(every)
    assert fold(folded.text) == folded.text


@given(ARABIC | st.text(max_size=60))
def test_offsets_lead_back_to_what_was_folded(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    for at in range(len(folded.text)):
        span = folded.span(at, at + 1)
        assert folded.text[at] in fold(text[span.start])
        assert 0 <= span.start < span.end <= len(text)
    assert folded.original(len(folded.text)) == len(text)


@given(ARABIC, st.data())
def test_a_found_span_folds_to_what_was_sought(text: str, data: st.DataObject) -> None:
    folded = fold_with_offsets(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.span(start, end)
    assert folded.text[start:end] in fold(span.of(text))


@given(ARABIC, st.data())
def test_many_spans_at_once_are_what_each_is_alone(text: str, data: st.DataObject) -> None:
    folded = fold_with_offsets(text)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(folded.text)), max_size=12)))
    starts, ends = cuts[: len(cuts) // 2 * 2 : 2], cuts[1::2]
    alone = [folded.span(start, end) for start, end in zip(starts, ends, strict=True)]
    assert folded.places(starts, ends) == ([span.start for span in alone], [span.end for span in alone])


def test_a_span_takes_its_trailing_marks_along() -> None:
    text = "قال مُحَمَّدٌ هنا"
    folded = fold_with_offsets(text)
    at = folded.text.index("محمد")
    assert folded.span(at, at + 4).of(text) == "مُحَمَّدٌ"


def test_lone_surrogates_pass_through() -> None:
    assert fold("ا\ud800ب") == "ا\ud800ب"
    assert EVERYTHING.harakat
