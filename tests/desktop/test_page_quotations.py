"""The page of all quotations: by whom, about whom, when, how meant, of nobody known; cited, exported, jumped to."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from page_parts import fill_library
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot
from trial_parts import controls, type_into

from reader.core.quotations import CueClass
from reader.core.spans import Span
from reader.desktop.history import Place
from reader.desktop.main_window import MainWindow
from reader.desktop.names_page import NamesPage
from reader.desktop.quotation_questions import QuotationWish
from reader.desktop.quotations_page import QuotationsPage
from reader.library import Library
from reader.operations import Operations

Open = Callable[..., MainWindow]
Page = tuple[MainWindow, QuotationsPage, dict[str, int]]

BETTER = "الموسم هذا العام أفضل من سابقه"
OIL = "أسعار الزيت سترتفع قبل الشتاء في السوق"
FREE = "الكتب ستعار مجانا لسكان المنارة"
HARVEST_ENOUGH = "يكفي المحصول جمعية الأرض وأهل الوادي"


def show(window: MainWindow, qtbot: QtBot) -> QuotationsPage:
    window.commands["quotations_page"].trigger()
    page = window.pages.page
    assert isinstance(page, QuotationsPage)
    qtbot.waitUntil(lambda: bool(page.feed.items) and bool(page.filters_box.speakers.rows))
    return page


@pytest.fixture
def filled(open_window: Open, tmp_path: Path, qtbot: QtBot) -> Page:
    """A window with the page up, over the library of page_parts; of one quotation nobody knows who said it, and one
    is a denial."""
    keys = fill_library(tmp_path / "library.sqlite")
    with Library.open(tmp_path / "library.sqlite") as library:
        operations = Operations(library)
        text = library.article(keys["library"]).text
        free = Span(text.index(FREE), text.index(FREE) + len(FREE))
        operations.set_speaker(keys["library"], free, None)
        from dataclasses import replace

        analysis = library.analysis(keys["market"])
        assert analysis is not None
        said = next(one for one in analysis.quotations if one.speaker == "نادر")
        operations.edit_quotation(keys["market"], said.content, replace(said, cue_class=CueClass.DENIES))
    window = open_window()
    return window, show(window, qtbot), keys


def said(page: QuotationsPage) -> set[str]:
    return {row.title for row in page.list.rows if not row.heading}


def narrowed(page: QuotationsPage, qtbot: QtBot, *wanted: str) -> None:
    qtbot.waitUntil(lambda: said(page) == set(wanted))


def test_everything_said_stands_under_its_month(filled: Page) -> None:
    _, page, _ = filled
    assert {BETTER, OIL, FREE} <= said(page)
    assert [row.title for row in page.list.rows if row.heading] == ["March 2025", "November 2024", "October 2024"]
    row = next(row for row in page.list.rows if row.title == OIL)
    assert "سلمى الحاج" in row.subtitle
    assert "سوق الزيتون في المدينة" in row.foot
    assert page.count.text() == f"{len(said(page))} quotations"
    assert page.filters_box.speakers.rows[0].title == "سلمى الحاج"


def test_by_a_speaker_about_a_name_with_words(filled: Page, qtbot: QtBot) -> None:
    _, page, _ = filled
    box = page.filters_box
    box.speakers.setFocus(Qt.FocusReason.TabFocusReason)
    box.speakers.choose("نادر")
    QTest.keyClick(box.speakers, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: bool(said(page)) and all("نادر" in row.subtitle for row in page.list.rows if not row.heading)
    )
    assert box.wish.exact
    assert HARVEST_ENOUGH in said(page)
    QTest.keyClick(box.speakers, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: BETTER in said(page))
    page.look_for()
    assert QApplication.focusWidget() is box.text
    type_into(box.text, "الزيت سترتفع")
    narrowed(page, qtbot, OIL)
    box.clear.click()
    type_into(box.about, "المنارة")
    narrowed(page, qtbot, FREE)


def test_how_it_was_meant_and_of_nobody_known(filled: Page, qtbot: QtBot) -> None:
    _, page, _ = filled
    box = page.filters_box
    box.cue.setCurrentIndex(1 + list(CueClass).index(CueClass.DENIES))
    narrowed(page, qtbot, HARVEST_ENOUGH)
    assert "denies" in page.list.rows[1].subtitle
    box.clear_all()
    box.unknown.click()
    narrowed(page, qtbot, FREE)
    assert "Speaker not known" in page.list.rows[1].subtitle
    assert box.clear.isVisible()
    box.cue.setCurrentIndex(1 + list(CueClass).index(CueClass.WARNS))
    narrowed(page, qtbot)
    assert "filters" in page.list._empty


def test_of_a_time_and_the_oldest_first(filled: Page, qtbot: QtBot) -> None:
    _, page, _ = filled
    page.order.click()
    qtbot.waitUntil(lambda: bool(page.list.rows) and page.list.rows[0].title == "October 2024")
    page.filters_box.time.show_days("2025-03", "2025-03")
    narrowed(page, qtbot, FREE)
    page.filters_box.time.show_days("", "2024-10")
    qtbot.waitUntil(lambda: BETTER in said(page) and FREE not in said(page) and OIL not in said(page))


def test_enter_leads_into_the_text_and_back(filled: Page, qtbot: QtBot) -> None:
    window, page, keys = filled
    page.list.setFocus()
    page.list.choose(next(row.known_by for row in page.list.rows if row.title == OIL))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reading.identity == keys["market"])
    article = window.reading.article
    assert article is not None
    qtbot.waitUntil(lambda: article.text[window.body.pane.view.caret() :].startswith(OIL))
    window.commands["back"].trigger()
    qtbot.waitUntil(lambda: window.pages.page is page)


def test_a_citation_goes_to_the_clipboard_by_keys(filled: Page) -> None:
    window, page, _ = filled
    page.list.setFocus()
    page.list.choose(next(row.known_by for row in page.list.rows if row.title == OIL))
    QTest.keyClick(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert (
        QGuiApplication.clipboard().text() == f"«{OIL}» — سلمى الحاج، سوق الزيتون في المدينة، الغصن، 20 November 2024"
    )
    assert window.body.message.isVisible()


def test_what_is_filtered_is_exported(
    filled: Page, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, page, _ = filled
    target = tmp_path / "said.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.filters_box.unknown.click()
    narrowed(page, qtbot, FREE)
    page.export.click()
    qtbot.waitUntil(target.exists)
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 2
    assert FREE in rows[1]


def test_the_menu_leads_to_the_speaker(filled: Page, qtbot: QtBot) -> None:
    window, page, _ = filled
    row = next(row for row in page.list.rows if row.title == OIL)
    page._ask_menu(row, page.mapToGlobal(QPoint(20, 20)))
    menu = page.findChildren(QMenu)[-1]
    texts = [action.text() for action in menu.actions() if action.text()]
    assert len(texts) == 5
    menu.actions()[-1].trigger()
    menu.close()
    qtbot.waitUntil(lambda: isinstance(window.pages.page, NamesPage))
    names = window.pages.page
    assert isinstance(names, NamesPage)
    qtbot.waitUntil(lambda: names.card.name.text() == "سلمى الحاج")


def test_a_subject_narrows_to_one(filled: Page, qtbot: QtBot) -> None:
    window, page, _ = filled
    window.pages.show(Place("quotations_page", ("about", "الوادي")))
    narrowed(page, qtbot, HARVEST_ENOUGH)
    assert page.filters_box.wish == QuotationWish(about="الوادي", exact=True)
    window.pages.show(Place("quotations_page", ("speaker", "نادر")))
    qtbot.waitUntil(lambda: page.filters_box.wish == QuotationWish(speaker="نادر", exact=True))
    window.commands["back"].trigger()
    narrowed(page, qtbot, HARVEST_ENOUGH)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_is_mirrored_and_named(open_window: Open, tmp_path: Path, qtbot: QtBot, language: str) -> None:
    fill_library(tmp_path / "library.sqlite")
    window = open_window(language)
    page = show(window, qtbot)
    side, main = (one.mapTo(window, one.rect().center()).x() for one in (page.side, page.main))
    assert (side > main) is (language == "ar")
    for widget in controls(page):
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert name.strip(), f"{type(widget).__name__} in {type(widget.parent()).__name__}"
