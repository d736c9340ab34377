"""The page of the import queue: what comes in, how far each file is, and the folders that are watched."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QProgressBar, QPushButton

from reader.desktop.flow_layout import FlowLayout
from reader.desktop.import_rows import file_row, folder_row, state_name
from reader.desktop.imports import Imports
from reader.desktop.menu_entries import add
from reader.desktop.page import Page, PageContext, name_choice, section
from reader.desktop.row_feed import RowFeed
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.library import FileState, QueuedFile

_REFRESH_AFTER = 400
"""Milliseconds between two refreshments of the list while files are read."""


class _FolderList(RowList):
    """The watched folders; Delete stops watching the one that is chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.row_at(self.currentIndex())
        if event.key() == Qt.Key.Key_Delete and row is not None:
            self.menuRequestedRow.emit(row, QPoint())
        else:
            super().keyPressEvent(event)


class ImportPage(Page):
    """The files in the order in which they came."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.appearance.theme
        self._imports: Imports = context.imports
        self.add_files, self.add_folder = QPushButton(self.side), QPushButton(self.side)
        self._progress_title, self._folders_title = section(self.side), section(self.side)
        self.progress = QLabel(self.side)
        self.progress.setWordWrap(True)
        self.bar = QProgressBar(self.side)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.pause, self.cancel = QPushButton(self.side), QPushButton(self.side)
        self.folders = _FolderList(theme, self.side)
        self.watch, self.unwatch = QPushButton(self.side), QPushButton(self.side)
        self.shown = QComboBox(self.main)
        self.retry, self.clear = QPushButton(self.main), QPushButton(self.main)
        self.list = RowList(theme, self.main, on_paper=True)
        self.list.setSpacing(2)
        self._build()
        self.feed = RowFeed(context.desk, self.list, self._rows)
        self.feed.failed.connect(self.failed)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_REFRESH_AFTER)
        self._later.timeout.connect(self.feed.refresh)
        self._up = False
        self._connect()
        self.retranslate()

    def enter(self, subject: Hashable) -> None:  # noqa: ARG002
        """See Page.enter; there is one queue only."""
        self._up = True
        self._imports.count()
        self._ask()
        self._show_folders()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """See Page.leave."""
        self._up = False
        self._later.stop()
        self.feed.stop()

    def refresh(self) -> None:
        """See Page.refresh."""
        self.feed.refresh_soon()

    def look_for(self) -> None:
        """See Page.look_for."""
        self.shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """See Page.set_theme."""
        for rows in (self.list, self.folders):
            rows.set_theme(theme)
        self.feed.show_again()

    def retranslate(self) -> None:
        """See Page.retranslate."""
        self.title.setText(self.tr("Import"))
        self.add_files.setText(self.tr("Add files…"))
        self.add_folder.setText(self.tr("Add a folder…"))
        self._progress_title.setText(self.tr("How far it is"))
        self._folders_title.setText(self.tr("Watched folders"))
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setAccessibleName(self.tr("Cancel the import"))
        self.watch.setText(self.tr("Watch a folder…"))
        self.unwatch.setText(self.tr("Stop watching"))
        self.retry.setText(self.tr("Try the failed ones again"))
        self.clear.setText(self.tr("Clear what is done"))
        self.bar.setAccessibleName(self.tr("Progress of the import"))
        self.list.setAccessibleName(self.tr("Files of the import"))
        self.folders.setAccessibleName(self.tr("Watched folders"))
        self.folders.say_when_empty(self.tr("What comes into a watched folder is imported by itself."))
        self.list.say_when_empty(
            self.tr("Add files or a folder, or drop them on the window: they are read while you go on reading.")
        )
        name_choice(self.shown, self.tr("Which files are shown"))
        self._show_counts()
        self.feed.show_again()

    def _build(self) -> None:
        ways = QHBoxLayout()
        ways.addWidget(self.add_files, 1)
        ways.addWidget(self.add_folder, 1)
        going = QHBoxLayout()
        going.addWidget(self.pause, 1)
        going.addWidget(self.cancel, 1)
        watching = QHBoxLayout()
        watching.addWidget(self.watch, 1)
        watching.addWidget(self.unwatch, 1)
        self.filters.addLayout(ways)
        for widget in (self._progress_title, self.progress, self.bar):
            self.filters.addWidget(widget)
        self.filters.addLayout(going)
        self.filters.addSpacing(6)
        self.filters.addWidget(self._folders_title)
        self.filters.addWidget(self.folders, 1)
        self.filters.addLayout(watching)
        # In a narrow window the buttons go below.
        head = FlowLayout()
        head.addWidget(self.shown)
        for button in (self.retry, self.clear):
            button.setProperty("look", "quiet")
            head.addWidget(button)
        self.sheet.addLayout(head)
        self.sheet.addWidget(self.list, 1)
        self.shown.addItem("", None)
        from reader.library import FileState

        for state in FileState:
            self.shown.addItem("", state)

    def _connect(self) -> None:
        imports, dialogs = self._imports, self.context.file_dialogs
        self.add_files.clicked.connect(lambda: imports.add(dialogs.ask_open(self.context.language.code)))
        self.add_folder.clicked.connect(self._add_folder)
        self.pause.clicked.connect(lambda: imports.start() if imports.paused else imports.pause())
        self.cancel.clicked.connect(imports.cancel)
        self.retry.clicked.connect(lambda: imports.retry())
        self.clear.clicked.connect(imports.clear_done)
        self.watch.clicked.connect(self._watch)
        self.unwatch.clicked.connect(self._unwatch)
        self.shown.currentIndexChanged.connect(lambda _: self._ask())
        self.folders.currentRow.connect(lambda _: self.unwatch.setEnabled(True))
        self.folders.menuRequestedRow.connect(lambda *_: self._unwatch())
        self.list.activatedRow.connect(self._open)
        self.list.menuRequestedRow.connect(self._ask_menu)
        imports.changed.connect(self._follow)
        imports.folders_changed.connect(self._show_folders)

    def _ask(self) -> None:
        state = self._state(self.shown.currentIndex())
        self.feed.ask(lambda desk, limit, offset: desk.library.imports.files(state=state, limit=limit, offset=offset))

    def _state(self, number: int) -> FileState | None:
        """The state that an entry of the choice stands for; None is every one. (Qt hands out a plain text.)"""
        from reader.library import FileState

        chosen = self.shown.itemData(number)
        return FileState(chosen) if chosen else None

    def _rows(self, items: Sequence[Any], _: object) -> list[Row]:
        language, theme = self.context.language.code, self.context.appearance.theme
        return [file_row(file, language, theme) for file in items]

    def _follow(self) -> None:
        self._show_counts()
        if self._up and not self._later.isActive():
            self._later.start()

    def _show_counts(self) -> None:
        imports, counts = self._imports, self._imports.counts
        for number in range(self.shown.count()):
            state = self._state(number)
            name = self.tr("All files") if state is None else state_name(state)
            count = sum(counts.values()) if state is None else counts.get(state, 0)
            self.shown.setItemText(number, f"{name} · {count}")
        total = imports.done + imports.left
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(imports.done if imports.running else 0)
        self.bar.setVisible(imports.running)
        if imports.running:
            said = self.tr("{done} of {total} files are read.").format(done=imports.done, total=total)
        elif imports.paused:
            said = self.tr("%n file(s) wait.", "", imports.left)
        else:
            said = self.tr("Nothing waits.")
        self.progress.setText(said)
        self.pause.setText(self.tr("Go on") if imports.paused else self.tr("Pause"))
        for button in (self.pause, self.cancel):
            button.setEnabled(imports.running or imports.paused)
        failed = sum(count for state, count in counts.items() if state == "failed")
        done = sum(count for state, count in counts.items() if state in ("new", "known", "failed"))
        self.retry.setEnabled(failed > 0)
        self.clear.setEnabled(done > 0)

    def _show_folders(self) -> None:
        self.folders.show_rows([folder_row(folder) for folder in self._imports.folders])
        self.unwatch.setEnabled(self.folders.row_at(self.folders.currentIndex()) is not None)

    def _add_folder(self) -> None:
        folder = self.context.file_dialogs.ask_folder()
        if folder is not None:
            self._imports.add([folder])

    def _watch(self) -> None:
        folder = self.context.file_dialogs.ask_folder()
        if folder is not None:
            self._imports.watch(folder)

    def _unwatch(self) -> None:
        row = self.folders.row_at(self.folders.currentIndex())
        if row is not None:
            self._imports.unwatch(row.item)

    def _open(self, row: Row) -> None:
        file: QueuedFile = row.item
        if file.article is not None:
            self.articleWanted.emit(file.article, None)
        elif file.error is not None:
            self.context.message.say(file.error.sentence(self.context.language.code), lasting=True)

    def _ask_menu(self, row: Row, at: QPoint) -> None:
        file: QueuedFile = row.item
        menu = QMenu(self)
        if file.article is not None:
            add(menu, self.tr("Open"), lambda: self._open(row))
        if file.error is not None:
            add(menu, self.tr("Try again"), lambda: self._imports.retry([file.identity]))
        if menu.actions():
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)
