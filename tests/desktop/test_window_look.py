"""Nothing is cut, everything stands at the side where its language begins, in wide windows and in small ones."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from page_parts import fill_library
from PySide6.QtCore import QCoreApplication, QLocale, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyleOptionMenuItem,
    QWidget,
)
from pytestqt.qtbot import QtBot
from trial_parts import controls, type_into

from reader.desktop import texts
from reader.desktop.main_window import MainWindow
from reader.desktop.menu_entries import KeyedMenu
from reader.desktop.names_page import NamesPage
from reader.desktop.page_presenter import PAGES
from reader.desktop.settings import SETTINGS
from reader.desktop.settings_dialog import SettingsDialog

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]

DIALOGS = ("settings", "shortcuts", "about", "export", "name_lists", "reopen", "safekeeping")


def cut_texts(root: QWidget) -> list[str]:
    """What shows less of its text than there is."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, (QLabel, QAbstractButton)) or not widget.text():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            fits = widget.height() >= widget.heightForWidth(widget.width())
        else:
            fits = widget.width() >= widget.sizeHint().width()
        # A button that has just become bold is two pixels lower than it would be, all of them around its text.
        fits = fits and widget.height() >= widget.minimumSizeHint().height() - 2
        if not fits:
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}: {widget.text()}")
    return found


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("width", "height"), [(1400, 900), (700, 450)])
def test_no_text_is_cut(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot, language: str, width: int, height: int
) -> None:
    """700 by 450 is what is left of 1400 by 900 where everything is shown at 200 %."""
    window = open_window(language)
    window.resize(width, height)
    QCoreApplication.processEvents()
    assert window.body.centre.currentWidget() is window.body.start
    assert cut_texts(window) == []
    read(window, harvest)
    QCoreApplication.processEvents()
    assert cut_texts(window) == []
    for key in DIALOGS:
        window.commands[key].trigger()
        dialog = window.dialogs.open
        assert dialog is not None, key
        QCoreApplication.processEvents()
        assert cut_texts(dialog) == [], key
        dialog.close()
    window.commands["review"].trigger()
    QCoreApplication.processEvents()
    assert cut_texts(window) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_dialog_fits_a_small_screen_at_200_percent(
    open_window: Open, read: Read, harvest: Path, language: str
) -> None:
    """1400 by 900, less the frame of the window."""
    window = open_window(language)
    read(window, harvest)
    for key in (*DIALOGS, "print"):
        window.commands[key].trigger()
        dialog = window.dialogs.open
        assert dialog is not None, key
        dialog.resize(660, 400)
        QCoreApplication.processEvents()
        assert dialog.width() <= 660, key
        assert dialog.height() <= 400, key
        for area in dialog.findChildren(QScrollArea):
            assert area.widget().width() <= area.viewport().width(), key
        dialog.close()


def ink(widget: QWidget) -> QRect:
    """Where something is drawn in a widget that has a plain ground."""
    picture = widget.grab().toImage()
    ground = picture.pixel(1, 1)
    columns = [x for x in range(picture.width()) if any(picture.pixel(x, y) != ground for y in range(picture.height()))]
    return QRect(columns[0], 0, columns[-1] - columns[0] + 1, picture.height()) if columns else QRect()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_facts_stand_where_the_language_begins(open_window: Open, read: Read, harvest: Path, language: str) -> None:
    window = open_window(language)
    read(window, harvest)
    window.commands["review"].trigger()
    QCoreApplication.processEvents()
    label = window.body.review.text
    assert ink(label).width() < label.width() / 2
    at_right = ink(label).center().x() > label.width() / 2
    assert at_right is (language == "ar")


def test_a_line_of_facts_runs_the_way_of_the_interface(open_window: Open) -> None:
    for language, mark in (("ar", "\u200f"), ("en", "\u200e")):
        open_window(language)
        assert texts.joined(["الخبر اليومي", "2 notes"]).startswith(mark)
        assert texts.joined(["", ""]) == ""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_numbers_in_the_settings_stand_where_the_language_begins(open_window: Open, language: str) -> None:
    window = open_window(language)
    window.commands["settings"].trigger()
    dialog = window.dialogs.open
    assert dialog is not None
    QCoreApplication.processEvents()
    boxes = dialog.findChildren(QAbstractSpinBox)
    numbers = [one for one in SETTINGS if one.title and type(one.default) in (int, float)]
    assert len(boxes) == len(numbers)
    for box in boxes:
        line = box.findChild(QLineEdit)
        line.deselect()
        assert (ink(line).center().x() > line.width() / 2) is (language == "ar")
        first, last = line.x() + ink(line).left(), line.x() + ink(line).right()
        assert 7 <= (box.width() - last if language == "ar" else first) <= 18
    dialog.close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_name_stands_over_its_facts_whatever_its_script(
    open_window: Open, tmp_path: Path, qtbot: QtBot, language: str
) -> None:
    fill_library(tmp_path / "library.sqlite")
    window = open_window(language)
    window.commands["names_page"].trigger()
    page = window.pages.page
    assert isinstance(page, NamesPage)
    qtbot.waitUntil(lambda: page.card.facts is not None)
    window.resize(700, 450)
    QCoreApplication.processEvents()
    for tab in page.card.tabs:
        assert tab.width() >= tab.sizeHint().width(), tab.text()
    for name in ("سلمى الحاج", "Lucid"):
        page.card.name.setText(name)
        drawn = ink(page.card.name)
        assert (drawn.center().x() > page.card.name.width() / 2) is (language == "ar")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_numbers_in_the_settings_are_shown_and_typed_alike_in_either_script(open_window: Open, language: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("ar_EG"))
    window = open_window(language)
    window.commands["settings"].trigger()
    QLocale.setDefault(before)
    dialog = window.dialogs.open
    assert isinstance(dialog, SettingsDialog)
    size, height = dialog.controls["font_size"], dialog.controls["line_height"]
    for box, shown in ((size, "20"), (height, "1.9")):
        line = box.findChild(QLineEdit)
        assert line.text().startswith(shown)
        line.selectAll()
        type_into(line, "٢٤" if box is size else "٢٫١")
        QTest.keyClick(line, Qt.Key.Key_Tab)
    assert window.settings.number("font_size") == 24
    assert window.settings.value("line_height") == 2.1


def test_keys_in_the_menus_read_left_to_right(open_window: Open) -> None:
    window = open_window("ar")
    menu = window.body.top.menu
    menu.aboutToShow.emit()
    view = menu.findChildren(KeyedMenu)[-1]
    option = QStyleOptionMenuItem()
    view.initStyleOption(option, window.commands["zoom_in"])
    assert option.text == "تكبير الخط\t\u2066Ctrl++\u2069"
    assert {window.commands[key] for key in ("settings", "shortcuts", "palette")} <= set(menu.actions())


def test_enter_in_the_settings_keeps_what_was_chosen(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.commands["settings"].trigger()
    dialog = window.dialogs.open
    assert dialog is not None
    window.settings.keep("font_size", 30)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert window.settings.number("font_size") == 30
    assert window.dialogs.open is None


def test_standard_buttons_speak_as_the_others_do(open_window: Open) -> None:
    window = open_window("ar")
    for key, words in (("settings", {"إغلاق", "القيم الأصلية"}), ("about", {"موافق"})):
        window.commands[key].trigger()
        dialog = window.dialogs.open
        assert dialog is not None
        box = dialog.findChild(QDialogButtonBox)
        assert {button.text() for button in box.buttons()} == words
        assert all(button.icon().isNull() for button in box.buttons())
        dialog.close()


def test_the_start_page_leads_back_to_what_was_read(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    start = window.body.start
    assert not start.recent.isVisible()
    assert QApplication.focusWidget() is not None
    read(window, harvest)
    window.commands["close_article"].trigger()
    assert window.reading.article is None
    assert not window.commands["close_article"].isEnabled()
    assert QApplication.focusWidget() is start.open
    qtbot.waitUntil(lambda: start.recent.isVisible())
    assert [row.title for row in start.recent.rows] == ["بدء موسم الزيتون في قرية الوادي"]
    assert start.recent.height() >= start.recent.sizeHintForRow(0)
    qtbot.mouseClick(
        start.recent.viewport(),
        Qt.MouseButton.LeftButton,
        pos=start.recent.visualRect(start.recent.model().index(0, 0)).center(),
    )
    qtbot.waitUntil(lambda: window.reading.article is not None and window.reading.identity != 0)
    assert window.body.centre.currentWidget() is window.body.pane


@pytest.mark.parametrize(("language", "width", "height"), [("ar", 1400, 900), ("en", 700, 450)])
def test_no_text_of_a_page_is_cut_and_every_control_has_a_name(
    open_window: Open, tmp_path: Path, qtbot: QtBot, language: str, width: int, height: int
) -> None:
    keys = fill_library(tmp_path / "library.sqlite")
    window = open_window(language)
    window.resize(width, height)
    window.reading.open_record(keys["harvest"])
    qtbot.waitUntil(lambda: window.reading.identity == keys["harvest"])
    for entry in PAGES:
        window.commands[entry.key].trigger()
        assert not window.body.is_reading, entry.key
        # What the library tells comes a moment later, and is laid out then.
        with suppress(qtbot.TimeoutError):
            qtbot.waitUntil(lambda: cut_texts(window) == [], timeout=2000)
        assert cut_texts(window) == [], entry.key
        page = window.pages.page
        assert page is not None
        nameless = [
            f"{type(widget).__name__} in {type(widget.parent()).__name__}"
            for widget in controls(page)
            if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
        ]
        assert nameless == [], entry.key
