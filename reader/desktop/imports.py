"""Articles that come in by the queue: read in the background in many processes, gone on with after a restart."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.errors import ReaderError
from reader.core.progress import Progress
from reader.desktop.desk import Desk, LibraryDesk
from reader.desktop.folder_watch import FolderWatch
from reader.desktop.tasks import Worker

if TYPE_CHECKING:
    from reader.importing import Imported
    from reader.library import FileState, Library, QueuedFile

_AT_ONCE = 500
"""Files that are put into the queue at once: the library has other questions to answer in between."""

_LOOK_EVERY, _LIST_EVERY = 250, 12
"""Milliseconds between two looks at how far the queue is, and after how many of them the articles are listed anew."""

Run = Callable[["Library", Callable[[], bool], Callable[["QueuedFile"], None]], "Imported"]
"""Works the queue of a library off: run(library, stopped, told), as reader.importing.work_off has it."""


def run_in_processes(library: Library, stopped: Callable[[], bool], told: Callable[[QueuedFile], None]) -> Imported:
    """A Run with as many processes as there are cores, or files."""
    from reader.importing import cores, work_off
    from reader.library import FileState

    waiting = library.imports.counts()[FileState.WAITING]
    return work_off(library, processes=max(1, min(cores(), waiting)), stopped=stopped, told=told)


@dataclass(frozen=True, slots=True)
class Added:
    """What became of paths that were to be imported: files that wait now, and files that are in the library as they
    are."""

    waiting: int
    unchanged: int


class Imports(QObject):
    """The queue and its work. Its questions go to the library's desk, its work to a worker of its own.

    changed: files came to another state, or work began or ended. added: an Added for what add() was called with.
    folders_changed: other folders are watched. arrived: new articles are in the library. ended: the Imported of a run.
    failed: an error for the person.
    """

    changed = Signal()
    added = Signal(object)
    arrived = Signal()
    folders_changed = Signal()
    ended = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        desk: LibraryDesk,
        files: Worker,
        library: Path,
        make_worker: Callable[[], Worker],
        run: Run = run_in_processes,
        parent: QObject | None = None,
    ) -> None:
        """`files` walks through folders; `make_worker` gives, when it is first wanted, the worker for the work."""
        super().__init__(parent)
        self._desk = desk
        self._files = files
        self._library = library
        self._make_worker = make_worker
        self._run = run
        self._worker: Worker | None = None
        self._stop = threading.Event()
        self._new = self._listed = self._looks = 0
        self._closed = self._dropping = False
        self.counts: dict[FileState, int] = {}
        self.running = False
        self.done = 0
        self._watch = FolderWatch(files, self)
        self._watch.changed.connect(self._scan)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY)
        self._look.timeout.connect(self._look_on)

    @property
    def left(self) -> int:
        """How many files are still to come."""
        return sum(count for state, count in self.counts.items() if state in ("waiting", "reading"))

    @property
    def paused(self) -> bool:
        """Whether files wait and nobody reads them."""
        return not self.running and self.left > 0

    def begin(self) -> None:
        """Go on with what an earlier run of the program left, and watch the folders that are to be watched."""

        def question(desk: Desk) -> tuple[int, list[Path]]:
            queue = desk.library.imports
            return queue.resume(), [folder.path for folder in queue.folders()]

        def take(found: tuple[int, list[Path]]) -> None:
            waiting, folders = found
            if waiting:
                self.start()
            if folders:
                self._follow_folders(folders)

        self._desk.ask(question, take)

    def add(self, paths: Sequence[Path]) -> None:
        """Import files, and every article below folders; those that lie in the library as they are are passed over."""
        chosen = [path.absolute() for path in paths]

        def collect(progress: Progress) -> list[Path]:
            from reader.importing import articles_in

            found: dict[Path, None] = {}
            for path in chosen:
                for file in articles_in(path):
                    found[file] = None
                    progress(0.0)
            return list(found)

        self._files.submit(collect, lambda files: self._add(files, Added(0, 0)), self.failed.emit)

    def start(self) -> None:
        """Read what waits, if nobody does."""
        if self.running or self._closed:
            return
        self.running = True
        self.done = 0
        self._new = self._listed = self._looks = 0
        self._stop.clear()
        self._look.start()

        def work(_: Progress) -> Imported:
            from reader.library import Library

            with Library.open(self._library) as library:
                return self._run(library, self._stop.is_set, self._told)

        self._work().submit(work, self._end, self._fail)
        self.count()

    def pause(self) -> None:
        """Stop reading; what waits goes on with start(), or when the program starts again."""
        self._stop.set()

    def cancel(self) -> None:
        """Stop reading, and let what waits go."""
        if self.running:
            # What is being read waits again for a moment at the end.
            self._dropping = True
            self._stop.set()
        else:
            self._drop()

    def retry(self, files: Sequence[int] | None = None) -> None:
        """Try files that failed (their keys) once more, all of them where none are given."""
        self._change(lambda desk: desk.library.imports.retry(files), self.start)

    def clear_done(self) -> None:
        """Take what is done, well or not, off the list."""
        from reader.library import FileState

        self._change(lambda desk: desk.library.imports.clear(FileState.NEW, FileState.KNOWN, FileState.FAILED))

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders whose new articles come in by themselves."""
        return self._watch.folders

    def watch(self, folder: Path) -> None:
        """Have what is in a folder, and what comes into it, come in by itself, also after a restart."""
        path = folder.absolute()
        self._change_folders(lambda desk: desk.library.imports.watch(path))

    def unwatch(self, folder: Path) -> None:
        """Leave a folder alone again; its articles stay."""
        self._change_folders(lambda desk: desk.library.imports.unwatch(folder))

    def _change_folders(self, change: Callable[[Desk], None]) -> None:
        def question(desk: Desk) -> list[Path]:
            change(desk)
            return [folder.path for folder in desk.library.imports.folders()]

        self._desk.ask(question, self._follow_folders, self.failed.emit)

    def _follow_folders(self, folders: list[Path]) -> None:
        if not self._closed:
            self._watch.watch(folders)
            self.folders_changed.emit()

    def _scan(self, folders: Sequence[Path]) -> None:
        if self._closed:
            return

        def work(_: Progress) -> int:
            from reader.importing import new_files
            from reader.library import Library

            there = [folder for folder in folders if folder.is_dir()]
            if not there:
                return 0
            with Library.open(self._library) as library:
                return sum(library.imports.add(new_files(library, folder)) for folder in there)

        # A folder that cannot be looked at now is looked at again later.
        self._work().submit(work, lambda found: self.start() if found else None)

    def count(self) -> None:
        """Have `changed` say how far the queue is."""

        def take(counts: dict[FileState, int]) -> None:
            self.counts = counts
            self.changed.emit()

        self._desk.ask(lambda desk: desk.library.imports.counts(), take)

    def close(self) -> None:
        """Stop, keep what was read, and leave no thread and no process behind."""
        self.stop()
        if self._worker is not None:
            self._worker.close()

    def stop(self) -> None:
        """End the work soon; nothing is begun any more."""
        self._closed = True
        self._stop.set()
        self._look.stop()
        self._watch.close()

    def _work(self) -> Worker:
        if self._worker is None:
            self._worker = self._make_worker()
        return self._worker

    def _add(self, files: list[Path], before: Added) -> None:
        now, later = files[:_AT_ONCE], files[_AT_ONCE:]

        def question(desk: Desk) -> Added:
            from reader.importing import is_unchanged

            library = desk.library
            changed = [file for file in now if not is_unchanged(library, file)]
            return Added(library.imports.add(changed), len(now) - len(changed))

        def take(added: Added) -> None:
            total = Added(before.waiting + added.waiting, before.unchanged + added.unchanged)
            if added.waiting:
                self.start()
            if later:
                self._add(later, total)
            else:
                self.count()
                self.added.emit(total)

        self._desk.ask(question, take, self.failed.emit)

    def _change(self, question: Callable[[Desk], object], then: Callable[[], None] = lambda: None) -> None:
        def take(_: object) -> None:
            then()
            self.count()

        self._desk.ask(question, take, self.failed.emit)

    def _drop(self) -> None:
        from reader.library import FileState

        self._dropping = False
        self._change(lambda desk: desk.library.imports.clear(FileState.WAITING))

    def _look_on(self) -> None:
        self.count()
        self._looks += 1
        if self._looks % _LIST_EVERY == 0:
            self._tell_arrived()

    def _tell_arrived(self) -> None:
        if self._new > self._listed:
            self._listed = self._new
            self.arrived.emit()

    def _told(self, file: QueuedFile) -> None:
        # On the worker's thread: whole numbers alone are touched, which the timer reads.
        if file.state != "reading":
            self.done += 1
            self._new += file.state == "new"

    def _end(self, imported: Imported) -> None:
        self.running = False
        self._look.stop()
        stopped = self._stop.is_set()
        self._tell_arrived()
        self.ended.emit(imported)
        if self._dropping:
            self._drop()
        elif imported.left and not stopped:
            self.start()
        else:
            self.count()

    def _fail(self, error: ReaderError) -> None:
        self.running = self._dropping = False
        self._look.stop()
        self._tell_arrived()
        self.count()
        self.failed.emit(error)
