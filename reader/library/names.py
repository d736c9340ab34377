"""Who and what is named over all articles: the list that reader.library.mark_index keeps, merged names as one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reader.core.mentions import EntityType
from reader.library.aliases import Aliases
from reader.library.filters import EntityOrder
from reader.library.mark_index import date_of
from reader.library.models import from_microseconds, to_text
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
class NameNote:
    """What a person wrote about a name; `changed` is when, in UTC."""

    name: str
    type: EntityType
    body: str
    changed: datetime


class Names:
    """The names in one store."""

    def __init__(self, store: Store, aliases: Aliases) -> None:
        self._store = store
        self._aliases = aliases

    def entities(
        self,
        *,
        type: EntityType | None = None,
        text: str = "",
        order: EntityOrder = EntityOrder.MENTIONS,
        limit: int | None = 100,
        offset: int = 0,
    ) -> list[EntityUse]:
        """See Library.entities."""
        values = _values(type, text)
        wanted = -1 if limit is None else limit + offset
        with self._store.reading():
            # Few names are merged: they are summed up each time, the others stand in the order of their index.
            plain = self._store.sql(_PLAIN + _ORDERS[order], (*values, wanted)).fetchall()
            merged = self._store.sql(_MERGED, values).fetchall()
            rows = sorted(plain + merged, key=lambda row: _place(order, row))
            return [self._use(*row) for row in rows[offset : None if limit is None else offset + limit]]

    def count(self, *, type: EntityType | None = None, text: str = "") -> int:
        """See Library.count_entities."""
        values = _values(type, text)
        with self._store.reading():
            plain = self._store.sql(f"SELECT count(*) FROM ({_PLAIN})", values).fetchone()[0]
            return int(plain) + len(self._store.sql(_MERGED, values).fetchall())

    def entity(self, name: str, type: EntityType) -> EntityUse | None:
        """See Library.entity."""
        with self._store.reading():
            root_type, root = self._aliases.root(type, name)
            row = self._store.sql(_ONE, (name_key(root), root_type.value)).fetchone()
            return None if row[3] is None else self._use(*row)

    def notes(self, name: str, type: EntityType) -> list[NameNote]:
        """See Library.name_notes."""
        with self._store.reading():
            root_type, root = self._aliases.root(type, name)
            names = [(root_type, root), *self._aliases.of(root_type, root)]
            rows = [self._store.sql(_NOTE, (name_key(of), kind.value)).fetchone() for kind, of in names]
        return [
            NameNote(to_text(row[0]), EntityType(row[1]), to_text(row[2]), from_microseconds(row[3]))
            for row in rows
            if row is not None
        ]

    def _use(
        self, name: str, kind: str, folded: str, mentions: int, articles: int, last: int, single: int | None
    ) -> EntityUse:
        type = EntityType(kind)
        if single is not None:
            (first,) = self._store.sql(_ONE_SEEN, (single,)).fetchone()
            aliases: tuple[str, ...] = ()
        else:
            (first,) = self._store.sql(_SEEN, (folded, kind)).fetchone()
            aliases = tuple(alias for _, alias in self._aliases.of(type, folded))
        return EntityUse(to_text(name), type, mentions, articles, date_of(first or 0), date_of(last or 0), aliases)


def _values(type: EntityType | None, text: str) -> tuple[str, str, str]:
    key = name_key(text)
    return key, key, "" if type is None else type.value


def _place(order: EntityOrder, row: tuple[str, str, str, int, int, int, int | None]) -> tuple[int, str]:
    _, _, folded, mentions, articles, last, _ = row
    first = {
        EntityOrder.MENTIONS: -mentions,
        EntityOrder.ARTICLES: -articles,
        EntityOrder.LAST: -last,
        EntityOrder.NAME: 0,
    }
    return first[order], folded


# Name, type, folded name, mentions, articles, the day of the last one, and the entity where it is a single one.
_PLAIN = """
SELECT name, type, folded, mentions, articles, last, id FROM entity
WHERE mentions > 0 AND (?1 = '' OR instr(folded, ?2)) AND (?3 = '' OR type = ?3)
    AND NOT EXISTS (SELECT 1 FROM alias WHERE alias.folded = entity.folded AND alias.type = entity.type)
    AND NOT EXISTS (SELECT 1 FROM alias WHERE into_folded = entity.folded AND into_type = entity.type)
"""
_ORDERS = {
    EntityOrder.MENTIONS: "ORDER BY mentions DESC, folded LIMIT ?4",
    EntityOrder.ARTICLES: "ORDER BY articles DESC, folded LIMIT ?4",
    EntityOrder.LAST: "ORDER BY last DESC, folded LIMIT ?4",
    EntityOrder.NAME: "ORDER BY folded, type LIMIT ?4",
}
_SUMMED = """
SELECT coalesce(min(CASE WHEN own = named.folded THEN named.name END), min(named.name)), named.type, named.folded,
       sum(mentions) AS total,
       (SELECT count(DISTINCT article_id) FROM appearance WHERE entity_id IN (
           SELECT other.entity_id FROM named AS other WHERE other.folded = named.folded AND other.type = named.type
       )), max(named.last), NULL
FROM named
"""
_MERGED = f"""{_SUMMED}
WHERE (named.folded, named.type) IN (SELECT into_folded, into_type FROM alias)
GROUP BY named.folded, named.type
HAVING total > 0 AND (?1 = '' OR instr(named.folded, ?2) OR max(instr(own, ?2))) AND (?3 = '' OR named.type = ?3)
"""
_ONE = f"{_SUMMED} WHERE named.folded = ? AND named.type = ?"
_ONE_SEEN = "SELECT min(day) FROM appearance WHERE entity_id = ? AND day > 0"
_SEEN = """
SELECT min(day) FROM appearance
WHERE day > 0 AND entity_id IN (SELECT entity_id FROM named WHERE folded = ? AND type = ?)
"""
_NOTE = "SELECT name, type, body, changed FROM name_note WHERE folded = ? AND type = ?"
