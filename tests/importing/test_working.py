"""The import queue worked off: every file's outcome told when it is on the disk, stopped, gone on with."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core.errors import AnalysisError
from reader.importing import new_files, work_off, working
from reader.importing.processes import Outcome
from reader.library import FileState, Library, QueuedFile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "مقالات"
    path.mkdir()
    for number in range(6):
        (path / f"{number}.txt").write_text(
            f"خبر رقم {number}\n\nقال الوزير سامي الخوري إن المطر نزل.", encoding="utf-8"
        )
    (path / "6.txt").write_text((path / "0.txt").read_text(encoding="utf-8"), encoding="utf-8")
    (path / "7.pdf").write_bytes(b"%PDF-1.4 broken")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "qari.db") as opened:
        yield opened


@pytest.mark.parametrize("processes", [0, 2])
def test_every_outcome_is_told_once_it_is_kept(folder: Path, library: Library, processes: int) -> None:
    files = sorted(folder.iterdir())
    library.imports.add(files)
    told: list[QueuedFile] = []

    def tell(file: QueuedFile) -> None:
        told.append(file)
        if file.state is not FileState.READING:
            (kept,) = [known for known in library.imports.files() if known.identity == file.identity]
            assert (kept.state, kept.article) == (file.state, file.article)

    done = work_off(library, processes=processes, told=tell)
    assert (done.new, done.known, done.failed, done.left) == (6, 1, 1, 0)
    assert sorted(file.path for file in told if file.state is FileState.READING) == files
    outcomes = {file.path.name: file for file in told if file.state is not FileState.READING}
    assert len(outcomes) == 8
    assert {outcomes["0.txt"].state, outcomes["6.txt"].state} == {FileState.NEW, FileState.KNOWN}
    assert outcomes["0.txt"].article == outcomes["6.txt"].article
    assert outcomes["7.pdf"].error is not None
    assert outcomes["7.pdf"].error.code == "damaged"
    for name in ("1.txt", "5.txt"):
        article = outcomes[name].article
        assert article is not None
        assert library.record(article).path == folder / name
        assert library.analysis(article) is not None


def test_files_are_read_here_where_no_process_can_share_the_work(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    # What a system without /dev/shm answers.
    monkeypatch.setattr("multiprocessing.synchronize._multiprocessing.SemLock", refused)
    library.imports.add(sorted(folder.iterdir()))
    done = work_off(library, processes=2)
    assert (done.new, done.known, done.failed, done.left) == (6, 1, 1, 0)


def test_a_stop_keeps_what_is_done_and_the_rest_goes_on_later(folder: Path, library: Library) -> None:
    library.imports.add(sorted(folder.glob("*.txt"))[:6])
    told: list[QueuedFile] = []
    done = work_off(library, processes=0, stopped=lambda: len(told) > 3, told=told.append)
    assert done.new + done.left == 6
    assert done.new > 0
    assert done.left > 0
    assert library.imports.counts()[FileState.READING] == 0
    again = work_off(library, processes=0)
    assert (again.new, again.left) == (done.left, 0)
    assert len(library.records()) == 6


def test_what_fails_for_every_file_ends_it_and_all_wait(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(file: Path, *_: object) -> Outcome:
        return Outcome(file, error=("model_missing", {"path": "m"}))

    monkeypatch.setattr(working, "read", missing)
    library.imports.add(sorted(folder.iterdir()))
    with pytest.raises(AnalysisError):
        work_off(library, processes=0)
    assert library.imports.counts()[FileState.WAITING] == 8


def test_a_watched_folder_tells_what_is_new(folder: Path, library: Library) -> None:
    assert len(new_files(library, folder)) == 8
    library.imports.add(new_files(library, folder))
    work_off(library, processes=0)
    # The one that failed is not tried again before it changes.
    assert new_files(library, folder) == []
    changed = folder / "7.pdf"
    os.utime(changed, ns=(2**62, 2**62))
    (folder / "3.txt").write_text("خبر آخر تماما عن السوق والأسعار فيه.", encoding="utf-8")
    (folder / ".hidden.txt").write_text("سر", encoding="utf-8")
    (folder / "قسم").mkdir()
    (folder / "قسم" / "جديد.txt").write_text("خبر جديد من القسم.", encoding="utf-8")
    assert new_files(library, folder) == [folder / "3.txt", changed, folder / "قسم" / "جديد.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted by /proc")
def test_numpy_has_one_thread_in_whatever_process_analyses() -> None:
    """Two processes with a thread a core each took five times as long as with one thread each."""
    script = (
        "import os, sys\n"
        "from reader.analysis import load_analyser\n"
        "assert 'numpy' not in sys.modules\n"
        "load_analyser()\n"
        "import numpy\n"
        "numpy.ones((500, 500)) @ numpy.ones((500, 500))\n"
        "print(os.environ['OPENBLAS_NUM_THREADS'], len(os.listdir('/proc/self/task')))\n"
    )
    environment = {key: value for key, value in os.environ.items() if not key.endswith("_NUM_THREADS")}
    told = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, encoding="utf-8", check=True
    )
    assert told.stdout.split() == ["1", "1"]
