"""The library and its operations as the window reaches them: on one worker, opened there when first wanted."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader.core.errors import LibraryError, ReaderError
from reader.core.progress import Progress
from reader.desktop.tasks import Done, Failed, Task, Worker, ignore

if TYPE_CHECKING:
    from reader.library import Backup, Library
    from reader.operations import Operations

T = TypeVar("T")


@dataclass(frozen=True)
class Desk:
    """What a question to the library gets; to be used on the worker's thread alone."""

    library: Library
    operations: Operations


class LibraryDesk:
    """Asks the library on its worker. A library that cannot be opened fails every question, and the window goes on
    without it."""

    def __init__(self, worker: Worker, path: Path) -> None:
        self._worker = worker
        self._path = path
        self._desk: Desk | None = None
        self._failure: ReaderError | None = None

    def ask(self, question: Callable[[Desk], T], done: Done[T] = ignore, failed: Failed = ignore) -> Task:
        """Have question(desk) answered; done or failed is called later on the window's thread."""
        return self._worker.submit(lambda _: question(self._opened()), done, failed)

    def work(
        self,
        work: Callable[[Desk, Progress], T],
        done: Done[T] = ignore,
        failed: Failed = ignore,
        progressed: Progress = ignore,
    ) -> Task:
        """The same for what takes long and tells how far it is."""
        return self._worker.submit(lambda progress: work(self._opened(), progress), done, failed, progressed)

    def rest(self, until: threading.Event, seconds: float) -> None:
        """Answer what is asked from now on only when that event is set, or so many seconds are over."""
        self._worker.submit(lambda _: until.wait(seconds))

    @property
    def path(self) -> Path:
        """The library's file."""
        return self._path

    def backups(self, done: Done[list[Backup]], failed: Failed = ignore) -> Task:
        """The backups, newest first, also of a library that cannot be opened."""

        def question(_: Progress) -> list[Backup]:
            from reader.library import backups_of

            return backups_of(self._path)

        return self._worker.submit(question, done, failed)

    def replace(self, file: Path, done: Done[Path | None], failed: Failed = ignore) -> None:
        """Put a backup, or a library that was set aside, in the place of this one; `done` gets where this one is now.

        What is asked later is answered by the new one. A refusal (see reader.library.restore) leaves all as it was.
        """

        def question(_: Progress) -> Path | None:
            from reader.library import restore

            self._shut()
            aside = restore(self._path, file)
            self._failure = None
            return aside

        self._worker.submit(question, done, failed)

    def recovered(self, done: Done[LibraryError | None], failed: Failed = ignore) -> None:
        """Whether a damaged library was set aside when this one was opened."""
        self.ask(lambda desk: desk.library.recovered, done, failed)

    def close(self) -> None:
        """Close the library on its thread, after what was asked before, and end the thread."""
        self._worker.submit(lambda _: self._shut())
        self._worker.close()

    def _opened(self) -> Desk:
        if self._failure is not None:
            raise self._failure
        if self._desk is None:
            from reader.library import Library
            from reader.operations import Operations

            try:
                library = Library.open(self._path)
            except ReaderError as error:
                # A library in use now may be free in a moment; what is damaged or too new stays so.
                if error.code != "library_locked":
                    self._failure = error
                raise
            self._desk = Desk(library, Operations(library))
        return self._desk

    def _shut(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.library.close()
