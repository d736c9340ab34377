"""Writing a file as a whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from reader.core.errors import ExportError


@contextmanager
def written_as_a_whole(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which takes the place of `path` at the end of the block, once it is safely on the disk.

    It is written beside `path` first, so that whatever goes wrong leaves the old file as it was and nothing else.
    Raises ExportError: disk_full, not_written.
    """
    try:
        # A link stays a link: what it leads to is replaced.
        target = path.resolve()
        descriptor, name = tempfile.mkstemp(prefix=".qari-", dir=target.parent)
    except (OSError, RuntimeError) as error:
        raise _export_error(error, path) from error
    unfinished = Path(name)
    try:
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            unfinished.chmod(_mode(target))
            unfinished.replace(target)
            _folder_to_disk(target.parent)
        except OSError as error:
            raise _export_error(error, path) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """The old file's permissions, or those that any new file gets (mkstemp's are for secrets)."""
    with suppress(OSError):
        return target.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _folder_to_disk(folder: Path) -> None:
    # Windows opens no folders; its own journal sees to the name.
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _export_error(error: Exception, path: Path) -> ExportError:
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    return ExportError("disk_full" if full else "not_written", path=path)
