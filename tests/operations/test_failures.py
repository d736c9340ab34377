"""A change that fails at any point leaves the library as it was: before or after, never between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from reader.core.analyses import Analysis
from reader.core.articles import Direction
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.library import Library
from reader.library.store import Store
from reader.operations import Operations

TEXT = "قال محمد علي إن الجسر الجديد سيفتح غدا. وأضاف محمد أن قطر مولته."
CONTENT = Span(16, 38)


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
    "undo": lambda at: at.operations.undo(),
    "keep_analysis": lambda at: at.library.keep_analysis(at.article, Analysis((), (), "newer")),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_failing_at_every_statement_leaves_before_or_after(
    name: str, library: Library, make_article, monkeypatch: pytest.MonkeyPatch
) -> None:
    library._store.sql("PRAGMA synchronous = off")
    operations = Operations(library)
    article = library.keep(make_article(TEXT)).identity
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
    operations.edit_note(note, body="نص ما")
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
            ATTEMPTS[name](Ground(library, operations, article, note, first, second))
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
    assert statements > 3
    assert library._store.sql("PRAGMA foreign_key_check").fetchall() == []
    assert library._store.sql("PRAGMA integrity_check").fetchall() == [("ok",)]
