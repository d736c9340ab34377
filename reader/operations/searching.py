"""Saved searches: kept, renamed, changed, let go."""

from __future__ import annotations

from reader.core.errors import OperationError
from reader.operations.changes import Change
from reader.operations.steps import Steps, clean


class Searching(Steps):
    """The operations on saved searches. A name is taken once, spelling variants ignored."""

    def save_search(self, name: str, query: str, *, newest_first: bool = False) -> Change:
        """Keep a search under a name. `created` of the change is its number."""
        with self._step("save_search") as step:
            step.values["name"] = self._unused(name)
            step.created = step.draft.add_search(step.values["name"], query, newest_first)
        return step.change

    def rename_search(self, search: int, name: str) -> Change:
        """Give a saved search another name."""
        with self._step("rename_search") as step:
            step.values |= {"name": self._library.saved_search(search).name, "new": self._unused(name, search)}
            step.draft.change_search(search, name=step.values["new"])
        return step.change

    def change_search(self, search: int, query: str, *, newest_first: bool | None = None) -> Change:
        """Let a saved search look for something else, in another order where one is given."""
        with self._step("change_search") as step:
            step.values["name"] = self._library.saved_search(search).name
            step.draft.change_search(search, query=query, newest_first=newest_first)
        return step.change

    def delete_search(self, search: int) -> Change:
        """Keep a search no longer."""
        with self._step("delete_search") as step:
            step.values["name"] = self._library.saved_search(search).name
            step.draft.remove_search(search)
        return step.change

    def _unused(self, name: str, search: int = 0) -> str:
        """The name as it will be kept. Raises OperationError: blank_name, or name_taken by another one."""
        name = clean(name)
        known = self._library.find_saved_search(name)
        if known is not None and known.identity != search:
            raise OperationError("name_taken", name=known.name)
        return name
