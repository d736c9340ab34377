"""The thin bar of a review: how far it is, what the mark is, and what the keys do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from reader.core.mentions import Mention
from reader.core.quantities import Quantity
from reader.core.quotations import Quotation
from reader.desktop import texts
from reader.desktop.actions import Actions, isolate_keys
from reader.desktop.flow_layout import FlowLayout

QUANTITY_KEYS = ("review_date", "review_amount", "review_count")
"""Those of them that say of a mark that it is a quantity."""

KEYS = (
    "review_accept",
    "review_reject",
    "review_person",
    "review_place",
    "review_organisation",
    "review_other",
    *QUANTITY_KEYS,
    "review_skip",
    "review_end",
)
"""The actions of a review, in the order of the buttons."""


class ReviewBar(QFrame):
    """Shows the mark that is to be decided on. Its buttons never take the focus from the article."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._actions = actions
        self._mark: Mention | Quantity | Quotation | None = None
        self._done, self._left = 0, 0
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(3)
        row = FlowLayout(spacing=2)
        self.buttons: dict[str, QToolButton] = {}
        for key in KEYS:
            button = QToolButton(self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.clicked.connect(actions[key].trigger)
            button.setEnabled(actions[key].isEnabled())
            actions[key].enabledChanged.connect(button.setEnabled)
            row.addWidget(button)
            self.buttons[key] = button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 5)
        layout.setSpacing(3)
        layout.addWidget(self.text)
        layout.addLayout(row)
        layout.addWidget(self.bar)
        self.show_quantities(False)
        self.retranslate()
        self.hide()

    def show_quantities(self, on: bool) -> None:
        """Whether there are buttons for the types of quantities."""
        for key in QUANTITY_KEYS:
            self.buttons[key].setVisible(on)

    def show_mark(self, mark: Mention | Quantity | Quotation | None, done: int, left: int) -> None:
        """Show a mark, and say it where a screen reader listens; None hides the bar."""
        if mark is None:
            self._mark = None
            self.hide()
            return
        new = mark != self._mark
        self._mark, self._done, self._left = mark, done, left
        self._label()
        self.show()
        if new and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text.text()))

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        for key, button in self.buttons.items():
            action = self._actions[key]
            shortcuts = action.shortcuts()
            # The letter that is on the key in the language of the interface, which comes second in the table.
            arabic = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            keys = isolate_keys(shortcuts[-1 if arabic else 0].toString())
            button.setText(f"{keys}  {action.text()}")
            button.setAccessibleName(action.text())
            button.setToolTip(action.toolTip())
        self.bar.setAccessibleName(self.tr("Progress of the review"))
        self._label()

    def _label(self) -> None:
        mark = self._mark
        if mark is None:
            return
        if isinstance(mark, Mention):
            facts = [mark.name, texts.type_name(mark.type)]
        elif isinstance(mark, Quantity):
            facts = [mark.name, texts.type_name(mark.type), texts.quantity_value(mark.value)]
        else:
            facts = [
                texts.quotation_name(),
                mark.speaker or texts.unknown_speaker(),
                texts.kind_name(mark.kind),
                texts.cue_class_name(mark.cue_class),
            ]
        sure = texts.percent(mark.confidence) if mark.confidence < 1 else ""
        self.text.setText(
            texts.joined(
                [
                    self.tr("{number} of {count}").format(number=self._done + 1, count=self._done + self._left),
                    *facts,
                    texts.origin_name(mark.origin),
                    sure,
                ]
            )
        )
        self.bar.setRange(0, self._done + self._left)
        self.bar.setValue(self._done)
