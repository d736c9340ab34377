"""The filters of the page of quotations: words, speaker, about whom, how meant, kind, time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QVBoxLayout, QWidget

from reader.core.quotations import CueClass, QuotationKind
from reader.desktop import texts
from reader.desktop.date_range_box import DateRangeBox
from reader.desktop.desk import Desk, LibraryDesk
from reader.desktop.filter_box import FilterBox
from reader.desktop.page import name_choice, section
from reader.desktop.quotation_questions import QuotationWish
from reader.desktop.row_feed import RowFeed
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.library import SpeakerUse

_REST = 150
"""Milliseconds without a letter after which the list follows."""


class QuotationFilters(QObject):
    """The widgets, put into a column. `changed` says that something else is wished for, `left` that the keys go on to
    the list, `failed` brings an error."""

    changed = Signal()
    left = Signal()
    failed = Signal(object)

    def __init__(self, desk: LibraryDesk, theme: Theme, column: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._exact = ""
        self.text = FilterBox(parent)
        self.speaker = FilterBox(parent)
        self.about = FilterBox(parent)
        self.cue = QComboBox(parent)
        self.cue.addItem("", None)
        for cue in CueClass:
            self.cue.addItem("", cue)
        self.kind = QComboBox(parent)
        self.kind.addItem("", None)
        for kind in QuotationKind:
            self.kind.addItem("", kind)
        self.time = DateRangeBox(parent)
        self.unknown = QCheckBox(parent)
        self._speakers_title = section(parent)
        self.speakers = RowList(theme, parent)
        self.clear = QPushButton(parent)
        self.clear.setProperty("look", "quiet")
        self.clear.hide()
        for widget in (self.text, self.speaker, self.about, self.cue, self.kind, self.time, self.unknown):
            column.addWidget(widget)
        column.addWidget(self._speakers_title)
        column.addWidget(self.speakers, 1)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeading)
        self.feed = RowFeed(desk, self.speakers, self._rows)
        self.feed.failed.connect(self.failed)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._change)
        for line in (self.text, self.speaker, self.about):
            line.textChanged.connect(lambda _: self._rest.start())
            line.left.connect(self.left)
        # Down in the field goes on to those who are quoted, of whom one is chosen.
        self.speaker.left.disconnect(self.left)
        self.speaker.left.connect(lambda: self.speakers.setFocus(Qt.FocusReason.TabFocusReason))
        for box in (self.cue, self.kind):
            box.currentIndexChanged.connect(lambda _: self._change())
        self.unknown.toggled.connect(lambda _: self._change())
        self.time.changed.connect(self._rest.start)
        self.speakers.activatedRow.connect(self._toggle_speaker)
        self.clear.clicked.connect(self.clear_all)

    @property
    def wish(self) -> QuotationWish:
        """What is wished for."""
        first, last = self.time.days
        speaker, about = self.speaker.text().strip(), self.about.text().strip()
        cue, kind = self.cue.currentData(), self.kind.currentData()
        return QuotationWish(
            text=self.text.text().strip(),
            speaker=speaker,
            about=about,
            exact=bool(self._exact) and self._exact in (speaker, about) and not (speaker and about),
            unattributed=self.unknown.isChecked(),
            cue_class=None if cue is None else CueClass(cue),
            kind=None if kind is None else QuotationKind(kind),
            first=first,
            last=last,
        )

    def only_by(self, speaker: str) -> None:
        """Only what that very one said."""
        self.clear_all()
        self._exact = speaker
        self.speaker.setText(speaker)
        self._change()

    def only_about(self, name: str) -> None:
        """Only what was said about that very one."""
        self.clear_all()
        self._exact = name
        self.about.setText(name)
        self._change()

    def clear_all(self) -> None:
        """Leave nothing out any more."""
        self._exact = ""
        for line in (self.text, self.speaker, self.about):
            line.clear()
        for box in (self.cue, self.kind):
            box.setCurrentIndex(0)
        self.unknown.setChecked(False)
        self.time.clear()
        self._change()

    def ask_speakers(self) -> None:
        """List who is quoted, narrowed by what is typed for the speaker."""
        text = self.speaker.text().strip()

        def question(desk: Desk, limit: int, offset: int) -> Sequence[SpeakerUse]:
            return desk.library.speakers(text=text, limit=limit, offset=offset)

        self.feed.ask(question)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.speakers.set_theme(theme)

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        for line, name in (
            (self.text, self.tr("Words in the quotation")),
            (self.speaker, self.tr("Said by")),
            (self.about, self.tr("About whom or what")),
        ):
            line.setPlaceholderText(name)
            line.setAccessibleName(name)
        self.cue.setItemText(0, self.tr("Any purpose"))
        for number, cue in enumerate(CueClass, 1):
            self.cue.setItemText(number, texts.cue_class_name(cue))
        name_choice(self.cue, self.tr("Purpose"))
        self.kind.setItemText(0, self.tr("Direct and indirect"))
        for number, kind in enumerate(QuotationKind, 1):
            self.kind.setItemText(number, texts.kind_name(kind))
        name_choice(self.kind, self.tr("Kind of quotation"))
        self.time.retranslate()
        self.unknown.setText(self.tr("Without a known speaker"))
        self._speakers_title.setText(self.tr("Who is quoted"))
        self.speakers.setAccessibleName(self.tr("Who is quoted"))
        self.speakers.say_when_empty(self.tr("Nobody is quoted yet."))
        self.clear.setText(self.tr("Clear the filters"))
        self.clear.setAccessibleName(self.tr("Clear the filters"))

    def _rows(self, items: Sequence[Any], _: object) -> list[Row]:
        return [Row(use.name, count=str(use.quotations), item=use.name) for use in items]

    def _toggle_speaker(self, row: Row) -> None:
        if self.wish.exact and self.speaker.text() == row.item:
            self.speaker.clear()
        else:
            self.unknown.setChecked(False)
            self.only_by(row.item)

    def _change(self) -> None:
        self._rest.stop()
        wish = self.wish
        if not wish.exact:
            self._exact = ""
            self.ask_speakers()
        self.clear.setVisible(wish.narrows)
        self.changed.emit()
