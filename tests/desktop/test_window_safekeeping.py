"""The library kept safe from the window: backups made and restored, the restoring undone, the check, the repair."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QAccessible, QDesktopServices
from pytestqt.qtbot import QtBot
from trial_parts import LIBRARY, controls

from reader.core.errors import LibraryError
from reader.core.spans import Span
from reader.desktop.main_window import MainWindow
from reader.desktop.safekeeping_dialog import SafekeepingDialog

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]
Select = Callable[[MainWindow, str], Span]


def safekeeping(window: MainWindow) -> SafekeepingDialog:
    window.commands["safekeeping"].trigger()
    dialog = window.dialogs.open
    assert isinstance(dialog, SafekeepingDialog)
    return dialog


def highlighted(window: MainWindow, words: str, select: Select, qtbot: QtBot) -> None:
    count = len(window.reading.notes)
    select(window, words)
    window.commands["highlight"].trigger()
    qtbot.waitUntil(lambda: len(window.reading.notes) == count + 1)


def test_a_backup_is_made_restored_and_the_restoring_undone(
    open_window: Open, read: Read, select: Select, harvest: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window("ar")
    read(window, harvest)
    highlighted(window, "سنبيع الزيت", select, qtbot)
    dialog = safekeeping(window)
    assert not dialog.restore.isEnabled()
    dialog.make.click()
    qtbot.waitUntil(lambda: len(dialog.backups.rows) == 1 and dialog.restore.isEnabled())
    assert dialog.told.text() == "أُنشئت النسخة وفُحصت."
    assert "ميغابايت" in dialog.backups.rows[0].count
    dialog.close()
    highlighted(window, "الموسم", select, qtbot)
    second = tmp_path / "library.txt"
    second.write_text(LIBRARY, encoding="utf-8")
    read(window, second)
    window.commands["notes_page"].trigger()

    dialog = safekeeping(window)
    qtbot.waitUntil(lambda: dialog.restore.isEnabled())
    dialog.restore.click()
    qtbot.waitUntil(lambda: len(window.body.articles.recent()) == 1)
    assert window.dialogs.open is None
    assert window.reading.article is None
    assert window.body.is_reading
    assert not window.commands["back"].isEnabled()
    bar = window.body.message
    assert ".replaced-" in bar.text.text()
    assert bar._mark.isHidden()
    read(window, harvest)
    qtbot.waitUntil(lambda: len(window.reading.notes) == 1)

    assert bar.action.text() == "تراجع"
    bar.action.click()
    qtbot.waitUntil(lambda: len(window.body.articles.recent()) == 2)
    read(window, harvest)
    qtbot.waitUntil(lambda: len(window.reading.notes) == 2)


def test_a_window_that_stays_open_makes_its_backups(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window()
    watch = window.safekeeping.watch
    assert not watch.isActive()
    window.safekeeping.begin()
    watch.timeout.emit()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("backups/*.qari-backup"))) == 1)
    # It goes on, and makes none before it is due.
    assert watch.isActive()
    assert watch.interval() == 3_600_000
    watch.timeout.emit()
    window.desk.ask(lambda desk: desk.library.backups(), (found := []).append)
    qtbot.waitUntil(lambda: bool(found))
    assert len(found[0]) == 1


def test_what_took_the_place_of_a_damaged_library_is_not_backed_up(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "library.sqlite").write_bytes(b"no library" * 2000)
    window = open_window()
    window.safekeeping.begin()
    window.safekeeping.watch.timeout.emit()
    seen: list[object] = []
    window.desk.recovered(seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] is not None
    assert not (tmp_path / "backups").exists()


def test_a_backup_that_is_damaged_is_refused_and_what_was_open_stays(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    dialog = safekeeping(window)
    dialog.make.click()
    qtbot.waitUntil(lambda: len(dialog.backups.rows) == 1)
    backup: Path = dialog.backups.rows[0].item.path
    backup.write_bytes(backup.read_bytes()[:5000])
    dialog.restore.click()
    qtbot.waitUntil(lambda: "damaged" in dialog.told.text())
    qtbot.waitUntil(lambda: window.reading.article is not None and window.reading.article.path == harvest)
    assert dialog.restore.isEnabled()


def test_nothing_is_restored_while_an_import_writes(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    dialog = safekeeping(window)
    dialog.make.click()
    qtbot.waitUntil(lambda: dialog.restore.isEnabled())
    window.imports.running = True
    dialog.restore.click()
    window.imports.running = False
    assert "import" in dialog.told.text()
    assert dialog.isVisible()


def test_the_check_finds_and_repair_mends(
    open_window: Open, read: Read, harvest: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    dialog = safekeeping(window)
    dialog.check.click()
    qtbot.waitUntil(lambda: "as it should be" in dialog.report.text())
    assert "1 article" in dialog.report.text().replace("\u00a0", " ")
    assert dialog.repair.isHidden()
    with closing(sqlite3.connect(tmp_path / "library.sqlite")) as connection, connection:
        connection.execute("UPDATE entity SET mentions = mentions + 1")
    dialog.check.click()
    qtbot.waitUntil(lambda: "names and speakers" in dialog.report.text())
    dialog.repair.click()
    qtbot.waitUntil(lambda: "as it should be" in dialog.report.text())
    assert dialog.repair.isHidden()
    assert dialog.bar.isHidden()


def test_a_library_that_was_set_aside_leads_to_its_backup(open_window: Open) -> None:
    window = open_window("ar")
    window.safekeeping.tell_recovered(LibraryError("library_damaged", path="a", aside="b"))
    assert window.body.message.action.isHidden()
    window.safekeeping.tell_recovered(LibraryError("library_damaged_backup", path="a", aside="b", backup="c"))
    window.body.message.action.click()
    assert isinstance(window.dialogs.open, SafekeepingDialog)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_dialog_says_what_its_parts_are(open_window: Open, language: str) -> None:
    dialog = safekeeping(open_window(language))
    for widget in controls(dialog):
        if widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name).strip(), type(widget).__name__


class _Files(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.opened.append(Path(address.toLocalFile()))


def test_the_folder_of_the_library_is_shown(open_window: Open, tmp_path: Path) -> None:
    dialog = safekeeping(open_window())
    files = _Files()
    QDesktopServices.setUrlHandler("file", files, "open")
    try:
        dialog.folder.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert files.opened == [tmp_path]
