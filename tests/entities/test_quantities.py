"""Dates, amounts and counts by rules."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.entities.quantities import QuantityKind, quantities

DATE, AMOUNT, COUNT = QuantityKind.DATE, QuantityKind.AMOUNT, QuantityKind.COUNT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وصل يوم الجمعة 7 أكتوبر 2016 إلى", [("يوم الجمعة 7 أكتوبر 2016", DATE)]),
        ("في 27 يناير/كانون الثاني 2020", [("27 يناير/كانون الثاني 2020", DATE)]),
        ("منذ عام 1944م", [("عام 1944م", DATE)]),
        ("بمبلغ 650 مليار دولار أميركي", [("650 مليار دولار أميركي", AMOUNT)]),
        ("بنسبة ٤٢٫٢٪ منها", [("٤٢٫٢٪", AMOUNT)]),
        ("20 في المئة و%5", [("20 في المئة", AMOUNT), ("%5", AMOUNT)]),
        ("مقتل 36 جنديا وثلاثة أطفال", [("36 جنديا", COUNT), ("ثلاثة أطفال", COUNT)]),
        ("على بعد 17 كلم", [("17 كلم", AMOUNT)]),
        ("طائرة إف-16 في 3", []),
        ("لا أرقام هنا", []),
    ],
)
def test_found(text: str, found: list[tuple[str, QuantityKind]]) -> None:
    assert [(q.span.of(text), q.kind) for q in quantities(text)] == found


@given(st.text(alphabet="0123 ٤٥.,/%$ثلاثة ألف دولار يوم\n"))
def test_any_text(text: str) -> None:
    end = 0
    for quantity in quantities(text):
        assert end <= quantity.span.start < quantity.span.end
        end = quantity.span.end


@pytest.mark.parametrize("piece", ["1", "1,", "ثلاثة و", "يوم ", " ", "٣ ", "ألف "])
def test_long_repetitions_take_no_more_time_than_their_length(piece: str) -> None:
    def seconds(size: int) -> float:
        begun = time.perf_counter()
        quantities(piece * (size // len(piece)))
        return time.perf_counter() - begun

    seconds(1000)
    assert seconds(80_000) < 40 * seconds(8_000) + 0.5
