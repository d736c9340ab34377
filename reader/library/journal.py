"""The history of what a person changed, kept in the library itself: each row that a step changed, before and after.

A step is written in the same transaction as what it changes. Undoing writes the images before, in reverse; redoing
those after. The last STEPS steps are kept; a new step drops those that were undone.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reader.core.errors import LibraryError
from reader.library.models import RowChange, StepRow, to_text
from reader.library.rows import Row, columns_of, delete_row, image, insert_row, read_row, row_of, update_row
from reader.library.store import Store

STEPS = 100
"""How many steps can be undone."""

_KEYS = {"note_tag": ("note_id", "tag_id"), "article_tag": ("article_id", "tag_id")}
_CORRECTIONS = {"mention_correction", "entity_correction", "quotation_correction"}


@dataclass(frozen=True, slots=True)
class RecordedStep:
    """A step of the history: its number, what it was, and the values that its name shows."""

    number: int
    code: str
    values: Mapping[str, str]


@dataclass(slots=True)
class Touched:
    """The numbers of what was changed, by kind. `analyses`, `directions` and `places` name articles, the last those in
    which something was put on a place of the text. `names`: names were merged or split, in whatever articles.
    `name_notes`, `searches`: something was written about a name, a search was kept or no longer is."""

    articles: set[int] = field(default_factory=set)
    notes: set[int] = field(default_factory=set)
    tags: set[int] = field(default_factory=set)
    analyses: set[int] = field(default_factory=set)
    directions: set[int] = field(default_factory=set)
    places: set[int] = field(default_factory=set)
    names: bool = False
    name_notes: bool = False
    searches: bool = False
    listed: set[str] = field(default_factory=set)
    """The names that were put on the person's name lists or taken off."""

    def add(self, table: str, key: Row, article: int | None, changed: Row) -> None:
        """Count in a changed row."""
        if article is not None:
            self.articles.add(article)
            if "start" in changed:
                self.places.add(article)
        if table == "note":
            self.notes.add(key["id"])
        elif table == "note_tag":
            self.notes.add(key["note_id"])
            self.tags.add(key["tag_id"])
        elif table == "article_tag":
            self.tags.add(key["tag_id"])
        elif table == "tag":
            self.tags.add(key["id"])
        elif table == "listed_name":
            self.names = True
            self.listed.add(str(to_text(changed["name"])))
        elif table in ("alias", "names_apart"):
            self.names = True
        elif table == "name_note":
            self.name_notes = True
        elif table == "saved_search":
            self.searches = True
        elif table in _CORRECTIONS and article is not None:
            self.analyses.add(article)
        elif article is not None and (table == "block_direction" or "direction_override" in changed):
            self.directions.add(article)
        elif article is not None and "forgotten" in changed:
            # What is named in a forgotten article is named nowhere.
            self.analyses.add(article)


class Recorder:
    """Writes rows for one step and writes down what they were before."""

    def __init__(self, store: Store, step: int) -> None:
        self._store = store
        self.step = step
        self.touched = Touched()
        self.changes = 0

    def insert(self, table: str, values: Row, article: int | None = None) -> int:
        """Insert a row; returns its number where the table gives one."""
        row = columns_of(values)
        number = insert_row(self._store, table, row)
        key = {name: row[name] for name in _KEYS[table]} if table in _KEYS else {"id": number}
        self._record(table, key, article, None, {**row, **key})
        return number

    def update(self, table: str, key: Row, values: Row, article: int | None = None) -> None:
        """Change columns of the row with that key; what stays as it was is not written. Raises LibraryError("gone")."""
        before = self._read(table, key)
        changed = {name: value for name, value in columns_of(values).items() if before[name] != value}
        if changed:
            update_row(self._store, table, key, changed)
            self._record(table, key, article, {name: before[name] for name in changed}, changed)

    def delete(self, table: str, key: Row, article: int | None = None) -> None:
        """Delete the row with that key. Raises LibraryError("gone")."""
        before = self._read(table, key)
        delete_row(self._store, table, key)
        self._record(table, key, article, before, None)

    def _read(self, table: str, key: Row) -> Row:
        row = read_row(self._store, table, key)
        if row is None:
            raise LibraryError("gone")
        return row

    def _record(self, table: str, key: Row, article: int | None, before: Row | None, after: Row | None) -> None:
        self._store.sql(
            "INSERT INTO row_change (step_id, number, article_id, table_name, row_key, before, after) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self.step, self.changes, article, table, image(key), image(before), image(after)),
        )
        self.changes += 1
        self.touched.add(table, key, article, after or before or {})


class Journal:
    """The history of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @contextmanager
    def step(self, code: str) -> Iterator[Recorder]:
        """One step: all that is written through the recorder inside is done as a whole or, where it raises, not at all.

        A step that changed nothing leaves no trace, and does not take away what can be redone.
        """
        with self._store.writing():
            number = int(
                self._store.run(StepRow.insert(code=code, values="{}", made=self._store.clock(), undone=False))
            )
            recorder = Recorder(self._store, number)
            yield recorder
            if recorder.changes == 0:
                self._store.run(StepRow.delete().where(StepRow.id == number))
            else:
                self._store.run(StepRow.delete().where(StepRow.undone, StepRow.id != number))

    def name(self, step: int, code: str, values: Mapping[str, str]) -> None:
        """Write down what a step was."""
        self._store.run(StepRow.update(code=code, values=json.dumps(dict(values))).where(StepRow.id == step))

    def last(self) -> RecordedStep | None:
        """The step that undo would undo."""
        return self._one(StepRow.select().where(~StepRow.undone).order_by(StepRow.id.desc()))

    def next(self) -> RecordedStep | None:
        """The step that redo would do again."""
        return self._one(StepRow.select().where(StepRow.undone).order_by(StepRow.id))

    def undo(self, step: RecordedStep) -> Touched:
        """Write back what was there before the step; inside a transaction of the caller."""
        touched = Touched()
        for change in reversed(self._changes(step.number)):
            self._write(change.table, change.key, change.after, change.before)
            touched.add(change.table, change.key, change.article, change.before or change.after or {})
        self._store.run(StepRow.update(undone=True).where(StepRow.id == step.number))
        return touched

    def redo(self, step: RecordedStep) -> Touched:
        """Write again what the step wrote; inside a transaction of the caller."""
        touched = Touched()
        for change in self._changes(step.number):
            self._write(change.table, change.key, change.before, change.after)
            touched.add(change.table, change.key, change.article, change.before or change.after or {})
        self._store.run(StepRow.update(undone=False).where(StepRow.id == step.number))
        return touched

    def join(self, step: int, onto: Collection[str]) -> None:
        """Take a step into the one before it, where that has one of those codes and wrote the row this one changed.

        Nothing happens where this step changed more than one row, or where the one before was undone.
        """
        row = self._store.row(
            StepRow.select(StepRow.id, StepRow.code, StepRow.undone)
            .where(StepRow.id < step)
            .order_by(StepRow.id.desc())
            .limit(1)
        )
        later = self._changes(step)
        if row is None or row[2] or row[1] not in onto or len(later) != 1:
            return
        (second,) = later
        for number, first in enumerate(self._changes(row[0])):
            same = (first.table, first.key) == (second.table, second.key)
            if same and first.after is not None and second.before is not None and second.after is not None:
                before = None if first.before is None else {**second.before, **first.before}
                self._store.sql(
                    "UPDATE row_change SET before = ?, after = ? WHERE step_id = ? AND number = ?",
                    (image(before), image({**first.after, **second.after}), row[0], number),
                )
                self._store.run(StepRow.delete().where(StepRow.id == step))
                return

    def overflowing(self) -> list[RecordedStep]:
        """The steps that are too old to be kept, oldest first."""
        rows = self._store.rows(
            StepRow.select(StepRow.id, StepRow.code, StepRow.values).order_by(StepRow.id.desc()).offset(STEPS).limit(-1)
        )
        return [RecordedStep(number, code, json.loads(values)) for number, code, values in reversed(rows)]

    def drop(self, step: int) -> None:
        """Forget a step; what it did stays."""
        self._store.run(StepRow.delete().where(StepRow.id == step))

    def forget(self, article: int) -> None:
        """Forget what steps did to an article that is being deleted for good."""
        self._store.run(RowChange.delete().where(RowChange.article == article))

    def articles_of(self, step: int) -> set[int]:
        """The articles whose rows the step changed."""
        rows = self._store.rows(
            RowChange.select(RowChange.article).where(RowChange.step == step, RowChange.article.is_null(False))
        )
        return {article for (article,) in rows}

    def _one(self, query: Any) -> RecordedStep | None:
        row = self._store.row(query.limit(1))
        return None if row is None else RecordedStep(row[0], row[1], json.loads(row[2]))

    def _changes(self, step: int) -> list[_Change]:
        rows = self._store.sql(
            "SELECT table_name, row_key, article_id, before, after FROM row_change WHERE step_id = ? ORDER BY number",
            (step,),
        ).fetchall()
        return [
            _Change(table, row_of(key) or {}, article, row_of(before), row_of(after))
            for table, key, article, before, after in rows
        ]

    def _write(self, table: str, key: Row, old: Row | None, new: Row | None) -> None:
        """Bring a row from one image to another; None is no row."""
        if new is None:
            delete_row(self._store, table, key)
        elif old is None:
            insert_row(self._store, table, new)
        else:
            update_row(self._store, table, key, new)


@dataclass(frozen=True, slots=True)
class _Change:
    """One changed row with its images; None is no row."""

    table: str
    key: Row
    article: int | None
    before: Row | None
    after: Row | None
