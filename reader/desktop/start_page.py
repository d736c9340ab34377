"""What the window shows where no article is open: how to begin, what was read last, and what to do first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reader.core.records import ArticleRecord
from reader.desktop.actions import Actions, isolate_keys
from reader.desktop.record_rows import record_row
from reader.desktop.row_list import RowList
from reader.desktop.theme import Theme

_MOST = 4
_WIDTH = 560


class StartPage(QScrollArea):
    """Ways to begin: `openWanted`, `sampleWanted`, and `chosen` with the key of an article that was read before."""

    openWanted = Signal()
    sampleWanted = Signal()
    chosen = Signal(int)

    def __init__(self, actions: Actions, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._language = language
        self._records: Sequence[ArticleRecord] = ()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget(self)
        page.setProperty("look", "paper")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = _label(page, "welcome")
        self._hint = _label(page, "lead")
        self.open = QPushButton(page)
        self.open.setProperty("look", "primary")
        self.sample = QPushButton(page)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open)
        buttons.addWidget(self.sample)
        buttons.addStretch(1)
        self._recent_title = _label(page, "section")
        self.recent = RowList(theme, page)
        self.recent.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._first_title = _label(page, "section")
        self._steps = QGridLayout()
        self._steps.setHorizontalSpacing(14)
        self._steps.setVerticalSpacing(10)
        self._steps.setColumnStretch(1, 1)
        self.steps: list[tuple[QLabel, QLabel]] = []
        for line in range(4):
            pair = (_label(page, "key"), _label(page, ""))
            pair[0].setAlignment(Qt.AlignmentFlag.AlignCenter)
            pair[0].setWordWrap(False)
            self._steps.addWidget(pair[0], line, 0, Qt.AlignmentFlag.AlignTop)
            self._steps.addWidget(pair[1], line, 1)
            self.steps.append(pair)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addSpacing(6)
        column.addLayout(buttons)
        for title, below in ((self._recent_title, self.recent), (self._first_title, self._steps)):
            column.addSpacing(16)
            column.addWidget(title)
            if isinstance(below, QWidget):
                column.addWidget(below)
            else:
                column.addLayout(below)
        column.addStretch(3)
        frame = QFrame(page)
        frame.setMaximumWidth(_WIDTH)
        frame.setLayout(column)
        middle = QHBoxLayout(page)
        middle.setContentsMargins(28, 20, 28, 20)
        middle.addStretch(1)
        middle.addWidget(frame, 100)
        middle.addStretch(1)
        self.setWidget(page)
        self.open.clicked.connect(self.openWanted)
        self.sample.clicked.connect(self.sampleWanted)
        self.recent.activatedRow.connect(lambda row: self.chosen.emit(row.item.identity))
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.timeout.connect(self._fit)
        self.recent.installEventFilter(self)
        self.setFocusProxy(self.open)
        self.retranslate(language)

    def show_records(self, records: Sequence[ArticleRecord]) -> None:
        """Offer the first of these articles, last opened first."""
        self._records = records[:_MOST]
        self._list()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.recent.set_theme(theme)

    def retranslate(self, language: str) -> None:
        """Say every text in the language that is now installed, "ar" or "en"."""
        self._language = language
        self._title.setText(self.tr("What would you like to read?"))
        self._hint.setText(
            self.tr(
                "Open a text, web page, Word, PDF, EPUB or Markdown file, or drop it here. Qari marks who and what is "
                "named and who is quoted, and keeps your notes. Nothing leaves this computer."
            )
        )
        self.open.setText(self.tr("Open an article…"))
        self.open.setAccessibleName(self.tr("Open an article"))
        self.sample.setText(self.tr("Show the sample article"))
        self.sample.setAccessibleName(self.tr("Show the sample article"))
        self._recent_title.setText(self.tr("Go on reading"))
        self.recent.setAccessibleName(self.tr("Go on reading"))
        self._first_title.setText(self.tr("What to do first"))
        steps = (
            (self._key("next_mention"), self.tr("Go from name to name; click one to see all that this person said.")),
            (self._key("note"), self.tr("Select words and write a note on them; T tags, H highlights.")),
            (self._key("search_library"), self.tr("Search all your articles and notes.")),
            (self._key("shortcuts"), self.tr("See everything that the keys can do.")),
        )
        for (key, text), (shortcut, does) in zip(self.steps, steps, strict=True):
            key.setText(shortcut)
            text.setText(does)
        self._list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Titles break into more lines where the list is narrower; the list has its new width after this event.
        if watched is self.recent and event.type() == QEvent.Type.Resize:
            self._refit.start()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "recent"):
            self._fit()

    def _key(self, action: str) -> str:
        return isolate_keys(self._actions[action].shortcut().toString(QKeySequence.SequenceFormat.NativeText))

    def _list(self) -> None:
        now = datetime.now(UTC)
        self.recent.show_rows([record_row(record, now, self._language) for record in self._records])
        self._recent_title.setVisible(bool(self._records))
        self.recent.setVisible(bool(self._records))
        self._fit()

    def _fit(self) -> None:
        rows = range(len(self.recent.rows))
        self.recent.setFixedHeight(sum(self.recent.sizeHintForRow(row) for row in rows) + 4)


def _label(parent: QWidget, look: str) -> QLabel:
    label = QLabel(parent)
    if look:
        label.setProperty("look", look)
    label.setWordWrap(True)
    return label
