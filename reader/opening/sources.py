"""The bytes of a file, read once, never more than an article can need."""

from __future__ import annotations

import errno
import stat
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import OpeningError

MEGABYTE = 1 << 20
LARGEST_TEXT = 64 * MEGABYTE
LARGEST_FILE = 256 * MEGABYTE
"""Bytes at most of a text file, and of a PDF, a Word file or a book, which carry pictures."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file with its name's ending (lower case, with the dot) and the person's choice of encoding."""

    data: bytes
    suffix: str = ""
    encoding: str | None = None


def read_source(path: Path, encoding: str | None = None) -> Source:
    """The file's bytes. Raises OpeningError: missing, not_a_file, unreadable, unsupported, too_large, empty."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise OpeningError("not_a_file")
        if not stat.S_ISREG(status.st_mode):
            # A pipe or a device may never end.
            raise OpeningError("unsupported")
        with path.open("rb") as file:
            head = file.read(8)
            limit = LARGEST_FILE if head.startswith((b"%PDF", b"PK", b"\xd0\xcf")) else LARGEST_TEXT
            if status.st_size > limit:
                raise OpeningError("too_large", size=status.st_size // MEGABYTE, limit=limit // MEGABYTE)
            data = head + file.read(limit + 1)
    except OSError as error:
        raise OpeningError(_reason(error)) from error
    except ValueError as error:
        # A NUL in the name.
        raise OpeningError("missing") from error
    if len(data) > limit:
        raise OpeningError("too_large", size=len(data) // MEGABYTE, limit=limit // MEGABYTE)
    if not data:
        raise OpeningError("empty")
    return Source(data, path.suffix.lower(), encoding)


def _reason(error: OSError) -> str:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return "missing"
    if error.errno in (errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL):
        return "missing"
    if isinstance(error, IsADirectoryError):
        return "not_a_file"
    return "unreadable"
