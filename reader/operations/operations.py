"""Every change that a person makes: one transaction each, named, undone and done again."""

from __future__ import annotations

from reader.core.articles import Direction
from reader.core.errors import OperationError
from reader.operations.changes import Change, Step
from reader.operations.listing import Listing
from reader.operations.naming import Naming
from reader.operations.noting import Noting
from reader.operations.quantifying import Quantifying
from reader.operations.searching import Searching
from reader.operations.steps import changed, told_as_operation
from reader.operations.tagging import Tagging


class Operations(Noting, Tagging, Naming, Quantifying, Listing, Searching):
    """The changes to one library.

    Each is committed when its method returns, and what changed is said. Where it cannot be made nothing is changed and
    OperationError tells why: "gone" (that item is no longer there), "blank_name", "name_taken"; LibraryError where the
    file cannot be written.
    """

    def set_direction(self, article: int, direction: Direction | None) -> Change:
        """Give an article a direction; None lets it have its own again."""
        with self._step("set_direction") as step:
            step.draft.set_direction(article, direction)
        return step.change

    def set_block_direction(self, article: int, start: int, direction: Direction | None) -> Change:
        """Give the block that starts at that offset a direction; None lets it have its own again."""
        with self._step("set_block_direction") as step:
            blocks = self._library.article(article).blocks
            block = next((block for block in blocks if block.span.start == start), None)
            if block is None:
                raise OperationError("gone")
            step.draft.set_block_direction(article, block.span, direction)
        return step.change

    def forget_article(self, article: int) -> Change:
        """Take an article and its notes out of the library. Undo brings all back; the file itself is not touched."""
        with self._step("forget_article") as step:
            step.values["title"] = self._library.record(article).title
            step.draft.forget(article)
        return step.change

    def undo(self) -> Change | None:
        """Undo the last step; None where there is none."""
        with told_as_operation():
            undone = self._library.history.undo()
        return None if undone is None else changed(Step(undone[0].code, undone[0].values), undone[1])

    def redo(self) -> Change | None:
        """Do the step that was undone last again; None where there is none."""
        with told_as_operation():
            redone = self._library.history.redo()
        return None if redone is None else changed(Step(redone[0].code, redone[0].values), redone[1])

    def undo_step(self) -> Step | None:
        """What undo would undo."""
        step = self._library.history.last()
        return None if step is None else Step(step.code, step.values)

    def redo_step(self) -> Step | None:
        """What redo would do again."""
        step = self._library.history.next()
        return None if step is None else Step(step.code, step.values)
