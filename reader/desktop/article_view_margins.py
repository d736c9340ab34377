"""The margins beside the column: the rules and speakers of quotations at its right, notes at its left."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption

from reader.core.notes import Note
from reader.core.quotations import Quotation, QuotationKind
from reader.desktop.fonts import interface_font
from reader.desktop.marks import Mark, MarkFilter
from reader.desktop.marks_painter import note_colour
from reader.desktop.theme import ReadingStyle, Theme

_EDGE = 30
_MARKERS = 44
_LEAST_SPEAKERS, _SPEAKERS = 116, 158
_CARDS = 222
_LEAST_COLUMN, _GOOD_COLUMN = 500, 560
_RULE_GAP = 13
_LABEL_GAP = 27
_DIMMED = 0.3
_CARD_LINES = 4


@dataclass(frozen=True, slots=True)
class Column:
    """Where the text stands in a view of `page` pixels, and which margins have room for words."""

    left: int
    width: int
    page: int
    speakers: bool
    cards: bool

    @property
    def right(self) -> int:
        """The right edge of the column."""
        return self.left + self.width


def place_column(page: int, reading: ReadingStyle, cards_wanted: bool) -> Column:
    """The column in a view that wide: in its middle, unless a margin with words needs more room than the other.

    Its width depends on the view and the style alone, so that nothing is wrapped anew when marks arrive.
    """
    room = page - _MARKERS
    speakers = room - _LEAST_SPEAKERS >= min(reading.column_width, _LEAST_COLUMN)
    right = min(max(room - _GOOD_COLUMN, _LEAST_SPEAKERS), _SPEAKERS) if speakers else _EDGE
    left = _MARKERS if page >= 360 else _EDGE
    width = max(min(reading.column_width, page - left - right), 80)
    free = page - width
    place = min(max(free // 2, left), max(free - right, left))
    cards = cards_wanted and free - right >= _CARDS
    if cards:
        place = max(place, _CARDS)
    return Column(place, width, page, speakers, cards)


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark and the heights of its first line and of its end, in document coordinates."""

    mark: Mark
    top: float
    bottom: float
    pitch: int


@dataclass(frozen=True, slots=True)
class MarginItem:
    """Something drawn in a margin: where it is, what it stands for, and the words a pointer on it is told."""

    rect: QRectF
    mark: Mark
    words: str = ""


class Margins:
    """Lays out and paints both margins; coordinates are the document's. `items` is what was painted last."""

    def __init__(self, theme: Theme, note_title: str) -> None:
        self.theme = theme
        self.note_title = self.highlight_title = note_title
        self.items: list[MarginItem] = []

    def paint(
        self,
        painter: QPainter,
        column: Column,
        quotations: Iterable[Placed],
        notes: Iterable[Placed],
        shown: MarkFilter,
    ) -> None:
        """Paint the margins beside those marks, each kind in the order of the text."""
        self.items = []
        if shown.quotations:
            self._paint_quotations(painter, column, list(quotations), shown)
        if shown.notes:
            self._paint_notes(painter, column, list(notes), shown)

    def _paint_quotations(self, painter: QPainter, column: Column, placed: list[Placed], shown: MarkFilter) -> None:
        free = float("-inf")
        last: tuple[str, float] | None = None
        font = _bold(interface_font(12))
        height = round(QFontMetricsF(font).height())
        for item in placed:
            quotation = item.mark.item
            assert isinstance(quotation, Quotation)
            colour = QColor(self.theme.colour("acc"))
            if shown.dims(item.mark):
                colour.setAlphaF(_DIMMED)
            rule = self._rule(column, quotation, item)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.setOpacity(1.0 if quotation.kind is QuotationKind.DIRECT else 0.75)
            painter.drawRoundedRect(rule, rule.width() / 2, rule.width() / 2)
            painter.setOpacity(1.0)
            self.items.append(MarginItem(rule.adjusted(-5, 0, 5, 0), item.mark, quotation.speaker or ""))
            name = quotation.speaker
            if not name or not column.speakers:
                continue
            if last is not None and last[0] == name and item.top - last[1] < item.pitch * 1.5:
                continue
            last = (name, item.top)
            room = column.page - column.right - _LABEL_GAP - 8
            lines = list(_wrapped(name, font, room, 2))
            rect = QRectF(column.right + _LABEL_GAP, 0, room, len(lines) * height)
            # Level with the quotation's first line, unless another name is in the way.
            rect.moveTop(max(item.top + (item.pitch - height) / 2, free))
            free = rect.bottom() + 4
            painter.setFont(font)
            painter.setPen(colour)
            y = rect.top()
            for words, right_to_left in lines:
                painter.setLayoutDirection(
                    Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
                )
                flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(QRectF(rect.left(), y, room, height), int(flags) | Qt.TextFlag.TextSingleLine, words)
                y += height
            self.items.append(MarginItem(rect, item.mark, name))

    @staticmethod
    def _rule(column: Column, quotation: Quotation, item: Placed) -> QRectF:
        width = {QuotationKind.DIRECT: 4.0, QuotationKind.MIXED: 3.0, QuotationKind.INDIRECT: 2.0}[quotation.kind]
        # A quotation within another has its rule beside that one's.
        x = column.right + _RULE_GAP - (5 if quotation.nested or item.mark.depth else 0)
        return QRectF(x, item.top + 3, width, item.bottom - item.top - 6)

    def title_of(self, note: Note) -> str:
        """What the card of a note is called: one without a word is a highlight."""
        return self.note_title if note.body else self.highlight_title

    def _paint_notes(self, painter: QPainter, column: Column, placed: list[Placed], shown: MarkFilter) -> None:
        free = float("-inf")
        markers: dict[float, int] = {}
        for item in placed:
            note = item.mark.item
            assert isinstance(note, Note)
            opacity = _DIMMED if shown.dims(item.mark) else 1.0
            painter.setOpacity(opacity)
            nth = markers[item.top] = markers.get(item.top, -1) + 1
            marker = QRectF(column.left - 28 - 4 * nth, item.top + item.pitch / 2 - 7 + 5 * nth, 15, 13)
            _paint_marker(painter, marker, self.theme.sign(note_colour(note, self.theme)), self.theme, bool(note.body))
            self.items.append(MarginItem(marker.adjusted(-3, -3, 3, 3), item.mark, note.body))
            if column.cards and (note.body or note.tags):
                width = min(column.left - 52, 260)
                card = _Card(note, width - 24, self.title_of(note))
                rect = QRectF(column.left - 40 - width, max(item.top + 4, free), width, card.height + 18)
                free = rect.bottom() + 8
                card.paint(painter, rect, self.theme)
                self.items.append(MarginItem(rect, item.mark))
            painter.setOpacity(1.0)


def _paint_marker(painter: QPainter, rect: QRectF, colour: QColor, theme: Theme, filled: bool) -> None:
    """A small speech bubble; only its outline for a highlight without words."""
    path = QPainterPath()
    path.addRoundedRect(rect.adjusted(0, 0, 0, -3), 3.5, 3.5)
    tail = QPainterPath(QPointF(rect.right() - 6, rect.bottom() - 3.5))
    tail.lineTo(QPointF(rect.right() - 3, rect.bottom()))
    tail.lineTo(QPointF(rect.right() - 2, rect.bottom() - 3.5))
    tail.closeSubpath()
    path = path.united(tail)
    painter.setBrush(colour if filled else theme.colour("paper"))
    painter.setPen(QPen(colour, 1.3))
    painter.drawPath(path)


class _Card:
    """A note's words and tags laid out in a width."""

    def __init__(self, note: Note, width: float, title: str) -> None:
        self._title = title
        self._tags = note.tags
        self._width = width
        self._small = interface_font(11)
        self._font = interface_font(13)
        self._lines = list(_wrapped(note.body, self._font, width, _CARD_LINES))
        self._line_height = round(QFontMetricsF(self._font).height() * 1.12)
        self._small_height = round(QFontMetricsF(self._small).height() * 1.25)
        self._tag_rows = list(_rows([tag.name for tag in note.tags], QFontMetricsF(self._small), width))
        self.height = (
            self._small_height + len(self._lines) * self._line_height + len(self._tag_rows) * (self._small_height + 2)
        )

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Paint the card in that rectangle."""
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        inner = rect.adjusted(12, 9, -12, -9)
        y = inner.top()
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(self._small)
        painter.setPen(theme.colour("soft"))
        painter.drawText(QRectF(inner.left(), y, inner.width(), self._small_height - 2), flags, self._title)
        y += self._small_height
        painter.setPen(theme.colour("ink"))
        painter.setFont(self._font)
        for words, right_to_left in self._lines:
            direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
            painter.setLayoutDirection(direction)
            side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
            line_flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(inner.left(), y, inner.width(), self._line_height), line_flags, words)
            y += self._line_height
        painter.setFont(self._small)
        metrics = QFontMetricsF(self._small)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        colours = {tag.name: tag.colour for tag in self._tags}
        for row in self._tag_rows:
            y += 2
            right = inner.right()
            for name, shown in row:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.sign(colours[name]))
                painter.drawEllipse(QPointF(right - 4, y + self._small_height / 2), 4, 4)
                width = metrics.horizontalAdvance(shown)
                painter.setPen(theme.colour("ink"))
                painter.drawText(QRectF(right - 13 - width - 1, y, width + 2, self._small_height), flags, shown)
                right -= width + 13 + 12
            y += self._small_height


def _rows(names: Iterable[str], metrics: QFontMetricsF, width: float) -> Iterator[list[tuple[str, str]]]:
    """Names of tags in rows that fit; each name as it is and as it is shown."""
    row: list[tuple[str, str]] = []
    used = 0.0
    for name in names:
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width - 14)
        need = metrics.horizontalAdvance(shown) + 25
        if row and used + need - 12 > width:
            yield row
            row, used = [], 0.0
        row.append((name, shown))
        used += need
    if row:
        yield row


def _wrapped(text: str, font: QFont, width: float, most: int) -> Iterator[tuple[str, bool]]:
    """The first lines of the text in that width, the last one with an ellipsis if there is more; each with whether it
    runs right to left."""
    metrics = QFontMetricsF(font)
    # A card shows the first lines: what a person pasted after them need not be laid out.
    paragraphs = text[:1000].split("\n")
    lines: list[tuple[str, bool]] = []
    for number, paragraph in enumerate(paragraphs):
        layout = QTextLayout(paragraph, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        right_to_left = _runs_right_to_left(paragraph)
        layout.beginLayout()
        line = layout.createLine()
        units = paragraph.encode("utf-16-le", "surrogatepass")
        while line.isValid():
            line.setLineWidth(width)
            start = line.textStart()
            words = units[2 * start : 2 * (start + line.textLength())].decode("utf-16-le", "replace").strip()
            if len(lines) == most - 1:
                rest = units[2 * start :].decode("utf-16-le", "replace").strip()
                if number + 1 < len(paragraphs):
                    rest += "…"
                lines.append((metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width), right_to_left))
                break
            if words:
                lines.append((words, right_to_left))
            line = layout.createLine()
        layout.endLayout()
        if len(lines) >= most:
            break
    yield from lines


def _runs_right_to_left(text: str) -> bool:
    """By the first letter, as the Unicode Bidirectional Algorithm has it (rule P2); without letters, as the article."""
    classes = (unicodedata.bidirectional(character) for character in text)
    return next((name for name in classes if name in ("L", "R", "AL")), "R") != "L"


def _bold(font: QFont) -> QFont:
    font.setWeight(QFont.Weight.DemiBold)
    return font
