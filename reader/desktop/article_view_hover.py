"""The small card that tells what the pointer is on: plain text always, since an article's words are nobody's markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from reader.core.mentions import EntityType, Mention, Origin
from reader.core.notes import Note
from reader.core.quantities import Quantity
from reader.core.quotations import CueClass, Quotation, QuotationKind
from reader.core.sentences import isolated
from reader.desktop.marks import Mark
from reader.desktop.texts import cue_class_name, quantity_value
from reader.desktop.texts import type_name as mark_type_name
from reader.desktop.theme import Theme

_MOST = 240
"""Characters of a note that the card shows."""


def type_name(kind: EntityType) -> str:
    """What a type of entity is called in the interface language."""
    return {
        EntityType.PER: QCoreApplication.translate("HoverCard", "Person"),
        EntityType.LOC: QCoreApplication.translate("HoverCard", "Place"),
        EntityType.ORG: QCoreApplication.translate("HoverCard", "Organisation"),
        EntityType.MISC: QCoreApplication.translate("HoverCard", "Other name"),
    }[kind]


def origin_name(origin: Origin) -> str:
    """Where a mark comes from, in the interface language."""
    return {
        Origin.MODEL: QCoreApplication.translate("HoverCard", "found by the model"),
        Origin.LIST: QCoreApplication.translate("HoverCard", "from a name list"),
        Origin.RULE: QCoreApplication.translate("HoverCard", "found by a rule"),
        Origin.HAND: QCoreApplication.translate("HoverCard", "marked by hand"),
    }[origin]


def kind_name(kind: QuotationKind) -> str:
    """What a kind of quotation is called in the interface language."""
    return {
        QuotationKind.DIRECT: QCoreApplication.translate("HoverCard", "Direct quotation"),
        QuotationKind.INDIRECT: QCoreApplication.translate("HoverCard", "Indirect quotation"),
        QuotationKind.MIXED: QCoreApplication.translate("HoverCard", "Partly direct quotation"),
    }[kind]


def words_of(mark: Mark, text: str) -> Iterator[tuple[str, str]]:
    """The lines that tell of a mark, each with its look ("title" or "caption"). `text` is the article's."""
    item = mark.item
    if isinstance(item, Mention):
        yield item.name, "title"
        yield " · ".join(filter(None, (type_name(item.type), isolated(item.role) if item.role else ""))), "caption"
        yield _origin(item.origin, item.confidence), "caption"
    elif isinstance(item, Quantity):
        yield item.name, "title"
        yield (
            " · ".join(filter(None, (mark_type_name(item.type), quantity_value(item.value)))),
            "caption",
        )
        yield _origin(item.origin, item.confidence), "caption"
    elif isinstance(item, Quotation):
        yield item.speaker or QCoreApplication.translate("HoverCard", "Speaker not known"), "title"
        cue = isolated(item.cue.of(text)) if item.cue is not None else ""
        meant = "" if item.cue_class is CueClass.STATES else cue_class_name(item.cue_class)
        yield " · ".join(filter(None, (kind_name(item.kind), cue, meant))), "caption"
        if item.outlet:
            yield QCoreApplication.translate("HoverCard", "Told to: %1").replace("%1", isolated(item.outlet)), "caption"
        yield _origin(item.origin, item.confidence), "caption"
    elif isinstance(item, Note):
        if item.body:
            yield item.body if len(item.body) <= _MOST else item.body[:_MOST].rstrip() + "…", ""
        tags = " · ".join(isolated(tag.name) for tag in item.tags)
        note, highlight = (
            QCoreApplication.translate("HoverCard", "Note"),
            QCoreApplication.translate("HoverCard", "Highlight"),
        )
        yield tags or (note if item.body else highlight), "caption"


def _origin(origin: Origin, confidence: float) -> str:
    if origin is Origin.HAND or confidence >= 1:
        return origin_name(origin)
    percent = QCoreApplication.translate("HoverCard", "%1 %").replace("%1", str(round(100 * confidence)))
    return f"{origin_name(origin)} · {percent}"


class HoverCard(QFrame):
    """Shows the words of the marks under the pointer beside them; the pointer goes through it."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._area = parent
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(13, 9, 13, 10)
        self._box.setSpacing(1)
        self.hide()

    def show_marks(self, marks: Sequence[Mark], text: str, at: QRect, right_to_left: bool) -> None:
        """Tell of the marks (the first two) below `at`, or above where there is no room; parent coordinates."""
        self.clear()
        # The interface's direction: the words are the interface's, the values in them are isolated.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        for count, mark in enumerate(marks[:2]):
            if count:
                rule = QFrame(self)
                rule.setProperty("look", "hairline")
                rule.setFixedHeight(1)
                self._box.addSpacing(6)
                self._box.addWidget(rule)
                self._box.addSpacing(6)
            for words, look in words_of(mark, text):
                label = QLabel(self)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setText(words)
                # One side for all: left to itself, each label stands at the side of its own first letter.
                label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
                label.setProperty("look", look)
                label.setWordWrap(len(words) > 34)
                label.setMaximumWidth(320)
                label.setMinimumWidth(180 if label.wordWrap() else 0)
                self._box.addWidget(label)
        self.ensurePolished()
        self._box.activate()
        size = self.sizeHint()
        if self._box.hasHeightForWidth():
            size.setHeight(self._box.heightForWidth(size.width()))
        self.resize(size)
        area = self._area.rect()
        x = at.right() - self.width() if right_to_left else at.left()
        y = at.bottom() + 6
        if y + self.height() > area.bottom() - 4:
            y = at.top() - self.height() - 6
        self.move(QPoint(max(min(x, area.right() - self.width() - 4), area.left() + 4), max(y, area.top() + 4)))
        self.show()
        self.raise_()

    def clear(self) -> None:
        """Hide and forget the words."""
        self.hide()
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.setBrush(self.theme.colour("raised"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
