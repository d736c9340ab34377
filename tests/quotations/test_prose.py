"""Texts that are no prose: little but cues, or a few words over and over."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from reader.core.mentions import EntityType, Mention
from reader.core.spans import Span
from reader.quotations import QuotationFinder
from reader.quotations.cues import find_cues, load_lexicon
from reader.quotations.layout import Layout
from reader.quotations.prose import STRETCH

SENTENCE = "وقالت المديرة نادية الزهراوي في بيان صدر صباح اليوم رقم {} إن الميناء سيفتح أبوابه غدا. "
HOSTILE = [
    "قال ",
    "قال أن ",
    "وأضاف: «",
    "قال: ",
    "وقال الرئيس إن السوق ",
    "« ",
    "بحسب ",
    "أكد على ",
    "قال سامر\n",
    "'ا'",
]


@pytest.fixture(scope="module")
def finder() -> QuotationFinder:
    return QuotationFinder()


def seconds(call: Callable[[], object]) -> float:
    """The processor time of one run."""
    began = time.process_time()
    call()
    return time.process_time() - began


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_text_of_cues_or_marks_costs_little_more_than_reading_its_words(finder: QuotationFinder, piece: str) -> None:
    text = piece * (100_000 // len(piece))
    # Three to fifteen times as much; without judging its stretches it was up to three hundred times.
    assert seconds(lambda: finder.find(text)) < 60 * seconds(lambda: Layout(text))


def test_names_in_such_a_text_cost_little(finder: QuotationFinder) -> None:
    text = "وقال سامر البيطار إن السوق " * 3_000
    step = len("وقال سامر البيطار إن السوق ")
    names = [Mention(Span(at + 5, at + 17), EntityType.PER, "سامر البيطار") for at in range(0, len(text), step)]
    assert seconds(lambda: finder.find(text, names)) < 60 * seconds(lambda: Layout(text, names))


def test_quotations_around_such_a_stretch_are_found(finder: QuotationFinder) -> None:
    before, after = SENTENCE.format(1), SENTENCE.format(2)
    between = " ".join(f"كلمة{number}" for number in range(300))
    text = before + "\n" + "قال " * 4_000 + "\n" + between + "\n" + after
    found = {(one.content.start, one.content.of(text)) for one in finder.find(text)}
    assert (text.index("الميناء"), "الميناء سيفتح أبوابه غدا") in found
    assert (text.rindex("الميناء"), "الميناء سيفتح أبوابه غدا") in found


def test_a_long_text_of_differing_sentences_loses_none(finder: QuotationFinder) -> None:
    names = [f"{first}{second}" for first in "بتثجحخدذرز" for second in "سشصضطظعغفق"]
    text = "".join(SENTENCE.format(f"{name} الموافق {name}ة من {name}ان") for name in names)
    assert len(finder.find(text)) == len(names)


def cues_in(text: str) -> int:
    return len(find_cues(Layout(text).forms, load_lexicon()))


def test_a_short_text_is_read_however_odd() -> None:
    assert cues_in("قال " * 500) == 500


def test_stretches_of_little_but_cues_are_skipped() -> None:
    assert cues_in("قال " * 40 * STRETCH) == 2 * STRETCH


def test_stretches_of_few_words_are_skipped() -> None:
    assert 0 < cues_in("قال الوزير إن السوق مفتوحة غدا أمام الناس. " * 2_000) < 120
