"""Where the library lies, its backups, and whether it is sound: looked at, copied, restored, repaired."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.errors import ReaderError
from reader.desktop.backup_rows import backup_row, megabytes
from reader.desktop.desk import LibraryDesk
from reader.desktop.page import section
from reader.desktop.row_list import RowList
from reader.desktop.scrolled import Scrolled
from reader.desktop.tasks import Task
from reader.desktop.texts import Counts, joined
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.library import Backup, CheckReport

_TOLD = 5
"""Problems that are told one by one; a library that was spoiled may have thousands."""


class SafekeepingDialog(QDialog):
    """The library's file, its backups and its check. `restore` is called with the backup that is to be restored,
    `repaired` when a repair changed the library."""

    def __init__(
        self,
        desk: LibraryDesk,
        theme: Theme,
        language: str,
        restore: Callable[[Backup], None],
        repaired: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._language = language
        self._repaired = repaired
        self._tasks: list[Task] = []
        self.setWindowTitle(self.tr("Library and backups"))
        self.path = self._words(joined([str(desk.path)]))
        self.path.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.path.setAccessibleName(self.tr("The library's file"))
        self.folder = QPushButton(self.tr("Open the folder"), self)
        self.backups = RowList(theme, self, by_double_click=True)
        self.backups.setAccessibleName(self.tr("Backups"))
        self.backups.setMinimumHeight(150)
        self.backups.say_when_empty(self.tr("There is no backup yet."))
        self.make = QPushButton(self.tr("Back up now"), self)
        self.restore = QPushButton(self.tr("Restore the chosen one"), self)
        self.told = self._words("")
        self.check = QPushButton(self.tr("Check the library"), self)
        self.repair = QPushButton(self.tr("Repair"), self)
        self.repair.hide()
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.report = self._words(self.tr("Every page, text, mark and note is looked at; nothing is changed."))
        self._arrange()
        self.folder.clicked.connect(self._open_folder)
        self.make.clicked.connect(self._back_up)
        self.restore.clicked.connect(lambda: self._restore(restore))
        self.backups.currentRow.connect(lambda _: self._enable())
        self.check.clicked.connect(lambda: self._examine(repair=False))
        self.repair.clicked.connect(lambda: self._examine(repair=True))
        self.finished.connect(lambda _: self._stop())
        self._enable()
        self._list()

    def say(self, text: str) -> None:
        """Say something of the backups, such as why one could not be restored."""
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def _words(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _arrange(self) -> None:
        titles = [section(self) for _ in range(3)]
        for title, text in zip(
            titles,
            (self.tr("The library's file"), self.tr("Backups"), self.tr("Is all of it as it should be?")),
            strict=True,
        ):
            title.setText(text)
        hint = self._words(
            self.tr(
                "A backup is made and checked by itself every day. The newest five stay, and those of 7 days, 4 weeks "
                "and 6 months. Restoring one sets the present library aside: nothing is deleted."
            )
        )
        hint.setProperty("look", "caption")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        layout = QVBoxLayout()
        layout.setSpacing(8)
        layout.addWidget(titles[0])
        layout.addWidget(self.path)
        layout.addLayout(_row(self.folder))
        layout.addSpacing(10)
        layout.addWidget(titles[1])
        layout.addWidget(hint)
        layout.addWidget(self.backups, 1)
        layout.addWidget(self.told)
        layout.addLayout(_row(self.make, self.restore))
        layout.addSpacing(10)
        layout.addWidget(titles[2])
        layout.addWidget(self.report)
        layout.addWidget(self.bar)
        layout.addLayout(_row(self.check, self.repair))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 18)
        outer.setSpacing(14)
        outer.addWidget(Scrolled(layout, self), 1)
        outer.addWidget(buttons)
        for button in (self.folder, self.make, self.restore, self.check, self.repair):
            button.setAutoDefault(False)
        self.told.hide()
        self.resize(560, 620)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.path.parent)))

    # Backups

    def _list(self) -> None:
        def show(backups: list[Backup]) -> None:
            now = datetime.now(UTC)
            self.backups.show_rows([backup_row(backup, now, self._language) for backup in backups])
            if not self.backups.currentIndex().isValid():
                self.backups.choose_first()
            self._enable()

        self._tasks.append(self._desk.backups(show))

    def _back_up(self) -> None:
        self.make.setEnabled(False)

        def done(backup: Backup) -> None:
            self.make.setEnabled(True)
            self.say(self.tr("The backup is made and checked."))
            self._list()
            self.backups.choose(str(backup.path))

        def failed(error: ReaderError) -> None:
            self.make.setEnabled(True)
            self.say(error.sentence(self._language))

        self._tasks.append(self._desk.ask(lambda desk: desk.library.back_up(), done, failed))

    def _restore(self, restore: Callable[[Backup], None]) -> None:
        row = self.backups.row_at(self.backups.currentIndex())
        if row is not None:
            self.restore.setEnabled(False)
            self.say("")
            restore(row.item)

    def _enable(self) -> None:
        self.restore.setEnabled(self.backups.row_at(self.backups.currentIndex()) is not None)

    # The check

    def _examine(self, *, repair: bool) -> None:
        for button in (self.check, self.repair):
            button.setEnabled(False)
        self.bar.setValue(0)
        self.bar.show()

        def done(report: CheckReport) -> None:
            self._end()
            self._tell(report)
            if repair:
                self._repaired()

        def failed(error: ReaderError) -> None:
            self._end()
            self.report.setText(error.sentence(self._language))

        task = self._desk.work(
            lambda desk, progress: (desk.library.repair if repair else desk.library.check)(progress),
            done,
            failed,
            lambda part: self.bar.setValue(round(part * 100)),
        )
        self._tasks.append(task)

    def _end(self) -> None:
        self.bar.hide()
        for button in (self.check, self.repair):
            button.setEnabled(True)

    def _tell(self, report: CheckReport) -> None:
        said = [problem.sentence(self._language) for problem in report.problems[:_TOLD]]
        if len(report.problems) > _TOLD:
            said.append(self.tr("%n more problem(s).", "", len(report.problems) - _TOLD))
        if report.good:
            said.append(self.tr("All of the library is as it should be."))
            said.append(joined([Counts.articles(report.articles), Counts.notes(report.notes), megabytes(report.size)]))
        self.repair.setVisible(report.repairable)
        self.report.setText("\n".join(said))

    def _stop(self) -> None:
        # Whatever comes later comes to a dialog that is no longer there.
        for task in self._tasks:
            task.cancel()


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
