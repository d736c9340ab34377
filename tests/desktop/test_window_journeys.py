"""Whole journeys by keyboard alone: every key goes to where the focus is, as it does on a desk, and nothing else is
touched."""

from __future__ import annotations

import csv
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from trial_parts import type_into

from reader.core.mentions import EntityType, Mention
from reader.desktop.main_window import MainWindow

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]

KEY = Qt.Key
NO, CTRL, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def focus() -> QWidget:
    popup = QApplication.activePopupWidget()
    found = QApplication.focusWidget() if popup is None else popup.focusWidget() or popup
    assert found is not None
    return found


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NO, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(focus(), key, modifiers)


def write(text: str) -> None:
    type_into(focus(), text)


def choose(text: str) -> None:
    """Go down an open menu to an entry and enter it."""
    menu = focus()
    assert isinstance(menu, QMenu)
    for _ in range(40):
        press(KEY.Key_Down)
        action: QAction | None = menu.activeAction()
        if action is not None and action.text() == text:
            press(KEY.Key_Return)
            return
    raise AssertionError([action.text() for action in menu.actions()])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_from_opening_to_exporting(
    open_window: Open,
    harvest: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
) -> None:
    exported = tmp_path / "notes.csv"
    # The dialogs for files are the system's own, with keys of their own.
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(harvest)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(exported), ""))
    window = open_window(language)
    view = window.body.pane.view

    press(KEY.Key_O, CTRL)
    qtbot.waitUntil(lambda: window.reading.analysis is not None and window.reading.identity != 0)
    assert focus() is view
    article = window.reading.article
    assert article is not None

    # Find: the hit is selected, Escape leaves it so.
    press(KEY.Key_F, CTRL)
    write("الزيت")
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: len(view.hits) >= 2)
    press(KEY.Key_Escape)
    assert focus() is view

    # From name to name, in the order of the text.
    press(KEY.Key_Home, CTRL)
    found = []
    for _ in range(3):
        press(KEY.Key_F4)
        mark = view.mark_at_caret()
        assert isinstance(mark, Mention)
        found.append(mark.span.start)
    assert found == sorted(set(found))

    # The arrow keys go where the eye goes: in Arabic the next word lies to the left, whatever the interface speaks.
    press(KEY.Key_Home, CTRL)
    press(KEY.Key_Left, CTRL | SHIFT)
    span = view.selected_span()
    assert span is not None
    assert span.of(article.text).strip() == "بدء"

    # A note, written and left.
    press(KEY.Key_N)
    assert focus() is window.body.side.notes.editor.body
    write("هل هذا أول الموسم؟")
    press(KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: [note.body for note in window.reading.notes] == ["هل هذا أول الموسم؟"])
    assert focus() is view

    # A tag on another word.
    press(KEY.Key_End)
    press(KEY.Key_Right, CTRL | SHIFT)
    press(KEY.Key_T)
    write("مكان")
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: [tag.name for note in window.reading.notes for tag in note.tags] == ["مكان"])
    press(KEY.Key_Escape)
    assert focus() is view

    # A correction, by the menu key.
    press(KEY.Key_Home, CTRL)
    press(KEY.Key_F4)
    before = window.reading.analysis
    assert before is not None
    assert before.mentions[0].type is EntityType.LOC
    # What the platform makes of the menu key.
    at = view.cursorRect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, view.mapToGlobal(at))
    QApplication.sendEvent(view, asked)
    choose("ليس اسما: إزالة العلامة" if language == "ar" else "Not a name: remove the mark")
    qtbot.waitUntil(
        lambda: (
            window.reading.analysis is not None and len(window.reading.analysis.mentions) == len(before.mentions) - 1
        )
    )
    press(KEY.Key_Z, CTRL)
    qtbot.waitUntil(
        lambda: window.reading.analysis is not None and len(window.reading.analysis.mentions) == len(before.mentions)
    )

    # Out into a table.
    press(KEY.Key_E, CTRL)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window.dialogs.open)
    press(KEY.Key_Return)
    qtbot.waitUntil(exported.is_file)
    with exported.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["selection"].strip() for row in rows) == ["الوادي", "بدء"]
    assert {row["note"] for row in rows} == {"هل هذا أول الموسم؟", ""}
    assert {row["tags"] for row in rows} == {"مكان", ""}


def test_reviewing_and_looking_over_everything(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    view = window.body.pane.view
    press(KEY.Key_R, CTRL)
    assert window.body.review.isVisible()
    analysis = window.reading.analysis
    assert analysis is not None
    count = len(analysis.mentions)
    press(KEY.Key_X)
    qtbot.waitUntil(lambda: window.reading.analysis is not None and len(window.reading.analysis.mentions) == count - 1)
    press(KEY.Key_S)
    press(KEY.Key_Escape)
    assert not window.body.review.isVisible()

    # To the names, along the list, and back to the text at that name.
    press(KEY.Key_3, CTRL)
    assert focus() is window.body.side.names.names
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    entity = window.body.side.names.entity
    assert entity is not None
    press(KEY.Key_2, CTRL)
    assert focus() is view
    mark = view.mark_at_caret()
    assert isinstance(mark, Mention)
    assert mark.name == entity.name

    # The pages over the library, and Escape back.
    press(KEY.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not window.body.is_reading)
    press(KEY.Key_6, Qt.KeyboardModifier.AltModifier)
    press(KEY.Key_Escape)
    assert window.body.is_reading
    assert focus() is view


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_arrow_keys_follow_the_eye_in_the_text(open_window: Open, read: Read, harvest: Path, language: str) -> None:
    """The caret goes left for Left, in a right-to-left paragraph on in the text, also at numbers and Latin words."""
    mixed = harvest.with_name("mixed.txt")
    mixed.write_text("عنوان\n\nوصل 115 مزارعا إلى Wadi فجرا.\n", encoding="utf-8")
    window = open_window(language)
    read(window, mixed)
    view = window.body.pane.view
    article = window.reading.article
    assert article is not None
    press(KEY.Key_Home, CTRL)
    press(KEY.Key_Down)
    press(KEY.Key_Home)
    places = [view.cursorRect().center().x()]
    for _ in range(28):
        press(KEY.Key_Left)
        places.append(view.cursorRect().center().x())
    line = places[: places.index(min(places)) + 1]
    assert len(line) > 20
    assert all(later <= earlier for earlier, later in pairwise(line))
