"""The words of a text, with their places in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.mentions import EntityType, Mention
from reader.core.spans import Span
from reader.quotations.layout import Layout
from reader.quotations.sentences import Sentences


@given(st.text(alphabet="ابوىةلَُّـ…ﷺﻻ\u200fx12\n. «»'\"", max_size=60))
def test_every_token_stands_where_it_says(text: str) -> None:
    layout = Layout(text)
    assert layout.starts == sorted(layout.starts)
    assert len(layout.starts) == len(layout.ends) == len(layout.forms)
    for token, form in enumerate(layout.forms):
        span = layout.span(token, token + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert form
        assert layout.starts[layout.token_at(span.start)] == span.start


def test_a_mention_covers_its_words() -> None:
    text = "وقال سامر البيطار للصحفيين"
    layout = Layout(text, [Mention(Span(5, 17), EntityType.PER, "سامر البيطار")])
    assert layout.mention_at == {1: 0, 2: 0}
    assert layout.mention_ends == [(1, 3)]


@pytest.mark.parametrize(
    ("text", "form", "surface"),
    [
        ("وفقا لسامر", "سامر", "سامر"),
        ("وفقا للوزير", "الوزير", "لوزير"),
        ("وفقا لِلوزير", "الوزير", "لوزير"),
        ("وفقا لِسامر", "سامر", "سامر"),
        ("وفقا للجنة", "لجنه", "لجنة"),
    ],
)
def test_a_glued_letter_is_taken_off(text: str, form: str, surface: str) -> None:
    layout = Layout(text)
    layout.unglue(1, {"لجنه"})
    assert layout.forms[1] == form
    assert layout.span(1, 2).of(text) == surface
    assert layout.space_before(1)


def sentences(text: str) -> list[str]:
    layout = Layout(text)
    found = Sentences(layout)
    starts = sorted({found.start(token) for token in range(len(layout)) if layout.forms[token] != "\n"})
    return [layout.span(start, found.end(start)).of(text) for start in starts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال كذا. وأضاف كذا.", ["قال كذا.", "وأضاف كذا."]),
        ("قال كذا.وأضاف كذا", ["قال كذا.", "وأضاف كذا"]),
        ("قال كذا\nوأضاف كذا", ["قال كذا", "وأضاف كذا"]),
        ("هل قال كذا؟ نعم!", ["هل قال كذا؟", "نعم!"]),
        ("قال: «كذا.» ثم غادر", ["قال: «كذا.»", "ثم غادر"]),
        ("التقى أ. سامر البيطار", ["التقى أ. سامر البيطار"]),
        ("زار موقع diwan.example أمس", ["زار موقع diwan.example أمس"]),
        ("بلغت 2.5 مليون", ["بلغت 2.5 مليون"]),
        ("قالت شركة بي.سي.سي إن", ["قالت شركة بي.سي.سي إن"]),
        ("قالت لورا إيه. كولان إن", ["قالت لورا إيه. كولان إن"]),
        ("قالت قناة بي بي سي. وأضافت", ["قالت قناة بي بي سي.", "وأضافت"]),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found
