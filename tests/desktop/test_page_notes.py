"""The page of all notes: filtered, jumped from, written on, tagged, deleted, exported; fetched as one scrolls."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from page_parts import fill_library, fill_many
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot
from trial_parts import type_into

from reader.core.spans import Span
from reader.desktop.choice_dialog import ChoiceDialog
from reader.desktop.date_range_box import DateRangeBox, read_day
from reader.desktop.history import Place
from reader.desktop.main_window import MainWindow
from reader.desktop.note_detail import surroundings
from reader.desktop.note_questions import NoteKind
from reader.desktop.notes_page import NotesPage
from reader.desktop.row_feed import PAGE

Open = Callable[..., MainWindow]


@pytest.fixture
def filled(open_window: Open, tmp_path: Path, qtbot: QtBot) -> tuple[MainWindow, NotesPage, dict[str, int]]:
    """A window with the page up, over the library of page_parts."""
    keys = fill_library(tmp_path / "library.sqlite")
    window = open_window()
    page = show(window, qtbot)
    return window, page, keys


def show(window: MainWindow, qtbot: QtBot) -> NotesPage:
    window.commands["notes_page"].trigger()
    page = window.pages.page
    assert isinstance(page, NotesPage)
    qtbot.waitUntil(lambda: bool(page.feed.items) and not page.feed.busy)
    return page


def titles(page: NotesPage) -> list[str]:
    return [row.title for row in page.list.rows]


def narrowed(page: NotesPage, qtbot: QtBot, wanted: set[str]) -> None:
    qtbot.waitUntil(lambda: set(titles(page)) == wanted)


ALL = {"يراجع مع أرقام العام الماضي", "تعار مجانا", "قارن بسعر الخريف", "خبر قصير"}


def test_everything_noted_is_there_with_its_article(filled: tuple[MainWindow, NotesPage, dict[str, int]]) -> None:
    window, page, _ = filled
    assert set(titles(page)) == ALL
    row = next(row for row in page.list.rows if row.title == "قارن بسعر الخريف")
    assert "سوق الزيتون في المدينة" in row.foot
    assert "20\u00a0November 2024" in row.foot
    assert row.dots == (("مراجعة", "#0F766E"),)
    assert "أسعار الزيت" in row.subtitle
    assert not window.body.foot.isVisible()
    assert not window.commands["note"].isEnabled()
    assert page.count.text() == "4 notes"


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        (NoteKind.WRITTEN, ALL - {"تعار مجانا"}),
        (NoteKind.HIGHLIGHTS, {"تعار مجانا"}),
        (NoteKind.ARTICLES, {"خبر قصير"}),
        (NoteKind.ORPHANS, set()),
    ],
)
def test_kinds(
    filled: tuple[MainWindow, NotesPage, dict[str, int]], qtbot: QtBot, kind: NoteKind, left: set[str]
) -> None:
    _, page, _ = filled
    page.filters_box.only_kind(kind)
    narrowed(page, qtbot, left)
    assert page.filters_box.clear.isVisible()
    page.filters_box.clear.click()
    narrowed(page, qtbot, ALL)


def test_words_tags_and_articles_narrow(filled: tuple[MainWindow, NotesPage, dict[str, int]], qtbot: QtBot) -> None:
    _, page, keys = filled
    qtbot.waitUntil(lambda: len(page.filters_box.tags.rows) == 2)
    # By what was noted and by the words it is on, whatever the hamza.
    page.look_for()
    assert QApplication.focusWidget() is page.filters_box.text
    type_into(page.filters_box.text, "اسعار")
    narrowed(page, qtbot, {"قارن بسعر الخريف"})
    QTest.keyClick(page.filters_box.text, Qt.Key.Key_Escape)
    narrowed(page, qtbot, ALL)
    assert page.isVisible()
    tags = page.filters_box.tags
    tags.setFocus(Qt.FocusReason.TabFocusReason)
    tags.choose(next(row.known_by for row in tags.rows if row.title == "مراجعة"))
    QTest.keyClick(tags, Qt.Key.Key_Return)
    narrowed(page, qtbot, {"يراجع مع أرقام العام الماضي", "قارن بسعر الخريف"})
    page.filters_box.only_in((keys["market"], "سوق"))
    narrowed(page, qtbot, {"قارن بسعر الخريف"})
    page.filters_box.article.click()
    QTest.keyClick(tags, Qt.Key.Key_Return)
    narrowed(page, qtbot, ALL)


def test_the_day_of_the_last_change_narrows(filled: tuple[MainWindow, NotesPage, dict[str, int]], qtbot: QtBot) -> None:
    _, page, _ = filled
    page.filters_box.time.show_days("2020-01", "2021")
    narrowed(page, qtbot, set())
    assert "filters" in page.list._empty
    page.filters_box.time.choice.setCurrentIndex(1)
    narrowed(page, qtbot, ALL)


def test_enter_leads_into_the_text_and_back_to_the_page(
    filled: tuple[MainWindow, NotesPage, dict[str, int]], qtbot: QtBot
) -> None:
    window, page, keys = filled
    page.list.choose(next(row.known_by for row in page.list.rows if row.title == "قارن بسعر الخريف"))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reading.identity == keys["market"])
    assert window.body.is_reading
    assert window.pages.page is None
    view = window.body.pane.view
    assert window.reading.article is not None
    start = window.reading.article.text.index("أسعار الزيت")
    qtbot.waitUntil(lambda: view.caret() == start)
    assert window.commands["back"].isEnabled()
    window.commands["back"].trigger()
    qtbot.waitUntil(lambda: window.pages.page is page)
    current = page.list.row_at(page.list.currentIndex())
    assert current is not None
    assert current.title == "قارن بسعر الخريف"
    # Escape is the way back, and forward leads there too.
    qtbot.waitUntil(lambda: not page.feed.busy)
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert window.body.is_reading
    assert window.reading.history.neighbour(-1) == (Place("notes_page"), 0)


def test_quotations_are_listed_and_jumped_to(
    filled: tuple[MainWindow, NotesPage, dict[str, int]], qtbot: QtBot
) -> None:
    window, page, keys = filled
    page.filters_box.only_kind(NoteKind.SAID)
    qtbot.waitUntil(lambda: "الكتب ستعار مجانا لسكان المنارة" in titles(page))
    type_into(page.filters_box.person, "سلمى")
    qtbot.waitUntil(lambda: bool(titles(page)) and all("سلمى" in row.subtitle for row in page.list.rows))
    row = next(row for row in page.list.rows if "أسعار" in row.title)
    page.list.choose(row.known_by)
    assert page.card.isVisible()
    assert not page.card.editor.isVisible()
    page.card.open.click()
    qtbot.waitUntil(lambda: window.reading.identity == keys["market"])


def test_a_note_is_written_on_tagged_and_deleted(
    filled: tuple[MainWindow, NotesPage, dict[str, int]], qtbot: QtBot
) -> None:
    window, page, _ = filled
    page.list.choose(next(row.known_by for row in page.list.rows if row.title == "خبر قصير"))
    card = page.card
    assert card.isVisible()
    assert card.article.text() == "افتتاح مكتبة في حي المنارة"
    card.editor.body.setFocus()
    type_into(card.editor.body, " جدا")
    card.editor.draft.save()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "خبر قصير جدا" in titles(page))
    card.ask_tags(page.mapToGlobal(QPoint(10, 10)))
    type_into(card.picker.line, "قصيرة")
    QTest.keyClick(card.picker.line, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: any(row.title == "خبر قصير جدا" and row.dots and row.dots[0][0] == "قصيرة" for row in page.list.rows)
    )
    card.picker.hide()
    page.list.setFocus()
    page.list.choose(next(row.known_by for row in page.list.rows if row.title == "خبر قصير جدا"))
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.list.rows) == 3)
    assert window.body.message.isVisible()
    window.body.message.action.click()
    qtbot.waitUntil(lambda: "خبر قصير جدا" in titles(page))


def test_several_are_deleted_in_one_step(filled: tuple[MainWindow, NotesPage, dict[str, int]], qtbot: QtBot) -> None:
    window, page, _ = filled
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "4\u00a0selected" in page.count.text()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not page.list.rows)
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: len(page.list.rows) == 4)


def test_what_is_filtered_is_exported(
    filled: tuple[MainWindow, NotesPage, dict[str, int]], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page, _ = filled
    target = tmp_path / "notes.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    type_into(page.filters_box.text, "الخريف")
    narrowed(page, qtbot, {"قارن بسعر الخريف"})
    page.export.click()
    qtbot.waitUntil(target.exists)
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 2
    assert "قارن بسعر الخريف" in rows[1]
    qtbot.waitUntil(window.body.message.isVisible)
    assert "1 note was written" in window.body.message.text.text()


def test_an_orphan_shows_its_words(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    keys = fill_library(tmp_path / "library.sqlite")
    from page_parts import MARKET, dated

    from reader.library import Library

    with Library.open(tmp_path / "library.sqlite") as library:
        old = dated(MARKET, "2024-11-20", "الغصن")
        path = tmp_path / "market.txt"
        library.keep(_at(old, path))
        library.keep(_at(dated(MARKET.replace("أسعار الزيت", "أثمان الزيوت"), "2024-11-20", "الغصن"), path))
        assert library.notes(keys["market"])[0].orphan
    window = open_window("ar")
    page = show(window, qtbot)
    page.filters_box.only_kind(NoteKind.ORPHANS)
    narrowed(page, qtbot, {"قارن بسعر الخريف"})
    assert "أسعار الزيت" in page.list.rows[0].subtitle
    page.list.choose(page.list.rows[0].known_by)
    assert page.card.warning.isVisible()
    assert "أسعار الزيت" in page.card.passage.accessibleName()


def _at(article: object, path: Path) -> object:
    from dataclasses import replace

    return replace(article, path=path)  # type: ignore[type-var]


def test_more_are_fetched_as_one_scrolls(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    count = 2 * PAGE + 20
    fill_many(tmp_path / "library.sqlite", count)
    window = open_window()
    page = show(window, qtbot)
    assert len(page.list.rows) == PAGE
    assert not page.feed.complete
    bar = page.list.verticalScrollBar()
    for loaded in (2 * PAGE, count):
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda loaded=loaded: len(page.list.rows) == loaded)
    assert page.feed.complete
    assert len({row.known_by for row in page.list.rows}) == count
    # Back and forth, and what was read is there where one left it.
    place = bar.value()
    window.pages.leave()
    window.commands["notes_page"].trigger()
    qtbot.waitUntil(lambda: not page.feed.busy)
    assert len(page.list.rows) == count
    assert bar.value() == place


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_is_mirrored_and_named(open_window: Open, tmp_path: Path, qtbot: QtBot, language: str) -> None:
    fill_library(tmp_path / "library.sqlite")
    window = open_window(language)
    page = show(window, qtbot)
    page.list.choose(page.list.rows[0].known_by)
    places = [widget.mapTo(window, widget.rect().center()).x() for widget in (page.side, page.main, page.card)]
    assert places == sorted(places, reverse=language == "ar")
    from trial_parts import controls

    for widget in controls(window.body.stage.currentWidget()):
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert name.strip(), f"{type(widget).__name__} in {type(widget.parent()).__name__}"
    if language == "ar":
        window.commands["language"].trigger()
        qtbot.waitUntil(lambda: page.title.text() == "Notes and highlights")


def test_a_day_is_read_in_any_digits() -> None:
    assert read_day("2024-02") == date(2024, 2, 1)
    assert read_day("2024-02", last=True) == date(2024, 3, 1)
    assert read_day("٢٠٢٤") == date(2024, 1, 1)
    assert read_day("2024", last=True) == date(2025, 1, 1)
    assert read_day("2024-12", last=True) == date(2025, 1, 1)
    assert read_day("2024/1/31", last=True) == date(2024, 2, 1)
    assert read_day("31/1/2024") == date(2024, 1, 31)
    assert read_day("٣١/١/٢٠٢٤", last=True) == date(2024, 2, 1)
    assert read_day("2/2024") == date(2024, 2, 1)
    assert read_day("1/31/2024") is None
    assert read_day("2024-13") is None
    assert read_day("soon") is None


def test_a_day_that_is_none_is_marked(qtbot: QtBot) -> None:
    box = DateRangeBox(today=lambda: date(2024, 5, 10))
    qtbot.addWidget(box)
    box.choice.setCurrentIndex(2)
    assert box.days == (date(2024, 5, 4), None)
    box.show_days("2024-13", "2024-05")
    assert box.first.property("invalid") is True
    assert not box.last.property("invalid")
    assert box.days == (None, date(2024, 6, 1))


def test_what_stands_around_is_cut_between_words() -> None:
    text = "عنوان\n" + "كلمة " * 60 + "هنا" + " كلمة" * 60 + "\nآخر"
    start = text.index("هنا")
    around = surroundings(text, Span(start, start + 3))
    assert around.words == "هنا"
    assert around.before.startswith("…كلمة")
    assert around.after.endswith("كلمة…")
    assert "عنوان" not in around.before


def entry(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def test_a_tag_is_renamed_merged_and_deleted_and_every_note_stays(
    filled: tuple[MainWindow, NotesPage, dict[str, int]], qtbot: QtBot
) -> None:
    window, page, _ = filled
    notes, uses = set(titles(page)), {}

    def tags() -> dict[str, int]:
        return {row.title: int(row.count) for row in page.filters_box.tags.rows}

    qtbot.waitUntil(lambda: bool(tags()))
    uses = tags()
    assert len(page.filters_box.all_tags) > 1
    first, second = (use.tag for use in page.filters_box.all_tags[:2])

    def menu(name: str) -> QMenu:
        tag = next(use.tag for use in page.filters_box.all_tags if use.tag.name == name)
        return page._tag_changes.menu(tag, page.filters_box.all_tags, page)

    entry(menu(first.name), "Rename the tag…").trigger()
    dialog = window.dialogs.open
    assert isinstance(dialog, ChoiceDialog)
    type_into(dialog.line, "مكتبات")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "مكتبات" in tags())
    assert first.name not in tags()

    entry(menu("مكتبات"), "Merge with another tag…").trigger()
    dialog = window.dialogs.open
    assert isinstance(dialog, ChoiceDialog)
    assert [row.title for row in dialog.list.rows] == [
        use.tag.name for use in page.filters_box.all_tags if use.tag.name != "مكتبات"
    ]
    dialog.list.choose(second)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "مكتبات" not in tags() and second.name in tags())
    assert set(titles(page)) == notes
    assert window.body.message.action.text() == "Undo"
    window.body.message.action.click()
    qtbot.waitUntil(lambda: "مكتبات" in tags())

    entry(menu("مكتبات"), "Delete the tag everywhere").trigger()
    qtbot.waitUntil(lambda: "مكتبات" not in tags())
    assert set(titles(page)) == notes
    assert sum(uses.values()) > sum(tags().values())
