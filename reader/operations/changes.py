"""What a change did, so that every view that shows such a thing can refresh."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.operations.names import step_name


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the history: its code (a key of reader.operations.names.STEPS) and the values that its name shows."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)

    def name(self, language: str) -> str:
        """The step's name in "ar" or "en"."""
        return step_name(self.code, language, self.values)


@dataclass(frozen=True, slots=True)
class Change:
    """What changed, as the library's numbers.

    `articles` are those whose line in the list may have changed, `analyses` those whose marks did, `directions` those
    whose directions did. `names` says that names were merged or split, so that the marks of any article may have
    changed. `name_notes` says that something was written about a name, `searches` that the saved searches changed.
    `created` is the number of the new note, tag or saved search, 0 where none was made.
    """

    step: Step
    articles: frozenset[int] = frozenset()
    notes: frozenset[int] = frozenset()
    tags: frozenset[int] = frozenset()
    analyses: frozenset[int] = frozenset()
    directions: frozenset[int] = frozenset()
    names: bool = False
    name_notes: bool = False
    searches: bool = False
    created: int = 0

    def __bool__(self) -> bool:
        """Whether anything changed."""
        kinds = (self.articles, self.notes, self.tags, self.analyses, self.directions)
        return any(kinds) or self.names or self.name_notes or self.searches
