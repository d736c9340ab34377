"""The queue of files to import: kept over restarts, each file in one row, never handed out twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.errors import OpeningError
from reader.library import FileState, Library

WAITING, READING, NEW, KNOWN, FAILED = FileState


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [tmp_path / f"مقال {number}.txt" for number in range(4)]


def test_a_file_is_one_row_from_waiting_to_done_and_again(library: Library, files: list[Path], clock) -> None:
    queue = library.imports
    assert queue.add(files) == 4
    assert queue.add([*files, files[0]]) == 0
    first, second = queue.claim(2)
    assert (first.path, second.path) == (files[0], files[1])
    assert queue.counts() == {WAITING: 2, READING: 2, NEW: 0, KNOWN: 0, FAILED: 0}
    queue.done(first.identity, 7, new=True)
    queue.failed(second.identity, OpeningError("empty", path=files[1]))
    done, failed = queue.files(limit=2)
    assert (done.identity, done.state, done.article, done.error) == (first.identity, NEW, 7, None)
    assert (failed.state, failed.article) == (FAILED, None)
    assert failed.error is not None
    assert failed.error.sentence("ar") == OpeningError("empty", path=files[1]).sentence("ar")
    assert done.changed < failed.changed < clock()
    assert queue.add(files[:3]) == 2
    assert [(file.identity, file.state, file.error) for file in queue.files(limit=2)] == [
        (first.identity, WAITING, None), (second.identity, WAITING, None),
    ]  # fmt: skip


def test_what_was_being_read_waits_again_after_a_restart(tmp_path: Path, files: list[Path]) -> None:
    path = tmp_path / "qari.db"
    with Library.open(path) as library:
        library.imports.add(files)
        claimed = library.imports.claim(3)
        library.imports.done(claimed[0].identity, 1, new=False)
    with Library.open(path) as library:
        assert library.imports.counts()[READING] == 2
        assert library.imports.resume() == 3
        assert [file.path for file in library.imports.files(state=WAITING)] == files[1:]
        assert [file.path for file in library.imports.files(state=KNOWN)] == files[:1]


def test_two_programs_never_get_the_same_file(tmp_path: Path, files: list[Path]) -> None:
    path = tmp_path / "qari.db"
    with Library.open(path) as one, Library.open(path) as other:
        one.imports.add(files)
        handed = [queue.claim(1)[0].path for queue in (one.imports, other.imports) for _ in range(2)]
        assert sorted(handed) == files
        assert one.imports.claim(1) == other.imports.claim(1) == []


def test_failed_ones_are_tried_again_and_done_ones_let_go(library: Library, files: list[Path]) -> None:
    queue = library.imports
    queue.add(files)
    for file in queue.claim(3):
        queue.failed(file.identity, OpeningError("missing", path=file.path))
    failed = queue.files(state=FAILED)
    assert queue.retry([failed[0].identity]) == 1
    assert queue.retry() == 2
    assert queue.counts()[WAITING] == 4
    claimed = queue.claim(2)
    queue.give_back([claimed[1].identity])
    queue.done(claimed[0].identity, 1, new=True)
    assert queue.clear(NEW, KNOWN) == 1
    assert [file.path for file in queue.files()] == files[1:]
    assert [file.path for file in queue.files(limit=1, offset=1)] == files[2:3]


def test_watched_folders(library: Library, tmp_path: Path) -> None:
    folders = [tmp_path / "أخبار", tmp_path / "\udcff"]
    for folder in (*folders, folders[0]):
        library.imports.watch(folder)
    assert [folder.path for folder in library.imports.folders()] == folders
    library.imports.unwatch(folders[0])
    assert [folder.path for folder in library.imports.folders()] == folders[1:]
