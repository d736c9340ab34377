"""Journeys of opening: by file, drop, paste, list, back and forward; errors in the bar; the last place; encodings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from trial_parts import LIBRARY

from reader.core.articles import Direction
from reader.desktop import texts
from reader.desktop.analysis_line import FirstArticle
from reader.desktop.choice_dialog import ChoiceDialog
from reader.desktop.file_dialogs import dropped_paths
from reader.desktop.main_window import MainWindow

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]


@pytest.fixture
def second(tmp_path: Path) -> Path:
    path = tmp_path / "library.txt"
    path.write_text(LIBRARY, encoding="utf-8")
    return path


def titles(window: MainWindow) -> list[str]:
    return [row.title for row in window.body.articles.articles.rows]


def test_the_first_start_shows_the_sample(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.files.begin([])
    qtbot.waitUntil(lambda: window.reading.identity != 0)
    assert window.reading.article is not None
    assert window.reading.article.path is not None
    assert window.reading.article.path.name == "welcome.txt"
    assert window.body.centre.currentWidget() is window.body.pane


def test_what_was_read_last_comes_at_the_start_unless_somebody_was_quicker(
    open_window: Open, read: Read, harvest: Path, second: Path, qtbot: QtBot
) -> None:
    window = open_window()
    for path in (second, harvest):
        read(window, path)
    article, identity = window.reading.article, window.reading.identity
    assert article is not None
    again = open_window()
    again.begin([], FirstArticle(article, False, 0, identity))
    qtbot.waitUntil(lambda: again.reading.identity == identity)
    qtbot.waitUntil(lambda: len(titles(again)) == 2)
    third = open_window()
    third.come_forward([second])
    third.begin([], FirstArticle(article, False, 0, identity))
    qtbot.waitUntil(lambda: len(titles(third)) == 2)
    qtbot.waitUntil(lambda: third.reading.record is not None)
    assert third.reading.record.path == second


def test_marks_lists_and_legend_say_the_same(open_window: Open, read: Read, harvest: Path) -> None:
    window = open_window()
    read(window, harvest)
    analysis = window.reading.analysis
    assert analysis is not None
    counts = {"PER": 0, "LOC": 0, "ORG": 0}
    for mention in analysis.mentions:
        counts[mention.type.value] += 1
    for kind, count in counts.items():
        assert window.body.foot.chips[kind].text().endswith(f" {count}")
    names = [row for row in window.body.side.names.names.rows if not row.heading]
    assert {row.title for row in names} == {entity.name for entity in analysis.entities}
    assert next(row for row in names if row.title == "سلمى الحاج").subtitle == "رئيسة التعاونية"
    said = [row for row in window.body.side.quotations.quotations.rows if not row.heading]
    assert len(said) == len(analysis.quotations) == 3


def test_choosing_a_name_shows_what_that_person_said(open_window: Open, read: Read, harvest: Path) -> None:
    window = open_window()
    read(window, harvest)
    panel = window.body.side.names
    row = next(row for row in panel.names.rows if row.title == "سلمى الحاج")
    panel.names.activatedRow.emit(row)
    assert panel.entity is not None
    assert panel.said.isVisible()
    assert [quoted.item.speaker_entity for quoted in panel.said.rows] == ["سلمى الحاج", "سلمى الحاج"]
    panel.names.activatedRow.emit(row)
    assert panel.entity is None
    assert not panel.said.isVisible()


def test_an_error_is_a_sentence_in_the_bar_and_the_article_stays(
    open_window: Open, read: Read, harvest: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window("ar")
    read(window, harvest)
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    for path, part in ((tmp_path / "gone.txt", "لا يوجد ملف"), (empty, "لا يحتوي")):
        window.files.open_paths([path])
        qtbot.waitUntil(lambda part=part: part in window.body.message.text.text())
        assert window.body.message.isVisible()
        assert window.reading.article is not None
        assert window.reading.article.path == harvest
    assert window.body.message.text.textFormat() is Qt.TextFormat.PlainText


def test_a_start_with_a_file_that_cannot_be_read_says_what_to_do(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window("ar")
    assert window.windowTitle() == "قارئ"
    window.body.await_article()
    assert window.body.side.names.names.awaited
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    window.files.open_paths([empty])
    qtbot.waitUntil(window.body.message.isVisible)
    assert window.body.centre.currentWidget() is window.body.start
    # The lists say that an article is to be opened, and wait for none.
    for rows in (window.body.side.names.names, window.body.side.quotations.quotations):
        assert not rows.awaited


def test_back_and_forward_and_the_last_place(
    open_window: Open, read: Read, harvest: Path, second: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    assert not window.commands["back"].isEnabled()
    first = window.reading.identity
    window.reading.keep_place(40)
    read(window, second)
    assert window.commands["back"].isEnabled()
    window.commands["back"].trigger()
    qtbot.waitUntil(lambda: window.reading.identity == first)
    assert window.reading.record is not None
    assert window.reading.record.position == 40
    assert window.commands["forward"].isEnabled()
    window.commands["forward"].trigger()
    qtbot.waitUntil(lambda: window.reading.identity not in (0, first))
    assert not window.commands["forward"].isEnabled()


def test_what_comes_up_where_its_reading_ended_says_how_much_was_read(
    open_window: Open, read: Read, harvest: Path, second: Path, qtbot: QtBot
) -> None:
    harvest.write_text(harvest.read_text(encoding="utf-8") * 6, encoding="utf-8")
    window = open_window("ar")
    window.resize(1000, 420)
    read(window, harvest)
    article, identity = window.reading.article, window.reading.identity
    assert article is not None
    window.reading.keep_place(len(article.text) * 2 // 3)
    read(window, second)
    # As at a start: the article is shown before anything listens to how far it is scrolled.
    view, foot = window.body.pane.view, window.body.foot
    view.progressChanged.disconnect(foot.show_progress)
    foot.show_progress(0.0)
    window.reading.open_record(identity)
    qtbot.waitUntil(lambda: window.reading.identity == identity)
    assert 0.4 < view.progress() < 1
    assert foot._progress.text() == texts.percent(view.progress())


def test_the_list_has_the_last_opened_first_and_opens(
    open_window: Open, read: Read, harvest: Path, second: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    read(window, second)
    expected = ["افتتاح مكتبة في حي المنارة", "بدء موسم الزيتون في قرية الوادي"]
    qtbot.waitUntil(lambda: titles(window) == expected)
    harvest.unlink()
    rows = window.body.articles.articles
    rows.activatedRow.emit(rows.rows[1])
    qtbot.waitUntil(lambda: window.reading.article is not None and window.reading.article.title.startswith("بدء موسم"))


def test_what_is_opened_elsewhere_comes_into_view_in_the_list(
    open_window: Open, read: Read, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    window.resize(1200, 420)
    for number in range(1, 13):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"عنوان المقال رقم {number}\n\nنص المقال رقم {number} وفيه كلمات.\n", encoding="utf-8")
        read(window, path)
    qtbot.waitUntil(lambda: len(titles(window)) == 12)
    rows = window.body.articles.articles
    bar = rows.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(bar.maximum())
    place = bar.value()
    clicked = rows.rows[9]
    rows.activatedRow.emit(clicked)
    qtbot.waitUntil(
        lambda: window.reading.identity == clicked.item.identity and rows.rows[0].item.identity == clicked.item.identity
    )
    assert bar.value() == place
    path = tmp_path / "آخر.txt"
    path.write_text("مقال آخر\n\nنص آخر وفيه كلمات.\n", encoding="utf-8")
    read(window, path)
    qtbot.waitUntil(lambda: len(titles(window)) == 13)
    qtbot.waitUntil(lambda: bar.value() == 0)


def test_an_article_removed_from_the_library_closes_and_comes_back(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    window.commands["forget"].trigger()
    qtbot.waitUntil(lambda: window.reading.article is None)
    assert window.body.centre.currentWidget() is window.body.start
    assert titles(window) == []
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: len(titles(window)) == 1)


def test_files_are_dropped(open_window: Open, harvest: Path, second: Path, qtbot: QtBot) -> None:
    window = open_window()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(harvest)), QUrl.fromLocalFile(str(second))])
    enter = QDragEnterEvent(
        QPoint(200, 200),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(
        QPointF(200, 200),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, drop)
    qtbot.waitUntil(lambda: len(titles(window)) == 2)
    assert window.reading.article is not None
    assert window.reading.article.path == harvest


def test_addresses_are_not_dropped() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.html"), QUrl("file://server/share/a.txt")])
    assert dropped_paths(data) == []


def test_a_folder_brings_what_it_holds(
    open_window: Open, tmp_path: Path, harvest: Path, second: Path, qtbot: QtBot
) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    inside = tmp_path / "inside"
    inside.mkdir()
    second.rename(inside / "library.txt")
    harvest.rename(inside / "harvest.txt")
    window = open_window()
    window.files.open_paths([inside])
    qtbot.waitUntil(lambda: len(titles(window)) == 2)


def test_a_text_is_pasted_as_an_article(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    QGuiApplication.clipboard().setText(LIBRARY)
    window.commands["paste_article"].trigger()
    qtbot.waitUntil(lambda: window.reading.identity != 0)
    QGuiApplication.clipboard().clear()
    window.commands["paste_article"].trigger()
    assert window.body.message.text.text() == "There is no text on the clipboard."


def test_a_file_is_opened_again_in_another_encoding(
    open_window: Open, read: Read, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(LIBRARY.encode("windows-1256"))
    window = open_window()
    read(window, path)
    assert window.reading.article is not None
    assert window.reading.article.encoding == "windows-1256"
    window.commands["reopen"].trigger()
    dialog = window.dialogs.open
    assert isinstance(dialog, ChoiceDialog)
    row = next(row for row in dialog.list.rows if row.item == "windows-1252")
    dialog.list.activatedRow.emit(row)
    qtbot.waitUntil(lambda: window.reading.article is not None and window.reading.article.encoding != "windows-1256")
    assert window.reading.article.text != LIBRARY


def test_bytes_that_could_not_be_read_lead_to_another_encoding(
    open_window: Open, read: Read, harvest: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.txt"
    text = harvest.read_bytes()
    broken.write_bytes(text[:200] + b"\xff\xfe\xff" + text[200:])
    window = open_window()
    read(window, broken)
    assert "\ufffd" in window.body.message.text.text()
    window.body.message.action.click()
    assert isinstance(window.dialogs.open, ChoiceDialog)


def test_a_paragraph_is_turned_by_hand_and_stays_turned(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    assert window.reading.article is not None
    block = window.reading.article.blocks[2]
    window.body.pane.view.select_span(block.span)
    number = window.body.pane.view.block_at(window.body.pane.view.caret())
    assert window.article.direction_of(number) is Direction.RTL
    window.commands["direction"].trigger()
    qtbot.waitUntil(lambda: window.article.direction_of(number) is Direction.LTR)
    window.close()
    again = open_window()
    again.files.begin([])
    qtbot.waitUntil(lambda: again.reading.identity != 0)
    assert again.reading.article is not None
    assert again.reading.article.blocks[number].direction is Direction.LTR
    qtbot.waitUntil(again.commands["undo"].isEnabled)
    again.commands["undo"].trigger()
    qtbot.waitUntil(lambda: again.article.direction_of(number) is Direction.RTL)


def test_what_was_set_aside_is_shown_with_its_reason(open_window: Open, read: Read, tmp_path: Path) -> None:
    path = tmp_path / "trailer.txt"
    title = "بدء موسم الزيتون في قرية الوادي"
    path.write_text(f"{title}\n\n{title}\n\nقال نادر إن الموسم جيد في الوادي هذا العام.\n", encoding="utf-8")
    window = open_window()
    read(window, path)
    assert window.reading.article is not None
    pieces = window.reading.article.set_aside
    assert pieces
    assert window.body.foot.set_aside.isVisible()
    window.body.foot.set_aside.click()
    assert window.body.set_aside.isVisible()
    shown = window.body.set_aside.text.toPlainText()
    assert title in shown
    assert "The title again" in shown
    window.body.set_aside.closed.emit()
    assert not window.body.set_aside.isVisible()


def test_the_library_is_searched(open_window: Open, read: Read, harvest: Path, second: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    read(window, second)
    window.commands["search_library"].trigger()
    window.body.top.search.setText("الزيتون")
    rows = window.body.articles.articles
    qtbot.waitUntil(lambda: [type(row.item).__name__ for row in rows.rows] == ["Hit"])
    rows.activatedRow.emit(rows.rows[0])
    qtbot.waitUntil(lambda: window.reading.article is not None and window.reading.article.title.startswith("بدء موسم"))
    # Escape leads back to all articles, from the list of what was found too.
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Escape)
    assert window.body.top.search.text() == ""
    qtbot.waitUntil(lambda: len(titles(window)) == 2)


def test_the_legend_switches_and_remembers(open_window: Open, read: Read, harvest: Path) -> None:
    window = open_window()
    read(window, harvest)
    window.body.foot.chips["LOC"].click()
    assert window.settings.text("hidden_marks") == "LOC"
    again = open_window()
    assert not again.body.foot.chips["LOC"].isChecked()
    assert again.body.foot.chips["PER"].isChecked()
    again.body.foot.chips["LOC"].click()
    assert again.settings.text("hidden_marks") == ""


def test_a_library_that_cannot_be_opened_leaves_reading_possible(
    open_window: Open, harvest: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "folder.sqlite").mkdir()
    window = open_window(library="folder.sqlite")
    window.files.open_paths([harvest])
    qtbot.waitUntil(lambda: window.reading.analysis is not None)
    qtbot.waitUntil(window.body.message.isVisible)
    assert window.reading.identity == 0
    assert not window.commands["forget"].isEnabled()


def test_several_files_one_after_the_other_are_all_kept(
    open_window: Open, harvest: Path, second: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    missing = tmp_path / "gone.txt"
    for path in (harvest, missing, second):
        window.files.open_paths([path])
    qtbot.waitUntil(lambda: len(titles(window)) == 2 and window.reading.identity != 0)
    assert window.reading.article is not None
    assert window.reading.article.path == second
    assert "gone.txt" in window.body.message.text.text()
