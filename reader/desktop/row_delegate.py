"""How a row is painted: marker, title, subtitle, tags and count, right to left or left to right."""

from __future__ import annotations

import re
from collections import Counter
from unicodedata import bidirectional

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from reader.core.spans import Span
from reader.desktop.offsets import Utf16Offsets
from reader.desktop.rows import Row
from reader.desktop.texts import plain_tooltip
from reader.desktop.theme import Theme
from reader.desktop.type_signs import paint_sign

_PAD_X = 12
_PAD_Y = 7
_GAP = 4
_MARKER = 9
_COUNT_WIDTH = 34
_LONGEST_HELP = 1000
_LOOKED_AT = 400
"""Code points by which the direction of a text is told."""
_REMEMBERED = 20_000
_BLANKS = re.compile(r"[ \t\n\r]+")
"""What one space stands for; a no-break space stays one."""
_ISOLATED = re.compile("\u2068[^\u2068\u2069]*\u2069")


class RowDelegate(QStyledItemDelegate):
    """Paints rows in the colours of a theme, on the chrome of a panel or `on_paper`. Heights depend on the width where
    titles wrap."""

    def __init__(self, theme: Theme, parent: QObject | None = None, *, on_paper: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._on_paper = on_paper
        # A list that grows is laid out from its first row on each time: what was measured is remembered.
        self._sizes: dict[tuple[int, int, str], tuple[Row, QSize]] = {}

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on; the caller has the view updated."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        # The view's own width: the option's rectangle is empty while sizes are asked for.
        view = option.widget
        width = option.rect.width()
        if isinstance(view, QListView):
            width = view.viewport().width() - 2 * view.spacing()
        key = (id(row), width, option.font.key())
        known = self._sizes.get(key)
        if known is not None and known[0] is row:
            return known[1]
        if len(self._sizes) >= _REMEMBERED:
            self._sizes.clear()
        size = self._measured(row, width, _Fonts(option.font))
        self._sizes[key] = (row, size)
        return size

    def _measured(self, row: Row, width: int, fonts: _Fonts) -> QSize:
        if row.heading:
            return QSize(width, QFontMetrics(fonts.subtitle).height() + 2 * _PAD_Y + 6)
        inner = _inner_width(row, width, fonts)
        height = sum(line.height for line in _lines(row.title, fonts.title(row), inner, row.lines))
        if row.subtitle:
            height += sum(line.height for line in _lines(row.subtitle, fonts.subtitle, inner, row.sublines)) + _GAP / 2
        if row.dots:
            height += QFontMetrics(fonts.subtitle).height() + _GAP
        if row.foot:
            height += QFontMetrics(fonts.subtitle).height() + _GAP
        return QSize(width, round(height) + 2 * _PAD_Y + (2 if row.subtitle else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        fonts = _Fonts(option.font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            area = QRectF(option.rect.adjusted(_PAD_X, 0, -_PAD_X, -_PAD_Y))
            top = area.bottom() - QFontMetrics(fonts.subtitle).height()
            self._text(painter, row.title, fonts.section, self._theme.soft, area, top, right_to_left, 1)
            painter.restore()
            return
        self._background(painter, row, option, right_to_left)
        area = _inner_area(row, option.rect, right_to_left, fonts)
        to_right = right_to_left
        if row.prose:
            to_right = runs_right(row.title)
        y = area.top()
        y = self._text(painter, row.title, fonts.title(row), self._theme.ink, area, y, to_right, row.lines, row.marks)
        if row.subtitle:
            y += _GAP / 2
            y = self._text(painter, row.subtitle, fonts.subtitle, self._theme.soft, area, y, to_right, row.sublines)
        if row.dots:
            self._dots(painter, row, fonts.subtitle, area, y + _GAP, to_right)
            y += QFontMetrics(fonts.subtitle).height() + _GAP
        if row.foot:
            self._text(painter, row.foot, fonts.subtitle, self._theme.soft, area, y + _GAP, to_right, 1)
        if row.type is not None or row.colour:
            first = QFontMetrics(fonts.title(row)).height()
            x = option.rect.right() - _PAD_X - _MARKER if right_to_left else option.rect.left() + _PAD_X
            colour = QColor(row.colour) if row.type is None else self._theme.rule(row.type)
            sign = QRectF(x, area.top() + (first - _MARKER) / 2, _MARKER, _MARKER)
            paint_sign(painter, row.type, colour, sign)
        if row.count:
            self._count(painter, row, fonts, option.rect, right_to_left)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        row: Row | None = index.data(Qt.ItemDataRole.UserRole)
        if row is None or row.heading or event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        fonts = _Fonts(view.font())
        width = _inner_area(row, view.visualRect(index), False, fonts).width()
        # Only what is cut is said in full.
        cut = [
            text[:_LONGEST_HELP]
            for text, font, most in (
                (row.title, fonts.title(row), row.lines),
                (row.subtitle, fonts.subtitle, row.sublines),
                (row.foot, fonts.subtitle, 1),
            )
            if any(line.cut for line in _lines(text, font, width, most))
        ]
        QToolTip.showText(event.globalPos(), plain_tooltip("\n".join(cut)) if cut else "", view)
        return True

    def _background(self, painter: QPainter, row: Row, option: QStyleOptionViewItem, right_to_left: bool) -> None:
        rect = QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver or (row.rule and not self._on_paper):
            painter.setPen(QPen(QColor(self._theme.line), 1) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.chrome if self._on_paper else self._theme.paper))
            painter.drawRoundedRect(rect, 8, 8)
        if row.rule:
            at_right = runs_right(row.title) if row.prose else right_to_left
            width = float(row.rule)
            x = rect.right() - width if at_right else rect.left()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.acc))
            painter.drawRoundedRect(QRectF(x, rect.top() + 5, width, rect.height() - 10), width / 2, width / 2)
        if state & QStyle.StateFlag.State_HasFocus and chosen:
            painter.setPen(QPen(QColor(self._theme.acc), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _text(
        self,
        painter: QPainter,
        text: str,
        font: QFont,
        colour: str,
        area: QRectF,
        y: float,
        to_right: bool,
        lines: int,
        marks: tuple[Span, ...] = (),
    ) -> float:
        for line in _lines(text, font, area.width(), lines):
            x = area.right() - line.width if to_right else area.left()
            for left, width in line.places(marks):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._theme.hit))
                painter.drawRoundedRect(QRectF(x - line.left + left - 1, y, width + 2, line.height), 3, 3)
            painter.setPen(QColor(colour))
            line.layout.draw(painter, QPointF(x - line.left, y - line.top))
            y += line.height
        return y

    def _dots(self, painter: QPainter, row: Row, font: QFont, area: QRectF, y: float, to_right: bool) -> None:
        metrics = QFontMetrics(font)
        x = area.right() if to_right else area.left()
        for name, colour in row.dots:
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(area.width()) - 16)
            width = metrics.horizontalAdvance(shown)
            if (x - width - 14 < area.left()) if to_right else (x + width + 14 > area.right()):
                break
            dot = QRectF(x - 7 if to_right else x, y + (metrics.height() - 7) / 2, 7, 7)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawEllipse(dot)
            place = QRectF(x - 12 - width if to_right else x + 12, y, width, metrics.height())
            self._text(painter, shown, font, self._theme.soft, place, y, to_right, 1)
            x += -(width + 24) if to_right else width + 24

    def _count(self, painter: QPainter, row: Row, fonts: _Fonts, rect: QRect, right_to_left: bool) -> None:
        metrics = QFontMetrics(fonts.subtitle)
        x = rect.left() + _PAD_X if right_to_left else rect.right() - _PAD_X - metrics.horizontalAdvance(row.count)
        painter.setPen(QColor(self._theme.soft))
        painter.setFont(fonts.subtitle)
        painter.drawText(QPointF(x, rect.center().y() + metrics.ascent() / 2 - 1), row.count)


class _Fonts:
    """The fonts of a row, from the font of its list."""

    def __init__(self, base: QFont) -> None:
        self.subtitle = _resized(base, 0.88)
        self.section = _resized(base, 0.92)
        self.section.setWeight(QFont.Weight.DemiBold)
        self._title = base
        self._strong = QFont(base)
        self._strong.setWeight(QFont.Weight.DemiBold)

    def title(self, row: Row) -> QFont:
        """The title's font."""
        return self._strong if row.strong else self._title


def _resized(font: QFont, part: float) -> QFont:
    resized = QFont(font)
    if font.pixelSize() > 0:
        resized.setPixelSize(max(9, round(font.pixelSize() * part)))
    else:
        resized.setPointSizeF(font.pointSizeF() * part)
    return resized


class _Line:
    """One laid-out line with the place of its ink, and where in the text it begins (code points)."""

    __slots__ = ("cut", "height", "layout", "left", "start", "top", "width")

    def __init__(self, layout: QTextLayout) -> None:
        line = layout.lineAt(0)
        self.cut = False
        self.start = 0
        self.layout = layout
        self.width = line.naturalTextWidth()
        self.left = line.naturalTextRect().left()
        self.top = line.y()
        self.height = line.height()

    def places(self, marks: tuple[Span, ...]) -> list[tuple[float, float]]:
        """Where those places of the text stand on this line: left edge and width, of what has any."""
        if not marks:
            return []
        text = self.layout.text()
        offsets = Utf16Offsets(text)
        line = self.layout.lineAt(0)
        found: list[tuple[float, float]] = []
        for mark in marks:
            first, last = (min(max(edge - self.start, 0), len(text)) for edge in (mark.start, mark.end))
            if first < last:
                one, other = (float(line.cursorToX(offsets.to_qt(edge))[0]) for edge in (first, last))  # type: ignore[index]
                found.append((min(one, other), abs(other - one)))
        return found


def _lines(text: str, font: QFont, width: float, most: int) -> list[_Line]:
    """The text broken into at most `most` lines of that width, the last one cut with an ellipsis."""
    # A long text is only looked at as far as it can show.
    text = _BLANKS.sub(" ", text[: 200 * most]).strip()
    cut = False
    right = runs_right(text)
    width = max(width, 20.0)
    broken: list[str] = []
    if most > 1:
        layout = _layout(text, font, right)
        layout.beginLayout()
        while len(broken) < most - 1:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            start = line.textStart()
            # Qt counts UTF-16 units here.
            broken.append(_utf16_slice(text, start, line.textLength()))
        layout.endLayout()
        text = text[sum(map(len, broken)) :]
    if text or not broken:
        last = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(width))
        cut = last != text
        broken.append(last)
    # What ends a broken line is not seen: its space would stand before it where it runs the other way than the list,
    # and the dot between two facts would hang in the air, there or at the beginning of the next line.
    lines: list[_Line] = []
    start = 0
    for part in broken:
        shown = part.rstrip().removesuffix("·").rstrip() or part
        begun = shown.removeprefix("·").lstrip() if lines else shown
        lines.append(_single(begun or shown, font, right))
        lines[-1].start = start + (len(shown) - len(begun) if begun else 0)
        start += len(part)
    lines[-1].cut = cut
    return lines


def _utf16_slice(text: str, start: int, length: int) -> str:
    encoded = text.encode("utf-16-le", "surrogatepass")
    return encoded[2 * start : 2 * (start + length)].decode("utf-16-le", "surrogatepass")


def _layout(text: str, font: QFont, right: bool) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    return layout


def _single(text: str, font: QFont, right: bool) -> _Line:
    layout = _layout(text, font, right)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e6)
    layout.endLayout()
    return _Line(layout)


def runs_right(text: str) -> bool:
    """Whether a text runs right to left: by the majority of its letters, as a paragraph of an article does, for one of
    Arabic may well begin with a Latin name. A direction mark at its beginning says it, too. What is isolated in it does
    not count, as in rule P2 of UAX #9: "New tag: …" runs the way of its own words, whatever the tag is called."""
    if text[:1] in ("\u200e", "\u200f"):
        return text[0] == "\u200f"
    text = text[:_LOOKED_AT]
    kinds = Counter(map(bidirectional, _ISOLATED.sub("", text)))
    if not kinds.keys() & {"R", "AL", "L"}:
        kinds = Counter(map(bidirectional, text))
    right, left = kinds["R"] + kinds["AL"], kinds["L"]
    if right == left:
        return next((kind != "L" for kind in map(bidirectional, text) if kind in ("R", "AL", "L")), False)
    return right > left


def _inner_width(row: Row, width: int, fonts: _Fonts) -> float:
    return _inner_area(row, QRect(0, 0, width, 100), False, fonts).width()


def _inner_area(row: Row, rect: QRect, right_to_left: bool, fonts: _Fonts) -> QRectF:
    first = _PAD_X + (_MARKER + 9 if row.type is not None or row.colour else 0)
    last = _PAD_X
    if row.count:
        last += max(_COUNT_WIDTH, QFontMetrics(fonts.subtitle).horizontalAdvance(row.count) + 9)
    left, right = (last, first) if right_to_left else (first, last)
    return QRectF(rect).adjusted(left, _PAD_Y, -right, -_PAD_Y)
