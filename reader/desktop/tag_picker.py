"""Picking tags by typing: arrows choose, Enter sets or takes off, a name that is new makes a tag."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QVBoxLayout, QWidget

from reader.core.notes import Tag
from reader.core.sentences import isolated
from reader.desktop.filter_box import folded
from reader.desktop.menu_entries import add
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.tag_colours import add_colours, next_colour
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.library import TagUse

_WIDTH, _EMPTY, _MOST_ROWS = 260, 64, 8
"""Pixels: the picker's width and the room of a list without rows. Rows that show without scrolling."""


class TagPicker(QFrame):
    """`picked` brings a Tag to set (identity 0: a new one), `dropped` one to take off. `renamed` a Tag and its new
    name, `recoloured` a Tag and its new colour, `deleted` a Tag that is to go from everything, `renameWanted` and
    `mergeWanted` one of which is to be asked how, with all TagUses there are. Escape and a click elsewhere close it."""

    picked = Signal(object)
    dropped = Signal(object)
    renamed = Signal(object, str)
    recoloured = Signal(object, str)
    deleted = Signal(object)
    renameWanted = Signal(object, list)
    mergeWanted = Signal(object, list)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "card")
        self._uses: Sequence[TagUse] = ()
        self._applied: Collection[int] = ()
        self.line = QLineEdit(self)
        self.list = RowList(theme, self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self.line.textChanged.connect(self._list)
        self.line.installEventFilter(self)
        self.list.activatedRow.connect(self._choose)
        self.list.menuRequestedRow.connect(self._ask_menu)
        self.retranslate()

    def ask(self, at: QPoint, uses: Sequence[TagUse], applied: Collection[int]) -> None:
        """Open at a place (global) with all tags, of which those with the keys `applied` are set."""
        self._uses = uses
        self._applied = applied
        self.line.clear()
        self._list()
        screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        x = at.x() - (self.width() if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0)
        self.move(
            max(area.left(), min(x, area.right() - self.width())),
            max(area.top(), min(at.y(), area.bottom() - self.height())),
        )
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def refresh(self, uses: Sequence[TagUse], applied: Collection[int]) -> None:
        """Show what changed while it is open."""
        self._uses = uses
        self._applied = applied
        if self.isVisible():
            self._list()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.list.set_theme(theme)

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self.line.setPlaceholderText(self.tr("Find or make a tag"))
        self.line.setAccessibleName(self.tr("Find or make a tag"))
        self.list.setAccessibleName(self.tr("Tags"))
        self.list.say_when_empty(self.tr("Type a name to make the first tag."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self.list.keyPressEvent(event)
                return True
            if event.key() == Qt.Key.Key_Menu:
                self.list.customContextMenuRequested.emit(QPoint(-1, -1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                row = self.list.row_at(self.list.currentIndex())
                if row is not None:
                    self._choose(row)
                return True
        return super().eventFilter(watched, event)

    def _list(self, _: str = "") -> None:
        name = " ".join(self.line.text().split())
        wanted = folded(name)
        rows = [
            Row(
                use.tag.name,
                count="✓" if use.tag.identity in self._applied else (str(use.count) if use.count else ""),
                colour=use.tag.colour,
                item=use.tag,
            )
            for use in self._uses
            if wanted in folded(use.tag.name)
        ]
        rows.sort(key=lambda row: not folded(row.title).startswith(wanted))
        if name and all(folded(use.tag.name) != wanted for use in self._uses):
            colour = next_colour([use.tag for use in self._uses])
            title = self.tr("New tag: {name}").format(name=isolated(name))
            rows.append(Row(title, colour=colour, item=Tag(name, colour)))
        self.list.show_rows(rows)
        # As tall as its rows need, within bounds.
        tall = sum(self.list.sizeHintForRow(number) for number in range(min(len(rows), _MOST_ROWS)))
        self.resize(_WIDTH, self.line.sizeHint().height() + max(tall, _EMPTY) + 34)
        if name and rows:
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def menu_for(self, tag: Tag) -> QMenu:
        """What can be done with a tag itself, everywhere it is set."""
        menu = QMenu(self)
        name = " ".join(self.line.text().split())
        if name and folded(name) != folded(tag.name):
            add(menu, self.tr("Rename to {name}").format(name=isolated(name)), lambda: self.renamed.emit(tag, name))
        else:
            add(menu, self.tr("Rename the tag…"), lambda: self._hand_over(self.renameWanted, tag))
        merge = add(menu, self.tr("Merge with another tag…"), lambda: self._hand_over(self.mergeWanted, tag))
        merge.setEnabled(len(self._uses) > 1)
        add_colours(menu, partial(self.recoloured.emit, tag))
        menu.addSeparator()
        add(menu, self.tr("Delete the tag everywhere"), lambda: self.deleted.emit(tag))
        return menu

    def _ask_menu(self, row: Row, at: QPoint) -> None:
        tag: Tag = row.item
        if tag.identity:
            menu = self.menu_for(tag)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)

    def _hand_over(self, wanted: SignalInstance, tag: Tag) -> None:
        # A dialog asks the rest, and a popup would lie over it.
        uses = list(self._uses)
        self.hide()
        wanted.emit(tag, uses)

    def _choose(self, row: Row) -> None:
        tag: Tag = row.item
        if tag.identity and tag.identity in self._applied:
            self.dropped.emit(tag)
        else:
            self.picked.emit(tag)
            self.line.clear()
