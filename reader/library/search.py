"""Search over all articles and notes, with snippets in the spelling of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.arabic.normaliser import fold_with_offsets
from reader.core.notes import Note
from reader.core.records import ArticleRecord
from reader.core.spans import Span
from reader.library.article_list import ArticleList
from reader.library.articles import Articles
from reader.library.notes import Notes
from reader.library.query import Phrase, Query, read_query
from reader.library.store import Store
from reader.library.terms import WORD, term

_BEFORE, _AFTER = 60, 140
_LOOKED_AT = 60
_PIECE = 20_000


@dataclass(frozen=True, slots=True)
class Hit:
    """One article or note that a search found.

    `snippet` is a piece of its text, `marks` where the words stand in it. `span` is where the first of them stands in
    the text of the article; for a note it is the note's place, None where it has none.
    """

    article: ArticleRecord
    note: Note | None
    snippet: str
    marks: tuple[Span, ...]
    span: Span | None


class Search:
    """Searches one store."""

    def __init__(self, store: Store, listed: ArticleList, articles: Articles, notes: Notes) -> None:
        self._store = store
        self._listed = listed
        self._articles = articles
        self._notes = notes

    def search(
        self, typed: str, *, limit: int = 50, offset: int = 0, newest_first: bool = False, typing: bool = False
    ) -> list[Hit]:
        """See Library.search."""
        query = read_query(typed, typing=typing)
        match = query.match()
        if match is None:
            return []
        with self._store.reading():
            rows = self._store.sql(
                _SQL.format(order="moment DESC" if newest_first else "score"), (match, match, limit, offset)
            )
            found: list[tuple[int, int | None]] = [(article, note) for article, note, _, _ in rows.fetchall()]
            records = self._listed.some(article for article, _ in found)
            return [self._hit(query, records[article], note) for article, note in found if article in records]

    def _hit(self, query: Query, record: ArticleRecord, number: int | None) -> Hit:
        if number is None:
            text = self._articles.text(record.identity)
            snippet, marks, first = snippet_of(text, query)
            return Hit(record, None, snippet, marks, first)
        note = self._notes.note(number)
        exact = note.anchor.exact if note.anchor else ""
        body, marks, first = snippet_of(note.body, query)
        if first is None and exact:
            body, marks, first = snippet_of(exact, query)
        place = note.anchor.span if note.anchor and not note.orphan else None
        return Hit(record, note, body, marks, place)


# A word in a title weighs as much as five in the text. Both indexes give bm25 scores of one scale.
_SQL = """
SELECT * FROM (
    SELECT article.id AS article, NULL AS note, bm25(article_words, 5.0, 1.0) AS score,
           coalesce(article.opened, article.added) AS moment
    FROM article_words JOIN article ON article.id = article_words.rowid
    WHERE article_words MATCH ? AND article.forgotten IS NULL
    UNION ALL
    SELECT article.id, note.id, bm25(note_words), note.changed
    FROM note_words JOIN note ON note.id = note_words.rowid JOIN article ON article.id = note.article_id
    WHERE note_words MATCH ? AND article.forgotten IS NULL
)
ORDER BY {order}, article, note LIMIT ? OFFSET ?
"""


def snippet_of(text: str, query: Query) -> tuple[str, tuple[Span, ...], Span | None]:
    """A piece of the text around the words that the query wants, their places in it, and that of the first in the text.

    Of the places where words of the query stand, the one is taken that has the most different ones near it. A text
    without any gives its beginning.
    """
    found: list[tuple[Span, int]] = []
    for place in _occurrences(text, query.wanted):
        found.append(place)
        if len(found) >= _LOOKED_AT:
            break
    if not found:
        end = _word_edge(text, min(len(text), _BEFORE + _AFTER), +1)
        return text[:end].replace("\n", " "), (), None
    best, _ = max(
        found,
        key=lambda place: (
            len({word for span, word in found if 0 <= span.start - place[0].start < _AFTER}),
            -place[0].start,
        ),
    )
    start = _word_edge(text, max(0, best.start - _BEFORE), -1)
    end = _word_edge(text, min(len(text), best.end + _AFTER), +1)
    marks = tuple(
        Span(span.start - start, span.end - start) for span, _ in found if start <= span.start and span.end <= end
    )
    return text[start:end].replace("\n", " "), marks, best


def _word_edge(text: str, at: int, step: int) -> int:
    """The nearest edge of a word from there on, at most 30 code points away."""
    for _ in range(30):
        if at <= 0 or at >= len(text) or text[at - 1].isspace() or text[at].isspace():
            break
        at += step
    while 0 < at < len(text) and step < 0 and text[at].isspace():
        at += 1
    return at


def _occurrences(text: str, wanted: tuple[Phrase, ...]) -> Iterator[tuple[Span, int]]:
    """Where the wanted words stand, in order, each with the number of its term."""
    words = {word: number for number, word in enumerate(dict.fromkeys(w for phrase in wanted for w in phrase.terms))}
    begun = {phrase.begun: words[phrase.terms[-1]] for phrase in wanted if phrase.begun}
    if not words:
        return
    # A stem stands in its word letter for letter, so that a word without one need not be looked at.
    maybe = re.compile("|".join(re.escape(word) for word in sorted({*words, *begun}, key=len)))
    for start, end in _pieces(text):
        folded = fold_with_offsets(text[start:end])
        done = 0
        while match := maybe.search(folded.text, done):
            word = WORD.search(folded.text, _word_start(folded.text, match.start(), done))
            if word is None:
                break
            done = max(word.end(), match.start() + 1)
            stem = term(word[0])
            number = words.get(stem)
            if number is None:
                number = next((number for prefix, number in begun.items() if stem.startswith(prefix)), None)
            if number is not None:
                span = folded.span(word.start(), word.end())
                yield Span(start + span.start, start + span.end), number


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The text in pieces that are folded one by one, for most often the first has what is wanted."""
    start = 0
    while start < len(text):
        end = text.find(" ", start + _PIECE) if start + _PIECE < len(text) else -1
        end = len(text) if end < 0 else end
        yield start, end
        start = end


def _word_start(folded: str, at: int, not_before: int) -> int:
    """Where the word that holds the character starts."""
    digit = folded[at].isdecimal()
    while at > not_before and folded[at - 1].isalnum() and folded[at - 1].isdecimal() == digit:
        at -= 1
    return at
