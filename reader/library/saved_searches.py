"""Searches that a person kept to run again."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.errors import LibraryError
from reader.library.models import SavedSearchRow
from reader.library.store import Store
from reader.library.terms import name_key


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name: what is typed for it (see reader.library.query), and whether the newest hits come first.
    `identity` is the library's key."""

    name: str
    query: str
    newest_first: bool = False
    identity: int = 0


class SavedSearches:
    """The saved searches in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[SavedSearch]:
        """All of them, by name."""
        row = SavedSearchRow
        rows = self._store.rows(row.select(row.name, row.query, row.newest_first, row.id).order_by(row.folded))
        return [SavedSearch(*values) for values in rows]

    def search(self, number: int) -> SavedSearch:
        """One of them. Raises LibraryError("gone")."""
        found = next((saved for saved in self.all() if saved.identity == number), None)
        if found is None:
            raise LibraryError("gone")
        return found

    def find(self, name: str) -> SavedSearch | None:
        """The one of that name, spelling variants ignored."""
        key = name_key(name)
        return next((saved for saved in self.all() if name_key(saved.name) == key), None)
