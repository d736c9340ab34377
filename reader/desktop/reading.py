"""What is being read: opening, the library's word on it, the analysis, back and forward, the last place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.analyses import Analysis
from reader.core.articles import Article, Direction
from reader.core.errors import ReaderError
from reader.core.mentions import Entity
from reader.core.notes import Note
from reader.core.progress import Progress
from reader.core.records import ArticleRecord
from reader.desktop.analyses import Analyses
from reader.desktop.desk import Desk, LibraryDesk
from reader.desktop.tasks import Task, Worker

MANY = 5_000
"""Mentions from which on a step takes long enough to be seen."""

_SAVE_PLACE_AFTER = 800
"""Milliseconds of rest after scrolling before the place is kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the library says of an article that was just opened."""

    record: ArticleRecord
    article: Article
    analysis: Analysis | None
    notes: tuple[Note, ...]
    directions: tuple[Direction, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the library knew of a path before its file was read."""

    content_hash: str
    position: int


class Reading(QObject):
    """The article that is open, its record, marks and notes, and the way to the next one.

    opened: an article is there (article, position). kept: its record is known. marked: analysis or notes changed.
    analysing: part done of its analysis, or None when none runs. failed: an error for the person. listed: the records.
    turned: the directions of the open article's blocks, a person's choice applied.
    """

    opened = Signal(object, int)
    kept = Signal(object)
    marked = Signal()
    analysing = Signal(object)
    failed = Signal(object)
    listed = Signal(list)
    turned = Signal(object)
    historyChanged = Signal()
    busy = Signal(bool)

    def __init__(self, desk: LibraryDesk, files: Worker, analyses: Analyses, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._files = files
        self._analyses = analyses
        self._analysis_task: Task | None = None
        self._opening: Task | None = None
        self._asked = 0
        self._turn = 0
        self._history: list[int] = []
        self._at = -1
        self._target: int | None = None
        self._place: int | None = None
        self._place_timer = QTimer(self)
        self._place_timer.setSingleShot(True)
        self._place_timer.setInterval(_SAVE_PLACE_AFTER)
        self._place_timer.timeout.connect(self.save_place)
        self.article: Article | None = None
        self.record: ArticleRecord | None = None
        self.analysis: Analysis | None = None
        self.entities: tuple[Entity, ...] = ()
        self._corrected = False
        self.notes: tuple[Note, ...] = ()

    @property
    def identity(self) -> int:
        """The open article's key in the library, 0 while it has none."""
        return self.record.identity if self.record is not None else 0

    @property
    def being_analysed(self) -> bool:
        """Whether the analysis of the open article is under way."""
        return self._analysis_task is not None

    def list_records(self) -> None:
        """Have `listed` bring the articles of the library, last opened first."""
        self._desk.ask(lambda desk: desk.library.records(), self.listed.emit, self.failed.emit)

    def open_file(self, path: Path, encoding: str | None = None, then: Callable[[], None] | None = None) -> None:
        """Open a file; an error leaves the open article as it is."""
        asked = self._begin()
        known: list[Known | None] = []
        read: list[Article] = []

        def show() -> None:
            if known and read and asked == self._asked:
                article = read[0]
                fact = known[0]
                same = fact is not None and fact.content_hash == article.content_hash
                self._show(article, fact.position if fact is not None and same else 0, then)

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
        self._read(_reads(path, encoding), take, asked)

    def open_text(self, text: str) -> None:
        """Open a text that is no file, such as the clipboard's."""
        asked = self._begin()
        self._read(_reads_text(text), lambda article: self._show(article, 0, None), asked)

    def open_record(self, identity: int, then: Callable[[], None] | None = None) -> None:
        """Open an article of the library, whether or not its file is still there."""
        self._open_record(identity, then, None)

    def back(self) -> None:
        """To the article before, in the order in which they were read."""
        self._step(-1)

    def forward(self) -> None:
        """To the article that back() left."""
        self._step(1)

    @property
    def can_go_back(self) -> bool:
        """Whether back() leads anywhere."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether forward() leads anywhere."""
        return self._at < len(self._history) - 1

    def forget(self, identity: int) -> None:
        """Take an article out of back and forward, because the library no longer has it; it closes if it is open."""
        self._at -= sum(1 for known in self._history[: self._at + 1] if known == identity)
        self._history = [known for known in self._history if known != identity]
        self._at = max(self._at, min(0, len(self._history) - 1))
        if identity == self.identity:
            self._place_timer.stop()
            self._place = None
            self.stop_analysis()
            self._turn += 1
            self._asked += 1
            self.article = self.record = self.analysis = None
            self.entities = ()
            self.notes = ()
            self.opened.emit(None, 0)
            self.marked.emit()
        self.historyChanged.emit()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Keep more files in the library without opening them; folders bring what they hold. Errors are told one by
        one, the rest goes on."""

        def kept(article: Article) -> None:
            self._desk.ask(
                lambda desk: desk.library.keep(article, opened=False), lambda _: self.list_records(), self.failed.emit
            )

        for path in paths:
            if path.is_dir():
                self._files.submit(_articles_in(path), self.add_files, self.failed.emit)
            else:
                self._files.submit(_reads(path), kept, self.failed.emit)

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
        article, identity, turn = self.article, self.identity, self._turn
        if article is None:
            return
        self.stop_analysis()
        self.analysing.emit(0.0)

        def take(analysis: Analysis) -> None:
            self._analysis_task = None
            self.analysing.emit(None)
            if turn != self._turn:
                return
            if identity:
                self._store(identity, analysis, turn)
            self._mark(analysis)

        def fail(error: ReaderError) -> None:
            self._analysis_task = None
            self.analysing.emit(None)
            self.marked.emit()
            self.failed.emit(error)

        task = self._analyses.analyse(article, take, fail, self.analysing.emit)
        self._analysis_task = None if task.finished else task

    def stop_analysis(self) -> None:
        """Cancel the analysis under way; the article stays readable without marks."""
        task, self._analysis_task = self._analysis_task, None
        if task is not None:
            task.cancel()
            self.analysing.emit(None)
            self.marked.emit()

    def refresh(self) -> None:
        """Fetch the corrected analysis and the directions of the open article anew."""
        identity, turn = self.identity, self._turn
        if not identity:
            return
        self._corrected = True

        def take(fresh: tuple[Analysis | None, tuple[Direction, ...]]) -> None:
            if turn == self._turn:
                self.turned.emit(fresh[1])
                self._mark(fresh[0] or self.analysis or Analysis())

        self._desk.ask(
            lambda desk: (desk.library.analysis(identity), _directions(desk.library.article(identity))),
            take,
            self.failed.emit,
        )

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """Take the open article's notes as they now are."""
        self.notes = notes
        self.marked.emit()

    def close(self) -> None:
        """Keep the place and stop what runs."""
        self.save_place()
        self.stop_analysis()
        self._turn += 1
        self._asked += 1

    def _open_record(self, identity: int, then: Callable[[], None] | None, at: int | None) -> None:
        if identity == self.identity:
            self._target = at
            self._remember(identity)
            if then is not None:
                then()
            return
        asked = self._begin()

        def show(kept: Kept) -> None:
            if asked == self._asked:
                self._target = at
                self._show(kept.article, kept.record.position, then, kept)

        self._desk.ask(lambda desk: _recall(desk, identity), show, lambda error: self._fail(error, asked))

    def _begin(self) -> int:
        self.save_place()
        if self._opening is not None:
            self._opening.cancel()
            self._opening = None
        self._asked += 1
        self._target = None
        self.busy.emit(True)
        return self._asked

    def _read(self, read: Callable[[Progress], Article], take: Callable[[Article], None], asked: int) -> None:
        def done(article: Article) -> None:
            if asked == self._asked:
                take(article)

        task = self._files.submit(read, done, lambda error: self._fail(error, asked))
        self._opening = None if task.finished else task

    def _fail(self, error: ReaderError, asked: int) -> None:
        if asked == self._asked:
            # The article that was open stays, and so does what belongs to it.
            self.busy.emit(False)
            self.failed.emit(error)

    def _show(self, article: Article, position: int, then: Callable[[], None] | None, kept: Kept | None = None) -> None:
        self.stop_analysis()
        self._place_timer.stop()
        self._place = None
        self._turn += 1
        turn = self._turn
        self.busy.emit(False)
        self.article = article
        self.record = None
        self.analysis = None
        self.entities = ()
        self._corrected = False
        self.notes = ()
        self.opened.emit(article, position)
        if kept is not None:
            self._take(kept)
            if then is not None:
                then()
            return

        def take(answer: Kept) -> None:
            if turn == self._turn:
                if position == 0 and answer.record.position and self._place is None:
                    self.opened.emit(article, answer.record.position)
                self._take(answer)
                if then is not None:
                    then()

        def fail(error: ReaderError) -> None:
            if turn == self._turn:
                self.failed.emit(error)
                self.analyse()

        self._desk.ask(lambda desk: _keep(desk, article), take, fail)

    def _take(self, kept: Kept) -> None:
        self.record = kept.record
        self.notes = kept.notes
        self._remember(kept.record.identity)
        self.kept.emit(kept.record)
        self.turned.emit(kept.directions)
        self.list_records()
        if kept.analysis is None:
            self.marked.emit()
            self.analyse()
        else:
            self._mark(kept.analysis)

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

    def _store(self, identity: int, analysis: Analysis, turn: int) -> None:
        # Only an article that had marks before can have corrections of them.
        corrected = self._corrected or (self.record is not None and self.record.analysed)

        def question(desk: Desk) -> Analysis | None:
            desk.library.keep_analysis(identity, analysis)
            return desk.library.analysis(identity) if corrected else None

        def take(found: Analysis | None) -> None:
            if turn == self._turn and found is not None:
                self._mark(found)
            self.list_records()

        self._desk.ask(question, take, self.failed.emit)

    def _remember(self, identity: int) -> None:
        target, self._target = self._target, None
        if target is not None and target < len(self._history) and self._history[target] == identity:
            self._at = target
        elif self._at < 0 or self._history[self._at] != identity:
            self._history = [*self._history[: self._at + 1], identity]
            self._at += 1
        self.historyChanged.emit()

    def _step(self, by: int) -> None:
        at = self._at + by
        if 0 <= at < len(self._history):
            self._open_record(self._history[at], None, at)


def _recall(desk: Desk, identity: int) -> Kept:
    library = desk.library
    article = library.article(identity)
    return Kept(
        library.keep_opened(identity),
        article,
        library.analysis(identity),
        tuple(library.notes(identity)),
        _directions(article),
    )


def _keep(desk: Desk, article: Article) -> Kept:
    library = desk.library
    record = library.keep(article)
    chosen = library.directions(record.identity)
    turned = library.article(record.identity) if chosen.blocks or chosen.article is not None else article
    return Kept(
        record,
        article,
        library.analysis(record.identity),
        tuple(library.notes(record.identity)),
        _directions(turned),
    )


def _directions(article: Article) -> tuple[Direction, ...]:
    return tuple(block.direction for block in article.blocks)


def _reads(path: Path, encoding: str | None = None) -> Callable[[Progress], Article]:
    def read(_: Progress) -> Article:
        from reader.opening import open_article

        return open_article(path, encoding=encoding)

    return read


def _reads_text(text: str) -> Callable[[Progress], Article]:
    def read(_: Progress) -> Article:
        from reader.opening import article_from_text

        return article_from_text(text)

    return read


def _articles_in(folder: Path) -> Callable[[Progress], list[Path]]:
    def search(_: Progress) -> list[Path]:
        from reader.opening import is_supported

        return sorted(path for path in folder.rglob("*") if path.is_file() and is_supported(path))

    return search
