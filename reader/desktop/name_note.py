"""The note on a person or a place, whatever articles it stands in: saved while it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader.core.mentions import EntityType
from reader.core.sentences import isolated
from reader.desktop.note_draft import SAVE_AFTER
from reader.desktop.note_editor import NoteBody
from reader.desktop.notebook import Notebook

if TYPE_CHECKING:
    from reader.library import NameNote

_HEIGHT = 74


class NameNoteBox(QWidget):
    """Writes THE note on a name. What was written about the names merged into it is shown under it."""

    def __init__(self, notebook: Notebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._name: tuple[str, EntityType] | None = None
        self._saved = ""
        self._touched = False
        self._others: Sequence[NameNote] = ()
        self.body = NoteBody(self)
        self.body.setFixedHeight(_HEIGHT)
        self.others = QLabel(self)
        self.others.setProperty("look", "caption")
        self.others.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.body)
        layout.addWidget(self.others)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self.save)
        self.body.textChanged.connect(self._type)
        self.body.rested.connect(self.save)
        self.setFocusProxy(self.body)
        self.retranslate()

    def show_notes(self, name: str, kind: EntityType, notes: Sequence[NameNote]) -> None:
        """Show what is written about a name; letters that are being typed stay."""
        own = next((note.body for note in notes if (note.name, note.type) == (name, kind)), "")
        if self._name != (name, kind):
            self.save()
            self._name = (name, kind)
            self._touched = False
            self._put(own)
        elif self.body.toPlainText() == self._saved:
            self._put(own)
        self._others = [note for note in notes if (note.name, note.type) != (name, kind)]
        self._say_others()

    def save(self) -> None:
        """Save now what is not saved yet."""
        self._timer.stop()
        body = self.body.toPlainText()
        if self._name is None or body == self._saved:
            return
        (name, kind), continuing = self._name, self._touched
        self._saved, self._touched = body, True
        self._notebook.change(lambda operations: operations.note_name(name, kind, body, continuing=continuing))

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self.body.setPlaceholderText(self.tr("Write about this name here…"))
        self.body.setAccessibleName(self.tr("Note on the name"))
        self._say_others()

    def end_on(self, ended: Callable[[], object]) -> None:
        """What Escape and Ctrl+Enter in the note lead to."""
        self.body.ended.connect(ended)

    def _put(self, body: str) -> None:
        self._saved = body
        if self.body.toPlainText() != body:
            self.body.setPlainText(body)
            self._timer.stop()

    def _type(self) -> None:
        if self.body.toPlainText() != self._saved:
            self._timer.start()

    def _say_others(self) -> None:
        lines = [
            self.tr("{name}: {note}").format(name=isolated(note.name), note=isolated(note.body))
            for note in self._others
        ]
        self.others.setText("\n".join(lines))
        self.others.setVisible(bool(lines))
