"""Dates, amounts and counts: never among the names, corrected like them, and the corrections survive."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.core.analyses import Analysis
from reader.core.articles import Article
from reader.core.errors import OperationError
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.quantities import QuantityKind, quantity_groups
from reader.core.spans import Span
from reader.library import Library
from reader.operations import Operations

TEXT = "فازت دمنة بكأس عام 2019 في 5 مايو 2020 بثلاثة أهداف، ودفعت 3 ملايين ريال. وعادت في 5 مايو 2020 مع الربيع."
DATE, AMOUNT, COUNT = QuantityKind.DATE, QuantityKind.AMOUNT, QuantityKind.COUNT


def place(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


FOUND = Analysis(
    (
        Mention(place("دمنة"), EntityType.LOC, "دمنة"),
        Mention(place("كأس عام 2019"), EntityType.MISC, "كأس عام 2019"),
    ),
    (),
    "trial 1",
)


@pytest.fixture
def article(library: Library, make_article: Callable[..., Article]) -> int:
    number = library.keep(make_article(TEXT)).identity
    library.keep_analysis(number, FOUND)
    return number


def shown(library: Library, article: int) -> list[tuple[str, QuantityKind, str, Origin]]:
    analysis = library.analysis(article, quantities=True)
    assert analysis is not None
    for one in analysis.quantities:
        assert " ".join(one.span.of(TEXT).split()) == one.name
    return [(one.name, one.type, one.value, one.origin) for one in analysis.quantities]


def names(library: Library, article: int) -> list[str]:
    analysis = library.analysis(article)
    assert analysis is not None
    assert analysis.quantities == ()
    return [mention.name for mention in analysis.mentions]


RULE, HAND = Origin.RULE, Origin.HAND
BEFORE = [
    ("5 مايو 2020", DATE, "2020-05-05", RULE),
    ("ثلاثة أهداف", COUNT, "3", RULE),
    ("3 ملايين ريال", AMOUNT, "3000000 ريال", RULE),
    ("5 مايو 2020", DATE, "2020-05-05", RULE),
]


def test_they_are_there_only_where_asked_for_and_never_among_the_names(library: Library, article: int) -> None:
    assert shown(library, article) == BEFORE
    assert names(library, article) == ["دمنة", "كأس عام 2019"]
    assert [use.name for use in library.entities()] == ["دمنة", "كأس عام 2019"]
    analysis = library.analysis(article, quantities=True)
    assert analysis is not None
    assert [(group.name, len(group.quantities)) for group in quantity_groups(analysis.quantities)] == [
        ("5 مايو 2020", 2),
        ("ثلاثة أهداف", 1),
        ("3 ملايين ريال", 1),
    ]


def test_days_count_from_that_of_the_article(library: Library, make_article: Callable[..., Article]) -> None:
    number = library.keep(make_article("وصل الوفد أمس.", date="2025-03-01")).identity
    library.keep_analysis(number, Analysis((), (), "trial 1"))
    analysis = library.analysis(number, quantities=True)
    assert analysis is not None
    assert [one.value for one in analysis.quantities] == ["2025-02-28"]


def test_what_was_removed_stays_removed_and_comes_back_with_undo(
    library: Library, operations: Operations, article: int
) -> None:
    change = operations.delete_quantities(article, [place("ثلاثة أهداف")])
    assert change.analyses == {article}
    assert change.step.name("en") == "Remove mark from \u2068ثلاثة أهداف\u2069"
    library.keep_analysis(article, FOUND)
    assert shown(library, article) == [BEFORE[0], *BEFORE[2:]]
    operations.undo()
    assert shown(library, article) == BEFORE
    with pytest.raises(OperationError):
        operations.delete_quantities(article, [Span(0, 4)])


def test_all_of_one_are_removed_in_one_step(library: Library, operations: Operations, article: int) -> None:
    first = place("5 مايو 2020")
    second = Span(TEXT.rindex("5 مايو 2020"), TEXT.rindex("5 مايو 2020") + len(first))
    operations.delete_quantities(article, [first, second])
    assert shown(library, article) == BEFORE[1:3]
    operations.undo()
    assert shown(library, article) == BEFORE


def test_one_is_marked_by_hand_moved_and_checked(library: Library, operations: Operations, article: int) -> None:
    operations.mark_quantity(article, place("الربيع"), DATE)
    operations.move_quantity(article, place("3 ملايين ريال"), place("3 ملايين"))
    operations.accept_quantity(article, place("ثلاثة أهداف"))
    assert shown(library, article) == [
        BEFORE[0],
        ("ثلاثة أهداف", COUNT, "3", HAND),
        ("3 ملايين", AMOUNT, "", HAND),
        BEFORE[3],
        ("الربيع", DATE, "", HAND),
    ]
    assert names(library, article) == ["دمنة", "كأس عام 2019"]


def test_a_name_may_be_said_to_be_a_date_and_a_date_a_name(
    library: Library, operations: Operations, article: int
) -> None:
    operations.mark_quantity(article, place("كأس عام 2019"), DATE)
    assert names(library, article) == ["دمنة"]
    assert [use.name for use in library.entities()] == ["دمنة"]
    assert shown(library, article)[0][:2] == ("كأس عام 2019", DATE)
    operations.add_mention(article, place("3 ملايين ريال"), EntityType.MISC)
    assert names(library, article) == ["دمنة", "3 ملايين ريال"]
    assert AMOUNT not in [kind for _, kind, _, _ in shown(library, article)]


def test_words_that_are_never_marked_are_no_quantity_either(
    library: Library, operations: Operations, article: int
) -> None:
    operations.never_mark("5 مايو 2020")
    assert shown(library, article) == BEFORE[1:3]
    operations.undo()
    assert shown(library, article) == BEFORE
