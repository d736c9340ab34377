"""A check finds what is wrong and says what to do; repair makes anew what it can and deletes nobody's work."""

from __future__ import annotations

import string

import pytest

from reader.core.analyses import Analysis
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Anchor, Note, NoteTarget
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.library import Library
from reader.library.check import PROBLEMS
from reader.operations import Operations

TEXT = "قال محمد علي إن الجسر سيفتح غدا."


@pytest.fixture
def article(library: Library, make_article) -> int:
    number = library.keep(make_article(TEXT, title="عنوان")).identity
    text = library.article(number).text
    at = text.index("محمد")
    mention = Mention(Span(at, at + 8), EntityType.PER, "محمد علي")
    quotation = Quotation(QuotationKind.INDIRECT, Span(at + 12, at + 20), speaker="محمد علي")
    library.keep_analysis(number, Analysis((mention,), (quotation,), "m"))
    Operations(library).add_note(number, Note(NoteTarget.SELECTION, "ملاحظة", Anchor.at(text, Span(at, at + 8))))
    return number


def codes(library: Library) -> list[str]:
    report = library.check()
    for problem in report.problems:
        for language in ("ar", "en"):
            assert "{" not in problem.sentence(language)
    return [problem.code for problem in report.problems]


def test_a_whole_library_is_good(library: Library, article: int, make_article) -> None:
    other = library.keep(make_article("نص آخر")).identity
    Operations(library).forget_article(other)
    progress: list[float] = []
    report = library.check(progress.append)
    assert report.good
    assert not report.repairable
    assert (report.articles, report.notes) == (2, 1)
    assert report.size == library.path.stat().st_size
    assert progress[-1] == 1.0
    assert library.repair() == report


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE article_words_docsize SET id = 77", "search"),
        ("INSERT INTO article_words (article_words) VALUES ('delete-all')", "search"),
        ("INSERT INTO note_words (note_words, rowid, terms) SELECT 'delete', id, terms FROM note", "search"),
        ("DELETE FROM fact WHERE key = 'terms'", "search"),
        ("UPDATE entity SET mentions = 9", "names"),
        ("UPDATE speaker SET quotations = 9", "names"),
        ("DELETE FROM appearance", "names"),
        ("UPDATE article SET quotations = 5", "names"),
        ("UPDATE analysis SET marks = x'00112233'", "analysis"),
        ("UPDATE note SET start = start + 1", "places"),
    ],
)
def test_what_can_be_made_anew_is(library: Library, article: int, damage: str, code: str) -> None:
    note = library.notes()[0]
    library._store.sql(damage)
    path = library.path
    library.close()
    with Library.open(path) as again:
        assert code in codes(again)
        report = again.check()
        assert report.repairable
        assert again.repair().good
        assert codes(again) == []
        assert again.notes() == [note]
        assert [hit.article.identity for hit in again.search("الجسر")] == [article]
        if code != "analysis":
            assert [use.mentions for use in again.entities()] == [1]


def test_a_spoiled_text_is_named_and_left(library: Library, article: int) -> None:
    for damage in ("UPDATE article_text SET text = x'0011'", "UPDATE article SET content_hash = zeroblob(32)"):
        library._store.sql(damage)
        assert codes(library) == ["text"]
        report = library.repair()
        assert [problem.values["title"] for problem in report.problems] == ["عنوان"]
        assert len(library.notes()) == 1


def test_references_that_lead_nowhere_are_counted(library: Library, article: int) -> None:
    library._store.sql("PRAGMA foreign_keys = off")
    library._store.sql("INSERT INTO note_tag (note_id, tag_id) VALUES (1, 55)")
    assert codes(library) == ["references"]


def test_a_damaged_page_is_told_and_the_rest_not_tried(library: Library, article: int) -> None:
    (root,) = library._store.sql("SELECT rootpage FROM sqlite_master WHERE name = 'note_article'").fetchone()
    path = library.path
    library.close()
    spoiled = bytearray(path.read_bytes())
    spoiled[(root - 1) * 4096 : root * 4096] = b"\x99" * 4096
    path.write_bytes(spoiled)
    from reader.library import starting

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(starting, "CHECKED_AT_START", 0)
        with Library.open(path) as again:
            assert set(codes(again)) == {"pages"}
            assert not again.repair().good


def test_every_problem_is_told_in_both_languages_with_the_same_values() -> None:
    for told in PROBLEMS.values():
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(told[language]) if name} for language in ("ar", "en")
        ]
        assert fields[0] == fields[1]
