"""The card in which a note is written: its place, its text, its tags."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget

from reader.core.notes import Note, NoteTarget
from reader.core.sentences import isolated
from reader.desktop.note_draft import NoteDraft
from reader.desktop.row_delegate import runs_right
from reader.desktop.tag_strip import TagStrip

_EXCERPT = 120


class NoteBody(QTextEdit):
    """The plain text of a note; Escape and Ctrl+Enter end the writing, Tab goes on to the tags. It runs as its first
    letter says, an empty one as the interface does."""

    ended = Signal()
    rested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._turn)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._turn()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.rested.emit()

    def _turn(self) -> None:
        text = self.toPlainText()
        strong = runs_right(text) or any(letter.isalpha() for letter in text)
        right = runs_right(text) if strong else self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        option = self.document().defaultTextOption()
        direction = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        if option.textDirection() is not direction:
            option.setTextDirection(direction)
            self.document().setDefaultTextOption(option)


class NoteEditor(QFrame):
    """`done` says that the writing ended, `deleted` that the note is to go; `tagWanted` asks for a tag at a place
    (global), `tagDropped` brings the Tag to take off."""

    done = Signal()
    deleted = Signal()
    tagWanted = Signal(QPoint)
    tagDropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.draft: NoteDraft | None = None
        self._caption = QLabel(self)
        self._caption.setProperty("look", "caption")
        self._excerpt = QLabel(self)
        self._excerpt.setProperty("look", "accent")
        for label in (self._caption, self._excerpt):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.body = NoteBody(self)
        self.body.setFixedHeight(112)
        self.tags = TagStrip(self)
        self._delete = QPushButton(self)
        self._delete.setProperty("look", "quiet")
        self._done = QPushButton(self)
        self._done.setProperty("look", "primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self._delete)
        buttons.addStretch(1)
        buttons.addWidget(self._done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        for widget in (self._caption, self._excerpt, self.body, self.tags):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.body.textChanged.connect(self._type)
        self.body.ended.connect(self._end)
        self.body.rested.connect(self._rest)
        self.tags.added.connect(self.tagWanted)
        self.tags.dropped.connect(self.tagDropped)
        self._delete.clicked.connect(self.deleted)
        self._done.clicked.connect(self._end)
        self.setFocusProxy(self.body)
        self.retranslate()

    def edit(self, draft: NoteDraft) -> None:
        """Write this note; the one written before is saved."""
        self.leave()
        self.draft = draft
        self._show(draft.note)
        self.body.setPlainText(draft.note.body)
        self.body.moveCursor(self.body.textCursor().MoveOperation.End)

    def leave(self) -> None:
        """Save what is not yet saved and write nothing any more."""
        draft, self.draft = self.draft, None
        if draft is not None:
            draft.save()

    def take(self, note: Note) -> None:
        """The note as the library now has it, such as after undo."""
        if self.draft is None:
            return
        self.draft.take(note)
        self._show(note)
        if self.body.toPlainText() != self.draft.body:
            self.body.setPlainText(self.draft.body)

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self.body.setPlaceholderText(self.tr("Write your note here…"))
        self.body.setAccessibleName(self.tr("Text of the note"))
        self._delete.setText(self.tr("Delete"))
        self._delete.setAccessibleName(self.tr("Delete the note"))
        self._done.setText(self.tr("Done"))
        self._done.setAccessibleName(self.tr("End the writing"))
        self.tags.retranslate()
        if self.draft is not None:
            self._show(self.draft.note)

    def _show(self, note: Note) -> None:
        caption = {
            NoteTarget.SELECTION: self.tr("Note"),
            NoteTarget.ENTITY: self.tr("Note on {name}").format(name=isolated(note.entity)),
            NoteTarget.QUOTATION: self.tr("Note on what {name} said").format(name=isolated(note.speaker))
            if note.speaker
            else self.tr("Note on a quotation"),
            NoteTarget.ARTICLE: self.tr("Note on the whole article"),
        }[note.target]
        if note.orphan:
            caption = caption + " · " + self.tr("its place is no longer found")
        self._caption.setText(caption)
        exact = note.anchor.exact if note.anchor is not None else ""
        excerpt = " ".join(exact[: _EXCERPT + 1].split())
        self._excerpt.setText(excerpt[:_EXCERPT] + ("…" if len(exact) > _EXCERPT else ""))
        self._excerpt.setVisible(bool(excerpt) and note.target is not NoteTarget.ENTITY)
        self.tags.show_tags(note.tags)

    def _type(self) -> None:
        if self.draft is not None:
            self.draft.type(self.body.toPlainText())

    def _rest(self) -> None:
        if self.draft is not None:
            self.draft.save()

    def _end(self) -> None:
        self.leave()
        self.done.emit()
