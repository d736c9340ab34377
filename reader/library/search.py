"""Search over all articles and notes, with snippets in the spelling of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reader.arabic.normaliser import fold_with_offsets
from reader.core.notes import Note
from reader.core.records import ArticleRecord
from reader.core.spans import Span
from reader.library.article_list import ArticleList
from reader.library.articles import Articles
from reader.library.notes import Notes
from reader.library.query import Field, Phrase, Query, date_range, read_query
from reader.library.store import Store
from reader.library.terms import WORD, name_key, pieces, term

_BEFORE, _AFTER = 60, 140
_LOOKED_AT = 60
_RANKED_HITS = 2_000
"""Up to so many articles are ranked by bm25."""
_PIECE = 600
_EDGE = 30
"""How far, in code points, the edge of a word is looked for."""


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
        with self._store.reading():
            found = self._articles_found(query, limit + offset, newest_first)
            found += self._notes_found(query, limit + offset, newest_first)
            found.sort()
            page = found[offset : offset + limit]
            records = self._listed.some(place.article for place in page)
            notes = self._notes.some(place.note for place in page if place.note is not None)
            texts = self._articles.texts(place.article for place in page if place.note is None)
        return [
            _text_hit(query, records[place.article], texts[place.article])
            if place.note is None
            else _note_hit(query, records[place.article], notes[place.note])
            for place in page
        ]

    def _articles_found(self, query: Query, limit: int, newest_first: bool) -> list[_Place]:
        conditions, values = _conditions(query, of_notes=False)
        match = query.match()
        if match is None:
            if not query.conditions:
                return []
            rows = self._store.sql(_ARTICLES.format(conditions), (*values, limit)).fetchall()
            return [_Place(0.0, -added, article) for article, added in rows]
        if newest_first:
            return self._streamed(match, conditions, values, limit, 0.0)
        if self._is_common(match):
            # bm25 reads every hit before it can tell the best. Of so many hits those with the words in the title are
            # what was meant, and else the newest.
            titled = self._streamed(query.match("title") or "", conditions, values, limit, -1.0)
            known = {place.article for place in titled}
            rest = self._streamed(match, conditions, values, limit + len(known), 0.0)
            return titled + [place for place in rest if place.article not in known]
        rows = self._store.sql(_RANKED.format(conditions), (match, *values, limit)).fetchall()
        return [_Place(score, -added, article) for article, added, score in rows]

    def _streamed(self, match: str, conditions: str, values: list[object], limit: int, score: float) -> list[_Place]:
        """The newest hits; FTS5 gives them in that order and stops at the last one asked for."""
        rows = self._store.sql(_NEWEST.format(conditions), (match, *values, limit)).fetchall()
        return [_Place(score, -added, article) for article, added in rows]

    def _is_common(self, match: str) -> bool:
        counted = "SELECT count(*) FROM (SELECT rowid FROM article_words WHERE article_words MATCH ? LIMIT ?)"
        return bool(self._store.sql(counted, (match, _RANKED_HITS + 1)).fetchone()[0] > _RANKED_HITS)

    def _notes_found(self, query: Query, limit: int, newest_first: bool) -> list[_Place]:
        match = query.match()
        if match is None:
            return []
        conditions, values = _conditions(query, of_notes=True)
        rows = self._store.sql(
            _NOTES.format(conditions, order="note.id DESC" if newest_first else "score"), (match, *values, limit)
        ).fetchall()
        return [
            _Place(0.0 if newest_first else score, -created, article, note) for article, note, created, score in rows
        ]


class _Place(NamedTuple):
    """A hit before it is shown; they sort as they are to be shown."""

    score: float
    age: int
    article: int
    note: int | None = None

    def __lt__(self, other: tuple[object, ...]) -> bool:
        return (*self[:3], self.note or 0) < (*other[:3], other[3] or 0)


# A word in a title weighs as much as five in the text. Both indexes give bm25 scores of one scale.
_RANKED = """
SELECT article.id, article.added, bm25(article_words, 5.0, 1.0) AS score
FROM article_words JOIN article ON article.id = article_words.rowid
WHERE article_words MATCH ? AND forgotten IS NULL {} ORDER BY score LIMIT ?
"""
_NEWEST = """
SELECT article.id, article.added FROM article_words JOIN article ON article.id = article_words.rowid
WHERE article_words MATCH ? AND forgotten IS NULL {} ORDER BY article_words.rowid DESC LIMIT ?
"""
_ARTICLES = "SELECT id, added FROM article WHERE forgotten IS NULL {} ORDER BY id DESC LIMIT ?"
_NOTES = """
SELECT article.id, note.id, note.created, bm25(note_words) AS score
FROM note_words JOIN note ON note.id = note_words.rowid JOIN article ON article.id = note.article_id
WHERE note_words MATCH ? AND forgotten IS NULL {} ORDER BY {order} LIMIT ?
"""

_CONDITIONS = {
    Field.PERSON: "article.id IN (SELECT article_id FROM appearance WHERE entity_id IN "
    "(SELECT entity_id FROM named WHERE instr(own, ?) OR instr(folded, ?)))",
    Field.SPEAKER: "article.id IN (SELECT article_id FROM said WHERE speaker_id IN "
    "(SELECT id FROM speaker_named WHERE instr(own, ?) OR instr(folded, ?)))",
    Field.TAG: "article.id IN (SELECT article_id FROM article_tag JOIN tag ON tag.id = tag_id WHERE tag.folded = ?)",
    Field.SOURCE: "instr(folded(coalesce(article.outlet, '')), ?)",
    Field.DATE: "(article.date >= ? AND article.date < ?)",
}
_TAG_OF_NOTE = "note.id IN (SELECT note_id FROM note_tag JOIN tag ON tag.id = tag_id WHERE tag.folded = ?)"


def _conditions(query: Query, *, of_notes: bool) -> tuple[str, list[object]]:
    """What must hold of an article, or of a note and its article, in SQL, with its values."""
    said: list[str] = []
    values: list[object] = []
    for condition in query.conditions:
        sql = _CONDITIONS[condition.field]
        if condition.field is Field.DATE:
            dates = date_range(condition.value)
            # What is no date is no article's date.
            values += ("", "") if dates is None else (dates[0], dates[1] + "~")
        else:
            values += [name_key(condition.value)] * sql.count("?")
            if condition.field is Field.TAG and of_notes:
                sql = _TAG_OF_NOTE
        said.append(f"AND NOT coalesce({sql}, 0)" if condition.unwanted else f"AND {sql}")
    return " ".join(said), values


def _text_hit(query: Query, record: ArticleRecord, text: str) -> Hit:
    snippet, marks, first = snippet_of(text, query)
    return Hit(record, None, snippet, marks, first)


def _note_hit(query: Query, record: ArticleRecord, note: Note) -> Hit:
    snippet, marks, first = snippet_of(note.body, query)
    if first is None and note.anchor is not None:
        snippet, marks, first = snippet_of(note.anchor.exact, query)
    place = note.anchor.span if note.anchor and not note.orphan else None
    return Hit(record, note, snippet, marks, place)


def snippet_of(text: str, query: Query) -> tuple[str, tuple[Span, ...], Span | None]:
    """A piece of the text around the words that the query wants, their places in it, and that of the first in the text.

    Of the places where words of the query stand, the one is taken that has the most different ones near it. A text
    without any gives its beginning.
    """
    found: list[tuple[Span, int]] = []
    different = len({term for phrase in query.wanted for term in phrase.terms})
    last = len(text)
    for place in _occurrences(text, query.wanted):
        if place[0].start > last or len(found) >= _LOOKED_AT:
            break
        found.append(place)
        if last == len(text):
            near = [other for other in found if place[0].start - other[0].start < _AFTER]
            if len({word for _, word in near}) == different:
                # No other place has more: what comes behind it only matters as far as it is shown.
                last = min(last, near[0][0].end + _AFTER + _EDGE)
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
    """The nearest edge of a word from there on, at most _EDGE code points away."""
    for _ in range(_EDGE):
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
    for phrase in wanted:
        for other in phrase.others:
            words.setdefault(other, words[phrase.terms[0]])
    if not words:
        return
    # A stem stands in its word letter for letter, so that a word without one need not be looked at.
    maybe = re.compile("|".join(re.escape(word) for word in sorted({*words, *begun}, key=len)))
    # Most often the first piece has what is wanted.
    for start, end in pieces(text, _PIECE):
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


def _word_start(folded: str, at: int, not_before: int) -> int:
    """Where the word that holds the character starts."""
    digit = folded[at].isdecimal()
    while at > not_before and folded[at - 1].isalnum() and folded[at - 1].isdecimal() == digit:
        at -= 1
    return at
