"""Who and what is named over all articles: the index that reader.library.analyses keeps, merged names as one."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.mentions import EntityType
from reader.core.records import ArticleRecord
from reader.library.aliases import Aliases
from reader.library.analyses import date_of
from reader.library.article_list import ArticleList
from reader.library.models import to_text
from reader.library.store import Store
from reader.library.terms import name_key


@dataclass(frozen=True, slots=True)
class EntityUse:
    """A name in the library: how often it is mentioned, in how many articles, and the first and last date of those.

    Spellings that fold to one are one name, shown as it was first met. `aliases` are the names merged into it.
    """

    name: str
    type: EntityType
    mentions: int
    articles: int
    first: str | None
    last: str | None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Companion:
    """A name that appears with another one, and in how many articles they do."""

    name: str
    type: EntityType
    articles: int


class Names:
    """The names in one store."""

    def __init__(self, store: Store, listed: ArticleList, aliases: Aliases) -> None:
        self._store = store
        self._listed = listed
        self._aliases = aliases

    def entities(
        self, *, type: EntityType | None = None, text: str = "", limit: int | None = 100, offset: int = 0
    ) -> list[EntityUse]:
        """See Library.entities."""
        key = name_key(text)
        values = (key, key, "" if type is None else type.value)
        wanted = -1 if limit is None else limit + offset
        with self._store.reading():
            # Few names are merged: they are summed up each time, the others stand in the order of their index.
            plain = self._store.sql(_PLAIN, (*values, wanted)).fetchall()
            merged = self._store.sql(_MERGED, values).fetchall()
            rows = sorted(plain + merged, key=lambda row: (-row[3], row[2]))
            return [self._use(*row) for row in rows[offset : None if limit is None else offset + limit]]

    def companions(self, name: str, type: EntityType, *, limit: int = 30) -> list[Companion]:
        """See Library.companions."""
        with self._store.reading():
            rows = self._store.sql(_COMPANIONS, (name_key(name), type.value, limit)).fetchall()
        return [Companion(to_text(name), EntityType(kind), articles) for name, kind, articles in rows]

    def articles_naming(
        self, name: str, type: EntityType, *, limit: int | None = 50, offset: int = 0
    ) -> list[ArticleRecord]:
        """See Library.articles_naming."""
        values = (name_key(name), type.value, -1 if limit is None else limit, offset)
        with self._store.reading():
            rows = self._store.sql(_ARTICLES_NAMING, values).fetchall()
            records = self._listed.some(article for article, _ in rows)
            return [records[article] for article, _ in rows]

    def _use(self, name: str, kind: str, folded: str, mentions: int, single: int | None) -> EntityUse:
        if single is not None:
            articles, first, last = self._store.sql(_ONE_SEEN, (single,) * 3).fetchone()
        else:
            articles, first, last = self._store.sql(_SEEN, (folded, kind)).fetchone()
        type = EntityType(kind)
        aliases = () if single is not None else tuple(alias for _, alias in self._aliases.of(type, folded))
        return EntityUse(to_text(name), type, mentions, articles, date_of(first or 0), date_of(last or 0), aliases)


# Name, type, folded name, mentions, and the entity where it is a single one.
_PLAIN = """
SELECT name, type, folded, mentions, id FROM entity
WHERE mentions > 0 AND (?1 = '' OR instr(folded, ?2)) AND (?3 = '' OR type = ?3)
    AND NOT EXISTS (SELECT 1 FROM alias WHERE alias.folded = entity.folded AND alias.type = entity.type)
    AND NOT EXISTS (SELECT 1 FROM alias WHERE into_folded = entity.folded AND into_type = entity.type)
ORDER BY mentions DESC, folded LIMIT ?4
"""
_MERGED = """
SELECT coalesce(min(CASE WHEN own = named.folded THEN named.name END), min(named.name)), named.type, named.folded,
       sum(mentions) AS total, NULL
FROM named WHERE (named.folded, named.type) IN (SELECT into_folded, into_type FROM alias)
GROUP BY named.folded, named.type
HAVING total > 0 AND (?1 = '' OR instr(named.folded, ?2) OR max(instr(own, ?2))) AND (?3 = '' OR named.type = ?3)
"""
_ONE_SEEN = """
SELECT (SELECT articles FROM entity WHERE id = ?), (SELECT min(day) FROM appearance WHERE entity_id = ? AND day > 0),
       (SELECT max(day) FROM appearance WHERE entity_id = ?)
"""
_SEEN = """
SELECT count(DISTINCT article_id), min(nullif(day, 0)), max(day) FROM appearance
WHERE entity_id IN (SELECT entity_id FROM named WHERE folded = ? AND type = ?)
"""
_ARTICLES_NAMING = """
SELECT article_id, max(day) AS latest FROM appearance
WHERE entity_id IN (SELECT entity_id FROM named WHERE folded = ? AND type = ?)
GROUP BY article_id ORDER BY latest DESC, article_id DESC LIMIT ? OFFSET ?
"""
# Of a name that half the library mentions the latest articles tell enough, and all would take seconds.
_COMPANIONS = """
WITH it AS MATERIALIZED (SELECT entity_id FROM named WHERE folded = ?1 AND type = ?2),
     latest AS MATERIALIZED (
         SELECT DISTINCT article_id FROM (
             SELECT article_id FROM appearance WHERE entity_id IN it ORDER BY day DESC LIMIT 1000
         )
     )
SELECT named.name, named.type, count(DISTINCT article_id) AS together
FROM latest JOIN appearance USING (article_id) JOIN named USING (entity_id)
WHERE entity_id NOT IN it
GROUP BY named.folded, named.type ORDER BY together DESC, sum(named.mentions) DESC, named.folded LIMIT ?3
"""
