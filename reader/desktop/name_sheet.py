"""One person, place or organisation over the whole library: who it is, what was said by it and about it, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
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
from reader.desktop.page import PageContext, section
from reader.desktop.page_rows import by_month, citation_of, place_row, said_row
from reader.desktop.row_feed import RowFeed
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.side_panel import Segments
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.library import EntityUse, NamedPlace, SpokenQuotation


_BESIDE = 640
"""Width (px) from which what a name said and what was said about it have room beside each other."""


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
        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(1)
        self.heads: list[QLabel] = []
        self._parts: list[QWidget] = []
        self._tab = Tab.SAID
        self.tabs: list[QPushButton] = []
        self.lists: list[RowList] = []
        self.feeds: list[RowFeed] = []
        makers: tuple[Callable[[Sequence[Any], Any], list[Row]], ...] = (self._said, self._about, self._places)
        for tab, make in zip(Tab, makers, strict=True):
            button = QPushButton(self.segments)
            button.setCheckable(True)
            button.setProperty("look", "segment")
            self._group.addButton(button, tab)
            # Each as wide as its own words: three alike would cut the longest where the sheet is narrow.
            row.addWidget(button)
            rows = RowList(theme, self, on_paper=True)
            rows.setSpacing(2)
            feed = RowFeed(context.desk, rows, make)
            feed.failed.connect(self.failed)
            rows.activatedRow.connect(self._open)
            rows.menuRequestedRow.connect(self._ask_menu)
            caption = section(self)
            caption.setWordWrap(True)
            part = QWidget(self)
            column = QVBoxLayout(part)
            column.setContentsMargins(4, 0, 4, 0)
            column.addWidget(caption)
            column.addWidget(rows, 1)
            self.columns.addWidget(part)
            self.heads.append(caption)
            self._parts.append(part)
            self.tabs.append(button)
            self.lists.append(rows)
            self.feeds.append(feed)
        self.order = QPushButton(self)
        self.order.setProperty("look", "quiet")
        self.order.setCheckable(True)
        self.beside = QPushButton(self)
        self.beside.setProperty("look", "quiet")
        self.beside.setCheckable(True)
        self.beside.setChecked(True)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.merge, 0, Qt.AlignmentFlag.AlignTop)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bar.setSpacing(8)
        self._bar.addWidget(self.segments, 1)
        self._bar.addWidget(self.beside)
        self._bar.addWidget(self.order)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 0)
        layout.setSpacing(6)
        layout.addWidget(self.kind)
        layout.addLayout(head)
        for widget in (self.figures, self.aliases, self.alike, self.note):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addLayout(self._bar)
        layout.addWidget(self.columns, 1)
        self._group.idClicked.connect(self.show_tab)
        self.order.toggled.connect(lambda _: self._ask_shown(again=True))
        self.beside.toggled.connect(lambda _: self._arrange())
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
                if feed.items or feed.complete:
                    feed.refresh()
            self._arrange()
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
        self._tab = Tab(tab)
        self._arrange()

    @property
    def tab(self) -> Tab:
        """The list that is up; beside it may stand what was said about the name, or by it."""
        return self._tab

    @property
    def shown_list(self) -> RowList:
        """The list that is up."""
        return self.lists[self._tab]

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
        # At the side where the language begins, whatever script the name is in.
        right = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.name.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
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
        for head, name in zip(self.heads, names, strict=True):
            head.setText(name)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _say_order(self) -> None:
        for button, text in ((self.order, self.tr("Oldest first")), (self.beside, self.tr("Side by side"))):
            button.setText(text)
            button.setAccessibleName(text)

    def _shown(self) -> tuple[Tab, ...]:
        """The lists that are up: what the name said beside what was said about it, where there is room for both."""
        if self._tab is Tab.PLACES or not (self.beside.isVisibleTo(self) and self.beside.isChecked()):
            return (self._tab,)
        return (Tab.SAID, Tab.ABOUT)

    def _arrange(self) -> None:
        facts = self.facts
        spoken = self._tab is not Tab.PLACES
        both = facts is not None and bool(facts.said) and bool(facts.about)
        self.order.setVisible(spoken)
        self.beside.setVisible(spoken and both and self.width() >= _BESIDE)
        # Where the sheet is narrow the buttons stand under the tabs, whose words would be cut.
        wanted = [widget.sizeHint().width() for widget in (self.segments, self.order) if widget.isVisibleTo(self)]
        narrow = self.width() < sum(wanted) + 40
        self._bar.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        shown = self._shown()
        for tab, part, head in zip(Tab, self._parts, self.heads, strict=True):
            part.setVisible(tab in shown)
            head.setVisible(len(shown) > 1)
        self._ask_shown(again=False)

    def _ask_shown(self, *, again: bool) -> None:
        """Fill the lists that are up; those that are filled only where they are to be asked for again."""
        for tab in self._shown():
            feed = self.feeds[tab]
            if again or not (feed.items or feed.busy or feed.complete):
                self._ask(tab)
        if again:
            for tab in set(Tab) - set(self._shown()):
                self.feeds[tab].forget()

    def _ask(self, tab: Tab) -> None:
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

        self.feeds[tab].ask((said, about, places)[tab])

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
        self.articleWanted.emit(item.article.identity, item.span if self.tab is Tab.PLACES else item.quotation.content)

    def _ask_menu(self, row: Row, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add(menu, self.tr("Open in the article"), lambda: self._open(row))
        if self.tab is not Tab.PLACES:
            cited = citation_of(row.item, self._context.language.code)
            add(menu, self.tr("Copy as citation"), lambda: QGuiApplication.clipboard().setText(cited))
        menu.popup(at)


def _date(item: SpokenQuotation | NamedPlace) -> str | None:
    return item.article.date
