"""A choice of days: the last week, this year, or from one to another that are typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reader.desktop.page import name_choice

ANY, TODAY, WEEK, MONTH, YEAR, OWN = range(6)

_DAY_FIRST = re.compile(r"\s*(?:(\d{1,2})\s*[-/.]\s*)?(\d{1,2})\s*[-/.]\s*(\d{4})\s*")
_DATE = re.compile(r"\s*(\d{4})(?:\s*[-/]\s*(\d{1,2})(?:\s*[-/]\s*(\d{1,2}))?)?\s*")


def read_day(typed: str, *, last: bool = False) -> date | None:
    """The day of 2025, 2025-01 or 2025-01-31, or as it is written by hand, 31/1/2025 or 1/2025, in digits of any
    script: the first one of that time, or the one after its last. None where it is no day."""
    match, by_hand = _DATE.fullmatch(typed), _DAY_FIRST.fullmatch(typed)
    parts = match.groups() if match is not None else by_hand.groups()[::-1] if by_hand is not None else None
    if parts is None:
        return None
    year, month, day = (int(part) if part else 0 for part in parts)
    try:
        first = date(year, month or 1, day or 1)
        if not last:
            return first
        if day:
            return first + timedelta(days=1)
        return date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    except (ValueError, OverflowError):
        return None


class DateRangeBox(QWidget):
    """`changed` says that other days are chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, today: Callable[[], date] = date.today) -> None:
        super().__init__(parent)
        self._today = today
        self.choice = QComboBox(self)
        self.choice.addItems([""] * 6)
        self.first = QLineEdit(self)
        self.last = QLineEdit(self)
        self._own = QWidget(self)
        row = QHBoxLayout(self._own)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for line in (self.first, self.last):
            # A date reads from the year on in either language.
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            line.textEdited.connect(self._read)
            row.addWidget(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.choice)
        layout.addWidget(self._own)
        self._own.hide()
        self.choice.currentIndexChanged.connect(self._choose)
        self.setFocusProxy(self.choice)
        self.retranslate()

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first day and the one after the last; None where it is open at that end."""
        today = self._today()
        kind = self.choice.currentIndex()
        if kind == OWN:
            return read_day(self.first.text()), read_day(self.last.text(), last=True)
        first = {
            TODAY: today,
            WEEK: today - timedelta(days=6),
            MONTH: today - timedelta(days=29),
            YEAR: date(today.year, 1, 1),
        }.get(kind)
        return first, None

    def clear(self) -> None:
        """Choose any time."""
        self.choice.setCurrentIndex(ANY)

    def show_days(self, first: str, last: str) -> None:
        """Choose from one to another, as they would be typed."""
        self.choice.setCurrentIndex(OWN)
        self.first.setText(first)
        self.last.setText(last)
        self._read()

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        titles = (
            self.tr("Any time"),
            self.tr("Today"),
            self.tr("The last 7 days"),
            self.tr("The last 30 days"),
            self.tr("This year"),
            self.tr("From … to …"),
        )
        for number, title in enumerate(titles):
            self.choice.setItemText(number, title)
        name_choice(self.choice, self.tr("Time"))
        for line, name in ((self.first, self.tr("From")), (self.last, self.tr("To"))):
            line.setPlaceholderText(f"{name} 2025-01")
            line.setAccessibleName(name)

    def _choose(self, kind: int) -> None:
        self._own.setVisible(kind == OWN)
        self.changed.emit()

    def _read(self, *_: str) -> None:
        for line in (self.first, self.last):
            wrong = bool(line.text().strip()) and read_day(line.text()) is None
            if bool(line.property("invalid")) is not wrong:
                line.setProperty("invalid", wrong)
                line.style().unpolish(line)
                line.style().polish(line)
        self.changed.emit()
