"""What each change does, says it did, and how it reads in undo and redo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.analyses import Analysis
from reader.core.articles import Direction
from reader.core.errors import OperationError
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.library import Library, QuotationFilter
from reader.operations import Operations

TEXT = "قال محمد علي إن الجسر الجديد سيُفتح غدا. وأضاف محمد أن قطر موّلته."


@pytest.fixture
def article(library: Library, make_article) -> int:
    number = library.keep(make_article(TEXT, path="/a.txt")).identity
    library.keep_analysis(number, ANALYSIS)
    return number


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


SECOND = Span(TEXT.rindex("محمد"), TEXT.rindex("محمد") + 4)
CONTENT = place("الجسر الجديد سيُفتح غدا")
ANALYSIS = Analysis(
    (
        Mention(place("محمد علي"), EntityType.PER, "محمد علي"),
        Mention(SECOND, EntityType.PER, "محمد علي"),
        Mention(place("قطر"), EntityType.LOC, "قطر"),
    ),
    (
        Quotation(
            QuotationKind.INDIRECT,
            CONTENT,
            place("قال"),
            place("محمد علي"),
            "محمد علي",
            "محمد علي",
        ),
    ),
    "tagger 1",
)


def note(words: str = "الجسر الجديد", body: str = "انظر", *tags: Tag) -> Note:
    return Note(NoteTarget.SELECTION, body, Anchor.at(TEXT, place(words)), tags)


def test_a_note_with_tags_is_one_step(library: Library, operations: Operations, article: int) -> None:
    change = operations.add_note(article, note("قطر", "ملاحظة", Tag("مهم", "#aa0000"), Tag("تمويل", "#00aa00")))
    kept = library.note(change.created)
    assert change.notes == {change.created}
    assert change.articles == {article}
    assert len(change.tags) == 2
    assert kept.body == "ملاحظة"
    assert kept.anchor == Anchor.at(TEXT, place("قطر"))
    assert [tag.name for tag in kept.tags] == ["تمويل", "مهم"]
    assert kept.created == kept.changed
    assert library.record(article).notes == 1
    assert operations.undo() == replace(change, created=0)
    assert library.notes() == []
    assert library.tags() == []
    operations.redo()
    assert library.note(change.created) == kept


def test_a_tag_is_found_by_its_name_however_it_is_spelled(
    library: Library, operations: Operations, article: int
) -> None:
    tag = operations.create_tag("إقتصاد", "#123456").created
    first = operations.add_note(article, note("قطر", "", Tag("اقتصاد", "#000000"))).created
    operations.tag_article(article, Tag("اِقتصاد", "#000000"))
    assert [use.tag.identity for use in library.tags()] == [tag]
    assert (library.tags()[0].notes, library.tags()[0].articles) == (1, 1)
    assert library.note(first).tags == (Tag("إقتصاد", "#123456", tag),)
    assert library.record(article).tags == (Tag("إقتصاد", "#123456", tag),)
    assert [record.identity for record in library.records(tag=tag)] == [article]
    with pytest.raises(OperationError) as raised:
        operations.create_tag(" اقتصاد", "#000000")
    assert raised.value.code == "name_taken"
    operations.rename_tag(tag, "اقتصاد")
    assert library.tag(tag).name == "اقتصاد"
    for blank in ("", "  ", "—!"):
        with pytest.raises(OperationError) as raised:
            operations.create_tag(blank, "#000000")
        assert raised.value.code == "blank_name"


def test_merging_and_deleting_tags_loses_no_note(library: Library, operations: Operations, article: int) -> None:
    one, two = (operations.create_tag(name, "#000000").created for name in ("سياسة", "حكم"))
    both = operations.add_note(article, note("قطر", "", library.tag(one), library.tag(two))).created
    only = operations.add_note(article, note("الجسر", "", library.tag(one))).created
    operations.tag_article(article, one)
    before = library.notes(article), library.tags(), library.record(article)
    operations.merge_tags(one, two)
    assert [[tag.identity for tag in library.note(n).tags] for n in (both, only)] == [[two], [two]]
    assert [tag.identity for tag in library.record(article).tags] == [two]
    operations.delete_tag(two)
    assert [note.tags for note in library.notes(article)] == [(), ()]
    assert library.tags() == []
    operations.undo()
    operations.undo()
    assert (library.notes(article), library.tags(), library.record(article)) == before


def test_typing_is_one_step_and_another_sitting_another(library: Library, operations: Operations, article: int) -> None:
    number = operations.add_note(article, note(body="أ")).created
    operations.edit_note(number, body="أ")
    operations.create_tag("بينهما", "#000000")
    for body in ("أب", "أبج", "أبجد"):
        operations.edit_note(number, body=body, continuing=True)
    operations.edit_note(number, body="هوز")
    operations.undo()
    assert library.note(number).body == "أبجد"
    operations.undo()
    assert library.note(number).body == "أ"
    operations.redo()
    assert library.note(number).body == "أبجد"
    # What was undone and typed anew does not join what stands before it.
    operations.edit_note(number, body="آخر", continuing=True)
    operations.undo()
    assert library.note(number).body == "أبجد"
    other = operations.add_note(article, note("قطر")).created
    operations.edit_note(number, body="١", continuing=True)
    operations.edit_note(other, body="٢", continuing=True)
    operations.undo()
    assert (library.note(number).body, library.note(other).body) == ("١", "انظر")


def test_a_new_note_and_its_typing_are_one_step(library: Library, operations: Operations, article: int) -> None:
    number = operations.add_note(article, note("قطر", "ا", Tag("ت", "#000000"))).created
    for body in ("ال", "الد", "الدوحة"):
        operations.edit_note(number, body=body, continuing=True)
    kept = library.note(number)
    step = operations.undo_step()
    assert step is not None
    assert step.code == "add_note"
    operations.undo()
    assert library.notes() == []
    assert operations.undo_step() is None
    operations.redo()
    assert library.note(number) == kept
    assert kept.body == "الدوحة"


def test_a_change_that_changes_nothing_is_no_step(library: Library, operations: Operations, article: int) -> None:
    tag = operations.create_tag("ت", "#000000").created
    number = operations.add_note(article, note()).created
    operations.undo()
    operations.redo()
    operations.delete_note(number)
    operations.undo()
    assert not operations.edit_note(number, body="انظر")
    assert not operations.untag_note(number, tag)
    assert not operations.merge_tags(tag, tag)
    assert not operations.set_direction(article, None)
    redo = operations.redo_step()
    assert redo is not None
    assert redo.code == "delete_note"


def test_an_orphan_is_attached_by_hand(library: Library, operations: Operations, article: int, make_article) -> None:
    number = operations.add_note(article, note("غدا")).created
    text = TEXT.replace("غدا", "الأسبوع المقبل")
    library.keep(make_article(text, path="/a.txt"))
    assert library.note(number).orphan
    span = Span(text.index("المقبل"), text.index("المقبل") + 6)
    operations.attach_note(number, span)
    assert not library.note(number).orphan
    assert library.note(number).anchor == Anchor.at(text, span)
    operations.undo()
    assert library.note(number).orphan
    for wrong in (Span(0, 999), Span(3, 3)):
        with pytest.raises(OperationError):
            operations.attach_note(number, wrong)


def test_undo_of_a_step_made_on_an_earlier_text_finds_the_words(
    library: Library, operations: Operations, article: int, make_article
) -> None:
    number = operations.add_note(article, note("قطر")).created
    lost = operations.add_note(article, note("غدا")).created
    operations.delete_notes([number, lost])
    text = "تحديث. " + TEXT.replace("غدا", "قريبا")
    library.keep(make_article(text, path="/a.txt"))
    operations.undo()
    anchor = library.note(number).anchor
    assert anchor is not None
    assert anchor.span.of(text) == "قطر"
    assert library.note(lost).orphan


def test_corrections_of_names_outlive_the_next_analysis(library: Library, operations: Operations, article: int) -> None:
    operations.retype_mention(article, place("قطر"), EntityType.ORG)
    operations.rename_entity(article, "محمد علي", EntityType.PER, "محمد علي باشا")
    operations.move_mention(article, SECOND, Span(SECOND.start - 5, SECOND.end))
    operations.add_mention(article, place("الجسر الجديد"), EntityType.MISC)
    library.keep_analysis(article, ANALYSIS)
    analysis = library.analysis(article)
    assert analysis is not None
    assert [(m.span.of(TEXT), m.type.value, m.name) for m in analysis.mentions] == [
        ("محمد علي", "PER", "محمد علي باشا"),
        ("الجسر الجديد", "MISC", "الجسر الجديد"),
        ("أضاف محمد", "PER", "محمد علي باشا"),
        ("قطر", "ORG", "قطر"),
    ]
    assert analysis.quotations[0].speaker == "محمد علي باشا"
    assert library.analysis(article, as_found=True) == ANALYSIS
    assert library.record(article).entities == 3
    assert {use.name for use in library.entities()} == {"محمد علي باشا", "الجسر الجديد", "قطر"}
    operations.delete_mention(article, place("الجسر الجديد"))
    operations.delete_entity(article, "محمد علي باشا", EntityType.PER)
    left = library.analysis(article)
    assert left is not None
    assert [m.name for m in left.mentions] == ["قطر"]
    for _ in range(6):
        operations.undo()
    assert library.analysis(article) == ANALYSIS
    assert {use.name for use in library.entities()} == {"محمد علي", "قطر"}


def test_corrections_of_quotations_outlive_the_next_analysis(
    library: Library, operations: Operations, article: int
) -> None:
    operations.set_speaker(article, CONTENT, "هدى", "هدى")
    library.keep_analysis(article, ANALYSIS)
    said = library.quotations(QuotationFilter(speaker="هدي"))
    assert [(s.quotation.speaker, s.text, s.quotation.origin) for s in said] == [("هدى", CONTENT.of(TEXT), Origin.HAND)]
    smaller = Span(CONTENT.start, CONTENT.start + 12)
    operations.edit_quotation(article, CONTENT, Quotation(QuotationKind.DIRECT, smaller))
    assert [s.text for s in library.quotations(QuotationFilter(unattributed=True))] == ["الجسر الجديد"]
    operations.add_quotation(article, Quotation(QuotationKind.INDIRECT, place("قطر موّلته"), speaker="محمد"))
    assert [s.text for s in library.quotations(QuotationFilter(about="قطر"))] == ["قطر موّلته"]
    operations.delete_quotation(article, smaller)
    assert [s.text for s in library.quotations()] == ["قطر موّلته"]
    assert library.record(article).quotations == 1
    for _ in range(4):
        operations.undo()
    assert library.analysis(article) == ANALYSIS
    operations.set_speaker(article, CONTENT, None)
    assert [s.text for s in library.quotations(QuotationFilter(unattributed=True))] == [CONTENT.of(TEXT)]


def test_corrections_move_with_the_text(library: Library, operations: Operations, article: int, make_article) -> None:
    operations.retype_mention(article, place("قطر"), EntityType.ORG)
    operations.set_speaker(article, CONTENT, "هدى")
    text = "تحديث جديد. " + TEXT
    library.keep(make_article(text, path="/a.txt"))
    analysis = library.analysis(article)
    assert analysis is not None
    assert [(m.span.of(text), m.type) for m in analysis.mentions] == [("قطر", EntityType.ORG)]
    quotation = analysis.quotations[0]
    assert quotation.content.of(text) == CONTENT.of(TEXT)
    assert quotation.cue is not None
    assert quotation.cue.of(text) == "قال"
    assert quotation.source is not None
    assert quotation.source.of(text) == "محمد علي"
    assert not library.record(article).analysed


def test_notes_on_a_renamed_entity_go_along(library: Library, operations: Operations, article: int) -> None:
    number = operations.add_note(article, Note(NoteTarget.ENTITY, "من هو؟", None, entity="محمد علي")).created
    operations.rename_entity(article, "محمد علي", EntityType.PER, "محمد علي باشا")
    assert library.note(number).entity == "محمد علي باشا"
    operations.delete_entity(article, "محمد علي باشا", EntityType.PER)
    assert library.note(number).body == "من هو؟"


def test_every_mention_of_a_name_is_marked_in_one_step(library: Library, operations: Operations, article: int) -> None:
    places = [place("الجسر"), place("غدا")]
    assert operations.add_mentions(article, places, EntityType.MISC, "الجسر").analyses == {article}
    operations.undo()
    assert library.analysis(article) == ANALYSIS


def test_a_forgotten_article_is_nowhere_and_comes_back(library: Library, operations: Operations, article: int) -> None:
    tag = operations.create_tag("ت", "#000000").created
    operations.add_note(article, note("قطر", "شيء", library.tag(tag)))
    operations.tag_article(article, tag)
    seen = (library.records(), library.notes(), library.tags(), library.entities(), library.quotations())
    found = library.search("قطر")
    operations.forget_article(article)
    assert library.records() == library.notes() == library.entities() == library.quotations() == []
    assert library.search("قطر") == []
    assert [(use.notes, use.articles) for use in library.tags()] == [(0, 0)]
    with pytest.raises(OperationError):
        operations.forget_article(article)
    operations.undo()
    assert (library.records(), library.notes(), library.tags(), library.entities(), library.quotations()) == seen
    assert library.search("قطر") == found


def test_a_forgotten_article_that_is_opened_again_has_its_notes(
    library: Library, operations: Operations, article: int, make_article
) -> None:
    operations.add_note(article, note())
    operations.forget_article(article)
    assert library.keep(make_article(TEXT, path="/a.txt")).identity == article
    assert len(library.notes(article)) == 1


def test_a_forgotten_article_is_deleted_when_that_can_no_longer_be_undone(
    library: Library, operations: Operations, article: int, make_article
) -> None:
    operations.add_note(article, note("قطر", "شيء", Tag("ت", "#000000")))
    operations.set_block_direction(article, 0, Direction.LTR)
    operations.retype_mention(article, place("قطر"), EntityType.ORG)
    library.keep(make_article(TEXT + " زيادة.", path="/a.txt"))
    operations.forget_article(article)
    for number in range(99):
        operations.create_tag(f"وسم {number}", "#000000")
    assert library.article(article).text.startswith(TEXT)
    operations.create_tag("الأخير", "#000000")
    with pytest.raises(Exception, match="no longer in the library"):
        library.article(article)
    assert library.search("قطر") == []
    undone = 0
    while operations.undo() is not None:
        undone += 1
    assert undone == 100
    assert [use.tag.name for use in library.tags()] == ["ت"]


def test_directions_say_what_to_draw_again(library: Library, operations: Operations, article: int) -> None:
    assert operations.set_direction(article, Direction.LTR).directions == {article}
    change = operations.set_block_direction(article, 0, Direction.RTL)
    assert change.directions == {article}
    assert operations.undo() == change
    with pytest.raises(OperationError):
        operations.set_block_direction(article, 3, Direction.RTL)


def test_history_outlives_the_program(tmp_path: Path, make_article) -> None:
    with Library.open(tmp_path / "q.db") as library:
        number = library.keep(make_article(TEXT)).identity
        created = Operations(library).add_note(number, note(body="باقية")).created
        Operations(library).delete_note(created)
    with Library.open(tmp_path / "q.db") as library:
        operations = Operations(library)
        step = operations.undo_step()
        assert step is not None
        assert step.name("en") == "Delete note"
        assert step.name("ar") == "حذف ملاحظة"
        operations.undo()
        assert library.note(created).body == "باقية"
        redo = operations.redo_step()
        assert redo is not None
        assert redo.code == "delete_note"
        operations.undo()
        assert operations.undo() is None
        assert operations.redo() is not None


def test_what_is_gone_is_said_and_changes_nothing(library: Library, operations: Operations, article: int) -> None:
    attempts = [
        lambda: operations.add_note(99, Note(NoteTarget.ARTICLE, "", None)),
        lambda: operations.add_note(99, note()),
        lambda: operations.edit_note(99, body=""),
        lambda: operations.delete_note(99),
        lambda: operations.delete_notes([99]),
        lambda: operations.tag_note(99, Tag("جديد", "#000000")),
        lambda: operations.tag_article(99, Tag("جديد", "#000000")),
        lambda: operations.tag_article(article, 99),
        lambda: operations.rename_tag(99, "ا"),
        lambda: operations.merge_tags(99, 98),
        lambda: operations.delete_tag(99),
        lambda: operations.set_direction(99, Direction.LTR),
        lambda: operations.delete_mention(article, Span(0, 2)),
        lambda: operations.move_mention(article, place("قطر"), Span(500, 600)),
        lambda: operations.add_mention(article, Span(500, 600), EntityType.PER),
        lambda: operations.rename_entity(article, "غير موجود", EntityType.PER, "اسم"),
        lambda: operations.delete_quotation(article, Span(0, 2)),
        lambda: operations.add_quotation(article, Quotation(QuotationKind.DIRECT, Span(500, 600))),
        lambda: operations.forget_article(99),
    ]
    for attempt in attempts:
        with pytest.raises(OperationError) as raised:
            attempt()
        assert raised.value.code == "gone"
    assert operations.undo_step() is None
    assert library.tags() == []
    assert library.analysis(article) == ANALYSIS
