"""Two articles side by side: chosen, compared, jumped to in both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from page_parts import fill_library
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from trial_parts import controls, type_into

from reader.desktop.article_choice_dialog import ArticleChoiceDialog
from reader.desktop.compare_page import ComparePage
from reader.desktop.history import Place
from reader.desktop.main_window import MainWindow

Open = Callable[..., MainWindow]

BETTER = "الموسم هذا العام أفضل من سابقه"
REWORDED = "الموسم في هذا العام كان أفضل من سابقه"


def compare(window: MainWindow, one: int, other: int, qtbot: QtBot) -> ComparePage:
    window.pages.show(Place("compare_page", (one, other)))
    page = window.pages.page
    assert isinstance(page, ComparePage)
    qtbot.waitUntil(lambda: page._comparison is not None)
    return page


def test_what_both_quote_is_paired_and_jumped_to(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    keys = fill_library(tmp_path / "library.sqlite")
    window = open_window()
    page = compare(window, keys["harvest"], keys["market"], qtbot)
    row = page.alike.rows[0]
    assert row.title == BETTER
    assert "سلمى الحاج" in row.subtitle
    page.alike.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.alike, Qt.Key.Key_Return)
    for pane, words in zip(page.panes, (BETTER, REWORDED), strict=True):
        article = pane.view.article
        assert article is not None
        assert article.text[pane.view.caret() :].startswith(words)
        lit = [article.text[start:end] for start, end in pane.view.hits]
        assert "أفضل" in lit
        assert "كان" not in lit


def test_whom_both_name_is_listed_and_walked_through(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    keys = fill_library(tmp_path / "library.sqlite")
    window = open_window()
    page = compare(window, keys["harvest"], keys["market"], qtbot)
    rows = [row for row in page.shared.rows if not row.heading]
    assert {row.title for row in rows} == {"سلمى الحاج", "نادر", "الوادي", "جمعية الأرض"}
    row = next(row for row in rows if row.title == "سلمى الحاج")
    assert row.count == "2 / 2"
    views = [pane.view for pane in page.panes]
    carets = set()
    for _ in range(2):
        page.shared.activatedRow.emit(row)
        for view in views:
            assert view.article is not None
            assert view.article.text[view.caret() :].startswith("سلمى")
        carets.add(tuple(view.caret() for view in views))
    assert len(carets) == 2
    assert views[0].shown.name == "سلمى الحاج"


def test_an_article_is_chosen_to_stand_beside_the_open_one(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    keys = fill_library(tmp_path / "library.sqlite")
    window = open_window()
    window.reading.open_record(keys["harvest"])
    qtbot.waitUntil(lambda: window.reading.identity == keys["harvest"])
    window.commands["compare_page"].trigger()
    page = window.pages.page
    assert isinstance(page, ComparePage)
    qtbot.waitUntil(lambda: page.sides[0] is not None)
    assert page.panes[1].hint.isVisible()
    assert "Choose two" in page.alike._empty
    assert not page.swap.isEnabled()
    QTest.keyClick(page.panes[1].choose, Qt.Key.Key_Space)
    dialog = window.dialogs.open
    assert isinstance(dialog, ArticleChoiceDialog)
    qtbot.waitUntil(lambda: len(dialog.list.rows) == 3)
    type_into(dialog.line, "سوق")
    qtbot.waitUntil(lambda: [row.item for row in dialog.list.rows] == [keys["market"]])
    QTest.keyClick(dialog.line, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._comparison is not None)
    assert page._keys == (keys["harvest"], keys["market"])
    assert page.alike.rows
    page.swap.click()
    qtbot.waitUntil(lambda: bool(page.alike.rows) and page.alike.rows[0].title == REWORDED)
    # What is typed and entered at once is chosen, not what the list still shows.
    page.panes[0].choose.click()
    dialog = window.dialogs.open
    assert isinstance(dialog, ArticleChoiceDialog)
    qtbot.waitUntil(lambda: len(dialog.list.rows) == 3)
    type_into(dialog.line, "مكتبة")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._keys[0] == keys["library"])
    page.swap.click()
    page.panes[1].open.click()
    qtbot.waitUntil(lambda: window.reading.identity == keys["library"])
    assert window.body.is_reading


def test_the_menu_of_the_list_leads_here(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    keys = fill_library(tmp_path / "library.sqlite")
    window = open_window()
    window.reading.open_record(keys["harvest"])
    qtbot.waitUntil(lambda: window.reading.identity == keys["harvest"])
    qtbot.waitUntil(lambda: len(window.body.articles.articles.rows) == 3)
    row = next(row for row in window.body.articles.articles.rows if row.item.identity == keys["library"])
    menu = QMenu()
    window.menus.building.emit(menu, row.item)
    notes, beside = menu.actions()
    beside.trigger()
    page = window.pages.page
    assert isinstance(page, ComparePage)
    qtbot.waitUntil(lambda: page._comparison is not None)
    assert page._keys == (keys["harvest"], keys["library"])
    assert "No quotation" in page.alike._empty
    assert page.alike.rows == []
    notes.trigger()
    assert window.pages.key == "notes_page"


def test_find_looks_in_the_article_that_has_the_keys(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    keys = fill_library(tmp_path / "library.sqlite")
    window = open_window()
    page = compare(window, keys["harvest"], keys["market"], qtbot)
    page.panes[1].view.setFocus()
    window.commands["find"].trigger()
    assert page.panes[1].pane.finding
    assert not page.panes[0].pane.finding


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_is_mirrored_and_named(open_window: Open, tmp_path: Path, qtbot: QtBot, language: str) -> None:
    keys = fill_library(tmp_path / "library.sqlite")
    window = open_window(language)
    page = compare(window, keys["harvest"], keys["market"], qtbot)
    places = [one.mapTo(window, one.rect().center()).x() for one in (page.side, *page.panes)]
    assert places == sorted(places, reverse=language == "ar")
    for widget in controls(page):
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert name.strip(), f"{type(widget).__name__} in {type(widget.parent()).__name__}"


def test_a_narrow_window_lays_them_one_above_the_other(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    keys = fill_library(tmp_path / "library.sqlite")
    window = open_window("ar", width=700)
    page = compare(window, keys["harvest"], keys["market"], qtbot)
    above, below = (pane.mapTo(window, pane.rect().center()) for pane in page.panes)
    assert above.y() < below.y()
    assert above.x() == below.x()
    for pane in page.panes:
        assert window.rect().contains(pane.mapTo(window, pane.rect().bottomRight()))
    # The pages are icons then, but for the one that is up.
    stack = window.body.stage.currentWidget()
    worded = [key for key, tab in stack.tabs.items() if tab.text()]  # type: ignore[union-attr]
    assert worded == ["compare_page"]
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: page.panes[0].mapTo(window, page.panes[0].rect().center()).y() > 0)
    assert page.both.orientation() is Qt.Orientation.Horizontal
