"""The list of articles, last opened first; while something is searched for, what was found in all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.core.records import ArticleRecord
from reader.desktop import texts
from reader.desktop.filter_box import FilterBox, folded
from reader.desktop.record_rows import record_row
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.library import Hit


class ArticleList(QFrame):
    """`chosen` brings the key of the article to open, `hitChosen` a Hit to go to, `menuRequested` an ArticleRecord
    and where (global); `allWanted` asks for all hits on a page of their own."""

    chosen = Signal(int)
    hitChosen = Signal(object)
    allWanted = Signal()
    menuRequested = Signal(object, QPoint)

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "chrome")
        self._language = language
        self._records: Sequence[ArticleRecord] = ()
        self._hits: Sequence[Hit] | None = None
        self._open = 0
        self._known = False
        self._clicked = 0
        self._bring = False
        self.title = QLabel(self)
        self.title.setProperty("look", "section")
        self.title.setContentsMargins(12, 0, 12, 0)
        self.filter = FilterBox(self)
        self.all = QPushButton(self)
        self.all.setProperty("look", "quiet")
        self.all.hide()
        self.articles = RowList(theme, self)
        self.articles.setSpacing(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.filter)
        layout.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self.articles, 1)
        self.all.clicked.connect(self.allWanted)
        self.filter.narrowed.connect(self._list)
        self.filter.left.connect(self.articles.setFocus)
        self.articles.activatedRow.connect(self._choose)
        self.articles.menuRequestedRow.connect(self._ask_menu)
        self.setFocusProxy(self.articles)
        self.retranslate(language)

    def show_records(self, records: Sequence[ArticleRecord]) -> None:
        """Show these articles."""
        self._records = records
        self._known = True
        self._list()

    def show_hits(self, hits: Sequence[Hit] | None) -> None:
        """Show what was found for a search; None goes back to the articles."""
        self._hits = hits
        self._list()

    def show_open(self, identity: int) -> None:
        """Mark the article that is open (its key; 0 for none). One that was opened elsewhere comes into view with the
        next list; where somebody clicks through this one it stays in its place."""
        if identity != self._open:
            self._bring = identity != self._clicked
            self._clicked = 0
        self._open = identity
        if not self.articles.choose(identity, scroll=False):
            self.articles.choose_none()

    def recent(self, most: int = 10) -> list[tuple[str, int]]:
        """The titles and keys of the articles that were opened last."""
        return [(record.title, record.identity) for record in self._records[:most]]

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.articles.set_theme(theme)

    def retranslate(self, language: str) -> None:
        """Say every text in the language that is now installed, "ar" or "en"."""
        self._language = language
        self.filter.setPlaceholderText(self.tr("Filter the list"))
        self.filter.setAccessibleName(self.tr("Filter the list of articles"))
        self.articles.setAccessibleName(self.tr("Articles"))
        self.all.setText(self.tr("All results on a page"))
        self.all.setAccessibleName(self.tr("All results on a page"))
        self._list()

    def _list(self, _: str = "") -> None:
        self.all.setVisible(bool(self._hits))
        self.filter.setVisible(self._hits is None and len(self._records) >= 6)
        if self._hits is not None:
            self.title.setText(self.tr("Found in the library") + f" · {len(self._hits)}")
            self.articles.show_rows([self._hit_row(number, hit) for number, hit in enumerate(self._hits)])
            self.articles.await_rows(False)
            self.articles.say_when_empty(self.tr("Nothing was found."))
            return
        self.title.setText(self.tr("Library"))
        wanted = self.filter.wanted if self.filter.isVisibleTo(self) else ""
        now = datetime.now(UTC)
        self.articles.show_rows(
            [
                record_row(record, now, self._language)
                for record in self._records
                if not wanted or wanted in folded(f"{record.title} {record.outlet or ''}")
            ]
        )
        self.articles.await_rows(not self._known)
        self.articles.say_when_empty(self.tr("Open an article, or drop a file on the window."))
        if self._open and self.articles.choose(self._open, scroll=self._bring):
            self._bring = False

    def _hit_row(self, number: int, hit: Hit) -> Row:
        return Row(
            hit.snippet,
            texts.joined([self.tr("note") if hit.note is not None else "", hit.article.title]),
            prose=True,
            lines=3,
            item=hit,
            key=("hit", number),
        )

    def _choose(self, row: Row) -> None:
        if isinstance(row.item, ArticleRecord):
            self._clicked = row.item.identity
            self.chosen.emit(row.item.identity)
        else:
            self.hitChosen.emit(row.item)

    def _ask_menu(self, row: Row, at: QPoint) -> None:
        if isinstance(row.item, ArticleRecord):
            self.menuRequested.emit(row.item, at)
