"""The quotations panel: who said what, by speaker."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from reader.core.quotations import Quotation
from reader.desktop.filter_box import FilterBox, folded
from reader.desktop.quotation_rows import grouped_by_speaker
from reader.desktop.row_list import RowList
from reader.desktop.theme import Theme

_FILTER_FROM = 6
_FILTERED_LETTERS = 2000


class QuotationsPanel(QWidget):
    """`chosen` brings the Quotation to go to; `menuRequested` a Quotation and where (global)."""

    chosen = Signal(object)
    menuRequested = Signal(object, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._quotations: Sequence[Quotation] = ()
        self._waiting = False
        self.filter = FilterBox(self)
        self.filter.hide()
        self.unknown = QCheckBox(self)
        self.unknown.hide()
        self.quotations = RowList(theme, self)
        self.quotations.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.filter)
        layout.addWidget(self.unknown)
        layout.addWidget(self.quotations)
        self.filter.narrowed.connect(self._list)
        self.filter.left.connect(self.quotations.setFocus)
        self.unknown.toggled.connect(lambda _: self._list())
        self.quotations.activatedRow.connect(lambda row: self.chosen.emit(row.item))
        self.quotations.menuRequestedRow.connect(lambda row, at: self.menuRequested.emit(row.item, at))
        self.setFocusProxy(self.quotations)
        self.retranslate()

    def show_quotations(self, text: str, quotations: Sequence[Quotation], waiting: bool) -> None:
        """Show the quotations of an article; `waiting` says that its analysis is still to come."""
        self._text = text
        self._quotations = quotations
        self._waiting = waiting
        self.filter.setVisible(len(quotations) >= _FILTER_FROM)
        # A filter that is on stays in sight, so that it can be taken off.
        unknown = sum(1 for quotation in quotations if not quotation.speaker)
        self.unknown.setVisible(bool(unknown) or self.unknown.isChecked())
        self._say_unknown(unknown)
        self._list()

    def choose(self, quotation: Quotation) -> None:
        """Make a quotation the current one, without `chosen` being sent."""
        self.quotations.choose(quotation)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.quotations.set_theme(theme)

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self.filter.setPlaceholderText(self.tr("Filter by speaker or words"))
        self.filter.setAccessibleName(self.tr("Filter by speaker or words"))
        self.quotations.setAccessibleName(self.tr("Quotations in the article"))
        self._say_unknown(sum(1 for quotation in self._quotations if not quotation.speaker))
        self._list()

    def _list(self, _: str = "") -> None:
        wanted = self.filter.wanted if self.filter.isVisibleTo(self) else ""
        unknown = self.unknown.isChecked()
        shown = [
            one
            for one in self._quotations
            if (not wanted or wanted in self._searched(one)) and not (unknown and one.speaker)
        ]
        self.quotations.show_rows(grouped_by_speaker(self._text, shown))
        if self._waiting:
            self.quotations.say_when_empty(self.tr("Quotations appear here once they are found."))
        elif unknown and self._quotations:
            self.quotations.say_when_empty(self.tr("Every quotation has a known speaker."))
        else:
            self.quotations.say_when_empty(
                self.tr("Nobody is quoted here.") if self._text else self.tr("Open an article to see who is quoted.")
            )

    def _say_unknown(self, count: int) -> None:
        self.unknown.setText(self.tr("Without a known speaker ({count})").format(count=count))

    def _searched(self, quotation: Quotation) -> str:
        return folded(f"{quotation.speaker or ''} {quotation.content.of(self._text)[:_FILTERED_LETTERS]}")
