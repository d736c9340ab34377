"""The process that analyses: a Python of its own, so that the window scrolls while 10 MB are read.

Neither this module nor the process imports Qt. The process reads requests from its standard input and writes replies
to its standard output, both as pickles with their length before them. It ends when its input does, so that it never
outlives the window.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

from reader.core.errors import Cancelled, LibraryError, ReaderError

_LENGTH = struct.Struct("<Q")
_PROGRESS_EVERY = 0.05


def write_message(stream: IO[bytes], message: tuple[Any, ...]) -> None:
    """Write one message and see it off."""
    packed = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(packed)) + packed)
    stream.flush()


def read_message(stream: IO[bytes]) -> tuple[Any, ...] | None:
    """Read one message; None at the end, also where it ends amid a message."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    packed = stream.read(length)
    if len(packed) < length:
        return None
    message: tuple[Any, ...] = pickle.loads(packed)
    return message


FIRST = 0
"""The key of the article that a window asks for as it starts."""


class AnalysisServer:
    """Answers ("analyse", key, article) with any number of ("progress", key, part) and then one of
    ("done", key, analysis), ("failed", key, code, values), ("bug", key, traceback) and ("cancelled", key);
    ("cancel", key) stops one.

    ("open", key, path, library) is answered with ("opened", key, article, new, position) or ("failed", …), where the
    file is long and is read from its beginning with ("beginning", key, article) before; an article whose path the
    library did not know (`new`) is then analysed without being asked for. ("resume", key, sample,
    library) opens in the same way the article that was read last, whose key in the library then follows in the answer,
    or the file `sample` where the library is empty. ("load",) is not answered: it has the model loaded before it is
    needed, as any other message does. Once it is loaded, ("ready", None, name) tells what analyses, with its versions.
    """

    def __init__(self, requests: IO[bytes], replies: IO[bytes], load: Callable[[], Any]) -> None:
        self._load = load
        self._requests = requests
        self._replies = replies
        self._waiting: SimpleQueue[tuple[Any, ...] | None] = SimpleQueue()
        self._cancelled: set[int] = set()
        self._ended = False
        self._analyser: Any = None

    def serve(self) -> None:
        """Answer until the requests end."""
        threading.Thread(target=self._read, daemon=True).start()
        while (asked := self._waiting.get()) is not None:
            article = asked[-1] if asked[0] == "analyse" else None
            if asked[0] in ("open", "resume"):
                # Before the model: somebody waits to read it.
                article = self._open(*asked[1:]) if asked[0] == "open" else self._resume(*asked[1:])
            if self._analyser is None and hasattr(os, "nice"):
                # The article is handed over: from now on the window, which is to paint it, has the processor first.
                os.nice(5)
            failure = self._make_ready()
            if article is not None and failure is not None:
                self._fail(asked[1], failure)
            elif article is not None:
                self._analyse(self._analyser, asked[1], article)

    def _read(self) -> None:
        while (message := read_message(self._requests)) is not None:
            if message[0] == "cancel":
                self._cancelled.add(message[1])
            else:
                self._waiting.put(message)
        # The window is gone: nobody reads the rest.
        self._ended = True
        self._waiting.put(None)

    def _make_ready(self) -> ReaderError | None:
        if self._analyser is None:
            try:
                self._analyser = self._load()
                write_message(self._replies, ("ready", None, self._analyser.name))
            except ReaderError as error:
                return error
        return None

    def _open(self, key: int, path: Path, library: Path) -> Any:
        """Open a file and say what it holds; the article if it is to be analysed, else None."""
        from reader.library.glance import glance
        from reader.opening import beginning_of, open_article

        known = glance(library, path)
        if (known is None or known.position == 0) and (beginning := beginning_of(path)) is not None:
            write_message(self._replies, ("beginning", key, beginning))
        try:
            article = open_article(path)
        except ReaderError as error:
            self._fail(key, error)
            return None
        except Exception as error:
            self._confess(key, error)
            return None
        same = known is not None and known.content_hash == article.content_hash
        position = known.position if known is not None and same else 0
        write_message(self._replies, ("opened", key, article, known is None, position))
        return article if known is None else None

    def _resume(self, key: int, sample: Path, library: Path) -> Any:
        """Say what was read last; the same for the sample, as _open does, in an empty library."""
        from reader.library.glance import is_empty, last_read

        last = last_read(library)
        if last is not None:
            write_message(self._replies, ("opened", key, last.article, False, last.position, last.identity))
        elif is_empty(library):
            return self._open(key, sample, library)
        else:
            self._fail(key, LibraryError("library_locked"))
        return None

    def _analyse(self, analyser: Any, key: int, article: Any) -> None:
        last = 0.0

        def report(part: float) -> None:
            nonlocal last
            if self._ended or key in self._cancelled:
                raise Cancelled
            now = time.monotonic()
            if now - last >= _PROGRESS_EVERY:
                last = now
                write_message(self._replies, ("progress", key, part))

        try:
            report(0.0)
            analysis = analyser.analyse(article, report)
        except Cancelled:
            write_message(self._replies, ("cancelled", key))
        except ReaderError as error:
            self._fail(key, error)
        except Exception as error:
            self._confess(key, error)
        else:
            write_message(self._replies, ("done", key, analysis))

    def _confess(self, key: int, error: Exception) -> None:
        from reader.desktop.traces import frames_of

        # Where it broke, never what the article says.
        where = "\n".join([*frames_of(error), type(error).__name__])
        write_message(self._replies, ("bug", key, where))

    def _fail(self, key: int, error: ReaderError) -> None:
        values = {name: str(value) for name, value in error.values.items()}
        write_message(self._replies, ("failed", key, error.code, values))


_MODEL = "--camel-model"


def analysis_command(model: Path | None = None) -> list[str]:
    """The command that starts the process that analyses, with a model folder of CAMeL Tools where one is given; a
    frozen program has no -m."""
    chosen = [] if model is None else [_MODEL, str(model)]
    if getattr(sys, "frozen", False):
        return [sys.executable, "analysis-process", *chosen]
    return [sys.executable, "-m", "reader.desktop.analysis_process", *chosen]


def start_process(command: list[str]) -> subprocess.Popen[bytes]:
    """Start it without a window of its own on Windows."""
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def main(model: Path | None = None) -> int:
    """Serve over standard input and output; what prints goes to standard error instead, so as not to break in.

    `model` is a model folder of CAMeL Tools; None takes the model that ships.
    """

    def load() -> Any:
        from reader.analysis import load_analyser

        try:
            return load_analyser(model)
        finally:
            gc.freeze()
            gc.enable()

    # Until the model is loaded all that is made stays: to look for waste among it takes a third of the time.
    gc.disable()
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    # Where the window ended amid an answer there is nobody to tell.
    with contextlib.suppress(BrokenPipeError):
        AnalysisServer(sys.stdin.buffer, replies, load).serve()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[2]) if sys.argv[1:2] == [_MODEL] and len(sys.argv) > 2 else None))
