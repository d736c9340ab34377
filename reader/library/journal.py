"""The history of what a person changed, kept in the library itself: each row that a step changed, before and after.

A step is written in the same transaction as what it changes. Undoing writes the images before, in reverse; redoing
those after. The last STEPS steps are kept; a new step drops those that were undone.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from peewee import Model

from reader.core.errors import LibraryError
from reader.library.models import (
    MODELS,
    ArticleTag,
    BlockDirection,
    EntityCorrection,
    MentionCorrection,
    MomentField,
    NoteRow,
    NoteTag,
    QuotationCorrection,
    RowChange,
    StepRow,
    TagRow,
    columns,
    from_microseconds,
    to_microseconds,
)
from reader.library.store import Store

STEPS = 100
"""How many steps can be undone."""

_BY_TABLE: dict[str, type[Model]] = {model._meta.table_name: model for model in MODELS}
_CORRECTIONS = (MentionCorrection, EntityCorrection, QuotationCorrection)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RecordedStep:
    """A step of the history: its number, what it was, and the values that its name shows."""

    number: int
    code: str
    values: Mapping[str, str]


@dataclass(slots=True)
class Touched:
    """The numbers of what was changed, by kind. `analyses` and `directions` name articles."""

    articles: set[int] = field(default_factory=set)
    notes: set[int] = field(default_factory=set)
    tags: set[int] = field(default_factory=set)
    analyses: set[int] = field(default_factory=set)
    directions: set[int] = field(default_factory=set)

    def add(self, model: type[Model], key: Row, article: int | None, changed: Row) -> None:
        """Count in a changed row."""
        if article is not None:
            self.articles.add(article)
        if model is NoteRow:
            self.notes.add(key["id"])
        elif model is NoteTag:
            self.notes.add(key["note_id"])
            self.tags.add(key["tag_id"])
        elif model is ArticleTag:
            self.tags.add(key["tag_id"])
        elif model is TagRow:
            self.tags.add(key["id"])
        elif model in _CORRECTIONS and article is not None:
            self.analyses.add(article)
        elif article is not None and (model is BlockDirection or "direction_override" in changed):
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

    def insert(self, model: type[Model], row: Row, article: int | None = None) -> int:
        """Insert a row of column values; returns its number where the table gives one."""
        number = insert_row(self._store, model, row)
        names = _key_names(model)
        key = {"id": number} if names == ("id",) else {name: row[name] for name in names}
        self._record(model, key, article, None, {**row, **key})
        return number

    def update(self, model: type[Model], key: Row, values: Row, article: int | None = None) -> None:
        """Change columns of the row with that key; what stays as it was is not written. Raises LibraryError("gone")."""
        before = read_row(self._store, model, key)
        if before is None:
            raise LibraryError("gone")
        changed = {name: value for name, value in values.items() if before[name] != value}
        if changed:
            update_row(self._store, model, key, changed)
            self._record(model, key, article, {name: before[name] for name in changed}, changed)

    def delete(self, model: type[Model], key: Row, article: int | None = None) -> None:
        """Delete the row with that key. Raises LibraryError("gone")."""
        before = read_row(self._store, model, key)
        if before is None:
            raise LibraryError("gone")
        delete_row(self._store, model, key)
        self._record(model, key, article, before, None)

    def _record(self, model: type[Model], key: Row, article: int | None, before: Row | None, after: Row | None) -> None:
        self._store.run(
            RowChange.insert(
                step=self.step,
                number=self.changes,
                article=article,
                tables=model._meta.table_name,
                key=_dump(key),
                before=None if before is None else _dump(before),
                after=None if after is None else _dump(after),
            )
        )
        self.changes += 1
        self.touched.add(model, key, article, after or before or {})


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
        for model, key, article, before, after in reversed(self._changes(step.number)):
            _write(self._store, model, key, after, before)
            touched.add(model, key, article, before or after or {})
        self._store.run(StepRow.update(undone=True).where(StepRow.id == step.number))
        return touched

    def redo(self, step: RecordedStep) -> Touched:
        """Write again what the step wrote; inside a transaction of the caller."""
        touched = Touched()
        for model, key, article, before, after in self._changes(step.number):
            _write(self._store, model, key, before, after)
            touched.add(model, key, article, before or after or {})
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
        *place, _, second_before, second_after = later[0]
        for number, (*written, _, first_before, first_after) in enumerate(self._changes(row[0])):
            if written == place and first_after is not None and second_before is not None and second_after is not None:
                before = None if first_before is None else _dump({**second_before, **first_before})
                self._store.run(
                    RowChange.update(before=before, after=_dump({**first_after, **second_after})).where(
                        RowChange.step == row[0], RowChange.number == number
                    )
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

    def _changes(self, step: int) -> list[tuple[type[Model], Row, int | None, Row | None, Row | None]]:
        rows = self._store.rows(
            RowChange.select(RowChange.tables, RowChange.key, RowChange.article, RowChange.before, RowChange.after)
            .where(RowChange.step == step)
            .order_by(RowChange.number)
        )
        return [
            (
                _BY_TABLE[table],
                json.loads(key),
                article,
                None if before is None else _load(_BY_TABLE[table], before),
                None if after is None else _load(_BY_TABLE[table], after),
            )
            for table, key, article, before, after in rows
        ]


def _write(store: Store, model: type[Model], key: Row, old: Row | None, new: Row | None) -> None:
    """Bring a row from one image to another; None is no row."""
    if old is None and new is not None:
        insert_row(store, model, new)
    elif new is None:
        delete_row(store, model, key)
    else:
        update_row(store, model, key, new)


def insert_row(store: Store, model: type[Model], row: Row) -> int:
    """Insert a row given by column names."""
    fields = columns(model)
    number = store.run(model.insert({fields[name]: value for name, value in row.items()}))
    return number if isinstance(number, int) else 0


def update_row(store: Store, model: type[Model], key: Row, values: Row) -> None:
    """Change columns of a row given by column names."""
    fields = columns(model)
    store.run(model.update({fields[name]: value for name, value in values.items()}).where(*_is(model, key)))


def delete_row(store: Store, model: type[Model], key: Row) -> None:
    """Delete a row given by its key columns."""
    store.run(model.delete().where(*_is(model, key)))


def read_row(store: Store, model: type[Model], key: Row) -> Row | None:
    """The row with those key columns, by column names."""
    fields = columns(model)
    row = store.row(model.select(*fields.values()).where(*_is(model, key)))
    return None if row is None else dict(zip(fields, row, strict=True))


def _is(model: type[Model], key: Row) -> list[Any]:
    fields = columns(model)
    return [fields[name] == value for name, value in key.items()]


def _key_names(model: type[Model]) -> tuple[str, ...]:
    keys: tuple[Any, ...] = model._meta.get_primary_keys()  # type: ignore[no-untyped-call]
    return tuple(field.column_name for field in keys)


def _dump(row: Row) -> str:
    return json.dumps(
        {name: to_microseconds(value) if isinstance(value, datetime) else value for name, value in row.items()}
    )


def _load(model: type[Model], image: str) -> Row:
    fields = columns(model)
    return {
        name: from_microseconds(value) if isinstance(fields[name], MomentField) and value is not None else value
        for name, value in json.loads(image).items()
    }
