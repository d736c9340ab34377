"""One note beside the list of all: the words around it in its article, and the card in which it is written on."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reader.core.records import ArticleRecord
from reader.core.spans import Span
from reader.desktop import texts
from reader.desktop.fonts import READING_FAMILY
from reader.desktop.language import day
from reader.desktop.row_delegate import runs_right
from reader.desktop.theme import Theme

_AROUND = 160
"""Code points shown on either side of a note, to the edges of its paragraph."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The text around a place: what comes before, the words there, what comes after."""

    before: str
    words: str
    after: str


def surroundings(text: str, span: Span) -> Surroundings:
    """What stands around text[span] in its paragraphs, cut where it is long."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _AROUND)
    end = text.find("\n", span.end)
    end = min(len(text) if end < 0 else end, span.end + _AROUND)
    # Not in the middle of a word.
    while start < span.start and start and not text[start - 1].isspace():
        start += 1
    while end > span.end and end < len(text) and not text[end].isspace():
        end -= 1
    before, after = text[start : span.start], text[span.end : end]
    if start and text[start - 1] != "\n":
        before = "…" + before
    if end < len(text) and text[end] != "\n":
        after += "…"
    return Surroundings(before, span.of(text), after)


class PassageLabel(QLabel):
    """A passage of an article in the reading font, the words in question lit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._passage: Surroundings | None = None
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_passage(self, passage: Surroundings | None) -> None:
        """Show it; None shows nothing."""
        self._passage = passage
        self.setVisible(passage is not None)
        if passage is None:
            self.clear()
            return
        # Everything an article holds is text here, never markup.
        before, words, after = (
            escape(part).replace("\n", "<br>") for part in (passage.before, passage.words, passage.after)
        )
        whole = passage.before + passage.words + passage.after
        side = "rtl" if runs_right(whole) else "ltr"
        lit = f'<span style="background-color:{self._theme.hit}">{words}</span>'
        self.setText(
            f'<div dir="{side}" align="{"right" if side == "rtl" else "left"}" style="font-family:\'{READING_FAMILY}\';'
            f'font-size:17px;line-height:112%;color:{self._theme.ink}">{before}{lit}{after}</div>'
        )
        self.setAccessibleName(whole)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.show_passage(self._passage)


class PlaceCard(QFrame):
    """Where something stands: its article, the passage, a button that leads there (`opened`). `head` takes what the
    owner puts over the passage."""

    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "chrome")
        self.setMinimumWidth(240)
        self._record: ArticleRecord | None = None
        self.article = QLabel(self)
        self.article.setProperty("look", "title")
        self.facts = QLabel(self)
        self.facts.setProperty("look", "caption")
        self.warning = QLabel(self)
        self.warning.setProperty("look", "danger")
        for label in (self.article, self.facts, self.warning):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.warning.hide()
        self.passage = PassageLabel(theme, self)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(area)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(self.passage)
        column.addStretch(1)
        area.setWidget(inner)
        self.area = area
        self.open = QPushButton(self)
        self.open.setProperty("look", "primary")
        self.open.clicked.connect(self.opened)
        self.head = QVBoxLayout()
        self.head.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(self.head)
        layout.addWidget(self.article)
        layout.addWidget(self.facts)
        layout.addWidget(self.warning)
        layout.addWidget(area, 1)
        layout.addWidget(self.open)
        self.retranslate("ar")

    def show_place(self, record: ArticleRecord, language: str, *, lost: bool = False) -> None:
        """Show an article's name; `lost` says that the place is no longer found in it. The passage comes by itself."""
        self._record = record
        self.article.setText(record.title)
        facts = [record.outlet or "", day(record.date, language) if record.date else ""]
        self.facts.setText(texts.joined(facts))
        self.facts.setVisible(any(facts))
        self.warning.setVisible(lost)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.passage.set_theme(theme)

    def retranslate(self, language: str) -> None:
        """Say every text in the language that is now installed."""
        self.open.setText(self.tr("Open in the article"))
        self.open.setAccessibleName(self.tr("Open in the article"))
        self.warning.setText(self.tr("These words are no longer found in the article; the note is kept."))
        self.area.setAccessibleName(self.tr("The passage"))
        if self._record is not None:
            self.show_place(self._record, language, lost=self.warning.isVisibleTo(self))
