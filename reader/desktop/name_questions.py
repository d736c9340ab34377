"""What the page of people and places asks the library of one name, and of names that look alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from reader.core.mentions import EntityType
from reader.desktop.desk import Desk

if TYPE_CHECKING:
    from reader.desktop.spellings import Group
    from reader.library import Companion, EntityUse, NameNote

LOOKED_AT = 2000
"""Names of each type, the most mentioned ones, among which spellings of one are looked for."""


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What is known of one name over the library: how it is used, what it was merged from, what was written about it,
    how many quotations are by and about it, and whom it appears with."""

    use: EntityUse
    aliases: tuple[tuple[EntityType, str], ...]
    notes: tuple[NameNote, ...]
    said: int
    about: int
    companions: tuple[Companion, ...]


def facts_of(desk: Desk, name: str, kind: EntityType) -> NameFacts | None:
    """What is known of a name, or of the one that it was merged into; None where it is named nowhere any more."""
    from reader.library import QuotationFilter

    library = desk.library
    use = library.entity(name, kind)
    if use is None:
        return None
    return NameFacts(
        use,
        tuple(library.names_of(use.name, use.type)),
        tuple(library.name_notes(use.name, use.type)),
        library.count_quotations(QuotationFilter(speaker=use.name, exact=True)),
        library.count_quotations(QuotationFilter(about=use.name, exact=True)),
        tuple(library.companions(use.name, use.type, limit=40)),
    )


def look_alikes(desk: Desk, name: str, kind: EntityType) -> list[EntityUse]:
    """The names of that type that may be other spellings of a name, the most mentioned first."""
    from reader.entities.variants import propose_variants

    known = {use.name: use for use in desk.library.entities(type=kind, limit=LOOKED_AT)}
    apart = partial(desk.library.are_apart(), kind)
    for group in propose_variants([name, *known], apart):
        if name in group:
            alike = [known[one] for one in group if one != name and one in known and not apart(name, one)]
            return sorted(alike, key=lambda use: -use.mentions)
    return []


def spelling_groups(desk: Desk) -> list[Group]:
    """The names of the library that look like spellings of one, the spelling that is written most first."""
    from reader.desktop.spellings import Group
    from reader.entities.variants import propose_variants

    groups: list[Group] = []
    apart = desk.library.are_apart()
    for kind in EntityType:
        written = {use.name: use.mentions for use in desk.library.entities(type=kind, limit=LOOKED_AT)}
        for names in propose_variants(list(written), partial(apart, kind)):
            likeliest = tuple(sorted(names, key=lambda name: -written[name]))
            groups.append(Group(kind, likeliest, likeliest))
    return groups
