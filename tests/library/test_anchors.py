"""An anchor stands at the one place that can be meant, or nowhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.core.notes import Anchor
from reader.core.spans import Span
from reader.library.anchors import Reanchoring

WORDS = st.lists(st.sampled_from(["قال", "قالت", "الوزير", "إن", "في", "بيت", "،", "\n"]), max_size=14).map(" ".join)


def at(text: str, words: str, which: int = 0) -> Anchor:
    start = -1
    for _ in range(which + 1):
        start = text.index(words, start + 1)
    return Anchor.at(text, Span(start, start + len(words)))


def moved(before: str, words: str, after: str, which: int = 0) -> Span | None:
    anchor = Reanchoring(before, after).moved(at(before, words, which))
    return None if anchor is None else anchor.span


@given(before=WORDS, after=WORDS, ends=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_a_moved_anchor_stands_on_its_very_words(before: str, after: str, ends: tuple[int, int]) -> None:
    start, end = sorted(min(end, len(before)) for end in ends)
    anchor = Anchor.at(before, Span(start, end))
    found = Reanchoring(before, after).moved(anchor)
    if found is not None:
        assert found.span.of(after) == anchor.exact
        assert found == Anchor.at(after, found.span)


@given(text=WORDS, ends=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_in_an_unchanged_text_every_anchor_stays(text: str, ends: tuple[int, int]) -> None:
    start, end = sorted(min(end, len(text)) for end in ends)
    anchor = Anchor.at(text, Span(start, end))
    assert Reanchoring(text, text).moved(anchor) == anchor


@given(text=WORDS, before=WORDS, after=WORDS)
def test_what_stands_in_the_unchanged_end_moves_with_it(text: str, before: str, after: str) -> None:
    tail = " هنا كلام فريد لم يتغير"
    found = moved(f"{text} {before}{tail}", "كلام فريد", f"{text} {after}{tail}")
    assert found is not None
    assert found.start == len(f"{text} {after}") + tail.index("كلام")


def test_the_words_around_tell_equal_words_apart() -> None:
    before = "قال الوزير أمس إن الجسر آمن. وقال الوزير اليوم إن الجسر مغلق."
    after = "خبر عاجل. قال الوزير أمس إن الجسر آمن. وفي جلسة ثانية: وقال الوزير اليوم إن الجسر مغلق. انتهى."
    assert moved(before, "الجسر", after) == at(after, "الجسر").span
    assert moved(before, "الجسر", after, 1) == at(after, "الجسر", 1).span


def test_two_places_that_can_be_meant_are_none() -> None:
    assert moved("أوله كلمة السر وآخره", "كلمة السر", "غير ذلك كلمة السر ثم كلمة السر غيره") is None


def test_words_that_stood_twice_and_now_once_are_not_guessed() -> None:
    assert moved("سطر في البيت هنا\nسطر في البيت هناك", "البيت", "كلام جديد عن البيت القديم", 1) is None


def test_unique_words_are_found_though_all_around_changed() -> None:
    before = "أعلن المركز الوطني للأرصاد ذلك"
    assert moved(before, "المركز الوطني للأرصاد", "وفق المركز الوطني للأرصاد فإن") == Span(4, 25)


def test_a_word_that_grew_is_another_word() -> None:
    assert moved("هكذا قال أمس", "قال", "هكذا قالت أمس") is None
    assert moved("هكذا قال", "قال", "هكذا قالت") is None


def test_an_anchor_inside_a_word_stays_inside_a_word() -> None:
    assert moved("وبالحكومة الآن", "حكومة", "ثم وبالحكومة الآن") == Span(7, 12)


def test_nothing_but_white_space_is_no_words() -> None:
    assert moved("أ ب", " ", "ج د هـ") is None
