"""Everybody can reach everything: names for screen readers, keys, focus, letters typed in either layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
)
from pytestqt.qtbot import QtBot
from trial_parts import controls, type_into

from reader.core.spans import Span
from reader.desktop.actions import GROUPS
from reader.desktop.main_window import MainWindow
from reader.desktop.settings_dialog import SettingsDialog
from reader.desktop.shortcut_sheet import ShortcutSheet

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]
Select = Callable[[MainWindow, str], Span]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_control_has_a_name(open_window: Open, read: Read, harvest: Path, language: str) -> None:
    window = open_window(language)
    read(window, harvest)
    found = controls(window)
    assert len(found) > 40
    nameless = []
    # Its name comes with the message that it belongs to.
    found.remove(window.body.message.action)
    for widget in found:
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            nameless.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert nameless == []


@pytest.mark.parametrize("key", ["settings", "shortcuts", "about"])
def test_every_control_of_a_dialog_has_a_name(open_window: Open, key: str) -> None:
    window = open_window()
    window.commands[key].trigger()
    dialog = window.dialogs.open
    assert dialog is not None
    for widget in controls(dialog):
        if widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name).strip(), type(widget).__name__
    dialog.close()


def test_tab_reaches_every_control_that_shows(open_window: Open, read: Read, harvest: Path) -> None:
    window = open_window()
    read(window, harvest)
    window.body.pane.view.setFocus()
    reached = set()
    for _ in range(200):
        focus = QApplication.focusWidget()
        if focus in reached:
            break
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        if QApplication.focusWidget() is focus:
            QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = [
        widget
        for widget in controls(window)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    missed = [f"{type(w).__name__} {w.accessibleName()}" for w in wanted if w not in reached]
    assert missed == []


def test_enter_presses_the_button_that_has_the_keys(open_window: Open, read: Read, harvest: Path) -> None:
    window = open_window()
    read(window, harvest)
    tab = window.body.side.tabs[1]
    tab.setFocus()
    QTest.keyClick(tab, Qt.Key.Key_Return)
    assert window.body.side.tab == 1
    button = window.body.top.menu_button
    shown = []
    window.body.top.menu.aboutToShow.connect(
        lambda: (shown.append(True), QTimer.singleShot(0, window.body.top.menu.close))
    )
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Enter)
    assert shown == [True]


def test_tab_goes_along_the_bar_as_the_eye_does(open_window: Open) -> None:
    window = open_window()
    top = window.body.top
    along = []
    widget = top.nextInFocusChain()
    while widget.parentWidget() is top or top.isAncestorOf(widget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            along.append(widget.x())
        widget = widget.nextInFocusChain()
    assert len(along) > 10
    assert along == sorted(along)


def test_tab_goes_from_the_list_through_the_article_to_the_side_panel_and_the_foot(
    open_window: Open, read: Read, harvest: Path
) -> None:
    window = open_window()
    read(window, harvest)
    body = window.body
    stops = (body.top.menu_button, body.articles.articles, body.pane.view, body.side.tabs[0], body.side.names.names)
    passed = []
    widget = body.top.nextInFocusChain()
    while widget is not body.top:
        if widget in (*stops, body.mark_choice):
            passed.append(widget)
        widget = widget.nextInFocusChain()
    assert passed == [*stops, body.mark_choice]


def test_no_two_actions_have_the_same_keys() -> None:
    keys = Counter(
        shortcut for group in GROUPS for entry in group.entries if entry is not None for shortcut in entry.shortcuts
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_action_does_something(open_window: Open) -> None:
    window = open_window()
    for group in GROUPS:
        for entry in group.entries:
            if entry is not None:
                action = window.commands[entry.key]
                signal = action.toggled if entry.checkable else action.triggered
                receivers = action.receivers(f"2{'toggled' if entry.checkable else 'triggered'}(bool)")
                assert receivers >= 1, (entry.key, signal)


@pytest.mark.parametrize("letter", ["n", "ى"])
def test_letters_work_in_either_layout(
    open_window: Open, read: Read, select: Select, harvest: Path, letter: str, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    select(window, "الموسم")
    view = window.body.pane.view
    view.setFocus()
    if letter == "n":
        QTest.keyClick(view, Qt.Key.Key_N)
    else:
        # keyClick knows Latin letters alone.
        QTest.sendKeyEvent(QTest.KeyAction.Click, view, Qt.Key(ord(letter)), letter, Qt.KeyboardModifier.NoModifier)
    assert window.body.side.notes.editor.isVisible()


def test_letters_elsewhere_are_letters(open_window: Open, read: Read, harvest: Path) -> None:
    window = open_window()
    read(window, harvest)
    search = window.body.top.search
    search.setFocus()
    QTest.keyClicks(search, "nth")
    type_into(search, "ىفا")
    assert search.text() == "nthىفا"
    assert not window.body.side.notes.editor.isVisible()


def test_arrow_keys_in_the_segments_go_where_the_eye_goes(open_window: Open) -> None:
    for language, forward in (("en", Qt.Key.Key_Right), ("ar", Qt.Key.Key_Left)):
        window = open_window(language)
        side = window.body.side
        side.show_tab(0)
        side.tabs[0].setFocus()
        QTest.keyClick(side.tabs[0], forward)
        assert side.tab == 1
        assert side.tabs[1].isChecked()
        at = [tab.mapTo(window, tab.rect().center()).x() for tab in side.tabs]
        assert at == sorted(at, reverse=language == "ar")


def test_an_article_that_opens_has_the_keys(open_window: Open, read: Read, harvest: Path) -> None:
    window = open_window()
    read(window, harvest)
    assert QApplication.focusWidget() is window.body.pane.view


def test_go_to_panels_by_keys(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    for key, widget in (
        ("go_names", window.body.side.names.names),
        ("go_quotations", window.body.side.quotations.quotations),
        ("go_notes", window.body.side.notes.notes),
        ("go_list", window.body.articles.articles),
        ("go_article", window.body.pane.view),
    ):
        window.commands[key].trigger()
        assert QApplication.focusWidget() is widget, key


def test_escape_clears_what_was_chosen_then_leaves_full_screen(open_window: Open, read: Read, harvest: Path) -> None:
    window = open_window()
    read(window, harvest)
    window.article.choose_name("نادر", None)
    window.commands["full_screen"].trigger()
    assert not window.body.top.isVisible()
    assert not window.body.foot.isVisible()
    view = window.body.pane.view
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert window.body.side.names.entity is None
    assert window.commands["full_screen"].isChecked()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not window.commands["full_screen"].isChecked()
    assert window.body.top.isVisible()


def test_a_narrow_window_folds_its_panels(open_window: Open, read: Read, harvest: Path) -> None:
    window = open_window(width=700)
    read(window, harvest)
    assert not window.body.articles.isVisible()
    assert not window.body.side.isVisible()
    window.commands["article_note"].trigger()
    assert window.body.side.isVisible()
    assert window.body.side.notes.editor.isVisible()
    window.resize(1280, 800)
    assert window.body.articles.isVisible()


def test_the_key_of_a_folded_panel_brings_it_and_takes_it_away(open_window: Open, read: Read, harvest: Path) -> None:
    window = open_window(width=700)
    read(window, harvest)
    for key, panel in (("library", window.body.articles), ("side", window.body.side)):
        action = window.commands[key]
        assert not action.isChecked()
        action.trigger()
        assert panel.isVisible()
        assert action.isChecked()
        action.trigger()
        assert not panel.isVisible()
        assert not action.isChecked()
    # What was put away where there was no room for it is there again where there is.
    window.resize(1280, 800)
    for key, panel in (("library", window.body.articles), ("side", window.body.side)):
        assert panel.isVisible()
        assert window.commands[key].isChecked()
        window.commands[key].trigger()
        assert not panel.isVisible()
    window.resize(1200, 800)
    assert not window.body.articles.isVisible()
    assert not window.body.side.isVisible()


def test_the_sheet_lists_every_shortcut(open_window: Open) -> None:
    from PySide6.QtWidgets import QLabel

    window = open_window()
    window.commands["shortcuts"].trigger()
    sheet = window.dialogs.open
    assert isinstance(sheet, ShortcutSheet)
    shown = "\n".join(label.text() for label in sheet.findChildren(QLabel))
    for group in GROUPS:
        for entry in group.entries:
            if entry is not None:
                for shortcut in window.commands[entry.key].shortcuts():
                    assert shortcut.toString() in shown
    sheet.close()


def test_the_shortcuts_in_the_readme_are_true() -> None:
    lines = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("| | keys |"))
    table = "\n".join(takewhile(lambda line: line.startswith("|"), lines[start:]))
    told = set(re.findall(r"(?:(?:Ctrl|Alt|Shift)\+)+(?:[A-Z0-9]\b|[+,-])|\bF\d+", table))
    assert len(told) > 30
    known = {keys for group in GROUPS for entry in group.entries if entry is not None for keys in entry.shortcuts}
    assert told <= known


def test_settings_show_at_once(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    window.commands["settings"].trigger()
    dialog = window.dialogs.open
    assert isinstance(dialog, SettingsDialog)
    dialog.controls["font_size"].setValue(28)
    assert window.body.pane.view.reading_style.size == 28
    theme = dialog.controls["theme"]
    theme.setCurrentIndex(theme.findData("dark"))
    theme.activated.emit(theme.currentIndex())
    assert window.appearance.theme.name == "dark"
    language = dialog.controls["language"]
    language.setCurrentIndex(language.findData("ar"))
    language.activated.emit(language.currentIndex())
    qtbot.waitUntil(lambda: dialog.windowTitle() == "الإعدادات")
    dialog._defaults.click()
    assert window.body.pane.view.reading_style.size == 20
    dialog.close()


def test_zooming_is_remembered(open_window: Open, read: Read, harvest: Path) -> None:
    window = open_window()
    read(window, harvest)
    window.commands["zoom_in"].trigger()
    size = window.body.pane.view.reading_style.size
    assert size > 20
    assert window.settings.number("font_size") == size
    again = open_window()
    assert again.body.pane.view.reading_style.size == size
