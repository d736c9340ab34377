"""The page of the search: hits with their words lit, fields, order, searches that are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from page_parts import fill_library
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from trial_parts import controls, type_into

from reader.desktop.main_window import MainWindow
from reader.desktop.search_page import SearchPage

Open = Callable[..., MainWindow]
Page = tuple[MainWindow, SearchPage, dict[str, int]]


def show(window: MainWindow) -> SearchPage:
    window.commands["search_page"].trigger()
    page = window.pages.page
    assert isinstance(page, SearchPage)
    return page


@pytest.fixture
def filled(open_window: Open, tmp_path: Path) -> Page:
    """A window with the page up, over the library of page_parts."""
    keys = fill_library(tmp_path / "library.sqlite")
    window = open_window()
    return window, show(window), keys


def search(page: SearchPage, text: str, qtbot: QtBot) -> None:
    page.line.setText(text)
    qtbot.waitUntil(lambda: not page._rest.isActive() and not page.feed.busy)


def found(page: SearchPage) -> set[int]:
    return {row.item.article.identity for row in page.hits.rows}


def test_typing_finds_and_lights_what_was_typed(filled: Page, qtbot: QtBot) -> None:
    window, page, keys = filled
    assert QApplication.focusWidget() is page.line
    type_into(page.line, "اسعار")
    qtbot.waitUntil(lambda: bool(page.hits.rows))
    # The article, and the note that was written on the words.
    assert found(page) == {keys["market"], keys["harvest"]}
    assert {row.subtitle for row in page.hits.rows} == {"", "note"}
    row = next(row for row in page.hits.rows if not row.subtitle and "سوق" in row.foot)
    assert [mark.of(row.title) for mark in row.marks] == ["أسعار"]
    assert "سوق الزيتون في المدينة" in row.foot
    assert page.count.text() == "3 found"
    QTest.keyClick(page.line, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.hits
    page.hits.choose(row.known_by)
    QTest.keyClick(page.hits, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reading.identity == keys["market"])
    article = window.reading.article
    assert article is not None
    qtbot.waitUntil(lambda: article.text[window.body.pane.view.caret() :].startswith("أسعار"))
    window.commands["back"].trigger()
    qtbot.waitUntil(lambda: window.pages.page is page)
    assert page.query == "اسعار"


def test_fields_narrow_and_the_help_types_them(filled: Page, qtbot: QtBot) -> None:
    _, page, keys = filled
    search(page, "person:نادر", qtbot)
    assert found(page) == {keys["harvest"], keys["market"]}
    search(page, "person:نادر date:2024-10", qtbot)
    assert found(page) == {keys["harvest"]}
    search(page, "source:الغصن -person:هدى", qtbot)
    assert found(page) == {keys["harvest"], keys["market"]}
    search(page, "الموسم", qtbot)
    row = next(row for row in page.help.rows if row.item == "speaker:")
    page.help.activatedRow.emit(row)
    assert page.line.text() == "الموسم speaker:"
    assert QApplication.focusWidget() is page.line
    type_into(page.line, "سلمى")
    qtbot.waitUntil(lambda: found(page) == {keys["harvest"], keys["market"]})


def test_newest_or_best_first(filled: Page, qtbot: QtBot) -> None:
    window, page, keys = filled
    search(page, "الزيتون", qtbot)
    page.newest.click()
    qtbot.waitUntil(lambda: not page.feed.busy)
    assert page.hits.rows[0].item.article.identity == keys["market"]
    assert window.reading.history.neighbour(0) is not None
    key, _ = window.reading.history.neighbour(0) or (None, 0)
    assert key.subject == ("الزيتون", True)  # type: ignore[union-attr]


def test_nothing_found_and_nothing_typed_say_so(filled: Page, qtbot: QtBot) -> None:
    _, page, _ = filled
    assert "Type words" in page.hits._empty
    assert not page.save.isEnabled()
    search(page, "غواصة", qtbot)
    assert page.hits.rows == []
    assert "Nothing" in page.hits._empty
    QTest.keyClick(page.line, Qt.Key.Key_Escape)
    assert page.query == ""
    assert page.isVisible()


def test_a_search_is_kept_run_renamed_and_deleted(filled: Page, qtbot: QtBot) -> None:
    window, page, keys = filled
    search(page, "person:نادر date:2024-10", qtbot)
    page.newest.click()
    page.save.click()
    assert QApplication.focusWidget() is page.name
    page.name.setText("نادر في الخريف")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [row.title for row in page.saved.rows] == ["نادر في الخريف"])
    assert not page.name.isVisible()
    # The same name again is refused, in words.
    search(page, "الموسم", qtbot)
    page.save.click()
    page.name.setText("نادر في الخريف")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.waitUntil(window.body.message.isVisible)
    assert page.name.isVisible()
    page.best.click()
    page.saved.activatedRow.emit(page.saved.rows[0])
    qtbot.waitUntil(lambda: found(page) == {keys["harvest"]})
    assert page.newest.isChecked()
    assert page.query == "person:نادر date:2024-10"
    page.saved.setFocus()
    page.saved.choose(page.saved.rows[0].known_by)
    QTest.keyClick(page.saved, Qt.Key.Key_F2)
    page.name.setText("خريف نادر")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [row.title for row in page.saved.rows] == ["خريف نادر"])
    page.saved.setFocus()
    page.saved.choose(page.saved.rows[0].known_by)
    QTest.keyClick(page.saved, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not page.saved.rows)
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: [row.title for row in page.saved.rows] == ["خريف نادر"])


def test_the_line_of_the_window_leads_here(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    keys = fill_library(tmp_path / "library.sqlite")
    window = open_window()
    line = window.body.top.search
    line.setFocus()
    type_into(line, "الزيتون")
    articles = window.body.articles
    qtbot.waitUntil(articles.all.isVisible)
    articles.all.click()
    page = window.pages.page
    assert isinstance(page, SearchPage)
    assert page.query == "الزيتون"
    qtbot.waitUntil(lambda: found(page) == {keys["harvest"], keys["market"]})
    # While a page is up, what is typed there is looked for on the page, and the keys stay in the line.
    line.setFocus()
    line.setText("المنارة")
    qtbot.waitUntil(lambda: found(page) == {keys["library"]})
    assert QApplication.focusWidget() is line
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.hits


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_is_mirrored_and_named(open_window: Open, tmp_path: Path, qtbot: QtBot, language: str) -> None:
    fill_library(tmp_path / "library.sqlite")
    window = open_window(language)
    page = show(window)
    side, main = (one.mapTo(window, one.rect().center()).x() for one in (page.side, page.main))
    assert (side > main) is (language == "ar")
    assert page.help.rows[0].item == ("شخص:" if language == "ar" else "person:")
    for widget in controls(page):
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert name.strip(), f"{type(widget).__name__} in {type(widget.parent()).__name__}"
