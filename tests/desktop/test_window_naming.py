"""Steering the machine: every occurrence, always and never, merging, splitting, spellings, the name lists' dialog."""

from __future__ import annotations

import csv
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from trial_parts import type_into

from reader.core.errors import AnalysisError
from reader.core.mentions import Entity, EntityType, Mention, Origin
from reader.core.spans import Span
from reader.desktop.choice_dialog import ChoiceDialog
from reader.desktop.main_window import MainWindow
from reader.desktop.name_lists_dialog import NameListsDialog
from reader.desktop.spellings import SpellingsDialog, spelling_groups

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]
Select = Callable[[MainWindow, str], Span]

PER, LOC, ORG = EntityType.PER, EntityType.LOC, EntityType.ORG

OTHER = """سوق المدينة

في المدينة سوق قديم، وبالمدينة سوق جديد.

زار غوتيرش السوق، ثم عاد جوتيرش إليه.
"""


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.txt"
    path.write_text(OTHER, encoding="utf-8")
    return path


def menu_for(window: MainWindow, mark: Mention | None) -> QMenu:
    assert window.reading.article is not None
    return window.menus.article_menu.build(
        window.reading.article,
        window.reading.identity,
        mark,
        window.body.pane.view.selected_span(),
        QPoint(0, 0),
        window.article.citation,
    )


def entity_menu(window: MainWindow, name: str) -> QMenu:
    entity = next(entity for entity in window.reading.entities if entity.name == name)
    return window.menus.article_menu.entity_menu(entity, window.reading.identity)


def trigger(menu: QMenu, *path: str) -> None:
    action = next(
        action for action in menu.actions() if action.text().translate({0x2068: None, 0x2069: None}) == path[0]
    )
    if len(path) > 1:
        trigger(action.menu(), *path[1:])
    else:
        action.trigger()


def offered(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def mentions(window: MainWindow, name: str) -> list[Mention]:
    assert window.reading.analysis is not None
    return [mention for mention in window.reading.analysis.mentions if mention.name == name]


def test_every_occurrence_of_a_selection_is_marked(
    open_window: Open, read: Read, select: Select, other: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, other)
    select(window, "المدينة")
    trigger(menu_for(window, None), "Mark every occurrence as", "Place")
    qtbot.waitUntil(lambda: len(mentions(window, "المدينة")) == 3)
    assert window.reading.article is not None
    text = window.reading.article.text
    assert [mention.span.of(text) for mention in mentions(window, "المدينة")] == ["المدينة"] * 3
    assert "3" in window.body.message.text.text()
    trigger(menu_for(window, mentions(window, "المدينة")[0]), "Mark every occurrence")
    qtbot.waitUntil(lambda: "wherever it stands" in window.body.message.text.text())
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: mentions(window, "المدينة") == [])


def test_always_and_never_act_on_the_open_article_and_on_later_ones(
    open_window: Open, read: Read, select: Select, harvest: Path, other: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    select(window, "المدينة")
    trigger(menu_for(window, None), "Always mark المدينة as", "Place")
    qtbot.waitUntil(lambda: [mention.origin for mention in mentions(window, "المدينة")] == [Origin.LIST])
    read(window, other)
    qtbot.waitUntil(lambda: len(mentions(window, "المدينة")) == 3)
    trigger(entity_menu(window, "المدينة"), "Never mark المدينة")
    qtbot.waitUntil(lambda: mentions(window, "المدينة") == [])
    assert "not marked" in window.body.message.text.text()
    window.body.message.action.click()
    qtbot.waitUntil(lambda: len(mentions(window, "المدينة")) == 3)


def test_the_index_of_names_follows(open_window: Open, read: Read, harvest: Path, other: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    read(window, other)
    window.steering.naming.always_mark("المدينة", LOC)
    used: list[int] = []

    def count() -> bool:
        window.desk.ask(
            lambda desk: desk.library.entities(text="المدينة"), lambda found: used.extend(use.mentions for use in found)
        )
        return 4 in used

    qtbot.waitUntil(count)


def test_names_are_merged_and_one_mention_split_off(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    trigger(entity_menu(window, "نادر"), "Merge with…")
    dialog = window.dialogs.open
    assert isinstance(dialog, ChoiceDialog)
    # Names of the same type come first.
    assert dialog.list.rows[0].item == ("سلمى الحاج", PER)
    dialog._accept()
    qtbot.waitUntil(lambda: mentions(window, "نادر") == [])
    assert len(mentions(window, "سلمى الحاج")) == 4
    mark = mentions(window, "سلمى الحاج")[-1]
    trigger(menu_for(window, mark), "Split off this mention…")
    dialog = window.dialogs.open
    assert isinstance(dialog, ChoiceDialog)
    dialog.line.setText("نادر الصالح")
    dialog._accept()
    qtbot.waitUntil(lambda: [mention.span for mention in mentions(window, "نادر الصالح")] == [mark.span])
    assert len(mentions(window, "سلمى الحاج")) == 3
    # A name with one mention has nothing to split off.
    assert not any("Split" in text for text in offered(menu_for(window, mentions(window, "نادر الصالح")[0])))
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: len(mentions(window, "سلمى الحاج")) == 4)


def test_spellings_are_merged_where_a_person_says_so(
    open_window: Open, read: Read, select: Select, other: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, other)
    window.commands["spellings"].trigger()
    qtbot.waitUntil(lambda: "look like spellings" in window.body.message.text.text())
    for words in ("غوتيرش", "جوتيرش"):
        select(window, words)
        trigger(menu_for(window, None), "Mark as", "Person")
        qtbot.waitUntil(lambda words=words: len(mentions(window, words)) == 1)
    window.commands["spellings"].trigger()
    qtbot.waitUntil(lambda: isinstance(window.dialogs.open, SpellingsDialog))
    dialog = window.dialogs.open
    assert isinstance(dialog, SpellingsDialog)
    okay = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not okay.isEnabled()
    # Not one name: it is not asked again, until that is taken back.
    dialog.refused[0].setChecked(True)
    assert dialog.answer == []
    okay.click()
    qtbot.waitUntil(lambda: window.commands["undo"].isEnabled() and "apart" in window.commands["undo"].text())
    window.body.message.hide()
    window.commands["spellings"].trigger()
    qtbot.waitUntil(lambda: window.body.message.isVisible())
    assert "look like spellings" in window.body.message.text.text()
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: "apart" not in window.commands["undo"].text())
    window.commands["spellings"].trigger()
    qtbot.waitUntil(lambda: isinstance(window.dialogs.open, SpellingsDialog) and window.dialogs.open is not dialog)
    dialog = window.dialogs.open
    assert isinstance(dialog, SpellingsDialog)
    okay = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    dialog.refused[0].setChecked(True)
    dialog.kept[0].setCurrentText("غوتيرش")
    dialog.checks[0].setChecked(True)
    assert not dialog.refused[0].isChecked()
    assert dialog.answer == [("جوتيرش", PER, "غوتيرش")]
    okay.click()
    qtbot.waitUntil(lambda: len(mentions(window, "غوتيرش")) == 2)


def test_groups_hold_a_name_of_the_article() -> None:
    from reader.library import EntityUse

    entities = [Entity("غوتيرش", PER, (Mention(Span(0, 6), PER, "غوتيرش"),)), Entity("صور", LOC, ())]
    known = [
        EntityUse("جوتيرش", PER, 9, 3, None, None),
        EntityUse("غوتيرش", PER, 2, 1, None, None),
        EntityUse("عبدالله", PER, 2, 1, None, None),
        EntityUse("عبد الله", PER, 2, 1, None, None),
        EntityUse("جوتيرش", LOC, 2, 1, None, None),
    ]
    (group,) = spelling_groups(entities, known)
    assert (group.type, group.spellings, group.here) == (PER, ("جوتيرش", "غوتيرش"), ("غوتيرش",))


@pytest.fixture
def lists(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> tuple[MainWindow, NameListsDialog]:
    window = open_window()
    read(window, harvest)
    window.commands["name_lists"].trigger()
    dialog = window.dialogs.open
    assert isinstance(dialog, NameListsDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return window, dialog


def test_an_answer_that_comes_after_the_dialog_was_closed_is_dropped(
    lists: tuple[MainWindow, NameListsDialog], qtbot: QtBot
) -> None:
    window, dialog = lists
    go_on = threading.Event()
    answered: list[object] = []
    window.desk.ask(lambda _: go_on.wait(10))
    dialog._load()
    window.desk.ask(lambda _: None, answered.append)
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))
    go_on.set()
    # A call on what is gone would be a bug, which the fixture of the window finds.
    qtbot.waitUntil(lambda: bool(answered))


def test_names_are_added_changed_and_removed_by_keys(lists: tuple[MainWindow, NameListsDialog], qtbot: QtBot) -> None:
    window, dialog = lists
    assert not dialog.add.isEnabled()
    dialog.name.setFocus()
    type_into(dialog.name, "المدينة")
    dialog.type.setCurrentIndex(1)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.model.listed == [("المدينة", LOC, "")])
    qtbot.waitUntil(lambda: len(mentions(window, "المدينة")) == 1)
    qtbot.waitUntil(lambda: dialog.name.text() == "")
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    dialog.table.selectRow(0)
    assert dialog.name.text() == "المدينة"
    dialog.type.setCurrentIndex(4)
    assert not dialog.known_as.isEnabled()
    dialog.add.click()
    qtbot.waitUntil(lambda: dialog.model.listed == [("المدينة", None, "")])
    assert mentions(window, "المدينة") == []
    dialog.table.selectRow(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: dialog.model.listed == [])
    qtbot.waitUntil(dialog.message.isVisible)
    dialog.message.action.click()
    qtbot.waitUntil(lambda: len(dialog.model.listed) == 1)


def test_lists_come_in_and_go_out_as_csv(
    lists: tuple[MainWindow, NameListsDialog], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, dialog = lists
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("name,type,known_as\nالمدينة,LOC,مدينة الزيت\nنادر,never,\n", encoding="utf-8")
    monkeypatch.setattr(window.files.file_dialogs, "ask_names", lambda: source)
    monkeypatch.setattr(window.files.file_dialogs, "ask_names_target", lambda: target)
    dialog.take.click()
    qtbot.waitUntil(lambda: len(dialog.model.listed) == 2)
    qtbot.waitUntil(lambda: len(mentions(window, "مدينة الزيت")) == 1 and mentions(window, "نادر") == [])
    dialog.write.click()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: "out.csv" in dialog.message.text.text())
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["name", "type", "known_as"],
            ["المدينة", "LOC", "مدينة الزيت"],
            ["نادر", "never", ""],
        ]
    dialog.filter.setText("نادر")
    assert [name for name, _, _ in dialog.model.listed] == ["نادر"]


def test_a_file_that_is_no_list_is_told_in_the_dialog(
    lists: tuple[MainWindow, NameListsDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    _, dialog = lists
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("نادر,planet\n", encoding="utf-8")
    dialog.import_file(wrong)
    qtbot.waitUntil(dialog.message.isVisible)
    assert dialog.message.text.text() == AnalysisError("name_list_row", path=wrong, line=1).sentence("en")
    assert dialog.model.listed == []


def test_every_control_of_the_dialog_has_a_name_and_can_be_reached(
    lists: tuple[MainWindow, NameListsDialog], qtbot: QtBot
) -> None:
    _, dialog = lists
    for widget in (dialog.filter, dialog.table, dialog.name, dialog.type, dialog.known_as):
        assert widget.accessibleName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    dialog.filter.setFocus()
    reached = set()
    for _ in range(14):
        reached.add(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert {dialog.filter, dialog.table, dialog.name, dialog.type, dialog.known_as, dialog.take} <= reached


def test_a_model_folder_that_is_none_is_told_in_a_sentence(
    open_window: Open, read: Read, harvest: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    window.commands["settings"].trigger()
    dialog = window.dialogs.open
    assert dialog is not None
    field = dialog.controls["camel_model"]
    field.line.setText(str(tmp_path))
    field.line.editingFinished.emit()
    expected = AnalysisError("camel_model", path=tmp_path).sentence("en")
    qtbot.waitUntil(lambda: window.body.message.text.text() == expected)
    field.line.clear()
    field.line.editingFinished.emit()
    qtbot.waitUntil(lambda: not window.reading.being_analysed and mentions(window, "نادر") != [])
    assert window.settings.text("camel_model") == ""


def test_a_chosen_name_shows_what_was_said_about_it(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot, select: Select
) -> None:
    window = open_window()
    read(window, harvest)
    select(window, "المدينة")
    trigger(menu_for(window, None), "Mark as", "Place")
    qtbot.waitUntil(lambda: len(mentions(window, "المدينة")) == 1)
    names = window.body.side.names
    window.article.choose_name("المدينة", LOC)
    assert "about" in names._said_title.text()
    (row,) = names.said.rows
    assert "المدينة" in row.title
    assert "سلمى الحاج" in row.subtitle.replace("\u00a0", " ")
