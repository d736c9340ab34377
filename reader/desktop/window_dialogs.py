"""The dialogs of the window, each loaded when it is first wanted; none blocks the event loop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from reader import __version__
from reader.core.mentions import Entity, EntityType
from reader.core.notes import Note
from reader.core.sentences import isolated
from reader.desktop import texts
from reader.desktop.actions import Actions
from reader.desktop.appearance import Appearance
from reader.desktop.desk import Desk, LibraryDesk
from reader.desktop.extent import Extent
from reader.desktop.language import Language
from reader.desktop.rows import Row
from reader.desktop.settings import Settings

if TYPE_CHECKING:
    from reader.desktop.spellings import Group


class WindowDialogs(QObject):
    """Opens the dialogs over the window; what is answered goes to the callbacks."""

    def __init__(
        self, window: QWidget, actions: Actions, appearance: Appearance, settings: Settings, language: Language
    ) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._appearance = appearance
        self._settings = settings
        self._language = language
        self._open: QDialog | None = None

    @property
    def open(self) -> QDialog | None:
        """The dialog that is open, if one is."""
        return self._open if self._open is not None and self._open.isVisible() else None

    def show_settings(self, key: str = "") -> None:
        """The settings; the keys are on the setting of that key where one is given."""
        from reader.desktop.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._settings, self._window)
        self._show(dialog)
        if key:
            dialog.controls[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_shortcuts(self) -> None:
        """All shortcuts."""
        from reader.desktop.shortcut_sheet import ShortcutSheet

        self._show(ShortcutSheet(self._actions, self._window))

    def show_about(self) -> None:
        """What this is."""
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("About Qari"))
        box.setText(self.tr("Qari") + " " + isolated(__version__))
        box.setInformativeText(
            self.tr(
                "A reader for Arabic articles that marks who is named and who is quoted, and keeps your notes. It "
                "works without any network. Fonts: Amiri and IBM Plex Sans Arabic, under the SIL Open Font License."
            )
        )
        self._show(box)

    def ask_encoding(self, current: str | None, answered: Callable[[str], None]) -> None:
        """In which encoding to open the file again."""
        from reader.opening import ENCODINGS

        rows = [
            Row(
                encoding.title(self._language.code),
                count="✓" if encoding.name == current else "",
                item=encoding.name,
            )
            for encoding in ENCODINGS
        ]
        self._choose(
            self.tr("Open again in another encoding"),
            self.tr("Letters that look wrong were read in the wrong encoding. Which one is it?"),
            rows,
            "",
            answered,
        )

    def ask_speaker(self, entities: Sequence[Entity], answered: Callable[[str | None], None]) -> None:
        """Who said it: one of the names, somebody else, or nobody known (None)."""
        rows = [
            Row(entity.name, entity.role, type=entity.type, item=entity.name)
            for entity in entities
            if entity.type in (EntityType.PER, EntityType.ORG)
        ]
        rows.append(Row(texts.unknown_speaker(), item=None, key="unknown"))
        self._choose(
            self.tr("Change the speaker"), self.tr("Who said this?"), rows, self.tr("Somebody else: {name}"), answered
        )

    def ask_name(
        self,
        title: str,
        question: str,
        rows: Sequence[Row],
        free: str,
        answered: Callable[[tuple[str, EntityType] | str], None],
    ) -> None:
        """Which name: that of a row, as (name, type), or one that was typed; `free` is the title of its row."""
        self._choose(title, question, rows, free, answered)

    def ask_spellings(
        self,
        groups: Sequence[Group],
        answered: Callable[[list[tuple[str, EntityType, str]]], None],
        apart: Callable[[list[tuple[EntityType, tuple[str, ...]]]], None],
    ) -> None:
        """Which groups of spellings are one name; `answered` gets what to rename, as (name, type, new name), `apart`
        the groups that are not, as (type, names)."""
        from reader.desktop.spellings import SpellingsDialog

        dialog = SpellingsDialog(groups, self._window)
        dialog.accepted.connect(lambda: answered(dialog.answer) if dialog.answer else None)
        dialog.accepted.connect(lambda: apart(dialog.apart) if dialog.apart else None)
        self._show(dialog)

    def show_dialog(self, dialog: QDialog) -> None:
        """A dialog that somebody else made."""
        self._show(dialog)

    def ask_extent(self, extents: list[Extent], answered: Callable[[Extent], None]) -> None:
        """Which notes to export."""
        from reader.desktop.export_dialog import ExportDialog

        dialog = ExportDialog(extents, self._window)
        dialog.accepted.connect(lambda: answered(dialog.extent))
        self._show(dialog)

    def close(self) -> None:
        """Take an open dialog away."""
        if self._open is not None:
            self._open.close()

    def _choose(self, title: str, question: str, rows: Sequence[Row], free: str, answered: Callable[..., None]) -> None:
        from reader.desktop.choice_dialog import ChoiceDialog

        dialog = ChoiceDialog(self._appearance.theme, title, question, rows, free, self._window)
        dialog.accepted.connect(lambda: answered(dialog.answer))
        self._show(dialog)

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.destroyed.connect(lambda: self._forget(dialog))
        self._open = dialog
        dialog.open()
        # On a small screen, or a large one at 200 %, a dialog is no larger than what there is of it.
        frame = dialog.frameGeometry().size() - dialog.size()
        dialog.resize(dialog.size().boundedTo(dialog.screen().availableSize() - frame))

    def _forget(self, dialog: QDialog) -> None:
        if self._open is dialog:
            self._open = None


def export_notes(
    desk: LibraryDesk,
    path: Path,
    extent: Extent,
    article: int,
    narrowed: Sequence[Note],
    language: str,
    done: Callable[[int], None],
    failed: Callable[..., None],
) -> None:
    """Write the notes of that extent in the format of the file's ending; `done` gets the number written."""

    def question(opened: Desk) -> int:
        from reader.exporting import Content, export

        library = opened.library
        notes: Sequence[Note] | None = None
        if extent is Extent.ARTICLE:
            notes = library.notes(article)
        elif extent is Extent.NARROWED:
            notes = narrowed
        return export(library, path, Content.NOTES, notes, language=language)

    desk.ask(question, done, failed)
