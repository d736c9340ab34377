"""What is being read: opening, the library's word on it, back and forward, the last place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.analyses import Analysis
from reader.core.articles import Article
from reader.core.errors import ReaderError
from reader.core.mentions import Entity
from reader.core.notes import Note
from reader.core.progress import Progress
from reader.core.records import ArticleRecord
from reader.desktop.analyses import Analyses
from reader.desktop.desk import Desk, LibraryDesk
from reader.desktop.history import History, Place
from reader.desktop.marking import Marking
from reader.desktop.opening_questions import (
    Kept,
    Known,
    keep,
    reads,
    reads_text,
    recall,
)
from reader.desktop.tasks import Worker

_SAVE_PLACE_AFTER = 800
"""Milliseconds of rest after scrolling before the place is kept."""


class Reading(QObject):
    """The article that is open, its record, marks and notes, and the way to the next one.

    opened: an article is there (article, position). placed: where its reading ended, where that is known later.
    kept: its record is known. marked: analysis or notes changed. turned: the directions of its blocks, a person's
    choice applied. returned: the article that is open was asked for again. pageWanted: back or forward leads to a page
    (the Place, where it stands in the history). analysing: the part of its analysis that is done, or None when none
    runs. listed: the records of the library. failed: an error for the person. busy: whether an article is being opened.
    """

    opened = Signal(object, int)
    placed = Signal(int)
    kept = Signal(object)
    marked = Signal()
    analysing = Signal(object)
    failed = Signal(object)
    listed = Signal(list)
    turned = Signal(object)
    returned = Signal()
    pageWanted = Signal(object, int)
    historyChanged = Signal()
    busy = Signal(bool)

    def __init__(self, desk: LibraryDesk, files: Worker, analyses: Analyses, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._files = files
        self._marking = Marking(desk, files, analyses, self)
        self._marking.marked.connect(self.marked)
        self._marking.turned.connect(self.turned)
        self._marking.analysing.connect(self.analysing)
        self._marking.failed.connect(self.failed)
        self._marking.stored.connect(self.list_records)
        self._asked = 0
        self._turn = 0
        self._at: int | None = None
        self.history = History()
        self._place: int | None = None
        self._place_timer = QTimer(self)
        self._place_timer.setSingleShot(True)
        self._place_timer.setInterval(_SAVE_PLACE_AFTER)
        self._place_timer.timeout.connect(self.save_place)
        self.article: Article | None = None
        self.record: ArticleRecord | None = None
        self.notes: tuple[Note, ...] = ()

    @property
    def identity(self) -> int:
        """The open article's key in the library, 0 while it has none."""
        return self.record.identity if self.record is not None else 0

    @property
    def analysis(self) -> Analysis | None:
        """What was found in the open article, None before that is known."""
        return self._marking.analysis

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities of that analysis."""
        return self._marking.entities

    @property
    def being_analysed(self) -> bool:
        """Whether the analysis of the open article is under way."""
        return self._marking.being_analysed

    @property
    def asked(self) -> int:
        """How often an article was asked for."""
        return self._asked

    def list_records(self) -> None:
        """Have `listed` bring the articles of the library, last opened first."""
        self._desk.ask(lambda desk: desk.library.records(), self.listed.emit, self.failed.emit)

    def open_file(self, path: Path, encoding: str | None = None, then: Callable[[], None] | None = None) -> None:
        """Open a file; an error leaves the open article as it is."""
        asked = self._begin()
        known: list[Known | None] = []
        read: list[Article] = []

        def show() -> None:
            if not known or not read:
                return
            article = read[0]
            if asked != self._asked:
                self._keep_aside(article)
            else:
                fact = known[0]
                same = fact is not None and fact.content_hash == article.content_hash
                self._show(article, fact.position if fact is not None and same else 0, then, new=fact is None)

        def recall(desk: Desk) -> Known | None:
            record = desk.library.record_at(path)
            return None if record is None else Known(record.content_hash, record.position)

        def know(fact: Known | None) -> None:
            known.append(fact)
            show()

        def take(article: Article) -> None:
            read.append(article)
            show()

        # The last place is looked up while the file is read, so that the article need not jump to it afterwards.
        self._desk.ask(recall, know, lambda _: know(None))
        self._read(reads(path, encoding), take, asked)

    def open_read(self, article: Article, position: int, *, new: bool) -> None:
        """Open a file that is read already; `new`: the library does not know it."""
        self._begin()
        self._show(article, position, None, new=new)

    def open_text(self, text: str) -> None:
        """Open a text that is no file, such as the clipboard's."""
        asked = self._begin()
        self._read(reads_text(text), lambda article: self._show(article, 0, None, new=True), asked)

    def open_record(self, identity: int, then: Callable[[], None] | None = None) -> None:
        """Open an article of the library, whether or not its file is still there."""
        self._open_record(identity, then, None)

    def back(self) -> None:
        """To the article before, in the order in which they were read."""
        self._step(-1)

    def forward(self) -> None:
        """To the article that back() left."""
        self._step(1)

    def visit(self, place: Place, at: int | None = None) -> None:
        """A page is looked at instead of the article: a new step of the history, or the one at that place."""
        self.save_place()
        self.history.go_to(place, at)
        self.historyChanged.emit()

    def forget(self, identity: int) -> None:
        """Take an article out of back and forward, because the library no longer has it; it closes if it is open."""
        self.history.forget(identity)
        if identity == self.identity:
            self._place_timer.stop()
            self._place = None
            self.stop_analysis()
            self._clear()
        self.historyChanged.emit()

    def close_article(self) -> None:
        """Close the open article, which stays in the library; nothing is open then."""
        if self.article is not None:
            self.save_place()
            self._marking.leave()
            self._clear()
            self.historyChanged.emit()

    def leave_library(self) -> None:
        """Close the open article and forget back and forward: another library takes this one's place."""
        self.close_article()
        self.history.clear()
        self.historyChanged.emit()

    def _clear(self) -> None:
        self._turn += 1
        self._asked += 1
        self.article = self.record = None
        self._marking.begin(None)
        self.notes = ()
        self.opened.emit(None, 0)
        self.marked.emit()

    def _keep_aside(self, article: Article) -> None:
        self._desk.ask(
            lambda desk: desk.library.keep(article, opened=False), lambda _: self.list_records(), self.failed.emit
        )

    def keep_place(self, offset: int) -> None:
        """Remember the reading place (an offset in the text), soon."""
        self._place = offset
        self._place_timer.start()

    def save_place(self) -> None:
        """Remember the reading place now."""
        self._place_timer.stop()
        place, self._place = self._place, None
        identity = self.identity
        if place is not None and identity:
            if self.record is not None:
                self.record = replace(self.record, position=place)
            self._desk.ask(lambda desk: desk.library.keep_position(identity, place))

    def analyse(self) -> None:
        """Analyse the open article (again); what a person corrected stays."""
        self._marking.analyse()

    def stop_analysis(self) -> None:
        """Cancel the analysis under way; the article stays readable without marks."""
        self._marking.stop()

    def use_model(self, model: Path | None) -> None:
        """Find names with the model of CAMeL Tools in that folder from now on, or with the one that ships; the open
        article is analysed again."""
        self._marking.use_model(model)

    def use_quantities(self, on: bool) -> None:
        """Have dates, amounts and counts among the marks, or no longer."""
        self._marking.use_quantities(on)

    def refresh(self) -> None:
        """Fetch the corrected analysis and the directions of the open article anew."""
        self._marking.refresh()

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """Take the open article's notes as they now are."""
        self.notes = notes
        self.marked.emit()

    def close(self) -> None:
        """Keep the place and stop what runs."""
        self.save_place()
        self._marking.close()
        self._turn += 1
        self._asked += 1

    def _open_record(self, identity: int, then: Callable[[], None] | None, at: int | None) -> None:
        if identity == self.identity:
            self._at = at
            self.returned.emit()
            self._remember(identity)
            if then is not None:
                then()
            return
        asked = self._begin()

        def show(kept: Kept) -> None:
            if asked == self._asked:
                self._at = at
                self._show(kept.article, kept.record.position, then, kept)

        quantities = self._marking.quantities
        self._desk.ask(
            lambda desk: recall(desk, identity, quantities=quantities), show, lambda error: self._fail(error, asked)
        )

    def _begin(self) -> int:
        self.save_place()
        self._asked += 1
        self._at = None
        self.busy.emit(True)
        return self._asked

    def _read(self, read: Callable[[Progress], Article], take: Callable[[Article], None], asked: int) -> None:
        def done(article: Article) -> None:
            if asked == self._asked:
                take(article)
            else:
                # Another one was asked for meanwhile, such as by the next of several files: this one is not lost.
                self._keep_aside(article)

        self._files.submit(read, done, lambda error: self._fail(error, asked))

    def _fail(self, error: ReaderError, asked: int) -> None:
        # The article that was open stays, and so does what belongs to it.
        if asked == self._asked:
            self.busy.emit(False)
        self.failed.emit(error)

    def _show(
        self,
        article: Article,
        position: int,
        then: Callable[[], None] | None,
        kept: Kept | None = None,
        *,
        new: bool = False,
    ) -> None:
        self._marking.leave()
        self._place_timer.stop()
        self._place = None
        self._turn += 1
        turn = self._turn
        self.busy.emit(False)
        self.article = article
        self.record = None
        self._marking.begin(article)
        self.notes = ()
        self.opened.emit(article, position)
        if kept is not None:
            self._take(kept)
            if then is not None:
                then()
            return

        if new:
            # A long article takes the library a while; one that it does not know need not wait for it.
            self.analyse()

        def take(answer: Kept) -> None:
            if turn == self._turn:
                if position == 0 and answer.record.position and self._place is None:
                    self.placed.emit(answer.record.position)
                self._take(answer)
                if then is not None:
                    then()

        def fail(error: ReaderError) -> None:
            if turn == self._turn:
                self.failed.emit(error)
                if self.analysis is None and not self.being_analysed:
                    self.analyse()

        quantities = self._marking.quantities
        self._desk.ask(lambda desk: keep(desk, article, quantities=quantities), take, fail)

    def _take(self, kept: Kept) -> None:
        self.record = kept.record
        self._marking.know(kept.record)
        self.notes = kept.notes
        self._remember(kept.record.identity)
        self.kept.emit(kept.record)
        self.turned.emit(kept.directions)
        self.list_records()
        self._marking.take(kept)

    def _remember(self, identity: int) -> None:
        self.history.go_to(identity, self._at)
        self._at = None
        self.historyChanged.emit()

    def _step(self, by: int) -> None:
        neighbour = self.history.neighbour(by)
        if neighbour is None:
            return
        key, at = neighbour
        if isinstance(key, Place):
            self.pageWanted.emit(key, at)
        else:
            self._open_record(key, None, at)
