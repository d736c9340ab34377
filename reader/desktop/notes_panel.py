"""The notes panel: the notes of the article in the order of its text, and the card in which one is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.core.notes import Note, Tag
from reader.desktop.filter_box import FilterBox, folded
from reader.desktop.note_editor import NoteEditor
from reader.desktop.note_rows import note_row
from reader.desktop.row_list import RowList
from reader.desktop.tag_strip import TagStrip
from reader.desktop.theme import Theme

_FILTER_FROM = 6


class NotesPanel(QWidget):
    """`chosen` brings the Note to go to and to write on; `menuRequested` a Note and where (global);
    `articleNoteWanted` and `articleTagWanted` ask for the whole article's."""

    chosen = Signal(object)
    menuRequested = Signal(object, QPoint)
    articleNoteWanted = Signal()
    articleTagWanted = Signal(QPoint)
    articleTagDropped = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: Sequence[Note] = ()
        self._open = False
        self.article_tags = TagStrip(self, of_article=True)
        self._article_note = QPushButton(self)
        self._article_note.setProperty("look", "quiet")
        self.editor = NoteEditor(self)
        self.editor.hide()
        self.filter = FilterBox(self)
        self.filter.hide()
        self.notes = RowList(theme, self)
        self.notes.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(self.article_tags, 1)
        head.addWidget(self._article_note, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.editor)
        layout.addWidget(self.filter)
        layout.addWidget(self.notes, 1)
        self.filter.narrowed.connect(self._list)
        self.filter.left.connect(self.notes.setFocus)
        self.notes.activatedRow.connect(lambda row: self.chosen.emit(row.item))
        self.notes.menuRequestedRow.connect(lambda row, at: self.menuRequested.emit(row.item, at))
        self._article_note.clicked.connect(self.articleNoteWanted)
        self.article_tags.added.connect(self.articleTagWanted)
        self.article_tags.dropped.connect(self.articleTagDropped)
        self.setFocusProxy(self.notes)
        self.retranslate()

    def show_notes(self, notes: Sequence[Note], article_tags: Sequence[Tag], is_open: bool) -> None:
        """Show the notes and the tags of an article; `is_open` is false where none is open."""
        self._notes = notes
        self._open = is_open
        self.article_tags.setVisible(is_open)
        self._article_note.setVisible(is_open)
        self.article_tags.show_tags(article_tags)
        self.filter.setVisible(len(notes) >= _FILTER_FROM)
        self._list()

    @property
    def narrowed(self) -> list[Note] | None:
        """The notes that the filter lets through; None where nothing is narrowed."""
        if not self.filter.isVisibleTo(self) or not self.filter.wanted:
            return None
        return [row.item for row in self.notes.rows]

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.notes.set_theme(theme)

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self._article_note.setText(self.tr("Note on the article"))
        self._article_note.setAccessibleName(self.tr("Write a note on the whole article"))
        self.filter.setPlaceholderText(self.tr("Filter by words or tags"))
        self.filter.setAccessibleName(self.tr("Filter by words or tags"))
        self.notes.setAccessibleName(self.tr("Notes on the article"))
        self.article_tags.retranslate()
        self.editor.retranslate()
        self._list()

    def _list(self, _: str = "") -> None:
        wanted = self.filter.wanted if self.filter.isVisibleTo(self) else ""
        self.notes.show_rows([note_row(note) for note in self._notes if not wanted or wanted in _searched(note)])
        self.notes.say_when_empty(
            self.tr("Select words in the article and press N to write a note, H to highlight, T to tag.")
            if self._open
            else self.tr("Open an article to write notes on it.")
        )


def _searched(note: Note) -> str:
    parts = [note.body, note.entity, note.speaker, *(tag.name for tag in note.tags)]
    if note.anchor is not None:
        parts.append(note.anchor.exact[:2000])
    return folded(" ".join(parts))
