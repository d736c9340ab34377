"""The files that are to be imported, kept in the library: what waits goes on after a restart, what failed says why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from reader.core.errors import ReaderError
from reader.library.models import QueuedFile as Row
from reader.library.models import WatchedFolder as FolderRow
from reader.library.models import to_column, to_microseconds
from reader.library.store import Store


class FileState(StrEnum):
    """How far a file of the queue is. NEW and KNOWN are done: the library did not have its text, or had it."""

    WAITING = "waiting"
    READING = "reading"
    NEW = "new"
    KNOWN = "known"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class QueuedFile:
    """A file of the queue. `error` says why it failed, `article` which article it became; `changed` is when it came to
    its state, in UTC."""

    identity: int
    path: Path
    state: FileState
    error: ReaderError | None
    article: int | None
    changed: datetime


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder whose new articles are imported by themselves."""

    path: Path
    added: datetime


class ImportQueue:
    """The queue of one library. Every method is a transaction of its own, or a part of the one that is open."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, paths: Iterable[Path]) -> int:
        """Let files wait; those that are done or failed wait again, in the same row. Returns how many wait that did not
        before."""
        moment = to_microseconds(self._store.clock())
        rows = [(to_column(str(path.absolute())), moment) for path in paths]
        with self._store.writing():
            before = self._changes()
            self._store.sql_many(_ADD, rows)
            return self._changes() - before

    def files(self, *, state: FileState | None = None, limit: int | None = 200, offset: int = 0) -> list[QueuedFile]:
        """The files in the order in which they came, those in one state only where it is given."""
        query = Row.select(Row.id, Row.path, Row.state, Row.code, Row.values, Row.article, Row.changed).order_by(Row.id)
        if state is not None:
            query = query.where(Row.state == state.value)
        with self._store.reading():
            rows = self._store.rows(query.limit(-1 if limit is None else limit).offset(offset))
        return [_file(*row) for row in rows]

    def counts(self) -> dict[FileState, int]:
        """How many files are in each state."""
        with self._store.reading():
            counts = dict(self._store.sql("SELECT state, count(*) FROM queued_file GROUP BY state").fetchall())
        return {state: counts.get(state.value, 0) for state in FileState}

    def claim(self, most: int) -> list[QueuedFile]:
        """The next files that wait, which are being read from now on; two programs never get the same one."""
        with self._store.writing():
            found = self.files(state=FileState.WAITING, limit=most)
            self._move(FileState.READING, [file.identity for file in found])
        return found

    def done(self, file: int, article: int, *, new: bool) -> None:
        """A file is that article now, one that the library did not have yet where it is new."""
        self._settle(file, FileState.NEW if new else FileState.KNOWN, article=article)

    def failed(self, file: int, error: ReaderError) -> None:
        """A file could not be imported."""
        values = {key: str(value) for key, value in error.values.items()}
        self._settle(file, FileState.FAILED, code=error.code, values=json.dumps(values))

    def give_back(self, files: Sequence[int]) -> None:
        """Let files that were claimed and not read wait again."""
        with self._store.writing():
            self._move(FileState.WAITING, files)

    def retry(self, files: Iterable[int] | None = None) -> int:
        """Let files that failed wait again, all of them where none are given; returns how many."""
        with self._store.writing():
            before = self._changes()
            chosen = (
                [row.identity for row in self.files(state=FileState.FAILED, limit=None)] if files is None else files
            )
            self._move(FileState.WAITING, list(chosen))
            return self._changes() - before

    def resume(self) -> int:
        """Let what was being read when a program ended wait again; returns how many files wait then.

        To be called when a program starts. A file that another program is reading right now is then read twice, which
        changes nothing: the same text is the same article.
        """
        with self._store.writing():
            moment = to_microseconds(self._store.clock())
            self._store.sql(
                "UPDATE queued_file SET state = ?, changed = ? WHERE state = ?",
                (FileState.WAITING.value, moment, FileState.READING.value),
            )
            return self.counts()[FileState.WAITING]

    def clear(self, *states: FileState) -> int:
        """Take the files in those states off the list; the articles stay. Returns how many."""
        with self._store.writing():
            before = self._changes()
            self._store.sql_many("DELETE FROM queued_file WHERE state = ?", [(state.value,) for state in states])
            return self._changes() - before

    def folders(self) -> list[WatchedFolder]:
        """The folders whose new articles are imported by themselves, in the order in which they came."""
        with self._store.reading():
            rows = self._store.rows(FolderRow.select(FolderRow.path, FolderRow.added).order_by(FolderRow.id))
        return [WatchedFolder(Path(path), added) for path, added in rows]

    def watch(self, folder: Path) -> None:
        """Import what comes into a folder from now on, and what is in it and not imported yet."""
        values = (to_column(str(folder.absolute())), to_microseconds(self._store.clock()))
        with self._store.writing():
            self._store.sql("INSERT OR IGNORE INTO watched_folder (path, added) VALUES (?, ?)", values)

    def unwatch(self, folder: Path) -> None:
        """Leave a folder alone again."""
        with self._store.writing():
            self._store.sql("DELETE FROM watched_folder WHERE path = ?", (to_column(str(folder.absolute())),))

    def _settle(
        self,
        file: int,
        state: FileState,
        *,
        article: int | None = None,
        code: str | None = None,
        values: str | None = None,
    ) -> None:
        with self._store.writing():
            self._store.sql(
                "UPDATE queued_file SET state = ?, article_id = ?, code = ?, value_map = ?, changed = ? WHERE id = ?",
                (state.value, article, code, values, to_microseconds(self._store.clock()), file),
            )

    def _move(self, state: FileState, files: Sequence[int]) -> None:
        moment = to_microseconds(self._store.clock())
        self._store.sql_many(
            "UPDATE queued_file SET state = ?, code = NULL, value_map = NULL, changed = ? WHERE id = ?",
            [(state.value, moment, file) for file in files],
        )

    def _changes(self) -> int:
        return int(self._store.sql("SELECT total_changes()").fetchone()[0])


def _file(
    identity: int, path: str, state: str, code: str | None, values: str | None, article: int | None, changed: Any
) -> QueuedFile:
    error = None if code is None else ReaderError(code, **json.loads(values or "{}"))
    return QueuedFile(identity, Path(path), FileState(state), error, article, changed)


_ADD = """
INSERT INTO queued_file (path, state, changed) VALUES (?, 'waiting', ?)
ON CONFLICT (path) DO UPDATE SET state = 'waiting', code = NULL, value_map = NULL, changed = excluded.changed
WHERE state IN ('new', 'known', 'failed')
"""
