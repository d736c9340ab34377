"""`qari import`: files and folders into the library, analysed, with a progress bar."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from reader.analysis import Analyser, load_analyser
from reader.cli.texts import text
from reader.core.errors import LibraryError, ReaderError
from reader.library import Library
from reader.opening import is_supported, open_article

if TYPE_CHECKING:
    from reader.cli.commands import Session


def articles_in(path: Path) -> Iterator[Path]:
    """The files to import for one argument: itself, or every supported file below a folder, hidden ones left out."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in (Path(folder) / name for name in sorted(names) if not name.startswith(".")):
            if is_supported(file):
                yield file


def import_paths(session: Session, paths: list[Path]) -> None:
    """Put each article into the library; one that cannot be read is reported and the rest done."""
    files: list[Path] = []
    for path in paths:
        found = list(articles_in(path))
        if not found:
            session.say("nothing_to_import", path=path)
        files.extend(found)
    counts = {"new": 0, "known": 0, "failed": 0}
    with Library.open(session.library_file()) as library:
        if library.recovered is not None:
            session.report(library.recovered)
        analyser = load_analyser()
        bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=session.errors,
            disable=not session.errors.is_terminal,
            transient=True,
        )
        with bar:
            task = bar.add_task(text("importing", session.language), total=len(files))
            for file in files:
                try:
                    counts["new" if import_one(library, analyser, file) else "known"] += 1
                except LibraryError:
                    # The library itself failed: the files after this one would fare no better.
                    raise
                except ReaderError as error:
                    session.report(error)
                    counts["failed"] += 1
                bar.advance(task)
    session.say("imported", **counts)


def import_one(library: Library, analyser: Analyser, file: Path) -> bool:
    """Open, keep and analyse one file; True where the library did not have its text yet."""
    article = open_article(file.absolute())
    record = library.keep(article)
    if record.analysed:
        return False
    library.keep_analysis(record.identity, analyser.analyse(article))
    return True
