"""Who said what over all articles: the index that reader.library.mark_index keeps, merged names as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, islice
from operator import itemgetter

from reader.core.analyses import Analysis
from reader.core.mentions import EntityType
from reader.core.quotations import Quotation
from reader.core.records import ArticleRecord
from reader.library.analyses import Analyses
from reader.library.appearances import days_of
from reader.library.article_list import ArticleList
from reader.library.articles import Articles
from reader.library.filters import QuotationFilter
from reader.library.marks_codec import CUE_NUMBERS, KIND_NUMBERS
from reader.library.models import to_text
from reader.library.query import Query, read_query
from reader.library.store import Store
from reader.library.terms import name_key

_READ_AT_ONCE = 100
"""Quotations that are looked through for words before it is asked whether they are enough."""


@dataclass(frozen=True, slots=True)
class SpokenQuotation:
    """A quotation with its article and its words."""

    article: ArticleRecord
    quotation: Quotation
    text: str


@dataclass(frozen=True, slots=True)
class SpeakerUse:
    """Someone who is quoted in the library, and how often."""

    name: str
    quotations: int


@dataclass(frozen=True, slots=True)
class SpokenAbout:
    """How many quotations of a speaker mention a name."""

    speaker: str
    about: str
    type: EntityType
    quotations: int


class Sayings:
    """The quotations in one store."""

    def __init__(self, store: Store, listed: ArticleList, articles: Articles, analyses: Analyses) -> None:
        self._store = store
        self._listed = listed
        self._articles = articles
        self._analyses = analyses

    def speakers(self, *, text: str = "", limit: int | None = 100, offset: int = 0) -> list[SpeakerUse]:
        """See Library.speakers."""
        key = name_key(text)
        wanted = -1 if limit is None else limit + offset
        with self._store.reading():
            rows = self._store.sql(_PLAIN, (key, wanted)).fetchall() + self._store.sql(_MERGED, (key,)).fetchall()
        rows.sort(key=lambda row: (-row[2], row[1]))
        return [
            SpeakerUse(to_text(name), count)
            for name, _, count in rows[offset : None if limit is None else offset + limit]
        ]

    def quotations(self, where: QuotationFilter, *, limit: int | None = 100, offset: int = 0) -> list[SpokenQuotation]:
        """See Library.quotations."""
        conditions, values = _conditions(where)
        query = read_query(where.text)
        match = query.match()
        order = " ASC" if where.oldest_first else " DESC"
        ordered = f"SELECT article_id, number FROM said WHERE {conditions} ORDER BY day{order}, article_id{order}"
        with self._store.reading():
            if match is None:
                sql = f"{ordered}, number{order} LIMIT ? OFFSET ?"
                rows = self._store.sql(sql, (*values, -1 if limit is None else limit, offset)).fetchall()
                if not where.oldest_first:
                    # An index read backwards gives those of one article backwards too; the order of the text is wanted.
                    groups = groupby(rows, key=itemgetter(0))
                    rows = [row for _, group in groups for row in reversed(list(group))]
                return list(self._spoken(rows))
            # The full-text index tells the articles; which of their quotations hold the words is read.
            cursor = self._store.sql(f"{ordered}, number", (*values, match))
            found = (
                spoken
                for rows in iter(partial(cursor.fetchmany, _READ_AT_ONCE), [])
                for spoken in self._spoken(rows)
                if _holds(query, spoken.text)
            )
            return list(islice(found, offset, None if limit is None else offset + limit))

    def count(self, where: QuotationFilter) -> int:
        """See Library.count_quotations."""
        conditions, values = _conditions(where)
        if read_query(where.text).match() is not None:
            return len(self.quotations(where, limit=None))
        with self._store.reading():
            return int(self._store.sql(f"SELECT count(*) FROM said WHERE {conditions}", values).fetchone()[0])

    def who_about_whom(self, speakers: int, about: int) -> list[SpokenAbout]:
        """See Library.who_about_whom."""
        found: list[SpokenAbout] = []
        totals: Counter[str] = Counter()
        with self._store.reading():
            for use in self.speakers(limit=speakers):
                key = name_key(use.name)
                for name, kind, folded, count, _ in self._store.sql(_WHOM, (key,)).fetchall():
                    if folded != key:
                        found.append(SpokenAbout(use.name, to_text(name), EntityType(kind), count))
                        totals[folded] += count
        chosen = set(sorted(totals, key=lambda folded: (-totals[folded], folded))[:about])
        found = [spoken for spoken in found if name_key(spoken.about) in chosen]
        return sorted(found, key=lambda spoken: (-spoken.quotations, spoken.speaker, spoken.about))

    def _spoken(self, rows: Sequence[tuple[int, int]]) -> Iterator[SpokenQuotation]:
        """The quotations with those numbers in those articles."""
        records = self._listed.some(article for article, _ in rows)
        for article, places in groupby(rows, key=itemgetter(0)):
            if article in records:
                analysis = self._analyses.analysis(article) or Analysis()
                text = self._articles.text(article)
                for _, number in places:
                    quotation = analysis.quotations[number]
                    yield SpokenQuotation(records[article], quotation, quotation.content.of(text))


def _conditions(where: QuotationFilter) -> tuple[str, list[object]]:
    """What must hold of a row of `said`, in SQL, with its values; the match of the words comes last where there is
    one."""
    conditions: list[str] = ["1"]
    values: list[object] = []
    if where.unattributed:
        conditions.append("speaker_id IS NULL")
    for key, exactly, holding in (
        (name_key(where.speaker), _BY, _BY_ANY),
        (name_key(where.about), _ABOUT, _ABOUT_ANY),
    ):
        if key:
            conditions.append(exactly if where.exact else holding)
            values += [key] * conditions[-1].count("?")
    if where.cue_class is not None:
        conditions.append("cue = ?")
        values.append(CUE_NUMBERS[where.cue_class])
    if where.kind is not None:
        conditions.append("kind = ?")
        values.append(KIND_NUMBERS[where.kind])
    if where.since:
        conditions.append("day >= ?")
        values.append(days_of(where.since)[0])
    if where.until:
        conditions.append("day > 0 AND day <= ?")
        values.append(days_of(where.until)[1])
    if read_query(where.text).match() is not None:
        conditions.append("article_id IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)")
    return " AND ".join(conditions), values


def _holds(query: Query, text: str) -> bool:
    """Whether a quotation holds what the query wants and nothing of what it does not."""
    return all(phrase.stands_in(text) for phrase in query.wanted) and not any(
        phrase.stands_in(text) for phrase in query.unwanted
    )


# A speaker's type is not known: a name merged under any type is that of the speaker too.
_BY_ANY = """
speaker_id IN (SELECT id FROM speaker_named WHERE instr(own, ?) OR instr(folded, ?))
"""
_BY = """
speaker_id IN (
    SELECT id FROM speaker WHERE folded = ? OR folded IN (SELECT alias.folded FROM alias WHERE into_folded = ?)
)
"""
# The few names first: left to choose, SQLite goes through all that was ever said about anyone.
_ABOUT_ANY = """
id IN (
    WITH it AS MATERIALIZED (SELECT entity_id FROM named WHERE instr(own, ?) OR instr(folded, ?))
    SELECT said_id FROM it CROSS JOIN said_about USING (entity_id)
)
"""
_ABOUT = """
id IN (
    WITH it AS MATERIALIZED (
        SELECT id AS entity_id FROM entity WHERE folded = ?
        UNION SELECT entity.id FROM alias CROSS JOIN entity USING (folded, type) WHERE into_folded = ?
    )
    SELECT said_id FROM it CROSS JOIN said_about USING (entity_id)
)
"""
_PLAIN = """
SELECT name, folded, quotations FROM speaker_named
WHERE quotations > 0 AND own = folded AND instr(folded, ?)
    AND NOT EXISTS (SELECT 1 FROM alias WHERE into_folded = own)
ORDER BY quotations DESC, folded LIMIT ?
"""
_MERGED = """
SELECT min(name), folded, sum(quotations) AS total FROM speaker_named
WHERE folded IN (SELECT into_folded FROM alias)
GROUP BY folded HAVING total > 0 AND (instr(folded, ?1) OR max(instr(own, ?1)))
"""
# A name is one whatever its types, as for a filter with the exact names of both; shown is the most mentioned type.
_WHOM = """
WITH spoken AS MATERIALIZED (
    SELECT id AS said_id FROM said WHERE speaker_id IN (
        SELECT id FROM speaker WHERE folded = ?1 OR folded IN (SELECT alias.folded FROM alias WHERE into_folded = ?1)
    )
),
told AS MATERIALIZED (
    SELECT entity_id, said_id FROM spoken CROSS JOIN said_about USING (said_id)
)
SELECT name, type, folded, count(DISTINCT said_id), max(mentions)
FROM told CROSS JOIN named USING (entity_id) GROUP BY folded
"""
