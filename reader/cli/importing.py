"""`qari import`: files and folders into the library, analysed, with a progress bar."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from reader.analysis import load_analyser
from reader.cli.reading_processes import Outcome, cores, read, read_in_processes
from reader.cli.texts import text
from reader.core.errors import AnalysisError, ReaderError
from reader.library import FileStamp, Library
from reader.opening import is_supported

if TYPE_CHECKING:
    from reader.cli.commands import Session

_FEW = 8
"""Fewer files are read sooner by this process than others are started."""
_GROUP, _GROUP_LETTERS, _GROUP_SECONDS = 50, 1_000_000, 1.0
"""So much is written to the library at once: another program waits meanwhile, and a power cut loses no more."""


def articles_in(path: Path) -> Iterator[Path]:
    """The files to import for one argument: itself, or every supported file below a folder, hidden ones left out."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in (Path(folder) / name for name in sorted(names) if not name.startswith(".")):
            if is_supported(file):
                yield file


def import_paths(session: Session, paths: list[Path]) -> None:
    """Put each article into the library; one that cannot be read is reported and the rest done.

    Ctrl+C ends all processes; what was read until then is kept.
    """
    files: list[Path] = []
    for path in paths:
        found = list(articles_in(path))
        if not found:
            session.say("nothing_to_import", path=path)
        files.extend(file.absolute() for file in found)
    files = list(dict.fromkeys(files))
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=session.errors,
        disable=not session.errors.is_terminal,
        transient=True,
    )
    with Library.open(session.library_file()) as library:
        if library.recovered is not None:
            session.report(library.recovered)
        reception = Reception(session, library)
        try:
            with bar, _stop_asked_for() as stopped:
                task = bar.add_task(text("importing", session.language), total=len(files))
                changed = [file for file in files if not _is_unchanged(library, file)]
                reception.known = len(files) - len(changed)
                bar.advance(task, reception.known)
                with closing(_outcomes(library, changed, stopped)) as outcomes:
                    for outcome in outcomes:
                        reception.take(outcome)
                        bar.advance(task)
        finally:
            reception.write()
            session.say("imported", new=reception.new, known=reception.known, failed=reception.failed)


class Reception:
    """Takes what was read and writes it to the library in groups."""

    def __init__(self, session: Session, library: Library) -> None:
        self._session = session
        self._library = library
        self._group: list[Outcome] = []
        self._letters = 0
        self._begun = 0.0
        self.new = self.known = self.failed = 0

    def take(self, outcome: Outcome) -> None:
        """Keep the outcome, or report its error."""
        if outcome.error is not None:
            code, values = outcome.error
            if code == "model_missing":
                # So it is for every file.
                raise AnalysisError(code, **values)
            self._session.report(ReaderError(code, **values))
            self.failed += 1
            return
        if not self._group:
            self._begun = monotonic()
        self._group.append(outcome)
        self._letters += 0 if outcome.article is None else len(outcome.article.text)
        if len(self._group) >= _GROUP or self._letters >= _GROUP_LETTERS or monotonic() - self._begun >= _GROUP_SECONDS:
            self.write()

    def write(self) -> None:
        """Write the group; where the library cannot be written none of it is there and LibraryError is raised."""
        group, self._group, self._letters = self._group, [], 0
        if not group:
            return
        new = 0
        with self._library.together():
            for outcome in group:
                new += self._keep(outcome)
        self.new += new
        self.known += len(group) - new

    def _keep(self, outcome: Outcome) -> bool:
        """Whether the library did not have the text, analysed, yet."""
        if outcome.article is None:
            return False
        record = self._library.keep(outcome.article, opened=False, stamp=outcome.stamp)
        if record.analysed or outcome.analysis is None:
            return False
        self._library.keep_analysis(record.identity, outcome.analysis)
        return True


def _is_unchanged(library: Library, file: Path) -> bool:
    stamp = FileStamp.of(file)
    return stamp is not None and library.is_unchanged(file, stamp)


def _outcomes(library: Library, files: list[Path], stopped: Callable[[], bool]) -> Generator[Outcome, None, None]:
    if len(files) >= _FEW:
        yield from read_in_processes(files, library.path, min(cores(), len(files)), stopped)
        return
    known = library.analysed_hashes() if files else frozenset()
    analyser = lru_cache(maxsize=1)(load_analyser)

    def listen(_done: float) -> None:
        if stopped():
            raise KeyboardInterrupt

    for file in files:
        listen(0.0)
        yield read(file, known, analyser, listen)


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
