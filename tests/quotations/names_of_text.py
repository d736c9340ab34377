"""Names in the texts of tests."""

from __future__ import annotations

from collections.abc import Mapping

from reader.core.mentions import EntityType, Mention
from reader.core.spans import Span


def names_in(text: str, names: Mapping[str, EntityType]) -> list[Mention]:
    """A mention for each place where one of the names stands, in the order of the text."""
    found = [
        Mention(Span(at, at + len(name)), kind, name)
        for name, kind in names.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    return sorted(found, key=lambda mention: mention.span)
