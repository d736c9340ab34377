"""Who analyses for the window: a process of its own, or a worker on this one."""

from __future__ import annotations

import contextlib
import itertools
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from reader.core.analyses import Analysis
from reader.core.articles import Article
from reader.core.errors import AnalysisError
from reader.core.progress import Progress
from reader.desktop.analysis_process import analysis_command, read_message, start_process, write_message
from reader.desktop.tasks import Bug, Done, Failed, Task, Worker, ignore


class Analyses(Protocol):
    """Analyses articles, one after the other, away from the window."""

    def analyse(
        self, article: Article, done: Done[Analysis], failed: Failed = ignore, progressed: Progress = ignore
    ) -> Task:
        """Analyse an article; the callbacks are those of Worker.submit."""
        ...

    def use_model(self, model: Path | None) -> None:
        """From now on find names with the model of CAMeL Tools in that folder; None is the one that ships. What is
        under way is dropped."""
        ...

    def close(self) -> None:
        """Stop, and leave no thread and no process behind."""
        ...


class WorkerAnalyses:
    """Analyses on a Worker, with an analyser that `load` gives when it is first wanted for a model folder or None."""

    def __init__(self, worker: Worker, load: Callable[[Path | None], Any]) -> None:
        self._worker = worker
        self._load = load
        self._model: Path | None = None
        self._analyser: Any = None

    def analyse(
        self, article: Article, done: Done[Analysis], failed: Failed = ignore, progressed: Progress = ignore
    ) -> Task:
        """See Analyses.analyse."""

        def work(report: Progress) -> Analysis:
            if self._analyser is None:
                self._analyser = self._load(self._model)
            analysis: Analysis = self._analyser.analyse(article, report)
            return analysis

        return self._worker.submit(work, done, failed, progressed)

    def use_model(self, model: Path | None) -> None:
        """See Analyses.use_model."""

        def change(_: Progress) -> None:
            self._model, self._analyser = model, None

        self._worker.submit(change)

    def close(self) -> None:
        """See Analyses.close."""
        self._worker.close()


class ProcessBroke(Exception):
    """The process that analyses met a bug or died; the argument says where, without the article's text."""


@dataclass(slots=True)
class _Asked:
    task: Task
    done: Done[Analysis]
    failed: Failed
    progressed: Progress


class _ProcessTask(Task):
    def __init__(self, cancelled: Callable[[], None]) -> None:
        super().__init__()
        self._tell = cancelled

    def cancel(self) -> None:
        if not self.cancelled:
            super().cancel()
            self._tell()


class ProcessAnalyses(QObject):
    """Analyses in a process of their own, started beforehand so that its model is loaded when the article is there.

    A process that dies is started anew for the next article.
    """

    _arrived = Signal(object, object)

    def __init__(
        self,
        bug: Bug,
        process: subprocess.Popen[bytes] | None = None,
        command: list[str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bug = bug
        self._command = command or analysis_command()
        self._keys = itertools.count(1)
        self._asked: dict[int, _Asked] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._requests: SimpleQueue[tuple[Any, ...] | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        if process is not None:
            self._attend(process)

    def analyse(
        self, article: Article, done: Done[Analysis], failed: Failed = ignore, progressed: Progress = ignore
    ) -> Task:
        """See Analyses.analyse."""
        key = next(self._keys)
        task = _ProcessTask(lambda: self._cancel(key))
        self._asked[key] = _Asked(task, done, failed, progressed)
        self._send(("analyse", key, article))
        return task

    def use_model(self, model: Path | None) -> None:
        """See Analyses.use_model. The process with the other model is started at once, to be ready sooner."""
        self._command = analysis_command(model)
        self._end()
        self._attend(start_process(self._command))

    def close(self) -> None:
        """See Analyses.close."""
        self._end()
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _end(self) -> None:
        self._asked.clear()
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            self._requests.put(None)

    def _attend(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._requests = SimpleQueue()
        threads = [
            threading.Thread(target=self._listen, args=(process,), name="analyses in"),
            threading.Thread(target=self._tell, args=(process, self._requests), name="analyses out"),
        ]
        self._threads = [known for known in self._threads if known.is_alive()] + threads
        for thread in threads:
            thread.start()

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with process.stdout as replies:
            while (message := read_message(replies)) is not None:
                self._arrived.emit(process, message)
        if self._process is process:
            self._arrived.emit(process, None)

    @staticmethod
    def _tell(process: subprocess.Popen[bytes], requests: SimpleQueue[tuple[Any, ...] | None]) -> None:
        # On a thread of its own: to pickle a long article takes a while, and a pipe can be full.
        assert process.stdin is not None
        alive = True
        while (message := requests.get()) is not None:
            if alive:
                try:
                    write_message(process.stdin, message)
                except OSError:
                    # It died, which _listen hears too and tells.
                    alive = False
        with contextlib.suppress(OSError):
            process.stdin.close()

    def _send(self, message: tuple[Any, ...]) -> None:
        if self._process is None:
            self._attend(start_process(self._command))
        self._requests.put(message)

    def _cancel(self, key: int) -> None:
        if self._asked.pop(key, None) is not None and self._process is not None:
            self._send(("cancel", key))

    def _deliver(self, process: subprocess.Popen[bytes], message: tuple[Any, ...] | None) -> None:
        if process is not self._process:
            return
        if message is None:
            self._bury(process)
            return
        kind, key, *values = message
        asked = self._asked.get(key) if kind == "progress" else self._asked.pop(key, None)
        if asked is None or asked.task.cancelled:
            return
        if kind == "progress":
            asked.progressed(values[0])
            return
        asked.task.finished = True
        if kind == "done":
            asked.done(values[0])
        elif kind == "failed":
            code, facts = values
            asked.failed(AnalysisError(code, **facts))
        elif kind == "bug":
            self._bug(ProcessBroke(values[0]))

    def _bury(self, process: subprocess.Popen[bytes]) -> None:
        asked, self._asked = self._asked, {}
        code = process.wait()
        self._process = None
        self._requests.put(None)
        if asked:
            self._bug(ProcessBroke(f"the process that analyses ended with {code}"))
