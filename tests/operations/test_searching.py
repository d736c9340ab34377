"""Saved searches: kept, renamed, changed, deleted, each undone and done again."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.errors import OperationError
from reader.library import Library, SavedSearch
from reader.operations import Operations


def test_a_search_is_kept_renamed_changed_and_deleted(library: Library) -> None:
    operations = Operations(library)
    change = operations.save_search("  أخبار   الكهرباء ", "كهرباء person:سامي", newest_first=True)
    number = change.created
    assert change.searches
    assert library.saved_searches() == [SavedSearch("أخبار الكهرباء", "كهرباء person:سامي", True, number)]
    other = operations.save_search("ماء", "مياه").created
    operations.rename_search(number, "الطاقة")
    operations.change_search(number, "طاقة")
    assert library.saved_searches() == [
        SavedSearch("الطاقة", "طاقة", True, number), SavedSearch("ماء", "مياه", False, other),
    ]  # fmt: skip
    operations.delete_search(number)
    assert [saved.name for saved in library.saved_searches()] == ["ماء"]
    names = []
    while (undone := operations.undo()) is not None:
        assert undone.searches
        names.append(undone.step.name("en"))
    assert names == [
        "Delete search \u2068الطاقة\u2069",
        "Change search \u2068الطاقة\u2069",
        "Rename search \u2068أخبار الكهرباء\u2069 to \u2068الطاقة\u2069",
        "Save search \u2068ماء\u2069",
        "Save search \u2068أخبار الكهرباء\u2069",
    ]
    assert library.saved_searches() == []
    while operations.redo() is not None:
        pass
    assert library.saved_searches() == [SavedSearch("ماء", "مياه", False, other)]


def test_names_are_taken_once(library: Library) -> None:
    operations = Operations(library)
    number = operations.save_search("أخبار", "خبر").created
    for attempt in (
        lambda: operations.save_search("اخبار", "غيره"),
        lambda: operations.rename_search(operations.save_search("آخر", "خبر").created, "أَخبار"),
    ):
        with pytest.raises(OperationError) as raised:
            attempt()
        assert raised.value.code == "name_taken"
    with pytest.raises(OperationError) as raised:
        operations.save_search(" … ", "خبر")
    assert raised.value.code == "blank_name"
    operations.rename_search(number, "اخبار")
    assert library.saved_search(number).name == "اخبار"
    operations.delete_search(number)
    with pytest.raises(OperationError) as raised:
        operations.delete_search(number)
    assert raised.value.code == "gone"


def test_they_outlive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "qari.db"
    with Library.open(path) as library:
        Operations(library).save_search("أخبار", "خبر")
    with Library.open(path) as library:
        assert [saved.name for saved in library.saved_searches()] == ["أخبار"]
        Operations(library).undo()
        assert library.saved_searches() == []
