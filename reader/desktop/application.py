"""The composition root: builds the parts of the window, passes them to one another, runs, and takes them down again."""

from __future__ import annotations

import sys
from pathlib import Path

from reader.core.errors import ReaderError
from reader.places import interface_language, settings_path

_REST = 60
"""Milliseconds after which what was asked for is on the screen and the rest may come."""


def run(paths: list[Path], library: Path, language: str | None = None) -> int:
    """Open the window on a library with these files, or hand them to the window that already has it open.

    `language` is "ar" or "en" for this run; None is the setting's, else the system's. Returns the exit code.
    """
    from reader.desktop.analysis_process import analysis_command, start_process
    from reader.desktop.handing_over import hand_over, server_name

    name = server_name(library)
    if hand_over(name, paths):
        return 0
    # First of all the process that analyses: it loads its model on another core while the window is built.
    process = start_process(analysis_command())

    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtGui import QClipboard, QIcon
    from PySide6.QtWidgets import QApplication

    from reader.desktop.analyses import ProcessAnalyses
    from reader.desktop.appearance import Appearance
    from reader.desktop.crash import CrashReporter
    from reader.desktop.desk import LibraryDesk
    from reader.desktop.fonts import interface_font, register_fonts
    from reader.desktop.icons import Icons
    from reader.desktop.language import Language
    from reader.desktop.main_window import MainWindow
    from reader.desktop.quit_signals import QuitSignals
    from reader.desktop.settings import Settings
    from reader.desktop.single_instance import SingleInstance
    from reader.desktop.tasks import ThreadWorker
    from reader.resources import resource

    application = QApplication([sys.argv[0] or "qari"])
    application.setApplicationName("Qari")
    application.setDesktopFileName("qari")
    application.setWindowIcon(QIcon(str(resource("icons", "qari.svg"))))
    register_fonts()
    application.setFont(interface_font())
    settings = Settings(settings_path(), application)
    speaker = Language(application)
    speaker.use(language or settings.text("language") or interface_language())
    appearance = Appearance(application, settings)
    crash = CrashReporter()
    crash.install()
    desk = LibraryDesk(ThreadWorker("library", crash.report), library)
    files = ThreadWorker("files", crash.report)
    analyses = ProcessAnalyses(crash.report, process)
    if settings.text("camel_model"):
        analyses.use_model(Path(settings.text("camel_model")))
    window = MainWindow(settings, speaker, appearance, desk, files, analyses)
    crash.parent = window
    instance = SingleInstance(name, application)
    instance.handed.connect(window.come_forward)
    signals = QuitSignals(window.close, application)

    def told(error: ReaderError | None) -> None:
        if error is not None:
            window.body.say_error(error)

    window.files.begin(paths)
    # Dressed once it stands: each widget that is made under a style sheet is polished twice.
    appearance.apply()
    window.show()
    desk.recovered(told)

    def dress(*_: object) -> None:
        files.submit(lambda _: Icons.prepare(), lambda _: window.icons.load())

    # Icons come after the article.
    window.reading.opened.connect(dress, Qt.ConnectionType.SingleShotConnection)
    QTimer.singleShot(10 * _REST, dress)
    QTimer.singleShot(5000, lambda: desk.ask(lambda opened: opened.library.back_up_when_due()))
    try:
        return application.exec()
    finally:
        # What is selected by the mouse lies on X11's second clipboard as an object that Python made (see
        # ReadingView.copy): it must go while Python is there.
        clipboard = application.clipboard()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        signals.close()
        instance.close()
        files.close()
        desk.close()
        analyses.close()
        crash.close()
        crash.uninstall()
