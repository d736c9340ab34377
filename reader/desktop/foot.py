"""The foot of the window: the legend, whose entries are also the switches, and how far reading and analysis are."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from reader.core.mentions import EntityType
from reader.core.quantities import QuantityKind
from reader.desktop import texts

QUOTATION, NOTE = "quotation", "note"
QUANTITIES: tuple[str, ...] = tuple(kind.value for kind in QuantityKind)
KINDS: tuple[str, ...] = (*(kind.value for kind in EntityType), *QUANTITIES, QUOTATION, NOTE)
"""What the legend lists: the types of names, those of quantities where they are found, quotations and notes."""

_NARROW = 900
"""Width of the window (px) under which the legend shows numbers only."""

_NARROW_WITH_QUANTITIES = 1100

_TIGHT = 520
"""Width of the window (px) under which the legend needs all of the foot."""

SOON = 300
"""Milliseconds in which most articles are opened and analysed: nothing is said of work before it takes longer."""


class Foot(QFrame):
    """`switched` brings a kind and whether it is shown; `cancelled` asks to end the analysis; `setAsideWanted` to show
    what was set aside."""

    switched = Signal(str, bool)
    cancelled = Signal()
    setAsideWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "chrome")
        self._counts: dict[str, int] = {}
        self.chips: dict[str, QToolButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 14, 4)
        layout.setSpacing(10)
        for kind in KINDS:
            chip = QToolButton(self)
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.setProperty("look", "chip")
            chip.setProperty("kind", kind)
            chip.toggled.connect(lambda on, kind=kind: self.switched.emit(kind, on))
            layout.addWidget(chip)
            self.chips[kind] = chip
        layout.addStretch(1)
        self._working = QLabel(self)
        self._working.setProperty("look", "caption")
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(120, 4)
        self.cancel = QToolButton(self)
        self.cancel.setProperty("look", "quiet")
        self.cancel.clicked.connect(self.cancelled)
        self.set_aside = QToolButton(self)
        self.set_aside.setProperty("look", "quiet")
        self.set_aside.clicked.connect(self.setAsideWanted)
        self._progress = QLabel(self)
        self._progress.setProperty("look", "caption")
        self._progress.setMinimumWidth(self._progress.fontMetrics().horizontalAdvance("100%") + 6)
        self._progress.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        for widget in (self._working, self.bar, self.cancel, self.set_aside, self._progress):
            layout.addWidget(widget)
        self._of_article: list[QWidget] = [*self.chips.values(), self._progress]
        self._part = 0.0
        self._width = _NARROW_WITH_QUANTITIES
        self._tight = self._counting = False
        self._there = True
        self._aside = 0
        self._analysed: float | None = None
        self._opening = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SOON)
        self._slow.timeout.connect(self._show_work)
        self._show_work()
        self.show_set_aside(0)
        self.show_quantities(False)
        self.retranslate()

    def show_quantities(self, on: bool) -> None:
        """Whether the legend has the dates, amounts and counts."""
        self._counting = on
        self._show_quantities()
        self._label()

    def _show_quantities(self) -> None:
        for kind in QUANTITIES:
            self.chips[kind].setVisible(self._counting and self._there)

    def add_choice(self, widget: QWidget) -> None:
        """Put another control behind the legend."""
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(len(KINDS), widget)
        self._of_article.append(widget)

    def show_article(self, there: bool) -> None:
        """Whether an article is there: without one the legend and the progress of reading say nothing."""
        self._there = there
        for widget in self._of_article:
            widget.setVisible(there)
        self._show_quantities()

    def add_news(self, widget: QWidget) -> None:
        """Put something that comes and goes before how far the analysis is."""
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(layout.indexOf(self._working), widget)

    def show_counts(self, counts: dict[str, int]) -> None:
        """Show how many there are of each kind; of a kind that is not in it, that is not known yet."""
        self._counts = counts
        self._label()

    def show_switches(self, hidden: Collection[str]) -> None:
        """Set the switches without `switched` being sent."""
        for kind, chip in self.chips.items():
            chip.blockSignals(True)
            chip.setChecked(kind not in hidden)
            chip.blockSignals(False)

    def show_progress(self, part: float) -> None:
        """How far reading is, 0 to 1."""
        self._part = part
        self._progress.setText(texts.percent(part))

    def show_analysis(self, part: float | None) -> None:
        """How far the analysis is, 0 to 1; None where none runs."""
        self._analysed = part
        self._tell_work()

    def show_opening(self, opening: bool) -> None:
        """Whether an article is being opened."""
        self._opening = opening
        self._tell_work()

    @property
    def works(self) -> bool:
        """Whether something is under way."""
        return self._opening or self._analysed is not None

    def _tell_work(self) -> None:
        if self.works and not self._working.isVisibleTo(self):
            if not self._slow.isActive():
                self._slow.start()
        else:
            self._slow.stop()
            self._show_work()

    def _show_work(self) -> None:
        part = None if self._opening else self._analysed
        for widget in (self._working, self.bar):
            widget.setVisible(self.works)
        self.cancel.setVisible(part is not None)
        # A bar without an end runs to and fro.
        self.bar.setRange(0, 0 if part is None and self.works else 1000)
        self.bar.setValue(round((part or 0) * 1000))
        self._working.setText(
            self.tr("Opening the article") if self._opening else self.tr("Finding names and quotations")
        )

    def show_set_aside(self, count: int) -> None:
        """How many pieces of the file were set aside."""
        self._aside = count
        self.set_aside.setVisible(count > 0 and not self._tight)
        self.set_aside.setText(self.tr("%n piece(s) set aside", "", count))

    def fold(self, width: int) -> None:
        """Leave out, in a narrow window, the words that the colours of the switches say too, and what the menu has."""
        if (width < _TIGHT) is not self._tight:
            self._tight = width < _TIGHT
            self.show_set_aside(self._aside)
        before, self._width = self._narrow, width
        if self._narrow is not before:
            self._label()

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setAccessibleName(self.tr("Cancel the analysis"))
        self.bar.setAccessibleName(self.tr("Progress of the analysis"))
        self._progress.setAccessibleName(self.tr("Reading progress"))
        self._progress.setToolTip(self.tr("Reading progress"))
        self.set_aside.setToolTip(self.tr("Show what of the file is not part of the article"))
        if self._working.isVisibleTo(self):
            self._show_work()
        self.show_set_aside(self._aside)
        self.show_progress(self._part)
        self._label()

    @property
    def _narrow(self) -> bool:
        return self._width < (_NARROW_WITH_QUANTITIES if self._counting else _NARROW)

    def _label(self) -> None:
        for kind, chip in self.chips.items():
            name, count = self._name(kind), self._counts.get(kind)
            if self._narrow:
                chip.setText("–" if count is None else str(count))
            else:
                chip.setText(name if count is None else f"{name} {count}")
            chip.setAccessibleName(self.tr("Show {kind}").format(kind=name))
            chip.setToolTip(self.tr("Show or hide {kind}").format(kind=name))

    def _name(self, kind: str) -> str:
        if kind == QUOTATION:
            return self.tr("Quotations")
        if kind == NOTE:
            return self.tr("Notes")
        return texts.type_plural(QuantityKind(kind) if kind in QUANTITIES else EntityType(kind))
