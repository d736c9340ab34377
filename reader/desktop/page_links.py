"""The ways from the article and the lists beside it to the pages over the library."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from reader.core.mentions import Entity, EntityType, Mention
from reader.core.quotations import Quotation
from reader.core.records import ArticleRecord
from reader.core.sentences import isolated
from reader.desktop.history import Place
from reader.desktop.menu_entries import add
from reader.desktop.menu_presenter import MenuPresenter
from reader.desktop.page_presenter import PagePresenter
from reader.desktop.reading import Reading
from reader.desktop.tag_strip import shortened
from reader.desktop.window_body import WindowBody


class PageLinks(QObject):
    """Adds entries that lead to a page to the menus over names, quotations and articles; takes the search along."""

    def __init__(self, pages: PagePresenter, reading: Reading, menus: MenuPresenter, body: WindowBody) -> None:
        super().__init__(body)
        self._pages = pages
        self._reading = reading
        self._body = body
        menus.article_menu.building.connect(self._add_to)
        menus.building.connect(self._add_to_record)
        body.articles.allWanted.connect(lambda: self.search(body.top.search.text()))
        pages.wished.connect(self._begin)

    def search(self, text: str) -> None:
        """Show the page of the search with these words, the best hits first."""
        place = Place("search_page", (text.strip(), False))
        line, page = self._body.top.search, self._pages.page
        typing = line.hasFocus()
        if page is not None and self._pages.key == "search_page":
            page.enter(place.subject)
        else:
            self._pages.show(place)
        if typing:
            # The keys stay in the window's own line, which brought the words.
            line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, key: str) -> None:
        """A page is wanted by its key or button; what is in the search line goes along to the page of the search."""
        typed = self._body.top.search.text().strip()
        self._pages.show(Place(key, (typed, False) if key == "search_page" and typed else None))

    def _add_to(self, menu: QMenu, subject: object) -> None:
        if isinstance(subject, Mention | Entity):
            self._add_name(menu, subject.name, subject.type)
        elif isinstance(subject, Quotation):
            speaker = subject.speaker_entity or subject.speaker
            if speaker:
                self._add(
                    menu, self.tr("All quotations of {name}"), speaker, Place("quotations_page", ("speaker", speaker))
                )

    def _add_name(self, menu: QMenu, name: str, kind: EntityType) -> None:
        self._add(menu, self.tr("{name} in the library"), name, Place("names_page", (name, kind)))

    def _add_to_record(self, menu: QMenu, record: ArticleRecord) -> None:
        title = (record.identity, record.title)
        add(menu, self.tr("Its notes and highlights"), lambda: self._pages.show(Place("notes_page", title)))
        here = self._reading.identity
        if here and here != record.identity:
            place = Place("compare_page", (here, record.identity))
            add(menu, self.tr("Side by side with the open article"), lambda: self._pages.show(place))

    def _add(self, menu: QMenu, title: str, name: str, place: Place) -> None:
        add(menu, title.format(name=isolated(shortened(name))), lambda: self._pages.show(place))
