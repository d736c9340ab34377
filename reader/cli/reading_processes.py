"""Files opened and analysed in as many processes as the machine has cores."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Container, Generator, Iterator, Sequence
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
from reader.core.errors import ReaderError
from reader.core.progress import Progress, no_progress
from reader.library import FileStamp, Library
from reader.opening import open_article

_AHEAD = 24
"""Files that each process may have before it, so that none waits while the library writes a group."""
_BYTES_AHEAD = 16_000_000
_LISTENING = 0.2
"""Seconds after which a stop is heeded."""


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


def read(
    file: Path, known: Container[str], analyser: Callable[[], Analyser], progress: Progress = no_progress
) -> Outcome:
    """Open a file and analyse it unless its hash is known."""
    stamp = FileStamp.of(file)
    try:
        article = open_article(file)
        analysis = None if article.content_hash in known else analyser().analyse(article, progress)
    except ReaderError as error:
        return Outcome(file, error=(error.code, error.values))
    return Outcome(file, article, analysis, stamp)


def read_in_processes(
    files: Sequence[Path], library: Path, processes: int, stopped: Callable[[], bool] = lambda: False
) -> Iterator[Outcome]:
    """The outcomes as they come, in any order. Where `stopped` says so the processes are ended, whatever they do, and
    KeyboardInterrupt is raised. Where a process dies the files that it may have had are tried again one by one, and
    the one at which it dies again has "crashed"."""
    left = files
    while left:
        suspects, left = yield from _read_in_pool(left, library, processes, _AHEAD * processes, stopped)
        while suspects:
            crashed, suspects = yield from _read_in_pool(suspects, library, 1, 1, stopped)
            for file in crashed:
                yield Outcome(file, error=("crashed", {"path": file}))


def _read_in_pool(
    files: Sequence[Path], library: Path, processes: int, ahead: int, stopped: Callable[[], bool]
) -> Generator[Outcome, None, tuple[list[Path], list[Path]]]:
    """The outcomes, `ahead` files at once; returns those that were under way and those not begun where a process died,
    both empty where none did."""
    waiting = deque(files)
    running: dict[Future[Outcome], tuple[Path, int]] = {}
    others = set(active_children())
    # Spawned, for a fork of a process with threads may stand still for ever.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin)
    try:
        while waiting or running:
            with _interrupts_held_back():
                size = sum(size for _, size in running.values())
                while waiting and (not running or (len(running) < ahead and size < _BYTES_AHEAD)):
                    stamp = FileStamp.of(waiting[0])
                    size += 0 if stamp is None else stamp.size
                    future = pool.submit(_read, waiting[0], library)
                    running[future] = (waiting.popleft(), 0 if stamp is None else stamp.size)
            done, _ = wait(running, _LISTENING, FIRST_COMPLETED)
            if stopped():
                raise KeyboardInterrupt
            for future in done:
                outcome = future.result()
                del running[future]
                yield outcome
    except BrokenProcessPool:
        return [file for file, _ in running.values()], list(waiting)
    finally:
        if running:
            for process in set(active_children()) - others:
                process.terminate()
        pool.shutdown(cancel_futures=True)
    return [], []


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
    """Make a process of the pool deaf to Ctrl+C, which the one that started it heeds, and end it with that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(file: Path, library: Path) -> Outcome:
    return read(file, _known(library), _analyser)


@lru_cache(maxsize=1)
def _analyser() -> Analyser:
    return load_analyser()


@lru_cache(maxsize=1)
def _known(library: Path) -> frozenset[str]:
    with Library.open(library) as opened:
        return opened.analysed_hashes()
