"""What tells, without reading a file, that it has not changed: its size and the time of its last change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class FileStamp:
    """`size` in bytes, `modified` in nanoseconds since 1970, as the file system gives them."""

    size: int
    modified: int

    @classmethod
    def of(cls, path: Path) -> Self | None:
        """The stamp of a file now; None where it cannot be seen. Take it before the file is read: a change that comes
        between then shows."""
        try:
            found = path.stat()
        except (OSError, ValueError):
            return None
        return cls(found.st_size, found.st_mtime_ns)
