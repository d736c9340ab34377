"""Writing on the article: notes, highlights and tags on a selection, a mark or the whole of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import methodcaller
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from reader.core.mentions import Mention
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.quantities import Quantity
from reader.core.quotations import Quotation
from reader.core.spans import Span
from reader.desktop.note_draft import NoteDraft
from reader.desktop.notebook import Notebook, Written
from reader.desktop.reading import Reading
from reader.desktop.side_panel import NOTES
from reader.desktop.tag_picker import TagPicker

if TYPE_CHECKING:
    from reader.desktop.window_body import WindowBody


@dataclass(slots=True)
class _Tagging:
    """What the tag picker is open for: a note (identity 0: not yet made), or the article where note is None."""

    article: int
    note: Note | None
    making: bool = False
    waiting: tuple[Tag, ...] = ()


class NotePresenter(QObject):
    """Between the Notebook and the widgets of the window."""

    def __init__(self, reading: Reading, notebook: Notebook, parts: WindowBody, picker: TagPicker) -> None:
        super().__init__(parts)
        self._reading = reading
        self._notebook = notebook
        self._parts = parts
        self._picker = picker
        self._tagging: _Tagging | None = None
        panel = parts.side.notes
        reading.opened.connect(self._leave)
        reading.kept.connect(lambda record: notebook.attend(record.identity))
        reading.marked.connect(self._show)
        notebook.written.connect(self._take)
        panel.chosen.connect(self._go_and_edit)
        panel.articleNoteWanted.connect(self.write_on_article)
        panel.articleTagWanted.connect(self.tag_article)
        panel.articleTagDropped.connect(self._drop_article_tag)
        panel.editor.done.connect(self._end)
        panel.editor.deleted.connect(self._delete_edited)
        panel.editor.tagWanted.connect(self._tag_edited)
        panel.editor.tagDropped.connect(self._untag_edited)
        picker.picked.connect(self._pick)
        picker.dropped.connect(self._drop)
        picker.renamed.connect(lambda tag, name: notebook.change(methodcaller("rename_tag", tag.identity, name)))
        picker.recoloured.connect(lambda tag, to: notebook.change(methodcaller("recolour_tag", tag.identity, to)))
        picker.deleted.connect(lambda tag: notebook.change(methodcaller("delete_tag", tag.identity)))
        parts.pane.view.markActivated.connect(self._follow_mark)

    def write(self) -> None:
        """Write a note on the selection, else on the mark at the caret."""
        target = self._target()
        if target is not None:
            self.edit(target)

    def write_on(self, mark: Mention | Quantity | Quotation) -> None:
        """Write a note on a mention's entity, on a quantity's words or on a quotation."""
        note = self._note_on(mark)
        if note is not None and self._known():
            self.edit(note)

    def write_on_article(self) -> None:
        """Write a note on the whole article."""
        if self._known():
            self.edit(Note(NoteTarget.ARTICLE, "", None))

    def highlight(self) -> None:
        """Highlight the selection without a word."""
        target = self._target()
        if target is not None and not target.identity:
            identity = self._reading.identity
            self._notebook.change(lambda operations: operations.add_note(identity, target))
            if target.target is NoteTarget.SELECTION and target.anchor is not None:
                # The selection's colour would hide what was just made.
                end = target.anchor.span.end
                self._parts.pane.view.select_span(Span(end, end))
                self._parts.selection_bar.hide()

    def tag(self) -> None:
        """Pick tags for the selection, else for the mark at the caret; a selection becomes a highlight with them."""
        target = self._target()
        if target is not None:
            self.tag_note(target, self._parts.caret_place())

    def tag_note(self, note: Note, at: QPoint) -> None:
        """Pick tags for a note at a place (global)."""
        self._ask_tags(_Tagging(self._reading.identity, note), at)

    def tag_article(self, at: QPoint | None = None) -> None:
        """Pick tags for the whole article."""
        if self._known():
            self._ask_tags(_Tagging(self._reading.identity, None), at or self._parts.caret_place())

    def edit(self, note: Note) -> None:
        """Write on a note: one that is there, or a new one (identity 0)."""
        self._parts.show_side()
        self._parts.side.show_tab(NOTES)
        self._parts.selection_bar.hide()
        editor = self._parts.side.notes.editor
        editor.edit(NoteDraft(self._notebook, self._reading.identity, note, self))
        editor.show()
        editor.body.setFocus()

    def go_to(self, identity: int) -> bool:
        """Go to a note of the open article and open it; False where it has no such note."""
        note = next((one for one in self._reading.notes if one.identity == identity), None)
        if note is not None:
            self._go_and_edit(note)
        return note is not None

    def current(self) -> Note | None:
        """The note that is being written on, else the one at the caret."""
        draft = self._parts.side.notes.editor.draft
        if draft is not None and draft.identity:
            return next((one for one in self._reading.notes if one.identity == draft.identity), None)
        mark = self._parts.pane.view.mark_at_caret() if self._reading.article is not None else None
        return mark if isinstance(mark, Note) else None

    def delete(self, note: Note) -> None:
        """Delete a note; the message bar offers to take it back."""
        editor = self._parts.side.notes.editor
        if editor.draft is not None and editor.draft.identity == note.identity:
            self._leave()
        self._notebook.change(
            lambda operations: operations.delete_note(note.identity),
            lambda _: self._parts.message.say(
                self.tr("The note was deleted."), action=self.tr("Undo"), do=self._notebook.undo
            ),
        )

    def retranslate(self) -> None:
        """Say anew what is composed here."""
        self._picker.retranslate()

    def save(self) -> None:
        """Save what is being typed, and go on typing."""
        draft = self._parts.side.notes.editor.draft
        if draft is not None:
            draft.save()

    def close(self) -> None:
        """Save what is being typed and end the typing."""
        self._leave()

    def _known(self) -> bool:
        if self._reading.identity:
            return True
        if self._reading.article is not None:
            self._parts.message.say(self.tr("The article is not in the library yet; try again in a moment."))
        return False

    def _target(self) -> Note | None:
        if not self._known():
            return None
        view, article = self._parts.pane.view, self._reading.article
        assert article is not None
        selection = view.selected_span()
        if selection is not None and len(selection):
            # Words that have a note already, such as one written a moment ago, get no second one beside it.
            return self._note_of(selection) or _note_at(article.text, selection)
        mark = view.mark_at_caret()
        if isinstance(mark, Note):
            return mark
        note = self._note_on(mark) if mark is not None else None
        if note is None:
            self._parts.message.say(self.tr("Select words in the article first."))
        return note

    def _note_of(self, words: Span) -> Note | None:
        """The note on just these words."""
        return next(
            (
                note
                for note in self._reading.notes
                if note.target is NoteTarget.SELECTION
                and note.anchor is not None
                and not note.orphan
                and note.anchor.span == words
            ),
            None,
        )

    def _note_on(self, mark: Mention | Quantity | Quotation) -> Note | None:
        article = self._reading.article
        if article is None:
            return None
        if isinstance(mark, Quantity):
            # A note on a day or a sum is a note on the words: it has no page in the library.
            return _note_at(article.text, mark.span)
        if isinstance(mark, Mention):
            return Note(NoteTarget.ENTITY, "", Anchor.at(article.text, mark.span), entity=mark.name)
        return Note(NoteTarget.QUOTATION, "", Anchor.at(article.text, mark.content), speaker=mark.speaker or "")

    def _end(self) -> None:
        self._parts.side.notes.editor.hide()
        self._parts.pane.view.setFocus()

    def _leave(self, *_: object) -> None:
        editor = self._parts.side.notes.editor
        editor.leave()
        editor.hide()
        self._picker.hide()

    def _take(self, written: Written) -> None:
        self._reading.show_notes(written.notes)
        self._parts.show_steps(written.undo, written.redo)
        editor = self._parts.side.notes.editor
        if editor.draft is not None and editor.draft.identity:
            note = next((one for one in written.notes if one.identity == editor.draft.identity), None)
            if note is None:
                editor.draft = None
                editor.hide()
            else:
                editor.take(note)
        if self._tagging is not None:
            self._picker.refresh(written.tags, self._applied(self._tagging))

    def _show(self) -> None:
        state = self._notebook.state
        tags = state.article_tags if state is not None and self._reading.identity else ()
        self._parts.side.notes.show_notes(self._reading.notes, tags, self._reading.article is not None)

    def _go_and_edit(self, note: Note) -> None:
        if note.anchor is not None and not note.orphan:
            self._parts.pane.view.go_to(note.anchor.span)
        self.edit(note)

    def _follow_mark(self, _: str, mark: object) -> None:
        if isinstance(mark, Note):
            self.edit(mark)

    def _delete_edited(self) -> None:
        editor = self._parts.side.notes.editor
        draft = editor.draft
        if draft is None:
            return
        editor.draft = None
        editor.hide()
        self._parts.pane.view.setFocus()
        if draft.identity:
            self.delete(draft.note)

    def _tag_edited(self, at: QPoint) -> None:
        draft = self._parts.side.notes.editor.draft
        if draft is None:
            return

        # A note that is not saved yet is made first, so that the tag has something to hold on to.
        draft.make(lambda identity: self.tag_note(replace(draft.note, identity=identity), at))

    def _untag_edited(self, tag: Tag) -> None:
        draft = self._parts.side.notes.editor.draft
        if draft is not None and draft.identity:
            identity = draft.identity
            self._notebook.change(lambda operations: operations.untag_note(identity, tag.identity))

    def _drop_article_tag(self, tag: Tag) -> None:
        identity = self._reading.identity
        self._notebook.change(lambda operations: operations.untag_article(identity, tag.identity))

    def _ask_tags(self, tagging: _Tagging, at: QPoint) -> None:
        self._tagging = tagging
        self._parts.selection_bar.hide()
        state = self._notebook.state
        self._picker.ask(at, state.tags if state is not None else (), self._applied(tagging))

    def _applied(self, tagging: _Tagging) -> set[int]:
        state = self._notebook.state
        if state is None:
            return set()
        if tagging.note is None:
            return {tag.identity for tag in state.article_tags}
        kept = next((note for note in state.notes if note.identity == tagging.note.identity), None)
        return {tag.identity for tag in kept.tags} if kept is not None else set()

    def _pick(self, tag: Tag) -> None:
        tagging = self._tagging
        if tagging is None:
            return
        note = tagging.note
        if note is None:
            chosen: Tag | int = tag.identity or tag
            self._notebook.change(lambda operations: operations.tag_article(tagging.article, chosen))
        elif note.identity:
            self._tag_kept(note.identity, tag)
        elif tagging.making:
            tagging.waiting += (tag,)
        else:
            tagging.making = True
            made = replace(note, tags=(tag,))
            self._notebook.change(
                lambda operations: operations.add_note(tagging.article, made),
                lambda change: self._made(tagging, change.created),
            )

    def _made(self, tagging: _Tagging, identity: int) -> None:
        assert tagging.note is not None
        tagging.note = replace(tagging.note, identity=identity)
        waiting, tagging.waiting = tagging.waiting, ()
        for tag in waiting:
            self._tag_kept(identity, tag)
        self._notebook.refresh()

    def _tag_kept(self, identity: int, tag: Tag) -> None:
        chosen: Tag | int = tag.identity or tag
        self._notebook.change(lambda operations: operations.tag_note(identity, chosen))

    def _drop(self, tag: Tag) -> None:
        tagging = self._tagging
        if tagging is None:
            return
        if tagging.note is None:
            self._notebook.change(lambda operations: operations.untag_article(tagging.article, tag.identity))
        elif tagging.note.identity:
            identity = tagging.note.identity
            self._notebook.change(lambda operations: operations.untag_note(identity, tag.identity))


def _note_at(text: str, selection: Span) -> Note:
    return Note(NoteTarget.SELECTION, "", Anchor.at(text, selection))
