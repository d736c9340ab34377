"""The small bar that comes up beside a selection: note, highlight, tag."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from reader.desktop.actions import Actions

KEYS = ("note", "highlight", "tag", "copy")
_GAP = 8


class SelectionBar(QFrame):
    """Buttons of the actions on a selection. It never takes the focus, so the selection and its keys stay."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(2)
        for key in KEYS:
            button = QToolButton(self)
            button.setIconSize(QSize(20, 20))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setDefaultAction(actions[key])
            layout.addWidget(button)
        self.hide()

    def show_at(self, caret: QRect, area: QRect) -> None:
        """Come up above the selection's end, `caret`, within `area`, both in the parent's coordinates."""
        self.adjustSize()
        x = caret.center().x() - self.width() // 2
        y = caret.top() - self.height() - _GAP
        if y < area.top():
            y = caret.bottom() + _GAP
        self.move(
            QPoint(
                max(area.left() + _GAP, min(x, area.right() - self.width() - _GAP)),
                max(area.top(), min(y, area.bottom() - self.height())),
            )
        )
        self.show()
        self.raise_()
