"""`qari export` and `qari import-notes`: what the library holds in the formats of other programs, and notes back in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.errors import LibraryError, ReaderError
from reader.exporting import Content, export
from reader.exporting.annotations_reading import Incoming, read_annotations
from reader.operations import Operations

if TYPE_CHECKING:
    from reader.cli.session import Session

_WRITTEN = {
    Content.NOTES: "written",
    Content.QUOTATIONS: "quotations_written",
    Content.ENTITIES: "entities_written",
    Content.QUANTITIES: "quantities_written",
}


def export_to(session: Session, path: Path, content: Content, format: str | None) -> None:
    """Write all of one content to a file."""
    with session.opened_library() as library:
        count = export(library, path, content, format=format, language=session.language)
        session.say(_WRITTEN[content], count=count, path=path)


def import_notes(session: Session, paths: list[Path]) -> None:
    """Put the notes of each file on the articles that the library has, one undoable step a file; a file that cannot be
    read is reported and the rest done."""
    with session.opened_library() as library:
        for path in paths:
            try:
                incoming = read_annotations(library, path)
                if incoming.notes:
                    Operations(library).add_notes(incoming.notes)
            except LibraryError:
                # The library itself failed: the files after this one would fare no better.
                raise
            except ReaderError as error:
                session.report(error)
            else:
                _say(session, incoming)


def _say(session: Session, incoming: Incoming) -> None:
    counts = {"added": len(incoming.notes), "known": incoming.known, "homeless": incoming.homeless}
    session.say("notes_imported", **counts)
    if incoming.orphans:
        session.say("notes_orphaned", count=incoming.orphans)
