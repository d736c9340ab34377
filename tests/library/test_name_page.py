"""All that one name's page shows: its line, its places, its companions, its days, and what was written about it."""

from __future__ import annotations

import pytest

from reader.core.analyses import Analysis
from reader.core.mentions import EntityType, Mention
from reader.core.quotations import CueClass, Quotation, QuotationKind
from reader.core.spans import Span
from reader.library import EntityOrder, Library, NameDay, QuotationFilter, SpokenAbout
from reader.operations import Operations

PER, LOC, ORG = EntityType.PER, EntityType.LOC, EntityType.ORG

STORIES = (
    ("قال أحمد علي إن قطر بعيدة عن عمان، وعاد أحمد علي إلى قطر.", "2025-02-01", CueClass.STATES),
    ("حذر خالد من أن أحمد علي سيغادر قطر قريبا.", "2024-11-20", CueClass.WARNS),
    ("وعد أحمد علي بأن عمان ستكون أجمل.", "", CueClass.PROMISES),
)
TYPES = {"أحمد علي": PER, "خالد": PER, "قطر": LOC, "عمان": LOC}


@pytest.fixture
def articles(library: Library, make_article) -> list[int]:
    numbers = []
    for text, date, cue_class in STORIES:
        known = {"date": date} if date else {}
        number = library.keep(make_article(text, **known)).identity
        mentions = []
        for name, type in TYPES.items():
            at = text.find(name)
            while at >= 0:
                mentions.append(Mention(Span(at, at + len(name)), type, name))
                at = text.find(name, at + 1)
        mentions.sort(key=lambda mention: mention.span)
        content = Span(text.index("أن" if "أن" in text else "إن") + 3, len(text) - 1)
        speaker = mentions[0].name
        kind = QuotationKind.MIXED if cue_class is CueClass.WARNS else QuotationKind.INDIRECT
        quotation = Quotation(kind, content, speaker=speaker, speaker_entity=speaker, cue_class=cue_class)
        library.keep_analysis(number, Analysis(tuple(mentions), (quotation,), "m"))
        numbers.append(number)
    return numbers


def test_one_name_and_the_whole_list(library: Library, articles: list[int]) -> None:
    use = library.entity("احمد علي", PER)
    assert use == library.entities(text="أحمد")[0]
    assert (use.mentions, use.articles, use.first, use.last) == (4, 3, "2024-11-20", "2025-02-01")
    assert library.entity("أحمد علي", ORG) is None
    assert library.count_entities() == 4
    assert library.count_entities(type=LOC) == 2
    assert library.count_entities(text="ا") == 3
    names = [use.name for use in library.entities(order=EntityOrder.NAME)]
    assert names == ["أحمد علي", "خالد", "عمان", "قطر"]
    assert [u.articles for u in library.entities(order=EntityOrder.ARTICLES)] == [3, 2, 2, 1]
    assert [u.name for u in library.entities(order=EntityOrder.LAST)] == ["أحمد علي", "عمان", "قطر", "خالد"]
    Operations(library).forget_article(articles[0])
    assert [u.name for u in library.entities(order=EntityOrder.LAST)] == ["أحمد علي", "خالد", "قطر", "عمان"]
    assert [u.last for u in library.entities(order=EntityOrder.LAST)] == ["2024-11-20"] * 3 + [None]


def test_places_in_their_text_the_latest_first(library: Library, articles: list[int]) -> None:
    places = library.named_places("احمد علي", PER)
    assert [place.article.identity for place in places] == [articles[0], articles[0], articles[1], articles[2]]
    for place in places:
        assert place.mark.of(place.snippet) == "أحمد علي"
        assert place.span.of(library.article(place.article.identity).text) == "أحمد علي"
    assert [place.span for place in library.named_places("أحمد علي", PER, limit=2, offset=1)] == [
        place.span for place in places[1:3]
    ]
    assert library.named_places("أحمد علي", PER, limit=5, offset=4) == []
    assert len(library.named_places("أحمد علي", PER, since="2024-11-20", until="2024-12")) == 1
    assert len(library.named_places("أحمد علي", PER, since="2025")) == 2
    assert library.named_places("لا أحد", PER) == []


def test_a_merged_name_is_the_other_one_everywhere(library: Library, articles: list[int]) -> None:
    operations = Operations(library)
    operations.merge_names("خالد", PER, "أحمد علي")
    assert library.entity("خالد", PER) == library.entity("أحمد علي", PER)
    assert library.count_entities() == 3
    assert [place.mark.of(place.snippet) for place in library.named_places("خالد", PER)] == [
        "أحمد علي", "أحمد علي", "خالد", "أحمد علي", "أحمد علي",
    ]  # fmt: skip
    assert [(c.name, c.articles) for c in library.companions("قطر", LOC)] == [("أحمد علي", 2), ("عمان", 1)]
    assert [(c.name, c.articles) for c in library.companions("أحمد علي", PER)] == [("قطر", 2), ("عمان", 2)]
    assert [u.articles for u in library.entities(order=EntityOrder.ARTICLES)] == [3, 2, 2]
    assert [day.mentions for day in library.named_by_date([("خالد", PER)])] == [1, 2, 2]
    operations.undo()
    assert library.count_entities() == 4
    assert [(c.name, c.articles) for c in library.companions("قطر", LOC)] == [
        ("أحمد علي", 2), ("عمان", 1), ("خالد", 1),
    ]  # fmt: skip


def test_names_by_date(library: Library, articles: list[int]) -> None:
    assert library.named_by_date([("أحمد علي", PER), ("عمان", LOC)]) == [
        NameDay("أحمد علي", PER, "", 1, 1),
        NameDay("أحمد علي", PER, "2024-11-20", 1, 1),
        NameDay("أحمد علي", PER, "2025-02-01", 2, 1),
        NameDay("عمان", LOC, "", 1, 1),
        NameDay("عمان", LOC, "2025-02-01", 1, 1),
    ]
    assert [r.identity for r in library.articles_naming("أحمد علي", PER, date="2024")] == [articles[1]]
    assert [r.identity for r in library.articles_naming("أحمد علي", PER, date="2025-02-01")] == [articles[0]]


def test_who_speaks_about_whom(library: Library, articles: list[int]) -> None:
    told = library.who_about_whom()
    assert told == [
        SpokenAbout("أحمد علي", "عمان", LOC, 2),
        SpokenAbout("أحمد علي", "قطر", LOC, 1),
        SpokenAbout("خالد", "أحمد علي", PER, 1),
        SpokenAbout("خالد", "قطر", LOC, 1),
    ]
    for spoken in told:
        where = QuotationFilter(speaker=spoken.speaker, about=spoken.about, exact=True)
        assert library.count_quotations(where) == len(library.quotations(where)) == spoken.quotations
    assert library.who_about_whom(speakers=1, about=1) == told[:1]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (QuotationFilter(), [0, 1, 2]),
        (QuotationFilter(oldest_first=True), [2, 1, 0]),
        (QuotationFilter(cue_class=CueClass.WARNS), [1]),
        (QuotationFilter(kind=QuotationKind.INDIRECT), [0, 2]),
        (QuotationFilter(since="2025"), [0]),
        (QuotationFilter(until="2024-11"), [1]),
        (QuotationFilter(since="2024-11-21", until="2025-02-01"), [0]),
        (QuotationFilter(text="وقطر"), [0, 1]),
        (QuotationFilter(text='"قطر بعيدة"'), [0]),
        (QuotationFilter(text='"بعيدة قطر"'), []),
        (QuotationFilter(text="قطر -قريبا"), [0]),
        (QuotationFilter(text="جمي*"), []),
        (QuotationFilter(text="اجم*"), [2]),
        # Stands in the article, but in nobody's words.
        (QuotationFilter(text="حذر"), []),
        (QuotationFilter(text="قطر", speaker="خالد"), [1]),
        (QuotationFilter(text="؟!"), [0, 1, 2]),
    ],
)
def test_quotations_by_everything_that_can_be_asked(
    library: Library, articles: list[int], where: QuotationFilter, expected: list[int]
) -> None:
    found = library.quotations(where)
    assert [articles.index(spoken.article.identity) for spoken in found] == expected
    assert library.count_quotations(where) == len(expected)
    pages = [library.quotations(where, limit=1, offset=at) for at in range(len(expected) + 1)]
    assert [spoken for page in pages for spoken in page] == found


def test_a_name_is_found_by_what_is_written_about_it(library: Library, articles: list[int]) -> None:
    operations = Operations(library)
    assert library.entities(text="البلدية") == []
    operations.note_name("احمد علي", PER, "رئيسُ البلديّة")
    operations.note_name("خالد", PER, "وزير")
    for limit in (1, None):
        assert [use.name for use in library.entities(text="رئيس البلديه", limit=limit)] == ["أحمد علي"]
    assert library.count_entities(text="رئيس البلديه") == 1
    assert library.entities(text="البلدية", type=ORG) == []
    assert {use.name for use in library.entities(text="خالد")} == {"خالد"}
    operations.merge_names("خالد", PER, "أحمد علي")
    assert [use.name for use in library.entities(text="وزير")] == ["أحمد علي"]
    assert library.count_entities(text="وزير") == 1


def test_what_is_written_about_a_name(library: Library, articles: list[int]) -> None:
    operations = Operations(library)
    change = operations.note_name("احمد علي", PER, "رئيس")
    assert (change.name_notes, change.names, bool(change)) == (True, False, True)
    assert [(note.name, note.body) for note in library.name_notes("أحمد علي", PER)] == [("احمد علي", "رئيس")]
    assert library.name_notes("أحمد علي", ORG) == []
    operations.note_name("أحمد علي", PER, "رئيس البلدية", continuing=True)
    operations.note_name("خالد", PER, "وزير")
    operations.merge_names("خالد", PER, "أحمد علي")
    assert [note.body for note in library.name_notes("خالد", PER)] == ["رئيس البلدية", "وزير"]
    # Written about whom it was merged into.
    operations.note_name("خالد", PER, "رئيس سابق")
    assert [note.body for note in library.name_notes("أحمد علي", PER)] == ["رئيس سابق", "وزير"]
    for _ in range(3):
        operations.undo()
    assert [note.body for note in library.name_notes("خالد", PER)] == []
    assert [note.body for note in library.name_notes("أحمد علي", PER)] == ["رئيس البلدية"]
    assert not operations.note_name("أحمد علي", PER, "رئيس البلدية")
    operations.note_name("أحمد علي", PER, " \n")
    assert library.name_notes("أحمد علي", PER) == []
    operations.undo()
    operations.undo()
    assert library.name_notes("أحمد علي", PER) == []
    assert operations.undo_step() is None


def test_many_companions_tie(library: Library, make_article) -> None:
    """Of those that tie the most mentioned come first."""
    names = [f"اسم{chr(0x628 + n // 20)}{chr(0x62A + n % 20)}" for n in range(60)]
    text = "قال أحمد " + " ".join(names)
    spans = {name: Span(text.index(name), text.index(name) + len(name)) for name in names}
    first = library.keep(make_article(text)).identity
    marks = [Mention(Span(4, 8), PER, "أحمد"), *(Mention(span, PER, name) for name, span in spans.items())]
    library.keep_analysis(first, Analysis(tuple(marks), (), "m"))
    other = library.keep(make_article("غيره " + names[50])).identity
    library.keep_analysis(other, Analysis((Mention(Span(5, 5 + len(names[50])), PER, names[50]),), (), "m"))
    found = library.companions("أحمد", PER, limit=5)
    assert found[0].name == names[50]
    assert [companion.articles for companion in found] == [1] * 5
