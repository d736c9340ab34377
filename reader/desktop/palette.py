"""The command palette: everything that can be done or gone to, found by typing, chosen by arrows and Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reader.desktop.filter_box import FilterBox
from reader.desktop.palette_entries import Entry, Kind, found
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.theme import Theme

_WIDTH, _HEIGHT, _TOP = 600, 460, 64
"""Pixels: the palette's size, and how far below the window's edge it hangs."""
_PAGE = 8
_MOST = 60
"""Rows of a kind that are shown while something is typed."""


class Palette(QFrame):
    """Hangs from the top of its window. `chosen` brings the Entry, once the palette is gone; Escape and a click
    elsewhere close it."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setProperty("look", "card")
        self._window = window
        self._entries: Callable[[str], Sequence[Entry]] = lambda _: ()
        self.line = FilterBox(self)
        self.list = RowList(theme, self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self.line.narrowed.connect(lambda _: self._list())
        self.line.installEventFilter(self)
        self.list.activatedRow.connect(self._choose)
        self.list.currentRow.connect(self._announce)
        self.retranslate()

    def ask(self, entries: Callable[[str], Sequence[Entry]]) -> None:
        """Come up with what `entries` gives for a text that is typed."""
        self._entries = entries
        self.line.clear()
        self._list()
        window = self._window
        width = min(_WIDTH, window.width() - 24)
        self.resize(width, min(_HEIGHT, window.height() - _TOP - 24))
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, _TOP)))
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def refresh(self) -> None:
        """List the entries anew where the palette is up: there are more of them now."""
        if self.isVisible():
            self._list()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.list.set_theme(theme)

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self.line.setPlaceholderText(self.tr("What would you like to do?"))
        self.line.setAccessibleName(self.tr("Find an action, an article, a name or a setting"))
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.say_when_empty(self.tr("Nothing was found."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE}
            if key in steps:
                self._step(steps[Qt.Key(key)])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                row = self.list.row_at(self.list.currentIndex())
                if row is not None:
                    self._choose(row)
                return True
            if key == Qt.Key.Key_Escape:
                self.hide()
                return True
        return super().eventFilter(watched, event)

    def _titles(self) -> dict[Kind, str]:
        return {
            Kind.USED: self.tr("Used last"),
            Kind.ACTION: self.tr("Actions"),
            Kind.ARTICLE: self.tr("Articles"),
            Kind.NAME: self.tr("Names in the article"),
            Kind.SETTING: self.tr("Settings"),
            Kind.SEARCH: self.tr("Library"),
        }

    def _list(self) -> None:
        titles = self._titles()
        typed = self.line.text()
        rows: list[Row] = []
        for kind, entries in found(self._entries(typed), typed):
            rows.append(Row(titles[kind], heading=True))
            rows.extend(self._row(entry) for entry in (entries[:_MOST] if typed.strip() else entries))
        self.list.choose_none()
        self.list.show_rows(rows)
        self._step(1)
        self.list.scrollToTop()

    def _row(self, entry: Entry) -> Row:
        subtitle = entry.subtitle if entry.ready else self.tr("Not possible at the moment")
        spoken = f"{entry.title}، {entry.spoken_hint}" if entry.spoken_hint else ""
        return Row(
            entry.title,
            subtitle,
            entry.hint,
            type=entry.type,
            item=entry,
            key=(entry.kind, entry.key),
            spoken=spoken,
        )

    def _step(self, by: int) -> None:
        """Go that many rows on, headings not counted; over the end to the beginning by a single step."""
        places = [number for number, row in enumerate(self.list.rows) if not row.heading]
        if not places:
            return
        now = self.list.currentIndex().row()
        if now not in places:
            to = 0
        elif abs(by) == 1:
            to = (places.index(now) + by) % len(places)
        else:
            to = max(0, min(len(places) - 1, places.index(now) + by))
        index = self.list.model().index(places[to], 0)
        self.list.setCurrentIndex(index)
        if to == 0:
            self.list.scrollToTop()
        else:
            self.list.scrollTo(index)

    def _choose(self, row: Row) -> None:
        entry = row.item
        if entry.ready:
            self.hide()
            self.chosen.emit(entry)

    def _announce(self, row: Row) -> None:
        # The keys stay in the line: a screen reader would not hear which row they are on.
        if self.isVisible() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, row.accessible))
