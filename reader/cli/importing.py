"""`qari import`: files and folders into the library, analysed, with a progress bar."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.progress import MofNCompleteColumn, TimeRemainingColumn

from reader.cli.texts import text
from reader.importing import articles_in, cores, is_unchanged, work_off
from reader.library import FileState, Library, QueuedFile

if TYPE_CHECKING:
    from reader.cli.session import Session

_FEW = 8
"""Fewer files are read sooner by this process than others are started."""


def import_paths(session: Session, paths: list[Path], *, drop: bool = False) -> None:
    """Put the files, and what waits from an earlier import, into the library; one that cannot be read is reported and
    the rest done. With `drop` what waits from before is let go first.

    Ctrl+C ends all processes; what was read until then is kept, and the rest waits for the next import.
    """
    files: list[Path] = []
    for path in paths:
        found = list(articles_in(path))
        if not found:
            session.say("nothing_to_import", path=path)
        files.extend(file.absolute() for file in found)
    files = list(dict.fromkeys(files))
    with session.opened_library() as library:
        if drop:
            session.say("import_dropped", count=library.imports.clear(FileState.WAITING, FileState.READING))
        changed = [file for file in files if not is_unchanged(library, file)]
        waited = library.imports.resume()
        if waited:
            session.say("import_goes_on", count=waited)
        library.imports.add(changed)
        waiting = library.imports.counts()[FileState.WAITING]
        if waiting or files:
            _work_off(session, library, waiting, len(files) - len(changed))


def _work_off(session: Session, library: Library, waiting: int, unchanged: int) -> None:
    bar = session.progress(MofNCompleteColumn(), TimeRemainingColumn())
    with bar, _stop_asked_for() as stopped:
        task = bar.add_task(text("importing", session.language), total=waiting + unchanged, completed=unchanged)

        def tell(file: QueuedFile) -> None:
            if file.state is FileState.READING:
                return
            bar.advance(task)
            if file.error is not None:
                session.report(file.error)

        processes = min(cores(), waiting) if waiting >= _FEW else 0
        done = work_off(library, processes=processes, stopped=stopped, told=tell)
        # What is done is done; only the window keeps a list of it.
        library.imports.clear(FileState.NEW, FileState.KNOWN, FileState.FAILED)
    session.say("imported", new=done.new, known=done.known + unchanged, failed=done.failed)
    if stopped():
        session.say("import_waits", count=done.left)
        raise KeyboardInterrupt


@contextmanager
def _stop_asked_for() -> Iterator[Callable[[], bool]]:
    """Tells whether Ctrl+C was pressed; nothing is interrupted amid what it does. A second one interrupts."""
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return

    def ask(_number: int, _frame: Any) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)
