"""The tree of heights says what adding them up says."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from reader.desktop.article_view_heights import Heights

heights = st.lists(st.integers(1, 90), max_size=40)
changes = st.lists(st.tuples(st.integers(0, 39), st.integers(0, 200)), max_size=20)


@given(heights, changes)
def test_tops_and_total(values: list[int], made: list[tuple[int, int]]) -> None:
    tree = Heights(values)
    for index, height in made:
        if index < len(values):
            values[index] = height
            tree.set(index, height)
    tops = list(accumulate(values, initial=0))
    assert [tree.top(index) for index in range(len(values) + 1)] == tops
    assert tree.total == tops[-1]
    assert list(tree) == values


@given(heights, st.integers(-20, 4000))
def test_what_stands_at_a_height(values: list[int], y: int) -> None:
    tree = Heights(values)
    index = tree.index_at(y)
    if not values or y < 0:
        assert index == 0
    elif y >= sum(values):
        assert index == len(values) - 1
    else:
        assert tree.top(index) <= y < tree.top(index + 1)
