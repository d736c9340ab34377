"""What a start wants to know of the library before it is open: a question or two by a read-only connection.

Stands apart from Library, whose opening takes ten times as long: nothing is made, migrated or recovered here.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from reader.core.articles import Article
from reader.library import codec
from reader.library.stored_article import COLUMNS, article_of, directions_of


@dataclass(frozen=True, slots=True)
class Known:
    """What the library knew of a path before its file was read: the hash of the text then, and the last place (an
    offset in it)."""

    content_hash: str
    position: int


@dataclass(frozen=True, slots=True)
class LastRead:
    """The article that was opened last: its key in the library, and the last place (an offset in its text)."""

    identity: int
    article: Article
    position: int


def glance(library: Path, path: Path) -> Known | None:
    """What the library file `library` knows of `path`; None where it knows nothing or cannot be asked just now."""
    with suppress(sqlite3.Error, OSError, ValueError):
        if not library.exists():
            return None
        with _connection(library) as connection:
            found = connection.execute(
                "SELECT content_hash, position FROM article WHERE forgotten IS NULL"
                " AND id = (SELECT article_id FROM seen_path WHERE path = ?)",
                (str(path.absolute()),),
            ).fetchone()
        if found is not None:
            return Known(bytes(found[0]).hex(), int(found[1]))
    return None


def is_empty(library: Path) -> bool:
    """Whether there is no library yet, or one without any article; False where it cannot be asked just now."""
    with suppress(sqlite3.Error, OSError, ValueError):
        if not library.exists():
            return True
        with _connection(library) as connection:
            return connection.execute("SELECT 1 FROM article WHERE forgotten IS NULL").fetchone() is None
    return False


def last_read(library: Path) -> LastRead | None:
    """The article that was opened last; None where there is none or the library cannot be asked just now."""
    with suppress(sqlite3.Error, zlib.error, OSError, ValueError, KeyError):
        if not library.exists():
            return None
        with _connection(library) as connection:
            row = connection.execute(
                f"SELECT id, position, direction_override, {', '.join(COLUMNS)} FROM article WHERE forgotten IS NULL"
                " ORDER BY coalesce(opened, added) DESC, id DESC LIMIT 1"
            ).fetchone()
            if row is None:
                return None
            identity, position, override, *values = row
            text, layout = connection.execute(
                "SELECT text, layout FROM article_text WHERE article_id = ?", (identity,)
            ).fetchone() or (b"", b"")
            turned = connection.execute(
                "SELECT start, direction FROM block_direction WHERE article_id = ? AND NOT orphan", (identity,)
            ).fetchall()
        given = directions_of(override, turned)
        article = article_of([codec.to_text(value) for value in values], codec.unpack_text(text), layout, given)
        return LastRead(identity, article, position)
    return None


@contextmanager
def _connection(library: Path) -> Iterator[sqlite3.Connection]:
    address = f"{library.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=0.1)) as connection:
        yield connection
