"""Which marks stand where, in which order, and which are shown, lit or dimmed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from view_articles import article_of, mention, place

from reader.core.mentions import EntityType, Mention
from reader.core.notes import Anchor, Note, NoteTarget
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.desktop.marks import Mark, MarkFilter, MarkKind, Marks, span_of
from reader.desktop.offsets import Utf16Offsets

ARTICLE = article_of("زار سامر دمشق 😀 ثم عاد سامر.", "وقال إن دمشق جميلة.", "وانتهى الكلام.")
SAMER = mention(ARTICLE, "سامر")
SAMER_AGAIN = Mention(place(ARTICLE, "سامر", 1), EntityType.PER, "سامر")
DAMASCUS = mention(ARTICLE, "دمشق", EntityType.LOC)
QUOTATION = Quotation(QuotationKind.INDIRECT, place(ARTICLE, "دمشق جميلة"), speaker="سامر", speaker_entity="سامر")
NOTE = Note(NoteTarget.SELECTION, "سؤال", Anchor.at(ARTICLE.text, place(ARTICLE, "عاد سامر.\nوقال")))


def marks_of(*mentions: Mention, quotations: tuple[Quotation, ...] = (), notes: tuple[Note, ...] = ()) -> Marks:
    offsets = Utf16Offsets(ARTICLE.text)
    starts = offsets.all_to_qt(block.span.start for block in ARTICLE.blocks)
    return Marks(mentions, quotations, notes, offsets, starts)


def test_a_mark_stands_in_every_block_it_touches() -> None:
    marks = marks_of(SAMER, notes=(NOTE,), quotations=(QUOTATION,))
    assert [[mark.item for mark in marks.of_block(number)] for number in range(3)] == [
        [NOTE, SAMER],
        [QUOTATION, NOTE],
        [],
    ]


def test_positions_count_utf_16() -> None:
    (first, second) = marks_of(SAMER_AGAIN, SAMER).of_kind(MarkKind.MENTION)
    assert (first.item, second.item) == (SAMER, SAMER_AGAIN)
    assert (first.start, second.start) == (SAMER.span.start, SAMER_AGAIN.span.start + 1)
    assert second.span == SAMER_AGAIN.span


def test_orphans_empty_marks_and_notes_on_the_article_have_no_place() -> None:
    orphan = Note(NoteTarget.SELECTION, "", Anchor(Span(0, 3), "زار"), orphan=True)
    whole = Note(NoteTarget.ARTICLE, "عن المقال", None)
    marks = marks_of(Mention(Span(4, 4), EntityType.PER, "لا أحد"), notes=(orphan, whole))
    assert [list(marks.of_kind(kind)) for kind in MarkKind] == [[], [], []]
    assert span_of(whole) == Span(0, 0)


def test_marks_beyond_the_text_end_with_it() -> None:
    length = len(ARTICLE.text)
    beyond, outside = (
        Mention(Span(length - 3, length + 9), EntityType.PER, "أ"),
        Mention(Span(length + 2, length + 9), EntityType.PER, "ب"),
    )
    (mark,) = marks_of(beyond, outside).of_kind(MarkKind.MENTION)
    assert (mark.item, mark.end) == (beyond, Utf16Offsets(ARTICLE.text).units)


def test_the_next_mark_goes_round() -> None:
    marks = marks_of(SAMER, SAMER_AGAIN, DAMASCUS)

    def walk(start: int, backwards: bool = False) -> object:
        found = marks.following(MarkKind.MENTION, start, lambda mark: mark.item in (SAMER, SAMER_AGAIN), backwards)
        return found and found.item

    assert walk(0) is SAMER
    assert walk(SAMER.span.start) is SAMER_AGAIN
    assert walk(40) is SAMER
    assert walk(SAMER.span.start, True) is SAMER_AGAIN
    assert walk(40, True) is SAMER_AGAIN
    assert marks.following(MarkKind.NOTE, 0, lambda _: True) is None


def test_the_shortest_mark_at_a_place_comes_first() -> None:
    inner = mention(ARTICLE, "دمشق", EntityType.LOC)
    outer = Mention(Span(inner.span.start - 5, inner.span.end), EntityType.ORG, "سامر دمشق")
    marks = marks_of(inner, outer)
    found = marks.at(inner.span.start + 1, 0, lambda _: True)
    assert [mark.item for mark in found] == [inner, outer]
    assert [mark.depth for mark in found] == [1, 0]


def test_the_filter() -> None:
    samer, damascus, quotation, note = (
        Mark(MarkKind.MENTION, 0, 1, SAMER),
        Mark(MarkKind.MENTION, 0, 1, DAMASCUS),
        Mark(MarkKind.QUOTATION, 0, 1, QUOTATION),
        Mark(MarkKind.NOTE, 0, 1, NOTE),
    )
    everything = MarkFilter()
    assert all(everything.shows(mark) and not everything.dims(mark) for mark in (samer, damascus, quotation, note))
    people = MarkFilter(frozenset({EntityType.PER}), quotations=False, notes=False)
    assert [people.shows(mark) for mark in (samer, damascus, quotation, note)] == [True, False, False, False]
    lit = MarkFilter(frozenset(), name="سامر")
    assert [lit.lights(mark) for mark in (samer, damascus, quotation, note)] == [True, False, True, False]
    assert [lit.dims(mark) for mark in (samer, damascus, quotation, note)] == [False, True, False, True]
    # Who is lit is seen even if the legend hides the type.
    assert lit.shows(samer)
    assert not MarkFilter(name="سامر", type=EntityType.LOC).lights(samer)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), max_size=25))
def test_every_mark_is_found_where_it_stands(raw: list[tuple[int, int]]) -> None:
    length = len(ARTICLE.text)
    spans = [Span(min(start, length), min(start + size, length)) for start, size in raw]
    offsets = Utf16Offsets(ARTICLE.text)
    marks = marks_of(*(Mention(span, EntityType.PER, str(number)) for number, span in enumerate(spans)))
    for number, block in enumerate(ARTICLE.blocks):
        here = {mark.item.name for mark in marks.of_block(number) if isinstance(mark.item, Mention)}
        touching = {str(at) for at, span in enumerate(spans) if len(span) and span.touches(block.span)}
        # A mark that stands on the line feed alone may be in the block that it ends.
        assert touching <= here
        for at in here - touching:
            assert ARTICLE.text[spans[int(at)].start] == "\n"
    ordered = marks.of_kind(MarkKind.MENTION)
    assert [mark.start for mark in ordered] == sorted(offsets.to_qt(span.start) for span in spans if len(span))
