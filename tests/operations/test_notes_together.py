"""Many notes in one step, as an import makes them."""

from __future__ import annotations

import pytest

from reader.core.errors import OperationError
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.spans import Span
from reader.library import Library
from reader.operations import Operations


def test_notes_on_several_articles_are_one_step(library: Library, make_article) -> None:
    articles = [make_article(f"نص المقال رقم {number}") for number in range(3)]
    numbers = [library.keep(article).identity for article in articles]
    operations = Operations(library)
    known = operations.create_tag("رأي", "#336699").created
    notes = [
        (number, Note(NoteTarget.SELECTION, "", Anchor.at(article.text, Span(0, 2)), (Tag("رأى", ""), Tag("جديد", ""))))
        for number, article in zip(numbers, articles, strict=True)
    ]
    change = operations.add_notes(notes)
    assert change.articles == set(numbers)
    assert len(change.notes) == 3
    assert change.step.name("en") == "Import \u20683\u2069 notes"
    tags = {use.tag.name: use.notes for use in library.tags()}
    assert tags == {"رأي": 3, "جديد": 3}
    operations.undo()
    assert library.notes() == []
    assert [use.tag.identity for use in library.tags()] == [known]
    operations.redo()
    assert len(library.notes()) == 3


def test_where_one_cannot_be_added_none_is(library: Library, make_article) -> None:
    number = library.keep(make_article("نص")).identity
    operations = Operations(library)
    good = Note(NoteTarget.ARTICLE, "أ", None)
    for bad in ((number + 1, good), (number, Note(NoteTarget.ARTICLE, "ب", None, (Tag("!", ""),)))):
        with pytest.raises(OperationError):
            operations.add_notes([(number, good), bad])
        assert library.notes() == []
        assert operations.undo_step() is None


def test_nothing_is_no_step(library: Library) -> None:
    operations = Operations(library)
    assert not operations.add_notes([])
    assert operations.undo_step() is None
