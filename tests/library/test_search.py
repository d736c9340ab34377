"""Search finds a word however it is spelled and whatever is glued to it, and shows it as the text spells it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.analyses import Analysis
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.library import Library, NoteFilter
from reader.library import search as search_module
from reader.library import search_index as index_module
from reader.library.models import Fact
from reader.library.query import read_query
from reader.library.snippets import Finder
from reader.library.terms import terms
from reader.operations import Operations

TEXTS = (
    "أعلنت الحكومة خطة جديدة للمياه، ووعدت بالتنفيذ في الربيع.",
    "رحّب الناس وبالحكومة ثقتهم كبيرة، كما قال المتحدث.",
    "سافر أحمد إلى القاهرة في ٢٠٢٤ وعاد بعد أسبوع.",
    "The team of Al-Ahly won in Cairo.",
)


@pytest.fixture
def articles(library: Library, make_article) -> list[int]:
    return [library.keep(make_article(text, title=f"خبر رقم {n}")).identity for n, text in enumerate(TEXTS)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("حكومة", {0, 1}),
        ("الحكومه", {0, 1}),
        ("حكومة، (مياه)", {0}),
        ("حُكومــة", {0, 1}),
        ("احمد", {2}),
        ("2024", {2}),
        ("cairo", {3}),
        ("ahly", {3}),
        ("حكومة مياه", {0}),
        ("حكومة -مياه", {1}),
        ("حكومة مدرسة", set()),
        ('"خطة جديدة"', {0}),
        ('"جديدة خطة"', set()),
        ("«خطة جديدة»", {0}),
        ("قاه*", {2}),
        ("القاه*", {2}),
        ("خبر", {0, 1, 2, 3}),
        ("-حكومة", set()),
        ("", set()),
        ("؟ ! *", set()),
        ('" OR NEAR( AND : ^ {', set()),
    ],
)
def test_what_is_found(library: Library, articles: list[int], query: str, expected: set[int]) -> None:
    assert {articles.index(hit.article.identity) for hit in library.search(query)} == expected


@given(st.text(max_size=30))
def test_nothing_that_is_typed_is_an_error(typed: str) -> None:
    import sqlite3
    from contextlib import closing

    for typing in (False, True):
        match = read_query(typed, typing=typing).match()
        if match is not None:
            with closing(sqlite3.connect(":memory:")) as connection:
                connection.execute("CREATE VIRTUAL TABLE t USING fts5 (title, body)")
                assert connection.execute("SELECT * FROM t WHERE t MATCH ?", (match,)).fetchall() == []


@pytest.mark.parametrize(
    ("query", "forms"),
    [
        (
            "حكومة",
            "الحكومة حكومه والحكومة بالحكومة وبالحكومة للحكومة وللحكومة فالحكومة كالحكومة وحكومة بحكومة لحكومة "
            "فحكومة وبحكومة حكومته حكومتها حكومتي حكومتنا حكومتهم حكومتهما حكومتكم بحكومته ولحكومتها حكومات "
            "الحكومات حكوماتها حكومتان حكومتين حكومي الحكومية حُكُومَةٍ حكــومة",
        ),
        ("قضية", "القضية قضيته قضيتها قضيتنا قضيتهم قضايا للقضية بقضية لقضيته"),
        ("كتاب", "الكتاب كتابه كتابها وكتابه بكتاب لكتاب بالكتاب"),
        ("أعلن", "اعلن أعلنت وأعلن وأعلنت"),
        ("لبنان", "بلبنان ولبنان وبلبنان"),
        ("وزير", "الوزير بوزير لوزير ولوزيرها للوزير كالوزير بالوزير"),
        ("الوزارة", "وزارة لوزارة بوزارتها والوزارات"),
        ("بيروت", "ببيروت لبيروت وبيروت"),
        ("دعوة", "الدعوة دعوته دعوتها بدعوة لدعوة"),
    ],
)
def test_clitics_and_inflection_hide_no_word(library: Library, make_article, query: str, forms: str) -> None:
    numbers = {library.keep(make_article(f"نص أول فيه {form} ثم غيرها.")).identity: form for form in forms.split()}
    hits = library.search(query, limit=100)
    missing = set(numbers.values()) - {numbers[hit.article.identity] for hit in hits}
    # A broken plural is another word to a light stem.
    assert missing == {"قضايا"} & set(numbers.values())
    for hit in hits:
        assert [mark.of(hit.snippet) for mark in hit.marks] == [numbers[hit.article.identity]]
    assert library.search(f"-{query} نص", limit=100) == [
        hit for hit in library.search("نص", limit=100) if numbers[hit.article.identity] == "قضايا"
    ]


@pytest.mark.parametrize(
    ("query", "found", "others"),
    [
        (
            '"حكومة لبنان"',
            ("بحكومة لبنان", "لحكومة لبنان", "وبالحكومة لبنان", "كحكومة لبنان", "الحكومة، لبنان", "حكومة بلبنان"),
            ("لبنان حكومة", "حكومة في لبنان", "حكومة فلبنان"),
        ),
        ('"وزير الخارجية"', ("لوزير الخارجية", "بوزير الخارجية", "الوزير للخارجية"), ("وزير غير الخارجية",)),
        ('"قرار مجلس الأمن"', ("لقرار مجلس الأمن", "بقرار مجلس الأمن", "قرار مجلس الأمن"), ("قرار من مجلس الأمن",)),
        ('"بيروت"', ("ببيروت", "وبيروت"), ("بيروني",)),
    ],
)
def test_clitics_hide_no_phrase(
    library: Library, make_article, query: str, found: tuple[str, ...], others: tuple[str, ...]
) -> None:
    numbers = {library.keep(make_article(f"وثق الناس {form} كثيرا.")).identity: form for form in (*found, *others)}
    hits = library.search(query)
    assert {numbers[hit.article.identity] for hit in hits} == set(found)
    for hit in hits:
        form = numbers[hit.article.identity].replace("،", "")
        assert " ".join(mark.of(hit.snippet) for mark in hit.marks) == form


@pytest.mark.parametrize(
    ("query", "other"), [("بيروت", "بيرو"), ("يوم", "يومية*"), ("قرار", "قرى"), ("بيت", "بي"), ("يان", "بينة")]
)
def test_other_words_are_not_found(library: Library, make_article, query: str, other: str) -> None:
    library.keep(make_article(f"نص فيه {other.rstrip('*')} وحدها."))
    assert len(library.search(query)) == other.endswith("*")


def test_the_last_word_may_still_be_typed(library: Library, articles: list[int]) -> None:
    assert {hit.article.identity for hit in library.search("قاه", typing=True)} == {articles[2]}
    assert library.search("قاه ", typing=True) == []
    assert library.search("قاه") == []


def test_a_snippet_shows_the_text_as_it_is_spelled(library: Library, articles: list[int]) -> None:
    (hit,) = library.search("حكومه ثقت*")
    text = library.article(articles[1]).text
    assert [mark.of(hit.snippet) for mark in hit.marks] == ["وبالحكومة", "ثقتهم"]
    assert hit.span is not None
    assert hit.span.of(text) == "وبالحكومة"
    assert "\n" not in hit.snippet


@given(
    words=st.lists(st.sampled_from(["الحكومة", "وبالحكومةِ", "ماء", "Cairo", "٢٠٢٤", "،", "\n", "مــاء"]), max_size=80),
    wanted=st.sampled_from(["حكومة", "ماء", "cairo", "2024"]),
)
def test_marks_stand_on_words_of_the_query(words: list[str], wanted: str) -> None:
    text = " ".join(words)
    snippet, marks, first = Finder(read_query(wanted)).snippet(text)
    assert (first is None) == (terms(wanted) not in terms(text).split())
    for mark in marks:
        assert terms(mark.of(snippet)) == terms(wanted)
    if first is not None:
        assert terms(first.of(text)) == terms(wanted)
        assert marks
    assert snippet in text.replace("\n", " ")


def test_a_snippet_shows_the_place_where_most_words_stand() -> None:
    text = "الماء هنا. " + "كلام طويل لا شأن له " * 40 + "ثم الماء والكهرباء معا. " + "وبقية الكلام " * 30
    snippet, marks, first = Finder(read_query("كهرباء ماء")).snippet(text)
    assert first is not None
    assert first.start > 500
    assert [mark.of(snippet) for mark in marks] == ["الماء", "والكهرباء"]


def test_notes_are_found_by_what_was_written_and_what_they_are_on(
    library: Library, articles: list[int], make_article
) -> None:
    operations = Operations(library)
    text = library.article(articles[0]).text
    anchor = Anchor.at(text, Span(text.index("خطة"), text.index("خطة") + 9))
    number = operations.add_note(articles[0], Note(NoteTarget.SELECTION, "وعدٌ قديم", anchor)).created
    assert [hit.note.identity for hit in library.search("الوعد القديم") if hit.note] == [number]
    hits = library.search("خطة جديدة")
    assert {(hit.note.identity if hit.note else None) for hit in hits} == {None, number}
    note_hit = next(hit for hit in hits if hit.note)
    assert note_hit.span == anchor.span
    assert [mark.of(note_hit.snippet) for mark in note_hit.marks] == ["خطة", "جديدة"]
    operations.edit_note(number, body="غير ذلك")
    assert [hit for hit in library.search("قديم") if hit.note] == []
    operations.undo()
    assert [hit.note.identity for hit in library.search("قديم") if hit.note] == [number]
    operations.delete_note(number)
    assert [hit for hit in library.search("قديم") if hit.note] == []
    assert library.notes(where=NoteFilter(text="قديم")) == []


def test_the_best_comes_first_or_the_newest(library: Library, make_article) -> None:
    passing = library.keep(make_article("كلام كثير عن أمور شتى ثم ذكر الزيتون مرة واحدة في آخره." * 3)).identity
    about = library.keep(make_article("الزيتون في الجبال.", title="موسم الزيتون")).identity
    later = library.keep(make_article("كلام آخر فيه ذكر الزيتون أيضا مع أشياء كثيرة غيره جدا.")).identity
    assert library.search("زيتون")[0].article.identity == about
    assert [hit.article.identity for hit in library.search("زيتون", newest_first=True)] == [later, about, passing]
    assert [hit.article.identity for hit in library.search("زيتون", newest_first=True, limit=1, offset=1)] == [about]


def test_the_index_follows_a_changed_text(library: Library, make_article) -> None:
    first = make_article("قال الوزير إن الجسر سيفتح غدا في المدينة القديمة.", path="/a.txt")
    number = library.keep(first).identity
    library.keep(make_article("قال الوزير إن النفق سيفتح غدا في المدينة القديمة.", path="/a.txt"))
    assert library.search("جسر") == []
    assert [hit.article.identity for hit in library.search("نفق")] == [number]
    library._store.sql("INSERT INTO note_words (note_words) VALUES ('integrity-check')")
    assert library._store.sql("SELECT count(*) FROM article_words WHERE article_words MATCH 'جسر'").fetchone() == (0,)


def test_an_index_made_otherwise_is_made_anew(
    library: Library, articles: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    Operations(library).add_note(articles[0], Note(NoteTarget.ARTICLE, "ملاحظة عن الحكومة", None))
    path = library.path
    library.close()
    with monkeypatch.context() as patched:
        patched.setattr(index_module, "fingerprint", lambda: "other")
        patched.setattr(index_module, "terms", lambda _: terms("سواها"))
        with Library.open(path) as other:
            assert len(other.search("سواها")) == 5
            assert other.search("قاهرة") == []
    with Library.open(path) as again:
        assert [articles.index(hit.article.identity) for hit in again.search("قاهرة")] == [2]
        assert again.search("سواها") == []
        assert len([hit for hit in again.search("حكومة") if hit.note]) == 1
        assert ("terms",) in again._store.rows(Fact.select(Fact.key))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("شخص:أحمد", {2}),
        ("person:احمد قاهرة", {2}),
        ("person:احمد حكومة", set()),
        ("-person:احمد خبر", {0, 1, 3}),
        ("وسم:مهم", {0, 3}),
        ("tag:مُهم خبر", {0, 3}),
        ("tag:مه خبر", set()),
        ('speaker:"أحمد علي"', {2}),
        ("قائل:علي", {2}),
        ("source:الأهرام", {1}),
        ("source:اهرام خبر", {1}),
        ("-مصدر:اهرام خبر", {0, 2, 3}),
        ("date:2024", {0, 1}),
        ("تاريخ:٢٠٢٤-٠٢", {1}),
        ("date:2024-02-10", {1}),
        ("date:2024-2..2025", {1, 2}),
        ("date:..2024-01", {0}),
        ("date:2025.. خبر", {2}),
        ("-date:2024 خبر", {2, 3}),
        ("date:أمس خبر", set()),
        ("person: خبر", {0, 1, 2, 3}),
        ("note:خبر", set()),
    ],
)
def test_fields(library: Library, make_article, query: str, expected: set[int]) -> None:
    numbers = []
    for n, (text, date, outlet) in enumerate(
        zip(TEXTS, ("2024-01-05", "2024-02-10", "2025-03-01", ""), ("", "الأهرام", "", ""), strict=True)
    ):
        known = {key: value for key, value in (("date", date), ("outlet", outlet)) if value}
        numbers.append(library.keep(make_article(text, title=f"خبر رقم {n}", **known)).identity)
    start = library.article(numbers[2]).text.index("أحمد")
    mention = Mention(Span(start, start + 4), EntityType.PER, "أحمد علي")
    quotation = Quotation(QuotationKind.INDIRECT, Span(0, 5), speaker="أحمد علي")
    library.keep_analysis(numbers[2], Analysis((mention,), (quotation,), "m"))
    for number in (0, 3):
        Operations(library).tag_article(numbers[number], Tag("مهم", "#000000"))
    for newest_first in (False, True):
        hits = library.search(query, newest_first=newest_first)
        assert {numbers.index(hit.article.identity) for hit in hits} == expected


def test_a_common_word_gives_titles_first_and_then_the_newest(
    library: Library, make_article, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [library.keep(make_article(f"ذكر الزيتون مرة {n}.")).identity for n in range(4)]
    titled = library.keep(make_article("غيره.", title="موسم الزيتون")).identity
    numbers += [library.keep(make_article(f"ثم الزيتون مرة أخرى {n}.")).identity for n in range(4)]
    monkeypatch.setattr(search_module, "_RANKED_HITS", 5)
    everything = [hit.article.identity for hit in library.search("زيتون")]
    assert everything == [titled, *reversed(numbers)]
    pages = [hit.article.identity for at in range(0, 12, 3) for hit in library.search("زيتون", limit=3, offset=at)]
    assert pages == everything


def test_notes_by_everything_that_can_be_asked(library: Library, articles: list[int]) -> None:
    operations = Operations(library)
    text = library.article(articles[0]).text
    anchor = Anchor.at(text, Span(4, 8))
    tag = operations.create_tag("مهم", "#aa0000").created
    plain = operations.add_note(articles[0], Note(NoteTarget.ARTICLE, "عن المقال", None)).created
    light = operations.add_note(
        articles[0], Note(NoteTarget.SELECTION, "", anchor, (Tag("مهم", "#aa0000", tag),))
    ).created
    quoted = operations.add_note(articles[1], Note(NoteTarget.QUOTATION, "قول", None, speaker="أحمد علي")).created
    named = operations.add_note(articles[2], Note(NoteTarget.ENTITY, "مكان", None, entity="القاهرة")).created

    def found(**asked: object) -> list[int]:
        names = ("article", "limit", "offset")
        given = {name: asked.pop(name) for name in names if name in asked}
        where = NoteFilter(**asked)  # type: ignore[arg-type]
        notes = library.notes(where=where, **given)  # type: ignore[arg-type]
        if "limit" not in given:
            assert library.count_notes(where, article=given.get("article")) == len(notes)  # type: ignore[arg-type]
        return [note.identity for note in notes]

    assert found() == [named, quoted, light, plain]
    assert found(article=articles[0]) == [plain, light]
    assert found(tag=tag) == [light]
    assert found(highlights=True) == [light]
    assert found(highlights=False) == [named, quoted, plain]
    assert found(person="احمد") == [quoted]
    assert found(person="قاهره") == [named]
    assert found(target=NoteTarget.ENTITY) == [named]
    assert found(text="مقا") == [plain]
    assert found(limit=2, offset=1) == [quoted, light]
    assert found(person="ا", limit=1, offset=1) == [quoted]
    changed = library.note(quoted).changed
    assert found(since=changed) == [named, quoted]
    assert found(until=changed) == [light, plain]
    assert found(orphans=True) == []
