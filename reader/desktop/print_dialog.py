"""Printing an article or saving it as PDF: what goes with it, and how each page will look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.desktop.number_boxes import WholeNumberBox
from reader.desktop.scrolled import Scrolled
from reader.desktop.sheet_preview import SheetPreview
from reader.desktop.sheets import SheetOptions, Sheets
from reader.desktop.slices import Slices
from reader.desktop.theme import Theme


class PrintDialog(QDialog):
    """`saveWanted` and `printWanted` bring the sheets as they are shown; `changed` the options after each change;
    `stopped` says that what goes on is not wanted any more."""

    saveWanted = Signal(object)
    printWanted = Signal(object)
    changed = Signal(object)
    stopped = Signal()

    def __init__(
        self,
        theme: Theme,
        options: SheetOptions,
        make: Callable[[SheetOptions], Sheets],
        save_first: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`make` gives the sheets for options; `save_first`: Enter saves a PDF and does not print."""
        super().__init__(parent)
        self.options = options
        self._make = make
        self._sheets: Sheets | None = None
        self._layout_work: Slices | None = None
        self._working = False
        self.preview = SheetPreview(theme, self)
        self.paper = QComboBox(self)
        for name in ("A4", "Letter"):
            self.paper.addItem(name, name)
        self.paper.setCurrentIndex(self.paper.findData(options.paper))
        self.letter_size = WholeNumberBox(self)
        self.letter_size.setRange(8, 24)
        self.letter_size.setValue(options.size)
        self.names, self.quotations, self.notes = QCheckBox(self), QCheckBox(self), QCheckBox(self)
        self.names.setChecked(options.names)
        self.quotations.setChecked(options.quotations)
        self.notes.setChecked(options.notes)
        self._title = QLabel(self)
        self._title.setProperty("look", "title")
        self._labels = [QLabel(self), QLabel(self)]
        self.back, self.forward = QToolButton(self), QToolButton(self)
        self.number = QLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.save, self.print, self.cancel = QPushButton(self), QPushButton(self), QPushButton(self)
        self._build()
        for button in (self.save, self.print):
            first = (button is self.save) is save_first
            button.setProperty("look", "primary" if first else "")
            button.setDefault(first)
        self.back.clicked.connect(lambda: self.preview.leaf(-1))
        self.forward.clicked.connect(lambda: self.preview.leaf(1))
        self.preview.leafed.connect(self._show_number)
        self.paper.activated.connect(self._change)
        self.letter_size.valueChanged.connect(self._change)
        for check in (self.names, self.quotations, self.notes):
            check.toggled.connect(self._change)
        self.save.clicked.connect(lambda: self.saveWanted.emit(self._sheets))
        self.print.clicked.connect(lambda: self.printWanted.emit(self._sheets))
        self.cancel.clicked.connect(self.reject)
        self.rejected.connect(self._leave)
        self.retranslate()
        self._lay_out()

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self.setWindowTitle(self.tr("Print"))
        self._title.setText(self.tr("Print"))
        for label, control, text in (
            (self._labels[0], self.paper, self.tr("Paper")),
            (self._labels[1], self.letter_size, self.tr("Letter size")),
        ):
            label.setText(text)
            control.setAccessibleName(text)
        self.letter_size.setSuffix(" " + self.tr("pt"))
        self.names.setText(self.tr("Names"))
        self.quotations.setText(self.tr("Quotations, with who speaks"))
        self.notes.setText(self.tr("Notes, numbered at the end"))
        self.save.setText(self.tr("Save as PDF…"))
        self.print.setText(self.tr("Print…"))
        self.cancel.setText(self.tr("Cancel"))
        self.preview.setAccessibleName(self.tr("How the page will look"))
        self.bar.setAccessibleName(self.tr("Progress"))
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for button, text, sign in (
            (self.back, self.tr("Previous page"), "›" if right_to_left else "‹"),
            (self.forward, self.tr("Next page"), "‹" if right_to_left else "›"),
        ):
            button.setText(sign)
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._show_number(self.preview.page)

    def show_progress(self, part: float | None) -> None:
        """How far saving or printing is, 0 to 1; None where neither goes on."""
        self._working = part is not None
        self._show_bar(part)

    def _build(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading)
        form.addRow(self._labels[0], self.paper)
        form.addRow(self._labels[1], self.letter_size)
        choices = QVBoxLayout()
        choices.setSpacing(10)
        choices.addWidget(self._title)
        choices.addLayout(form)
        for check in (self.names, self.quotations, self.notes):
            choices.addWidget(check)
        choices.addStretch(1)
        options = QVBoxLayout()
        options.setSpacing(10)
        options.addWidget(Scrolled(choices, self), 1)
        options.addWidget(self.bar)
        for widget in (self.print, self.save, self.cancel):
            options.addWidget(widget)
        leaves = QHBoxLayout()
        leaves.addStretch(1)
        leaves.addWidget(self.back)
        leaves.addWidget(self.number)
        leaves.addWidget(self.forward)
        leaves.addStretch(1)
        self.back.setProperty("look", "quiet")
        self.forward.setProperty("look", "quiet")
        left = QVBoxLayout()
        left.addWidget(self.preview, 1)
        left.addLayout(leaves)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(20)
        layout.addLayout(options)
        layout.addLayout(left, 1)

    def _change(self, *_: object) -> None:
        self.options = replace(
            self.options,
            paper=self.paper.currentData(),
            size=self.letter_size.value(),
            names=self.names.isChecked(),
            quotations=self.quotations.isChecked(),
            notes=self.notes.isChecked(),
        )
        self.changed.emit(self.options)
        self._lay_out()

    def _lay_out(self) -> None:
        if self._layout_work is not None:
            self._layout_work.cancel()
        old, self._sheets = self._sheets, None
        sheets = self._make(self.options)
        sheets.setParent(self)

        def there() -> None:
            self._layout_work = None
            self._sheets = sheets
            self.preview.show_sheets(sheets)
            self._show_bar(None)
            if old is not None:
                old.deleteLater()

        self._layout_work = Slices(sheets.lay_out(), there, self)
        self._layout_work.progressed.connect(self._show_bar)
        self._show_bar(0.0)

    def _show_bar(self, part: float | None) -> None:
        # It keeps its room: the buttons stay where they are.
        self.bar.setValue(0 if part is None else round(part * 1000))
        ready = part is None
        for button in (self.save, self.print):
            button.setEnabled(ready and self._sheets is not None)
        for control in (self.paper, self.letter_size, self.names, self.quotations, self.notes):
            control.setEnabled(not self._working)

    def _show_number(self, page: int) -> None:
        pages = len(self._sheets.pages) if self._sheets is not None else 0
        self.number.setText(self.tr("Page {page} of {pages}").format(page=page + 1, pages=pages) if pages else "")
        self.back.setEnabled(page > 0)
        self.forward.setEnabled(page + 1 < pages)

    def _leave(self) -> None:
        if self._layout_work is not None:
            self._layout_work.cancel()
        self.stopped.emit()
