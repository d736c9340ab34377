"""The messages between the window and the process that analyses."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from reader.core.analyses import Analysis
from reader.core.articles import Article, Block
from reader.core.errors import AnalysisError
from reader.core.mentions import EntityType, Mention
from reader.core.progress import Progress
from reader.core.spans import Span
from reader.desktop.analysis_process import FIRST, AnalysisServer, read_message, write_message


def article(text: str) -> Article:
    return Article(text, (Block(Span(0, len(text))),))


class Pipes:
    """Both ends of a server on a thread."""

    def __init__(self, load: Callable[[], Any]) -> None:
        inside, to_server = os.pipe()
        from_server, outside = os.pipe()
        self.requests: IO[bytes] = os.fdopen(to_server, "wb")
        self.replies: IO[bytes] = os.fdopen(from_server, "rb")
        self._inner = (os.fdopen(inside, "rb"), os.fdopen(outside, "wb"))
        server = AnalysisServer(*self._inner, load)
        self.thread = threading.Thread(target=server.serve, daemon=True)
        self.thread.start()

    def answers(self, key: int) -> list[tuple[Any, ...]]:
        """The messages about a key up to the last one, progress left out."""
        found = []
        while True:
            message = read_message(self.replies)
            assert message is not None
            if message[1] == key and message[0] != "progress":
                found.append(message)
                return found

    def close(self) -> None:
        self.requests.close()
        self.thread.join(5)
        assert not self.thread.is_alive()
        self.replies.close()
        for stream in self._inner:
            stream.close()


class Fixed:
    """Finds the first word."""

    name = "fixed 1"

    def analyse(self, article: Article, progress: Progress) -> Analysis:
        progress(0.5)
        if article.text == "bug":
            raise KeyError("a secret of the article")
        if article.text == "fail":
            raise AnalysisError("model_missing", path="m")
        first = article.text.split()[0]
        return Analysis((Mention(Span(0, len(first)), EntityType.PER, first),), (), "fixed 1")


def test_messages_come_whole_or_not_at_all() -> None:
    stream = io.BytesIO()
    write_message(stream, ("analyse", 1, "سلام"))
    whole = stream.getvalue()
    assert read_message(io.BytesIO(whole)) == ("analyse", 1, "سلام")
    for cut in range(len(whole)):
        assert read_message(io.BytesIO(whole[:cut])) is None


def test_answers_with_the_analysis() -> None:
    pipes = Pipes(Fixed)
    write_message(pipes.requests, ("analyse", 1, article("سلمى وصلت")))
    (answer,) = pipes.answers(1)
    assert answer[0] == "done"
    assert answer[2].mentions[0].span.of("سلمى وصلت") == "سلمى"
    pipes.close()


def test_errors_and_bugs_are_told_and_the_next_one_goes_on() -> None:
    pipes = Pipes(Fixed)
    for key, text in ((1, "fail"), (2, "bug"), (3, "هدى")):
        write_message(pipes.requests, ("analyse", key, article(text)))
    assert pipes.answers(1) == [("failed", 1, "model_missing", {"path": "m"})]
    (bug,) = pipes.answers(2)
    assert bug[2].endswith("KeyError")
    assert "secret" not in bug[2]
    assert pipes.answers(3)[0][0] == "done"
    pipes.close()


def test_a_model_that_cannot_be_loaded_is_told_for_every_article() -> None:
    def load() -> Any:
        raise AnalysisError("model_missing", path="m")

    pipes = Pipes(load)
    for key in (1, 2):
        write_message(pipes.requests, ("analyse", key, article("نص")))
        assert pipes.answers(key) == [("failed", key, "model_missing", {"path": "m"})]
    pipes.close()


def test_opens_a_file_and_analyses_it_at_once_where_it_is_new(tmp_path: Path) -> None:
    path = tmp_path / "خبر.txt"
    path.write_text("سلمى وصلت\n", encoding="utf-8")
    pipes = Pipes(Fixed)
    write_message(pipes.requests, ("open", FIRST, path, tmp_path / "library.sqlite"))
    opened = read_message(pipes.replies)
    assert opened is not None
    assert (opened[0], opened[2].text, opened[3:]) == ("opened", "سلمى وصلت", (True, 0))
    assert pipes.answers(FIRST)[0][0] == "done"
    pipes.close()


def test_a_file_that_cannot_be_opened_is_told_and_the_next_request_answered(tmp_path: Path) -> None:
    pipes = Pipes(Fixed)
    write_message(pipes.requests, ("open", FIRST, tmp_path / "none.txt", tmp_path / "library.sqlite"))
    assert pipes.answers(FIRST)[0][:3] == ("failed", FIRST, "missing")
    write_message(pipes.requests, ("load",))
    write_message(pipes.requests, ("analyse", 1, article("هدى")))
    assert pipes.answers(1)[0][0] == "done"
    pipes.close()


def test_cancel_stops_the_one_under_way() -> None:
    begun = threading.Event()

    class Endless:
        name = "endless 1"

        def analyse(self, _: Article, progress: Progress) -> Analysis:
            begun.set()
            while True:
                progress(0.1)

    pipes = Pipes(Endless)
    write_message(pipes.requests, ("analyse", 1, article("نص")))
    assert begun.wait(5)
    write_message(pipes.requests, ("cancel", 1))
    assert pipes.answers(1) == [("cancelled", 1)]
    pipes.close()


@pytest.mark.parametrize("amid", [False, True])
def test_ends_with_its_window(amid: bool) -> None:
    begun = threading.Event()

    class Endless:
        name = "endless 1"

        def analyse(self, _: Article, progress: Progress) -> Analysis:
            begun.set()
            while True:
                progress(0.1)

    pipes = Pipes(Endless)
    if amid:
        write_message(pipes.requests, ("analyse", 1, article("نص")))
        assert begun.wait(5)
    drained = threading.Thread(target=pipes.replies.read)
    pipes.requests.close()
    pipes.thread.join(5)
    assert not pipes.thread.is_alive()
    for stream in pipes._inner:
        stream.close()
    drained.start()
    drained.join(5)
    pipes.replies.close()


def test_once_the_first_article_is_handed_over_the_window_has_the_processor_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "خبر.txt"
    path.write_text("خبر قصير", encoding="utf-8")
    told: list[str] = []
    monkeypatch.setattr(os, "nice", lambda by: told.append(f"nice {by}"), raising=False)

    def load() -> Fixed:
        told.append("load")
        return Fixed()

    pipes = Pipes(load)
    write_message(pipes.requests, ("open", FIRST, path, tmp_path / "library.sqlite"))
    first = read_message(pipes.replies)
    assert first is not None
    assert first[0] == "opened"
    assert pipes.answers(FIRST)[-1][0] == "done"
    write_message(pipes.requests, ("analyse", 1, article("قصير")))
    assert pipes.answers(1)[-1][0] == "done"
    assert told == ["nice 5", "load"]
    pipes.close()
