"""A picture with its title, and the same numbers as a table for those who would rather read or hear them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.desktop.chart import Chart, Pick
from reader.desktop.theme import Theme

_MOST_ROWS = 14
"""Rows that a table shows without scrolling."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A table: the titles of its columns, and its rows with what each stands for."""

    titles: tuple[str, ...]
    rows: tuple[tuple[tuple[str | int, ...], Pick], ...]


class ChartCard(QFrame):
    """`chosen` brings the Pick of a shape, or of a row of the table."""

    chosen = Signal(object)

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.chart = chart
        self._picks: list[Pick] = []
        self.title = QLabel(self)
        self.title.setProperty("look", "title")
        self.title.setWordWrap(True)
        self.caption = QLabel(self)
        self.caption.setProperty("look", "caption")
        self.caption.setWordWrap(True)
        self.as_table = QToolButton(self)
        self.as_table.setCheckable(True)
        self.as_table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.table = QTableWidget(self)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.hide()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.as_table, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 16)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.caption)
        layout.addSpacing(6)
        layout.addWidget(chart)
        layout.addWidget(self.table)
        layout.addStretch(1)
        self.as_table.toggled.connect(self._turn)
        self.table.itemActivated.connect(lambda item: self.chosen.emit(self._picks[item.row()]))
        self.table.itemClicked.connect(lambda item: self.chosen.emit(self._picks[item.row()]))
        chart.chosen.connect(self.chosen)

    def retranslate(self, title: str, caption: str) -> None:
        """Say the texts anew."""
        self.title.setText(title)
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))
        self.as_table.setText(self.tr("As a table"))
        self.as_table.setAccessibleName(self.tr("{title}, as a table").format(title=title))
        self.table.setAccessibleName(title)
        self.chart.setAccessibleName(title)

    def show_figures(self, figures: Figures) -> None:
        """Fill the table, and have a screen reader say its first rows of the picture."""
        self._picks = [pick for _, pick in figures.rows]
        table = self.table
        table.clear()
        table.setColumnCount(len(figures.titles))
        table.setRowCount(len(figures.rows))
        table.setHorizontalHeaderLabels(figures.titles)
        for line, (cells, _) in enumerate(figures.rows):
            for column, cell in enumerate(cells):
                item = QTableWidgetItem(str(cell))
                item.setTextAlignment(_leading(table) if isinstance(cell, str) else Qt.AlignmentFlag.AlignCenter)
                table.setItem(line, column, item)
        header = table.horizontalHeader()
        for column in range(len(figures.titles)):
            wide = bool(figures.rows) and isinstance(figures.rows[0][0][column], str)
            mode = QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)
        rows = min(len(figures.rows), _MOST_ROWS)
        table.resizeRowsToContents()
        height = sum(table.rowHeight(row) for row in range(rows)) + header.sizeHint().height() + 4
        table.setFixedHeight(height)
        self.chart.summarise("; ".join(", ".join(map(str, cells)) for cells, _ in figures.rows[:_MOST_ROWS]))

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.chart.set_theme(theme)

    def _turn(self, on: bool) -> None:
        self.chart.setVisible(not on)
        self.table.setVisible(on)
        if on and self.table.rowCount() and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)


def _leading(table: QTableWidget) -> Qt.AlignmentFlag:
    right = table.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
