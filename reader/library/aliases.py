"""Names that a person said are one, in all articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reader.core.analyses import Analysis
from reader.core.mentions import EntityType, Mention
from reader.core.quotations import Quotation
from reader.library.models import to_text
from reader.library.store import Store
from reader.library.terms import name_key

Name = tuple[EntityType, str]
"""A type and a name."""


class Aliases:
    """The merged names of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[tuple[str, EntityType], Name]:
        """Who each merged name is, by its folded form and type."""
        rows = self._store.sql("SELECT folded, type, into_type, into_name FROM alias").fetchall()
        return {(folded, EntityType(kind)): (EntityType(into), to_text(name)) for folded, kind, into, name in rows}

    def root(self, type: EntityType, name: str) -> Name:
        """Who that name is: itself where it was not merged."""
        row = self._store.sql(
            "SELECT into_type, into_name FROM alias WHERE folded = ? AND type = ?", (name_key(name), type.value)
        ).fetchone()
        return (type, name) if row is None else (EntityType(row[0]), to_text(row[1]))

    def any(self) -> bool:
        """Whether any name was merged."""
        return bool(self._store.sql("SELECT EXISTS (SELECT 1 FROM alias)").fetchone()[0])

    def roots(self) -> list[Name]:
        """The names that others were merged into."""
        rows = self._store.sql("SELECT into_type, min(into_name) FROM alias GROUP BY into_folded, into_type").fetchall()
        return [(EntityType(kind), to_text(name)) for kind, name in rows]

    def entities(self, type: EntityType, name: str) -> tuple[int, ...]:
        """The numbers of the entities in the index that are meant by a name."""
        root_type, root = self.root(type, name)
        rows = self._store.sql(_MEANT, (name_key(root), root_type.value)).fetchall()
        return tuple(entity for (entity,) in rows)

    def of(self, type: EntityType, name: str) -> list[Name]:
        """The names that were merged into that one."""
        rows = self._store.sql(
            "SELECT type, name FROM alias WHERE into_folded = ? AND into_type = ? ORDER BY folded",
            (name_key(name), type.value),
        ).fetchall()
        return [(EntityType(kind), to_text(merged)) for kind, merged in rows]

    def apart(self) -> frozenset[tuple[EntityType, str, str]]:
        """The pairs that a person said are not one: a type and two names as they fold, in the order of code points."""
        rows = self._store.sql("SELECT type, folded, other FROM names_apart").fetchall()
        return frozenset((EntityType(kind), folded, other) for kind, folded, other in rows)

    def applied(self, analysis: Analysis) -> Analysis:
        """The analysis with every merged name as the one it is."""
        known = self.all()
        if not known:
            return analysis
        people = _by_name(known)
        return Analysis(
            tuple(_named(mention, known) for mention in analysis.mentions),
            tuple(_spoken(quotation, people) for quotation in analysis.quotations),
            analysis.recogniser,
            analysis.quantities,
        )


# Left to choose, SQLite would look at every entity with whom it is meant to be.
_MEANT = """
SELECT id FROM entity WHERE folded = ?1 AND type = ?2
    AND NOT EXISTS (SELECT 1 FROM alias WHERE alias.folded = ?1 AND alias.type = ?2)
UNION SELECT entity.id FROM alias JOIN entity ON entity.folded = alias.folded AND entity.type = alias.type
WHERE into_folded = ?1 AND into_type = ?2
"""


def _named(mention: Mention, known: Mapping[tuple[str, EntityType], Name]) -> Mention:
    root = known.get((name_key(mention.name), mention.type))
    return mention if root is None else replace(mention, type=root[0], name=root[1])


def _by_name(known: Mapping[tuple[str, EntityType], Name]) -> dict[str, str]:
    """Who each merged name is where its type is not known, as of a speaker: a person rather than anything else."""
    order = list(EntityType)
    return {key: name for (key, _), (_, name) in sorted(known.items(), key=lambda item: -order.index(item[0][1]))}


def _spoken(quotation: Quotation, people: Mapping[str, str]) -> Quotation:
    entity = people.get(name_key(quotation.speaker_entity or ""), quotation.speaker_entity)
    speaker = people.get(name_key(quotation.speaker or ""), quotation.speaker)
    if (entity, speaker) == (quotation.speaker_entity, quotation.speaker):
        return quotation
    return replace(quotation, speaker_entity=entity, speaker=speaker)
