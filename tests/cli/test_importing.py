"""`qari import` of many files: several processes, what is there passed over, stopped, survived."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path

import pytest

from reader.cli import main
from reader.core.errors import Cancelled
from reader.importing import processes
from reader.importing.processes import read_in_processes
from reader.library import FileStamp, Library

NAMES = ("سامي الخوري", "ليلى حداد", "نادر الحلبي")


def text(number: int, sentences: int = 3) -> str:
    name = NAMES[number % 3]
    return f"خبر رقم {number}\n\n" + "\n".join(
        f"قال الوزير {name} إن المشروع رقم {number} سيبدأ في بيروت بعد {n} أيام." for n in range(sentences)
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "مقالات"
    path.mkdir()
    for number in range(20):
        (path / f"{number:03}.txt").write_text(text(number), encoding="utf-8")
    (path / "zz.pdf").write_bytes(b"%PDF-1.4 broken")
    return path


def titles(library: Path) -> set[str]:
    with Library.open(library) as opened:
        records = opened.records()
        assert all(record.analysed for record in records)
        return {record.title for record in records}


def test_many_files_in_several_processes_give_what_one_gives(
    folder: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(folder)]) == 2
    printed = capsys.readouterr()
    assert "\u206820\u2069 new, \u20680\u2069 already there, \u20681\u2069" in printed.out
    assert "zz.pdf" in printed.err
    assert titles(library) == {f"خبر رقم {number}" for number in range(20)}
    assert active_children() == []
    from reader.analysis import load_analyser

    analyser = load_analyser()
    with Library.open(library) as opened:
        for record in opened.records(3):
            found = opened.analysis(record.identity)
            expected = analyser.analyse(opened.article(record.identity))
            assert found is not None
            assert [(m.span, m.type, m.name) for m in found.mentions] == [
                (m.span, m.type, m.name) for m in expected.mentions
            ]
            assert [q.content for q in found.quotations] == [q.content for q in expected.quotations]


def test_what_has_not_changed_is_not_opened_again(
    folder: Path, library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "zz.pdf").unlink()
    for path in sorted(folder.iterdir())[4:]:
        path.unlink()
    assert main(["import", str(folder)]) == 0
    opened: list[Path] = []

    def notice(file: Path) -> object:
        opened.append(file)
        return original(file)

    original = processes.open_article
    monkeypatch.setattr(processes, "open_article", notice)
    capsys.readouterr()
    assert main(["import", str(folder)]) == 0
    assert opened == []
    assert "\u20680\u2069 new, \u20684\u2069 already" in capsys.readouterr().out
    changed = folder / "001.txt"
    changed.write_text(text(77), encoding="utf-8")
    os.utime(folder / "002.txt", ns=(1, 1))
    assert main(["import", str(folder)]) == 0
    assert [path.name for path in opened] == ["001.txt", "002.txt"]
    assert "خبر رقم 77" in titles(library)
    opened.clear()
    assert main(["import", str(folder)]) == 0
    assert opened == []


def test_a_forgotten_article_comes_back(story: Path, library: Path) -> None:
    from reader.operations import Operations

    assert main(["import", str(story)]) == 0
    with Library.open(library) as opened:
        Operations(opened).forget_article(opened.records()[0].identity)
    assert main(["import", str(story)]) == 0
    assert len(titles(library)) == 1


def test_a_stamp_counts_for_the_text_it_came_with(story: Path, library: Path) -> None:
    assert main(["import", str(story)]) == 0
    stamp = FileStamp.of(story)
    assert stamp is not None
    with Library.open(library) as opened:
        assert opened.is_unchanged(story, stamp)
        assert not opened.is_unchanged(story, FileStamp(stamp.size + 1, stamp.modified))
        from reader.opening import open_article

        opened.keep(open_article(story))
        assert not opened.is_unchanged(story, stamp)
    assert FileStamp.of(story / "none") is None


def test_a_process_that_dies_costs_one_file(folder: Path, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_read", _Dying())
    files = sorted(folder.glob("*.txt"))[:10]
    outcomes = list(read_in_processes(files, library, 2))
    assert sorted(outcome.file for outcome in outcomes) == files
    failed = [outcome for outcome in outcomes if outcome.error is not None]
    assert [(outcome.file.name, outcome.error[0]) for outcome in failed if outcome.error] == [("004.txt", "crashed")]
    assert active_children() == []


class _Dying:
    """What a process does with a file, except that one of them ends it."""

    def __call__(self, file: Path, _library: Path) -> processes.Outcome:
        if file.name == "004.txt":
            os._exit(9)
        return processes.Outcome(file)


def test_a_stop_ends_the_processes_and_keeps_what_is_done(folder: Path, library: Path) -> None:
    taken: list[Path] = []
    outcomes = read_in_processes(sorted(folder.glob("*.txt")), library, 2, lambda: bool(taken))
    with pytest.raises(Cancelled):
        taken.extend(outcome.file for outcome in outcomes)
    assert taken
    assert active_children() == []


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is another thing there")
def test_control_c_keeps_what_is_done_and_leaves_no_process(tmp_path: Path, library: Path) -> None:
    folder = tmp_path / "كثيرة"
    folder.mkdir()
    for number in range(600):
        (folder / f"{number:03}.txt").write_text(text(number, 60), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "import", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        _wait_for(lambda: _count(library) > 0)
        os.killpg(process.pid, signal.SIGINT)
        out, error = process.communicate(timeout=60)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    assert process.returncode == 2
    assert "Traceback" not in error
    assert "Stopped" in error
    done = _count(library)
    assert 0 < done < 600
    assert f"\u2068{done}\u2069 new" in out
    assert len(titles(library)) == done
    if sys.platform == "linux":
        _wait_for(lambda: not _living(process.pid))


def _count(library: Path) -> int:
    if not library.exists():
        return 0
    with Library.open(library) as opened:
        return len(opened.records())


def _living(group: int) -> list[str]:
    """The processes of a group that have not ended, by /proc (see proc(5)); one that nobody waited for has."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, rest = path.read_text().rsplit(")", 1)
        except (FileNotFoundError, ProcessLookupError):
            continue
        state, _parent, its_group = rest.split()[:3]
        if int(its_group) == group and state not in "ZX":
            found.append(name)
    return found


def _wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_one_file_needs_no_other_process(story: Path, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.importing.working.read_in_processes", None)
    assert main(["import", str(story)]) == 0
    assert len(titles(library)) == 1
