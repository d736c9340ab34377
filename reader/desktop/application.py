"""The composition root: builds the parts of the window, passes them to one another, runs, and takes them down again."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reader.places import interface_language, settings_path
from reader.resources import SAMPLE, resource

if TYPE_CHECKING:
    from reader.core.errors import LibraryError
    from reader.desktop.analysis_line import FirstArticle, HeadStart
    from reader.desktop.file_open_events import Application
    from reader.desktop.main_window import MainWindow

_PATIENCE = 0.2
"""Seconds for which a window that could be shown waits for the article that goes into it."""

_MARKS_WITHIN = 0.25
"""Seconds for which the library is not opened while the marks of a new article are expected."""

_IMPORTS_AFTER = 2000
"""Milliseconds after which what an earlier run left of an import goes on."""


def run(targets: list[Path | str], library: Path, language: str | None = None) -> int:
    """Open the window on a library with these files and links (str), or hand them to the window that has it open.

    `language` is "ar" or "en" for this run; None is the setting's, else the system's. Returns the exit code.
    """
    # Until the window stands all that is made stays: to look for waste in it again and again takes a tenth of the time.
    gc.disable()
    from reader.desktop.analysis_line import HeadStart
    from reader.desktop.handing_over import hand_over, server_name

    name = server_name(library)
    if hand_over(name, targets):
        return 0
    if not has_screen(sys.platform, os.environ):
        from reader.core.sentences import sentence

        said = sentence("no_screen", language or interface_language(), {"command": "qari --help"})
        print(said, file=sys.stderr)
        return 2
    # On macOS a file that was double-clicked comes as an event, later than what was read last would be here.
    resumes = not targets and sys.platform != "darwin"
    head = HeadStart(first_file(targets), library, resource(*SAMPLE) if resumes else None)

    import PySide6.QtCore  # noqa: F401

    from reader.desktop.pyside_features import spare_sources

    spare_sources()
    from reader.desktop.appearance import Appearance
    from reader.desktop.file_open_events import Application
    from reader.desktop.fonts import interface_font, register_first_fonts
    from reader.desktop.language import Language
    from reader.desktop.main_window import MainWindow
    from reader.desktop.settings import Settings

    application = Application([sys.argv[0] or "qari"])
    application.setApplicationName("Qari")
    application.setDesktopFileName("qari")
    register_first_fonts()
    application.setFont(interface_font())
    settings = Settings(settings_path(), application)
    speaker = Language(application)
    speaker.use(language or settings.text("language") or interface_language())
    appearance = Appearance(application, settings)
    window = MainWindow(settings, speaker, appearance)
    first = head.article(_PATIENCE)
    if first is not None:
        window.show_first(first.article, first.position)
    elif head.beginning is not None:
        window.show_first(head.beginning, whole=False)
    window.show()
    parts: list[Parts] = []
    window.frame.seen.connect(lambda: parts.append(Parts(application, window, head, first, targets, library)))
    try:
        return application.exec()
    finally:
        for part in parts:
            part.close()
        if not parts:
            head.line.end()


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether there is something to open a window on. Where X11 and Wayland both are missing Qt ends the program, with
    words for programmers."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform in ("win32", "darwin") or any(environment.get(name) for name in named)


def first_file(targets: list[Path | str]) -> Path | None:
    """The first of them that is an article's file, as far as its name tells."""
    paths = (target for target in targets if isinstance(target, Path))
    return next((path for path in paths if path.suffix.lower() != ".jsonld" and not path.is_dir()), None)


class Parts:
    """What works behind the window and is made when the article is on the screen: the workers, the library, the
    analyses, the ear for a second start; and how it is taken down."""

    def __init__(
        self,
        application: Application,
        window: MainWindow,
        head: HeadStart,
        first: FirstArticle | None,
        targets: list[Path | str],
        library: Path,
    ) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtGui import QIcon

        from reader.desktop.analyses import ProcessAnalyses
        from reader.desktop.crash import CrashReporter
        from reader.desktop.desk import LibraryDesk
        from reader.desktop.fonts import register_other_fonts
        from reader.desktop.handing_over import server_name
        from reader.desktop.imports import Imports
        from reader.desktop.quit_signals import QuitSignals
        from reader.desktop.single_instance import SingleInstance
        from reader.desktop.tasks import ThreadWorker

        # Not the drawing beside it: Qt loads its reader of SVG for one.
        application.setWindowIcon(QIcon(str(resource("icons", "qari.png"))))
        register_other_fonts()
        self._application = application
        self._crash = crash = CrashReporter()
        crash.install()
        self._desk = desk = LibraryDesk(ThreadWorker("library", crash.report), library)
        self._files = files = ThreadWorker("files", crash.report)
        new = first.article if first is not None and first.new else None
        self._analyses = analyses = ProcessAnalyses(crash.report, head.line, new)
        self._imports = Imports(desk, files, library, lambda: ThreadWorker("imports", crash.report))
        window.furnish(desk, files, analyses, self._imports)
        if head.expects:
            window.body.await_article()
        if first is not None and first.new:
            # Its marks come first: the library is long to import, and Python runs one thread at a time.
            marked = threading.Event()
            desk.rest(marked, _MARKS_WITHIN)
            window.reading.marked.connect(lambda: QTimer.singleShot(0, marked.set))
        crash.parent = window
        self._instance = SingleInstance(server_name(library), application)
        self._instance.handed.connect(window.come_forward)
        self._signals = QuitSignals(window.close, application)
        if head.expects and first is None:
            analyses.await_first(lambda first: window.begin(targets, first))
        else:
            window.begin(targets, first)
        application.file_opens.listen(window.come_forward)
        model = window.settings.text("camel_model")
        if model:
            analyses.use_model(Path(model))

        def told(error: LibraryError | None) -> None:
            if error is not None:
                window.safekeeping.tell_recovered(error)

        desk.recovered(told)

        gc.freeze()
        gc.enable()
        QTimer.singleShot(_IMPORTS_AFTER, self._imports.begin)
        window.safekeeping.begin()

    def close(self) -> None:
        """End the workers and leave nothing behind."""
        from PySide6.QtGui import QClipboard

        # What is selected by the mouse lies on X11's second clipboard as an object that Python made (see
        # ReadingView.copy): it must go while Python is there.
        clipboard = self._application.clipboard()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        self._signals.close()
        self._instance.close()
        self._imports.close()
        self._files.close()
        self._desk.close()
        self._analyses.close()
        self._crash.close()
        self._crash.uninstall()
