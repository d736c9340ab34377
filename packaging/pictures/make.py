"""Make the pictures of the README from the real window: `python packaging/pictures/make.py [FOLDER]`.

It opens the articles beside it (of our own making) in a library of its own, offscreen, and takes each picture in the
language and theme that it names. ImageMagick's `convert`, where it is there, brings the colours down to a palette.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from reader.analysis import load_analyser
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.spans import Span
from reader.desktop.analyses import WorkerAnalyses
from reader.desktop.appearance import Appearance
from reader.desktop.desk import LibraryDesk
from reader.desktop.fonts import interface_font, register_fonts
from reader.desktop.imports import Imports
from reader.desktop.language import Language
from reader.desktop.main_window import MainWindow
from reader.desktop.overview_page import OverviewPage
from reader.desktop.settings import Settings
from reader.desktop.tasks import ThreadWorker
from reader.library import Library
from reader.opening import open_article
from reader.operations import Operations
from reader.resources import resource

HERE = Path(__file__).parent
SIZE = (1280, 820)
COLOURS = 160


def fill(path: Path) -> int:
    """Make a library of the articles here and of the sample, with one note; the sample's key."""
    analyser = load_analyser()
    with Library.open(path) as library:
        key = 0
        for file in (*sorted((HERE / "articles").glob("*.html")), resource("samples", "welcome.txt")):
            article = open_article(file)
            key = library.keep(article).identity
            library.keep_analysis(key, analyser.analyse(article))
        start = article.text.index("تحترم لغتهم")
        anchor = Anchor.at(article.text, Span(start, start + len("تحترم لغتهم")))
        words = "قارن بما قيل في معرض عمّان عن العمل من غير إنترنت."
        note = Note(NoteTarget.SELECTION, words, anchor, tags=(Tag("للمراجعة", "#0F766E"),))
        Operations(library).add_note(key, note)
    return key


class Sitting:
    """One window in one language and theme."""

    def __init__(self, application: QApplication, folder: Path, library: Path, language: str, theme: str) -> None:
        settings = Settings(folder / f"{language}-{theme}.ini")
        settings.keep("theme", theme)
        self.speaker = Language(application)
        self.speaker.use(language)
        appearance = Appearance(application, settings)
        self.window = MainWindow(settings, self.speaker, appearance)
        desk = LibraryDesk(ThreadWorker("library", _fail), library)
        files = ThreadWorker("files", _fail)
        analyses = WorkerAnalyses(ThreadWorker("analyses", _fail), load_analyser)
        imports = Imports(desk, files, library, lambda: ThreadWorker("imports", _fail))
        self._workers = (imports, files, desk, analyses)
        self.window.furnish(desk, files, analyses, imports)
        appearance.apply()
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()

    def read(self, key: int) -> None:
        """Open an article and wait for its marks."""
        reading = self.window.reading
        reading.list_records()
        reading.open_record(key)
        wait_for(lambda: reading.identity == key and reading.analysis is not None)

    def page(self, key: str) -> None:
        """Bring a page up and let it fill."""
        self.window.commands[key].trigger()
        wait(1200)

    def take(self, path: Path) -> None:
        """Write a picture of the window."""
        wait(400)
        self.window.grab().save(str(path))
        convert = shutil.which("convert")
        if convert is not None:
            subprocess.run([convert, path, "-strip", "+dither", "-colors", str(COLOURS), f"PNG8:{path}"], check=True)

    def end(self) -> None:
        """Close the window and its workers."""
        self.window.close()
        for worker in self._workers:
            worker.close()
        # Gone before its language is: it would say everything anew in none.
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.speaker.stop()


def wait(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(there: Callable[[], bool], seconds: float = 30) -> None:
    """Let the window work until something is there; TimeoutError where it does not come."""
    end = time.monotonic() + seconds
    while not there():
        if time.monotonic() > end:
            raise TimeoutError
        wait(30)


def make(out: Path) -> None:
    """Make all pictures in a folder."""
    application = QApplication([])
    register_fonts()
    application.setFont(interface_font())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = folder / "library.sqlite"
        sample = fill(library)
        sitting = Sitting(application, folder, library, "ar", "light")
        sitting.read(sample)
        sitting.window.article.choose_name("يوسف المرابطي", None)
        sitting.take(out / "article-ar.png")
        sitting.end()
        sitting = Sitting(application, folder, library, "en", "dark")
        sitting.read(sample)
        sitting.take(out / "article-en-dark.png")
        sitting.end()
        sitting = Sitting(application, folder, library, "ar", "sepia")
        sitting.read(sample)
        sitting.page("names_page")
        sitting.take(out / "names-ar-sepia.png")
        sitting.page("overview_page")
        page = sitting.window.pages.page
        assert isinstance(page, OverviewPage)
        page.library_scope.click()
        wait(1200)
        ribbons = page.pictures.ribbons.chart
        pair = max(
            (one for one in ribbons.shapes if one.pick.speaker and one.pick.name), key=lambda one: one.box.height()
        )
        ribbons.chosen.emit(pair.pick)
        page.pictures.show_end()
        sitting.take(out / "overview-ar-sepia.png")
        sitting.end()


def _fail(error: BaseException) -> None:
    raise error


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
