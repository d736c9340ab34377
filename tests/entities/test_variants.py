"""Spellings that may be of one name are proposed, and only those."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.entities.variants import distance, propose_variants


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أنطونيو غوتيريش", "انطونيو جوتيريش"),
        ("عبدالله المالكي", "عبد الله المالكي"),
        ("غوغل", "جوجل"),
        ("نتنياهو", "نتانياهو"),
        ("مسعود البارزاني", "مسعود بارزاني"),
    ],
)
def test_proposed(one: str, other: str) -> None:
    assert propose_variants([one, "قطر", other]) == [(one, other)]


def test_what_a_person_said_is_not_one_is_not_proposed_again() -> None:
    names = ["غوتيرش", "جوتيرش", "غوغل", "جوجل"]

    def apart(one: str, other: str) -> bool:
        return {one, other} == {"غوتيرش", "جوتيرش"}

    assert propose_variants(names, apart) == [("غوغل", "جوجل")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("محمد", "محمود"), ("سلمان", "سليماني"), ("قطر", "قطار"), ("علي سالم", "علي سعيد"), ("مصر", "مصر")],
)
def test_not_proposed(one: str, other: str) -> None:
    assert propose_variants([one, other]) == []


def test_three_spellings_are_one_group() -> None:
    names = ["باراغ أغراوال", "باراغ أغراول", "باراج أجراوال"]
    assert propose_variants(names) == [tuple(names)]


@given(st.lists(st.text(alphabet="غجقابوي عده", max_size=8)))
def test_each_name_is_in_one_group_at_most(names: list[str]) -> None:
    grouped = [name for group in propose_variants(names) for name in group]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) <= set(names)


@given(st.text(alphabet="ابج", max_size=6), st.text(alphabet="ابج", max_size=6), st.integers(0, 6))
def test_distance_is_levenshteins(one: str, other: str, most: int) -> None:
    def slow(a: str, b: str) -> int:
        if not a or not b:
            return len(a) + len(b)
        return min(slow(a[1:], b) + 1, slow(a, b[1:]) + 1, slow(a[1:], b[1:]) + (a[0] != b[0]))

    exact = slow(one, other)
    assert distance(one, other, most) == (exact if exact <= most else None)
