"""The tags of a note or an article as chips: a click on one takes it off, the last chip adds another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from reader.core.notes import Tag
from reader.core.sentences import isolated
from reader.desktop.flow_layout import FlowLayout
from reader.desktop.texts import plain_tooltip

_LONGEST = 24


class TagStrip(QWidget):
    """`dropped` brings the Tag whose chip was clicked, `added` the place (global) under the chip that adds."""

    dropped = Signal(object)
    added = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None, *, of_article: bool = False) -> None:
        super().__init__(parent)
        self._of_article = of_article
        self._layout = FlowLayout(self)
        self._chips: list[QToolButton] = []
        self._tags: tuple[Tag, ...] = ()
        self._add = QToolButton(self)
        self._add.setProperty("look", "quiet")
        self._add.clicked.connect(self.ask)
        self._layout.addWidget(self._add)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate()

    def show_tags(self, tags: Sequence[Tag]) -> None:
        """Show these tags."""
        if tuple(tags) == self._tags and self._chips:
            return
        self._tags = tuple(tags)
        for chip in self._chips:
            self._layout.removeWidget(chip)
            chip.deleteLater()
        self._chips = []
        if not self._of_article:
            self._layout.removeWidget(self._add)
        for tag in self._tags:
            chip = QToolButton(self)
            chip.setProperty("look", "quiet")
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setIcon(dot(tag.colour))
            chip.setIconSize(QSize(9, 9))
            # An ampersand would become a shortcut's underline.
            # From right to left Qt leaves no room between the spot and the name.
            room = "\u00a0" if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else ""
            chip.setText(room + shortened(tag.name).replace("&", "&&") + "  ×")
            chip.clicked.connect(lambda _=False, tag=tag: self.dropped.emit(tag))
            chip.show()
            self._layout.addWidget(chip)
            self._chips.append(chip)
        if not self._of_article:
            self._layout.addWidget(self._add)
        self.retranslate()
        self.updateGeometry()

    def ask(self) -> None:
        """Ask for another tag, as the last chip does."""
        self.added.emit(self._add.mapToGlobal(QPoint(0, self._add.height() + 4)))

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self._add.setText("+ " + (self.tr("Tag the article") if self._of_article else self.tr("Tag")))
        self._add.setAccessibleName(self.tr("Add a tag"))
        for chip, tag in zip(self._chips, self._tags, strict=True):
            name = self.tr("Remove the tag {name}").format(name=isolated(tag.name))
            chip.setAccessibleName(name)
            chip.setToolTip(plain_tooltip(name))


def dot(colour: str, size: int = 9) -> QIcon:
    """A round spot of that colour (#RRGGBB)."""
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(0, 0, size, size)
    painter.end()
    return QIcon(pixmap)


def shortened(name: str) -> str:
    """A name cut to what a chip holds."""
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
