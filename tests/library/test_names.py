"""Who is named and quoted over all articles, kept in step with every analysis, correction and forgetting."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.analyses import Analysis
from reader.core.errors import OperationError
from reader.core.mentions import EntityType, Mention
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.library import Companion, EntityUse, Library, QuotationFilter, SpeakerUse
from reader.library.mark_index import date_of, day_of
from reader.operations import Operations

PER, LOC = EntityType.PER, EntityType.LOC


def analysed(library: Library, make_article, text: str, *marks: tuple[str, EntityType, str], **known: object) -> int:
    article = make_article(text, **known)
    number = library.keep(article).identity
    mentions = [
        Mention(Span(text.index(words), text.index(words) + len(words)), type, name) for words, type, name in marks
    ]
    quotation = Quotation(QuotationKind.INDIRECT, Span(text.index("إن") + 3, len(text)), speaker=mentions[0].name)
    mentions.sort(key=lambda mention: mention.span)
    library.keep_analysis(number, Analysis(tuple(mentions), (quotation,), "m"))
    return number


@pytest.fixture
def articles(library: Library, make_article) -> list[int]:
    return [
        analysed(
            library,
            make_article,
            "قال أحمد علي إن محمدا وأحمد في قطر",
            ("أحمد علي", PER, "أحمد علي"),
            ("وأحمد", PER, "احمد علي"),
            ("قطر", LOC, "قطر"),
            date="2025-02-01",
        ),
        analysed(
            library, make_article, "قال خالد إن قطر بعيدة", ("خالد", PER, "خالد"), ("قطر", LOC, "قطر"), date="2024-11"
        ),
        analysed(library, make_article, "قالت قطر إن الطقس معتدل", ("قطر", LOC, "قطر")),
    ]


def test_names_are_counted_over_all_articles(library: Library, articles: list[int]) -> None:
    assert library.entities() == [
        EntityUse("قطر", LOC, 3, 3, "2024-11", "2025-02-01"),
        EntityUse("أحمد علي", PER, 2, 1, "2025-02-01", "2025-02-01"),
        EntityUse("خالد", PER, 1, 1, "2024-11", "2024-11"),
    ]
    assert [use.name for use in library.entities(type=PER)] == ["أحمد علي", "خالد"]
    assert [use.name for use in library.entities(text="احمَد")] == ["أحمد علي"]
    assert [use.name for use in library.entities(limit=1, offset=1)] == ["أحمد علي"]


def test_who_appears_with_whom(library: Library, articles: list[int]) -> None:
    assert library.companions("قطر", LOC) == [Companion("أحمد علي", PER, 1), Companion("خالد", PER, 1)]
    assert library.companions("احمد علي", PER) == [Companion("قطر", LOC, 1)]
    assert library.companions("لا أحد", PER) == []
    assert [record.identity for record in library.articles_naming("قطر", LOC)] == articles
    assert [record.identity for record in library.articles_naming("قطر", LOC, limit=1, offset=1)] == [articles[1]]
    assert library.articles_naming("قطر", PER) == []


def test_quotations_by_and_about(library: Library, articles: list[int]) -> None:
    assert library.speakers() == [SpeakerUse("أحمد علي", 1), SpeakerUse("خالد", 1), SpeakerUse("قطر", 1)]
    assert [said.article.identity for said in library.quotations()] == articles
    assert [said.text for said in library.quotations(QuotationFilter(speaker="خالد"))] == ["قطر بعيدة"]
    assert [said.article.identity for said in library.quotations(QuotationFilter(about="قطر"))] == articles[:2]
    assert [said.article.identity for said in library.quotations(limit=1, offset=1)] == [articles[1]]
    assert library.quotations(QuotationFilter(unattributed=True)) == []
    assert [use.name for use in library.speakers(text="احمد")] == ["أحمد علي"]


def test_forgetting_and_coming_back(library: Library, articles: list[int], make_article) -> None:
    seen = (library.entities(), library.speakers(), library.quotations())
    operations = Operations(library)
    operations.forget_article(articles[0])
    assert [use.name for use in library.entities()] == ["قطر", "خالد"]
    assert library.entities()[0] == EntityUse("قطر", LOC, 2, 2, "2024-11", "2024-11")
    assert len(library.quotations()) == len(library.speakers()) == 2
    operations.undo()
    assert (library.entities(), library.speakers(), library.quotations()) == seen
    operations.forget_article(articles[0])
    library.keep(make_article("قال أحمد علي إن محمدا وأحمد في قطر", date="2025-02-01"), opened=False)
    assert (library.entities(), library.speakers()) == seen[:2]


def test_a_date_that_is_known_later_counts(library: Library, articles: list[int], make_article) -> None:
    library.keep(make_article("قالت قطر إن الطقس معتدل", date="2025-06-30T10:00:00+03:00"))
    assert library.entities()[0].last == "2025-06-30"
    assert library.quotations()[0].article.identity == articles[2]


def test_a_changed_text_names_nobody_until_it_is_analysed(library: Library, make_article) -> None:
    text = "قال خالد إن قطر بعيدة عن هنا"
    number = analysed(library, make_article, text, ("خالد", PER, "خالد"), path="/a.txt")
    library.keep(make_article(text + " جدا", path="/a.txt"))
    assert library.entities() == library.quotations() == library.speakers() == []
    record = library.record(number)
    assert (record.entities, record.quotations, record.analysed) == (0, 0, False)


def test_the_same_name_in_two_folders_is_two_files(
    library: Library, make_article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ("خبر أول عن الجسر الجديد في المدينة القديمة", "خبر ثان عن الجسر الجديد في المدينة القديمة")
    numbers = []
    for name, text in zip(("one", "two"), texts, strict=True):
        folder = tmp_path / name
        folder.mkdir()
        monkeypatch.chdir(folder)
        numbers.append(library.keep(make_article(text, path="news.txt")).identity)
        assert library.record(numbers[-1]).path == folder / "news.txt"
    assert len(set(numbers)) == 2


def test_days_and_dates() -> None:
    for date in ("2025-01-31", "2025-01", "2025"):
        assert date_of(day_of(date)) == date
    assert day_of("2025-01-31T09:00:00Z") == 20250131
    assert day_of(None) == day_of("أمس") == 0
    assert date_of(0) is None


def test_merged_names_are_one_in_all_articles(library: Library, articles: list[int], make_article) -> None:
    operations = Operations(library)
    before = (library.entities(), library.speakers(), [library.analysis(n) for n in articles], library.quotations())
    change = operations.merge_names("خالد", PER, "أحمد علي")
    assert change.names
    assert library.entities(type=PER) == [EntityUse("أحمد علي", PER, 3, 2, "2024-11", "2025-02-01", ("خالد",))]
    assert [use.name for use in library.entities(text="خالد")] == ["أحمد علي"]
    assert library.speakers() == [SpeakerUse("أحمد علي", 2), SpeakerUse("قطر", 1)]
    analysis = library.analysis(articles[1])
    assert analysis is not None
    assert [(m.span.start, m.name) for m in analysis.mentions] == [(4, "أحمد علي"), (12, "قطر")]
    assert analysis.quotations[0].speaker == "أحمد علي"
    assert [
        said.article.identity for said in library.quotations(QuotationFilter(speaker="أحمد علي", exact=True))
    ] == articles[:2]
    assert [said.article.identity for said in library.quotations(QuotationFilter(speaker="خالد", exact=True))] == [
        articles[1]
    ]
    assert [record.identity for record in library.articles_naming("أحمد علي", PER)] == articles[:2]
    assert library.companions("قطر", LOC) == [Companion("أحمد علي", PER, 2)]
    assert [hit.article.identity for hit in library.search('person:"أحمد علي" بعيدة')] == [articles[1]]
    assert library.check().good
    # What comes later is merged too, and what was merged goes along with its new name.
    later = analysed(library, make_article, "أضاف خالد إن الأمر انتهى", ("خالد", PER, "خالد"))
    assert library.entities(type=PER)[0].mentions == 4
    operations.merge_names("أحمد علي", PER, "أحمد علي باشا")
    assert library.entities(type=PER) == [
        EntityUse("أحمد علي باشا", PER, 4, 3, "2024-11", "2025-02-01", ("أحمد علي", "خالد"))
    ]
    assert [name for _, name in library.names_of("أحمد علي باشا", PER)] == ["أحمد علي", "خالد"]
    operations.split_name("خالد", PER)
    assert [(use.name, use.mentions) for use in library.entities(type=PER)] == [("أحمد علي باشا", 2), ("خالد", 2)]
    for _ in range(3):
        operations.undo()
    operations.forget_article(later)
    assert (library.entities(), library.speakers()) == before[:2]
    assert [library.analysis(number) for number in articles] == before[2]
    assert [said.quotation for said in library.quotations()] == [said.quotation for said in before[3]]


def test_a_merge_across_types_and_into_a_name_that_nothing_bears(library: Library, articles: list[int]) -> None:
    operations = Operations(library)
    operations.merge_names("قطر", LOC, "دولة قطر", EntityType.ORG)
    assert library.entities()[0] == EntityUse("دولة قطر", EntityType.ORG, 3, 3, "2024-11", "2025-02-01", ("قطر",))
    assert library.who("قَطر", LOC) == (EntityType.ORG, "دولة قطر")
    # Merging back into what it was is taking it apart.
    operations.merge_names("دولة قطر", EntityType.ORG, "قطر", LOC)
    assert operations.undo_step() is not None
    assert {use.name for use in library.entities()} == {"دولة قطر", "أحمد علي", "خالد"}


def test_corrections_in_one_article_see_through_a_merge(library: Library, articles: list[int]) -> None:
    operations = Operations(library)
    operations.merge_names("خالد", PER, "أحمد علي")
    operations.rename_entity(articles[1], "أحمد علي", PER, "خالد عمر")
    analysis = library.analysis(articles[1])
    assert analysis is not None
    assert [m.name for m in analysis.mentions] == ["خالد عمر", "قطر"]
    assert [use.name for use in library.entities(type=PER)] == ["أحمد علي", "خالد عمر"]
    operations.delete_entity(articles[0], "أحمد علي", PER)
    assert [use.name for use in library.entities(type=PER)] == ["خالد عمر"]


def test_a_name_that_was_not_merged_is_not_split(library: Library, articles: list[int]) -> None:
    operations = Operations(library)
    with pytest.raises(OperationError):
        operations.split_name("قطر", LOC)
    assert not operations.merge_names("قطر", LOC, "قطر")
    assert operations.undo_step() is None
