"""Every occurrence, splitting, merging, accepting: each one step, undone as a whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.core.analyses import Analysis
from reader.core.articles import Article
from reader.core.errors import OperationError
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.library import Library
from reader.operations import Operations

TEXT = "في دمنة سوق، وبدمنة مدرسة. ودمنة بعيدة عن الدمنتين وعن نادي دمنة الرياضي. قال غوتيريش ورد جوتيريش."
PER, LOC, ORG = EntityType.PER, EntityType.LOC, EntityType.ORG


def place(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


FOUND = Analysis(
    (
        Mention(place("دمنة"), LOC, "دمنة", confidence=0.7),
        Mention(place("نادي دمنة الرياضي"), ORG, "نادي دمنة الرياضي", confidence=0.9),
        Mention(place("غوتيريش"), PER, "غوتيريش", confidence=0.9),
        Mention(place("جوتيريش"), PER, "جوتيريش", confidence=0.9),
    ),
    (),
    "trial 1",
)


@pytest.fixture
def article(library: Library, make_article: Callable[..., Article]) -> int:
    number = library.keep(make_article(TEXT)).identity
    library.keep_analysis(number, FOUND)
    return number


def mentions(library: Library, article: int) -> list[Mention]:
    analysis = library.analysis(article)
    assert analysis is not None
    return list(analysis.mentions)


def test_names_that_are_not_one_are_told_apart_until_it_is_undone(library: Library, operations: Operations) -> None:
    assert not library.are_apart()(PER, "غوتيريش", "جوتيريش")
    change = operations.keep_names_apart([(PER, ("غوتيريش", "جوتيريش", "غوتيرش"))])
    assert bool(change)
    apart = library.are_apart()
    assert apart(PER, "جوتيريش", "غُوتيريش")
    assert apart(PER, "غوتيرش", "جوتيريش")
    assert not apart(LOC, "غوتيريش", "جوتيريش")
    assert not operations.keep_names_apart([(PER, ("جوتيريش", "غوتيريش"))])
    operations.undo()
    assert not library.are_apart()(PER, "غوتيريش", "جوتيريش")


def test_every_occurrence_is_marked_without_clitics_and_never_inside_a_word(
    library: Library, operations: Operations, article: int
) -> None:
    change = operations.mark_everywhere(article, ["دمنة"], LOC, "دمنة")
    assert change.step.values == {"name": "دمنة", "count": "2"}
    marked = [mention for mention in mentions(library, article) if mention.type is LOC]
    assert [TEXT[mention.span.start - 1 : mention.span.end] for mention in marked] == [" دمنة", "بدمنة", "ودمنة"]
    # The club that bears the name of the place stays a club, and what was right already stays the machine's.
    assert [mention.origin for mention in marked] == [Origin.MODEL, Origin.HAND, Origin.HAND]
    assert any(mention.type is ORG for mention in mentions(library, article))
    assert not operations.mark_everywhere(article, ["دمنة"], LOC, "دمنة")
    operations.undo()
    assert library.analysis(article) == FOUND


def test_what_a_hand_said_is_not_said_over(library: Library, operations: Operations, article: int) -> None:
    operations.retype_mention(article, place("دمنة"), PER)
    operations.mark_everywhere(article, ["دمنة"], LOC, "دمنة")
    assert mentions(library, article)[0].type is PER


def test_an_accepted_mark_is_by_hand(library: Library, operations: Operations, article: int) -> None:
    operations.accept_mention(article, place("دمنة"))
    first = mentions(library, article)[0]
    assert (first.origin, first.confidence, first.name) == (Origin.HAND, 1.0, "دمنة")
    library.keep_analysis(article, Analysis((), (), "trial 2"))
    assert [mention.name for mention in mentions(library, article)] == ["دمنة"]
    with pytest.raises(OperationError):
        operations.accept_mention(article, Span(0, 2))


def test_an_accepted_quotation_is_by_hand(library: Library, operations: Operations, article: int) -> None:
    content = place("بعيدة عن")
    library.keep_analysis(article, Analysis((), (Quotation(QuotationKind.DIRECT, content, confidence=0.4),), "trial"))
    operations.accept_quotation(article, content)
    analysis = library.analysis(article)
    assert analysis is not None
    (quotation,) = analysis.quotations
    assert (quotation.origin, quotation.confidence, quotation.content) == (Origin.HAND, 1.0, content)
    with pytest.raises(OperationError):
        operations.accept_quotation(article, Span(0, 2))


def test_one_mention_is_split_off(library: Library, operations: Operations, article: int) -> None:
    operations.mark_everywhere(article, ["دمنة"], LOC, "دمنة")
    operations.split_mention(article, place("دمنة"), "دمنة الشرقية")
    assert [m.name for m in mentions(library, article) if m.type is LOC] == ["دمنة الشرقية", "دمنة", "دمنة"]
    operations.undo()
    assert {m.name for m in mentions(library, article) if m.type is LOC} == {"دمنة"}


def test_spellings_are_merged_in_one_step(library: Library, operations: Operations, article: int) -> None:
    operations.merge_entities(article, [("جوتيريش", PER, "غوتيريش"), ("نادي دمنة الرياضي", ORG, "نادي دمنة")])
    names = [mention.name for mention in mentions(library, article)]
    assert names == ["دمنة", "نادي دمنة", "غوتيريش", "غوتيريش"]
    operations.undo()
    assert library.analysis(article) == FOUND
