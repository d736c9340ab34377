"""The full-text index: the terms of every article and note in SQLite's FTS5, kept in step with what is stored.

The index of articles holds no text of its own, so that the library stays small: FTS5 then has to be told what stood
there when an article is taken out, and the terms must still be made in the same way. Where the folding or the stems
have changed since (a new version of the program), the index is made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from reader.core.articles import Article, BlockKind
from reader.core.progress import Progress, no_progress
from reader.library.models import Fact, NoteRow
from reader.library.store import Store
from reader.library.terms import count, fingerprint, terms

_FACT = "terms"


@dataclass(frozen=True, slots=True)
class IndexedWords:
    """The terms of an article's title and those of the rest, and how many words its text has."""

    title: str
    body: str
    count: int

    @classmethod
    def of(cls, article: Article) -> Self:
        first = article.blocks[0] if article.blocks else None
        if first is not None and first.kind is BlockKind.TITLE:
            title, body = terms(first.span.of(article.text)), terms(article.text[first.span.end :])
            return cls(title, body, count(title) + count(body))
        body = terms(article.text)
        return cls(terms(article.metadata.title or ""), body, count(body))


class SearchIndex:
    """The full-text index of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._sure = False
        self._deferred: list[tuple[int, IndexedWords]] | None = None

    @contextmanager
    def deferring(self) -> Iterator[None]:
        """Put the articles that are added inside in at the end, one after the other.

        FTS5 gathers what is added in memory, and writes it down whenever a statement that may fail halfway begins, such
        as one with a trigger: between two articles there are many of those.
        """
        if self._deferred is not None:
            yield
            return
        self._deferred = []
        try:
            yield
            self.flush()
        finally:
            self._deferred = None

    def flush(self) -> None:
        """Put in what was deferred; to be called before the index is asked."""
        if self._deferred:
            deferred, self._deferred = self._deferred, []
            for number, words in deferred:
                self._insert(number, words)

    def add(self, number: int, words: IndexedWords) -> None:
        """Put an article in."""
        self._sign()
        if self._deferred is not None:
            self._deferred.append((number, words))
        else:
            self._insert(number, words)

    def _insert(self, number: int, words: IndexedWords) -> None:
        self._store.sql(
            "INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)", (number, words.title, words.body)
        )

    def remove(self, number: int, article: Article) -> None:
        """Take an article out; it must be just what was put in."""
        self.flush()
        if self.is_current():
            words = IndexedWords.of(article)
            self._store.sql(
                "INSERT INTO article_words (article_words, rowid, title, body) VALUES ('delete', ?, ?, ?)",
                (number, words.title, words.body),
            )

    def is_current(self) -> bool:
        """Whether the index was made with the same folding and stems as now."""
        if not self._sure:
            row = self._store.row(Fact.select(Fact.value).where(Fact.key == _FACT))
            self._sure = row is not None and row[0] == fingerprint()
        return self._sure

    def rebuild(
        self, numbers: Iterable[int], article: Callable[[int], Article], progress: Progress = no_progress
    ) -> None:
        """Make the index anew from what is stored, in one transaction."""
        self.flush()
        with self._store.writing():
            self._store.sql("INSERT INTO article_words (article_words) VALUES ('delete-all')")
            self._store.run(Fact.delete().where(Fact.key == _FACT))
            self._sure = False
            self._sign()
            numbers = list(numbers)
            for done, number in enumerate(numbers):
                self.add(number, IndexedWords.of(article(number)))
                progress(done / len(numbers))
            # First in step with what the notes hold, so that the triggers then find what they take out.
            self._store.sql("INSERT INTO note_words (note_words) VALUES ('rebuild')")
            for number, body, exact in self._store.rows(NoteRow.select(NoteRow.id, NoteRow.body, NoteRow.exact)):
                self._store.run(NoteRow.update(terms=note_terms(body, exact)).where(NoteRow.id == number))
        progress(1.0)

    def _sign(self) -> None:
        """Write down how the terms of the first article are made."""
        if self._sure:
            return
        row = self._store.row(Fact.select(Fact.value).where(Fact.key == _FACT))
        if row is None:
            self._store.run(Fact.insert(key=_FACT, value=fingerprint()))


def note_terms(body: str, exact: str | None) -> str:
    """The terms of a note: what was written, then the words it is on."""
    return f"{terms(body)} {terms(exact or '')}".strip()
