"""Single rows by table and key, as SQLite keeps them, and their images in the history.

A merge of tags may write a hundred thousand rows, so that this is said to SQLite plainly.
"""

from __future__ import annotations

import json
from typing import Any

from reader.library.models import to_column
from reader.library.store import Store

Row = dict[str, Any]
"""Columns of a row by name, their values as SQLite keeps them."""


def columns_of(values: Row) -> Row:
    """The values as SQLite keeps them."""
    return {name: to_column(value) for name, value in values.items()}


def insert_row(store: Store, table: str, row: Row) -> int:
    """Insert a row and return its number."""
    return store.insert(table, row)


def update_row(store: Store, table: str, key: Row, values: Row) -> None:
    """Change columns of the row with that key."""
    assigned = ", ".join(f'"{name}" = ?' for name in values)
    store.sql(f"UPDATE {table} SET {assigned} WHERE {_is(key)}", (*values.values(), *key.values()))


def delete_row(store: Store, table: str, key: Row) -> None:
    """Delete the row with that key; nothing where it is not there."""
    store.sql(f"DELETE FROM {table} WHERE {_is(key)}", tuple(key.values()))


def read_row(store: Store, table: str, key: Row) -> Row | None:
    """The row with that key, or None."""
    cursor = store.sql(f"SELECT * FROM {table} WHERE {_is(key)}", tuple(key.values()))
    row = cursor.fetchone()
    return None if row is None else dict(zip((column[0] for column in cursor.description), row, strict=True))


def image(row: Row | None) -> str | None:
    """A row as JSON; bytes, which text with half a character is kept as, in a list of their own."""
    if row is None:
        return None
    return json.dumps({name: [value.hex()] if isinstance(value, bytes) else value for name, value in row.items()})


def row_of(stored: str | None) -> Row | None:
    """The row of such JSON."""
    if stored is None:
        return None
    row: Row = json.loads(stored)
    return {name: bytes.fromhex(value[0]) if isinstance(value, list) else value for name, value in row.items()}


def _is(key: Row) -> str:
    return " AND ".join(f'"{name}" = ?' for name in key)
