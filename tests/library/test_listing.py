"""The person's name lists act at once on every article, give way to corrections, and the index of names follows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.core.analyses import Analysis
from reader.core.articles import Article
from reader.core.errors import OperationError
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.entities.name_lists import ListedName, NameLists
from reader.library import Library
from reader.library.schema import MIGRATIONS, migrate
from reader.operations import Operations

TEXT = "زارت سلمى الحاج بلدة الرمان أمس. وقالت سلمى إن الرمان بخير."
PER, LOC, ORG = EntityType.PER, EntityType.LOC, EntityType.ORG


def place(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def last(words: str) -> Span:
    return Span(TEXT.rindex(words), TEXT.rindex(words) + len(words))


FOUND = Analysis(
    (
        Mention(place("سلمى الحاج"), PER, "سلمى الحاج", confidence=0.9),
        Mention(place("أمس"), LOC, "أمس", confidence=0.4),
        Mention(last("سلمى"), PER, "سلمى الحاج", confidence=0.8),
    ),
    (Quotation(QuotationKind.INDIRECT, place("الرمان بخير"), speaker="سلمى الحاج", speaker_entity="سلمى الحاج"),),
    "trial 1",
)


@pytest.fixture
def article(library: Library, make_article: Callable[..., Article]) -> int:
    number = library.keep(make_article(TEXT)).identity
    library.keep_analysis(number, FOUND)
    return number


def marks(library: Library, article: int) -> list[tuple[str, EntityType, str, Origin]]:
    analysis = library.analysis(article)
    assert analysis is not None
    return [(m.span.of(TEXT), m.type, m.name, m.origin) for m in analysis.mentions]


def names(library: Library) -> dict[str, int]:
    while library.settle_names():
        pass
    return {use.name: use.mentions for use in library.entities()}


def test_a_listed_name_is_marked_at_once_and_undone(library: Library, operations: Operations, article: int) -> None:
    change = operations.remember_name("الرمان", LOC)
    assert change.names
    assert [mark for mark in marks(library, article) if mark[3] is Origin.LIST] == [
        ("الرمان", LOC, "الرمان", Origin.LIST),
        ("الرمان", LOC, "الرمان", Origin.LIST),
    ]
    assert library.analysis(article, as_found=True) == FOUND
    assert names(library) == {"سلمى الحاج": 2, "الرمان": 2, "أمس": 1}
    undone = operations.undo()
    assert undone is not None
    assert undone.names
    assert library.analysis(article) == FOUND
    assert names(library) == {"سلمى الحاج": 2, "أمس": 1}
    operations.redo()
    assert names(library)["الرمان"] == 2


def test_what_is_never_a_name_goes_and_what_a_hand_marked_stays(
    library: Library, operations: Operations, article: int
) -> None:
    operations.never_mark("أمس", "سلمى")
    assert [mark[0] for mark in marks(library, article)] == ["سلمى الحاج"]
    assert names(library) == {"سلمى الحاج": 1}
    operations.add_mention(article, last("سلمى"), PER, "سلمى الحاج")
    assert marks(library, article)[-1] == ("سلمى", PER, "سلمى الحاج", Origin.HAND)


def test_a_correction_wins_over_a_list(library: Library, operations: Operations, article: int) -> None:
    operations.remember_name("الرمان", LOC)
    operations.retype_mention(article, place("الرمان"), ORG)
    operations.delete_mention(article, last("الرمان"))
    assert [mark[1:] for mark in marks(library, article) if mark[0] == "الرمان"] == [(ORG, "الرمان", Origin.HAND)]


def test_short_forms_and_speakers_follow_the_name_that_is_given(
    library: Library, operations: Operations, article: int
) -> None:
    operations.remember_name("سلمى الحاج", PER, "سلمى بنت الحاج")
    assert [mark[2] for mark in marks(library, article) if mark[1] is PER] == ["سلمى بنت الحاج"] * 2
    analysis = library.analysis(article)
    assert analysis is not None
    assert analysis.quotations[0].speaker_entity == "سلمى بنت الحاج"
    operations.never_mark("سلمى الحاج", "سلمى")
    analysis = library.analysis(article)
    assert analysis is not None
    assert analysis.quotations[0].speaker_entity is None
    assert analysis.quotations[0].speaker == "سلمى الحاج"


def test_what_is_said_last_of_a_name_holds(library: Library, operations: Operations) -> None:
    operations.remember_name("الرمان", LOC)
    operations.never_mark("الرّمان")
    assert library.name_lists() == NameLists((), ("الرّمان",))
    operations.remember_name("الرمان", ORG, " بلدة  الرمان ")
    assert library.name_lists() == NameLists((ListedName("الرمان", ORG, "بلدة الرمان"),))
    assert not operations.remember_name("الرمان", ORG, "بلدة الرمان")
    operations.forget_names("الرمان")
    assert library.name_lists() == NameLists()
    with pytest.raises(OperationError) as raised:
        operations.forget_names("الرمان")
    assert raised.value.code == "gone"
    for attempt in (lambda: operations.remember_name(" ", PER), lambda: operations.never_mark("؟")):
        with pytest.raises(OperationError) as raised:
            attempt()
        assert raised.value.code == "blank_name"


def test_a_whole_list_is_one_step(library: Library, operations: Operations, article: int) -> None:
    lists = NameLists((ListedName("الرمان", LOC), ListedName("عبدالله ناصر", PER)), ("أمس",))
    operations.add_name_lists(lists)
    assert library.name_lists() == lists
    assert names(library) == {"سلمى الحاج": 2, "الرمان": 2}
    operations.forget_names("الرمان", "أمس")
    step = operations.undo_step()
    assert step is not None
    assert "2" in step.name("en")
    operations.undo()
    operations.undo()
    assert library.name_lists() == NameLists()
    assert names(library) == {"سلمى الحاج": 2, "أمس": 1}


def test_another_program_sees_the_lists(library: Library, operations: Operations, article: int) -> None:
    with Library.open(library.path) as other:
        assert other.analysis(article) == library.analysis(article)
        operations.remember_name("الرمان", LOC)
        assert other.analysis(article) == library.analysis(article)
        Operations(other).forget_names("الرمان")
        assert library.analysis(article) == FOUND


def test_only_the_articles_that_may_hold_the_name_are_looked_at(
    library: Library, operations: Operations, article: int, make_article: Callable[..., Article]
) -> None:
    other = library.keep(make_article("وصل الوفد إلى المطار وعبد الله ناصر معه.")).identity
    library.keep_analysis(other, Analysis())
    operations.remember_name("عبدالله ناصر", PER)
    assert library.settle_names(0) == 1
    assert names(library)["عبدالله ناصر"] == 1


def test_a_list_is_there_for_articles_to_come_and_goes_with_forgotten_ones(
    library: Library, operations: Operations, article: int, make_article: Callable[..., Article]
) -> None:
    operations.remember_name("الرمان", LOC)
    operations.forget_article(article)
    later = library.keep(make_article("في الرمان سوق.")).identity
    library.keep_analysis(later, Analysis((), (), "trial 1"))
    assert names(library) == {"الرمان": 1}


def test_a_library_of_the_first_version_gets_the_lists(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, MIGRATIONS[:1])
    with Library.open(path) as library:
        assert library.recovered is None
        Operations(library).remember_name("الرمان", LOC)
        assert [name.name for name in library.name_lists().names] == ["الرمان"]
