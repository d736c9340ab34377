"""What a person said holds for whatever the machine finds later."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.core.analyses import Analysis
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.library.corrections import Corrections, EntityVerdict, MentionVerdict, QuotationVerdict, corrected

PER, LOC, ORG = EntityType.PER, EntityType.LOC, EntityType.ORG


def mention(start: int, end: int, name: str = "محمد", type: EntityType = PER, origin: Origin = Origin.MODEL) -> Mention:
    return Mention(Span(start, end), type, name, origin)


def said(step: int, start: int, end: int, name: str = "محمد", type: EntityType = PER) -> MentionVerdict:
    return MentionVerdict(step, Span(start, end), mention(start, end, name, type, Origin.HAND))


def mentions_of(found: list[Mention], *verdicts: MentionVerdict | EntityVerdict) -> tuple[Mention, ...]:
    corrections = Corrections(
        tuple(v for v in verdicts if isinstance(v, MentionVerdict)),
        tuple(v for v in verdicts if isinstance(v, EntityVerdict)),
    )
    return corrected(Analysis(tuple(found), (), "m"), corrections).mentions


def test_what_is_said_pushes_out_whatever_it_touches() -> None:
    found = [mention(0, 4), mention(5, 12, "قطر", LOC), mention(20, 24)]
    assert mentions_of(found, said(1, 9, 12, "قطر", LOC)) == (found[0], said(1, 9, 12, "قطر", LOC).mention, found[2])


def test_what_is_removed_stays_removed_where_edges_differ_a_little() -> None:
    removed = MentionVerdict(1, Span(10, 16), None)
    assert mentions_of([mention(10, 16)], removed) == ()
    assert mentions_of([mention(9, 16)], removed) == ()
    larger = mention(10, 40, "محمد بن عبد الله")
    assert mentions_of([larger], removed) == (larger,)


def test_renaming_and_merging_follow_one_another() -> None:
    first = EntityVerdict(1, PER, "محمد", PER, "محمد علي")
    second = EntityVerdict(2, PER, "محمد علي", ORG, "شركة محمد علي")
    named = mentions_of([mention(0, 4), mention(9, 13, "مُحمد"), mention(20, 24, "محمد", LOC)], first, second)
    assert [(m.name, m.type) for m in named] == [("شركة محمد علي", ORG), ("شركة محمد علي", ORG), ("محمد", LOC)]
    assert named[0].origin is Origin.HAND


def test_a_place_named_after_a_renaming_keeps_its_name() -> None:
    everywhere = EntityVerdict(2, PER, "محمد", PER, "محمد علي")
    assert mentions_of([mention(0, 4)], everywhere, said(3, 0, 4))[0].name == "محمد"
    assert mentions_of([mention(0, 4)], everywhere, said(1, 0, 4))[0].name == "محمد علي"


def test_a_removed_name_is_removed_everywhere_and_leaves_its_speaker_a_phrase() -> None:
    quoted = Quotation(QuotationKind.DIRECT, Span(5, 9), speaker="محمد", speaker_entity="محمد")
    analysis = Analysis((mention(0, 4), mention(20, 24)), (quoted,), "m")
    result = corrected(analysis, Corrections(entities=(EntityVerdict(1, PER, "محمد", None, None),)))
    assert result.mentions == ()
    assert (result.quotations[0].speaker, result.quotations[0].speaker_entity) == ("محمد", None)


def test_a_renamed_speaker_is_renamed_in_quotations() -> None:
    quoted = Quotation(QuotationKind.DIRECT, Span(5, 9), speaker="محمد", speaker_entity="محمد")
    other = Quotation(QuotationKind.DIRECT, Span(15, 19), speaker="الوزير", speaker_entity="محمد")
    result = corrected(
        Analysis((), (quoted, other), "m"), Corrections(entities=(EntityVerdict(1, PER, "محمد", PER, "محمد علي"),))
    )
    assert [(q.speaker, q.speaker_entity) for q in result.quotations] == [
        ("محمد علي", "محمد علي"),
        ("الوزير", "محمد علي"),
    ]


def test_quotations_inside_one_another_are_told_apart() -> None:
    outer = Quotation(QuotationKind.INDIRECT, Span(0, 50))
    inner = Quotation(QuotationKind.DIRECT, Span(20, 30), nested=True)
    analysis = Analysis((), (outer, inner), "m")
    removed = Corrections(quotations=(QuotationVerdict(Span(20, 30), None),))
    assert corrected(analysis, removed).quotations == (outer,)
    by_hand = Quotation(QuotationKind.DIRECT, Span(20, 32), speaker="هدى", origin=Origin.HAND)
    assert corrected(analysis, Corrections(quotations=(QuotationVerdict(Span(20, 32), by_hand),))).quotations == (
        outer,
        by_hand,
    )


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(found=st.lists(SPANS, max_size=12), hand=st.lists(st.tuples(SPANS, st.booleans()), min_size=1, max_size=5))
def test_corrections_do_as_the_slow_way_does(found: list[Span], hand: list[tuple[Span, bool]]) -> None:
    verdicts = [
        said(n, span.start, span.end) if stands else MentionVerdict(n, span, None)
        for n, (span, stands) in enumerate(hand)
    ]
    result = mentions_of([mention(s.start, s.end) for s in found], *verdicts)

    def same(one: Span, other: Span) -> bool:
        return 2 * len(set(range(one.start, one.end)) & set(range(other.start, other.end))) >= len(
            set(range(one.start, one.end)) | set(range(other.start, other.end))
        )

    spoken: list[Span] = []
    for span, stands in reversed(hand):
        if stands and not any(span.touches(later) for later in spoken):
            spoken.append(span)
    expected = [
        s
        for s in found
        if not any(span.touches(s) for span in spoken)
        and not any(not stands and same(span, s) for span, stands in hand)
    ]
    assert [m.span for m in result] == sorted(expected + spoken)
