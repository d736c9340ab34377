"""Two programs at once on one library: both wait for each other, and neither loses a change."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from peewee import OperationalError, SqliteDatabase

from reader.core.errors import LibraryError
from reader.library import Library, starting, store

HERE = Path(__file__).parent


def test_two_programs_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "qari.db"
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
    # The library is not there yet: they also make it at once.
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from reader.core.articles import Article, Block\n"
        "from reader.core.notes import Note, NoteTarget, Tag\n"
        "from reader.core.spans import Span\n"
        "from reader.library import Library\n"
        "from reader.operations import Operations\n"
        "with Library.open(Path(sys.argv[1]), wait=60) as library:\n"
        "    operations = Operations(library)\n"
        "    for number in range(25):\n"
        "        text = f'نص مشترك رقم {number}'\n"
        "        article = library.keep(Article(text, (Block(Span(0, len(text))),))).identity\n"
        "        note = Note(NoteTarget.ARTICLE, f'{sys.argv[2]} {number}', None, (Tag('مشترك', '#000000'),))\n"
        "        operations.add_note(article, note)\n"
    )
    programs = [
        subprocess.Popen([sys.executable, "-c", script, str(path), name], env=environment, stderr=subprocess.PIPE)
        for name in ("one", "two")
    ]
    for program in programs:
        _, errors = program.communicate(timeout=120)
        assert program.returncode == 0, errors.decode()
    with Library.open(path) as library:
        assert library.recovered is None
        assert len(library.records()) == 25
        assert {note.body for note in library.notes()} == {f"{name} {n}" for name in ("one", "two") for n in range(25)}
        assert [(use.notes, use.tag.name) for use in library.tags()] == [(50, "مشترك")]
        assert library._store.sql("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_one_sees_what_the_other_did(tmp_path: Path, make_article) -> None:
    path = tmp_path / "qari.db"
    with Library.open(path) as one, Library.open(path) as other:
        number = one.keep(make_article("نص")).identity
        assert [record.identity for record in other.records()] == [number]


def test_a_library_that_another_program_makes_just_now_is_not_taken_for_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_article
) -> None:
    path = tmp_path / "qari.db"
    looked = starting._size
    others: list[Library] = []

    def size(of: Path, missing: int = 0) -> int:
        found = looked(of, missing)
        if not others:
            # Between two looks of this one the other program makes the file, its -wal and an article.
            others.append(None)  # type: ignore[arg-type]
            others[0] = Library.open(path)
            others[0].keep(make_article("نص الآخر"))
        return found

    monkeypatch.setattr(starting, "_size", size)
    with Library.open(path) as library:
        assert library.recovered is None
        assert len(library.records()) == 1
    others[0].close()
    assert [found.name for found in tmp_path.iterdir() if "corrupt" in found.name] == []


def test_a_library_made_between_two_questions_is_seen_as_it_was_at_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The version and the owner of a file are read one after the other: of one moment, or a new library of the other
    program would look like one without a version."""
    path = tmp_path / "qari.db"
    with sqlite3.connect(path) as empty:
        empty.execute("PRAGMA journal_mode = wal")
        empty.execute("CREATE TABLE t (x)")
        empty.execute("DROP TABLE t")
    empty.close()
    real = sqlite3.connect
    made: list[str] = []

    class Slow(sqlite3.Connection):
        def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
            if statement == "PRAGMA application_id" and not made:
                made.append(statement)
                Library.open(path).close()
            return super().execute(statement, *values)

    monkeypatch.setattr(starting.sqlite3, "connect", lambda *given, **named: real(*given, factory=Slow, **named))
    with Library.open(path) as library:
        assert library.recovered is None
    assert made
    assert [found.name for found in tmp_path.iterdir() if "corrupt" in found.name] == []


def test_a_file_that_is_refused_for_a_moment_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_file = tmp_path / "other.db"
    refused = 0
    connected = store._connected

    def busy(path: Path, wait: float) -> SqliteDatabase:
        nonlocal refused
        if refused < 2:
            refused += 1
            with closing(sqlite3.connect(other_file)) as one, closing(sqlite3.connect(other_file, timeout=0)) as other:
                one.execute("BEGIN EXCLUSIVE")
                try:
                    other.execute("BEGIN EXCLUSIVE")
                except sqlite3.OperationalError as error:
                    raise OperationalError(str(error)) from error
        return connected(path, wait)

    monkeypatch.setattr(store, "_connected", busy)
    with Library.open(tmp_path / "qari.db") as library:
        assert library.records() == []
    assert refused == 2
    refused = -(10**6)
    with pytest.raises(LibraryError) as raised:
        Library.open(tmp_path / "another.db", wait=0.1)
    assert raised.value.code == "library_locked"
