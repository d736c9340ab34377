"""Whether a library's file is in use, told without touching it.

SQLite locks files with POSIX locks (https://www.sqlite.org/lockingv3.html). Those belong to the process, and closing
any descriptor of a file lets go of all (https://www.sqlite.org/howtocorrupt.html, section 2.2): a file that this
process has open as a library must not be opened in another way.
"""

from __future__ import annotations

import os
import struct
import sys
from collections import Counter
from pathlib import Path
from threading import Lock

# Where SQLite keeps the lock of whoever reads: SHARED_FIRST and SHARED_SIZE of its os.h.
_FIRST, _COUNT = 0x40000000 + 2, 510

# struct flock of fcntl(2): on Linux the type comes first, on macOS the range.
_FLOCK = "qqihh" if sys.platform == "darwin" else "hhqqi"

_File = tuple[int, int]


class OpenFiles:
    """The files that this process has open as libraries, however often each."""

    def __init__(self) -> None:
        self._files: Counter[_File] = Counter()
        self._lock = Lock()

    def add(self, path: Path) -> _File:
        """Count a file in; returns what to take away later, for the path may mean another file then."""
        found = path.stat()
        file = found.st_dev, found.st_ino
        with self._lock:
            self._files[file] += 1
        return file

    def take_away(self, file: _File) -> None:
        """Count a file out."""
        with self._lock:
            self._files[file] -= 1

    def __contains__(self, path: Path) -> bool:
        try:
            found = path.stat()
        except OSError:
            return False
        with self._lock:
            return self._files[found.st_dev, found.st_ino] > 0


OPEN_HERE = OpenFiles()
"""Those of this process: the locks are the process's too, whichever part of it has a library open."""


def is_in_use(path: Path) -> bool:
    """Whether a program has the file open as a library, this one included. Nothing is read or written. On Windows this
    is never so: there a file in use cannot be renamed, which is what would be done with it."""
    if path in OPEN_HERE:
        return True
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        asked = _packed(fcntl.F_WRLCK)
        told = struct.unpack(_FLOCK, fcntl.fcntl(descriptor, fcntl.F_GETLK, asked))
    except OSError:
        return False
    finally:
        os.close(descriptor)
    kind = told[3] if sys.platform == "darwin" else told[0]
    return bool(kind != fcntl.F_UNLCK)


def _packed(kind: int) -> bytes:
    if sys.platform == "darwin":
        return struct.pack(_FLOCK, _FIRST, _COUNT, 0, kind, os.SEEK_SET)
    return struct.pack(_FLOCK, kind, os.SEEK_SET, _FIRST, _COUNT, 0)
