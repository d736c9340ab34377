"""Leads to the pages over the library and back to the article: made when first wanted, kept as they were left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from reader.core.spans import Span
from reader.desktop.history import Place
from reader.desktop.page import Page, PageContext
from reader.desktop.page_stack import PageStack
from reader.desktop.texts import marked
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.desktop.actions import Actions
    from reader.desktop.window_body import WindowBody
    from reader.operations import Change


def _notes(context: PageContext) -> Page:
    from reader.desktop.notes_page import NotesPage

    return NotesPage(context)


def _names(context: PageContext) -> Page:
    from reader.desktop.names_page import NamesPage

    return NamesPage(context)


def _quotations(context: PageContext) -> Page:
    from reader.desktop.quotations_page import QuotationsPage

    return QuotationsPage(context)


def _search(context: PageContext) -> Page:
    from reader.desktop.search_page import SearchPage

    return SearchPage(context)


def _compare(context: PageContext) -> Page:
    from reader.desktop.compare_page import ComparePage

    return ComparePage(context)


def _overview(context: PageContext) -> Page:
    from reader.desktop.overview_page import OverviewPage

    return OverviewPage(context)


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its key, which is that of its action too, its English title, and what makes it."""

    key: str
    title: str
    make: Callable[[PageContext], Page]


def _import(context: PageContext) -> Page:
    from reader.desktop.import_page import ImportPage

    return ImportPage(context)


PAGES: tuple[PageEntry, ...] = (
    PageEntry("notes_page", marked("Pages", "Notes"), _notes),
    PageEntry("names_page", marked("Pages", "People and places"), _names),
    PageEntry("quotations_page", marked("Pages", "Quotations"), _quotations),
    PageEntry("search_page", marked("Pages", "Search"), _search),
    PageEntry("compare_page", marked("Pages", "Side by side"), _compare),
    PageEntry("overview_page", marked("Pages", "Overview"), _overview),
    PageEntry("import_page", marked("Pages", "Import"), _import),
)
"""The pages in the order of their buttons."""


class PagePresenter(QObject):
    """Between the pages and the window. `wished` brings the key of a page that an action or a button asks for."""

    wished = Signal(str)

    def __init__(self, context: PageContext, commands: Actions, body: WindowBody) -> None:
        super().__init__(body)
        self._context = context
        self._commands = commands
        self._body = body
        self._stack: PageStack | None = None
        self._pages: dict[str, Page] = {}
        reading = context.reading
        reading.pageWanted.connect(self._return_to)
        reading.returned.connect(self._clear)
        reading.opened.connect(lambda article, _: self._clear() if article is not None else None)
        context.notebook.changed.connect(self._follow)
        for entry in PAGES:
            commands[entry.key].triggered.connect(lambda _=False, key=entry.key: self.wished.emit(key))

    @property
    def page(self) -> Page | None:
        """The page that is up, None while the article is."""
        return None if self._body.is_reading or self._stack is None else self._stack.current

    @property
    def key(self) -> str:
        """The key of the page that is up, "" while the article is."""
        page = self.page
        return next((key for key, made in self._pages.items() if made is page), "")

    def show(self, place: Place) -> None:
        """Bring a page up; it becomes a step of back and forward."""
        if self._show(place):
            self._context.reading.visit(place)

    def leave(self) -> bool:
        """Back to the article, or to the start page; False where one is there."""
        if self._body.is_reading:
            return False
        reading = self._context.reading
        before = reading.history.neighbour(-1)
        if before is not None and before[0] == reading.identity:
            reading.back()
        elif reading.identity:
            reading.open_record(reading.identity)
        else:
            self._clear()
            reading.historyChanged.emit()
        return True

    def find(self) -> bool:
        """Put the keys where one types what to look for on the page; False where none is up."""
        page = self.page
        if page is not None:
            page.look_for()
        return page is not None

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        for page in self._pages.values():
            page.set_theme(theme)

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        if self._stack is not None:
            self._stack.retranslate()
        for page in self._pages.values():
            page.retranslate()

    def close(self) -> None:
        """Keep what is being typed."""
        for page in self._pages.values():
            page.leave()

    def _return_to(self, place: Place, at: int) -> None:
        if self._show(place):
            self._context.reading.visit(place, at)

    def _show(self, place: Place) -> bool:
        if self._stack is None:
            self._stack = PageStack(
                [(entry.key, entry.title) for entry in PAGES], self._commands, self._context.icons, self._body
            )
            self._stack.left.connect(self.leave)
            self._stack.wanted.connect(self.wished)
        page = self._pages.get(place.page)
        if page is None:
            page = self._pages[place.page] = self._made(place.page)
        before = self.page
        if before is not None and before is not page:
            before.leave()
        self._stack.show_page(place.page, page)
        self._body.show_page(self._stack)
        page.enter(place.subject)
        return True

    def _made(self, key: str) -> Page:
        page = next(entry for entry in PAGES if entry.key == key).make(self._context)
        page.articleWanted.connect(self._open)
        page.placeWanted.connect(self.show)
        page.turned.connect(lambda subject, key=key: self._context.reading.history.turn(Place(key, subject)))
        page.failed.connect(self._body.say_error)
        return page

    def _open(self, article: int, span: Span | None) -> None:
        view = self._body.pane.view
        self._context.reading.open_record(article, lambda: view.go_to(span) if span is not None else None)

    def _clear(self) -> None:
        page = self.page
        if page is not None:
            page.leave()
            self._body.show_page(None)
            self._body.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, _: Change) -> None:
        page = self.page
        # What is not up asks anew when it comes up.
        if page is not None:
            page.refresh()
