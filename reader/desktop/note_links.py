"""Links to articles and notes: copied to pass on, and followed to the place that they lead to."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from reader.core.errors import OpeningError, ReaderError
from reader.core.links import Link, parse_link
from reader.core.notes import Note
from reader.core.records import ArticleRecord
from reader.core.spans import Span
from reader.desktop.actions import Actions
from reader.desktop.desk import Desk, LibraryDesk
from reader.desktop.note_presenter import NotePresenter
from reader.desktop.reading import Reading
from reader.desktop.window_body import WindowBody


@dataclass(frozen=True, slots=True)
class Found:
    """What a link leads to: an article's key, the note's (0: none, or it is gone), and the place where it is known."""

    article: int
    note: int
    span: Span | None


class NoteLinks(QObject):
    """Between links and the window."""

    def __init__(
        self, commands: Actions, reading: Reading, notes: NotePresenter, desk: LibraryDesk, body: WindowBody
    ) -> None:
        super().__init__(body)
        self._reading = reading
        self._notes = notes
        self._desk = desk
        self._body = body
        commands["copy_link"].triggered.connect(lambda _=False: self.copy())
        commands["copy_link"].setEnabled(False)
        for told in (reading.opened, reading.kept):
            told.connect(lambda *_: commands["copy_link"].setEnabled(bool(reading.identity)))

    def copy(self, note: Note | None = None) -> None:
        """Put the link to a note on the clipboard: that one, else the one that is written on or at the caret, else the
        link to the open article."""
        record = self._reading.record
        if record is None:
            return
        if note is None:
            note = self._notes.current()
        QGuiApplication.clipboard().setText(link_to(note, record).address)
        self._body.message.say(
            self.tr("The link to the note was copied.")
            if note is not None
            else self.tr("The link to the article was copied.")
        )

    def follow(self, address: str) -> None:
        """Open what a link leads to; a link that leads nowhere is told in a sentence."""
        try:
            link = parse_link(address)
        except ReaderError as error:
            self._body.say_error(error)
            return
        self._desk.ask(lambda desk: find(desk, link), lambda found: self._go(link, found), self._body.say_error)

    def _go(self, link: Link, found: Found) -> None:
        def there() -> None:
            if found.note and self._notes.go_to(found.note):
                return
            if found.span is not None:
                self._body.pane.view.go_to(found.span)
            if link.note:
                self._body.say_error(OpeningError("link_note_gone"))

        self._reading.open_record(found.article, there)


def link_to(note: Note | None, record: ArticleRecord) -> Link:
    """The link to a note on an article, or to the article."""
    return Link.to(record.content_hash, note)


def find(desk: Desk, link: Link) -> Found:
    """What a link leads to in a library. Raises OpeningError("link_gone") where neither note nor text is there."""
    library = desk.library
    if link.note:
        try:
            note = library.note(link.note)
        except ReaderError:
            note = None
        # Keys of another library count for nothing in this one.
        if note is not None and link.is_of(note):
            return Found(note.article, note.identity, _place(note))
    record = next((record for record in library.records() if record.content_hash == link.text), None)
    if record is None:
        raise OpeningError("link_gone")
    for note in library.notes(record.identity) if link.note else ():
        if link.is_of(note):
            return Found(record.identity, note.identity, _place(note))
    return Found(record.identity, 0, link.span)


def _place(note: Note) -> Span | None:
    return note.anchor.span if note.anchor is not None and not note.orphan else None
