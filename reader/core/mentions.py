"""Mentions: where a person, a place, an organisation or another name stands in the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.core.spans import Span


class EntityType(StrEnum):
    """The types of names; MISC is events, tournaments, wars, laws, prizes, works, products."""

    PER = "PER"
    LOC = "LOC"
    ORG = "ORG"
    MISC = "MISC"


class Origin(StrEnum):
    """Where a mark comes from."""

    MODEL = "model"
    LIST = "list"
    RULE = "rule"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an entity. `name` is the fullest form of that entity in the article.

    `confidence` is between 0 and 1; a mark made by hand has 1. `role` is the title or job beside the name in the
    text ("المتحدث باسم البيت الأبيض"), where one stands there.
    """

    span: Span
    type: EntityType
    name: str
    origin: Origin = Origin.MODEL
    confidence: float = 1.0
    role: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """All mentions in one article that were linked to one name, in the order of the text."""

    name: str
    type: EntityType
    mentions: tuple[Mention, ...]
    role: str = ""


def entities_of(mentions: tuple[Mention, ...]) -> tuple[Entity, ...]:
    """Mentions gathered by type and name, in the order of their first mention."""
    gathered: dict[tuple[EntityType, str], list[Mention]] = {}
    for mention in mentions:
        gathered.setdefault((mention.type, mention.name), []).append(mention)
    return tuple(
        Entity(name, kind, tuple(found), next((m.role for m in found if m.role), ""))
        for (kind, name), found in gathered.items()
    )
