"""Notes as rows of a list."""

from __future__ import annotations

from reader.core.notes import Note, NoteTarget
from reader.core.sentences import isolated
from reader.desktop import texts
from reader.desktop.rows import Row
from reader.desktop.texts import translate


def note_row(note: Note, foot: str = "") -> Row:
    """A note: its text, under it what it is on; of a highlight the words themselves."""
    exact = " ".join(note.anchor.exact[:400].split()) if note.anchor is not None else ""
    place = {
        NoteTarget.SELECTION: exact,
        NoteTarget.ENTITY: note.entity,
        NoteTarget.QUOTATION: texts.joined([note.speaker, exact]),
        NoteTarget.ARTICLE: translate("NoteRows", "The whole article"),
    }[note.target]
    if note.orphan:
        place = translate("NoteRows", "place not found") + " · " + isolated(place)
    body = " ".join(note.body[:600].split())
    return Row(
        body or place,
        place if body else translate("NoteRows", "Highlight"),
        prose=True,
        lines=3,
        rule=1,
        dots=tuple((tag.name, tag.colour) for tag in note.tags),
        foot=foot,
        item=note,
        key=note.identity,
    )
