"""The whole program in a process of its own: start, second start, end by signal, and death amid a note."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import reader
from reader.desktop.application import has_screen
from reader.desktop.handing_over import hand_over, server_name
from reader.library import Library

ROOT = Path(reader.__file__).parent.parent
START = """
import sys
from pathlib import Path
from reader.desktop.application import run
sys.exit(run([Path(path) for path in sys.argv[2:]], Path(sys.argv[1]), "ar"))
"""

TYPE = """
import sys
from pathlib import Path
import reader.desktop.main_window as module
from PySide6.QtCore import QTimer

class Typing(module.MainWindow):
    def furnish(self, *parts):
        super().furnish(*parts)
        self.typed = 0
        self.reading.kept.connect(lambda record: QTimer.singleShot(0, self.start))

    def start(self):
        self.notes.write_on_article()
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.type)
        self.timer.start(20)

    def type(self):
        self.typed += 1
        self.body.side.notes.editor.body.insertPlainText("x")
        print(self.typed, flush=True)
        if self.typed % 20 == 0:
            # A writer rests now and then, and is then killed amid the next words.
            self.timer.stop()
            QTimer.singleShot(1500, lambda: self.timer.start(20))

module.MainWindow = Typing
from reader.desktop.application import run
sys.exit(run([Path(sys.argv[2])], Path(sys.argv[1]), "ar"))
"""

DRESS = """
import sys
from pathlib import Path
import reader.desktop.main_window as module
from PySide6.QtCore import QTimer

class Dressing(module.MainWindow):
    def furnish(self, *parts):
        super().furnish(*parts)
        self.icons.changed.connect(lambda: QTimer.singleShot(50, self.dress))
        self.times = 0
        QTimer.singleShot(50, self.dress)

    def dress(self):
        self.times += 1
        if self.times < 4:
            self.appearance.next_theme()
        else:
            self.close()

module.MainWindow = Dressing
from reader.desktop.application import run
sys.exit(run([Path(sys.argv[2])], Path(sys.argv[1]), "ar"))
"""

FILE_OPEN = """
import sys
from pathlib import Path
import reader.desktop.main_window as module
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFileOpenEvent

class Launched(module.MainWindow):
    def __init__(self, *parts):
        super().__init__(*parts)
        QCoreApplication.postEvent(QCoreApplication.instance(), QFileOpenEvent(sys.argv[2]))

    def furnish(self, *parts):
        super().furnish(*parts)
        self.reading.kept.connect(self.look)

    def look(self, record):
        if record.path == Path(sys.argv[2]):
            QTimer.singleShot(0, self.close)

module.MainWindow = Launched
from reader.desktop.application import run
sys.exit(run([], Path(sys.argv[1]), "ar"))
"""

Start = Callable[..., "subprocess.Popen[str]"]


def wait_until(found: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < end
        time.sleep(0.05)


def children(process: int) -> list[int]:
    task = Path(f"/proc/{process}/task/{process}/children")
    return [int(number) for number in task.read_text().split()] if task.exists() else []


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def start(library: Path) -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def start(*paths: Path, program: str = START) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", program, str(library), *map(str, paths)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_two_starts_are_one_window_and_a_signal_ends_it(start: Start, library: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "أول.txt", tmp_path / "ثان.txt"
    first.write_text("عنوان أول\n\nقال نادر إن الموسم جيد.\n", encoding="utf-8")
    second.write_text("عنوان ثان\n\nقالت سلمى إن المكتبة مفتوحة.\n", encoding="utf-8")
    window = start(first)
    name = server_name(library)
    wait_until(lambda: hand_over(name, []))
    again = start(second)
    assert again.wait(60) == 0
    assert window.poll() is None

    def both_kept() -> bool:
        with Library.open(library) as opened:
            records = opened.records()
            return len(records) == 2 and records[0].analysed

    wait_until(both_kept)
    analyser = children(window.pid)
    window.send_signal(signal.SIGTERM)
    assert window.wait(30) == 0
    assert window.stderr is not None
    said = window.stderr.read().splitlines()
    # What the offscreen plugin says of itself; the second is a paint that was under way as the window went.
    harmless = ("This plugin does not support", "QBackingStore::flush() called for")
    assert [line for line in said if not line.startswith(harmless)] == []
    assert not any(map(alive, analyser))
    with Library.open(library) as opened:
        assert [record.title for record in opened.records()] == ["ثان", "أول"]


def test_a_file_that_macos_hands_over_at_the_start_is_opened(start: Start, tmp_path: Path) -> None:
    article = tmp_path / "مقال.txt"
    article.write_text("عنوان\n\nقال نادر إن الموسم جيد.\n", encoding="utf-8")
    assert start(article, program=FILE_OPEN).wait(60) == 0


def test_it_ends_well_after_its_icons_were_drawn_anew(start: Start, tmp_path: Path) -> None:
    article = tmp_path / "مقال.txt"
    article.write_text("عنوان\n\nقال نادر إن الموسم جيد.\n", encoding="utf-8")
    assert start(article, program=DRESS).wait(60) == 0


def test_a_killed_program_loses_the_letters_being_typed_at_most(start: Start, library: Path, tmp_path: Path) -> None:
    article = tmp_path / "مقال.txt"
    article.write_text("عنوان\n\nقال نادر إن الموسم جيد.\n", encoding="utf-8")
    window = start(article, program=TYPE)
    assert window.stdout is not None
    typed = 0
    while typed < 27:
        line = window.stdout.readline()
        assert line, window.communicate()
        typed = int(line)
    window.kill()
    window.wait(30)
    with Library.open(library) as opened:
        (note,) = opened.notes()
    # What was typed before the rest is there; at most the burst amid which it was killed is not.
    assert note.body.strip("x") == ""
    assert 20 <= len(note.body) <= typed + 5


def test_nothing_heavy_is_imported_before_the_window_shows() -> None:
    heavy = ("numpy", "camel_tools", "lxml", "docx", "trafilatura", "pypdfium2", "peewee", "typer", "rich")
    heavy += ("chardet", "markdown_it", "PySide6.QtNetwork")
    code = (
        "import sys, reader.desktop.application, reader.desktop.main_window\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have one")
def test_without_a_screen_it_says_so(tmp_path: Path) -> None:
    assert not has_screen("linux", {})
    assert has_screen("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    assert has_screen("darwin", {})
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-m", "reader", "--language", "en", "--library", str(tmp_path / "library.sqlite")],
        env=environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "no screen" in done.stderr
