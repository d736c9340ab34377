"""Which files there are to import."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from reader.library import FileStamp, FileState, Library
from reader.opening import is_supported


def articles_in(path: Path) -> Iterator[Path]:
    """The files to import for one path: itself, or every supported file below a folder, hidden ones left out."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in (Path(folder) / name for name in sorted(names) if not name.startswith(".")):
            if is_supported(file):
                yield file


def is_unchanged(library: Library, file: Path) -> bool:
    """Whether the file was imported as it is now, as its size and time tell; it is not read."""
    stamp = FileStamp.of(file)
    return stamp is not None and library.is_unchanged(file, stamp)


def new_files(library: Library, folder: Path) -> list[Path]:
    """The files of a watched folder that were not imported as they are now. One that failed is not tried again before
    it changes."""
    failed = {file.path: file.changed.timestamp() for file in library.imports.files(state=FileState.FAILED, limit=None)}
    found: list[Path] = []
    for file in articles_in(folder.absolute()):
        stamp = FileStamp.of(file)
        if stamp is None or library.is_unchanged(file, stamp):
            continue
        if stamp.modified / 1e9 > failed.get(file, 0.0):
            found.append(file)
    return found
