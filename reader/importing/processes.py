"""Files opened and analysed in as many processes as the machine has cores."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path

from reader.analysis import Analyser, load_analyser
from reader.core.analyses import Analysis
from reader.core.articles import Article
from reader.core.errors import Cancelled, ReaderError
from reader.core.progress import Progress, no_progress
from reader.library import FileStamp, Library
from reader.opening import open_article

_AHEAD = 24
"""Files that each process may have before it, so that none waits while the library writes a group."""
_BYTES_AHEAD = 16_000_000
_LISTENING = 0.2
"""Seconds after which a stop is heeded."""

IsKnown = Callable[[str], bool]
"""Whether the library has a text of that content hash, analysed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: its article, with an analysis where the library has none of that text, or an error's code
    and values (a ReaderError does not travel between processes)."""

    file: Path
    article: Article | None = None
    analysis: Analysis | None = None
    stamp: FileStamp | None = None
    error: tuple[str, dict[str, object]] | None = None


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_share_work() -> bool:
    """Whether this system gives processes the locks by which a pool divides its work: not where /dev/shm is missing or
    closed, as in some containers and sandboxes."""
    try:
        get_context("spawn").Lock()
    except (ImportError, OSError):
        return False
    return True


def read(file: Path, is_known: IsKnown, analyser: Callable[[], Analyser], progress: Progress = no_progress) -> Outcome:
    """Open a file and analyse it unless the library knows its text."""
    stamp = FileStamp.of(file)
    try:
        article = open_article(file)
        analysis = None if is_known(article.content_hash) else analyser().analyse(article, progress)
    except ReaderError as error:
        return Outcome(file, error=(error.code, error.values))
    return Outcome(file, article, analysis, stamp)


def read_in_processes(
    files: Iterable[Path],
    library: Path,
    processes: int,
    stopped: Callable[[], bool] = lambda: False,
    idle: Callable[[], None] = lambda: None,
) -> Generator[Outcome, None, None]:
    """The outcomes as they come, in any order; files are asked for as they are wanted.

    `idle` is called a few times a second. Where `stopped` says so the processes are ended, whatever they do, and
    Cancelled is raised. Where a process dies the files that it may have had are tried again one by one, and the one at
    which it dies again has "crashed".
    """
    waiting = iter(files)
    while True:
        suspects = yield from _read_in_pool(waiting, library, processes, _AHEAD * processes, stopped, idle)
        if not suspects:
            return
        while suspects:
            left = iter(suspects)
            crashed = yield from _read_in_pool(left, library, 1, 1, stopped, idle)
            for file in crashed:
                yield Outcome(file, error=("crashed", {"path": file}))
            suspects = list(left)


def _read_in_pool(
    files: Iterator[Path],
    library: Path,
    processes: int,
    ahead: int,
    stopped: Callable[[], bool],
    idle: Callable[[], None],
) -> Generator[Outcome, None, list[Path]]:
    """The outcomes, `ahead` files at once; returns those that were under way where a process died, none where none
    did."""
    running: dict[Future[Outcome], tuple[Path, int]] = {}
    others = set(active_children())
    # Spawned, for a fork of a process with threads may stand still for ever.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin)
    more = True
    try:
        while more or running:
            with _interrupts_held_back():
                size = sum(size for _, size in running.values())
                while more and (not running or (len(running) < ahead and size < _BYTES_AHEAD)):
                    file = next(files, None)
                    if file is None:
                        more = False
                        break
                    stamp = FileStamp.of(file)
                    own = 0 if stamp is None else stamp.size
                    size += own
                    try:
                        future = pool.submit(_read, file, library)
                    except BrokenProcessPool:
                        running[Future()] = (file, own)
                        raise
                    running[future] = (file, own)
            done, _ = wait(running, _LISTENING, FIRST_COMPLETED)
            if stopped():
                raise Cancelled
            idle()
            for future in done:
                outcome = future.result()
                del running[future]
                yield outcome
    except BrokenProcessPool:
        return [file for file, _ in running.values()]
    finally:
        if running:
            for process in set(active_children()) - others:
                process.terminate()
        pool.shutdown(cancel_futures=True)
    return []


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """A process that is started inside never gets Ctrl+C, which the terminal sends to all: it inherits this mask."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Make a process of the pool deaf to Ctrl+C, which the one that started it heeds, and end it with that one. Whoever
    reads or types on the machine comes first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(5)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(file: Path, library: Path) -> Outcome:
    return read(file, _library(library).is_analysed, _analyser)


@lru_cache(maxsize=1)
def _analyser() -> Analyser:
    return load_analyser()


@lru_cache(maxsize=1)
def _library(path: Path) -> Library:
    return Library.open(path, wait=60.0)
