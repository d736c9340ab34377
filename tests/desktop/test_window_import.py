"""The import in the window: queue, outcome of each file, pause, cancel, retry, restart, watched folders."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from trial_parts import run_import_here

from reader.desktop.folder_watch import FolderWatch
from reader.desktop.import_page import ImportPage
from reader.desktop.imports import Imports
from reader.desktop.main_window import MainWindow
from reader.desktop.tasks import InlineWorker
from reader.importing import Imported
from reader.library import FileState, Library, QueuedFile

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles, one of them twice, one damaged file, and what is no article."""
    path = tmp_path / "مقالات"
    (path / "قديمة").mkdir(parents=True)
    for number, place in (("أول", path), ("ثان", path), ("ثالث", path / "قديمة")):
        text = f"خبر {number}\n\nقالت سلمى الحاج إن الخبر {number} صحيح.\n"
        (place / f"{number}.txt").write_text(text, encoding="utf-8")
    (path / "نسخة.txt").write_bytes((path / "أول.txt").read_bytes())
    (path / "تالف.pdf").write_bytes(b"%PDF-1.4 cut short")
    (path / "صورة.png").write_bytes(b"\x89PNG")
    return path


def until(qtbot: QtBot, found: Callable[[], bool]) -> None:
    """Waits longer than usual: an import waits for the disk, and for whoever else uses the machine."""
    qtbot.waitUntil(found, timeout=20_000)


def page_of(window: MainWindow, qtbot: QtBot) -> ImportPage:
    if not isinstance(window.pages.page, ImportPage):
        window.commands["import_page"].trigger()
    page = window.pages.page
    assert isinstance(page, ImportPage)
    until(qtbot, page.isVisible)
    return page


def states(page: ImportPage) -> dict[str, str]:
    return {row.title: row.count for row in page.list.rows}


def test_a_folder_comes_in_with_the_outcome_of_each_file(
    open_window: Open, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("en")
    monkeypatch.setattr(window.files.file_dialogs, "ask_folder", lambda: folder)
    QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page = page_of(window, qtbot)
    until(qtbot, lambda: "failed" in states(page).values())
    until(qtbot, lambda: sorted(states(page).values()) == ["already there", "failed", "new", "new", "new"])
    assert states(page)["تالف.pdf"] == "failed"
    failed = next(row for row in page.list.rows if row.count == "failed")
    assert "damaged" in failed.subtitle
    said = window.body.message
    until(qtbot, lambda: said.text.text().startswith("3 articles came in. 1 was there already. 1 file could not"))
    assert said.action.text() == "Show"
    until(qtbot, lambda: len(window.body.articles.articles.rows) == 3)
    assert all("name" in row.subtitle for row in window.body.articles.articles.rows)
    row = next(row for row in page.list.rows if row.title == "ثالث.txt")
    page.list.activatedRow.emit(row)
    until(qtbot, lambda: window.reading.article is not None)
    assert window.reading.article is not None
    assert "الخبر ثالث صحيح" in window.reading.article.text
    assert window.body.is_reading
    assert window.reading.analysis is not None


def test_a_dropped_folder_and_files_come_in_while_the_first_is_read(
    open_window: Open, folder: Path, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window("ar")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (harvest, folder)])
    enter = QDragEnterEvent(
        QPoint(200, 200), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, enter)
    drop = QDropEvent(
        QPointF(200, 200), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, drop)
    until(qtbot, lambda: len(window.body.articles.articles.rows) == 4)
    assert window.reading.article is not None
    assert window.reading.article.path == harvest
    assert window.body.is_reading


def test_what_lies_there_unchanged_is_not_read_again(open_window: Open, folder: Path, qtbot: QtBot) -> None:
    window = open_window("en")
    paths = [folder / "أول.txt", folder / "ثان.txt"]
    window.imports.add(paths)
    until(qtbot, lambda: "2 articles came in." in window.body.message.text.text())
    window.imports.add(paths)
    until(qtbot, lambda: window.body.message.text.text() == "2 files are in the library already.")
    window.imports.add([folder / "قديمة" / "لا شيء"])
    until(qtbot, lambda: "could not be read" in window.body.message.text.text())
    empty = folder / "empty"
    empty.mkdir()
    window.imports.add([empty])
    until(qtbot, lambda: "no article in it" in window.body.message.text.text())


def test_what_failed_is_tried_again_and_what_is_done_cleared(open_window: Open, folder: Path, qtbot: QtBot) -> None:
    window = open_window("en")
    page = page_of(window, qtbot)
    broken = folder / "تالف.pdf"
    window.imports.add([broken, folder / "أول.txt"])
    until(qtbot, lambda: sorted(states(page).values()) == ["failed", "new"])
    until(qtbot, page.retry.isEnabled)
    broken.write_text("نص", encoding="utf-8")
    broken.rename(folder / "ok.txt")
    page.retry.click()
    until(qtbot, lambda: any("There is no file" in row.subtitle for row in page.list.rows))
    page.shown.setCurrentIndex(page.shown.findData(FileState.FAILED))
    until(qtbot, lambda: list(states(page)) == ["تالف.pdf"])
    assert page.shown.currentText() == "failed · 1"
    page.clear.click()
    until(qtbot, lambda: page.list.rows == [])
    until(qtbot, lambda: not page.clear.isEnabled())


class Gate:
    """A run that stops before each file until it is let on, so that a test sees what stands between."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.read = threading.Semaphore(0)

    def __call__(self, library: Library, stopped: Callable[[], bool], told: Callable[[QueuedFile], None]) -> Imported:
        def tell(file: QueuedFile) -> None:
            told(file)
            if file.state is FileState.READING:
                self.read.release()
                while not self.open.wait(0.01) and not stopped():
                    pass

        return run_import_here(library, stopped, tell)


@pytest.fixture
def gated(monkeypatch: pytest.MonkeyPatch) -> Gate:
    gate = Gate()
    before = Imports.__init__

    def init(self: Imports, *parts: object) -> None:
        before(self, *parts[:4], gate)  # type: ignore[arg-type]

    monkeypatch.setattr(Imports, "__init__", init)
    return gate


def test_an_import_is_paused_goes_on_and_is_cancelled(
    open_window: Open, folder: Path, gated: Gate, qtbot: QtBot
) -> None:
    window = open_window("en")
    page = page_of(window, qtbot)
    window.imports.add([folder])
    until(qtbot, lambda: "being read" in states(page).values())
    chip = window.import_presenter.chip
    assert not chip.isHidden()
    assert chip.text() == "Import: 0 of 5"
    assert page.bar.isVisible()
    assert page.progress.text() == "0 of 5 files are read."
    page.pause.click()
    until(qtbot, lambda: window.imports.paused)
    until(qtbot, lambda: set(states(page).values()) == {"waiting"})
    assert page.pause.text() == "Go on"
    assert chip.text() == "Import paused: 5 files"
    assert page.progress.text() == "5 files wait."
    page.pause.click()
    until(qtbot, lambda: window.imports.running)
    page.cancel.click()
    until(qtbot, lambda: page.list.rows == [])
    assert not window.imports.running
    until(qtbot, chip.isHidden)
    assert page.progress.text() == "Nothing waits."


def test_what_a_closed_window_left_goes_on(
    open_window: Open, folder: Path, gated: Gate, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window("en")
    window.imports.add([folder])
    until(qtbot, lambda: gated.read.acquire(blocking=False))
    again = open_window("en")
    with Library.open(tmp_path / "library.sqlite") as library:
        counts = library.imports.counts()
        assert counts[FileState.WAITING] + counts[FileState.READING] == 5
    gated.open.set()
    again.imports.begin()
    until(qtbot, lambda: len(again.body.articles.articles.rows) == 3)
    page = page_of(again, qtbot)
    until(qtbot, lambda: sorted(states(page).values()) == ["already there", "failed", "new", "new", "new"])


def test_an_error_of_the_library_is_told_and_the_files_wait(
    open_window: Open, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.core.errors import LibraryError

    window = open_window("en")

    def full(*_: object) -> Imported:
        raise LibraryError("disk_full", path="library")

    monkeypatch.setattr(window.imports, "_run", full)
    window.imports.add([folder])
    until(qtbot, lambda: "disk is full" in window.body.message.text.text())
    until(qtbot, lambda: window.imports.paused)
    assert window.imports.left == 5


def test_a_watched_folder_brings_new_articles_by_itself(
    open_window: Open, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.desktop.folder_watch._REST", 50)
    window = open_window("en")
    page = page_of(window, qtbot)
    monkeypatch.setattr(window.files.file_dialogs, "ask_folder", lambda: folder)
    page.watch.click()
    until(qtbot, lambda: len(window.body.articles.articles.rows) == 3)
    assert [row.title for row in page.folders.rows] == [folder.name]
    until(qtbot, lambda: not window.imports.running)
    later = folder / "جديدة"
    later.mkdir()
    (folder / "رابع.txt").write_text("خبر رابع\n\nقال نادر إن الخبر صحيح.\n", encoding="utf-8")
    until(qtbot, lambda: len(window.body.articles.articles.rows) == 4)
    until(qtbot, lambda: not window.imports.running)
    (later / "خامس.txt").write_text("خبر خامس\n\nقال نادر إن الخبر صحيح.\n", encoding="utf-8")
    until(qtbot, lambda: len(window.body.articles.articles.rows) == 5)
    # After a restart it is watched still, until it is not wanted any more.
    again = open_window("en")
    again.imports.begin()
    until(qtbot, lambda: again.imports.folders == (folder,))
    page = page_of(again, qtbot)
    assert not page.unwatch.isEnabled()
    page.folders.setCurrentIndex(page.folders.model().index(0, 0))
    QTest.keyClick(page.folders, Qt.Key.Key_Delete)
    until(qtbot, lambda: again.imports.folders == ())
    assert page.folders.rows == []


def test_a_folder_that_is_gone_is_no_error(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window("en")
    page = page_of(window, qtbot)
    window.imports.watch(tmp_path / "gone")
    until(qtbot, lambda: len(page.folders.rows) == 1)
    window.imports._watch.look()
    qtbot.wait(50)
    assert not window.body.message.isVisible()
    assert page.list.rows == []


def test_folders_below_a_watched_one_are_watched_and_others_left(qtbot: QtBot, tmp_path: Path) -> None:
    inner, other = tmp_path / "a" / "b", tmp_path / "c"
    inner.mkdir(parents=True)
    other.mkdir()
    (tmp_path / "a" / ".hidden").mkdir()
    watch = FolderWatch(InlineWorker(lambda error: pytest.fail(str(error))))
    told: list[list[Path]] = []
    watch.changed.connect(told.append)
    watch.watch([tmp_path / "a", other])
    assert told == [[tmp_path / "a", other]]
    assert sorted(watch._watcher.directories()) == [str(tmp_path / "a"), str(inner), str(other)]
    watch._rest.setInterval(1)
    watch._watcher.directoryChanged.emit(str(inner))
    until(qtbot, lambda: told[1:] == [[tmp_path / "a"]])
    watch.watch([other])
    assert watch._watcher.directories() == [str(other)]
    watch.watch([])
    assert watch._watcher.directories() == []
    watch.close()


def test_the_page_speaks_both_languages_and_names_its_controls(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("en")
    page = page_of(window, qtbot)
    assert page.shown.currentText() == "All files · 0"
    window.commands["language"].trigger()
    until(qtbot, lambda: page.title.text() == "الاستيراد")
    assert page.shown.currentText() == "كل الملفات · 0"
    for widget in (page.list, page.folders, page.shown, page.bar, page.cancel):
        assert any("\u0621" <= letter <= "\u064a" for letter in widget.accessibleName())
