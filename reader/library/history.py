"""The steps that change a library: each drafted as a whole, its traces in every index, undone and done again."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reader.library.analyses import Analyses
from reader.library.articles import Articles
from reader.library.draft import Draft
from reader.library.journal import Journal, RecordedStep, Touched
from reader.library.listing import Listing
from reader.library.places import settle_places
from reader.library.purge import purge
from reader.library.search_index import SearchIndex
from reader.library.store import Store

FORGET = "forget_article"
"""The code of the step that forgets an article; once it can no longer be undone the article is deleted for good."""


@dataclass(slots=True)
class Drafted:
    """A step being written: `draft` writes it, `code` and `values` name it, `touched` says what it changed so far.

    With codes in `joining` it becomes one step with the one before, where that has one of them and wrote the same row.
    """

    draft: Draft
    touched: Touched
    code: str
    values: dict[str, str] = field(default_factory=dict)
    joining: Collection[str] = ()


class History:
    """The history of one store."""

    def __init__(
        self, store: Store, articles: Articles, analyses: Analyses, index: SearchIndex, listing: Listing
    ) -> None:
        self._store = store
        self._articles = articles
        self._analyses = analyses
        self._index = index
        self._listing = listing
        self._journal = Journal(store)

    @contextmanager
    def drafting(self, code: str) -> Iterator[Drafted]:
        """One step: what is drafted inside is done as a whole at the end, or not at all."""
        with self._store.writing():
            with self._journal.step(code) as recorder:
                drafted = Drafted(Draft(self._store, self._articles, recorder), recorder.touched, code)
                yield drafted
                self._refresh_indexes(recorder.touched)
                self._journal.name(recorder.step, drafted.code, drafted.values)
                if drafted.joining and recorder.changes:
                    self._journal.join(recorder.step, drafted.joining)
            self._drop_old_steps()

    def last(self) -> RecordedStep | None:
        """What undo would undo."""
        with self._store.reading():
            return self._journal.last()

    def next(self) -> RecordedStep | None:
        """What redo would do again."""
        with self._store.reading():
            return self._journal.next()

    def undo(self) -> tuple[RecordedStep, Touched] | None:
        """Undo the last step; None where there is none."""
        with self._store.writing():
            step = self._journal.last()
            return None if step is None else (step, self._settled(self._journal.undo(step)))

    def redo(self) -> tuple[RecordedStep, Touched] | None:
        """Do the step that was undone last again; None where there is none."""
        with self._store.writing():
            step = self._journal.next()
            return None if step is None else (step, self._settled(self._journal.redo(step)))

    def _settled(self, touched: Touched) -> Touched:
        for article in touched.places:
            settle_places(self._store, article, self._articles.text(article))
        self._refresh_indexes(touched)
        return touched

    def _refresh_indexes(self, touched: Touched) -> None:
        self._listing.mark_due(touched.listed)
        for article in touched.analyses:
            self._analyses.index(article)

    def _drop_old_steps(self) -> None:
        for step in self._journal.overflowing():
            forgotten = self._journal.articles_of(step.number) if step.code == FORGET else set()
            self._journal.drop(step.number)
            for article in forgotten:
                purge(self._store, self._articles, self._index, self._journal, article)
