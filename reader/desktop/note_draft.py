"""A note while it is typed: saved soon after each pause, so that a crash costs a few letters at most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.errors import ReaderError
from reader.core.notes import Note
from reader.desktop.notebook import Notebook

SAVE_AFTER = 400
"""Milliseconds without a letter after which what was typed is saved."""


class NoteDraft(QObject):
    """The note of one editor. Saves are joined into one step to undo.

    saved: the note's key, after each save. A new note is made with its first letters, not before; a save under way
    holds the next one back, so that the same note is never made twice.
    """

    saved = Signal(int)

    def __init__(self, notebook: Notebook, article: int, note: Note, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._article = article
        self.note = note
        self._body = note.body
        self._saving = False
        self._touched = False
        self._made: list[Callable[[int], None]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self.save)

    @property
    def identity(self) -> int:
        """The note's key in the library, 0 before its first save."""
        return self.note.identity

    @property
    def article(self) -> int:
        """The key of the article it is on."""
        return self._article

    @property
    def body(self) -> str:
        """The text as typed, saved or not."""
        return self._body

    def type(self, body: str) -> None:
        """Take the text as it now stands in the editor."""
        if body != self._body:
            self._body = body
            self._timer.start()

    def save(self) -> None:
        """Save now what is not saved yet."""
        self._timer.stop()
        if self._saving or self._body == self.note.body or not (self.identity or self._body.strip()):
            return
        self._save()

    def make(self, then: Callable[[int], None]) -> None:
        """Have the note in the library, even without a letter, and call `then` with its key."""
        if self.identity:
            then(self.identity)
            return
        self._made.append(then)
        if not self._saving:
            self._timer.stop()
            self._save()

    def _save(self) -> None:
        body = self._body
        self._saving = True

        def done(identity: int) -> None:
            self._saving = False
            self.note = replace(self.note, body=body, identity=identity)
            self.saved.emit(identity)
            made, self._made = self._made, []
            for then in made:
                then(identity)
            self.save()

        def failed(_: ReaderError) -> None:
            # The text stays in the editor; the next letter tries again.
            self._saving = False
            self._made.clear()

        if self.identity:
            identity, continuing = self.identity, self._touched
            self._notebook.change(
                lambda operations: operations.edit_note(identity, body=body, continuing=continuing),
                lambda _: done(identity),
                failed,
            )
        else:
            fresh = replace(self.note, body=body)
            self._notebook.change(
                lambda operations: operations.add_note(self._article, fresh),
                lambda change: done(change.created),
                failed,
            )
        self._touched = True

    def take(self, note: Note) -> None:
        """The note as the library now has it (its tags, or its text after undo); letters not yet saved stay."""
        untouched = self._body == self.note.body and not self._saving
        self.note = note
        if untouched:
            self._body = note.body
