"""The import queue worked off: what waits is read, in as many processes as wanted, and written in groups."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from time import monotonic

from reader.analysis import load_analyser
from reader.core.errors import AnalysisError, Cancelled, ReaderError
from reader.importing.processes import Outcome, can_share_work, read, read_in_processes
from reader.library import FileState, Library, QueuedFile

_AT_ONCE = 24
"""So many files are taken from the queue at once."""
_GROUP, _GROUP_LETTERS, _GROUP_SECONDS = 50, 1_000_000, 1.0
"""So much is written to the library at once: another program waits meanwhile, and a power cut loses no more."""

Told = Callable[[QueuedFile], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many files became new articles, were known already, failed; and how many wait still, where it was stopped."""

    new: int
    known: int
    failed: int
    left: int


def work_off(
    library: Library,
    *,
    processes: int,
    stopped: Callable[[], bool] = lambda: False,
    told: Told = lambda _file: None,
) -> Imported:
    """Import what waits in the library's queue until nothing does, or until `stopped` says so, which is asked a few
    times a second: what is done then is kept, and what was begun waits again.

    Files are opened and analysed in that many processes; with 0, or where the system allows no more, in this one.
    `told` is called with each file when its reading begins and when its outcome is on the disk. Files of the queue that
    fail do not end it; what would fail for every file does: LibraryError where the library cannot be written,
    AnalysisError where the model is missing.
    """
    work = _Work(library, told)
    try:
        if processes and can_share_work():
            outcomes = read_in_processes(work.paths(), library.path, processes, stopped, work.write_when_due)
        else:
            outcomes = _read_here(work, library, stopped)
        with closing(outcomes):
            for outcome in outcomes:
                work.take(outcome)
        work.write()
    except Cancelled:
        work.write()
    finally:
        work.give_back()
    return Imported(work.new, work.known, work.failed, library.imports.counts()[FileState.WAITING])


def _read_here(work: _Work, library: Library, stopped: Callable[[], bool]) -> Generator[Outcome, None, None]:
    analyser = lru_cache(maxsize=1)(load_analyser)

    def listen(_done: float) -> None:
        if stopped():
            raise Cancelled

    for path in work.paths():
        listen(0.0)
        outcome = read(path, library.is_analysed, analyser, listen)
        if outcome.error is not None and outcome.error[0] == "cancelled":
            raise Cancelled
        yield outcome
        work.write_when_due()


class _Work:
    """What is under way: files that were claimed, and outcomes that are not written yet."""

    def __init__(self, library: Library, told: Told) -> None:
        self._library = library
        self._told = told
        self._claimed: dict[Path, QueuedFile] = {}
        self._group: list[Outcome] = []
        self._letters = 0
        self._begun = 0.0
        self.new = self.known = self.failed = 0

    def paths(self) -> Iterator[Path]:
        """The files that wait, claimed as they are asked for."""
        while claimed := self._library.imports.claim(_AT_ONCE):
            self._claimed |= {file.path: file for file in claimed}
            for file in claimed:
                self._told(replace(file, state=FileState.READING))
                yield file.path

    def take(self, outcome: Outcome) -> None:
        """Keep an outcome until its group is written."""
        if outcome.error is not None and outcome.error[0] == "model_missing":
            # So it is for every file.
            raise AnalysisError(outcome.error[0], **outcome.error[1])
        if not self._group:
            self._begun = monotonic()
        self._group.append(outcome)
        self._letters += 0 if outcome.article is None else len(outcome.article.text)
        if len(self._group) >= _GROUP or self._letters >= _GROUP_LETTERS:
            self.write()
        else:
            self.write_when_due()

    def write_when_due(self) -> None:
        """Write what has waited long enough."""
        if self._group and monotonic() - self._begun >= _GROUP_SECONDS:
            self.write()

    def write(self) -> None:
        """Write the group; where the library cannot be written none of it is there and LibraryError is raised."""
        group, self._group, self._letters = self._group, [], 0
        if not group:
            return
        with self._library.together():
            files = [self._keep(outcome) for outcome in group]
        for file in files:
            del self._claimed[file.path]
            self.new += file.state is FileState.NEW
            self.known += file.state is FileState.KNOWN
            self.failed += file.state is FileState.FAILED
            self._told(file)

    def give_back(self) -> None:
        """Let what was claimed and not written wait again."""
        if self._claimed:
            self._library.imports.give_back([file.identity for file in self._claimed.values()])

    def _keep(self, outcome: Outcome) -> QueuedFile:
        """Write one outcome; returns the file as it is then."""
        file = self._claimed[outcome.file]
        queue = self._library.imports
        if outcome.article is None:
            code, values = outcome.error or ("unreadable", {"path": outcome.file})
            error = ReaderError(code, **values)
            queue.failed(file.identity, error)
            return replace(file, state=FileState.FAILED, error=error)
        record = self._library.keep(outcome.article, opened=False, stamp=outcome.stamp)
        new = not record.analysed and outcome.analysis is not None
        if new and outcome.analysis is not None:
            self._library.keep_analysis(record.identity, outcome.analysis)
        queue.done(file.identity, record.identity, new=new)
        return replace(file, state=FileState.NEW if new else FileState.KNOWN, article=record.identity)
