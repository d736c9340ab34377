"""Who and what is named over all articles: the list that reader.library.mark_index keeps, merged names as one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType
from reader.library.aliases import Aliases
from reader.library.filters import EntityOrder
from reader.library.mark_index import date_of
from reader.library.models import from_microseconds, to_text
from reader.library.store import Store
from reader.library.terms import name_key

_Row = tuple[str, str, str, int, int, int, int | tuple[int, ...]]
"""Name, type, folded name, mentions, articles, the day of the last one, and the entity, or those that are meant."""


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


_MOST_NOTED = 400
"""Names that are found by what is written about them, the last written first: SQLite binds so many values gladly."""


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
        noted = self._noted(text)
        wanted = -1 if limit is None else limit + offset
        with self._store.reading():
            # Few names are merged: they are summed up each time, the others stand in the order of their index.
            merged = self._merged(type, text, noted)
            plain = self._store.sql(self._plain(noted) + _ORDERS[order], (*values, wanted, *_flat(noted))).fetchall()
            rows = sorted(plain + merged, key=lambda row: _place(order, row))
            return [self._use(*row) for row in rows[offset : None if limit is None else offset + limit]]

    def count(self, *, type: EntityType | None = None, text: str = "") -> int:
        """See Library.count_entities."""
        with self._store.reading():
            noted = self._noted(text)
            question = f"SELECT count(*) FROM ({self._plain(noted)})"
            # The fourth value is the list's limit, which only the places behind it need to be there.
            more = (0, *_flat(noted)) if noted else ()
            plain = self._store.sql(question, (*_values(type, text), *more)).fetchone()[0]
            return int(plain) + len(self._merged(type, text, noted))

    def entity(self, name: str, type: EntityType) -> EntityUse | None:
        """See Library.entity."""
        with self._store.reading():
            row = self._summed(*self._aliases.root(type, name))
            return None if row is None else self._use(*row)

    def _noted(self, text: str) -> list[tuple[str, str]]:
        """The names, as they fold, and types whose note holds the text, vowel marks and hamza forms aside."""
        key = name_key(text)
        if not key:
            return []
        rows = self._store.sql("SELECT folded, type, body FROM name_note ORDER BY changed DESC").fetchall()
        return [(folded, kind) for folded, kind, body in rows if key in fold(to_text(body))][:_MOST_NOTED]

    def _plain(self, noted: list[tuple[str, str]]) -> str:
        places = ", ".join(f"(?{5 + 2 * at}, ?{6 + 2 * at})" for at in range(len(noted)))
        also = f"OR (folded, type) IN (VALUES {places})" if noted else ""
        return _PLAIN.format(noted=also) + (_APART if self._aliases.any() else "")

    def _merged(self, type: EntityType | None, text: str, noted: list[tuple[str, str]]) -> list[_Row]:
        """The names that others were merged into, and that are asked for."""
        found: list[_Row] = []
        key = name_key(text)
        for kind, root in self._aliases.roots():
            if type is not None and kind is not type:
                continue
            names = [(kind, root), *self._aliases.of(kind, root)] if key else []
            keys = [(name_key(name), of.value) for of, name in names]
            if not key or any(key in folded or (folded, of) in noted for folded, of in keys):
                row = self._summed(kind, root)
                if row is not None:
                    found.append(row)
        return found

    def _summed(self, type: EntityType, name: str) -> _Row | None:
        """The line of a name with all that is meant by it; None where it is mentioned nowhere."""
        entities = self._aliases.entities(type, name)
        marks = ", ".join("?" * len(entities))
        mentions, last, shown = self._store.sql(_SUMMED.format(marks), (name_key(name), *entities)).fetchone()
        if not mentions:
            return None
        if len(entities) == 1:
            (articles,) = self._store.sql("SELECT articles FROM entity WHERE id = ?", entities).fetchone()
        else:
            (articles,) = self._store.sql(_ARTICLES.format(marks), entities).fetchone()
        return shown or name, type.value, name_key(name), mentions, articles, last, entities

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
        self, name: str, kind: str, folded: str, mentions: int, articles: int, last: int, of: int | tuple[int, ...]
    ) -> EntityUse:
        type = EntityType(kind)
        entities = (of,) if isinstance(of, int) else of
        days = [self._store.sql(_FIRST_DAY, (entity,)).fetchone()[0] for entity in entities]
        first = min((day for day in days if day), default=0)
        aliases = () if isinstance(of, int) else tuple(alias for _, alias in self._aliases.of(type, folded))
        return EntityUse(to_text(name), type, mentions, articles, date_of(first), date_of(last), aliases)


def _values(type: EntityType | None, text: str) -> tuple[str, str, str]:
    key = name_key(text)
    return key, key, "" if type is None else type.value


def _flat(noted: list[tuple[str, str]]) -> list[str]:
    return [part for key in noted for part in key]


def _place(order: EntityOrder, row: _Row) -> tuple[int, str]:
    _, _, folded, mentions, articles, last, _ = row
    first = {
        EntityOrder.MENTIONS: -mentions,
        EntityOrder.ARTICLES: -articles,
        EntityOrder.LAST: -last,
        EntityOrder.NAME: 0,
    }
    return first[order], folded


_PLAIN = """
SELECT name, type, folded, mentions, articles, last, id FROM entity
WHERE mentions > 0 AND (?1 = '' OR instr(folded, ?2) {noted}) AND (?3 = '' OR type = ?3)
"""
_APART = """
    AND NOT EXISTS (SELECT 1 FROM alias WHERE alias.folded = entity.folded AND alias.type = entity.type)
    AND NOT EXISTS (SELECT 1 FROM alias WHERE into_folded = entity.folded AND into_type = entity.type)
"""
_ORDERS = {
    EntityOrder.MENTIONS: "ORDER BY mentions DESC, folded LIMIT ?4",
    EntityOrder.ARTICLES: "ORDER BY articles DESC, folded LIMIT ?4",
    EntityOrder.LAST: "ORDER BY last DESC, folded LIMIT ?4",
    EntityOrder.NAME: "ORDER BY folded, type LIMIT ?4",
}
# The spelling that was met first, where the name itself was met.
_SUMMED = "SELECT sum(mentions), max(last), max(CASE WHEN folded = ? THEN name END) FROM entity WHERE id IN ({})"
_ARTICLES = "SELECT count(DISTINCT article_id) FROM appearance WHERE entity_id IN ({})"
_FIRST_DAY = "SELECT min(day) FROM appearance WHERE entity_id = ? AND day > 0"
_NOTE = "SELECT name, type, body, changed FROM name_note WHERE folded = ? AND type = ?"
