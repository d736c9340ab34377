"""A list of rows: chosen by a click, by Enter or by the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScrollBar, QWidget

from reader.desktop.row_delegate import RowDelegate
from reader.desktop.rows import Index, Row, RowsModel
from reader.desktop.theme import Theme


class RowList(QListView):
    """Shows rows; `activatedRow` brings the row that was clicked or entered, `currentRow` the one the keys are on,
    `menuRequestedRow` the row whose menu is wanted and where (global)."""

    activatedRow = Signal(object)
    currentRow = Signal(object)
    menuRequestedRow = Signal(object, QPoint)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, on_paper: bool = False, by_double_click: bool = False
    ) -> None:
        """`on_paper` paints for the paper of a page instead of a panel; with `by_double_click` a click alone only
        chooses a row."""
        super().__init__(parent)
        # Made here, as in TextView: PySide takes long to hand out Qt's own.
        self.setViewport(QWidget(self))
        self.setVerticalScrollBar(QScrollBar(Qt.Orientation.Vertical, self))
        self._rows = RowsModel(self)
        self._delegate = RowDelegate(theme, self, on_paper=on_paper)
        self._empty = ""
        self._awaited = False
        self._theme = theme
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # Ten thousand rows are measured a batch at a time, so that the first ones are there at once.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(100)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        (self.doubleClicked if by_double_click else self.clicked).connect(self._activate)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as they stand."""
        return self._rows.rows

    @property
    def selected(self) -> list[Row]:
        """The rows that are selected, from the top down."""
        numbers = sorted(index.row() for index in self.selectedIndexes())
        return [row for number in numbers if not (row := self._rows.rows[number]).heading]

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace the rows; the current one stays current where it is still there, and the view stays in its place."""
        if list(rows) == list(self._rows.rows):
            return
        current = self.row_at(self.currentIndex())
        place = self.verticalScrollBar().value()
        self._rows.show(rows)
        if current is not None:
            self.choose(current.known_by, scroll=False)
        self.verticalScrollBar().setValue(place)

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Add rows at the end."""
        self._rows.append(rows)

    def choose(self, key: object, *, scroll: bool = True) -> bool:
        """Make the row known by that key the current one; False where there is none."""
        for number, row in enumerate(self._rows.rows):
            if not row.heading and row.known_by == key:
                index = self._rows.index(number, 0)
                self.setCurrentIndex(index)
                if scroll:
                    self.scrollTo(index)
                return True
        return False

    def choose_first(self) -> None:
        """Put the keys on the first row, where they are on none."""
        # Qt goes to the first row that is enabled, which may be a heading.
        if self.row_at(self.currentIndex()) is None:
            first = next((number for number, row in enumerate(self._rows.rows) if not row.heading), None)
            if first is not None:
                self.setCurrentIndex(self._rows.index(first, 0))

    def choose_none(self) -> None:
        """No row is chosen."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def say_when_empty(self, text: str) -> None:
        """What an empty list says: what to do here."""
        self._empty = text
        self.viewport().update()

    def await_rows(self, awaited: bool) -> None:
        """Rows are on their way: until they are there an empty list is not said to be empty."""
        self._awaited = awaited
        self.viewport().update()

    @property
    def awaited(self) -> bool:
        """Whether rows are on their way."""
        return self._awaited

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._delegate.set_theme(theme)
        self.viewport().update()

    def row_at(self, index: Index) -> Row | None:
        """The row at an index; None for a heading or no row."""
        row = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        return row if isinstance(row, Row) and not row.heading else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if (row := self.row_at(current)) is not None:
            self.currentRow.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._activate(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_keys:
            self.choose_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._empty and not self._rows.rows and not self._awaited:
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.colour("soft"))
            area = self.viewport().rect().adjusted(16, 24, -16, -16)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(area, int(flags), self._empty)
            painter.end()

    def _activate(self, index: QModelIndex) -> None:
        if (row := self.row_at(index)) is not None:
            self.activatedRow.emit(row)

    def _ask_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if not index.isValid():
            index = self.currentIndex()
            rect: QRect = self.visualRect(index)
            point = rect.center()
        if (row := self.row_at(index)) is not None:
            self.menuRequestedRow.emit(row, self.viewport().mapToGlobal(point))
