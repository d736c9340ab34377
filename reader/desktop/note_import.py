"""Notes that come in from web annotations (JSON-LD): read, put on their articles, and what became of them told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.core.errors import ReaderError
from reader.desktop.actions import Actions
from reader.desktop.desk import Desk, LibraryDesk
from reader.desktop.file_dialogs import FileDialogs
from reader.desktop.notebook import Notebook
from reader.desktop.window_body import WindowBody

if TYPE_CHECKING:
    from reader.exporting.annotations_reading import Incoming


class NoteImport(QObject):
    """Between the file and the notebook; each file is one step that can be undone."""

    def __init__(
        self, commands: Actions, desk: LibraryDesk, notebook: Notebook, body: WindowBody, file_dialogs: FileDialogs
    ) -> None:
        super().__init__(body)
        self._desk = desk
        self._notebook = notebook
        self._body = body
        self._file_dialogs = file_dialogs
        commands["import_notes"].triggered.connect(lambda _=False: self.ask())

    def ask(self) -> None:
        """Ask for files and import their notes."""
        self.take(self._file_dialogs.ask_annotations())

    def take(self, paths: Sequence[Path]) -> None:
        """Import the notes of these files, one after the other; one that cannot be read is told and the rest done."""
        if paths:
            self._take(list(paths), None)

    def _take(self, paths: list[Path], before: Incoming | None) -> None:
        path, *rest = paths

        def read(desk: Desk) -> Incoming:
            from reader.exporting.annotations_reading import read_annotations

            return read_annotations(desk.library, path)

        def go_on(total: Incoming | None) -> None:
            if rest:
                self._take(rest, total)
            elif total is not None:
                self._tell(total)

        def fail(error: ReaderError) -> None:
            self._body.say_error(error)
            if rest:
                self._take(rest, before)

        def add(incoming: Incoming) -> None:
            total = incoming if before is None else _summed(before, incoming)
            if incoming.notes:
                self._notebook.change(
                    lambda operations: operations.add_notes(incoming.notes), lambda _: go_on(total), fail
                )
            else:
                go_on(total)

        self._desk.ask(read, add, fail)

    def _tell(self, incoming: Incoming) -> None:
        added = len(incoming.notes)
        said = [self.tr("%n note(s) were added.", "", added)]
        if incoming.orphans:
            said.append(self.tr("The place of %n of them was not found.", "", incoming.orphans))
        if incoming.known:
            said.append(self.tr("%n were there already.", "", incoming.known))
        if incoming.homeless:
            said.append(self.tr("%n are on an article that is not in the library.", "", incoming.homeless))
        self._body.message.say(
            " ".join(said),
            lasting=bool(incoming.homeless or incoming.orphans),
            action=self.tr("Undo") if added else "",
            do=self._notebook.undo if added else None,
        )


def _summed(one: Incoming, other: Incoming) -> Incoming:
    return replace(
        one,
        notes=one.notes + other.notes,
        orphans=one.orphans + other.orphans,
        known=one.known + other.known,
        homeless=one.homeless + other.homeless,
    )
