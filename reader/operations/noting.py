"""Notes: made, edited, tagged, deleted."""

from __future__ import annotations

from collections.abc import Iterable

from reader.core.mentions import EntityType
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.spans import Span
from reader.operations.changes import Change
from reader.operations.steps import Steps, within


class Noting(Steps):
    """The operations on notes."""

    def add_note(self, article: int, note: Note) -> Change:
        """A new note, or a highlight where its body is empty, with its tags; a tag without a number is found by its
        name or made. `created` of the change is its number."""
        with self._step("add_note" if note.body else "add_highlight") as step:
            step.created = step.draft.add_note(article, note)
            for tag in note.tags:
                step.draft.tag_note(step.created, self._tag_number(step.draft, tag))
        return step.change

    def add_notes(self, notes: Iterable[tuple[int, Note]]) -> Change:
        """New notes, each with the number of its article, in one step, such as an import; tags as in add_note."""
        wanted = list(notes)
        with self._step("add_notes", count=str(len(wanted))) as step:
            for article, note in wanted:
                number = step.draft.add_note(article, note)
                for tag in note.tags:
                    step.draft.tag_note(number, self._tag_number(step.draft, tag))
        return step.change

    def edit_note(
        self,
        note: int,
        *,
        body: str | None = None,
        target: NoteTarget | None = None,
        entity: str | None = None,
        speaker: str | None = None,
        continuing: bool = False,
    ) -> Change:
        """Change what is not None.

        With `continuing` it becomes one step with the last where that made or edited the same note, so that typing is
        undone by the sitting and not by the letter.
        """
        with self._step("edit_note") as step:
            step.draft.change_note(note, body=body, target=target, entity=entity, speaker=speaker)
            step.joining = ("edit_note", "add_note", "add_highlight") if continuing else ()
        return step.change

    def note_name(self, name: str, type: EntityType, body: str, *, continuing: bool = False) -> Change:
        """Write about a name, whatever articles it stands in, or about the one that it was merged into; a blank body
        takes the note away. `continuing` as in edit_note."""
        with self._step("note_name") as step:
            root_type, root = self._library.who(name, type)
            step.values["name"] = root
            step.draft.write_name_note(root_type, root, body if body.strip() else "")
            step.joining = ("note_name",) if continuing else ()
        return step.change

    def attach_note(self, note: int, span: Span) -> Change:
        """Put a note, such as an orphan, on that span of its article's text."""
        with self._step("attach_note") as step:
            text = step.draft.text(self._library.note(note).article)
            step.draft.change_note(note, anchor=Anchor.at(text, within(text, span)))
        return step.change

    def delete_note(self, note: int) -> Change:
        """Delete a note; its tags stay."""
        with self._step("delete_note") as step:
            step.draft.remove_note(note)
        return step.change

    def delete_notes(self, notes: Iterable[int]) -> Change:
        """Delete several notes in one step."""
        numbers = sorted(set(notes))
        with self._step("delete_notes", count=str(len(numbers))) as step:
            for number in numbers:
                step.draft.remove_note(number)
        return step.change

    def tag_note(self, note: int, tag: Tag | int) -> Change:
        """Put a tag on a note; one without a number is found by its name or made in the same step."""
        with self._step("tag_note") as step:
            number = self._tag_number(step.draft, tag)
            step.values["tag"] = self._library.tag(number).name
            step.draft.tag_note(note, number)
        return step.change

    def untag_note(self, note: int, tag: int) -> Change:
        """Take a tag off a note; nothing where it is not on."""
        with self._step("untag_note") as step:
            step.values["tag"] = self._library.tag(tag).name
            step.draft.untag_note(note, tag)
        return step.change
