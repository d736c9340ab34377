"""What the commands share: where they print, which library they use, and whether anything failed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from reader.cli.texts import text
from reader.core.errors import ReaderError
from reader.places import library_path

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn

    from reader.library import Library


class Session:
    """What the commands share: the language, the library's path, where to print and whether anything failed."""

    def __init__(self, language: str, library: Path | None) -> None:
        self.language = language
        self.library = library
        self.output = Console(highlight=False, markup=False, emoji=False)
        self.errors = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
        self.failed = False

    def say(self, key: str, **values: object) -> None:
        """Print a text of the table."""
        self.output.print(text(key, self.language, **values), soft_wrap=True)

    def report(self, error: ReaderError) -> None:
        """One plain sentence on the error stream; the exit code will be 2."""
        self.errors.print(error.sentence(self.language))
        self.failed = True

    def print_json(self, record: dict[str, Any]) -> None:
        """One object on one line, as UTF-8; a lone surrogate is escaped, so that the line stays readable."""
        line = json.dumps(record, ensure_ascii=False)
        try:
            line.encode("utf-8")
        except UnicodeEncodeError:
            line = json.dumps(record)
        print(line, file=self.output.file)

    @contextmanager
    def opened_library(self) -> Iterator[Library]:
        """The library, open; that a damaged one was set aside is reported."""
        from reader.library import Library

        with Library.open(self.library_file()) as library:
            if library.recovered is not None:
                self.report(library.recovered)
            yield library

    def progress(self, *columns: ProgressColumn) -> Progress:
        """A bar on the error stream, with more columns where they are given; nothing where that is no terminal."""
        from rich.progress import BarColumn, Progress, TextColumn

        return Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            *columns,
            console=self.errors,
            disable=not self.errors.is_terminal,
            transient=True,
        )

    def library_file(self) -> Path:
        """The library's path: the option's, the variable's or the default one."""
        return library_path(self.library)
