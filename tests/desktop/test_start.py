"""The start: the first picture stays where it is, and the first file is read and analysed while Qt is loaded."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from trial_parts import HARVEST

import reader
from reader.core.analyses import Analysis
from reader.desktop.analyses import ProcessAnalyses
from reader.desktop.analysis_line import FirstArticle, HeadStart
from reader.desktop.appearance import Appearance
from reader.desktop.desk import LibraryDesk
from reader.desktop.language import Language
from reader.desktop.main_window import MainWindow
from reader.desktop.settings import Settings
from reader.desktop.tasks import ThreadWorker
from reader.library import Library
from reader.opening import open_article
from reader.resources import SAMPLE, resource

ROOT = Path(reader.__file__).parent.parent
ARTICLE = "زيارة\n\nقال وزير الخارجية المصري سامح شكري في القاهرة إن المفاوضات مع فرنسا مستمرة.\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def begin(library: Path) -> Iterator[Callable[[Path | None], HeadStart]]:
    threads = threading.active_count()
    begun: list[HeadStart] = []

    def begin(path: Path | None) -> HeadStart:
        begun.append(HeadStart(path, library))
        return begun[-1]

    yield begin
    for head in begun:
        head.line.end()
    assert threading.active_count() == threads


@pytest.fixture
def resume(library: Path) -> Iterator[Callable[[], HeadStart]]:
    begun: list[HeadStart] = []

    def resume() -> HeadStart:
        begun.append(HeadStart(None, library, resource(*SAMPLE)))
        return begun[-1]

    yield resume
    for head in begun:
        head.line.end()


def test_the_first_file_is_read_and_analysed_without_being_asked_for(
    qtbot: QtBot, begin: Callable[[Path | None], HeadStart], tmp_path: Path
) -> None:
    path = tmp_path / "زيارة.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    head = begin(path)
    first = head.article(60)
    assert first == FirstArticle(open_article(path), True, 0)
    bugs: list[BaseException] = []
    analyses = ProcessAnalyses(bugs.append, head.line, first.article)
    found: list[Analysis] = []
    sent: list[object] = []
    head.line.say = sent.append  # type: ignore[method-assign]
    analyses.analyse(first.article, found.append)
    qtbot.waitUntil(lambda: bool(found) or bool(bugs), timeout=60_000)
    assert bugs == []
    assert sent == []
    assert "القاهرة" in [mention.span.of(first.article.text) for mention in found[0].mentions]


def test_a_known_file_comes_with_its_last_place_and_is_not_analysed_again(
    begin: Callable[[Path | None], HeadStart], library: Path, tmp_path: Path
) -> None:
    path = tmp_path / "زيارة.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    with Library.open(library) as opened:
        opened.keep_position(opened.keep(open_article(path)).identity, 7)
    first = begin(path).article(60)
    assert first is not None
    assert (first.new, first.position) == (False, 7)


def test_of_a_long_file_the_beginning_comes_first_unless_its_reader_is_further_on(
    qtbot: QtBot, begin: Callable[[Path | None], HeadStart], library: Path, tmp_path: Path
) -> None:
    path = tmp_path / "طويل.txt"
    path.write_text(ARTICLE + ARTICLE * 15_000, encoding="utf-8")
    whole = open_article(path)
    head = begin(path)
    assert head.line.take(("ready",), 60) is None
    assert head.article(0) is None
    assert head.beginning is not None
    assert whole.text.startswith(head.beginning.text)
    assert len(head.beginning.text) < 100_000
    analyses = ProcessAnalyses([].append, head.line)
    opened: list[FirstArticle | None] = []
    analyses.await_first(opened.append)
    qtbot.waitUntil(lambda: bool(opened), timeout=60_000)
    assert opened == [FirstArticle(whole, True, 0)]
    analyses.close()
    with Library.open(library) as kept:
        short = tmp_path / "قصير.txt"
        short.write_text(ARTICLE, encoding="utf-8")
        kept.keep_position(kept.keep(open_article(short)).identity, 7)
    path.rename(short)
    again = begin(short)
    first = again.article(60)
    assert again.beginning is None
    assert first is not None
    assert not first.new


def test_without_a_file_what_was_read_last_comes_or_else_the_sample(
    qtbot: QtBot, resume: Callable[[], HeadStart], library: Path, tmp_path: Path
) -> None:
    sample = resume().article(60)
    assert sample == FirstArticle(open_article(resource(*SAMPLE)), True, 0)
    path = tmp_path / "زيارة.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    with Library.open(library) as opened:
        identity = opened.keep(open_article(path)).identity
        opened.keep_position(identity, 7)
    path.unlink()
    last = resume().article(60)
    assert last is not None
    assert last.article.text == ARTICLE.strip().replace("\n\n", "\n")
    assert (last.new, last.position, last.identity) == (False, 7, identity)


def test_a_library_that_cannot_be_asked_gets_no_sample(resume: Callable[[], HeadStart], library: Path) -> None:
    library.write_bytes(b"SQLite format 3\0" + bytes(200))
    assert resume().article(60) is None


def test_what_cannot_be_read_is_left_to_the_window(
    qtbot: QtBot, begin: Callable[[Path | None], HeadStart], tmp_path: Path
) -> None:
    head = begin(tmp_path / "missing.txt")
    assert head.article(60) is None
    bugs: list[BaseException] = []
    opened: list[FirstArticle | None] = []
    analyses = ProcessAnalyses(bugs.append)
    analyses.await_first(opened.append)
    analyses._attend(head.line)
    qtbot.waitUntil(lambda: bool(opened))
    assert (opened, bugs) == ([None], [])


def test_an_article_that_comes_late_is_heard_of(
    qtbot: QtBot, begin: Callable[[Path | None], HeadStart], tmp_path: Path
) -> None:
    path = tmp_path / "زيارة.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    head = begin(path)
    analyses = ProcessAnalyses([].append, head.line)
    opened: list[FirstArticle | None] = []
    analyses.await_first(opened.append)
    qtbot.waitUntil(lambda: bool(opened), timeout=60_000)
    assert opened[0] is not None
    found: list[Analysis] = []
    analyses.analyse(opened[0].article, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=60_000)


def test_the_library_rests_until_the_marks_are_there(qtbot: QtBot, library: Path) -> None:
    bugs: list[BaseException] = []
    desk = LibraryDesk(ThreadWorker("library", bugs.append), library)
    marked, answered = threading.Event(), []
    desk.rest(marked, 60)
    desk.ask(lambda opened: opened.library.path, answered.append)
    qtbot.wait(100)
    assert not library.exists()
    marked.set()
    qtbot.waitUntil(lambda: answered == [library])
    desk.rest(threading.Event(), 0.05)
    desk.ask(lambda opened: opened.library.path, answered.append)
    qtbot.waitUntil(lambda: answered == [library, library])
    desk.close()
    assert not bugs


def place_of(window: MainWindow) -> QRect:
    view = window.pane.view
    return QRect(view.mapTo(window, QPoint(0, 0)), view.size())


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("width", "settings"),
    [
        (1280, {}),
        (1280, {"library_shown": False}),
        (1280, {"side_shown": False, "library_width": 320}),
        (900, {"side_width": 360}),
        (700, {}),
    ],
)
def test_the_article_stays_where_it_was_when_the_rest_comes(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    read: Callable[[MainWindow, Path], None],
    harvest: Path,
    qapp: QApplication,
    tmp_path: Path,
    language: str,
    width: int,
    settings: dict[str, object],
) -> None:
    kept = Settings(tmp_path / "settings.ini")
    for key, value in settings.items():
        kept.keep(key, value)  # type: ignore[arg-type]
    kept.close()
    window = open_window(language, width=width)
    read(window, harvest)
    speaker = Language(qapp)
    speaker.use(language)
    first = MainWindow(kept, speaker, Appearance(qapp, kept))
    qtbot.addWidget(first)
    article = window.reading.article
    assert article is not None
    first.show_first(article, 0)
    first.resize(window.size())
    with qtbot.waitSignal(first.frame.seen):
        first.show()
    assert place_of(first) == place_of(window)
    assert first.pane.view._page.byline == window.pane.view._page.byline != ""
    ours, theirs = (shown.pane.view.span_boxes(article.blocks[1].span) for shown in (first, window))
    assert ours == theirs
    speaker.stop()


def test_a_window_closed_before_it_is_furnished_closes(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    window = MainWindow(settings, Language(qapp), Appearance(qapp, settings))
    window.show()
    with qtbot.waitSignal(window.closed):
        window.close()
    assert settings.text("window")
    window.deleteLater()


def test_little_is_imported_before_the_article_is_on_the_screen(tmp_path: Path) -> None:
    article = tmp_path / "مقال.txt"
    article.write_text(HARVEST, encoding="utf-8")
    code = """
import os, sys
from pathlib import Path
from reader.desktop import application
def stop(*_):
    names = [name for name in sys.modules if name.startswith(("reader", "PySide6.Qt"))]
    print(*names, flush=True)
    os._exit(0)
application.Parts = stop
application.run([Path(sys.argv[1])], Path(sys.argv[2]), "ar")
"""
    command = [sys.executable, "-c", code, str(article), str(tmp_path / "library.sqlite")]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    loaded = set(told.stdout.split())
    assert "reader.desktop.article_view" in loaded, told.stderr
    late = ("actions", "window_body", "find_bar", "article_view_hover", "icons", "reading", "row_list", "desk")
    assert loaded & {f"reader.desktop.{name}" for name in late} == set()
    assert not any(name.startswith(("reader.library", "reader.opening", "reader.arabic")) for name in loaded)
    assert {name for name in loaded if name.startswith("PySide6.Qt")} == {
        "PySide6.QtCore",
        "PySide6.QtGui",
        "PySide6.QtWidgets",
    }
