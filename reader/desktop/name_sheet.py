"""One person, place or organisation over the whole library: who it is, what was said by it and about it, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.core.sentences import isolated
from reader.desktop import texts
from reader.desktop.desk import Desk
from reader.desktop.language import day
from reader.desktop.menu_entries import add
from reader.desktop.name_note import NameNoteBox
from reader.desktop.name_questions import NameFacts
from reader.desktop.name_strip import Chip, NameStrip
from reader.desktop.page import PageContext
from reader.desktop.page_rows import by_month, citation_of, place_row, said_row
from reader.desktop.row_feed import RowFeed
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.side_panel import Segments
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.library import EntityUse, NamedPlace, SpokenQuotation


class Tab(IntEnum):
    """What is listed of a name."""

    SAID = 0
    ABOUT = 1
    PLACES = 2


class NameSheet(QWidget):
    """articleWanted: an article's key and the Span to go to. mergeWanted: the name is to be another one. mergedWith: an
    EntityUse that is another spelling of it. split: (type, name) of an alias that is to be itself again. done: the
    writing of the note ended. failed: an error."""

    articleWanted = Signal(int, object)
    mergeWanted = Signal()
    mergedWith = Signal(object)
    split = Signal(object)
    done = Signal()
    failed = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.appearance.theme
        self.facts: NameFacts | None = None
        self._alike: Sequence[EntityUse] = ()
        self.name = QLabel(self)
        self.name.setProperty("look", "brand")
        self.kind = QLabel(self)
        self.kind.setProperty("look", "section")
        self.figures = QLabel(self)
        self.figures.setProperty("look", "caption")
        for label in (self.name, self.kind, self.figures):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.merge = QPushButton(self)
        self.merge.setProperty("look", "quiet")
        self.aliases = NameStrip(self)
        self.alike = NameStrip(self)
        self.note = NameNoteBox(context.notebook, self)
        self.segments = Segments(self)
        self.segments.setProperty("look", "segments")
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self.segments)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self._stack = QStackedWidget(self)
        self.tabs: list[QPushButton] = []
        self.lists: list[RowList] = []
        self.feeds: list[RowFeed] = []
        makers: tuple[Callable[[Sequence[Any], Any], list[Row]], ...] = (self._said, self._about, self._places)
        for tab, make in zip(Tab, makers, strict=True):
            button = QPushButton(self.segments)
            button.setCheckable(True)
            button.setProperty("look", "segment")
            self._group.addButton(button, tab)
            row.addWidget(button, 1)
            rows = RowList(theme, self, on_paper=True)
            rows.setSpacing(2)
            feed = RowFeed(context.desk, rows, make)
            feed.failed.connect(self.failed)
            rows.activatedRow.connect(self._open)
            rows.menuRequestedRow.connect(self._ask_menu)
            self._stack.addWidget(rows)
            self.tabs.append(button)
            self.lists.append(rows)
            self.feeds.append(feed)
        self.order = QPushButton(self)
        self.order.setProperty("look", "quiet")
        self.order.setCheckable(True)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.merge, 0, Qt.AlignmentFlag.AlignTop)
        tabs = QHBoxLayout()
        tabs.setSpacing(8)
        tabs.addWidget(self.segments, 1)
        tabs.addWidget(self.order)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 0)
        layout.setSpacing(6)
        layout.addWidget(self.kind)
        layout.addLayout(head)
        for widget in (self.figures, self.aliases, self.alike, self.note):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addLayout(tabs)
        layout.addWidget(self._stack, 1)
        self._group.idClicked.connect(self.show_tab)
        self.order.toggled.connect(lambda _: self._ask())
        self.merge.clicked.connect(self.mergeWanted)
        self.aliases.chosen.connect(self.split)
        self.alike.chosen.connect(self.mergedWith)
        self.note.end_on(self.done.emit)
        self.retranslate()

    def show_facts(self, facts: NameFacts) -> None:
        """Show a name. The same one again, such as after a change, stays on its tab and in its place."""
        before = self.facts
        self.facts = facts
        same = before is not None and (before.use.name, before.use.type) == (facts.use.name, facts.use.type)
        if not same:
            self._alike = ()
        self._say()
        self.note.show_notes(facts.use.name, facts.use.type, facts.notes)
        if same:
            for feed in self.feeds:
                if feed.items:
                    feed.refresh()
            return
        for feed in self.feeds:
            feed.forget()
        self.show_tab(Tab.SAID if facts.said else Tab.PLACES)

    def show_alike(self, names: Sequence[EntityUse]) -> None:
        """Names that may be other spellings of this one; a click makes them one."""
        self._alike = names
        self._say_alike()

    def show_tab(self, tab: int) -> None:
        """Bring a list up."""
        self.tabs[tab].setChecked(True)
        self._stack.setCurrentIndex(tab)
        if not self.feeds[tab].items:
            self._ask()
        self._say_order()

    @property
    def tab(self) -> int:
        """The list that is up."""
        return self._stack.currentIndex()

    @property
    def shown_list(self) -> RowList:
        """The list that is up."""
        return self.lists[self.tab]

    def leave(self) -> None:
        """Save what is being written and await nothing any more."""
        self.note.save()
        for feed in self.feeds:
            feed.stop()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        for rows in self.lists:
            rows.set_theme(theme)

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self.merge.setText(self.tr("Merge with…"))
        self.merge.setAccessibleName(self.tr("Merge with another name"))
        names = (self.tr("What this one said"), self.tr("What was said about this one"), self.tr("Where it is named"))
        empty = (
            self.tr("Nothing said by this name was found."),
            self.tr("Nobody quoted speaks of this name."),
            self.tr("The name stands in no article."),
        )
        for rows, name, text in zip(self.lists, names, empty, strict=True):
            rows.setAccessibleName(name)
            rows.say_when_empty(text)
        self.note.retranslate()
        for feed in self.feeds:
            feed.show_again()
        self._say_order()
        self._say()

    def _say(self) -> None:
        facts, language = self.facts, self._context.language.code
        counts = (0, 0, 0) if facts is None else (facts.said, facts.about, facts.use.mentions)
        titles = (self.tr("Said"), self.tr("Said about"), self.tr("Named"))
        for button, title, count in zip(self.tabs, titles, counts, strict=True):
            button.setText(f"{title} · {count}")
            button.setAccessibleName(f"{title}, {count}")
        if facts is None:
            return
        use = facts.use
        self.name.setText(use.name)
        self.kind.setText(texts.type_name(use.type))
        seen = [
            self.tr("first seen {date}").format(date=day(use.first, language)) if use.first else "",
            self.tr("last seen {date}").format(date=day(use.last, language)) if use.last else "",
        ]
        figures = [texts.Counts.mentions(use.mentions), texts.Counts.articles(use.articles), *seen]
        self.figures.setText(texts.joined(figures))
        self.aliases.show_chips(
            self.tr("Also written"),
            [
                Chip(name, "×", self.tr("Take {name} apart again").format(name=isolated(name)), (kind, name))
                for kind, name in facts.aliases
            ],
        )
        self._say_alike()

    def _say_alike(self) -> None:
        chips = [
            Chip(
                use.name,
                f"· {use.mentions}",
                self.tr("Make {name} one with this name").format(name=isolated(use.name)),
                use,
            )
            for use in self._alike
        ]
        self.alike.show_chips(self.tr("Perhaps the same:"), chips)

    def _say_order(self) -> None:
        self.order.setText(self.tr("Oldest first"))
        self.order.setAccessibleName(self.tr("Oldest first"))
        self.order.setVisible(self.tab != Tab.PLACES)

    def _ask(self) -> None:
        if self.facts is None:
            return
        use, oldest = self.facts.use, self.order.isChecked()

        def said(desk: Desk, limit: int, offset: int) -> Sequence[SpokenQuotation]:
            from reader.library import QuotationFilter

            where = QuotationFilter(speaker=use.name, exact=True, oldest_first=oldest)
            return desk.library.quotations(where, limit=limit, offset=offset)

        def about(desk: Desk, limit: int, offset: int) -> Sequence[SpokenQuotation]:
            from reader.library import QuotationFilter

            where = QuotationFilter(about=use.name, exact=True, oldest_first=oldest)
            return desk.library.quotations(where, limit=limit, offset=offset)

        def places(desk: Desk, limit: int, offset: int) -> Sequence[NamedPlace]:
            return desk.library.named_places(use.name, use.type, limit=limit, offset=offset)

        self.feeds[self.tab].ask((said, about, places)[self.tab])

    def _said(self, items: Sequence[Any], before: Any) -> list[Row]:
        language = self._context.language.code
        return by_month(items, before, language, _date, lambda said: said_row(said, language, with_speaker=False))

    def _about(self, items: Sequence[Any], before: Any) -> list[Row]:
        language = self._context.language.code
        return by_month(items, before, language, _date, lambda said: said_row(said, language))

    def _places(self, items: Sequence[Any], before: Any) -> list[Row]:
        language = self._context.language.code
        return by_month(items, before, language, _date, lambda one: place_row(one, language))

    def _open(self, row: Row) -> None:
        item = row.item
        self.articleWanted.emit(item.article.identity, item.span if self.tab == Tab.PLACES else item.quotation.content)

    def _ask_menu(self, row: Row, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add(menu, self.tr("Open in the article"), lambda: self._open(row))
        if self.tab != Tab.PLACES:
            cited = citation_of(row.item, self._context.language.code)
            add(menu, self.tr("Copy as citation"), lambda: QGuiApplication.clipboard().setText(cited))
        menu.popup(at)


def _date(item: SpokenQuotation | NamedPlace) -> str | None:
    return item.article.date
