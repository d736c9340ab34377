"""Which marks are shown: all, those checked by hand, or those that the machine is less sure of."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from reader.core.analyses import Analysis
from reader.core.mentions import Mention, Origin
from reader.core.quantities import Quantity
from reader.core.quotations import Quotation
from reader.desktop import texts

ALL, BY_HAND = "all", "hand"
BELOW = (90, 70, 50)
"""The confidences (percent) under which marks can be shown alone."""

_NARROW = 900

CHOICES: tuple[str, ...] = (ALL, BY_HAND, *map(str, BELOW))


@dataclass(frozen=True, slots=True)
class MarkChoice:
    """`value` is one of CHOICES; a number is a confidence in percent. Anything else shows all."""

    value: str = ALL

    @property
    def narrows(self) -> bool:
        """Whether anything may be left out."""
        return self.value == BY_HAND or self.value.isdecimal()

    def shows(self, mark: Mention | Quantity | Quotation) -> bool:
        """Whether a mark is shown."""
        if self.value == BY_HAND:
            return mark.origin is Origin.HAND
        if self.value.isdecimal():
            return mark.origin is not Origin.HAND and 100 * mark.confidence < int(self.value)
        return True

    def narrowed(self, analysis: Analysis) -> Analysis:
        """The analysis with the marks that are shown."""
        if not self.narrows:
            return analysis
        return Analysis(
            tuple(filter(self.shows, analysis.mentions)),
            tuple(filter(self.shows, analysis.quotations)),
            analysis.recogniser,
            tuple(filter(self.shows, analysis.quantities)),
        )


class MarkChoiceButton(QToolButton):
    """Opens the menu of the choices; `chosen` brings the MarkChoice."""

    chosen = Signal(object)

    def __init__(self, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = MarkChoice(value if value in CHOICES else ALL)
        self.setProperty("look", "quiet")
        self.setIconSize(QSize(16, 16))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self._group = QActionGroup(self)
        self.actions_of: dict[str, QAction] = {}
        for choice in CHOICES:
            action = menu.addAction("")
            action.setCheckable(True)
            action.setChecked(choice == self.choice.value)
            action.setData(choice)
            self._group.addAction(action)
            self.actions_of[choice] = action
        self.setMenu(menu)
        self._group.triggered.connect(self._choose)
        self.retranslate()

    def add_switch(self, action: QAction) -> None:
        """Put a switch under the choices: what else is marked."""
        self.menu().addSeparator()
        self.menu().addAction(action)

    def fold(self, width: int) -> None:
        """Leave out the words in a narrow window (px); the tool tip has them."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonIconOnly if width < _NARROW else style.ToolButtonTextBesideIcon)

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        for value, action in self.actions_of.items():
            action.setText(self._title(value))
        self.setText(self._title(self.choice.value))
        self.setAccessibleName(self.tr("Which marks are shown"))
        self.setToolTip(texts.joined([self.tr("Which marks are shown"), self._title(self.choice.value)]))

    def _title(self, value: str) -> str:
        if value == ALL:
            return self.tr("All marks")
        if value == BY_HAND:
            return self.tr("Checked by hand")
        return self.tr("Less sure than {percent}").format(percent=texts.percent(int(value) / 100))

    def _choose(self, action: QAction) -> None:
        self.choice = MarkChoice(action.data())
        self.retranslate()
        self.chosen.emit(self.choice)
