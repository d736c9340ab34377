"""The tokens of the layout stand where the text has them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.arabic.normaliser import fold
from reader.quotations.layout import LINE, Layout


def test_lengths_that_cancel_out_do_not_shift_tokens() -> None:
    # … opens into three characters where two marks fall away: the folded text is as long as the text.
    text = "قالَتْ… إن السوق آمنة"
    assert len(fold(text)) == len(text)
    layout = Layout(text)
    spans = [text[start:end] for start, end in zip(layout.starts, layout.ends, strict=True)]
    assert spans == ["قالَتْ", "…", "إن", "السوق", "آمنة"]


@given(st.text(alphabet="قال إنَّ… ـﷺﻻ\n،«»أآ١ة", max_size=60))
def test_a_token_begins_and_ends_with_what_it_says(text: str) -> None:
    layout = Layout(text)
    for form, start, end in zip(layout.forms, layout.starts, layout.ends, strict=True):
        if form != LINE:
            assert text[start:end].strip() == text[start:end]
            assert fold(text[start:end]).startswith(form) or form in fold(text[start:end])
