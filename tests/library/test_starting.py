"""Starting with whatever lies where the library should: a clear sentence, and nothing lost."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from reader.core.errors import LibraryError
from reader.core.notes import Note, NoteTarget
from reader.library import Library, backups, starting
from reader.library.models import MODELS, columns
from reader.library.schema import MIGRATIONS, migrate
from reader.library.store import now
from reader.operations import Operations

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path, make_article) -> Path:
    """A library with an article and a note, closed."""
    path = tmp_path / "data" / "qari.db"
    with Library.open(path) as library:
        number = library.keep(make_article("نص المقال الأول.", title="عنوان")).identity
        Operations(library).add_note(number, Note(NoteTarget.ARTICLE, "ملاحظة", None))
    assert [found.name for found in path.parent.iterdir()] == ["qari.db"]
    return path


def asides(path: Path, why: str = "corrupt") -> dict[str, bytes]:
    return {
        found.name: found.read_bytes()
        for found in path.parent.glob(f"{path.name}.{why}-*")
        # What SQLite makes anew whenever it looks at a file.
        if not found.name.endswith("-shm") and (found.stat().st_size or not found.name.endswith("-wal"))
    }


def works(library: Library) -> bool:
    from reader.core.articles import Article, Block
    from reader.core.spans import Span

    number = library.keep(Article("نص جديد", (Block(Span(0, 7)),))).identity
    return library.article(number).text == "نص جديد" and library._store.database.pragma("user_version") == len(
        MIGRATIONS
    )


def test_the_models_are_the_schema(library: Library) -> None:
    for model in MODELS:
        table = model._meta.table_name
        held = [row[1] for row in library._store.sql(f"PRAGMA table_info({table})")]
        assert held == list(columns(model)), table


def test_an_intact_library_opens_without_a_word(path: Path) -> None:
    with Library.open(path) as library:
        assert library.recovered is None
        assert [record.title for record in library.records()] == ["عنوان"]
        pragmas = {
            name: library._store.database.pragma(name) for name in ("journal_mode", "synchronous", "foreign_keys")
        }
        assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


@pytest.mark.parametrize(
    "content", [b"\0" * 5000, b"SQLite format 3\0" + b"\xff" * 8000, random.Random(7).randbytes(9000), b"x"]
)
def test_what_is_no_database_is_set_aside(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with Library.open(path) as library:
        assert library.recovered is not None
        assert library.recovered.code == "library_damaged"
        assert works(library)
        (name,) = asides(path)
        assert name in library.recovered.sentence("en")
        assert name in library.recovered.sentence("ar")
    assert asides(path)[name] == content


def test_an_empty_file_is_a_new_library_unless_there_was_one(path: Path) -> None:
    path.write_bytes(b"")
    with Library.open(path) as library:
        assert library.recovered is None
        backup = library.back_up()
    path.write_bytes(b"")
    with Library.open(path) as library:
        assert library.recovered is not None
        assert library.recovered.values["backup"] == backup.path


def test_cut_at_any_page_it_is_set_aside_as_it_was(path: Path) -> None:
    whole = path.read_bytes()
    assert len(whole) % PAGE == 0
    for size in range(PAGE, len(whole), PAGE):
        path.write_bytes(whole[:size])
        with Library.open(path) as library:
            assert library.recovered is not None, size
            assert works(library)
        (content,) = asides(path).values()
        assert content == whole[:size]
        for found in path.parent.iterdir():
            found.unlink()
    path.write_bytes(whole[:-1])
    with Library.open(path) as library:
        assert library.recovered is not None
    print(f"cut at each of {len(whole) // PAGE - 1} pages: set aside as it was, a new library begun")


def test_flipped_bytes_are_noticed_or_do_no_harm(path: Path) -> None:
    whole = path.read_bytes()
    chance = random.Random(11)
    places = [*range(100), *(chance.randrange(100, len(whole)) for _ in range(60))]
    outcomes = {"fine": 0, "aside": 0, "refused": 0, "said": 0}
    for place in places:
        spoiled = bytearray(whole)
        spoiled[place] ^= 0xFF
        path.write_bytes(spoiled)
        try:
            with Library.open(path) as library:
                if library.recovered is not None:
                    outcomes["aside"] += 1
                    assert list(asides(path).values()) == [bytes(spoiled)]
                else:
                    for record in library.records():
                        library.article(record.identity)
                    library.notes()
                    library.search("نص")
                    outcomes["fine"] += 1
        except LibraryError as error:
            outcomes["refused" if error.code in ("library_newer", "library_foreign") else "said"] += 1
            unclear = not error.sentence("ar")
            assert not unclear
        for found in path.parent.iterdir():
            found.unlink()
    print(f"{len(places)} flipped bytes: {outcomes}")
    assert outcomes["aside"] > 20
    assert sum(outcomes.values()) == len(places)


def test_a_left_behind_wal_is_taken_in(path: Path, tmp_path: Path) -> None:
    with Library.open(path) as library:
        Operations(library).create_tag("وسم", "#000000")
        copy = tmp_path / "copy" / path.name
        copy.parent.mkdir()
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", f"{copy}{end}")
    with Library.open(copy) as library:
        assert library.recovered is None
        assert [use.tag.name for use in library.tags()] == ["وسم"]


def test_a_missing_wal_leaves_what_was_saved_before(path: Path, tmp_path: Path) -> None:
    with Library.open(path) as library:
        Operations(library).create_tag("وسم", "#000000")
        copy = tmp_path / "copy.db"
        shutil.copy(path, copy)
    with Library.open(copy) as library:
        assert library.recovered is None
        assert [record.title for record in library.records()] == ["عنوان"]


def test_a_strangers_wal_is_set_aside_with_the_library(path: Path, tmp_path: Path, make_article) -> None:
    other = tmp_path / "other.db"
    with Library.open(other) as library:
        for number in range(40):
            library.keep(make_article(f"نص رقم {number} " * 200))
        shutil.copy(f"{other}-wal", f"{path}-wal")
    before = {end: Path(f"{path}{end}").read_bytes() for end in ("", "-wal")}
    with Library.open(path) as library:
        assert library.recovered is not None
        assert works(library)
        aside = Path(str(library.recovered.values["aside"]))
    assert aside.read_bytes() == before[""]
    assert Path(f"{aside}-wal").read_bytes() == before["-wal"]


def test_an_empty_file_beside_its_wal_is_set_aside_with_it(path: Path) -> None:
    Path(f"{path}-wal").write_bytes(b"what was not yet written back")
    path.write_bytes(b"")
    with Library.open(path) as library:
        assert library.recovered is not None
    assert sorted(asides(path).values()) == [b"", b"what was not yet written back"]


def test_a_newer_library_is_refused_and_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(LibraryError) as raised:
        Library.open(path)
    assert raised.value.code == "library_newer"
    assert path.read_bytes() == before
    assert asides(path) == {}


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(LibraryError) as raised:
        Library.open(path)
    assert raised.value.code == "library_foreign"
    assert path.read_bytes() == before


def test_the_newest_good_backup_is_named(path: Path, clock) -> None:
    with Library.open(path, clock=clock) as library:
        good = library.back_up().path
        clock.moment += timedelta(days=1)
        bad = library.back_up().path
    bad.write_bytes(bad.read_bytes()[:-PAGE])
    path.write_bytes(b"spoiled" * 1000)
    with Library.open(path) as library:
        assert library.recovered is not None
        assert library.recovered.code == "library_damaged_backup"
        assert library.recovered.values["backup"] == good
        assert good.name in library.recovered.sentence("ar")
    assert good.exists()
    assert bad.exists()


def test_damage_met_while_reading_is_seen_to_on_the_next_start(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "CHECKED_AT_START", 0)
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'note'").fetchone()
    spoiled = bytearray(path.read_bytes())
    spoiled[(root - 1) * PAGE : root * PAGE] = b"\x99" * PAGE
    path.write_bytes(spoiled)
    with Library.open(path) as library:
        assert library.recovered is None
        with pytest.raises(LibraryError) as raised:
            library.notes()
        assert raised.value.code == "library_broken"
    with Library.open(path) as library:
        assert library.recovered is not None
        assert library.notes() == []
    with Library.open(path) as library:
        assert library.recovered is None


def test_migrations_run_in_order_after_a_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later = (
        *MIGRATIONS,
        lambda connection: connection.execute("ALTER TABLE tag ADD COLUMN shape TEXT"),
        lambda connection: connection.execute("UPDATE tag SET shape = 'round'"),
    )
    store, recovered = starting.open_store(path, wait=1, clock=now, migrations=later)
    assert recovered is None
    assert store.database.pragma("user_version") == len(MIGRATIONS) + 2
    store.close()
    (backup,) = backups.backups_of(path)
    assert backups.is_good(backup.path)
    with closing(sqlite3.connect(backup.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    with pytest.raises(LibraryError) as raised:
        Library.open(path)
    assert raised.value.code == "library_newer"


def test_a_failing_migration_leaves_all_as_it_was(path: Path) -> None:
    def fails(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM note")
        raise RuntimeError("made by the test")

    later = (*MIGRATIONS, lambda connection: connection.execute("ALTER TABLE tag ADD COLUMN shape TEXT"), fails)
    with pytest.raises(RuntimeError):
        starting.open_store(path, wait=1, clock=now, migrations=later)
    with Library.open(path) as library:
        assert [note.body for note in library.notes()] == ["ملاحظة"]
        assert len(library.backups()) == 1


def test_a_migration_that_another_program_did_is_not_done_again(path: Path) -> None:
    done: list[int] = []
    with Library.open(path) as library:
        connection = sqlite3.connect(path, isolation_level=None)
        with closing(connection):
            migrate(connection, (*MIGRATIONS, lambda _: done.append(1)))
            migrate(connection, (*MIGRATIONS, lambda _: done.append(2)))
        assert library.records()
    assert done == [1]


def test_locked_by_another_program(path: Path) -> None:
    with Library.open(path, wait=0.05) as library, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError) as raised:
            Operations(library).create_tag("وسم", "#000000")
        assert raised.value.code == "library_locked"
        assert library.tags() == []
        other.execute("ROLLBACK")
        Operations(library).create_tag("وسم", "#000000")


def test_a_new_library_locked_by_another_program(tmp_path: Path) -> None:
    path = tmp_path / "qari.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryError) as raised:
            Library.open(path, wait=0.05)
        assert raised.value.code == "library_locked"


def test_a_full_disk_loses_nothing(path: Path, make_article) -> None:
    with Library.open(path) as library:
        pages = library._store.database.pragma("page_count")
        library._store.database.pragma("max_page_count", pages + 2)
        with pytest.raises(LibraryError) as raised:
            library.keep(make_article(" ".join(str(number) for number in range(40_000))))
        assert raised.value.code == "disk_full"
        assert len(library.records()) == 1
        library._store.database.pragma("max_page_count", 1_000_000)
        assert library._store.sql("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert works(library)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("new", [True, False])
def test_a_folder_that_cannot_be_written(path: Path, new: bool) -> None:
    """In a child process that is nobody, since root may write anywhere."""
    target = path.with_name("new.db") if new else path
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from reader.core.errors import LibraryError\n"
        "from reader.library import Library\n"
        "if os.geteuid() == 0: os.setgroups([]); os.setegid(65534); os.seteuid(65534)\n"
        "try:\n"
        "    Library.open(Path(sys.argv[1]))\n"
        "except LibraryError as error:\n"
        "    print(error.code)\n"
    )
    parents = [folder for folder in path.parents if folder.owner() != "nobody" and folder != Path("/")]
    modes = {folder: folder.stat().st_mode for folder in parents}
    for folder in parents[1:]:
        if os.geteuid() == 0:
            folder.chmod(modes[folder] | 0o055)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        done = subprocess.run(
            [sys.executable, "-c", script, str(target)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
    finally:
        for folder, mode in modes.items():
            folder.chmod(mode)
    assert done.stdout.strip() == "library_read_only", done.stderr
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "qari.db").mkdir()
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "qari.db", tmp_path / "file" / "qari.db"):
        with pytest.raises(LibraryError) as raised:
            Library.open(path)
        assert raised.value.code == "library_read_only"


def test_arabic_and_long_and_odd_paths(tmp_path: Path) -> None:
    folder = tmp_path / "مكتبتي الخاصة 100% #1?" / ("طويل " * 20).strip()
    path = folder / "قارئ ملف.db"
    with Library.open(path) as library:
        assert works(library)
        assert library.back_up().path.exists()
    with Library.open(path) as library:
        assert library.recovered is None
        assert len(library.records()) == 1
