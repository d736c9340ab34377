"""What a start wants to know of a file before the library is open: one question by a read-only connection."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Known:
    """What the library knew of a path before its file was read: the hash of the text then, and the last place (an
    offset in it)."""

    content_hash: str
    position: int


def glance(library: Path, path: Path) -> Known | None:
    """What the library file `library` knows of `path`; None where it knows nothing or cannot be asked just now.

    Stands apart from Library, whose opening takes ten times as long: nothing is made, migrated or recovered here.
    """
    with suppress(sqlite3.Error, OSError, ValueError):
        if not library.exists():
            return None
        address = f"{library.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=0.1)) as connection:
            found = connection.execute(
                "SELECT content_hash, position FROM article WHERE forgotten IS NULL"
                " AND id = (SELECT article_id FROM seen_path WHERE path = ?)",
                (str(path.absolute()),),
            ).fetchone()
        if found is not None:
            return Known(bytes(found[0]).hex(), int(found[1]))
    return None
