"""The person's own name lists: what is always a name, what never is; every article shows it at once."""

from __future__ import annotations

from reader.core.mentions import EntityType
from reader.entities.name_lists import NameLists
from reader.operations.changes import Change
from reader.operations.steps import Steps, clean


class Listing(Steps):
    """The operations on the name lists. A name is on them once: what is said last holds."""

    def remember_name(self, name: str, type: EntityType, known_as: str = "") -> Change:
        """Always mark a name, in every article; its mentions are linked to `known_as` where one is given."""
        with self._step("remember_name") as step:
            step.values["name"] = clean(name)
            step.draft.list_name(step.values["name"], type, " ".join(known_as.split()))
        return step.change

    def never_mark(self, *words: str) -> Change:
        """Never mark those words as a name again, in whatever article; what is marked by hand stays."""
        with self._step("never_mark") as step:
            for word in dict.fromkeys(map(clean, words)):
                step.values.setdefault("name", word)
                step.draft.list_name(word, None)
        return step.change

    def forget_names(self, *names: str) -> Change:
        """Take names off the lists. Raises OperationError("gone") where one is not on them."""
        with self._step("forget_name") as step:
            if len(names) == 1:
                step.values["name"] = clean(names[0])
            else:
                step.code, step.values = "forget_names", {"count": str(len(names))}
            for name in names:
                step.draft.unlist_name(name)
        return step.change

    def add_name_lists(self, lists: NameLists) -> Change:
        """Put all names of other lists, such as a file's, on the person's."""
        with self._step("add_name_lists", count=str(len(lists.names) + len(lists.never))) as step:
            for name in lists.names:
                step.draft.list_name(clean(name.name), name.type, " ".join(name.known_as.split()))
            for word in lists.never:
                step.draft.list_name(clean(word), None)
        return step.change
