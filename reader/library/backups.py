"""Backups by themselves: copies made by SQLite's backup API, verified before they count, the old ones thinned out.

They lie in the folder `backups` beside the library. A copy is written under another name, checked and only then given
its own, so that whatever bears a backup's name was good when it was made, and a damaged library never takes the place
of a good backup.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.core.errors import LibraryError
from reader.library.schema import APPLICATION_ID
from reader.library.store import library_error

DUE = timedelta(hours=24)
"""A library whose newest backup is older than this is backed up on start."""

_NEWEST, _DAYS, _WEEKS, _MONTHS = 5, 7, 4, 6


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when it was made (UTC) and its size in bytes."""

    path: Path
    made: datetime
    size: int


def backups_folder(library: Path) -> Path:
    """Where the backups of a library lie."""
    return library.parent / "backups"


def backups_of(library: Path) -> list[Backup]:
    """The backups of a library, newest first, as their names tell; none is read."""
    pattern = re.compile(re.escape(library.stem) + r"-(\d{8}-\d{6}(?:-\d{6})?)\.qari-backup")
    found: list[Backup] = []
    with suppress(OSError):
        for path in backups_folder(library).iterdir():
            match = pattern.fullmatch(path.name)
            if match is None:
                continue
            with suppress(ValueError, OSError):
                digits = match[1] if len(match[1]) > 15 else match[1] + "-000000"
                made = datetime.strptime(digits, "%Y%m%d-%H%M%S-%f").replace(tzinfo=UTC)
                found.append(Backup(path, made, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def is_good(path: Path) -> bool:
    """Whether the file is a whole library: SQLite finds no fault in any page and no reference without its row."""
    try:
        # Immutable, so that looking leaves no -wal or -shm beside a backup.
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                return False
            # It may quote what it finds, whatever that is.
            connection.text_factory = bytes
            if connection.execute("PRAGMA integrity_check(1)").fetchone() != (b"ok",):
                return False
            return connection.execute("PRAGMA foreign_key_check").fetchone() is None
    except (sqlite3.Error, OSError):
        return False


def newest_good(library: Path) -> Backup | None:
    """The newest backup that is whole."""
    return next((backup for backup in backups_of(library) if is_good(backup.path)), None)


def back_up(library: Path, moment: datetime) -> Backup:
    """Make and verify a backup, then thin out the old ones. Other programs may go on using the library meanwhile.

    Raises LibraryError: library_broken where the copy is not whole (no backup is touched), disk_full,
    library_read_only, library_locked.
    """
    folder = backups_folder(library)
    target = folder / f"{library.stem}-{moment.astimezone(UTC):%Y%m%d-%H%M%S-%f}.qari-backup"
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with closing(sqlite3.connect(library)) as source, closing(sqlite3.connect(unfinished)) as copy:
                source.backup(copy)
                # One file, without the -wal that the library's own mode would bring.
                copy.execute("PRAGMA journal_mode = delete")
            if not is_good(unfinished):
                raise LibraryError("library_broken", path=library)
            _to_disk(unfinished)
            unfinished.replace(target)
        finally:
            for leftover in (unfinished, *(Path(f"{unfinished}{end}") for end in ("-wal", "-shm", "-journal"))):
                leftover.unlink(missing_ok=True)
    except sqlite3.Error as error:
        told = library_error(error, library)
        raise told or LibraryError("library_unreachable", path=library) from error
    except OSError as error:
        raise disk_error(error, folder) from error
    backup = Backup(target, moment.astimezone(UTC), target.stat().st_size)
    thin_out(library)
    return backup


def back_up_when_due(library: Path, moment: datetime) -> Backup | None:
    """A backup, where the newest is older than DUE (or from the future, after the clock was put right)."""
    newest = next(iter(backups_of(library)), None)
    if newest is not None and timedelta() <= moment - newest.made < DUE:
        return None
    return back_up(library, moment)


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """Which backups stay: the newest 5, and the newest of each of the last 7 days, 4 weeks and 6 months with one.

    What counts are days with a backup, not days of the calendar, so that a long holiday costs none. One that a person
    makes before restoring an earlier one of that day does not cost that one.
    """
    newest_first = sorted(set(moments), reverse=True)
    staying = set(newest_first[:_NEWEST])
    for period, count in (("%Y-%m-%d", _DAYS), ("%G-%V", _WEEKS), ("%Y-%m", _MONTHS)):
        newest: dict[str, datetime] = {}
        for moment in newest_first:
            newest.setdefault(moment.strftime(period), moment)
        staying.update(list(newest.values())[:count])
    return staying


def thin_out(library: Path) -> None:
    """Delete the backups that `kept` lets go."""
    backups = backups_of(library)
    staying = kept(backup.made for backup in backups)
    for backup in backups:
        if backup.made not in staying:
            with suppress(OSError):
                backup.path.unlink()


def restore(library: Path, backup: Path, moment: datetime) -> Path | None:
    """Put a backup in the library's place; what was there is set aside and its path returned, None where none was.

    The library must be open nowhere. Raises LibraryError: backup_damaged (nothing is touched), disk_full,
    library_read_only, library_locked.
    """
    if not is_good(backup):
        raise LibraryError("backup_damaged", path=backup)
    if _is_open_elsewhere(library):
        raise LibraryError("library_locked", path=library)
    incoming = library.with_name(library.name + ".incoming")
    try:
        try:
            shutil.copyfile(backup, incoming)
            if not is_good(incoming):
                raise LibraryError("backup_damaged", path=backup)
            _to_disk(incoming)
            aside = set_aside(library, "replaced", moment)
            incoming.replace(library)
        finally:
            incoming.unlink(missing_ok=True)
    except OSError as error:
        raise disk_error(error, library) from error
    return aside


def _is_open_elsewhere(library: Path) -> bool:
    """Whether a program has the library open: it would go on writing into what was set aside."""
    if not library.exists():
        return False
    try:
        with closing(sqlite3.connect(library, timeout=0.5)) as connection:
            # To use a -wal without shared memory SQLite takes the file for itself alone.
            connection.execute("PRAGMA locking_mode = exclusive")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        # What is damaged may be replaced.
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return False


def set_aside(library: Path, why: str, moment: datetime) -> Path | None:
    """Rename the library, its -wal and -shm to `NAME.why-DATE`, so that SQLite can still open them together there.

    Returns the new path, None where there was nothing. Raises OSError.
    """
    stamp = f"{moment.astimezone(UTC):%Y%m%d-%H%M%S}"
    aside = library.with_name(f"{library.name}.{why}-{stamp}")
    count = 1
    while any(Path(f"{aside}{end}").exists() for end in ("", "-wal", "-shm")):
        count += 1
        aside = library.with_name(f"{library.name}.{why}-{stamp}-{count}")
    moved = False
    # The library last: were it gone first and a crash came, a new one would meet the old -wal.
    for end in ("-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            Path(f"{library}{end}").rename(f"{aside}{end}")
            moved = True
    return aside if moved else None


def disk_error(error: OSError, path: Path) -> LibraryError:
    """The sentence for an error of the disk at `path`."""
    import errno

    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return LibraryError("disk_full" if full else "library_read_only", path=path)


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
