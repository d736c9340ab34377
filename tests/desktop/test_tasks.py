"""Work off the window's thread: results on it, errors told apart from bugs, cancel, and no thread left."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from reader.core.errors import OpeningError, ReaderError
from reader.core.progress import Progress
from reader.desktop.tasks import InlineWorker, ThreadWorker


@pytest.fixture
def bugs() -> list[BaseException]:
    return []


@pytest.fixture
def worker(qtbot: QtBot, bugs: list[BaseException]) -> Iterator[ThreadWorker]:
    worker = ThreadWorker("tested", bugs.append)
    yield worker
    worker.close()


def test_works_elsewhere_and_answers_here(qtbot: QtBot, worker: ThreadWorker) -> None:
    answers: list[tuple[str, str]] = []
    worker.submit(
        lambda _: threading.current_thread().name, lambda name: answers.append((name, threading.current_thread().name))
    )
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [("tested", threading.main_thread().name)]


def test_keeps_the_order(qtbot: QtBot, worker: ThreadWorker) -> None:
    answers: list[int] = []

    def work(number: int) -> Callable[[Progress], int]:
        return lambda _: number

    for number in range(50):
        worker.submit(work(number), answers.append)
    qtbot.waitUntil(lambda: len(answers) == 50)
    assert answers == list(range(50))


def test_tells_a_readers_error_from_a_bug(qtbot: QtBot, worker: ThreadWorker, bugs: list[BaseException]) -> None:
    errors: list[ReaderError] = []

    def fail(_: Progress) -> None:
        raise OpeningError("empty", path="a.txt")

    def break_down(_: Progress) -> None:
        raise ZeroDivisionError

    worker.submit(fail, failed=errors.append)
    worker.submit(break_down, failed=errors.append)
    qtbot.waitUntil(lambda: bool(bugs))
    assert [error.code for error in errors] == ["empty"]
    assert isinstance(bugs[0], ZeroDivisionError)
    assert bugs[0].__traceback__ is not None


def test_cancelled_work_stops_and_answers_nothing(qtbot: QtBot, worker: ThreadWorker) -> None:
    answers: list[str] = []
    reached: list[float] = []
    started = threading.Event()

    def work(report: Progress) -> str:
        for step in range(10_000):
            reached.append(step)
            started.set()
            report(step / 10_000)
            time.sleep(0.001)
        return "done"

    task = worker.submit(work, answers.append, lambda error: answers.append(error.code))
    assert started.wait(5)
    task.cancel()
    after: list[str] = []
    worker.submit(lambda _: "next", after.append)
    qtbot.waitUntil(lambda: after == ["next"])
    assert answers == []
    assert len(reached) < 10_000


def test_waiting_work_that_is_cancelled_never_begins(qtbot: QtBot, worker: ThreadWorker) -> None:
    begun: list[str] = []
    go = threading.Event()
    worker.submit(lambda _: go.wait(5))
    task = worker.submit(lambda _: begun.append("begun"))
    task.cancel()
    done: list[object] = []
    worker.submit(lambda _: None, done.append)
    go.set()
    qtbot.waitUntil(lambda: len(done) == 1)
    assert begun == []


def test_progress_comes_here_and_not_too_often(qtbot: QtBot, worker: ThreadWorker) -> None:
    parts: list[tuple[float, bool]] = []
    done: list[object] = []

    def work(report: Progress) -> None:
        for step in range(2000):
            report(step / 2000)

    main = threading.main_thread()
    worker.submit(work, done.append, progressed=lambda part: parts.append((part, threading.current_thread() is main)))
    qtbot.waitUntil(lambda: bool(done))
    assert parts
    assert all(here for _, here in parts)
    assert len(parts) < 200


def test_close_leaves_no_thread_and_drops_results(qtbot: QtBot, bugs: list[BaseException]) -> None:
    before = threading.active_count()
    worker = ThreadWorker("short", bugs.append)
    answers: list[str] = []
    worked: list[str] = []
    worker.submit(lambda _: worked.append("worked"), lambda _: answers.append("answered"))
    worker.close()
    assert worked == ["worked"]
    assert threading.active_count() == before
    assert worker.submit(lambda _: worked.append("late")).cancelled
    qtbot.wait(20)
    assert answers == []
    assert worked == ["worked"]
    worker.close()


def test_inline_does_the_same_at_once(bugs: list[BaseException]) -> None:
    worker = InlineWorker(bugs.append)
    told: list[object] = []

    def fail(_: Progress) -> None:
        raise OpeningError("empty", path="a.txt")

    def break_down(_: Progress) -> None:
        raise ZeroDivisionError

    def count(report: Progress) -> int:
        report(0.5)
        return 7

    assert worker.submit(count, told.append, progressed=told.append).finished
    worker.submit(fail, failed=lambda error: told.append(error.code))
    worker.submit(break_down)
    assert told == [0.5, 7, "empty"]
    assert isinstance(bugs[0], ZeroDivisionError)
    worker.close()
