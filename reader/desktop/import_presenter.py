"""What the window tells of the import while one reads: a chip in the foot, the list, a message at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QToolButton

from reader.desktop.actions import Actions
from reader.desktop.file_dialogs import FileDialogs
from reader.desktop.imports import Added, Imports
from reader.desktop.reading import Reading
from reader.desktop.window_body import WindowBody

if TYPE_CHECKING:
    from reader.importing import Imported


class ImportPresenter(QObject):
    """Between the queue and the window."""

    def __init__(
        self, commands: Actions, imports: Imports, reading: Reading, body: WindowBody, file_dialogs: FileDialogs
    ) -> None:
        super().__init__(body)
        self._commands = commands
        self._imports = imports
        self._body = body
        self._file_dialogs = file_dialogs
        self.chip = QToolButton(body.foot)
        self.chip.setProperty("look", "quiet")
        self.chip.hide()
        self.chip.clicked.connect(commands["import_page"].trigger)
        body.foot.add_news(self.chip)
        commands["import_folder"].triggered.connect(lambda _=False: self.ask_folder())
        imports.changed.connect(self._show)
        imports.added.connect(self._tell_added)
        imports.ended.connect(self._tell_ended)
        imports.arrived.connect(reading.list_records)
        imports.failed.connect(body.say_error)
        self.retranslate()

    def ask_folder(self) -> None:
        """Ask for a folder, import what it holds and show how far that is."""
        folder = self._file_dialogs.ask_folder()
        if folder is not None:
            self._imports.add([folder])
            self._commands["import_page"].trigger()

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self.chip.setToolTip(self.tr("Show the import"))
        self._show()

    def _show(self) -> None:
        imports = self._imports
        self.chip.setVisible(imports.running or imports.paused)
        text = (
            self.tr("Import: {done} of {total}").format(done=imports.done, total=imports.done + imports.left)
            if imports.running
            else self.tr("Import paused: %n file(s)", "", imports.left)
        )
        self.chip.setText(text)
        self.chip.setAccessibleName(text)

    def _tell_added(self, added: Added) -> None:
        if added.waiting == 0:
            self._body.message.say(
                self.tr("%n file(s) are in the library already.", "", added.unchanged)
                if added.unchanged
                else self.tr("There is no article in it that Qari opens.")
            )

    def _tell_ended(self, imported: Imported) -> None:
        if imported.left or not imported.new + imported.known + imported.failed:
            return
        said = [self.tr("%n article(s) came in.", "", imported.new)]
        if imported.known:
            said.append(self.tr("%n were there already.", "", imported.known))
        if imported.failed:
            said.append(self.tr("%n file(s) could not be read.", "", imported.failed))
        self._body.message.say(
            " ".join(said),
            lasting=bool(imported.failed),
            action=self.tr("Show"),
            do=self._commands["import_page"].trigger,
        )
