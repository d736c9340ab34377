"""Who and what is named over all articles, and who said what: the index that reader.library.analyses keeps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from reader.core.analyses import Analysis
from reader.core.mentions import EntityType
from reader.core.quotations import Quotation
from reader.core.records import ArticleRecord
from reader.library.analyses import Analyses, date_of
from reader.library.article_list import ArticleList
from reader.library.articles import Articles
from reader.library.store import Store
from reader.library.terms import name_key


@dataclass(frozen=True, slots=True)
class EntityUse:
    """A name in the library: how often it is mentioned, in how many articles, and the first and last date of those.

    Spellings that fold to one are one name, shown as it was first met.
    """

    name: str
    type: EntityType
    mentions: int
    articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class SpokenQuotation:
    """A quotation with its article and its words."""

    article: ArticleRecord
    quotation: Quotation
    text: str


@dataclass(frozen=True, slots=True)
class Companion:
    """A name that appears with another one, and in how many articles they do."""

    name: str
    type: EntityType
    articles: int


@dataclass(frozen=True, slots=True)
class SpeakerUse:
    """Someone who is quoted in the library, and how often."""

    name: str
    quotations: int


# Of a name that half the library mentions the latest articles tell enough, and all would take seconds.
_COMPANIONS = """
WITH it AS (SELECT id FROM entity WHERE folded = ? AND type = ?),
     latest AS (SELECT article_id FROM appearance WHERE entity_id = (SELECT id FROM it) ORDER BY day DESC LIMIT 1000)
SELECT name, type, count(*) AS together
FROM appearance JOIN entity ON entity.id = entity_id
WHERE article_id IN (SELECT article_id FROM latest) AND entity_id <> (SELECT id FROM it)
GROUP BY entity_id ORDER BY together DESC, entity.mentions DESC, folded LIMIT ?
"""


class Names:
    """The names in one store."""

    def __init__(self, store: Store, listed: ArticleList, articles: Articles, analyses: Analyses) -> None:
        self._store = store
        self._listed = listed
        self._articles = articles
        self._analyses = analyses

    def entities(
        self, *, type: EntityType | None = None, text: str = "", limit: int | None = 100, offset: int = 0
    ) -> list[EntityUse]:
        """See Library.entities."""
        conditions, values = ["mentions > 0"], []
        if type is not None:
            conditions.append("type = ?")
            values.append(type.value)
        if key := name_key(text):
            conditions.append("instr(folded, ?)")
            values.append(key)
        with self._store.reading():
            rows = self._store.sql(
                "SELECT name, type, mentions, articles, "
                "(SELECT min(day) FROM appearance WHERE entity_id = entity.id AND day > 0), "
                "(SELECT max(day) FROM appearance WHERE entity_id = entity.id AND day > 0) "
                f"FROM entity WHERE {' AND '.join(conditions)} ORDER BY mentions DESC, folded LIMIT ? OFFSET ?",
                (*values, -1 if limit is None else limit, offset),
            ).fetchall()
        return [
            EntityUse(name, EntityType(kind), mentions, articles, date_of(first or 0), date_of(last or 0))
            for name, kind, mentions, articles, first, last in rows
        ]

    def companions(self, name: str, type: EntityType, *, limit: int = 30) -> list[Companion]:
        """See Library.companions."""
        with self._store.reading():
            rows = self._store.sql(_COMPANIONS, (name_key(name), type.value, limit)).fetchall()
        return [Companion(name, EntityType(kind), articles) for name, kind, articles in rows]

    def articles_naming(
        self, name: str, type: EntityType, *, limit: int | None = 50, offset: int = 0
    ) -> list[ArticleRecord]:
        """See Library.articles_naming."""
        with self._store.reading():
            rows = self._store.sql(
                "SELECT article_id FROM appearance "
                "WHERE entity_id = (SELECT id FROM entity WHERE folded = ? AND type = ?) "
                "ORDER BY day DESC, article_id DESC LIMIT ? OFFSET ?",
                (name_key(name), type.value, -1 if limit is None else limit, offset),
            ).fetchall()
            records = self._listed.some(article for (article,) in rows)
            return [records[article] for (article,) in rows]

    def speakers(self, *, text: str = "", limit: int | None = 100, offset: int = 0) -> list[SpeakerUse]:
        """See Library.speakers."""
        with self._store.reading():
            rows = self._store.sql(
                "SELECT name, quotations FROM speaker WHERE quotations > 0 AND instr(folded, ?) "
                "ORDER BY quotations DESC, folded LIMIT ? OFFSET ?",
                (name_key(text), -1 if limit is None else limit, offset),
            ).fetchall()
        return [SpeakerUse(*row) for row in rows]

    def quotations(
        self,
        *,
        speaker: str = "",
        about: str = "",
        unattributed: bool = False,
        limit: int | None = 100,
        offset: int = 0,
    ) -> list[SpokenQuotation]:
        """See Library.quotations."""
        conditions, values = ["1"], []
        if unattributed:
            conditions.append("speaker_id IS NULL")
        if key := name_key(speaker):
            conditions.append("speaker_id IN (SELECT id FROM speaker WHERE instr(folded, ?))")
            values.append(key)
        if key := name_key(about):
            conditions.append(
                "id IN (SELECT said_id FROM said_about JOIN entity ON entity.id = entity_id WHERE instr(folded, ?))"
            )
            values.append(key)
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
