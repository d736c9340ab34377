"""Where a name appears: its articles, its places in them, whom it appears with, and how often when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.core.analyses import Analysis
from reader.core.mentions import EntityType
from reader.core.records import ArticleRecord
from reader.core.spans import Span
from reader.library import codec
from reader.library.aliases import Aliases
from reader.library.analyses import Analyses
from reader.library.article_list import ArticleList
from reader.library.articles import Articles
from reader.library.mark_index import date_of
from reader.library.models import to_text
from reader.library.snippets import around
from reader.library.store import Store
from reader.library.terms import name_key

_LATEST = 1_000
"""Of a name that half the library mentions the latest articles tell enough of whom it appears with."""

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Companion:
    """A name that appears with another one, and in how many articles they do."""

    name: str
    type: EntityType
    articles: int


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """One mention of a name: `span` in the text of its article, a piece of that text, and `mark` in the piece."""

    article: ArticleRecord
    span: Span
    snippet: str
    mark: Span


@dataclass(frozen=True, slots=True)
class NameDay:
    """How often a name is mentioned in the articles of one date, and in how many; `date` is ISO, "" where unknown."""

    name: str
    type: EntityType
    date: str
    mentions: int
    articles: int


class Appearances:
    """The appearances of names in one store."""

    def __init__(
        self, store: Store, listed: ArticleList, articles: Articles, analyses: Analyses, aliases: Aliases
    ) -> None:
        self._store = store
        self._listed = listed
        self._articles = articles
        self._analyses = analyses
        self._aliases = aliases

    def articles_naming(
        self, name: str, type: EntityType, *, date: str = "", limit: int | None = 50, offset: int = 0
    ) -> list[ArticleRecord]:
        """See Library.articles_naming."""
        first, last = days_of(date)
        with self._store.reading():
            entities = self._aliases.entities(type, name)
            rows = self._store.sql(
                _ARTICLES.format(_any(entities)),
                (*entities, first, last, -1 if limit is None else limit, offset),
            ).fetchall()
            records = self._listed.some(article for article, _ in rows)
            return [records[article] for article, _ in rows if article in records]

    def named_places(
        self, name: str, type: EntityType, *, since: str = "", until: str = "", limit: int = 50, offset: int = 0
    ) -> list[NamedPlace]:
        """See Library.named_places."""
        with self._store.reading():
            root_type, root = self._aliases.root(type, name)
            entities = self._aliases.entities(root_type, root)
            chosen: list[int] = []
            passed = gathered = 0
            days = days_of(since)[0], days_of(until)[1]
            for article, mentions in self._store.sql(_MENTIONS.format(_any(entities)), (*entities, *days)):
                if not chosen and passed + mentions <= offset:
                    passed += mentions
                    continue
                chosen.append(article)
                gathered += mentions
                if passed + gathered >= offset + limit:
                    break
            records = self._listed.some(chosen)
            places = [
                place
                for article in chosen
                if article in records
                for place in self._places_in(records[article], name_key(root), root_type)
            ]
        return places[offset - passed : offset - passed + limit]

    def companions(self, name: str, type: EntityType, *, limit: int = 30) -> list[Companion]:
        """See Library.companions."""
        with self._store.reading():
            own = self._aliases.entities(type, name)
            rows = self._store.sql(_LATEST_OF.format(_any(own)), (*own, _LATEST)).fetchall()
            merged = {
                entity: of_one[0]
                for kind, root in self._aliases.roots()
                if (of_one := self._aliases.entities(kind, root))
                for entity in of_one
            }
            together: Counter[int] = Counter()
            for (packed,) in rows:
                _, entities = codec.unpack_names(packed)
                together.update({merged.get(entity, entity) for entity in entities} if merged else entities)
            for entity in own:
                del together[entity]
            named = self._named(_most(together, limit))
        found = sorted(
            ((together[entity], mentions, folded, name, kind) for entity, name, kind, folded, mentions in named),
            key=lambda row: (-row[0], -row[1], row[2]),
        )
        return [Companion(to_text(name), EntityType(kind), count) for count, _, _, name, kind in found[:limit]]

    def by_date(self, names: Iterable[tuple[str, EntityType]]) -> list[NameDay]:
        """See Library.named_by_date."""
        found: list[NameDay] = []
        with self._store.reading():
            for name, type in names:
                root_type, root = self._aliases.root(type, name)
                entities = self._aliases.entities(root_type, root)
                rows = self._store.sql(_BY_DAY.format(_any(entities)), entities).fetchall()
                found += [
                    NameDay(root, root_type, date_of(day) or "", mentions, articles) for day, mentions, articles in rows
                ]
        return found

    def _places_in(self, record: ArticleRecord, key: str, type: EntityType) -> Iterable[NamedPlace]:
        text = self._articles.text(record.identity)
        analysis = self._analyses.analysis(record.identity) or Analysis()
        for mention in analysis.mentions:
            if mention.type is type and name_key(mention.name) == key:
                span = mention.span
                piece, start = around(text, span)
                yield NamedPlace(record, span, piece, Span(span.start - start, span.end - start))

    def _named(self, entities: Sequence[int]) -> list[tuple[int, str, str, str, int]]:
        rows: list[tuple[int, str, str, str, int]] = []
        for at in range(0, len(entities), _AT_ONCE):
            some = entities[at : at + _AT_ONCE]
            rows += self._store.sql(_NAMED.format(_any(some)), some).fetchall()
        return rows


def days_of(date: str) -> tuple[int, int]:
    """The first and the last day, as the index numbers them, of an ISO date or the beginning of one; all where it is
    blank."""
    digits = "".join(character for character in date if character.isdecimal())[:8]
    return int(digits.ljust(8, "0") or 0), int(digits.ljust(8, "9"))


def _any(numbers: Sequence[int]) -> str:
    return ", ".join("?" * len(numbers))


def _most(together: Counter[int], limit: int) -> list[int]:
    """The entities among which the `limit` most frequent are: those that tie with the last of them too, for how often
    they are mentioned decides, as far as they are few."""
    ordered = together.most_common()
    if len(ordered) <= limit:
        return [entity for entity, _ in ordered]
    least = ordered[limit - 1][1]
    return [entity for entity, count in ordered[: limit + 4 * _AT_ONCE] if count >= least]


_ARTICLES = """
SELECT article_id, max(day) AS latest FROM appearance WHERE entity_id IN ({}) AND day BETWEEN ? AND ?
GROUP BY article_id ORDER BY latest DESC, article_id DESC LIMIT ? OFFSET ?
"""
_MENTIONS = """
SELECT article_id, sum(mentions) FROM appearance WHERE entity_id IN ({}) AND day BETWEEN ? AND ?
GROUP BY day, article_id ORDER BY day DESC, article_id DESC
"""
_LATEST_OF = """
SELECT entities FROM article_names WHERE article_id IN (
    SELECT article_id FROM appearance WHERE entity_id IN ({}) ORDER BY day DESC, article_id DESC LIMIT ?
)
"""
_BY_DAY = """
SELECT day, sum(mentions), count(DISTINCT article_id) FROM appearance WHERE entity_id IN ({}) GROUP BY day ORDER BY day
"""
_NAMED = """
SELECT entity_id, name, type, folded, mentions FROM named WHERE entity_id IN ({})
"""
