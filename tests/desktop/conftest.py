"""What the tests of widgets stand on: the shipped fonts, windows that close, and one harmless warning passed over."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from trial_parts import HARVEST, load_trial_analyser, run_import_here

from reader.core.spans import Span
from reader.desktop.analyses import WorkerAnalyses
from reader.desktop.appearance import Appearance
from reader.desktop.desk import LibraryDesk
from reader.desktop.fonts import register_fonts
from reader.desktop.imports import Imports
from reader.desktop.language import Language
from reader.desktop.main_window import MainWindow
from reader.desktop.settings import Settings
from reader.desktop.tasks import ThreadWorker

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Qt's offscreen plugin says such whenever a window or a popup is shown.
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(
                pytest.mark.qt_log_ignore(
                    "This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)", extend=True
                )
            )


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits may be long on a busy machine; what is waited for ends them."""
    for name in ("waitUntil", "waitSignal", "waitSignals"):
        monkeypatch.setattr(QtBot, name, partialmethod(getattr(QtBot, name), timeout=30_000))


@pytest.fixture(autouse=True)
def fonts(request: pytest.FixtureRequest) -> None:
    """The shipped fonts, so that text has the same measures on every machine."""
    if "qapp" in request.fixturenames:
        register_fonts()


@pytest.fixture
def bugs() -> list[BaseException]:
    """What the crash window would show; a test that expects none finds it empty at its end."""
    return []


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, bugs: list[BaseException]
) -> Iterator[Callable[..., MainWindow]]:
    """Opens windows of the real parts on a library of the test's own; closes them and their threads at the end.

    `language` is "ar" or "en", `library` a file name: a second window on the same one finds what the first kept.
    """
    threads = threading.active_count()
    opened: list[tuple[MainWindow, list[Any]]] = []

    def close(window: MainWindow, workers: list[Any]) -> None:
        window.close()
        for worker in workers:
            worker.close()

    def open_one(language: str = "en", library: str = "library.sqlite", width: int = 1280) -> MainWindow:
        for window, workers in opened:
            if window.isVisible():
                close(window, workers)
        settings = Settings(tmp_path / "settings.ini")
        settings.keep("theme", "light")
        speaker = Language(qapp)
        speaker.use(language)
        appearance = Appearance(qapp, settings)
        desk = LibraryDesk(ThreadWorker("library", bugs.append), tmp_path / library)
        files = ThreadWorker("files", bugs.append)
        analyses = WorkerAnalyses(ThreadWorker("analyses", bugs.append), load_trial_analyser)
        window = MainWindow(settings, speaker, appearance)
        imports = Imports(
            desk, files, tmp_path / library, lambda: ThreadWorker("imports", bugs.append), run_import_here
        )
        window.furnish(desk, files, analyses, imports)
        opened.append((window, [imports, files, desk, analyses]))
        window.resize(width, 800)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield open_one
    for window, workers in opened:
        close(window, workers)
        window.deleteLater()
        window.appearance.deleteLater()
        window.language.stop()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.processEvents()
    assert bugs == []
    assert threading.active_count() == threads


@pytest.fixture
def harvest(tmp_path: Path) -> Path:
    """A file with an article of our own."""
    path = tmp_path / "harvest.txt"
    path.write_text(HARVEST, encoding="utf-8")
    return path


@pytest.fixture
def read(qtbot: QtBot) -> Callable[[MainWindow, Path], None]:
    """Opens a file in a window and waits until its marks are there."""

    def read(window: MainWindow, path: Path) -> None:
        window.files.open_paths([path])
        qtbot.waitUntil(
            lambda: (
                window.reading.article is not None
                and window.reading.article.path == path
                and window.reading.identity != 0
                and window.reading.analysis is not None
                and window.notebook.state is not None
                and not window.reading.being_analysed
            )
        )

    return read


@pytest.fixture
def select(qtbot: QtBot) -> Callable[[MainWindow, str], Span]:
    """Selects words of the open article where they first stand."""

    def select(window: MainWindow, words: str) -> Span:
        article = window.reading.article
        assert article is not None
        start = article.text.index(words)
        span = Span(start, start + len(words))
        window.body.pane.view.select_span(span)
        return span

    return select
