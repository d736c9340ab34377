"""Tags by keyboard: type to find, Enter to make and to set, on notes, selections and the article."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from trial_parts import type_into

from reader.core.notes import Tag
from reader.core.spans import Span
from reader.desktop.main_window import MainWindow
from reader.desktop.tag_colours import TAG_COLOURS, next_colour

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]
Select = Callable[[MainWindow, str], Span]


def tag_names(window: MainWindow) -> list[str]:
    return sorted(tag.name for note in window.reading.notes for tag in note.tags)


def test_a_selection_is_tagged_with_a_new_tag_by_keys_alone(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    span = select(window, "جمعية الأرض")
    window.body.pane.view.setFocus()
    QTest.keyClick(window.body.pane.view, Qt.Key.Key_T)
    picker = window.picker
    assert picker.isVisible()
    type_into(picker.line, "زراعة")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tag_names(window) == ["زراعة"])
    (note,) = window.reading.notes
    assert note.anchor is not None
    assert note.anchor.span == span
    assert note.body == ""
    # The picker stays open for another one, on the same note.
    type_into(picker.line, "موسم")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tag_names(window) == ["زراعة", "موسم"])
    assert len(window.reading.notes) == 1
    colours = {tag.colour for tag in window.reading.notes[0].tags}
    assert len(colours) == 2


def test_words_with_a_note_keep_that_one_when_they_are_tagged(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    select(window, "جمعية الأرض")
    window.commands["note"].trigger()
    type_into(window.body.side.notes.editor.body, "تعاونية")
    QTest.keyClick(window.body.side.notes.editor.body, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(window.reading.notes) == 1)
    select(window, "جمعية الأرض")
    window.commands["tag"].trigger()
    type_into(window.picker.line, "زراعة")
    QTest.keyClick(window.picker.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tag_names(window) == ["زراعة"])
    (note,) = window.reading.notes
    assert note.body == "تعاونية"
    window.commands["note"].trigger()
    assert window.body.side.notes.editor.draft is not None
    assert window.body.side.notes.editor.draft.identity == note.identity


def test_a_known_tag_is_found_whatever_its_harakat_and_hamza(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    window.notebook.change(lambda operations: operations.create_tag("إِقتصاد", "#1D4ED8"))
    select(window, "الأسعار")
    window.commands["tag"].trigger()
    qtbot.waitUntil(lambda: len(window.picker.list.rows) == 1)
    type_into(window.picker.line, "اقتصاد")
    assert [row.item.name for row in window.picker.list.rows] == ["إِقتصاد"]
    QTest.keyClick(window.picker.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tag_names(window) == ["إِقتصاد"])


def test_the_article_is_tagged_and_untagged(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    window.commands["article_tag"].trigger()
    type_into(window.picker.line, "ملف")
    QTest.keyClick(window.picker.line, Qt.Key.Key_Return)
    rows = window.body.articles.articles
    qtbot.waitUntil(lambda: [name for row in rows.rows for name, _ in row.dots] == ["ملف"])
    qtbot.waitUntil(lambda: [row.count for row in window.picker.list.rows] == ["✓"])
    QTest.keyClick(window.picker.line, Qt.Key.Key_Down)
    QTest.keyClick(window.picker.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows.rows[0].dots == ())
    assert window.commands["undo"].isEnabled()
    window.picker.hide()


def test_a_tag_on_a_note_being_written_saves_it_first(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    select(window, "الموسم")
    window.commands["note"].trigger()
    editor = window.body.side.notes.editor
    editor.body.setPlainText("with a tag")
    editor.tags.ask()
    qtbot.waitUntil(window.picker.isVisible)
    type_into(window.picker.line, "سؤال")
    QTest.keyClick(window.picker.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tag_names(window) == ["سؤال"])
    (note,) = window.reading.notes
    assert note.body == "with a tag"
    window.picker.hide()
    qtbot.waitUntil(lambda: len(editor.tags.findChildren(type(editor.tags._add))) == 2)
    editor.tagDropped.emit(note.tags[0])
    qtbot.waitUntil(lambda: tag_names(window) == [])


def test_new_tags_take_the_colour_that_is_used_least() -> None:
    tags: list[Tag] = []
    for number in range(len(TAG_COLOURS) * 2):
        tags.append(Tag(str(number), next_colour(tags)))
    assert sorted(tag.colour for tag in tags) == sorted(TAG_COLOURS * 2)


def test_a_tag_is_renamed_recoloured_and_deleted_everywhere(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    select(window, "الموسم")
    window.commands["tag"].trigger()
    picker = window.picker
    type_into(picker.line, "قديم")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tag_names(window) == ["قديم"])
    tag = window.reading.notes[0].tags[0]
    type_into(picker.line, "جديد")
    menu = picker.menu_for(tag)
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: tag_names(window) == ["جديد"])
    picker.line.clear()
    menu = picker.menu_for(tag)
    colours = next(action.menu() for action in menu.actions() if action.menu() is not None)
    colours.actions()[4].trigger()
    qtbot.waitUntil(lambda: window.reading.notes[0].tags[0].colour.upper() == TAG_COLOURS[4])
    menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: tag_names(window) == [])
    assert len(window.reading.notes) == 1
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: tag_names(window) == ["جديد"])
    picker.hide()


def test_the_picker_leads_to_a_new_name_and_to_merging(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window("ar")
    read(window, harvest)
    picker = window.picker
    for words, name in (("الموسم", "موسم"), ("الأسعار", "أسعار")):
        select(window, words)
        window.commands["tag"].trigger()
        type_into(picker.line, name)
        QTest.keyClick(picker.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda name=name: name in tag_names(window))
        qtbot.waitUntil(lambda: not picker.line.text())
    tag = next(tag for note in window.reading.notes for tag in note.tags if tag.name == "موسم")
    qtbot.waitUntil(lambda: len(picker.list.rows) == 2)
    entries = {action.text(): action for action in picker.menu_for(tag).actions()}
    entries["دمج مع وسم آخر…"].trigger()
    assert not picker.isVisible()
    dialog = window.dialogs.open
    assert dialog is not None
    assert [row.title for row in dialog.list.rows] == ["أسعار"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tag_names(window) == ["أسعار", "أسعار"])
    assert len(window.reading.notes) == 2
