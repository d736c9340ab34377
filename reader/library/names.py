"""Who and what is named over all articles, and who said what: the index that reader.library.analyses keeps."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.mentions import EntityType
from reader.core.quotations import Quotation
from reader.core.records import ArticleRecord
from reader.library.analyses import Analyses, name_key
from reader.library.articles import Articles
from reader.library.store import Store


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


class Names:
    """The names in one store."""

    def __init__(self, store: Store, articles: Articles, analyses: Analyses) -> None:
        self._store = store
        self._articles = articles
        self._analyses = analyses

    def entities(
        self, *, type: EntityType | None = None, text: str = "", limit: int | None = 100, offset: int = 0
    ) -> list[EntityUse]:
        """See Library.entities."""
        conditions, values = ["article.forgotten IS NULL"], []
        if type is not None:
            conditions.append("entity.type = ?")
            values.append(type.value)
        if key := name_key(text):
            conditions.append("instr(entity.folded, ?)")
            values.append(key)
        with self._store.reading():
            rows = self._store.sql(
                "SELECT entity.name, entity.type, sum(mentions) AS total, count(*), "
                "min(article.date), max(article.date) "
                "FROM entity JOIN appearance ON entity_id = entity.id JOIN article ON article.id = article_id "
                f"WHERE {' AND '.join(conditions)} GROUP BY entity.id "
                "ORDER BY total DESC, entity.folded LIMIT ? OFFSET ?",
                (*values, -1 if limit is None else limit, offset),
            ).fetchall()
        return [EntityUse(row[0], EntityType(row[1]), *row[2:]) for row in rows]

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
        conditions, values = ["article.forgotten IS NULL"], []
        if unattributed:
            conditions.append("said.speaker_id IS NULL")
        if key := name_key(speaker):
            conditions.append("said.speaker_id IN (SELECT id FROM speaker WHERE instr(folded, ?))")
            values.append(key)
        if key := name_key(about):
            conditions.append(
                "said.id IN (SELECT said_id FROM said_about "
                "JOIN entity ON entity.id = entity_id WHERE instr(folded, ?))"
            )
            values.append(key)
        with self._store.reading():
            rows = self._store.sql(
                "SELECT article.id, said.number FROM said JOIN article ON article.id = said.article_id "
                f"WHERE {' AND '.join(conditions)} "
                "ORDER BY article.date DESC NULLS LAST, article.id DESC, said.number LIMIT ? OFFSET ?",
                (*values, -1 if limit is None else limit, offset),
            ).fetchall()
            records = {record.identity: record for record in self._articles.records({row[0] for row in rows})}
            found: list[SpokenQuotation] = []
            for article, record in records.items():
                analysis = self._analyses.analysis(article)
                text = self._articles.text(article)
                for number in (number for at, number in rows if at == article):
                    if analysis is not None and number < len(analysis.quotations):
                        quotation = analysis.quotations[number]
                        found.append(SpokenQuotation(record, quotation, quotation.content.of(text)))
        order = {row: place for place, row in enumerate(dict.fromkeys(row[0] for row in rows))}
        return sorted(found, key=lambda said: order[said.article.identity])
