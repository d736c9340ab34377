"""Long work that needs the window's thread, such as painting, done a little at a time: the window never waits."""

from __future__ import annotations

from collections.abc import Callable, Generator
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

Steps = Generator[float, None, None]
"""Work that gives the part done, 0 to 1, between its steps."""
_SLICE = 0.012
"""Seconds of work between two looks at the mouse and the keys."""


class Slices(QObject):
    """Takes the steps of a generator that gives the part done, 0 to 1. `progressed` tells of them; `then` is called at
    the end, not after cancel()."""

    progressed = Signal(float)

    def __init__(
        self, steps: Generator[float, None, None], then: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._steps = steps
        self._then = then
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take)
        self._timer.start(0)

    def cancel(self) -> None:
        """Stop: the generator is closed at the step where it stands."""
        self._timer.stop()
        self._steps.close()

    def _take(self) -> None:
        end = monotonic() + _SLICE
        part = 0.0
        while monotonic() < end:
            try:
                part = next(self._steps)
            except StopIteration:
                self._timer.stop()
                self.deleteLater()
                self._then()
                return
            except BaseException:
                self._timer.stop()
                raise
        self.progressed.emit(part)
