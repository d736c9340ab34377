"""What the machine found comes back as it was found, however much of it there is."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.analyses import Analysis
from reader.core.errors import LibraryError
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.quotations import CueClass, Quotation, QuotationKind
from reader.core.spans import Span
from reader.library import Library

TEXT = "قال محمد علي إن «الجسر» سيُفتح غدا، وأضاف محمد أن قطر موّلته 😀 بالكامل."
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda ends: Span(min(ends), max(ends)))
NAMES = st.one_of(SPANS.map(lambda span: span.of(TEXT)), st.text(max_size=6))
CONFIDENCES = st.integers(0, 10_000).map(lambda number: number / 10_000)
MENTIONS = st.builds(
    Mention, SPANS, st.sampled_from(EntityType), NAMES, st.sampled_from(Origin), CONFIDENCES, st.text(max_size=4)
)
QUOTATIONS = st.builds(
    Quotation,
    st.sampled_from(QuotationKind),
    SPANS,
    st.none() | SPANS,
    st.none() | SPANS,
    st.none() | NAMES,
    st.none() | NAMES,
    st.none() | st.text(max_size=4),
    st.booleans(),
    st.sampled_from(CueClass),
    st.sampled_from(Origin),
    CONFIDENCES,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(mentions=st.lists(MENTIONS, max_size=8), quotations=st.lists(QUOTATIONS, max_size=4), name=st.text(max_size=5))
def test_an_analysis_comes_back(
    library: Library, make_article, mentions: list[Mention], quotations: list[Quotation], name: str
) -> None:
    number = library.keep(make_article(TEXT)).identity
    analysis = Analysis(tuple(mentions), tuple(quotations), name.encode("utf-8", "replace").decode())
    library.keep_analysis(number, analysis)
    assert library.analysis(number) == analysis
    assert library.analysis(number, as_found=True) == analysis
    record = library.record(number)
    assert record.analysed
    assert record.quotations == len(quotations)
    assert len(library.quotations(limit=None)) == len(quotations)


def test_fifty_thousand_mentions(library: Library, make_article) -> None:
    text = " ".join(f"اسم{number % 700}" for number in range(50_000))
    number = library.keep(make_article(text)).identity
    mentions, start = [], 0
    for word in text.split(" "):
        mentions.append(Mention(Span(start, start + len(word)), EntityType.PER, word, confidence=0.5))
        start += len(word) + 1
    analysis = Analysis(tuple(mentions), (), "many")
    library.keep_analysis(number, analysis)
    assert library.analysis(number) == analysis
    assert library.record(number).entities == 700
    assert sum(use.mentions for use in library.entities(limit=None)) == 50_000


def test_not_analysed_is_not_the_same_as_nothing_found(library: Library, make_article) -> None:
    number = library.keep(make_article(TEXT)).identity
    assert library.analysis(number) is None
    assert not library.record(number).analysed
    library.keep_analysis(number, Analysis((), (), "m"))
    assert library.analysis(number) == Analysis((), (), "m")
    assert library.record(number).analysed


def test_an_analysis_of_what_is_gone_is_refused(library: Library) -> None:
    with pytest.raises(LibraryError) as raised:
        library.keep_analysis(7, Analysis())
    assert raised.value.code == "gone"


def test_the_same_marks_on_another_text_are_read_from_that_text(library: Library, make_article) -> None:
    one = library.keep(make_article("محمد هنا الآن وغدا", path="/a.txt")).identity
    other = library.keep(make_article("خالد هنا اليوم فقط", path="/b.txt")).identity
    for number, name in ((one, "محمد"), (other, "خالد")):
        library.keep_analysis(number, Analysis((Mention(Span(0, 4), EntityType.PER, name),), (), "m"))
    for number, name in ((one, "محمد"), (other, "خالد"), (one, "محمد")):
        analysis = library.analysis(number)
        assert analysis is not None
        assert analysis.mentions[0].name == name


def test_all_done_together_is_done_at_once_or_not_at_all(library: Library, make_article) -> None:
    class Stop(Exception):
        pass

    def fails() -> None:
        with library.together():
            number = library.keep(make_article(TEXT)).identity
            library.keep_analysis(number, Analysis((), (), "m"))
            raise Stop

    with pytest.raises(Stop):
        fails()
    assert library.records() == []
    with library.together():
        library.keep(make_article(TEXT))
    assert len(library.records()) == 1
