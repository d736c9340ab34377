"""A change that fails at any point leaves the library as it was: before or after, never between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reader.core.analyses import Analysis
from reader.core.articles import Article, Block, Direction
from reader.core.errors import LibraryError
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.quantities import QuantityKind
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.entities.name_lists import ListedName, NameLists
from reader.library import Library
from reader.library.store import Store
from reader.operations import Operations
from reader.operations.steps import Steps

TEXT = "قال محمد علي إن الجسر الجديد سيفتح غدا. وأضاف محمد أن قطر مولته خلال عامين."
CONTENT = Span(16, 38)
YEARS = Span(TEXT.index("عامين"), TEXT.index("عامين") + len("عامين"))


class Failure(Exception):
    """Made by the test."""


def everything(library: Library) -> dict[str, list[Any]]:
    """All rows of all tables but the counters of numbers given."""
    tables = [
        name
        for (name,) in library._store.sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if name != "sqlite_sequence"
    ]
    return {name: library._store.sql(f"SELECT * FROM {name}").fetchall() for name in tables}


@dataclass
class Ground:
    """What the attempts stand on: an article, a note on an entity of it, two tags of which both bear the first."""

    library: Library
    operations: Operations
    article: int
    note: int
    first: int
    second: int
    search: int


Attempt = Callable[[Ground], object]

ATTEMPTS: dict[str, Attempt] = {
    "add_note": lambda at: at.operations.add_note(
        at.article, Note(NoteTarget.SELECTION, "جديدة", Anchor.at(TEXT, CONTENT), (Tag("وسم جديد", "#000000"),))
    ),
    "edit_note": lambda at: at.operations.edit_note(at.note, body="أخرى"),
    "edit_note_continuing": lambda at: at.operations.edit_note(at.note, body="أخرى", continuing=True),
    "attach_note": lambda at: at.operations.attach_note(at.note, Span(0, 3)),
    "delete_note": lambda at: at.operations.delete_note(at.note),
    "create_tag": lambda at: at.operations.create_tag("ثالث", "#000000"),
    "rename_tag": lambda at: at.operations.rename_tag(at.first, "ثالث"),
    "recolour_tag": lambda at: at.operations.recolour_tag(at.first, "#ffffff"),
    "merge_tags": lambda at: at.operations.merge_tags(at.first, at.second),
    "delete_tag": lambda at: at.operations.delete_tag(at.first),
    "tag_note": lambda at: at.operations.tag_note(at.note, at.second),
    "untag_note": lambda at: at.operations.untag_note(at.note, at.first),
    "tag_article": lambda at: at.operations.tag_article(at.article, at.second),
    "untag_article": lambda at: at.operations.untag_article(at.article, at.first),
    "set_direction": lambda at: at.operations.set_direction(at.article, Direction.LTR),
    "set_block_direction": lambda at: at.operations.set_block_direction(at.article, 0, Direction.LTR),
    "add_mention": lambda at: at.operations.add_mention(at.article, CONTENT, EntityType.MISC),
    "move_mention": lambda at: at.operations.move_mention(at.article, Span(4, 12), Span(4, 8)),
    "delete_mention": lambda at: at.operations.delete_mention(at.article, Span(4, 12)),
    "rename_entity": lambda at: at.operations.rename_entity(at.article, "محمد علي", EntityType.PER, "علي"),
    "delete_entity": lambda at: at.operations.delete_entity(at.article, "محمد علي", EntityType.PER),
    "set_speaker": lambda at: at.operations.set_speaker(at.article, CONTENT, "هدى"),
    "edit_quotation": lambda at: at.operations.edit_quotation(
        at.article, CONTENT, Quotation(QuotationKind.DIRECT, Span(16, 28))
    ),
    "delete_quotation": lambda at: at.operations.delete_quotation(at.article, CONTENT),
    "forget_article": lambda at: at.operations.forget_article(at.article),
    "delete_notes": lambda at: at.operations.delete_notes([at.note]),
    "add_mentions": lambda at: at.operations.add_mentions(at.article, [CONTENT, Span(0, 3)], EntityType.MISC, "اسم"),
    "retype_mention": lambda at: at.operations.retype_mention(at.article, Span(4, 12), EntityType.ORG),
    "merge_names": lambda at: at.operations.merge_names("محمد علي", EntityType.PER, "علي"),
    "split_name": lambda at: at.operations.split_name("مولته", EntityType.ORG),
    "add_quotation": lambda at: at.operations.add_quotation(
        at.article, Quotation(QuotationKind.DIRECT, Span(40, 50), Span(0, 3))
    ),
    "add_notes": lambda at: at.operations.add_notes(
        [(at.article, Note(NoteTarget.ARTICLE, body, None, (Tag("من ملف", "#000000"),))) for body in ("واحدة", "ثانية")]
    ),
    "note_name": lambda at: at.operations.note_name("محمد علي", EntityType.PER, "مهندس"),
    "mark_quantity": lambda at: at.operations.mark_quantity(at.article, Span(4, 12), QuantityKind.DATE),
    "accept_quantity": lambda at: at.operations.accept_quantity(at.article, YEARS),
    "move_quantity": lambda at: at.operations.move_quantity(at.article, YEARS, Span(YEARS.start - 5, YEARS.end)),
    "delete_quantities": lambda at: at.operations.delete_quantities(at.article, [YEARS]),
    "keep_names_apart": lambda at: at.operations.keep_names_apart([(EntityType.PER, ("علي", "عليا"))]),
    "accept_mention": lambda at: at.operations.accept_mention(at.article, Span(4, 12)),
    "accept_quotation": lambda at: at.operations.accept_quotation(at.article, CONTENT),
    "split_mention": lambda at: at.operations.split_mention(at.article, Span(4, 12), "علي"),
    "mark_everywhere": lambda at: at.operations.mark_everywhere(at.article, ["محمد"], EntityType.PER, "محمد"),
    "merge_entities": lambda at: at.operations.merge_entities(at.article, [("محمد علي", EntityType.PER, "محمد")]),
    "remember_name": lambda at: at.operations.remember_name("الجسر الجديد", EntityType.LOC),
    "never_mark": lambda at: at.operations.never_mark("محمد علي"),
    "forget_names": lambda at: at.operations.forget_names("قطر"),
    "add_name_lists": lambda at: at.operations.add_name_lists(
        NameLists((ListedName("الجسر الجديد", EntityType.LOC),), ("محمد علي",))
    ),
    "save_search": lambda at: at.operations.save_search("بحث آخر", "جسر"),
    "rename_search": lambda at: at.operations.rename_search(at.search, "غيره"),
    "change_search": lambda at: at.operations.change_search(at.search, "قطر"),
    "delete_search": lambda at: at.operations.delete_search(at.search),
    "undo": lambda at: at.operations.undo(),
    "redo": lambda at: at.operations.redo(),
    # What the program writes without being asked for it.
    "keep_analysis": lambda at: at.library.keep_analysis(at.article, Analysis((), (), "newer")),
    "keep": lambda at: at.library.keep(Article("نص جديد تماما", (Block(Span(0, 13)),), Path("/new.txt"))),
    "keep_changed": lambda at: at.library.keep(
        Article("كتب: " + TEXT, (Block(Span(0, len(TEXT) + 5)),), Path("/articles/one.txt"))
    ),
    "keep_position": lambda at: at.library.keep_position(at.article, 7),
    "keep_opened": lambda at: at.library.keep_opened(at.article),
    "settle_names": lambda at: at.library.settle_names(),
    "queue_files": lambda at: at.library.imports.add([Path("/a.txt"), Path("/b.txt")]),
    "claim_files": lambda at: at.library.imports.claim(2),
    "resume_imports": lambda at: at.library.imports.resume(),
    "imported": lambda at: at.library.imports.done(1, at.article, new=True),
    "not_imported": lambda at: at.library.imports.failed(1, LibraryError("gone")),
    "watch": lambda at: at.library.imports.watch(Path("/folder")),
}


def test_every_operation_is_tried() -> None:
    operations = {name for name in dir(Operations) if not name.startswith("_")} - {"undo_step", "redo_step"}
    assert operations - {"clear_speaker"} <= set(ATTEMPTS)
    # The classes that Operations is made of have no method of one name: one would hide the other's.
    parts = [part for part in Operations.__mro__ if part not in (object, Steps, Operations)]
    names = [name for part in parts for name in vars(part) if not name.startswith("__")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ATTEMPTS)
def test_failing_at_every_statement_leaves_before_or_after(
    name: str, library: Library, make_article, monkeypatch: pytest.MonkeyPatch
) -> None:
    library._store.sql("PRAGMA synchronous = off")
    operations = Operations(library)
    article = library.keep(make_article(TEXT, path="/articles/one.txt")).identity
    library.keep_analysis(
        article,
        Analysis(
            (Mention(Span(4, 12), EntityType.PER, "محمد علي"),),
            (Quotation(QuotationKind.INDIRECT, CONTENT, speaker="محمد علي", speaker_entity="محمد علي"),),
            "m",
        ),
    )
    first, second = (operations.create_tag(tag, "#000000").created for tag in ("أول", "ثان"))
    operations.tag_article(article, first)
    note = operations.add_note(article, Note(NoteTarget.ENTITY, "نص", None, entity="محمد علي")).created
    operations.tag_note(note, first)
    operations.merge_names("مولته", EntityType.ORG, "قطر")
    library.imports.add([Path("/c.txt"), Path("/d.txt")])
    library.imports.claim(1)
    operations.remember_name("قطر", EntityType.LOC)
    search = operations.save_search("بحث", "جسر").created
    operations.edit_note(note, body="نص ما")
    operations.create_tag("رابع", "#000000")
    if name != "undo":
        operations.undo()
    if name == "edit_note_continuing":
        operations.edit_note(note, body="نص ما بعد")
    before = everything(library)

    calls = 0
    fails_at = 0

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def statement(self: Store, *arguments: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == fails_at:
                raise Failure
            return real(self, *arguments)

        return statement

    for method in ("run", "rows", "sql", "sql_many"):
        monkeypatch.setattr(Store, method, counted(getattr(Store, method)))

    def attempt(at: int) -> bool:
        nonlocal calls, fails_at
        calls, fails_at = 0, at
        try:
            ATTEMPTS[name](Ground(library, operations, article, note, first, second, search))
        except Failure:
            return False
        finally:
            fails_at = 0
        return True

    statements = 1
    while not attempt(statements):
        assert everything(library) == before, f"failed at statement {statements}"
        statements += 1
    assert everything(library) != before
    print(f"{name}: failed at each of {statements - 1} statements, nothing changed")
    assert statements > 1
    assert library._store.sql("PRAGMA foreign_key_check").fetchall() == []
    assert library._store.sql("PRAGMA integrity_check").fetchall() == [("ok",)]
