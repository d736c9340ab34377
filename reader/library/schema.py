"""The schema, as ordered migrations that bring a library of any earlier version to this one.

All that are due run in one transaction, so that a failing one leaves the library as it was. (playhouse.migrations runs
each file in a transaction of its own and reads them from a folder, which a frozen program does not have.)
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from itertools import groupby
from operator import itemgetter

from reader.library.codec import pack_names
from reader.library.tables import FIFTH, FIRST, FOURTH, SECOND, SIXTH, THIRD

APPLICATION_ID = 0x51617269
"""Written into the file's header ("Qari" in ASCII), so that the system can tell what the file is."""


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Run the statements of a script inside the transaction that is open (executescript would commit it first)."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    if statement.strip():
        raise ValueError(f"not a whole statement: {statement!r}")


def _first(connection: sqlite3.Connection) -> None:
    run_script(connection, FIRST)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _second(connection: sqlite3.Connection) -> None:
    run_script(connection, SECOND)


def _third(connection: sqlite3.Connection) -> None:
    run_script(connection, THIRD)


def _fourth(connection: sqlite3.Connection) -> None:
    run_script(connection, FOURTH)
    rows = connection.execute("SELECT article_id, day, entity_id FROM appearance ORDER BY article_id, entity_id")
    connection.executemany(
        "INSERT INTO article_names (article_id, entities) VALUES (?, ?)",
        (
            (article, pack_names(next(iter(names))[1], [entity for _, _, entity in names]))
            for article, names in ((article, list(found)) for article, found in groupby(rows, itemgetter(0)))
        ),
    )


def _fifth(connection: sqlite3.Connection) -> None:
    run_script(connection, FIFTH)


def _sixth(connection: sqlite3.Connection) -> None:
    run_script(connection, SIXTH)


Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: tuple[Migration, ...] = (_first, _second, _third, _fourth, _fifth, _sixth)
"""The migration at index n brings version n to n + 1. Never change one that was released: add another."""


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring the library to the version len(migrations), in one transaction. A failing migration changes nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again under the lock: another program may have migrated meanwhile.
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        for migration in migrations[version:]:
            migration(connection)
        if version < len(migrations):
            connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
