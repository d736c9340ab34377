"""Keeps the library safe from the window: the dialog of its backups, what a restored one does to all that is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.core.errors import LibraryError, ReaderError
from reader.core.sentences import isolated
from reader.desktop.actions import Actions
from reader.desktop.appearance import Appearance
from reader.desktop.backup_rows import moment
from reader.desktop.desk import LibraryDesk
from reader.desktop.imports import Imports
from reader.desktop.language import Language
from reader.desktop.note_presenter import NotePresenter
from reader.desktop.notebook import Notebook
from reader.desktop.page_presenter import PagePresenter
from reader.desktop.reading import Reading
from reader.desktop.window_body import WindowBody
from reader.desktop.window_dialogs import WindowDialogs

if TYPE_CHECKING:
    from reader.desktop.safekeeping_dialog import SafekeepingDialog
    from reader.library import Backup


_AT_FIRST, _THEN = 5_000, 3_600_000
"""Milliseconds until a backup is thought of after the start, and then again: some windows stay open for weeks."""


class SafekeepingPresenter(QObject):
    """Between the library's file and the window."""

    def __init__(
        self,
        commands: Actions,
        desk: LibraryDesk,
        reading: Reading,
        notebook: Notebook,
        notes: NotePresenter,
        pages: PagePresenter,
        imports: Imports,
        body: WindowBody,
        dialogs: WindowDialogs,
        appearance: Appearance,
        language: Language,
    ) -> None:
        super().__init__(body)
        self._desk = desk
        self._reading = reading
        self._notebook = notebook
        self._notes = notes
        self._pages = pages
        self._imports = imports
        self._body = body
        self._dialogs = dialogs
        self._appearance = appearance
        self._language = language
        self.watch = QTimer(self, interval=_AT_FIRST)
        self.watch.timeout.connect(self._back_up_when_due)
        commands["safekeeping"].triggered.connect(lambda _=False: self.show())

    def begin(self) -> None:
        """Make backups by itself from now on, whenever one is due."""
        self.watch.start()

    def show(self) -> None:
        """The library's file, its backups and its check."""
        from reader.desktop.safekeeping_dialog import SafekeepingDialog

        self._notes.save()
        dialog = SafekeepingDialog(
            self._desk,
            self._appearance.theme,
            self._language.code,
            lambda backup: self._restore_backup(dialog, backup),
            self._follow_repair,
            self._body.window(),
        )
        self._dialogs.show_dialog(dialog)

    def tell_recovered(self, error: LibraryError) -> None:
        """A damaged library was set aside when this one was opened: say so, and where there is a backup lead to it."""
        backup = error.code == "library_damaged_backup"
        self._body.message.say(
            error.sentence(self._language.code),
            lasting=True,
            action=self.tr("Restore…") if backup else "",
            do=self.show if backup else None,
        )

    def _back_up_when_due(self) -> None:
        self.watch.setInterval(_THEN)
        # What was begun in the place of a damaged library is empty: a backup of that would only push out a good one.
        self._desk.ask(lambda desk: desk.library.back_up_when_due() if desk.library.recovered is None else None)

    def _restore_backup(self, dialog: SafekeepingDialog, backup: Backup) -> None:
        if self._imports.running:
            dialog.say(self.tr("An import is under way and writes into the library. Pause it first."))
            dialog.restore.setEnabled(True)
            return
        when = moment(backup.made, self._language.code)

        def done(aside: Path | None) -> None:
            if self._dialogs.open is dialog:
                dialog.accept()
            text = self.tr("The library is as it was on {moment}.").format(moment=isolated(when))
            if aside is None:
                self._body.message.say(text)
                return
            kept = self.tr("What it was before is kept in {path}.").format(path=isolated(str(aside)))
            self._body.message.say(
                f"{text} {kept}", lasting=True, calm=True, action=self.tr("Undo"), do=lambda: self._put_back(aside)
            )

        def failed(error: ReaderError) -> None:
            if self._dialogs.open is not dialog:
                self._body.say_error(error)
                return
            dialog.restore.setEnabled(True)
            dialog.say(error.sentence(self._language.code))

        self._replace(backup.path, done, failed)

    def _put_back(self, aside: Path) -> None:
        def done(_: Path | None) -> None:
            self._body.message.say(self.tr("The library is again what it was before."))

        self._replace(aside, done, self._body.say_error)

    def _replace(self, file: Path, done: Callable[[Path | None], None], failed: Callable[[ReaderError], None]) -> None:
        """Put a library's file in the place of this one's. What is shown is of the old one and closes first."""
        identity = self._reading.identity
        self._notes.close()
        self._reading.leave_library()
        self._pages.leave()

        def replaced(aside: Path | None) -> None:
            self._notebook.refresh()
            self._reading.list_records()
            self._imports.begin()
            done(aside)

        def refused(error: ReaderError) -> None:
            # Nothing was touched: what was open comes back.
            if identity:
                self._reading.open_record(identity)
            failed(error)

        self._desk.replace(file, replaced, refused)

    def _follow_repair(self) -> None:
        self._notebook.refresh()
        self._reading.list_records()
        if self._reading.identity:
            self._reading.refresh()
