"""The bar that finds in the article as you type: n of N, next, previous, whole words, and what counts as equal."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPainterPath, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader.core.spans import Span
from reader.desktop.article_view import ArticleView
from reader.desktop.find import Finder
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.arabic.normaliser import Folding

_BUDGET = 0.012
"""Seconds of searching between two looks at the keyboard."""

_NARROWEST = 280
"""Width (px) that it keeps the window from going under."""

_FIELD = 180
"""Width (px) of the words' field from which it shares its line with the ways to find."""


class FindBar(QWidget):
    """Finds in the article of one ArticleView; the view paints the hits.

    Long articles are searched in slices, so that typing never waits: the count grows while it goes on.
    """

    closed = Signal()

    def __init__(self, view: ArticleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._view = view
        self._finder: Finder | None = None
        self._hits: list[Span] = []
        self._now = -1
        self._from = 0
        self._search: Iterator[list[Span]] | None = None

        self._field = QLineEdit(self)
        self._field.setMinimumWidth(110)
        self._field.setMaximumWidth(420)
        self._count = QLabel(self)
        self._count.setObjectName("count")
        self._count.setProperty("look", "caption")
        self._count.setMinimumWidth(80)
        self._previous = self._button("previous")
        self._next = self._button("next")
        self._whole = self._button("whole", True)
        self._harakat = self._button("harakat", True)
        self._hamza = self._button("hamza", True)
        self._tatweel = self._button("tatweel", True)
        self._close = self._button("close")
        words = QHBoxLayout()
        words.addWidget(self._field, 1)
        for widget in (self._previous, self._next, self._count):
            words.addWidget(widget)
        words.addStretch()
        # Beside each other, or one under the other in a narrow window; in the narrowest the ways to find by two.
        self._both, self._ways = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        pairs = [QHBoxLayout(), QHBoxLayout()]
        for pair, toggles in zip(pairs, ((self._whole, self._harakat), (self._hamza, self._tatweel)), strict=True):
            for toggle in toggles:
                pair.addWidget(toggle)
            self._ways.addLayout(pair)
            self._ways.setAlignment(pair, Qt.AlignmentFlag.AlignLeading)
        self._both.addLayout(words, 1)
        self._both.addLayout(self._ways)
        self._both.setAlignment(self._ways, Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addLayout(self._both, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        for layout in (words, *pairs, self._ways, self._both, row):
            layout.setSpacing(4)
        self.setFocusProxy(self._field)

        self._slice = QTimer(self, interval=0)
        self._slice.timeout.connect(self._search_on)
        self._field.textChanged.connect(self._start)
        for toggle in (self._whole, self._harakat, self._hamza, self._tatweel):
            toggle.toggled.connect(self._start)
        self._next.clicked.connect(self.find_next)
        self._previous.clicked.connect(self.find_previous)
        self._close.clicked.connect(self.close_bar)
        self.set_theme(view.theme)
        self._retranslate()
        self.hide()

    # What the window calls

    def open_bar(self) -> None:
        """Show the bar, with what is selected in the article as the words to find."""
        span, article = self._view.selected_span(), self._view.article
        self._from = span.start if span is not None else self._view.caret()
        self.show()
        if span is not None and article is not None and len(span) <= 200 and "\n" not in span.of(article.text):
            self._field.setText(span.of(article.text))
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._start()

    def close_bar(self) -> None:
        """Hide the bar and its hits; the caret stays at the current hit."""
        self._stop()
        self.hide()
        self._view.set_hits(())
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def article_changed(self) -> None:
        """Another article is shown: find the same words in it, if the bar is open."""
        self._finder = None
        self._from = 0
        if self.isVisible():
            self._start()
        else:
            self._stop()

    def find_next(self) -> None:
        """Go to the next hit, round the end of the article."""
        self._step(1)

    def find_previous(self) -> None:
        """Go to the hit before, round the beginning of the article."""
        self._step(-1)

    def set_theme(self, theme: Theme) -> None:
        """Draw the signs on the buttons in that theme."""
        for button, points in (
            (self._previous, ((3, 10), (8, 5), (13, 10))),
            (self._next, ((3, 6), (8, 11), (13, 6))),
            (self._close, ((4, 4), (12, 12), None, (12, 4), (4, 12))),
        ):
            icon = QIcon()
            for mode, token in ((QIcon.Mode.Normal, "ink"), (QIcon.Mode.Disabled, "line")):
                icon.addPixmap(_sign(points, theme.colour(token), self.devicePixelRatioF()), mode)
            button.setIcon(icon)

    def minimumSizeHint(self) -> QSize:
        # The window may be narrower than what stands side by side here: then it does not.
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        sides, space = 24, 4
        ways = sides + _room(space, self._whole, self._harakat, self._hamza, self._tatweel, self._close)
        all_ = ways + _FIELD + _room(space, self._previous, self._next, self._count)
        for layout, wide in ((self._both, all_), (self._ways, ways)):
            beside = self.width() >= wide
            layout.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    @property
    def words(self) -> str:
        """What is looked for."""
        return self._field.text()

    @words.setter
    def words(self, words: str) -> None:
        self._field.setText(words)

    @property
    def hits(self) -> tuple[Span, ...]:
        """The hits found so far, in the order of the text."""
        return tuple(self._hits)

    @property
    def now(self) -> int:
        """The number of the current hit, -1 where there is none."""
        return self._now

    def count_text(self) -> str:
        """What the bar says about how many there are, such as "1 of 12"."""
        return self._count.text()

    def folding(self) -> Folding:
        """What the toggles let count as equal."""
        from reader.arabic.normaliser import Folding

        return Folding(
            harakat=not self._harakat.isChecked(),
            hamza=not self._hamza.isChecked(),
            endings=not self._hamza.isChecked(),
            tatweel=not self._tatweel.isChecked(),
        )

    # Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # Searching

    def _start(self) -> None:
        """Search anew: the words or the toggles changed."""
        self._stop()
        article = self._view.article
        if article is None or not self._field.text().strip():
            self._view.set_hits(())
            self._tell()
            return
        if self._finder is None:
            self._finder = Finder(article.text)
        self._view.set_hits(())
        self._search = self._finder.search(self._field.text(), self.folding(), self._whole.isChecked())
        self._search_on()

    def _stop(self) -> None:
        self._slice.stop()
        self._search = None
        self._hits = []
        self._now = -1

    def _search_on(self) -> None:
        """Search for a while; the first hit behind the place where finding began is gone to as soon as it is known."""
        search = self._search
        if search is None:
            return
        until = time.monotonic() + _BUDGET
        for found in search:
            self._hits.extend(found)
            self._view.add_hits(found)
            if time.monotonic() > until:
                self._slice.start()
                break
        else:
            self._search = None
            self._slice.stop()
        if self._now < 0 and self._hits:
            at = bisect_left(self._hits, Span(self._from, self._from))
            if at < len(self._hits):
                self._choose(at)
            elif self._search is None:
                self._choose(0)
        self._tell()

    def _step(self, by: int) -> None:
        if self._hits:
            self._choose((self._now + by) % len(self._hits))
            self._from = self._hits[self._now].start
            self._tell()

    def _choose(self, number: int) -> None:
        self._now = number
        self._view.set_hit_now(number)
        self._view.go_to(self._hits[number], flash=False)

    # Words

    def _tell(self) -> None:
        found = bool(self._hits)
        self._next.setEnabled(found)
        self._previous.setEnabled(found)
        if not self._field.text().strip():
            words = ""
        elif found:
            total = f"{len(self._hits)}" if self._search is None else f"{len(self._hits)}…"
            words = self.tr("%1 of %2").replace("%1", str(self._now + 1)).replace("%2", total)
        elif self._search is not None:
            words = self.tr("Searching…")
        else:
            words = self.tr("Not found")
        self._count.setText(words)
        self._count.setAccessibleName(words)
        missing = bool(self._field.text().strip()) and not found and self._search is None
        if self._field.property("invalid") is not missing:
            self._field.setProperty("invalid", missing)
            self._field.style().unpolish(self._field)
            self._field.style().polish(self._field)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Find in the article"))
        self._field.setPlaceholderText(self.tr("Find in the article"))
        self._field.setAccessibleName(self.tr("Words to find"))
        for button, sign, words in (
            (self._previous, "", self.tr("Previous hit (Shift+Enter)")),
            (self._next, "", self.tr("Next hit (Enter)")),
            (self._whole, self.tr("Whole word"), self.tr("Find whole words only")),
            (self._harakat, self.tr("Harakat"), self.tr("Tell words apart by their harakat")),
            (self._hamza, self.tr("Hamza"), self.tr("Tell أ from ا, ة from ه and ى from ي")),
            (self._tatweel, self.tr("Tatweel"), self.tr("Tell stretched words from others")),
            (self._close, "", self.tr("Close (Esc)")),
        ):
            button.setText(sign)
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._tell()

    def _button(self, name: str, checkable: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setCheckable(checkable)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


def _room(space: int, *widgets: QWidget) -> int:
    return sum(widget.sizeHint().width() + space for widget in widgets)


def _sign(points: Sequence[tuple[int, int] | None], colour: QColor, ratio: float) -> QPixmap:
    """A sign of 16 by 16 pixels made of lines through those points; None lifts the pen."""
    picture = QPixmap(round(16 * ratio), round(16 * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    path, drawing = QPainterPath(), False
    for point in points:
        if point is not None:
            (path.lineTo if drawing else path.moveTo)(*map(float, point))
        drawing = point is not None
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.end()
    return picture
