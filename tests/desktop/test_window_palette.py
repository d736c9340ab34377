"""The command palette: everything found by typing in either language, chosen by the keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from trial_parts import LIBRARY, type_into

from reader.desktop.actions import GROUPS
from reader.desktop.main_window import MainWindow
from reader.desktop.palette import Palette
from reader.desktop.palette_entries import Entry, Kind, found
from reader.desktop.settings import SETTINGS
from reader.desktop.settings_dialog import SettingsDialog

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]


def come_up(window: MainWindow, qtbot: QtBot) -> Palette:
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    palette = window.palette_presenter.palette
    qtbot.waitUntil(palette.isVisible)
    return palette


def entries(palette: Palette) -> list[Entry]:
    return [row.item for row in palette.list.rows if not row.heading]


def current(palette: Palette) -> Entry:
    row = palette.list.row_at(palette.list.currentIndex())
    assert row is not None
    found = row.item
    assert isinstance(found, Entry)
    return found


def test_it_holds_every_action_every_setting_and_the_names(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    palette = come_up(window, qtbot)
    keys = {entry.key for entry in entries(palette) if entry.kind is Kind.ACTION}
    assert keys == {entry.key for group in GROUPS for entry in group.entries if entry is not None} - {"palette"}
    settings = {entry.key.split()[0] for entry in entries(palette) if entry.kind is Kind.SETTING}
    assert settings == {setting.key for setting in SETTINGS if setting.title}
    names = {entry.title for entry in entries(palette) if entry.kind is Kind.NAME}
    assert names == {entity.name for entity in window.reading.entities}
    save = next(entry for entry in entries(palette) if entry.key == "export")
    assert "Ctrl+E" in save.hint


@pytest.mark.parametrize(
    ("language", "typed", "key"),
    [
        ("ar", "ملاحظه علي المقال", "article_note"),
        ("ar", "الإختصارات", "shortcuts"),
        ("ar", "whole article note", "article_note"),
        ("en", "note whole", "article_note"),
        ("en", "ملاحظة على المقال", "article_note"),
        ("en", "EXPORT", "export"),
    ],
)
def test_an_action_is_found_in_both_languages_however_it_is_spelt(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot, language: str, typed: str, key: str
) -> None:
    window = open_window(language)
    read(window, harvest)
    palette = come_up(window, qtbot)
    type_into(palette.line, typed)
    assert current(palette).key == key


def test_arrows_go_round_and_enter_does_it(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    palette = come_up(window, qtbot)
    type_into(palette.line, "letters")
    keys = [entry.key for entry in entries(palette) if entry.kind is not Kind.SEARCH]
    assert {"zoom_in", "zoom_out", "zoom_reset"} <= set(keys)
    for key in [*keys[1:], "search", keys[0], keys[1]]:
        QTest.keyClick(palette.line, Qt.Key.Key_Down)
        assert current(palette).key == key
    QTest.keyClick(palette.line, Qt.Key.Key_Up)
    QTest.keyClick(palette.line, Qt.Key.Key_Up)
    assert current(palette).kind is Kind.SEARCH
    while current(palette).key != "zoom_in":
        QTest.keyClick(palette.line, Qt.Key.Key_Down)
    size = window.body.pane.view.reading_style.size
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.body.pane.view.reading_style.size > size
    again = come_up(window, qtbot)
    assert entries(again)[0].kind is Kind.USED
    assert entries(again)[0].key == "zoom_in"
    QTest.keyClick(again.line, Qt.Key.Key_Escape)
    assert not again.isVisible()


def test_what_cannot_be_done_is_shown_last_and_not_done(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    palette = come_up(window, qtbot)
    type_into(palette.line, "find")
    actions = [entry for entry in entries(palette) if entry.kind is Kind.ACTION]
    assert [entry.ready for entry in actions] == sorted((entry.ready for entry in actions), reverse=True)
    row = next(row for row in palette.list.rows if row.item is not None and row.item.key == "find")
    assert row.subtitle == "Not possible at the moment"
    palette.list.activatedRow.emit(row)
    assert palette.isVisible()


def test_articles_and_names_are_gone_to(
    open_window: Open, read: Read, harvest: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    second = tmp_path / "library.txt"
    second.write_text(LIBRARY, encoding="utf-8")
    window = open_window("ar")
    read(window, second)
    read(window, harvest)
    palette = come_up(window, qtbot)
    type_into(palette.line, "نادر")
    assert current(palette).kind is Kind.NAME
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    entity = window.body.side.names.entity
    assert entity is not None
    assert entity.name == "نادر"
    palette = come_up(window, qtbot)
    qtbot.waitUntil(lambda: any(entry.kind is Kind.ARTICLE for entry in entries(palette)))
    type_into(palette.line, "افتتاح مكتبه")
    assert current(palette).kind is Kind.ARTICLE
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reading.article is not None and window.reading.article.path == second)


def test_settings_are_switched_chosen_and_shown(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    palette = come_up(window, qtbot)
    type_into(palette.line, "animations")
    assert current(palette).hint == "✓"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.settings.value("animations") is False
    palette = come_up(window, qtbot)
    type_into(palette.line, "theme sepia")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.settings.text("theme") == "sepia"
    palette = come_up(window, qtbot)
    type_into(palette.line, "letter size")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    dialog = window.dialogs.open
    assert isinstance(dialog, SettingsDialog)
    qtbot.waitUntil(dialog.controls["font_size"].hasFocus)
    dialog.close()


def test_what_is_no_command_is_searched_for_in_the_library(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    palette = come_up(window, qtbot)
    type_into(palette.line, "المزارعون")
    assert [entry.kind for entry in entries(palette)] == [Kind.SEARCH]
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    rows = window.body.articles.articles
    qtbot.waitUntil(lambda: [type(row.item).__name__ for row in rows.rows] == ["Hit"])


def test_it_speaks_the_language_of_the_moment(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("en")
    window.commands["language"].trigger()
    palette = come_up(window, qtbot)
    qtbot.waitUntil(lambda: palette.line.placeholderText() == "ماذا تريد أن تفعل؟")
    assert [row.title for row in palette.list.rows if row.heading] == ["الأوامر", "الإعدادات"]
    for widget in (palette.line, palette.list):
        assert widget.accessibleName()


def test_the_best_match_stands_first_whatever_its_kind() -> None:
    def entry(kind: Kind, title: str, *others: str) -> Entry:
        return Entry(kind, title, title, lambda: None, others)

    listed = [
        entry(Kind.ACTION, "Next quotation"),
        entry(Kind.ARTICLE, "أقوال الصحف"),
        entry(Kind.ACTION, "To the quotations", "إلى الأقوال"),
    ]
    assert [[one.title for one in entries] for _, entries in found(listed, "اقوال")] == [
        ["أقوال الصحف"],
        ["To the quotations"],
    ]
    assert [one.title for _, entries in found(listed, "quot next") for one in entries] == ["Next quotation"]
    assert found(listed, "nothing such") == []
