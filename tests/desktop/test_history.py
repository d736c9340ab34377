"""Back and forward, against a model of what a browser does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.desktop.history import History


@given(st.lists(st.one_of(st.integers(1, 4), st.sampled_from(["back", "forward"]))))
def test_goes_as_browsers_go(steps: list[int | str]) -> None:
    history = History()
    before: list[int] = []
    now = 0
    after: list[int] = []
    for step in steps:
        if isinstance(step, int):
            history.go_to(step)
            if step != now:
                before += [now] if now else []
                now, after = step, []
        else:
            found = history.neighbour(-1 if step == "back" else 1)
            source, target = (before, after) if step == "back" else (after, before)
            if source:
                assert found is not None
                assert found[0] == source[-1]
                history.go_to(*found)
                target.append(now)
                now = source.pop()
            else:
                assert found is None
        assert history.can_go_back is bool(before)
        assert history.can_go_forward is bool(after)


@given(st.lists(st.integers(1, 3), max_size=8), st.integers(1, 3), st.integers(0, 8))
def test_what_is_forgotten_is_never_offered(keys: list[int], gone: int, back: int) -> None:
    history = History()
    for key in keys:
        history.go_to(key)
    for _ in range(back):
        if (found := history.neighbour(-1)) is not None:
            history.go_to(*found)
    history.forget(gone)
    offered = []
    while (found := history.neighbour(-1)) is not None:
        offered.append(found[0])
        history.go_to(*found)
    while (found := history.neighbour(1)) is not None:
        offered.append(found[0])
        history.go_to(*found)
    assert gone not in offered
