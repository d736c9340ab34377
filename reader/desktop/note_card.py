"""The note that is chosen on the page of notes: written on, tagged, deleted, and seen in its passage."""

from __future__ import annotations

from dataclasses import replace
from operator import methodcaller
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from reader.core.notes import Note, Tag
from reader.core.records import ArticleRecord
from reader.desktop.desk import Desk
from reader.desktop.note_detail import PlaceCard, Surroundings, surroundings
from reader.desktop.note_draft import NoteDraft
from reader.desktop.note_editor import NoteEditor
from reader.desktop.note_questions import Filed
from reader.desktop.page import PageContext
from reader.desktop.tag_picker import TagPicker
from reader.desktop.tasks import Task
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.desktop.notebook import Written


class NoteCard(PlaceCard):
    """`done` says that the writing ended, `deleted` brings the Note that is to go."""

    done = Signal()
    deleted = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.appearance.theme, parent)
        self._context = context
        self._task: Task | None = None
        self._tags: tuple[Tag, ...] = ()
        self.shown: Filed | None = None
        self.editor = NoteEditor(self)
        self.picker = TagPicker(context.appearance.theme, self)
        self.head.addWidget(self.editor)
        change = context.notebook.change
        self.editor.done.connect(self._end)
        self.editor.deleted.connect(self._delete)
        self.editor.tagWanted.connect(self.ask_tags)
        self.editor.tagDropped.connect(lambda tag: self._tag("untag_note", tag.identity))
        self.picker.picked.connect(lambda tag: self._tag("tag_note", tag.identity or tag))
        self.picker.dropped.connect(lambda tag: self._tag("untag_note", tag.identity))
        self.picker.renamed.connect(lambda tag, name: change(methodcaller("rename_tag", tag.identity, name)))
        self.picker.recoloured.connect(lambda tag, colour: change(methodcaller("recolour_tag", tag.identity, colour)))
        self.picker.deleted.connect(lambda tag: change(methodcaller("delete_tag", tag.identity)))
        context.notebook.written.connect(self._follow)

    def show_item(self, one: Filed | None) -> None:
        """Show a note or a quotation; None shows nothing. What was being written is saved."""
        before = self.shown
        self.shown = one
        self.setVisible(one is not None)
        if one is None:
            self.editor.leave()
            return
        note = one.item if isinstance(one.item, Note) else None
        self.show_place(one.article, self._context.language.code, lost=note is not None and note.orphan)
        self.editor.setVisible(note is not None)
        draft = self.editor.draft
        if note is None:
            self.editor.leave()
        elif draft is not None and draft.identity == note.identity:
            self.editor.take(note)
        else:
            self.editor.edit(NoteDraft(self._context.notebook, note.article, note, self))
        if before is None or _place(before) != _place(one):
            self._show_passage(one)

    def write(self) -> None:
        """Put the keys into the note's text."""
        if self.editor.isVisibleTo(self):
            self.editor.body.setFocus()

    def ask_tags(self, at: QPoint | None = None) -> None:
        """Pick tags for the note."""
        state = self._context.notebook.state
        if self.shown is not None and isinstance(self.shown.item, Note):
            place = at or self.editor.tags.mapToGlobal(QPoint(0, self.editor.tags.height()))
            self.picker.ask(place, state.tags if state is not None else (), self._applied())

    def leave(self) -> None:
        """Save what is being written."""
        if self.editor.draft is not None:
            self.editor.draft.save()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.picker.set_theme(theme)

    def retranslate(self, language: str) -> None:
        super().retranslate(language)
        if hasattr(self, "editor"):
            self.editor.retranslate()
            self.picker.retranslate()

    def _show_passage(self, one: Filed) -> None:
        if self._task is not None:
            self._task.cancel()
        article, item = one.article.identity, one.item
        if isinstance(item, Note):
            anchor = item.anchor
            if anchor is None or item.orphan:
                kept = None if anchor is None else Surroundings(f"…{anchor.prefix}", anchor.exact, f"{anchor.suffix}…")
                self.passage.show_passage(kept)
                return
            span = anchor.span
        else:
            span = item.quotation.content

        def question(desk: Desk) -> Surroundings:
            return surroundings(desk.library.article(article).text, span)

        self._task = self._context.desk.ask(question, self.passage.show_passage, lambda _: None)

    def _tag(self, operation: str, tag: Tag | int) -> None:
        if self.shown is not None and isinstance(self.shown.item, Note):
            identity = self.shown.item.identity
            self._context.notebook.change(methodcaller(operation, identity, tag), self._refresh_tags)

    def _refresh_tags(self, _: object) -> None:
        if self.shown is None or not isinstance(self.shown.item, Note):
            return
        identity = self.shown.item.identity

        def take(note: Note) -> None:
            shown = self.shown
            if shown is not None and isinstance(shown.item, Note) and shown.item.identity == note.identity:
                self.show_item(replace(shown, item=note))
                state = self._context.notebook.state
                self.picker.refresh(state.tags if state is not None else (), self._applied())

        self._context.desk.ask(lambda desk: desk.library.note(identity), take, lambda _: None)

    def _applied(self) -> set[int]:
        note = self.shown.item if self.shown is not None else None
        return {tag.identity for tag in note.tags} if isinstance(note, Note) else set()

    def _follow(self, written: Written) -> None:
        if self.isVisible():
            self.picker.refresh(written.tags, self._applied())

    def _end(self) -> None:
        if self.shown is not None:
            # Its place stays on the card, so that one can write on.
            shown, self.shown = self.shown, None
            self.show_item(shown)
        self.done.emit()

    def _delete(self) -> None:
        if self.shown is not None and isinstance(self.shown.item, Note):
            self.editor.draft = None
            self.deleted.emit(self.shown.item)


def _place(one: Filed) -> tuple[ArticleRecord | int, object, bool]:
    item = one.item
    if isinstance(item, Note):
        return one.article.identity, item.anchor, item.orphan
    return one.article.identity, item.quotation.content, False
