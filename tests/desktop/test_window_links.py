"""Links to notes: copied, followed in this window and a running one, and told in a sentence where they lead nowhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from pytestqt.qtbot import QtBot
from trial_parts import HARVEST, LIBRARY

from reader.core.links import parse_link
from reader.core.notes import Note
from reader.core.spans import Span
from reader.desktop.file_open_events import FileOpenEvents
from reader.desktop.main_window import MainWindow
from reader.desktop.side_panel import NOTES

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]
Select = Callable[[MainWindow, str], Span]


def written(window: MainWindow, words: str, select: Select, qtbot: QtBot) -> Note:
    before = {note.identity for note in window.reading.notes}
    select(window, words)
    window.commands["highlight"].trigger()
    qtbot.waitUntil(lambda: len(window.reading.notes) > len(before))
    return next(note for note in window.reading.notes if note.identity not in before)


def copied(window: MainWindow) -> str:
    window.commands["copy_link"].trigger()
    return QGuiApplication.clipboard().text()


def test_a_link_is_copied_and_followed_from_another_article(
    open_window: Open, read: Read, select: Select, harvest: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window("ar")
    assert not window.commands["copy_link"].isEnabled()
    read(window, harvest)
    note = written(window, "سنبيع الزيت", select, qtbot)
    menu = window.menus.article_menu.note_menu(note, window.pos())
    next(entry for entry in menu.actions() if entry.text() == "نسخ رابط الملاحظة").trigger()
    address = QGuiApplication.clipboard().text()
    assert "رابط الملاحظة" in window.body.message.text.text()
    assert parse_link(address).note == note.identity
    second = tmp_path / "library.txt"
    second.write_text(LIBRARY, encoding="utf-8")
    read(window, second)
    window.body.side.show_tab(0)
    window.come_forward([address])
    qtbot.waitUntil(lambda: window.reading.article is not None and window.reading.article.path == harvest)
    qtbot.waitUntil(lambda: window.body.side.tab == NOTES)
    draft = window.body.side.notes.editor.draft
    assert draft is not None
    assert draft.identity == note.identity
    # The note that is open is the one whose link is copied now.
    assert copied(window) == address


def test_without_a_note_the_link_is_the_articles(
    open_window: Open, read: Read, harvest: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window("en")
    read(window, harvest)
    address = copied(window)
    assert "/note/" not in address
    second = tmp_path / "library.txt"
    second.write_text(LIBRARY, encoding="utf-8")
    read(window, second)
    window.links.follow(address)
    qtbot.waitUntil(lambda: window.reading.article is not None and window.reading.article.path == harvest)


def test_a_link_outlives_a_change_of_the_text(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window("en")
    read(window, harvest)
    note = written(window, "سنبيع الزيت", select, qtbot)
    select(window, "سنبيع")
    address = copied(window)
    assert parse_link(address).note == note.identity
    harvest.write_text("تحديث\n\n" + HARVEST, encoding="utf-8")
    window.files.open_paths([harvest])
    qtbot.waitUntil(lambda: window.reading.article is not None and window.reading.article.text.startswith("تحديث"))
    qtbot.waitUntil(lambda: any(one.identity == note.identity for one in window.reading.notes))
    window.body.message.hide()
    window.links.follow(address)
    qtbot.waitUntil(lambda: window.body.side.notes.editor.draft is not None)
    assert not window.body.message.isVisible()


def test_links_that_lead_nowhere_are_told_in_a_sentence(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window("en")
    read(window, harvest)
    said = window.body.message.text
    window.links.follow("qari://nonsense")
    assert "is no link of Qari" in said.text()
    window.links.follow(f"qari://article/{'0' * 64}")
    qtbot.waitUntil(lambda: "not in this library" in said.text())
    note = written(window, "سنبيع الزيت", select, qtbot)
    address = copied_link(window, note)
    window.notes.delete(note)
    qtbot.waitUntil(lambda: window.reading.notes == ())
    window.links.follow(address)
    qtbot.waitUntil(lambda: "no longer there" in said.text())
    # The key of another library's note counts for nothing here.
    other = written(window, "وصل المزارعون", select, qtbot)
    strange = replace(parse_link(address), note=other.identity).address
    window.links.follow(strange)
    qtbot.waitUntil(lambda: "no longer there" in said.text())
    assert window.body.side.notes.editor.draft is None


def copied_link(window: MainWindow, note: Note) -> str:
    window.links.copy(note)
    return QGuiApplication.clipboard().text()


def test_the_program_starts_with_a_link(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window("en")
    read(window, harvest)
    note = written(window, "سنبيع الزيت", select, qtbot)
    address = copied_link(window, note)
    harvest.unlink()
    again = open_window("en")
    again.begin([address])
    qtbot.waitUntil(lambda: again.body.side.notes.editor.draft is not None)
    assert again.reading.article is not None
    broken = open_window("en")
    broken.begin(["qari://article/1"])
    assert "is no link of Qari" in broken.body.message.text.text()


def test_what_macos_hands_over_is_kept_until_somebody_listens(tmp_path: Path) -> None:
    handed: list[object] = []
    events = FileOpenEvents()
    path = tmp_path / "مقال.txt"
    assert events.take(QFileOpenEvent(str(path)))
    assert handed == []
    events.listen(handed.append)
    assert events.take(QFileOpenEvent(QUrl("qari://article/1/note/2?made=3&at=4-5")))
    assert not events.take(QEvent(QEvent.Type.LanguageChange))
    assert handed == [[path], ["qari://article/1/note/2?made=3&at=4-5"]]
