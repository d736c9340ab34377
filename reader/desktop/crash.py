"""What happens at a bug: a window with details to copy, without a word of the article, and the program goes on."""

from __future__ import annotations

import logging
import platform
import sys
from types import TracebackType

from PySide6.QtCore import QtMsgType, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from reader import __version__
from reader.desktop.traces import frames_of

_log = logging.getLogger(__name__)

# The messages of these speak of the program's own names, never of an article's words.
_OWN_WORDS = (AttributeError, NameError, ImportError, TypeError, NotImplementedError, MemoryError, RecursionError)


def crash_details(error: BaseException) -> str:
    """Versions, system and where it broke. Messages that may hold an article's words are left out."""
    lines = [
        f"Qari {__version__}, Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        "",
    ]
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or current.__context__
    for one in reversed(chain):
        lines.extend(frames_of(one))
        lines.append(_named(one))
    return "\n".join(lines)


def _named(error: BaseException) -> str:
    from reader.desktop.analyses import ProcessBroke

    name = type(error).__name__
    if isinstance(error, (*_OWN_WORDS, ProcessBroke)):
        return f"{name}: {error}"
    if isinstance(error, OSError):
        return f"{name}: errno {error.errno}"
    return name


class CrashWindow(QDialog):
    """Says that something broke, with details to copy."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        text = QLabel(
            self.tr(
                "Qari met a fault of its own. Your notes are saved. The details below hold nothing of your article: "
                "copy them into a report, so that it can be mended."
            ),
            self,
        )
        text.setWordWrap(True)
        self.details = QPlainTextEdit(details, self)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("Details of the fault"))
        buttons = QDialogButtonBox(self)
        self.copy = buttons.addButton(self.tr("Copy the details"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("Go on reading"), QDialogButtonBox.ButtonRole.AcceptRole)
        layout = QVBoxLayout(self)
        layout.addWidget(text)
        layout.addWidget(self.details)
        layout.addWidget(buttons)
        self.resize(620, 380)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        buttons.accepted.connect(self.accept)


class CrashReporter:
    """Shows a crash window for a bug, one at a time: a bug in a paint would show a hundred."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent
        self._window: CrashWindow | None = None

    def report(self, error: BaseException) -> None:
        """Log a bug and show it. On the window's thread."""
        details = crash_details(error)
        _log.error("%s", details)
        if self._window is not None and self._window.isVisible():
            return
        self._window = CrashWindow(details, self.parent)
        self._window.show()

    def install(self) -> None:
        """Hear what nobody catches, and Qt's own messages."""
        sys.excepthook = self._hear
        qInstallMessageHandler(_log_qt)

    def uninstall(self) -> None:
        """Leave things as they were."""
        sys.excepthook = sys.__excepthook__
        qInstallMessageHandler(None)

    def close(self) -> None:
        """Take the window away."""
        if self._window is not None:
            self._window.close()

    def _hear(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error.with_traceback(trace))


def _log_qt(kind: QtMsgType, _: object, message: str) -> None:
    level = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }[kind]
    logging.getLogger("qt").log(level, "%s", message)
