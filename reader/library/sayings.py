"""Who said what over all articles: the index that reader.library.analyses keeps, merged names as one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from reader.core.analyses import Analysis
from reader.core.quotations import Quotation
from reader.core.records import ArticleRecord
from reader.library.analyses import Analyses
from reader.library.article_list import ArticleList
from reader.library.articles import Articles
from reader.library.models import to_text
from reader.library.store import Store
from reader.library.terms import name_key


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

    def quotations(
        self,
        *,
        speaker: str = "",
        about: str = "",
        unattributed: bool = False,
        exact: bool = False,
        limit: int | None = 100,
        offset: int = 0,
    ) -> list[SpokenQuotation]:
        """See Library.quotations."""
        conditions, values = ["1"], []
        if unattributed:
            conditions.append("speaker_id IS NULL")
        for key, condition in ((name_key(speaker), _BY), (name_key(about), _ABOUT)):
            if key:
                holds = "{} = ?" if exact else "instr({}, ?)"
                conditions.append(condition.format(own=holds.format("own"), into=holds.format("folded")))
                values += [key, key]
        with self._store.reading():
            rows = self._store.sql(
                f"SELECT article_id, number FROM said WHERE {' AND '.join(conditions)} "
                "ORDER BY day DESC, article_id DESC, number DESC LIMIT ? OFFSET ?",
                (*values, -1 if limit is None else limit, offset),
            ).fetchall()
            records = self._listed.some(article for article, _ in rows)
            found: list[SpokenQuotation] = []
            for article, places in groupby(rows, key=itemgetter(0)):
                analysis = self._analyses.analysis(article) or Analysis()
                text = self._articles.text(article)
                # Backwards, for the index is read backwards too; within an article the order of the text is wanted.
                for _, number in reversed(list(places)):
                    quotation = analysis.quotations[number]
                    found.append(SpokenQuotation(records[article], quotation, quotation.content.of(text)))
        return found


# A speaker's type is not known: a name merged under any type is that of the speaker too.
_BY = """
speaker_id IN (SELECT id FROM speaker_named WHERE {own} OR {into})
"""
# The few names first: left to choose, SQLite goes through all that was ever said about anyone.
_ABOUT = """
id IN (
    WITH it AS MATERIALIZED (SELECT entity_id FROM named WHERE {own} OR {into})
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
