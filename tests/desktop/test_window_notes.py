"""Journeys of writing: open, see the marks, select, note, undo, export; with real widgets and a real library."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from trial_parts import type_into

from reader.core.notes import NoteTarget
from reader.core.spans import Span
from reader.desktop.export_dialog import ExportDialog
from reader.desktop.extent import Extent
from reader.desktop.main_window import MainWindow

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]
Select = Callable[[MainWindow, str], Span]


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.body.pane.view, key, modifier)


def test_a_note_made_in_the_window_is_in_the_csv(
    open_window: Open,
    read: Read,
    select: Select,
    harvest: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window()
    read(window, harvest)
    assert [entity.name for entity in window.reading.analysis.entities] == [
        "الوادي", "سلمى الحاج", "نادر", "جمعية الأرض",
    ]  # fmt: skip
    span = select(window, "سنبيع الزيت")
    window.body.pane.view.setFocus()
    press(window, Qt.Key.Key_N)
    editor = window.body.side.notes.editor
    assert editor.isVisible()
    type_into(editor.body, "قارن بالعام الماضي")
    qtbot.waitUntil(lambda: len(window.reading.notes) == 1)
    note = window.reading.notes[0]
    assert note.anchor is not None
    assert (note.target, note.body, note.anchor.span) == (NoteTarget.SELECTION, "قارن بالعام الماضي", span)
    assert note.anchor.exact == "سنبيع الزيت"
    target = tmp_path / "out.csv"
    monkeypatch.setattr(window.files.file_dialogs, "ask_export", lambda _: target)
    window.commands["export"].trigger()
    dialog = window.dialogs.open
    assert isinstance(dialog, ExportDialog)
    assert dialog.extent is Extent.ARTICLE
    dialog.accept()
    qtbot.waitUntil(target.exists)
    raw = target.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(raw.decode("utf-8-sig").splitlines())
    assert row["selection"] == "سنبيع الزيت"
    assert row["note"] == "قارن بالعام الماضي"
    qtbot.waitUntil(window.body.message.isVisible)
    assert "out.csv" in window.body.message.text.text()


def test_typing_is_one_step_to_undo_and_redo(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    select(window, "الموسم")
    window.commands["note"].trigger()
    editor = window.body.side.notes.editor
    type_into(editor.body, "أول")
    qtbot.waitUntil(lambda: [note.body for note in window.reading.notes] == ["أول"])
    type_into(editor.body, " وثان")
    qtbot.waitUntil(lambda: [note.body for note in window.reading.notes] == ["أول وثان"])
    QTest.keyClick(editor.body, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    undo = window.commands["undo"]
    assert undo.isEnabled()
    assert undo.text().startswith("Undo: ")
    undo.trigger()
    qtbot.waitUntil(lambda: window.reading.notes == ())
    redo = window.commands["redo"]
    qtbot.waitUntil(redo.isEnabled)
    assert redo.text().startswith("Redo: ")
    redo.trigger()
    qtbot.waitUntil(lambda: [note.body for note in window.reading.notes] == ["أول وثان"])


def test_a_step_is_named_in_arabic(open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot) -> None:
    window = open_window("ar")
    read(window, harvest)
    select(window, "الموسم")
    window.commands["highlight"].trigger()
    qtbot.waitUntil(lambda: len(window.reading.notes) == 1)
    assert window.reading.notes[0].body == ""
    assert window.commands["undo"].text().startswith("تراجع: ")


def test_closing_amid_a_word_keeps_it(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    select(window, "الموسم")
    window.commands["note"].trigger()
    window.body.side.notes.editor.body.setPlainText("كلمة لم تُحفظ بعد")
    window.close()
    again = open_window()
    again.files.begin([])
    qtbot.waitUntil(lambda: len(again.reading.notes) == 1)
    assert again.reading.notes[0].body == "كلمة لم تُحفظ بعد"


def test_escape_without_a_letter_makes_no_note(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    select(window, "الموسم")
    window.commands["note"].trigger()
    QTest.keyClick(window.body.side.notes.editor.body, Qt.Key.Key_Escape)
    window.notebook.refresh()
    asked: list[object] = []
    window.desk.ask(lambda desk: desk.library.notes(), asked.append)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [[]]


def test_notes_on_an_entity_a_quotation_and_the_article(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    analysis = window.reading.analysis
    assert analysis is not None
    editor = window.body.side.notes.editor
    person = next(m for m in analysis.mentions if m.name == "سلمى الحاج")
    for number, begin in enumerate(
        (
            lambda: window.notes.write_on(person),
            lambda: window.notes.write_on(analysis.quotations[0]),
            window.commands["article_note"].trigger,
        )
    ):
        begin()
        type_into(editor.body, f"note {number}")
        QTest.keyClick(editor.body, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda number=number: len(window.reading.notes) == number + 1)
    notes = {note.target: note for note in window.reading.notes}
    assert notes[NoteTarget.ENTITY].entity == "سلمى الحاج"
    assert notes[NoteTarget.QUOTATION].speaker == analysis.quotations[0].speaker
    assert notes[NoteTarget.ARTICLE].anchor is None


def test_a_note_is_edited_and_deleted_from_the_panel(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    select(window, "الموسم")
    window.commands["highlight"].trigger()
    qtbot.waitUntil(lambda: len(window.reading.notes) == 1)
    panel = window.body.side.notes
    window.body.side.show_tab(2)
    panel.notes.activatedRow.emit(panel.notes.rows[0])
    assert panel.editor.isVisible()
    type_into(panel.editor.body, "edited")
    qtbot.waitUntil(lambda: window.reading.notes[0].body == "edited")
    panel.editor.deleted.emit()
    qtbot.waitUntil(lambda: window.reading.notes == ())
    assert not panel.editor.isVisible()
    assert window.body.message.isVisible()
    window.body.message.action.click()
    qtbot.waitUntil(lambda: [note.body for note in window.reading.notes] == ["edited"])


def test_undo_amid_writing_brings_the_old_text_back(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    select(window, "الموسم")
    window.commands["note"].trigger()
    editor = window.body.side.notes.editor
    editor.body.setPlainText("first")
    window.notes.save()
    qtbot.waitUntil(lambda: len(window.reading.notes) == 1)
    QTest.keyClick(editor.body, Qt.Key.Key_Escape)
    window.notes.edit(window.reading.notes[0])
    editor.body.setPlainText("second")
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: window.reading.notes[0].body == "first")
    qtbot.waitUntil(lambda: editor.body.toPlainText() == "first")
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: window.reading.notes == ())
    assert not editor.isVisible()


def test_the_card_of_words_without_a_note_is_called_a_highlight(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window("ar")
    read(window, harvest)
    select(window, "الموسم")
    window.commands["highlight"].trigger()
    qtbot.waitUntil(lambda: len(window.reading.notes) == 1)
    (note,) = window.reading.notes
    margins = window.body.pane.view._page.margins
    assert margins.title_of(note) == "تظليل"
    assert margins.title_of(replace(note, body="مهم")) == "ملاحظة"
