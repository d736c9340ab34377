"""Which mark opens and which one closes it, however the writer set them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.quotations.layout import Layout
from reader.quotations.marks import MARKS, pair_marks


def inside(text: str) -> list[str]:
    """What stands between each pair of marks, in the order of the text."""
    layout = Layout(text)
    pairs, _ = pair_marks(layout)
    return [text[layout.ends[opening] : layout.starts[close]].strip() for opening, close in sorted(pairs.items())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('قال: "السوق آمنة".', ["السوق آمنة"]),
        ("قال: «السوق آمنة».", ["السوق آمنة"]),
        ("قال: “السوق آمنة”.", ["السوق آمنة"]),
        ("قال: ‘السوق آمنة’.", ["السوق آمنة"]),
        ("قال: „السوق آمنة“.", ["السوق آمنة"]),
        ("قال: ''السوق آمنة''.", ["السوق آمنة"]),
        ("قال: ’’السوق آمنة‘‘.", ["السوق آمنة"]),
        ("قال: ‘‘السوق آمنة’’.", ["السوق آمنة"]),
        ("قال: <<السوق آمنة>>.", ["السوق آمنة"]),
        ("قال: « السوق آمنة ».", ["السوق آمنة"]),
        ("قال: ”السوق آمنة“.", ["السوق آمنة"]),
        ("قال: »السوق آمنة«.", ["السوق آمنة"]),
        ("قال » السوق آمنة « ثم غادر", ["السوق آمنة"]),
        ("قال إن “السوق آمنة “. وزاد أن “البيع عاد”.", ["السوق آمنة", "البيع عاد"]),
        ("قال إن “السوق آمنة“. وزاد أن “البيع عاد”.", ["السوق آمنة", "البيع عاد"]),
        ("مضيفا بالقول” السوق آمنة تماما”. ثم غادر", ["السوق آمنة تماما"]),
        ("الذي قال :” السوق آمنة تماما ”\nوغادر", ["السوق آمنة تماما"]),
        ("في موقع « ضفاف »أمس", ["ضفاف"]),
        ("أقر «بأن «السوق» آمنة» اليوم", ["بأن «السوق» آمنة", "السوق"]),
        ("قال: \"سوق 'الزيتون' آمنة\".", ["سوق 'الزيتون' آمنة", "الزيتون"]),
        ("«السوق» و«المرفأ»", ["السوق", "المرفأ"]),
        ('لـ"السوق" وب"المرفأ"', ["السوق", "المرفأ"]),
    ],
)
def test_pairs(text: str, found: list[str]) -> None:
    assert inside(text) == found


def test_a_mark_that_closes_nothing_is_left_alone() -> None:
    assert inside("السوق آمنة تماما” وفق تعبيره. وأضاف أن البيع عاد” وفق قوله.") == []


def test_a_mark_left_open_closes_in_a_later_paragraph() -> None:
    assert inside("قال: «السوق آمنة.\nوالبيع عاد إليها».") == ["السوق آمنة.\nوالبيع عاد إليها"]


def test_a_mark_never_closed_is_told() -> None:
    layout = Layout("قال: «السوق آمنة.\nوغادر القاعة.")
    pairs, unclosed = pair_marks(layout)
    assert pairs == {}
    assert [layout.forms[at] for at in unclosed] == ["«"]


def test_an_apostrophe_in_a_name_opens_nothing() -> None:
    assert inside("التقى O'Neill رئيس سوق N'Djamena أمس") == []


@example(['"', "\n", "'", '"', "'"])
@given(st.lists(st.sampled_from([*sorted(MARKS), "قال", "السوق", ".", "،", ":", "\n", " ", "و", "ل"]), max_size=50))
def test_pairs_nest_and_never_cross(pieces: list[str]) -> None:
    layout = Layout("".join(pieces))
    pairs, unclosed = pair_marks(layout)
    assert all(opening < close for opening, close in pairs.items())
    assert len(set(pairs.values())) == len(pairs)
    assert not set(unclosed) & set(pairs)
    ordered = sorted(pairs.items())
    for number, (opening, close) in enumerate(ordered):
        for other, its_close in ordered[number + 1 :]:
            assert other > close or its_close < close or opening == other
