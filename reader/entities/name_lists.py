"""The person's own name lists: what is always a name, what is never marked. CSV in and out, effective at once."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.mentions import EntityType


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name that is marked wherever it stands; `known_as` is the full name that its mentions are linked to."""

    name: str
    type: EntityType
    known_as: str = ""


@dataclass(frozen=True, slots=True)
class NameLists:
    """The names always marked, and the words never marked."""

    names: tuple[ListedName, ...] = ()
    never: tuple[str, ...] = ()


NO_LISTS = NameLists()
