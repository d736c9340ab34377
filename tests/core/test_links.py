"""Links to articles and notes: written, read back, and refused where they are none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import OpeningError
from reader.core.links import Link, is_link, parse_link
from reader.core.notes import Anchor, Note, NoteTarget
from reader.core.spans import Span

TEXT = "ab" * 32
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MADE = datetime(2026, 3, 4, 5, 6, 7, 89, tzinfo=UTC)


@given(
    st.integers(0, 10**12),
    st.none() | st.integers(0, 250_000_000_000_000_000).map(lambda made: EPOCH + timedelta(microseconds=made)),
    st.none() | st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)).map(lambda at: Span(*sorted(at))),
)
def test_what_is_written_is_read_back(note: int, made: datetime | None, span: Span | None) -> None:
    link = Link(TEXT, note, made if note else None, span if note else None)
    assert parse_link(link.address) == link
    assert link.address.isascii()
    assert " " not in link.address
    assert is_link(link.address)


def test_a_link_is_made_to_a_note_and_to_an_article() -> None:
    text = "قالت سلمى إن الموسم جيد"
    note = Note(NoteTarget.SELECTION, "", Anchor.at(text, Span(5, 9)), created=MADE, identity=17)
    link = Link.to(TEXT, note)
    assert link.address == f"qari://article/{TEXT}/note/17?made=1772600767000089&at=5-9"
    assert link.is_of(note)
    assert not link.is_of(Note(NoteTarget.ARTICLE, "", None, created=datetime(2026, 3, 4, tzinfo=UTC), identity=17))
    assert Link.to(TEXT).address == f"qari://article/{TEXT}"
    assert not Link.to(TEXT).is_of(note)


@pytest.mark.parametrize(
    "address", [f"QARI://article/{TEXT.upper()}", f"qari:article/{TEXT}/", f" qari:/article/{TEXT}\n"]
)
def test_what_other_programs_make_of_a_link_is_still_one(address: str) -> None:
    assert parse_link(address) == Link(TEXT)


@pytest.mark.parametrize(
    "address",
    [
        "qari:",
        "qari://",
        f"qari://article/{TEXT[:-1]}",
        f"qari://article/{TEXT}/note/",
        f"qari://article/{TEXT}/note/-1",
        f"qari://article/{TEXT}/note/1#x",
        f"qari://article/{TEXT}/note/1?made=" + "9" * 3000,
        "qari://article/../../etc/passwd",
        f"http://article/{TEXT}",
        "qari://article/" + "ب" * 64,
        "",
    ],
)
def test_what_is_no_link_is_refused_in_a_sentence(address: str) -> None:
    with pytest.raises(OpeningError) as caught:
        parse_link(address)
    assert caught.value.code == "bad_link"
    for language in ("ar", "en"):
        assert len(caught.value.sentence(language)) < 250


def test_parts_that_cannot_be_are_left_out() -> None:
    link = parse_link(f"qari://article/{TEXT}/note/1?made={'9' * 18}&at=9-3&x=1")
    assert link == Link(TEXT, 1)
