"""Slow work off the window's thread: plain data in and out, progress, cancel, results back on the window's thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from reader.core.errors import Cancelled, ReaderError
from reader.core.progress import Progress

T = TypeVar("T")

Done = Callable[[T], None]
Failed = Callable[[ReaderError], None]
Bug = Callable[[BaseException], None]

_PROGRESS_EVERY = 0.05
"""Seconds between two reports of progress: the eye wants no more, and each one wakes the window."""


def ignore(_: object) -> None:
    """What to do with a result that nobody waits for."""


class Task:
    """One piece of work under way. After cancel() none of its callbacks is called any more."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self.finished = False

    @property
    def cancelled(self) -> bool:
        """Whether cancel() was called."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress; its result is dropped in any case."""
        self._cancelled.set()


class Worker(Protocol):
    """Does one piece of work after the other, each away from the window."""

    def submit(
        self,
        work: Callable[[Progress], T],
        done: Done[T] = ignore,
        failed: Failed = ignore,
        progressed: Progress = ignore,
    ) -> Task:
        """Have work(progress) done. Exactly one of done and failed is called later on the window's thread, unless the
        task is cancelled. An exception that is no ReaderError is a bug and goes to the crash window."""
        ...

    def close(self) -> None:
        """Cancel what waits, wait for what is under way, and leave no thread behind."""
        ...


class ThreadWorker(QObject):
    """A Worker with one thread of its own, so that what it opens (a database) is used from that thread alone."""

    _arrived = Signal(object)

    def __init__(self, name: str, bug: Bug, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bug = bug
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._current: Task | None = None
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._serve, name=name)
        self._thread.start()

    def submit(
        self,
        work: Callable[[Progress], T],
        done: Done[T] = ignore,
        failed: Failed = ignore,
        progressed: Progress = ignore,
    ) -> Task:
        """See Worker.submit."""
        task = Task()
        if self._closed:
            task.cancel()
            return task

        def report(part: float, last: list[float] = [0.0]) -> None:  # noqa: B006 (one list a piece of work)
            if task.cancelled:
                raise Cancelled
            now = time.monotonic()
            if now - last[0] >= _PROGRESS_EVERY:
                last[0] = now
                self._send(task, lambda: progressed(part))

        def run() -> None:
            if task.cancelled:
                return
            self._current = task
            try:
                result = work(report)
            except ReaderError as error:
                self._finish(task, failed, error)
            except BaseException as error:
                self._finish(task, self._bug, error)
            else:
                self._finish(task, done, result)
            finally:
                self._current = None

        self._queue.put(run)
        return task

    def close(self) -> None:
        """See Worker.close. What was submitted before is still done, only its results are dropped."""
        if self._closed:
            return
        self._closed = True
        self._queue.put(None)
        self._thread.join()

    def _serve(self) -> None:
        while (run := self._queue.get()) is not None:
            run()

    def _finish(self, task: Task, callback: Callable[[Any], None], value: Any) -> None:
        def finish() -> None:
            task.finished = True
            callback(value)

        self._send(task, finish)

    def _send(self, task: Task, callback: Callable[[], None]) -> None:
        if not self._closed:
            self._arrived.emit((task, callback))

    def _deliver(self, arrival: tuple[Task, Callable[[], None]]) -> None:
        task, callback = arrival
        if not task.cancelled and not self._closed:
            callback()


class InlineWorker:
    """A Worker that does the work at once, on the thread that asks: for programs without a window and for tests."""

    def __init__(self, bug: Bug) -> None:
        self._bug = bug

    def submit(
        self,
        work: Callable[[Progress], T],
        done: Done[T] = ignore,
        failed: Failed = ignore,
        progressed: Progress = ignore,
    ) -> Task:
        """See Worker.submit."""
        task = Task()

        def report(part: float) -> None:
            if task.cancelled:
                raise Cancelled
            progressed(part)

        try:
            result = work(report)
        except ReaderError as error:
            task.finished = True
            if not task.cancelled:
                failed(error)
        except Exception as error:
            task.finished = True
            self._bug(error)
        else:
            task.finished = True
            done(result)
        return task

    def close(self) -> None:
        """Nothing is left to wait for."""
