"""Opening a library's file: a new one made, an old one migrated, a damaged one set aside, a newer one refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from time import sleep

from reader.core.errors import LibraryError
from reader.library.backups import back_up, backups_of, disk_error, newest_good, set_aside
from reader.library.file_locks import OPEN_HERE, is_in_use
from reader.library.schema import APPLICATION_ID, MIGRATIONS, Migration, migrate
from reader.library.store import Store, connect, damage_mark, raw, told_as_sentences

CHECKED_AT_START = 4 * 1024 * 1024
"""Every page of a library up to this size (bytes) is looked at when it is opened: some milliseconds."""

CHECKED_AFTER_CRASH = 32 * 1024 * 1024
"""The same, and every index, where a -wal was left behind by a crash, or by someone who copied another file here."""

_LOOKS, _BETWEEN_LOOKS = 4, 0.05
"""How often, and how many seconds apart, what looks damaged is looked at while another program has it open."""

# SQLITE_ERROR is what a header of no known format and a missing table of ours give.
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
_MAGIC = b"SQLite format 3\0"


class _Damaged(Exception):
    """The file is no whole database."""


def open_store(
    path: Path,
    *,
    wait: float,
    clock: Callable[[], datetime],
    migrations: Sequence[Migration] = MIGRATIONS,
) -> tuple[Store, LibraryError | None]:
    """The open store of the library at `path`, and what to tell a person where a damaged one was set aside.

    Raises LibraryError: library_newer, library_foreign, library_locked, library_read_only, disk_full.
    """
    try:
        with told_as_sentences(path):
            return _open(path, wait, clock, migrations)
    except OSError as error:
        raise disk_error(error, path) from error


def _open(
    path: Path, wait: float, clock: Callable[[], datetime], migrations: Sequence[Migration]
) -> tuple[Store, LibraryError | None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    recovered: LibraryError | None = None
    try:
        version = _examined(path, wait, len(migrations))
    except _Damaged:
        recovered = _recover(path, clock())
        version = 0
    if 0 < version < len(migrations):
        back_up(path, clock())
    database = connect(path, wait)
    try:
        if version < len(migrations):
            migrate(raw(database), migrations)
    except BaseException:
        database.close()
        raise
    return Store(path, database, clock), recovered


def _examined(path: Path, wait: float, newest: int) -> int:
    """What _examine says. What looks damaged is looked at again: another program may just have been making or ending
    it, and what such a program has open is never taken from under it."""
    for look in range(_LOOKS):
        try:
            return _examine(path, wait, newest)
        except _Damaged:
            if look and not is_in_use(path):
                raise
        if look:
            sleep(_BETWEEN_LOOKS)
    raise LibraryError("library_locked", path=path)


def _examine(path: Path, wait: float, newest: int) -> int:
    """The version of the library's schema, 0 where there is no library yet.

    It is read through a read-only connection, which leaves the file and its -wal as they are: a damaged library is
    set aside just as it was found. Raises _Damaged, LibraryError (newer, foreign) and SQLite's errors.
    """
    wal = Path(f"{path}-wal")
    if path.is_dir():
        raise LibraryError("library_read_only", path=path)
    # In this order: a program that makes the library writes the file before the -wal.
    left = _size(wal) > 0
    size = _size(path, missing=-1)
    if size <= 0:
        # SQLite would take an empty file for a new database and throw away the -wal that belongs to the old one.
        if left or (size == 0 and backups_of(path)):
            raise _Damaged
        return 0
    if path not in OPEN_HERE and not _header_is_whole(path, size):
        raise _Damaged
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=wait)) as connection:
            # One transaction, for another program may be making the library between two questions.
            connection.execute("BEGIN")
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
            tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
            if owner == APPLICATION_ID:
                if version > newest:
                    raise LibraryError("library_newer", path=path)
                if version < 1 or (left and _is_strangers(connection, path)):
                    raise _Damaged
                if damage_mark(path).exists() or (left and size <= CHECKED_AFTER_CRASH):
                    _look_at_every_page(connection, "integrity_check")
                    damage_mark(path).unlink(missing_ok=True)
                elif size <= CHECKED_AT_START:
                    _look_at_every_page(connection, "quick_check")
            elif tables:
                raise LibraryError("library_foreign", path=path)
            return version if tables else 0
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE:
            raise _Damaged from error
        raise
    except UnicodeDecodeError as error:
        raise _Damaged from error


def _size(path: Path, missing: int = 0) -> int:
    """The size of a file in bytes."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return missing


def _look_at_every_page(connection: sqlite3.Connection, check: str) -> None:
    # It may quote what it finds, whatever that is.
    connection.text_factory = bytes
    if connection.execute(f"PRAGMA {check}(1)").fetchone() != (b"ok",):
        raise _Damaged


def _header_is_whole(path: Path, size: int) -> bool:
    """Whether the file begins as a database does and ends where a page does (https://www.sqlite.org/fileformat2.html).

    SQLite takes what is shorter than a page for nothing, a last page cut short for one that ends in zeros, and a file
    of an unknown version for one that may only be read.
    """
    with path.open("rb") as file:
        header = file.read(20)
    if len(header) < 20 or not header.startswith(_MAGIC) or not {header[18], header[19]} <= {1, 2}:
        return False
    page = int.from_bytes(header[16:18], "big")
    return size % (65536 if page == 1 else max(page, 512)) == 0


def _is_strangers(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the -wal beside the library is another library's: SQLite would lay its pages over this one's.

    That happens where somebody copies a file over a library whose program crashed. Both are told apart by the name that
    each library was born with.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as alone:
            own = _born_as(alone)
    except sqlite3.Error:
        # A crash came before anything, or while it was being written back: the -wal makes it whole.
        return False
    return own is not None and own != _born_as(connection)


def _born_as(connection: sqlite3.Connection) -> object:
    return connection.execute("SELECT value FROM fact WHERE key = 'library'").fetchone()


def _recover(path: Path, moment: datetime) -> LibraryError:
    """Set the damaged library aside and say so, with the newest good backup where there is one."""
    aside = set_aside(path, "corrupt", moment)
    damage_mark(path).unlink(missing_ok=True)
    backup = newest_good(path)
    if backup is None:
        return LibraryError("library_damaged", path=path, aside=aside)
    return LibraryError("library_damaged_backup", path=path, aside=aside, backup=backup.path)
