"""What a person writes: notes, tags, corrections, through named operations that undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.errors import LibraryError, ReaderError
from reader.core.notes import Note, Tag
from reader.desktop.desk import Desk, LibraryDesk

if TYPE_CHECKING:
    from reader.library import TagUse
    from reader.operations import Change, Operations, Step


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the library after a change: the steps to undo and redo, every tag, the open article's notes."""

    undo: Step | None
    redo: Step | None
    tags: tuple[TagUse, ...]
    notes: tuple[Note, ...]
    article_tags: tuple[Tag, ...]


class Notebook(QObject):
    """Makes changes, one transaction each on the library's worker, and tells the views what changed.

    changed: the Change. written: the Written that followed it. failed: an error for the person.
    """

    changed = Signal(object)
    written = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: LibraryDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._article = 0
        self.state: Written | None = None

    def attend(self, article: int) -> None:
        """The open article's key: `written` brings its notes."""
        self._article = article
        self.refresh()

    def refresh(self) -> None:
        """Have `written` bring what stands in the library now."""
        article = self._article
        self._desk.ask(lambda desk: _written(desk, article), self._take, self.failed.emit)

    def change(
        self,
        operation: Callable[[Operations], Change | None],
        then: Callable[[Change], None] | None = None,
        failed: Callable[[ReaderError], None] | None = None,
    ) -> None:
        """Make one change; `then` gets it once it is committed."""
        article = self._article

        def question(desk: Desk) -> tuple[Change | None, Written]:
            change = operation(desk.operations)
            return change, _written(desk, article)

        def take(answer: tuple[Change | None, Written]) -> None:
            change, written = answer
            if change is not None:
                self.changed.emit(change)
            if article == self._article:
                self._take(written)
            if change is not None and then is not None:
                then(change)

        def fail(error: ReaderError) -> None:
            if failed is not None:
                failed(error)
            self.failed.emit(error)

        self._desk.ask(question, take, fail)

    def undo(self) -> None:
        """Take back the last step."""
        self.change(lambda operations: operations.undo())

    def redo(self) -> None:
        """Make the step again that undo() took back."""
        self.change(lambda operations: operations.redo())

    def _take(self, written: Written) -> None:
        self.state = written
        self.written.emit(written)


def _written(desk: Desk, article: int) -> Written:
    library = desk.library
    notes: tuple[Note, ...] = ()
    tags: tuple[Tag, ...] = ()
    if article:
        try:
            tags = library.record(article).tags
            notes = tuple(library.notes(article))
        except LibraryError as error:
            # An article that the last step took out of the library has nothing written on it any more.
            if error.code != "gone":
                raise
    return Written(desk.operations.undo_step(), desk.operations.redo_step(), tuple(library.tags()), notes, tags)
