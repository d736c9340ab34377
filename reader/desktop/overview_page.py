"""The overview: pictures of the open article and of the whole library, and beside them the places they lead to."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton

from reader.core.analyses import Analysis
from reader.desktop.chart import Pick
from reader.desktop.desk import Desk
from reader.desktop.overview_facts import Overview, article_overview, library_overview
from reader.desktop.overview_pictures import OverviewPictures
from reader.desktop.overview_places import TextPlace, article_places, library_places, library_row, title_of
from reader.desktop.page import Page, PageContext
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.side_panel import Segments
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.library import NamedPlace, SpokenQuotation


class OverviewPage(Page):
    """`subject` is LIBRARY or ARTICLE."""

    ARTICLE, LIBRARY = "article", "library"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.appearance.theme
        self._library: bool | None = None
        self._turn = 0
        self._pick: Pick | None = None
        self.scopes = Segments(self.side)
        self.scopes.setProperty("look", "segments")
        group = QButtonGroup(self)
        row = QHBoxLayout(self.scopes)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self.article_scope = QPushButton(self.scopes)
        self.library_scope = QPushButton(self.scopes)
        for button in (self.article_scope, self.library_scope):
            button.setCheckable(True)
            button.setProperty("look", "segment")
            group.addButton(button)
            row.addWidget(button, 1)
        self.places_title = QLabel(self.side)
        self.places_title.setProperty("look", "section")
        self.places_title.setWordWrap(True)
        self.places = RowList(theme, self.side)
        self.places.setSpacing(2)
        self.filters.addWidget(self.scopes)
        self.filters.addSpacing(4)
        self.filters.addWidget(self.places_title)
        self.filters.addWidget(self.places, 1)
        self.pictures = OverviewPictures(theme, context.language.code, self.main)
        self.sheet.setContentsMargins(0, 0, 0, 0)
        self.sheet.addWidget(self.pictures)
        self.article_scope.clicked.connect(lambda: self._use(library=False))
        self.library_scope.clicked.connect(lambda: self._use(library=True))
        self.pictures.picked.connect(self._follow)
        self.places.activatedRow.connect(lambda row: self._go(row.item))
        context.reading.marked.connect(self._count_again)
        self.retranslate()

    def enter(self, subject: Hashable) -> None:
        """See Page.enter."""
        article = bool(self.context.reading.identity)
        if subject in (self.ARTICLE, self.LIBRARY):
            self._library = subject == self.LIBRARY
        elif self._library is None:
            self._library = not article
        if not article:
            self._library = True
        self._show_places(None)
        self._count()
        self.look_for()

    def leave(self) -> None:
        """See Page.leave."""
        self._turn += 1

    def refresh(self) -> None:
        """See Page.refresh."""
        self._count()

    def look_for(self) -> None:
        """See Page.look_for."""
        self.pictures.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """See Page.set_theme."""
        self.places.set_theme(theme)
        self.pictures.set_theme(theme)

    def retranslate(self) -> None:
        """See Page.retranslate."""
        language = self.context.language.code
        self.title.setText(self.tr("Overview"))
        self.scopes.setAccessibleName(self.tr("Overview"))
        self.article_scope.setText(self.tr("This article"))
        self.library_scope.setText(self.tr("Library"))
        self.pictures.retranslate(language)
        self._show_places(self._pick)

    def _use(self, *, library: bool) -> None:
        self._library = library
        self.turned.emit(self.LIBRARY if library else self.ARTICLE)
        self._show_places(None)
        self._count()

    def _count_again(self) -> None:
        if self.isVisible() and not self._library:
            self._count()

    def _count(self) -> None:
        self._turn += 1
        turn, library = self._turn, bool(self._library)
        reading = self.context.reading
        self.article_scope.setEnabled(bool(reading.identity))
        (self.library_scope if library else self.article_scope).setChecked(True)

        def show(overview: Overview) -> None:
            if turn == self._turn:
                self.pictures.show_overview(overview, library=library)

        if library:
            if self.pictures.scope_is(library=False):
                self.pictures.show_overview(None, library=True)
            self.context.desk.ask(lambda desk: library_overview(desk.library), show, self.failed.emit)
            return
        article = reading.article
        length = len(article.text) if article is not None else 0
        show(article_overview(reading.analysis or Analysis(), length))

    def _follow(self, pick: Pick) -> None:
        if pick.mention is not None:
            self.articleWanted.emit(self.context.reading.identity, pick.mention.span)
        else:
            self._show_places(pick)
            self.places.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_places(self, pick: Pick | None) -> None:
        self._pick = pick
        if pick is None:
            self.places_title.setText(self.tr("Places"))
            self.places.setAccessibleName(self.tr("Places"))
            self.places.show_rows([])
            self.places.say_when_empty(self.tr("Choose something in a picture to see where it stands in the text."))
            return
        title = title_of(pick, self.context.language.code)
        self.places_title.setText(title)
        self.places.setAccessibleName(title)
        reading = self.context.reading
        if not self._library:
            article = reading.article
            if article is not None and reading.analysis is not None:
                self._list(article_places(article.text, reading.analysis, reading.identity, pick))
            return
        turn = self._turn

        def question(desk: Desk) -> Sequence[NamedPlace] | Sequence[SpokenQuotation]:
            return library_places(desk.library, pick)

        def show(found: Sequence[NamedPlace] | Sequence[SpokenQuotation]) -> None:
            if turn == self._turn and pick is self._pick:
                self._list([library_row(place, pick, self.context.language.code) for place in found])

        self.context.desk.ask(question, show, self.failed.emit)

    def _list(self, rows: list[Row]) -> None:
        self.places.show_rows(rows)
        self.places.scrollToTop()
        if rows:
            self.places.setCurrentIndex(self.places.model().index(0, 0))

    def _go(self, place: TextPlace) -> None:
        self.articleWanted.emit(place.article, place.span)
