"""The library: one file that holds every article read, what was found in it and what a person made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from reader.core.errors import LibraryError
from reader.core.progress import Progress, no_progress
from reader.library import backups
from reader.library.backups import Backup
from reader.library.check import CheckReport
from reader.library.finding import Finding
from reader.library.history import History
from reader.library.import_queue import ImportQueue
from reader.library.indexes import Indexes
from reader.library.keeping import Keeping
from reader.library.starting import open_store
from reader.library.store import Store, now


class Library(Keeping, Indexes, Finding):
    """A library, open. Used from one thread only; other programs may have the same file open.

    Every method may raise LibraryError: library_locked, disk_full, library_read_only, library_unreachable,
    library_broken, and "gone" where it is given the number of something that is not there.
    """

    def __init__(self, store: Store, recovered: LibraryError | None = None) -> None:
        super().__init__(store)
        self.recovered = recovered
        """Not None where the file was damaged: it was set aside and this library is a new one. Its sentence names the
        file set aside and the newest good backup."""

    @classmethod
    def open(cls, path: Path, *, wait: float = 5.0, clock: Callable[[], datetime] = now) -> Library:
        """The library in the file `path`, which is made with its folder where it is not there.

        `wait` is how long (seconds) to wait for another program that is writing. An older library is backed up and
        migrated; a damaged one is set aside (see `recovered`). Raises LibraryError: library_newer, library_foreign,
        library_locked, library_read_only, disk_full.
        """
        return cls(*open_store(path, wait=wait, clock=clock))

    @property
    def path(self) -> Path:
        """The library's file."""
        return self._store.path

    def close(self) -> None:
        """Close the file. The library cannot be used after."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is done inside is written at once at the end, or, where it raises, not at all.

        For an import, which would otherwise wait for the disk after every article. Other programs cannot write
        meanwhile, so that it should not last longer than they wait: some seconds.
        """
        with self._store.writing(), self._index.deferring():
            yield

    @property
    def imports(self) -> ImportQueue:
        """The files that are to be imported."""
        return self._imports

    @property
    def history(self) -> History:
        """The steps that changed this library, made, undone and done again; for reader.operations alone."""
        return self._history

    # Safety

    def backups(self) -> list[Backup]:
        """The backups, newest first."""
        return backups.backups_of(self.path)

    def back_up(self) -> Backup:
        """Make a verified backup now and thin out the old ones."""
        return backups.back_up(self.path, self._store.clock())

    def back_up_when_due(self) -> Backup | None:
        """Make one where the newest is older than a day."""
        return backups.back_up_when_due(self.path, self._store.clock())

    def check(self, progress: Progress = no_progress) -> CheckReport:
        """Look at every page, text, mark and note, and say what is wrong; nothing is changed."""
        return self._check.check(progress)

    def repair(self, progress: Progress = no_progress) -> CheckReport:
        """Make anew what can be made from the rest, and say what is still wrong; nobody's work is ever deleted."""
        return self._check.repair(progress)


def restore(path: Path, backup: Path, *, clock: Callable[[], datetime] = now) -> Path | None:
    """Put a backup in the place of the library at `path`, which must be open nowhere; what was there is set aside and
    its path returned. Raises LibraryError: backup_damaged, disk_full, library_read_only."""
    return backups.restore(path, backup, clock())
