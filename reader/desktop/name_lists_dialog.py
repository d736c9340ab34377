"""The person's own name lists: what is always marked and what never, added, changed, removed, imported, exported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from reader.core.errors import ReaderError
from reader.core.mentions import EntityType
from reader.core.sentences import isolated
from reader.desktop import texts
from reader.desktop.desk import Desk, LibraryDesk
from reader.desktop.file_dialogs import FileDialogs
from reader.desktop.filter_box import FilterBox, folded
from reader.desktop.message_bar import MessageBar
from reader.desktop.notebook import Notebook
from reader.desktop.rows import Index

if TYPE_CHECKING:
    from reader.entities.name_lists import NameLists
    from reader.operations import Change

T = TypeVar("T")

Listed = tuple[str, EntityType | None, str]
"""A name, its type (None: never marked) and what it is known as."""


class NameListsDialog(QDialog):
    """A table of the names, and a line to add one or to change the chosen one. `language` is "ar" or "en"."""

    def __init__(
        self, desk: LibraryDesk, notebook: Notebook, files: FileDialogs, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._notebook = notebook
        self._files = files
        self._language = language
        self._all: list[Listed] = []
        self._intro = QLabel(self)
        self._intro.setWordWrap(True)
        self.message = MessageBar(self)
        self.filter = FilterBox(self)
        self.model = ListedNames(self)
        self.table = _Table(self._remove, self)
        self.table.setModel(self.model)
        self.name = QLineEdit(self)
        self.type = QComboBox(self)
        for kind in (*EntityType, None):
            self.type.addItem("", None if kind is None else kind.value)
        self.known_as = QLineEdit(self)
        self.add = QPushButton(self)
        self.add.setProperty("look", "primary")
        line = QHBoxLayout()
        line.addWidget(self.name, 3)
        line.addWidget(self.type, 1)
        line.addWidget(self.known_as, 2)
        line.addWidget(self.add)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.remove = buttons.addButton("", role)
        self.take = buttons.addButton("", role)
        self.write = buttons.addButton("", role)
        # Enter in a line does what the line is for.
        for button in (self.remove, self.take, self.write, self.add, *buttons.findChildren(QPushButton)):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for widget in (self._intro, self.message, self.filter, self.table):
            layout.addWidget(widget)
        layout.addLayout(line)
        layout.addWidget(buttons)
        self.resize(680, 520)
        self.filter.narrowed.connect(lambda _: self._list())
        self.filter.left.connect(self.table.setFocus)
        self.name.textChanged.connect(lambda _: self._enable())
        self.name.returnPressed.connect(self._add)
        self.known_as.returnPressed.connect(self._add)
        self.type.currentIndexChanged.connect(lambda _: self._enable())
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.take.clicked.connect(self._ask_import)
        self.write.clicked.connect(self._ask_export)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        buttons.rejected.connect(self.reject)
        notebook.changed.connect(self._follow)
        self.retranslate()
        self._load()

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self.setWindowTitle(self.tr("Name lists"))
        self._intro.setText(
            self.tr("These names are marked, or never marked, in every article: in those analysed earlier too.")
        )
        for widget, text in (
            (self.filter, self.tr("Filter the names")),
            (self.name, self.tr("Name")),
            (self.known_as, self.tr("Known as (optional)")),
        ):
            widget.setPlaceholderText(text)
            widget.setAccessibleName(text)
        self.type.setAccessibleName(self.tr("Type"))
        for number, kind in enumerate((*EntityType, None)):
            self.type.setItemText(number, type_title(kind))
        self.table.setAccessibleName(self.windowTitle())
        for button, text in (
            (self.add, self.tr("Add")),
            (self.remove, self.tr("Remove")),
            (self.take, self.tr("Import…")),
            (self.write, self.tr("Export…")),
        ):
            button.setText(text)
        self.message.retranslate()
        self.model.retranslate()
        self._enable()

    def import_file(self, path: Path) -> None:
        """Put the names of a CSV file on the lists; a file that is none is told in a sentence."""

        def question(_: Desk) -> NameLists:
            from reader.entities.name_list_files import read_name_lists

            return read_name_lists(path)

        def read(lists: NameLists) -> None:
            self._change(
                lambda operations: operations.add_name_lists(lists),
                self.tr("%n name(s) were imported.", "", len(lists.names) + len(lists.never)),
            )

        self._ask(question, read)

    def export_file(self, path: Path) -> None:
        """Write the lists to a CSV file."""

        def question(desk: Desk) -> int:
            from reader.entities.name_list_files import write_name_lists

            lists = desk.library.name_lists()
            write_name_lists(path, lists)
            return len(lists.names) + len(lists.never)

        def written(count: int) -> None:
            told = self.tr("%n name(s) were written to {path}.", "", count)
            self.message.say(told.format(path=isolated(str(path))))

        self._ask(question, written)

    def _load(self) -> None:
        self._ask(lambda desk: desk.library.name_lists(), self._take)

    def _take(self, lists: NameLists) -> None:
        listed: list[Listed] = [(name.name, name.type, name.known_as) for name in lists.names]
        listed.extend((word, None, "") for word in lists.never)
        self._all = sorted(listed, key=lambda one: folded(one[0]))
        self._list()

    def _list(self) -> None:
        wanted = self.filter.wanted
        self.model.show([one for one in self._all if wanted in folded(f"{one[0]} {one[2]}")])
        self._enable()

    def _chosen(self) -> list[Listed]:
        return [self.model.listed[index.row()] for index in self.table.selectionModel().selectedRows()]

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1:
            name, kind, known_as = chosen[0]
            self.name.setText(name)
            self.known_as.setText(known_as)
            self.type.setCurrentIndex(self.type.findData(None if kind is None else kind.value))
        self._enable()

    def _enable(self) -> None:
        self.add.setEnabled(any(letter.isalnum() for letter in self.name.text()))
        self.known_as.setEnabled(self.type.currentData() is not None)
        self.remove.setEnabled(bool(self._chosen()))
        self.write.setEnabled(bool(self._all))

    def _add(self) -> None:
        name, kind, known_as = self.name.text(), self.type.currentData(), self.known_as.text()
        if not self.add.isEnabled():
            return

        def added(_: Change) -> None:
            self.name.clear()
            self.known_as.clear()
            self.name.setFocus()

        if kind is None:
            self._notebook.change(lambda operations: operations.never_mark(name), added, self._fail)
        else:
            self._notebook.change(
                lambda operations: operations.remember_name(name, EntityType(kind), known_as), added, self._fail
            )

    def _remove(self) -> None:
        names = [name for name, _, _ in self._chosen()]
        if names:
            self._change(
                lambda operations: operations.forget_names(*names),
                self.tr("%n name(s) were taken off the list.", "", len(names)),
            )

    def _change(self, operation: Callable[[Any], Change | None], told: str) -> None:
        self._notebook.change(
            operation,
            self._while_open(lambda _: self.message.say(told, action=self.tr("Undo"), do=self._notebook.undo)),
            self._while_open(self._fail),
        )

    def _ask(self, question: Callable[[Desk], T], done: Callable[[T], None]) -> None:
        self._desk.ask(question, self._while_open(done), self._while_open(self._fail))

    def _while_open(self, call: Callable[[T], None]) -> Callable[[T], None]:
        """The call, or nothing once the dialog is gone: an answer may come later than its closing."""

        def told(value: T) -> None:
            if isValid(self):
                call(value)

        return told

    def _ask_import(self) -> None:
        path = self._files.ask_names()
        if path is not None:
            self.import_file(path)

    def _ask_export(self) -> None:
        path = self._files.ask_names_target()
        if path is not None:
            self.export_file(path)

    def _fail(self, error: ReaderError) -> None:
        self.message.say(error.sentence(self._language), lasting=True)

    def _follow(self, change: Change) -> None:
        if change.names:
            self._load()


def type_title(kind: EntityType | None) -> str:
    """A type, or that the words are never marked."""
    return texts.translate("NameListsDialog", "Never marked") if kind is None else texts.type_name(kind)


class ListedNames(QAbstractTableModel):
    """The names as a table: name, type, known as."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.listed: list[Listed] = []

    def show(self, listed: list[Listed]) -> None:
        """Replace the names."""
        if listed != self.listed:
            self.beginResetModel()
            self.listed = listed
            self.endResetModel()

    def retranslate(self) -> None:
        """Say the titles and types in the language that is now installed."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 2)
        if self.listed:
            self.dataChanged.emit(self.index(0, 1), self.index(len(self.listed) - 1, 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.listed)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Name"), self.tr("Type"), self.tr("Known as"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        name, kind, known_as = self.listed[index.row()]
        shown = (name, type_title(kind), known_as)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return shown[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "، ".join(part for part in shown if part) if index.column() == 0 else shown[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None


class _Table(QTableView):
    """Whole rows are chosen, several too; the Delete key removes them; Tab goes on to what comes after the table."""

    def __init__(self, remove: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._remove = remove
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultSectionSize(200)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        else:
            super().keyPressEvent(event)
