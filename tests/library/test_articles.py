"""Articles are known by what they say and come out as they went in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.articles import Article, Block, BlockKind, Direction, Metadata, SetAside, SetAsideReason
from reader.core.errors import LibraryError
from reader.core.notes import Anchor, Note, NoteTarget
from reader.core.spans import Span
from reader.library import Library, NoteFilter
from reader.library.articles import alike
from reader.operations import Operations

FIRST = "افتتح الوزير صباح الأحد معرض الكتاب السنوي في العاصمة بحضور عدد كبير من الناشرين والقراء."
SECOND = "وقال إن الدورة الجديدة تضم أكثر من مئتي دار نشر من عشرين بلدا، وإن الدخول مجاني للطلاب."
THIRD = "ويستمر المعرض عشرة أيام تتخللها ندوات وأمسيات شعرية وورشات للأطفال."


def test_an_article_comes_back_as_it_was_without_its_file(library: Library) -> None:
    text = "عنوان\nفقرة أولى\n1984 English\n• بند"
    article = Article(
        text,
        (
            Block(Span(0, 5), BlockKind.TITLE),
            Block(Span(6, 15)),
            Block(Span(16, 28), BlockKind.QUOTE, Direction.LTR, 0, "“"),
            Block(Span(29, 34), BlockKind.LIST_ITEM, Direction.RTL, 2, "•"),
        ),
        Path("/nowhere/مقال.docx"),
        "docx",
        None,
        Metadata("عنوان", "كاتب", "2025-02-03", "صحيفة", "https://example.org/a"),
        (SetAside("اقرأ أيضا", SetAsideReason.TRAILER, 34),),
        Direction.LTR,
        ("visual_order",),
    )
    record = library.keep(article)
    assert library.article(record.identity) == article
    assert record.title == "عنوان"
    assert record.path == article.path
    assert (record.date, record.outlet) == ("2025-02-03", "صحيفة")
    assert record.content_hash == article.content_hash
    assert record.words == 6
    assert not record.analysed


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(lines=st.lists(st.text(st.characters(exclude_characters="\n")), max_size=6), path=st.text(min_size=1))
def test_any_text_comes_back(library: Library, lines: list[str], path: str) -> None:
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block(Span(start, start + len(line))))
        start += len(line) + 1
    article = Article("\n".join(lines), tuple(blocks), Path("/x" + path.replace("\0", "")))
    assert library.article(library.keep(article).identity) == article


def test_lone_surrogates_in_text_and_path_are_kept(library: Library, make_article) -> None:
    article = make_article("نص فيه \ud83d نصف رمز", title="عنوان \udcff", path="/ملف\udce1.txt")
    record = library.keep(article)
    assert library.article(record.identity) == article
    assert library.record_at(Path("/ملف\udce1.txt")) == library.record(record.identity)
    assert [hit.article.identity for hit in library.search("نصف")] == [record.identity]


def test_the_same_text_is_one_article_wherever_it_lies(library: Library, make_article) -> None:
    first = library.keep(make_article(FIRST, SECOND, path="/a.txt"))
    again = library.keep(make_article(FIRST, SECOND, path="/a.txt"))
    moved = library.keep(make_article(FIRST, SECOND, path="/folder/b.txt"))
    assert {first.identity, again.identity, moved.identity} == {first.identity}
    assert moved.path == Path("/folder/b.txt")
    assert library.record_at(Path("/a.txt")) == library.record_at(Path("/folder/b.txt")) == moved
    assert len(library.records()) == 1


def test_text_from_the_clipboard_keeps_the_path_it_is_known_by(library: Library, make_article) -> None:
    library.keep(make_article(FIRST, path="/a.txt"))
    assert library.keep(make_article(FIRST)).path == Path("/a.txt")


def test_what_the_file_now_says_beside_the_text_is_taken_over(library: Library, make_article) -> None:
    record = library.keep(make_article(FIRST, path="/a.html"))
    article = make_article(FIRST, path="/a.html", title="", author="كاتبة", date="2025-01-01")
    article = replace(article, blocks=(replace(article.blocks[0], kind=BlockKind.TITLE),))
    again = library.keep(article)
    assert again.identity == record.identity
    assert (again.date, again.title) == ("2025-01-01", FIRST)
    assert library.article(record.identity) == article
    assert [hit.article.identity for hit in library.search("المعرض")] == [record.identity]


def test_last_opened_comes_first_and_an_import_is_not_reading(library: Library, make_article) -> None:
    first = library.keep(make_article(FIRST))
    second = library.keep(make_article(SECOND))
    imported = library.keep(make_article(THIRD), opened=False)
    library.keep(make_article(FIRST))
    assert imported.opened is None
    assert [r.identity for r in library.records()] == [first.identity, imported.identity, second.identity]
    assert [r.identity for r in library.records(1, 1)] == [imported.identity]


def test_a_changed_file_is_the_same_article_and_notes_find_their_words(library: Library, make_article) -> None:
    article = make_article(FIRST, SECOND, path="/a.txt")
    record = library.keep(article)
    operations = Operations(library)
    spans = {
        word: Span(article.text.index(word), article.text.index(word) + len(word))
        for word in ("معرض الكتاب", "مئتي دار نشر", "مجاني للطلاب")
    }
    notes = {
        word: operations.add_note(
            record.identity, Note(NoteTarget.SELECTION, "ملاحظة", Anchor.at(article.text, span))
        ).created
        for word, span in spans.items()
    }
    library.keep_position(record.identity, spans["مئتي دار نشر"].start)
    changed = make_article(
        "تحديث: الساعة العاشرة.", FIRST, SECOND.replace("مجاني للطلاب", "بسعر رمزي"), THIRD, path="/a.txt"
    )
    again = library.keep(changed)
    assert again.identity == record.identity
    assert again.content_hash == changed.content_hash
    assert library.article(again.identity) == changed
    for word in ("معرض الكتاب", "مئتي دار نشر"):
        note = library.note(notes[word])
        assert not note.orphan
        assert note.anchor is not None
        assert note.anchor.span.of(changed.text) == word
        assert note.anchor == Anchor.at(changed.text, note.anchor.span)
    lost = library.note(notes["مجاني للطلاب"])
    assert lost.orphan
    assert lost.anchor is not None
    assert lost.anchor.exact == "مجاني للطلاب"
    assert [note.identity for note in library.notes(where=NoteFilter(orphans=True))] == [lost.identity]
    assert again.position == changed.text.index("مئتي دار نشر")
    # The file is changed back: the lost note finds its words again.
    library.keep(article)
    assert library.notes(where=NoteFilter(orphans=True)) == []
    assert library.note(lost.identity).anchor == Anchor.at(article.text, spans["مجاني للطلاب"])


def test_a_wholly_different_text_at_a_path_is_another_article(library: Library, make_article) -> None:
    article = make_article(FIRST, path="/a.txt")
    record = library.keep(article)
    note = Operations(library).add_note(
        record.identity, Note(NoteTarget.SELECTION, "", Anchor.at(article.text, Span(0, 5)))
    )
    other = library.keep(make_article("كتبت الصحيفة عن موسم الزيتون في الجبال البعيدة هذا الخريف.", path="/a.txt"))
    assert other.identity != record.identity
    assert library.record_at(Path("/a.txt")) == other
    assert library.record(record.identity).path is None
    assert library.article(record.identity).text == article.text
    assert not library.note(note.created).orphan


def test_an_article_that_loses_one_of_its_files_is_known_by_the_other(library: Library, make_article) -> None:
    record = library.keep(make_article(FIRST, path="/b.txt"))
    library.keep(make_article(FIRST, path="/a.txt"))
    library.keep(make_article("موضوع آخر لا صلة له بما سبق إطلاقا.", path="/a.txt"))
    assert library.record(record.identity).path == Path("/b.txt")


def test_directions_are_kept_by_article_and_block_and_move_with_their_block(library: Library, make_article) -> None:
    record = library.keep(make_article(FIRST, SECOND, path="/a.txt"))
    operations = Operations(library)
    start = len(FIRST) + 1
    operations.set_block_direction(record.identity, start, Direction.LTR)
    assert [block.direction for block in library.article(record.identity).blocks] == [Direction.RTL, Direction.LTR]
    library.keep(make_article(THIRD, FIRST, SECOND, path="/a.txt"))
    assert dict(library.directions(record.identity).blocks) == {len(THIRD) + 1 + start: Direction.LTR}
    operations.set_direction(record.identity, Direction.LTR)
    operations.set_block_direction(record.identity, len(THIRD) + 1 + start, Direction.RTL)
    article = library.article(record.identity)
    assert article.direction is Direction.LTR
    assert [block.direction for block in article.blocks] == [Direction.LTR, Direction.LTR, Direction.RTL]
    # The block is gone from the file, and so is what was said of it; the rest stays.
    library.keep(make_article(THIRD, FIRST, path="/a.txt"))
    assert dict(library.directions(record.identity).blocks) == {}
    assert library.directions(record.identity).article is Direction.LTR


def test_what_is_not_there_is_said_so(library: Library) -> None:
    for ask in (library.record, library.article, library.directions, library.note, library.tag):
        with pytest.raises(LibraryError) as raised:
            ask(7)
        assert raised.value.code == "gone"
    assert library.record_at(Path("x")) is None
    assert library.analysis(7) is None


def test_alike_is_about_words_not_letters() -> None:
    assert alike(f"{FIRST} {SECOND}", f"{FIRST} {THIRD}")
    assert alike(FIRST, f"{FIRST} {SECOND} {THIRD}")
    assert not alike(FIRST, SECOND)
    assert alike("", "")
    assert not alike("", FIRST)
    assert alike("خبر قصير", "خَبَرٌ قصير")
