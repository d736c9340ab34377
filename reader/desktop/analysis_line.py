"""The window's end of the line to the process that analyses: what is said waits for nobody, what is heard is kept.

Imports no Qt: the line is there, and the file that was double-clicked is being read, before Qt is.
"""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from reader.core.articles import Article
from reader.desktop.analysis_process import FIRST, analysis_command, read_message, start_process, write_message

Message = tuple[Any, ...]


class AnalysisLine:
    """Speaks with one process, with a thread for each way: to pickle a long article takes a while, and a pipe can be
    full."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._said: SimpleQueue[Message | None] = SimpleQueue()
        self._changed = threading.Condition()
        self._kept: list[Message | None] = []
        self._hear: Callable[[Message | None], None] | None = None
        self._threads = [
            threading.Thread(target=self._listen, name="analyses in"),
            threading.Thread(target=self._tell, name="analyses out"),
        ]
        for thread in self._threads:
            thread.start()

    def say(self, message: Message) -> None:
        """Send a message, soon and in order; one to a process that died goes nowhere."""
        self._said.put(message)

    def hear(self, hear: Callable[[Message | None], None]) -> None:
        """Have `hear` called with every message, those that came before included, on a thread of the line; None is
        the end of the process."""
        with self._changed:
            self._hear = hear
            for message in self._kept:
                hear(message)
            self._kept.clear()

    def take(self, kinds: Collection[str], wait: float) -> Message | None:
        """The first message that came, if it is of one of those kinds and nobody hears them yet; waits that many
        seconds for it. The end of the process ends the waiting too."""
        with self._changed:
            self._changed.wait_for(lambda: bool(self._kept), wait)
            first = self._kept[0] if self._kept else None
            return self._kept.pop(0) if first is not None and first[0] in kinds else None

    def ended(self) -> int:
        """Wait for the end of a process that closed its line; its exit code."""
        self._said.put(None)
        code = self._process.wait()
        self._join()
        return code

    def end(self) -> None:
        """End the process and both threads; nothing more is heard."""
        with self._changed:
            self._hear = lambda _: None
        self._process.kill()
        self._said.put(None)
        self._process.wait()
        self._join()

    def _join(self) -> None:
        for thread in self._threads:
            thread.join()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as replies:
            while (message := read_message(replies)) is not None:
                self._bring(message)
        self._bring(None)

    def _bring(self, message: Message | None) -> None:
        with self._changed:
            if self._hear is not None:
                self._hear(message)
            else:
                self._kept.append(message)
                self._changed.notify_all()

    def _tell(self) -> None:
        assert self._process.stdin is not None
        alive = True
        while (message := self._said.get()) is not None:
            if alive:
                try:
                    write_message(self._process.stdin, message)
                except OSError:
                    # It died, which _listen hears too and tells.
                    alive = False
        with contextlib.suppress(OSError):
            self._process.stdin.close()


@dataclass(frozen=True, slots=True)
class FirstArticle:
    """The article that the program is started with, as the process read it. `new`: the library did not know its path;
    such an article is being analysed already. `position`: where its reading ended (an offset). `identity`: its key in
    the library, where it came from there and not from a file."""

    article: Article
    new: bool
    position: int
    identity: int = 0


class HeadStart:
    """The process that analyses, started before anything else, and the first article, which it reads while Qt is loaded
    here: so two cores do what one would do twice as long."""

    def __init__(self, path: Path | None, library: Path, sample: Path | None = None) -> None:
        """The first article is the file at `path`; without one, and with a `sample`, it is the one that was read last,
        or the sample where the library is empty; with neither there is none."""
        self.expects = path is not None or sample is not None
        self.beginning: Article | None = None
        self.line = AnalysisLine(start_process(analysis_command()))
        if path is not None:
            self.line.say(("open", FIRST, path, library))
        elif sample is not None:
            self.line.say(("resume", FIRST, sample, library))
        else:
            self.line.say(("load",))

    def article(self, wait: float) -> FirstArticle | None:
        """What the process read, if it comes within that many seconds; None also where it cannot be opened: whoever
        opens it again is told why. To be asked before the line is given away. The beginning of a long text comes
        first: then it is in `beginning`, and the whole is still to be awaited."""
        if not self.expects:
            return None
        message = self.line.take(("opened", "beginning"), wait)
        if message is None:
            return None
        if message[0] == "beginning":
            self.beginning = message[2]
            message = self.line.take(("opened",), 0)
        return FirstArticle(*message[2:]) if message is not None else None
