"""`qari notes`: the notes of the library, listed or written to CSV."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text

from reader.cli.terminal import print_paragraph
from reader.core.articles import Direction
from reader.core.notes import Note
from reader.core.sentences import isolated
from reader.exporting import export_notes_csv

if TYPE_CHECKING:
    from reader.cli.session import Session


def show_notes(session: Session, csv: Path | None, *, as_json: bool) -> None:
    """Write every note to `csv`, or list them newest first."""
    with session.opened_library() as library:
        if csv is not None:
            session.say("written", count=export_notes_csv(library, csv), path=csv)
            return
        notes = library.notes()
        titles = {identity: library.record(identity).title for identity in {note.article for note in notes}}
        if as_json:
            for note in notes:
                session.print_json(note_record(note, titles[note.article]))
            return
        if not notes:
            session.say("no_notes")
        for note in notes:
            print_note(session, note, titles[note.article])


def note_record(note: Note, title: str) -> dict[str, Any]:
    """A note as plain data; offsets are code points into the article's text."""
    return {
        "id": note.identity,
        "article": title,
        "target": note.target.value,
        "selection": note.anchor.exact if note.anchor else None,
        "start": note.anchor.span.start if note.anchor else None,
        "end": note.anchor.span.end if note.anchor else None,
        "note": note.body,
        "tags": [tag.name for tag in note.tags],
        "speaker": note.speaker or None,
        "entity": note.entity or None,
        "created": note.created.isoformat() if note.created else None,
        "changed": note.changed.isoformat() if note.changed else None,
    }


def print_note(session: Session, note: Note, title: str) -> None:
    """A note in the terminal: the article, the selection, the note and its tags."""
    direction = Direction.RTL if session.language == "ar" else Direction.LTR
    print_paragraph(session.output, Text(isolated(title), style="bold"), direction)
    if note.anchor is not None:
        print_paragraph(session.output, Text(f"«{note.anchor.exact}»", style="italic"), Direction.RTL)
    if note.body:
        print_paragraph(session.output, Text(isolated(note.body)), direction)
    if note.tags:
        tags = " ".join(isolated("#" + tag.name) for tag in note.tags)
        print_paragraph(session.output, Text(tags, style="cyan"), direction)
    session.output.print()
