"""`qari self-test`: does the installed program do its main job? Everything happens in a folder that is removed."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.analysis import load_analyser
from reader.cli.sample_files import SAMPLES, write_sample
from reader.cli.texts import text
from reader.core.analyses import Analysis
from reader.core.articles import Article
from reader.core.notes import Anchor, Note, NoteTarget
from reader.core.spans import Span
from reader.exporting import export_notes_csv
from reader.library import Library
from reader.opening import open_article
from reader.operations import Operations
from reader.resources import SAMPLE, resource

if TYPE_CHECKING:
    from reader.cli.session import Session


class Wrong(Exception):
    """A step did not do what it should."""


def expect(condition: bool, what: str) -> None:
    """Raise Wrong unless the condition holds."""
    if not condition:
        raise Wrong(what)


def try_everything(session: Session) -> None:
    """Run each step and print how it went; a failed one sets the exit code."""
    with tempfile.TemporaryDirectory(prefix="qari-") as name:
        trial = Trial(Path(name))
        steps: list[tuple[str, Callable[[], None]]] = [
            (text("test_open", session.language, format=kind), lambda kind=kind: trial.open(kind))  # type: ignore[misc]
            for kind in SAMPLES
        ]
        steps += [
            (text("test_analyse", session.language), trial.analyse),
            (text("test_note", session.language), trial.keep_note),
            (text("test_undo", session.language), trial.undo_and_redo),
            (text("test_export", session.language), trial.export),
            (text("test_window", session.language), trial.show),
        ]
        try:
            for title, step in steps:
                run_step(session, title, step)
        finally:
            trial.close()
    session.say("test_bad" if session.failed else "test_good")


def run_step(session: Session, title: str, step: Callable[[], None]) -> None:
    """One step, with its mark; whatever it raises is shown and does not stop the next one."""
    try:
        step()
    except Exception as error:
        session.failed = True
        session.output.print(f"✗ {title}: {type(error).__name__}: {error}", soft_wrap=True)
    else:
        session.output.print(f"✓ {title}", soft_wrap=True)


class Trial:
    """The steps, in a folder of their own, each standing on what those before it made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library.open(folder / "library.sqlite")
        self.operations = Operations(self.library)
        self.article: Article = open_article(resource(*SAMPLE))
        self.analysis: Analysis | None = None
        self.identity = 0

    def close(self) -> None:
        """Close the library, so that its folder can be removed."""
        self.library.close()

    def open(self, kind: str) -> None:
        """Write a file of that format and read it back."""
        path = self.folder / f"sample.{kind}"
        words = write_sample(path)
        article = open_article(path)
        expect(article.format == kind, f"opened as {article.format}")
        expect(all(word in article.text for word in words), "text is missing")

    def analyse(self) -> None:
        """Names and quotations of the shipped sample, each with its surface."""
        self.analysis = load_analyser().analyse(self.article)
        expect(bool(self.analysis.mentions), "no name was found")
        expect(bool(self.analysis.quotations), "no quotation was found")
        self.identity = self.library.keep(self.article).identity
        self.library.keep_analysis(self.identity, self.analysis)

    def keep_note(self) -> None:
        """A note on the first words is there after the library was closed and opened again."""
        anchor = Anchor.at(self.article.text, Span(0, 10))
        self.operations.add_note(self.identity, Note(NoteTarget.SELECTION, 'ملاحظة، "تجربة"\n=1+1', anchor))
        path = self.library.path
        self.library.close()
        self.library = Library.open(path)
        self.operations = Operations(self.library)
        expect(len(self.library.notes(self.identity)) == 1, "the note is not there")

    def undo_and_redo(self) -> None:
        """The note goes and comes back."""
        self.operations.undo()
        expect(not self.library.notes(self.identity), "undo left the note")
        self.operations.redo()
        expect(len(self.library.notes(self.identity)) == 1, "redo did not bring the note back")

    def export(self) -> None:
        """The CSV file holds the note and what it is on."""
        path = self.folder / "notes.csv"
        expect(export_notes_csv(self.library, path) == 1, "not one row")
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        expect(rows[0]["selection"] == self.article.text[:10], "the selection is another one")

    def show(self) -> None:
        """The article painted by the real view, on no screen."""
        from reader.desktop.painting_trial import paint_offscreen

        expect(paint_offscreen(self.article, self.analysis or Analysis()), "nothing was painted")
