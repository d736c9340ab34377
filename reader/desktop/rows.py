"""The rows of the lists: one model of plain rows and one delegate that paints them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from reader.core.quantities import MarkType
from reader.core.spans import Span

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list.

    `heading` rows part groups and cannot be chosen. `strong` titles are semi-bold. `lines` is the most that the title
    takes, `sublines` that of the subtitle; `prose` titles are running text and stand at the side where their own
    script begins. `type` draws the marker of an entity or a quantity before it, `colour` (#RRGGBB) a round one, `rule`
    (1 thin, 3 full) a line along its first edge in the accent colour. `dots` are tags: (name, #RRGGBB), `foot` a last
    line under all.
    `marks` are places in the title that are lit, such as what a search found. `item` is what the row stands for, `key`
    what it is known by where the item itself changes.
    """

    title: str
    subtitle: str = ""
    count: str = ""
    heading: bool = False
    strong: bool = False
    prose: bool = False
    lines: int = 1
    sublines: int = 1
    type: MarkType | None = None
    colour: str = ""
    rule: int = 0
    dots: tuple[tuple[str, str], ...] = ()
    foot: str = ""
    marks: tuple[Span, ...] = ()
    item: Any = None
    key: Any = None
    spoken: str = ""

    @property
    def known_by(self) -> Any:
        """What tells this row from the others when the rows are shown anew."""
        return self.item if self.key is None else self.key

    @property
    def accessible(self) -> str:
        """What a screen reader says."""
        parts = [self.spoken or self.title, self.subtitle, self.count, *(name for name, _ in self.dots), self.foot]
        right = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return ("، " if right else ", ").join(part for part in parts if part)


class RowsModel(QAbstractListModel):
    """A list of rows, replaced as a whole or added to; `Qt.UserRole` gives the Row itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as they stand."""
        return self._rows

    def show(self, rows: Sequence[Row]) -> None:
        """Replace the rows; nothing is sent out where they are the same."""
        if list(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def append(self, rows: Sequence[Row]) -> None:
        """Add rows at the end."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.accessible
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
