"""Tags: made, renamed, merged, deleted, put on articles. No note and no article is ever deleted with one."""

from __future__ import annotations

from reader.core.errors import OperationError
from reader.core.notes import Tag
from reader.operations.changes import Change
from reader.operations.steps import Steps, clean


class Tagging(Steps):
    """The operations on tags."""

    def create_tag(self, name: str, colour: str) -> Change:
        """A new tag; colour is #RRGGBB. `created` of the change is its number."""
        with self._step("create_tag") as step:
            step.values["tag"] = self._free(name)
            step.created = step.draft.add_tag(step.values["tag"], colour)
        return step.change

    def rename_tag(self, tag: int, name: str) -> Change:
        """Give a tag another name. One that another tag has is refused: merge them instead."""
        with self._step("rename_tag") as step:
            step.values |= {"tag": self._library.tag(tag).name, "name": self._free(name, tag)}
            step.draft.change_tag(tag, name=step.values["name"])
        return step.change

    def recolour_tag(self, tag: int, colour: str) -> Change:
        """Give a tag another colour, #RRGGBB."""
        with self._step("recolour_tag") as step:
            step.values["tag"] = self._library.tag(tag).name
            step.draft.change_tag(tag, colour=colour)
        return step.change

    def merge_tags(self, tag: int, into: int) -> Change:
        """Delete a tag and put another on all that bore it."""
        with self._step("merge_tags") as step:
            step.values |= {"tag": self._library.tag(tag).name, "name": self._library.tag(into).name}
            if tag != into:
                step.draft.remove_tag(tag, into)
        return step.change

    def delete_tag(self, tag: int) -> Change:
        """Delete a tag and take it off all that bears it."""
        with self._step("delete_tag") as step:
            step.values["tag"] = self._library.tag(tag).name
            step.draft.remove_tag(tag)
        return step.change

    def tag_article(self, article: int, tag: Tag | int) -> Change:
        """Put a tag on an article; one without a number is found by its name or made in the same step."""
        with self._step("tag_article") as step:
            number = self._tag_number(step.draft, tag)
            step.values["tag"] = self._library.tag(number).name
            step.draft.tag_article(article, number)
        return step.change

    def untag_article(self, article: int, tag: int) -> Change:
        """Take a tag off an article; nothing where it is not on."""
        with self._step("untag_article") as step:
            step.values["tag"] = self._library.tag(tag).name
            step.draft.untag_article(article, tag)
        return step.change

    def _free(self, name: str, tag: int = 0) -> str:
        """The name as it will be kept. Raises OperationError: blank_name, or name_taken by another tag than `tag`."""
        name = clean(name)
        known = self._library.find_tag(name)
        if known is not None and known.identity != tag:
            raise OperationError("name_taken", name=known.name)
        return name
