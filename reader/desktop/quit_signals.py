"""Ending by the system's signals as by the window's own button: what is being typed is saved, nothing is left."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class QuitSignals(QObject):
    """Calls `quit` on the window's thread when the system asks the program to end (logging out, Ctrl+C)."""

    def __init__(self, quit: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quit = quit
        # Python runs its handlers between two of its own instructions, and an idle event loop has none: the signal
        # writes into a socket as well, which wakes the loop.
        self._wakes, self._woken = socket.socketpair()
        self._wakes.setblocking(False)
        self._woken.setblocking(False)
        self._notifier = QSocketNotifier(self._woken.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        self._before = signal.set_wakeup_fd(self._wakes.fileno(), warn_on_full_buffer=False)
        self._handlers = {number: signal.signal(number, self._handle) for number in _SIGNALS}

    def close(self) -> None:
        """Leave the signals as they were."""
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._before)
        self._notifier.setEnabled(False)
        self._wakes.close()
        self._woken.close()

    def _wake(self) -> None:
        self._woken.recv(64)

    def _handle(self, _number: int, _frame: FrameType | None) -> None:
        self._quit()
