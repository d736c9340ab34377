"""The page of people and places: found, sorted, one name's page, merged and split, written on, a way into the text."""

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

from reader.core.mentions import EntityType
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.desktop.history import Place
from reader.desktop.language import month
from reader.desktop.main_window import MainWindow
from reader.desktop.name_choice_dialog import NameChoiceDialog
from reader.desktop.name_sheet import Tab
from reader.desktop.names_page import NamesPage
from reader.desktop.page_rows import collapsed
from reader.desktop.spellings import SpellingsDialog
from reader.library import Library
from reader.operations import Operations

Open = Callable[..., MainWindow]
Page = tuple[MainWindow, NamesPage, dict[str, int]]


def show(window: MainWindow, qtbot: QtBot) -> NamesPage:
    window.commands["names_page"].trigger()
    page = window.pages.page
    assert isinstance(page, NamesPage)
    qtbot.waitUntil(lambda: page.card.facts is not None and not page.feed.busy)
    return page


@pytest.fixture
def filled(open_window: Open, tmp_path: Path, qtbot: QtBot) -> Page:
    """A window with the page up, over the library of page_parts."""
    keys = fill_library(tmp_path / "library.sqlite")
    window = open_window()
    page = show(window, qtbot)
    choose(page, "سلمى الحاج", qtbot)
    return window, page, keys


def names(page: NamesPage) -> list[str]:
    return [row.title for row in page.names.rows]


def choose(page: NamesPage, name: str, qtbot: QtBot) -> None:
    page.names.choose(next(row.known_by for row in page.names.rows if row.title == name))
    qtbot.waitUntil(lambda: page.card.facts is not None and page.card.facts.use.name == name)


def test_all_names_are_there_and_one_is_shown(filled: Page) -> None:
    window, page, _ = filled
    assert set(names(page)) == {"سلمى الحاج", "الوادي", "نادر", "جمعية الأرض", "هدى سعيد", "المنارة"}
    assert page.card.facts is not None
    assert page.card.facts.use.name == "سلمى الحاج"
    row = next(row for row in page.names.rows if row.title == "سلمى الحاج")
    assert row.count == "4"
    assert "2\u00a0articles" in row.subtitle
    assert page.card.kind.text() == "Person"
    figures = page.card.figures.text()
    assert "first seen 2\u00a0October 2024" in figures
    assert "last seen 20\u00a0November 2024" in figures
    assert {one.title for one in page.companions.rows} == {"نادر", "الوادي", "جمعية الأرض"}
    assert not window.body.is_reading


def test_types_words_and_orders(filled: Page, qtbot: QtBot) -> None:
    _, page, _ = filled
    page.type.setCurrentIndex(1 + list(EntityType).index(EntityType.LOC))
    qtbot.waitUntil(lambda: set(names(page)) == {"الوادي", "المنارة"})
    page.type.setCurrentIndex(0)
    page.order.setCurrentIndex(2)
    qtbot.waitUntil(lambda: len(names(page)) == 6 and names(page)[0] == "المنارة")
    page.order.setCurrentIndex(1)
    qtbot.waitUntil(lambda: names(page)[0] in ("هدى سعيد", "المنارة"))
    page.look_for()
    assert QApplication.focusWidget() is page.text
    type_into(page.text, "جمعيه الارض")
    qtbot.waitUntil(lambda: names(page) == ["جمعية الأرض"])
    QTest.keyClick(page.text, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.names
    qtbot.waitUntil(lambda: page.card.name.text() == "جمعية الأرض")


def test_what_was_said_leads_into_the_text(filled: Page, qtbot: QtBot) -> None:
    window, page, keys = filled
    card = page.card
    assert card.tab == Tab.SAID
    said = card.lists[Tab.SAID]
    qtbot.waitUntil(lambda: bool(said.rows))
    assert [row.title for row in said.rows if row.heading] == ["November 2024", "October 2024"]
    card.order.click()
    qtbot.waitUntil(lambda: [row.title for row in said.rows if row.heading] == ["October 2024", "November 2024"])
    row = next(row for row in said.rows if row.title == "الموسم هذا العام أفضل من سابقه")
    said.setFocus()
    said.choose(row.known_by)
    QTest.keyClick(said, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reading.identity == keys["harvest"])
    window.commands["back"].trigger()
    qtbot.waitUntil(lambda: window.pages.page is page)
    assert page.card.facts is not None
    assert page.card.facts.use.name == "سلمى الحاج"


def test_what_was_said_about_stands_beside_what_was_said(filled: Page, qtbot: QtBot) -> None:
    window, page, _ = filled
    window.resize(1500, 800)
    choose(page, "نادر", qtbot)
    card = page.card
    said, about = card.lists[Tab.SAID], card.lists[Tab.ABOUT]
    assert not about.isVisible()
    # Nobody speaks of him yet: a quotation is marked in which somebody does.
    with Library.open(window.desk._path) as library:
        operations = Operations(library)
        key = next(record.identity for record in library.records() if "سوق" in record.title)
        text = library.article(key).text
        start = text.index("نادر أن يكفي")
        operations.add_quotation(key, Quotation(QuotationKind.INDIRECT, Span(start, start + 4), speaker="سلمى الحاج"))
    page.refresh()
    qtbot.waitUntil(about.isVisible)
    qtbot.waitUntil(lambda: bool(said.rows) and bool(about.rows))
    assert said.mapTo(window, said.rect().center()).x() < about.mapTo(window, about.rect().center()).x()
    assert all(head.isVisible() for head in card.heads[:2])
    card.beside.click()
    assert not about.isVisible()
    card.tabs[Tab.ABOUT].click()
    assert about.isVisible()
    assert not said.isVisible()


def test_mentions_stand_in_their_words_lit(filled: Page, qtbot: QtBot) -> None:
    window, page, keys = filled
    choose(page, "المنارة", qtbot)
    assert page.card.tab == Tab.PLACES
    rows = page.card.lists[Tab.PLACES]
    qtbot.waitUntil(lambda: sum(not row.heading for row in rows.rows) == 2)
    row = rows.rows[1]
    assert [mark.of(row.title) for mark in row.marks] == ["المنارة"]
    rows.activatedRow.emit(row)
    qtbot.waitUntil(lambda: window.reading.identity == keys["library"])
    article = window.reading.article
    assert article is not None
    assert article.text[window.body.pane.view.caret() :].startswith("المنارة")


def test_a_companion_is_a_click_away_and_back_leads_back(filled: Page, qtbot: QtBot) -> None:
    window, page, _ = filled
    row = next(row for row in page.companions.rows if row.title == "نادر")
    page.companions.activatedRow.emit(row)
    qtbot.waitUntil(lambda: page.card.name.text() == "نادر")
    window.commands["back"].trigger()
    qtbot.waitUntil(lambda: page.card.name.text() == "سلمى الحاج")
    window.commands["forward"].trigger()
    qtbot.waitUntil(lambda: page.card.name.text() == "نادر")


def test_names_are_merged_and_split_with_undo(filled: Page, qtbot: QtBot) -> None:
    window, page, _ = filled
    choose(page, "نادر", qtbot)
    page.card.merge.click()
    dialog = window.dialogs.open
    assert isinstance(dialog, NameChoiceDialog)
    qtbot.waitUntil(lambda: bool(dialog.list.rows))
    assert "نادر" not in [row.title for row in dialog.list.rows]
    type_into(dialog.line, "هدى")
    qtbot.waitUntil(lambda: [row.title for row in dialog.list.rows] == ["هدى سعيد"])
    dialog._accept()
    qtbot.waitUntil(lambda: page.card.name.text() == "هدى سعيد")
    qtbot.waitUntil(lambda: "نادر" not in names(page))
    assert [chip.text() for chip in page.card.aliases.chips] == ["\u2068نادر\u2069 ×"]
    assert page.card.facts is not None
    assert page.card.facts.use.articles == 3
    page.card.aliases.chips[0].click()
    qtbot.waitUntil(lambda: not page.card.aliases.chips and "نادر" in names(page))
    window.body.message.action.click()
    qtbot.waitUntil(lambda: len(page.card.aliases.chips) == 1)
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: not page.card.aliases.chips and "نادر" in names(page))


def fill_with_two_spellings(path: Path) -> None:
    keys = fill_library(path)
    with Library.open(path) as library:
        Operations(library).rename_entity(keys["market"], "سلمى الحاج", EntityType.PER, "سلمة الحاج")


def spellings_dialog(window: MainWindow, page: NamesPage, qtbot: QtBot) -> SpellingsDialog:
    page.spellings.click()
    qtbot.waitUntil(lambda: isinstance(window.dialogs.open, SpellingsDialog))
    dialog = window.dialogs.open
    assert isinstance(dialog, SpellingsDialog)
    return dialog


def test_spellings_are_suggested_and_confirmed(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    fill_with_two_spellings(tmp_path / "library.sqlite")
    window = open_window()
    page = show(window, qtbot)
    choose(page, "سلمى الحاج", qtbot)
    qtbot.waitUntil(lambda: [chip.accessibleName() for chip in page.card.alike.chips] != [])
    assert "سلمة الحاج" in page.card.alike.chips[0].text()
    page.card.alike.chips[0].click()
    qtbot.waitUntil(lambda: "سلمة الحاج" not in names(page))
    assert page.card.facts is not None
    qtbot.waitUntil(lambda: page.card.facts is not None and page.card.facts.use.aliases == ("سلمة الحاج",))
    qtbot.waitUntil(lambda: not page.card.alike.chips)
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: "سلمة الحاج" in names(page))
    dialog = spellings_dialog(window, page, qtbot)
    dialog.checks[0].setChecked(True)
    dialog.kept[0].setCurrentText("سلمى الحاج")
    dialog.accept()
    qtbot.waitUntil(lambda: "سلمة الحاج" not in names(page))


def test_names_that_are_not_one_are_proposed_no_more(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    fill_with_two_spellings(tmp_path / "library.sqlite")
    window = open_window()
    page = show(window, qtbot)
    choose(page, "سلمى الحاج", qtbot)
    qtbot.waitUntil(lambda: bool(page.card.alike.chips))
    dialog = spellings_dialog(window, page, qtbot)
    dialog.refused[0].setChecked(True)
    dialog.accept()
    qtbot.waitUntil(lambda: not page.card.alike.chips)
    assert "سلمة الحاج" in names(page)


def test_a_note_on_a_name_is_kept_and_undone(filled: Page, qtbot: QtBot, tmp_path: Path) -> None:
    window, page, _ = filled
    body = page.card.note.body
    body.setFocus()
    type_into(body, "رئيسة التعاونية")
    page.card.note.save()
    qtbot.waitUntil(lambda: window.commands["undo"].isEnabled())
    choose(page, "نادر", qtbot)
    assert body.toPlainText() == ""
    choose(page, "سلمى الحاج", qtbot)
    assert body.toPlainText() == "رئيسة التعاونية"
    QTest.keyClick(body, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.names
    assert window.pages.page is page
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: body.toPlainText() == "")


def test_names_are_exported_as_filtered(
    filled: Page, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, page, _ = filled
    target = tmp_path / "names.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.type.setCurrentIndex(1 + list(EntityType).index(EntityType.ORG))
    qtbot.waitUntil(lambda: names(page) == ["جمعية الأرض"])
    page.export.click()
    qtbot.waitUntil(target.exists)
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 2
    assert "جمعية الأرض" in rows[1]


def test_the_menu_over_a_mark_leads_here(
    open_window: Open, read: Callable[[MainWindow, Path], None], harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    mention = next(one for one in window.reading.analysis.mentions if one.name == "نادر")  # type: ignore[union-attr]
    menu = QMenu()
    window.menus.article_menu.building.emit(menu, mention)
    entry = next(action for action in menu.actions() if action.text() == "\u2068نادر\u2069 in the library")
    entry.trigger()
    page = window.pages.page
    assert isinstance(page, NamesPage)
    qtbot.waitUntil(lambda: page.card.name.text() == "نادر")


def test_the_menu_over_a_name_leads_to_its_quotations(filled: Page, qtbot: QtBot) -> None:
    window, page, _ = filled
    row = next(row for row in page.names.rows if row.title == "سلمى الحاج")
    page._ask_menu(row, page.mapToGlobal(QPoint(20, 20)))
    menu = page.findChildren(QMenu)[-1]
    menu.actions()[0].trigger()
    assert window.pages.key == "quotations_page"
    menu.close()
    citations = window.pages.page
    assert citations is not None
    qtbot.waitUntil(lambda: len(citations.feed.items) == 4)  # type: ignore[attr-defined]


def test_a_quotation_is_copied_as_a_citation(filled: Page, qtbot: QtBot) -> None:
    _, page, _ = filled
    said = page.card.lists[Tab.SAID]
    qtbot.waitUntil(lambda: bool(said.rows))
    row = next(row for row in said.rows if row.title.startswith("أسعار"))
    page.card._ask_menu(row, page.mapToGlobal(QPoint(20, 20)))
    menu = page.card.findChildren(QMenu)[-1]
    menu.actions()[1].trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == (
        "«أسعار الزيت سترتفع قبل الشتاء في السوق» — سلمى الحاج، سوق الزيتون في المدينة، الغصن، 20 November 2024"
    )


def test_an_empty_library_says_so(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.commands["names_page"].trigger()
    page = window.pages.page
    assert isinstance(page, NamesPage)
    qtbot.waitUntil(lambda: not page.feed.busy)
    assert page.hint.isVisible()
    assert not page.card.isVisible()
    assert not page.export.isEnabled()
    # No article was open: Escape leads to the start page.
    QTest.keyClick(page.names, Qt.Key.Key_Escape)
    assert window.body.is_reading


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_is_mirrored_and_named(open_window: Open, tmp_path: Path, qtbot: QtBot, language: str) -> None:
    fill_library(tmp_path / "library.sqlite")
    window = open_window(language)
    page = show(window, qtbot)
    places = [one.mapTo(window, one.rect().center()).x() for one in (page.side, page.main, page.company)]
    assert places == sorted(places, reverse=language == "ar")
    for widget in controls(page):
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert name.strip(), f"{type(widget).__name__} in {type(widget.parent()).__name__}"
    window.commands["theme"].trigger()
    window.commands["language"].trigger()
    wanted = "People and places" if language == "ar" else "الأشخاص والأماكن"
    qtbot.waitUntil(lambda: page.title.text() == wanted)


def test_months_and_marks_in_one_line() -> None:
    assert month("2024-08-16", "en") == "August 2024"
    assert month("2024-08", "ar") == "آب 2024"
    assert month("2024", "en") == "2024"
    assert month(None, "en") == "Undated"
    line, marks = collapsed("  قال \n نادر  ثم", [Span(8, 12)])
    assert line == "قال نادر ثم"
    assert [mark.of(line) for mark in marks] == ["نادر"]


def test_a_place_in_the_history_is_a_name() -> None:
    assert Place("names_page", ("نادر", EntityType.PER)) == Place("names_page", ("نادر", EntityType.PER))
