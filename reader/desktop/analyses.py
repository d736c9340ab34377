"""Who analyses for the window: a process of its own, or a worker on this one."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from reader.core.analyses import Analysis
from reader.core.articles import Article
from reader.core.errors import AnalysisError
from reader.core.progress import Progress
from reader.desktop.analysis_line import AnalysisLine, FirstArticle, Message
from reader.desktop.analysis_process import FIRST, analysis_command, start_process
from reader.desktop.tasks import Bug, Done, Failed, Task, Worker, ignore


class Analyses(Protocol):
    """Analyses articles, one after the other, away from the window."""

    def analyse(
        self, article: Article, done: Done[Analysis], failed: Failed = ignore, progressed: Progress = ignore
    ) -> Task:
        """Analyse an article; the callbacks are those of Worker.submit."""
        ...

    def version(self, told: Callable[[str], None]) -> None:
        """Have `told` called with what analyses and its versions (see Analyser.name), once that is known."""
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
            analysis: Analysis = self._loaded().analyse(article, report)
            return analysis

        return self._worker.submit(work, done, failed, progressed)

    def version(self, told: Callable[[str], None]) -> None:
        """See Analyses.version."""
        self._worker.submit(lambda _: str(self._loaded().name), told)

    def _loaded(self) -> Any:
        if self._analyser is None:
            self._analyser = self._load(self._model)
        return self._analyser

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
        line: AnalysisLine | None = None,
        first: Article | None = None,
        command: list[str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`line` leads to a process that runs already, `first` is the article that it analyses already."""
        super().__init__(parent)
        self._bug = bug
        self._command = command or analysis_command()
        self._keys = itertools.count(FIRST + 1)
        self._asked: dict[int, _Asked] = {}
        self._line: AnalysisLine | None = None
        self._first = first
        self._early: list[Message] = []
        self._opening: Callable[[FirstArticle | None], None] | None = None
        self._version = ""
        self._curious: list[Callable[[str], None]] = []
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        if line is not None:
            self._attend(line)

    def analyse(
        self, article: Article, done: Done[Analysis], failed: Failed = ignore, progressed: Progress = ignore
    ) -> Task:
        """See Analyses.analyse."""
        key = FIRST if article is self._first else next(self._keys)
        task = _ProcessTask(lambda: self._cancel(key))
        self._asked[key] = _Asked(task, done, failed, progressed)
        if key == FIRST:
            self._first = None
            early, self._early = self._early, []
            for message in early:
                self._answer(*message)
        else:
            self._say(("analyse", key, article))
        return task

    def await_first(self, opened: Callable[[FirstArticle | None], None]) -> None:
        """Have `opened` called with the file that the process was started with, once it is read, or with None where
        it cannot be."""
        self._opening = opened

    def version(self, told: Callable[[str], None]) -> None:
        """See Analyses.version."""
        if self._version:
            told(self._version)
        else:
            self._curious.append(told)

    def use_model(self, model: Path | None) -> None:
        """See Analyses.use_model. The process with the other model is started at once, to be ready sooner."""
        self._command = analysis_command(model)
        self._version = ""
        self._end()
        self._say(("load",))

    def close(self) -> None:
        """See Analyses.close."""
        self._opening = None
        self._end()

    def _end(self) -> None:
        self._asked.clear()
        self._forget_first()
        line, self._line = self._line, None
        if line is not None:
            line.end()

    def _attend(self, line: AnalysisLine) -> None:
        self._line = line
        line.hear(lambda message: self._arrived.emit(line, message))

    def _say(self, message: Message) -> None:
        if self._line is None:
            self._attend(AnalysisLine(start_process(self._command)))
        assert self._line is not None
        self._line.say(message)

    def _cancel(self, key: int) -> None:
        if self._asked.pop(key, None) is not None and self._line is not None:
            self._say(("cancel", key))

    def _forget_first(self) -> None:
        self._first = None
        self._early.clear()
        self._tell_first(None)

    def _tell_first(self, first: FirstArticle | None) -> None:
        opening, self._opening = self._opening, None
        if opening is not None:
            self._first = first.article if first is not None and first.new else None
            opening(first)

    def _deliver(self, line: AnalysisLine, message: Message | None) -> None:
        if line is not self._line:
            return
        if message is None:
            self._bury(line)
        elif message[0] == "ready":
            self._version = message[2]
            curious, self._curious = self._curious, []
            for told in curious:
                told(self._version)
        elif message[0] == "beginning":
            # Too late to be shown before the rest of the window.
            pass
        elif message[1] == FIRST and self._opening is not None:
            self._tell_first(FirstArticle(*message[2:]) if message[0] == "opened" else None)
        elif message[1] == FIRST and self._first is not None:
            # It was quicker than the window, which has not asked yet.
            self._early.append(message)
        else:
            self._answer(*message)

    def _answer(self, kind: str, key: int, *values: Any) -> None:
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

    def _bury(self, line: AnalysisLine) -> None:
        asked, self._asked = self._asked, {}
        self._forget_first()
        self._line = None
        code = line.ended()
        if asked:
            self._bug(ProcessBroke(f"the process that analyses ended with {code}"))
