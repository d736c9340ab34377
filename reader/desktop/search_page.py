"""The page of the search over everything: hits as they come, searches that were kept, and what can be typed."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QSizePolicy

from reader.core.sentences import isolated
from reader.desktop import texts
from reader.desktop.desk import Desk
from reader.desktop.filter_box import FilterBox
from reader.desktop.menu_entries import add
from reader.desktop.page import Page, PageContext, section
from reader.desktop.page_rows import article_line, collapsed
from reader.desktop.row_feed import RowFeed
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.search_help import help_rows
from reader.desktop.side_panel import Segments
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.library import Hit, SavedSearch

_REST = 150
"""Milliseconds without a letter after which is searched."""

_FIRST = 24
"""Hits asked for at first: a screen of them, so that they come at once."""


class _SavedList(RowList):
    """The searches that were kept; Delete asks for one to go (`deleteWanted`), F2 for another name (`renameWanted`)."""

    deleteWanted = Signal(object)
    renameWanted = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.row_at(self.currentIndex())
        if row is not None and event.key() == Qt.Key.Key_Delete:
            self.deleteWanted.emit(row.item)
        elif row is not None and event.key() == Qt.Key.Key_F2:
            self.renameWanted.emit(row.item)
        else:
            super().keyPressEvent(event)


class _NameLine(QLineEdit):
    """The line for the name of a search; Escape thinks better of it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


class SearchPage(Page):
    """`turned` brings (what is searched for, whether the newest come first)."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.appearance.theme
        self._renamed: SavedSearch | None = None
        self.saved_title = section(self.side)
        self.saved = _SavedList(theme, self.side)
        self.help_title = section(self.side)
        self.help = RowList(theme, self.side)
        self.filters.addWidget(self.saved_title)
        self.filters.addWidget(self.saved, 2)
        self.filters.addWidget(self.help_title)
        self.filters.addWidget(self.help, 3)
        self.line = FilterBox(self.main)
        self.segments = Segments(self.main)
        self.segments.setProperty("look", "segments")
        self.segments.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._orders = QButtonGroup(self)
        inner = QHBoxLayout(self.segments)
        inner.setContentsMargins(3, 3, 3, 3)
        inner.setSpacing(2)
        self.best = QPushButton(self.segments)
        self.newest = QPushButton(self.segments)
        for number, button in enumerate((self.best, self.newest)):
            button.setCheckable(True)
            button.setProperty("look", "segment")
            self._orders.addButton(button, number)
            inner.addWidget(button)
        self.best.setChecked(True)
        self.save = QPushButton(self.main)
        self.save.setProperty("look", "quiet")
        self.name = _NameLine(self.main)
        self.name.hide()
        self.count = QLabel(self.main)
        self.count.setProperty("look", "caption")
        self.hits = RowList(theme, self.main, on_paper=True)
        self.hits.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.line, 1)
        head.addWidget(self.segments)
        head.addWidget(self.save)
        self.sheet.addLayout(head)
        for widget in (self.name, self.count):
            self.sheet.addWidget(widget)
        self.sheet.addWidget(self.hits, 1)
        self.feed = RowFeed(context.desk, self.hits, self._rows, _FIRST)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._ask)
        self.line.textChanged.connect(lambda _: self._rest.start())
        self.line.left.connect(self._to_hits)
        self._orders.idClicked.connect(lambda _: self._ask())
        self.feed.arrived.connect(lambda *_: self._say())
        self.feed.failed.connect(self.failed)
        self.hits.activatedRow.connect(lambda row: self._open(row.item))
        self.saved.activatedRow.connect(lambda row: self.run(row.item))
        self.saved.menuRequestedRow.connect(self._ask_menu)
        self.saved.deleteWanted.connect(self._delete)
        self.saved.renameWanted.connect(self._ask_name)
        self.help.activatedRow.connect(lambda row: self._insert(row.item))
        self.save.clicked.connect(lambda: self._ask_name(None))
        self.name.returnPressed.connect(self._keep)
        self.setFocusProxy(self.hits)
        self.retranslate()

    def enter(self, subject: Hashable) -> None:
        """`subject` is (what to search for, whether the newest come first), or None."""
        self._list_saved()
        if isinstance(subject, tuple):
            query, newest = subject
            self._put(str(query), bool(newest))
        elif self.feed.items:
            self.feed.refresh()
        if self.query:
            self._to_hits()
        else:
            self.look_for()

    def leave(self) -> None:
        """See Page.leave."""
        self._rest.stop()
        self.feed.stop()
        self.name.hide()

    def refresh(self) -> None:
        """See Page.refresh."""
        self.feed.refresh_soon()
        self._list_saved()

    def look_for(self) -> None:
        """See Page.look_for."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    @property
    def query(self) -> str:
        """What is searched for."""
        return self.line.text().strip()

    def run(self, search: SavedSearch) -> None:
        """Search again for what was kept."""
        self._put(search.query, search.newest_first)
        self._to_hits()

    def set_theme(self, theme: Theme) -> None:
        """See Page.set_theme."""
        for rows in (self.saved, self.help, self.hits):
            rows.set_theme(theme)

    def retranslate(self) -> None:
        """See Page.retranslate."""
        self.title.setText(self.tr("Search"))
        self.saved_title.setText(self.tr("Saved searches"))
        self.saved.setAccessibleName(self.tr("Saved searches"))
        self.saved.say_when_empty(self.tr("Search, then save it under a name to run it again."))
        self.help_title.setText(self.tr("What you can type"))
        self.help.setAccessibleName(self.tr("What you can type"))
        self.help.show_rows(help_rows(self.context.language.code))
        self.line.setPlaceholderText(self.tr("Search articles and notes…"))
        self.line.setAccessibleName(self.tr("Search articles and notes"))
        self.best.setText(self.tr("Best first"))
        self.newest.setText(self.tr("Newest first"))
        for button in (self.best, self.newest):
            button.setAccessibleName(button.text())
        self.save.setText(self.tr("Save…"))
        self.save.setAccessibleName(self.tr("Save this search under a name"))
        self.name.setPlaceholderText(self.tr("Name of the search, then Enter"))
        self.name.setAccessibleName(self.tr("Name of the search"))
        self.hits.setAccessibleName(self.tr("What was found"))
        self.feed.show_again()
        self._list_saved()
        self._say()

    def _put(self, query: str, newest: bool) -> None:
        (self.newest if newest else self.best).setChecked(True)
        self.line.setText(query)
        self._ask()

    def _ask(self) -> None:
        self._rest.stop()
        query, newest = self.query, self.newest.isChecked()
        # What ends in a blank is whole: the last word is no beginning then.
        typing = not self.line.text().endswith(" ")
        if not query:
            self.feed.forget()
            self._say()
            return

        def question(desk: Desk, limit: int, offset: int) -> Sequence[Hit]:
            return desk.library.search(query, limit=limit, offset=offset, newest_first=newest, typing=typing)

        self.feed.ask(question)
        self.turned.emit((query, newest))
        self._say()

    def _rows(self, items: Sequence[Any], _: object) -> list[Row]:
        return [self._row(hit) for hit in items]

    def _row(self, hit: Hit) -> Row:
        line, marks = collapsed(hit.snippet, hit.marks)
        note = hit.note
        return Row(
            line,
            self.tr("note") if note is not None else "",
            prose=True,
            lines=3,
            rule=1 if note is not None else 0,
            marks=marks,
            dots=tuple((tag.name, tag.colour) for tag in note.tags) if note is not None else (),
            foot=article_line(hit.article, self.context.language.code),
            item=hit,
            key=("hit", hit.article.identity, note.identity if note is not None else 0),
        )

    def _say(self) -> None:
        there = len(self.feed.items)
        self.save.setEnabled(bool(self.query))
        if not self.query:
            self.count.setText("")
            self.hits.say_when_empty(
                self.tr("Type words: every article and note that holds them is found, whatever their endings.")
            )
            return
        found = self.tr("%n found", "", there)
        self.count.setText(found if self.feed.complete else self.tr("the first {count}").format(count=there))
        self.count.setVisible(not self.feed.busy or bool(there))
        self.hits.say_when_empty(self.tr("Nothing was found."))

    def _open(self, hit: Hit) -> None:
        note = hit.note
        place = hit.span
        if place is None and note is not None and note.anchor is not None and not note.orphan:
            place = note.anchor.span
        self.articleWanted.emit(hit.article.identity, place)

    def _insert(self, text: str) -> None:
        before = self.line.text()
        self.line.setText(f"{before} {text}".strip() if before.strip() else text)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if text.endswith('""'):
            self.line.setCursorPosition(len(self.line.text()) - 1)

    def _list_saved(self) -> None:
        def question(desk: Desk) -> list[SavedSearch]:
            return desk.library.saved_searches()

        def take(searches: list[SavedSearch]) -> None:
            self.saved.show_rows(
                [
                    Row(
                        search.name,
                        texts.joined([search.query, self.tr("newest first") if search.newest_first else ""]),
                        item=search,
                        key=search.identity,
                    )
                    for search in searches
                ]
            )

        self.context.desk.ask(question, take, self.failed.emit)

    def _ask_name(self, search: SavedSearch | None) -> None:
        self._renamed = search
        self.name.setText(search.name if search is not None else self.query)
        self.name.show()
        self.name.selectAll()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        name, search = self.name.text().strip(), self._renamed
        query, newest = self.query, self.newest.isChecked()
        if not name:
            return

        def done(_: object) -> None:
            self.name.hide()
            self._to_hits()
            self._list_saved()

        notebook = self.context.notebook
        if search is not None:
            notebook.change(lambda operations: operations.rename_search(search.identity, name), done)
        else:
            notebook.change(lambda operations: operations.save_search(name, query, newest_first=newest), done)

    def _delete(self, search: SavedSearch) -> None:
        notebook, message = self.context.notebook, self.context.message
        told = self.tr("The search {name} was deleted.").format(name=isolated(search.name))
        notebook.change(
            lambda operations: operations.delete_search(search.identity),
            lambda _: message.say(told, action=self.tr("Undo"), do=notebook.undo),
        )

    def _replace(self, search: SavedSearch) -> None:
        query, newest = self.query, self.newest.isChecked()
        self.context.notebook.change(
            lambda operations: operations.change_search(search.identity, query, newest_first=newest)
        )

    def _ask_menu(self, row: Row, at: QPoint) -> None:
        search: SavedSearch = row.item
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add(menu, self.tr("Search"), lambda: self.run(search))
        add(menu, self.tr("Rename…"), lambda: self._ask_name(search))
        if self.query and self.query != search.query:
            add(
                menu,
                self.tr("Search for {query} under this name").format(query=isolated(self.query)),
                lambda: self._replace(search),
            )
        add(menu, self.tr("Delete"), lambda: self._delete(search))
        menu.popup(at)

    def _to_hits(self) -> None:
        self.hits.setFocus(Qt.FocusReason.TabFocusReason)
