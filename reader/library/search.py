"""Search over all articles and notes, with snippets in the spelling of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reader.core.notes import Note
from reader.core.records import ArticleRecord
from reader.core.spans import Span
from reader.library.article_list import ArticleList
from reader.library.articles import Articles
from reader.library.notes import Notes
from reader.library.query import Field, Query, date_range, read_query
from reader.library.snippets import Finder
from reader.library.store import Store
from reader.library.terms import name_key

_RANKED_HITS = 1_000
"""Up to so many articles are ranked by bm25."""


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
        finder = Finder(query)
        return [
            _text_hit(finder, records[place.article], texts[place.article])
            if place.note is None
            else _note_hit(finder, records[place.article], notes[place.note])
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


def _text_hit(finder: Finder, record: ArticleRecord, text: str) -> Hit:
    snippet, marks, first = finder.snippet(text)
    return Hit(record, None, snippet, marks, first)


def _note_hit(finder: Finder, record: ArticleRecord, note: Note) -> Hit:
    snippet, marks, first = finder.snippet(note.body)
    if first is None and note.anchor is not None:
        snippet, marks, first = finder.snippet(note.anchor.exact)
    place = note.anchor.span if note.anchor and not note.orphan else None
    return Hit(record, note, snippet, marks, place)
