"""Folders that are watched: what changes in them is told soon, and all of them are looked at now and then anyway."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from reader.core.progress import Progress
from reader.desktop.tasks import Worker

_REST = 1200
"""Milliseconds without a change after which a folder is looked at: a file that is being copied has come by then."""

_AGAIN = 60_000
"""Milliseconds after which every folder is looked at in any case: some disks tell nothing, and no system tells that a
file in a folder was written anew."""

_MOST = 2000
"""Folders below a watched one that are watched themselves; the systems allow some thousands."""


class FolderWatch(QObject):
    """`changed` brings the watched folders (list of Path) to look at."""

    changed = Signal(list)

    def __init__(self, files: Worker, parent: QObject | None = None) -> None:
        """`files` walks through the folders."""
        super().__init__(parent)
        self._files = files
        self._watcher = QFileSystemWatcher(self)
        self._dirty: set[Path] = set()
        self.folders: tuple[Path, ...] = ()
        self._rest = self._timer(_REST, self._tell, single=True)
        self._again = self._timer(_AGAIN, self.look, single=False)
        self._watcher.directoryChanged.connect(self._note)

    def watch(self, folders: Sequence[Path]) -> None:
        """Watch these folders and no others; they are looked at now."""
        self.folders = tuple(folders)
        if self.folders:
            self._again.start()
            self.look()
        else:
            self._again.stop()
        self._follow()

    def look(self) -> None:
        """Have every folder looked at."""
        if self.folders:
            self.changed.emit(list(self.folders))
            self._follow()

    def close(self) -> None:
        """Watch nothing any more."""
        self.folders = ()
        self._rest.stop()
        self._again.stop()
        self._unwatch()

    def _timer(self, interval: int, call: Callable[[], None], *, single: bool) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(single)
        timer.setInterval(interval)
        timer.timeout.connect(call)
        return timer

    def _follow(self) -> None:
        folders = self.folders

        def walk(_: Progress) -> list[str]:
            found: list[str] = []
            for top in folders:
                for folder, below, _files in os.walk(top):
                    below[:] = sorted(name for name in below if not name.startswith("."))
                    found.append(folder)
                    if len(found) >= _MOST:
                        return found
            return found

        def take(found: list[str]) -> None:
            if folders != self.folders:
                return
            watched = set(self._watcher.directories())
            gone = sorted(watched.difference(found))
            if gone:
                self._watcher.removePaths(gone)
            new = [folder for folder in found if folder not in watched]
            if new:
                self._watcher.addPaths(new)

        if folders:
            self._files.submit(walk, take)
        else:
            self._unwatch()

    def _unwatch(self) -> None:
        watched = self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)

    def _note(self, folder: str) -> None:
        path = Path(folder)
        self._dirty.update(top for top in self.folders if path == top or top in path.parents)
        self._rest.start()

    def _tell(self) -> None:
        dirty = [folder for folder in self.folders if folder in self._dirty]
        self._dirty.clear()
        if dirty:
            self.changed.emit(dirty)
            # New folders in them are watched too.
            self._follow()
