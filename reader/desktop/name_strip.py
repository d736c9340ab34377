"""Names as chips in a row that wraps: each does one thing with its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from reader.core.sentences import isolated
from reader.desktop.flow_layout import FlowLayout
from reader.desktop.tag_strip import shortened
from reader.desktop.texts import plain_tooltip


@dataclass(frozen=True, slots=True)
class Chip:
    """A name, what stands behind it on the chip, what a click on it does in words, and the item that it stands for."""

    name: str
    sign: str
    does: str
    item: Any


class NameStrip(QWidget):
    """`chosen` brings the item of the chip that was clicked. Hidden while it has none."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self.title = QLabel(self)
        self.title.setProperty("look", "caption")
        self._flow.addWidget(self.title)
        self.chips: list[QToolButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_chips(self, title: str, chips: Sequence[Chip]) -> None:
        """Show these under a title."""
        self.title.setText(title)
        for button in self.chips:
            self._flow.removeWidget(button)
            button.deleteLater()
        self.chips = []
        for chip in chips:
            button = QToolButton(self)
            button.setProperty("look", "button")
            # An ampersand would become a shortcut's underline.
            button.setText(f"{isolated(shortened(chip.name))} {chip.sign}".strip().replace("&", "&&"))
            button.setAccessibleName(chip.does)
            button.setToolTip(plain_tooltip(chip.does))
            button.clicked.connect(lambda _=False, item=chip.item: self.chosen.emit(item))
            button.show()
            self._flow.addWidget(button)
            self.chips.append(button)
        self.setVisible(bool(chips))
        self.updateGeometry()
