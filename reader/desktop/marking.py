"""The marks of the open article: its analysis run, renewed, kept and corrected."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.core.analyses import Analysis
from reader.core.articles import Article, Direction
from reader.core.errors import ReaderError
from reader.core.mentions import Entity
from reader.core.records import ArticleRecord
from reader.desktop.analyses import Analyses
from reader.desktop.desk import Desk, LibraryDesk
from reader.desktop.opening_questions import Kept, directions_of, keep_analysis
from reader.desktop.tasks import Task, Worker

MANY = 5_000
"""Mentions from which on a step takes long enough to be seen."""

_SHORT = 200_000
"""Code points up to which an article is analysed to the end when another one is opened."""


class Marking(QObject):
    """What was found in the article that is open, and the way there; Reading says which article that is.

    marked: the analysis changed. turned: the directions of its blocks came with it, a person's choice applied.
    analysing: the part of it that is done, or None when none runs. stored: the library has another analysis of some
    article. failed: an error for the person.
    """

    marked = Signal()
    turned = Signal(object)
    analysing = Signal(object)
    stored = Signal()
    failed = Signal(object)

    def __init__(self, desk: LibraryDesk, files: Worker, analyses: Analyses, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._files = files
        self._analyses = analyses
        self._task: Task | None = None
        self._turn = 0
        self._article: Article | None = None
        self._record: ArticleRecord | None = None
        self.analysis: Analysis | None = None
        self.entities: tuple[Entity, ...] = ()
        self._corrected = False
        self._unstored: Analysis | None = None
        self.quantities = False
        """Whether the marks have the dates, amounts and counts."""

    @property
    def being_analysed(self) -> bool:
        """Whether the analysis of the open article is under way."""
        return self._task is not None

    def begin(self, article: Article | None) -> None:
        """Another article is open, or none, and nothing is known of it; what still comes for the one before is not
        shown."""
        self._turn += 1
        self._article = article
        self._record = None
        self.analysis = None
        self.entities = ()
        self._corrected = False
        self._unstored = None

    def know(self, record: ArticleRecord) -> None:
        """The library has the open article, as that record."""
        self._record = record

    def take(self, kept: Kept) -> None:
        """Show what the library has found in the open article before; else keep or begin its analysis."""
        if kept.analysis is not None:
            self.stop()
            self._mark(kept.analysis)
            self._renew(kept.analysis)
        elif self._unstored is not None:
            self._store(kept.record.identity, self._unstored, self._turn)
            self._unstored = None
            self.marked.emit()
        else:
            self.marked.emit()
            if not self.being_analysed:
                self.analyse()

    def analyse(self) -> None:
        """Analyse the open article (again); what a person corrected stays."""
        article, turn = self._article, self._turn
        if article is None:
            return
        self.stop()
        self._unstored = None
        self.analysing.emit(0.0)

        known = self._identity

        def take(analysis: Analysis) -> None:
            if turn != self._turn:
                self._desk.ask(lambda desk: keep_analysis(desk, known, article, analysis), lambda _: self.stored.emit())
                return
            self._task = None
            self.analysing.emit(None)
            if not self._identity:
                self._unstored = analysis
            elif self._store(self._identity, analysis, turn):
                # What a person corrected comes with it: not without it first.
                return
            self._mark(analysis)

        def fail(error: ReaderError) -> None:
            if turn == self._turn:
                self._task = None
                self.analysing.emit(None)
                self.marked.emit()
            self.failed.emit(error)

        def tell(part: float) -> None:
            if turn == self._turn:
                self.analysing.emit(part)

        task = self._analyses.analyse(article, take, fail, tell)
        self._task = None if task.finished else task

    def stop(self) -> None:
        """Cancel the analysis under way; the article stays readable without marks."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            self.analysing.emit(None)
            self.marked.emit()

    def leave(self) -> None:
        """Another article is about to be open."""
        # Of a short article it is finished all the same: whoever opens several files finds them all marked.
        task, self._task = self._task, None
        if task is not None:
            if self._article is None or len(self._article.text) > _SHORT:
                task.cancel()
            self.analysing.emit(None)

    def use_model(self, model: Path | None) -> None:
        """Find names with the model of CAMeL Tools in that folder from now on, or with the one that ships; the open
        article is analysed again."""
        self.stop()
        self._analyses.use_model(model)
        self.analyse()

    def use_quantities(self, on: bool) -> None:
        """Have dates, amounts and counts among the marks, or no longer; they need no analysis."""
        if on is not self.quantities:
            self.quantities = on
            if self.analysis is not None:
                self.refresh()

    def refresh(self) -> None:
        """Fetch the corrected analysis and the directions of the open article anew."""
        identity, turn = self._identity, self._turn
        if not identity:
            return
        self._corrected = True

        def take(fresh: tuple[Analysis | None, tuple[Direction, ...]]) -> None:
            if turn == self._turn:
                self.turned.emit(fresh[1])
                self._mark(fresh[0] or self.analysis or Analysis())

        self._desk.ask(
            lambda desk: (
                desk.library.analysis(identity, quantities=self.quantities),
                directions_of(desk.library.article(identity)),
            ),
            take,
            self.failed.emit,
        )

    def close(self) -> None:
        """Stop what runs; nothing that still comes is shown."""
        self.stop()
        self._turn += 1

    @property
    def _identity(self) -> int:
        return self._record.identity if self._record is not None else 0

    def _renew(self, analysis: Analysis) -> None:
        """Analyse the open article again where that was done by an older program or another model; what it shows stays
        until then."""
        turn = self._turn

        def compare(version: str) -> None:
            if turn == self._turn and analysis.recogniser != version and not self.being_analysed:
                self.analyse()

        self._analyses.version(compare)

    def _mark(self, analysis: Analysis) -> None:
        turn = self._turn

        def take(entities: tuple[Entity, ...]) -> None:
            if turn == self._turn:
                self.analysis, self.entities = analysis, entities
                self.marked.emit()

        if len(analysis.mentions) < MANY:
            take(analysis.entities)
        else:
            # A quarter of a second for a hundred thousand: not on the window's thread.
            self._files.submit(lambda _: analysis.entities, take)

    def _store(self, identity: int, analysis: Analysis, turn: int) -> bool:
        """Keep an analysis; whether it is marked when it is kept, because it may have corrections."""
        # Only an article that had marks before can have corrections of them; quantities are the library's to find.
        quantities = self.quantities
        corrected = self._corrected or quantities or (self._record is not None and self._record.analysed)

        def question(desk: Desk) -> Analysis | None:
            desk.library.keep_analysis(identity, analysis)
            listed = desk.library.name_lists()
            if corrected or listed.names or listed.never:
                return desk.library.analysis(identity, quantities=quantities)
            return None

        def take(found: Analysis | None) -> None:
            if turn == self._turn and found is not None:
                self._mark(found)
            self.stored.emit()

        def fail(error: ReaderError) -> None:
            if turn == self._turn:
                self._mark(analysis)
            self.failed.emit(error)

        self._desk.ask(question, take, fail)
        return corrected
