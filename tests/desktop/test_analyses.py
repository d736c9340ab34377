"""The process that analyses, as the window sees it: answers, cancel, death, and nothing left behind."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import reader
from reader.core.analyses import Analysis
from reader.core.articles import Article, Block
from reader.core.errors import ReaderError
from reader.core.spans import Span
from reader.desktop.analyses import ProcessAnalyses, ProcessBroke, WorkerAnalyses
from reader.desktop.analysis_line import AnalysisLine
from reader.desktop.analysis_process import analysis_command, start_process
from reader.desktop.tasks import InlineWorker

SERVER = """
import os, sys
sys.path.insert(0, sys.argv[1])
from reader.core.analyses import Analysis
from reader.core.errors import AnalysisError
from reader.desktop.analysis_process import AnalysisServer

class Trial:
    name = "trial 1"
    def analyse(self, article, progress):
        if article.text == "die":
            os._exit(3)
        if article.text == "fail":
            raise AnalysisError("model_missing", path="m")
        if article.text == "bug":
            raise KeyError(article.text)
        while article.text == "wait":
            progress(0.25)
        return Analysis((), (), f"{article.text} {os.getpid()}")

AnalysisServer(sys.stdin.buffer, sys.stdout.buffer, Trial).serve()
"""


def article(text: str) -> Article:
    return Article(text, (Block(Span(0, len(text))),))


@pytest.fixture
def bugs() -> list[BaseException]:
    return []


@pytest.fixture
def analyses(qtbot: QtBot, bugs: list[BaseException]) -> Iterator[ProcessAnalyses]:
    threads = threading.active_count()
    root = str(Path(reader.__file__).parent.parent)
    analyses = ProcessAnalyses(bugs.append, command=[sys.executable, "-c", SERVER, root])
    yield analyses
    line = analyses._line
    analyses.close()
    assert line is None or line._process.returncode is not None
    assert threading.active_count() == threads


def test_analyses_one_after_the_other_in_one_process(qtbot: QtBot, analyses: ProcessAnalyses) -> None:
    found: list[Analysis] = []
    for text in ("a", "b", "c"):
        analyses.analyse(article(text), found.append)
    qtbot.waitUntil(lambda: len(found) == 3)
    names = [analysis.recogniser.split() for analysis in found]
    assert [name for name, _ in names] == ["a", "b", "c"]
    assert len({process for _, process in names}) == 1


def test_what_analyses_is_told_once_it_is_loaded(qtbot: QtBot, analyses: ProcessAnalyses) -> None:
    told: list[str] = []
    analyses.version(told.append)
    analyses.analyse(article("a"), lambda _: None)
    qtbot.waitUntil(lambda: bool(told))
    analyses.version(told.append)
    assert told == ["trial 1", "trial 1"]


def test_errors_are_sentences_and_bugs_are_bugs(
    qtbot: QtBot, analyses: ProcessAnalyses, bugs: list[BaseException]
) -> None:
    errors: list[ReaderError] = []
    analyses.analyse(article("fail"), failed=errors.append, done=lambda _: None)
    analyses.analyse(article("bug"), failed=errors.append, done=lambda _: None)
    qtbot.waitUntil(lambda: bool(bugs))
    assert [error.code for error in errors] == ["model_missing"]
    assert isinstance(bugs[0], ProcessBroke)


def test_cancel_frees_the_process_for_the_next(qtbot: QtBot, analyses: ProcessAnalyses) -> None:
    told: list[object] = []
    parts: list[float] = []
    task = analyses.analyse(article("wait"), told.append, told.append, parts.append)
    qtbot.waitUntil(lambda: bool(parts))
    task.cancel()
    found: list[Analysis] = []
    analyses.analyse(article("next"), found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert told == []
    assert task.cancelled


def test_a_process_that_dies_is_told_and_replaced(
    qtbot: QtBot, analyses: ProcessAnalyses, bugs: list[BaseException]
) -> None:
    found: list[Analysis] = []
    analyses.analyse(article("die"), found.append)
    qtbot.waitUntil(lambda: bool(bugs))
    assert isinstance(bugs[0], ProcessBroke)
    analyses.analyse(article("again"), found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found[0].recogniser.startswith("again ")


def test_close_ends_it_amid_an_analysis(qtbot: QtBot, analyses: ProcessAnalyses) -> None:
    parts: list[float] = []
    analyses.analyse(article("wait"), lambda _: None, progressed=parts.append)
    qtbot.waitUntil(lambda: bool(parts))
    analyses.close()
    assert analyses._line is None


def test_the_real_process_finds_names(qtbot: QtBot, bugs: list[BaseException]) -> None:
    analyses = ProcessAnalyses(bugs.append, AnalysisLine(start_process(analysis_command())))
    found: list[Analysis] = []
    text = "قال وزير الخارجية المصري سامح شكري في القاهرة إن المفاوضات مع فرنسا مستمرة."
    analyses.analyse(article(text), found.append)
    qtbot.waitUntil(lambda: bool(found) or bool(bugs), timeout=60_000)
    analyses.close()
    assert bugs == []
    assert "القاهرة" in [mention.span.of(text) for mention in found[0].mentions]


def test_on_a_worker_the_analyser_is_loaded_once(bugs: list[BaseException]) -> None:
    loaded: list[object] = []

    class Trial:
        def analyse(self, article: Article, _: object) -> Analysis:
            return Analysis((), (), article.text)

    def load(_: Path | None) -> Trial:
        loaded.append(1)
        return Trial()

    analyses = WorkerAnalyses(InlineWorker(bugs.append), load)
    found: list[Analysis] = []
    for text in ("a", "b"):
        analyses.analyse(article(text), found.append)
    analyses.close()
    assert [analysis.recogniser for analysis in found] == ["a", "b"]
    assert loaded == [1]


def test_a_model_folder_goes_to_the_process_and_its_want_is_told(
    bugs: list[BaseException], tmp_path: Path, qtbot: QtBot
) -> None:
    assert analysis_command(tmp_path)[-2:] == ["--camel-model", str(tmp_path)]
    analyses = ProcessAnalyses(bugs.append)
    analyses.use_model(tmp_path)
    failed: list[ReaderError] = []
    analyses.analyse(article("نص"), lambda _: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed) or bool(bugs), timeout=60_000)
    analyses.use_model(None)
    analyses.close()
    assert bugs == []
    assert (failed[0].code, failed[0].values) == ("camel_model", {"path": str(tmp_path)})
