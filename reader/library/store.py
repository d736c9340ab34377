"""One connection to the library's file: its transactions, and SQLite's errors told as sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from peewee import OperationalError, PeeweeException, SqliteDatabase

from reader.core.errors import LibraryError
from reader.library.file_locks import OPEN_HERE
from reader.library.models import to_column, to_text
from reader.library.terms import name_key

_PRAGMAS = (
    ("journal_mode", "wal"),
    ("foreign_keys", 1),
    # A commit in WAL with NORMAL can be rolled back by a power cut; with FULL it cannot, and no more may be lost than
    # the letters being typed. It costs one fsync a change, a few milliseconds that nobody feels.
    ("synchronous", "full"),
    # On macOS alone: there fsync does not reach the disk itself.
    ("fullfsync", 1),
    ("cache_size", -16_000),
    ("journal_size_limit", 67_108_864),
    ("temp_store", "memory"),
)

# SQLite's primary result codes (https://www.sqlite.org/rescode.html) and the sentences that tell them.
_SENTENCES = {
    sqlite3.SQLITE_BUSY: "library_locked",
    sqlite3.SQLITE_LOCKED: "library_locked",
    sqlite3.SQLITE_PROTOCOL: "library_locked",
    sqlite3.SQLITE_READONLY: "library_read_only",
    sqlite3.SQLITE_PERM: "library_read_only",
    sqlite3.SQLITE_CANTOPEN: "library_read_only",
    sqlite3.SQLITE_AUTH: "library_read_only",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_CORRUPT: "library_broken",
    sqlite3.SQLITE_NOTADB: "library_broken",
    sqlite3.SQLITE_IOERR: "library_unreachable",
}


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def library_error(error: BaseException, path: Path) -> LibraryError | None:
    """The sentence for an error of SQLite or peewee about the library at `path`; None where it is a bug of ours."""
    inner: BaseException | None = error
    while inner is not None and not isinstance(inner, sqlite3.Error):
        # peewee raises its own error while it handles SQLite's.
        inner = inner.__cause__ or inner.__context__
    code = getattr(inner, "sqlite_errorcode", None)
    if code is None and "decode to UTF-8" in str(inner):
        # Said by Python's sqlite3 of a text that the disk spoiled.
        return LibraryError("library_broken", path=path)
    sentence = _SENTENCES.get(code & 0xFF) if isinstance(code, int) else None
    return LibraryError(sentence, path=path) if sentence else None


@contextmanager
def told_as_sentences(path: Path) -> Iterator[None]:
    """Turn an error of SQLite about the file into a LibraryError; let bugs through as they are."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise LibraryError("library_broken", path=path) from error
    except (PeeweeException, sqlite3.Error) as error:
        told = library_error(error, path)
        if told is None:
            raise
        raise told from error


_AGAIN = 0.02
"""Seconds between two attempts where SQLite does not wait by itself."""


def connect(path: Path, wait: float) -> SqliteDatabase:
    """An open connection with the pragmas that a library needs. Raises SQLite's errors as peewee's."""
    end = monotonic() + wait
    while True:
        try:
            return _connected(path, wait)
        except OperationalError as error:
            # To make a new file one that has a -wal, SQLite goes from reading to writing, and where two programs do so
            # at once it refuses one of them without waiting.
            told = library_error(error, path)
            if told is None or told.code != "library_locked" or monotonic() >= end:
                raise
            sleep(_AGAIN)


def _connected(path: Path, wait: float) -> SqliteDatabase:
    database = SqliteDatabase(str(path), pragmas=_PRAGMAS, timeout=wait, autoconnect=False)
    # For outlets and the like, of which few are looked at.
    database.register_function(_folded, "folded", 1)
    database.connect()
    return database


def damage_mark(path: Path) -> Path:
    """The file that says that SQLite met a damaged page: on the next start every page is looked at."""
    return path.with_name(path.name + ".damaged")


def raw(database: SqliteDatabase) -> sqlite3.Connection:
    """SQLite's own connection under peewee's; statements on it belong to the same transaction."""
    connection: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]
    return connection


def _folded(text: object) -> str:
    return name_key(str(to_text(text)))


class Store:
    """The connection that all parts of one Library share. Used from the thread that made it, and no other."""

    def __init__(self, path: Path, database: SqliteDatabase, clock: Callable[[], datetime] = now) -> None:
        self.path = path
        self.database = database
        self.clock = clock
        self._connection = raw(database)
        self._file = OPEN_HERE.add(path)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read inside is of one moment. Inside a transaction this does nothing."""
        with self._transaction("BEGIN"):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written inside is there as a whole at the end, or, where it raises, not at all.

        The write lock is taken at once, so that two programs wait for each other instead of failing halfway. Inside a
        transaction, which must not be one of reading, this does nothing.
        """
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    def in_transaction(self) -> bool:
        """Whether a transaction is open now."""
        return self._connection.in_transaction

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self._noticing_damage(), told_as_sentences(self.path):
            connection = self._connection
            if connection.in_transaction:
                yield
                return
            connection.execute(begin)
            try:
                yield
                connection.execute("COMMIT")
            except BaseException:
                # SQLite has rolled back by itself after some errors, a full disk among them. (peewee's own transactions
                # then fail in their ROLLBACK, and what went wrong is not heard of.)
                if self.in_transaction():
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _noticing_damage(self) -> Iterator[None]:
        try:
            yield
        except LibraryError as error:
            if error.code == "library_broken":
                with suppress(OSError):
                    damage_mark(self.path).touch()
            raise

    def rows(self, query: Any) -> list[tuple[Any, ...]]:
        """The rows of a peewee query as tuples, values converted."""
        return list(query.tuples().execute(self.database))

    def row(self, query: Any) -> tuple[Any, ...] | None:
        """The first row of a peewee query, or None."""
        return next(iter(self.rows(query)), None)

    def run(self, query: Any) -> Any:
        """Run a peewee insert, update or delete; returns what peewee does (the new key, or the number of rows)."""
        return query.execute(self.database)

    def insert(self, table: str, values: Mapping[str, object]) -> int:
        """Insert a row and return its number. An import does this thousands of times, and peewee takes longer to say it
        than SQLite to do it."""
        names = ", ".join(f'"{name}"' for name in values)
        places = ", ".join("?" * len(values))
        number = self.sql(
            f"INSERT INTO {table} ({names}) VALUES ({places})", [to_column(value) for value in values.values()]
        ).lastrowid
        return number or 0

    def sql(self, statement: str, parameters: Sequence[object] = ()) -> sqlite3.Cursor:
        """Run a statement that peewee has no words for, such as a full-text match."""
        return self._connection.execute(statement, parameters)

    def sql_many(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        """Run one statement for many rows."""
        self._connection.executemany(statement, rows)

    def close(self) -> None:
        """Close the connection; SQLite puts the -wal file back into the library when the last one closes."""
        if self.database.close():
            OPEN_HERE.take_away(self._file)
