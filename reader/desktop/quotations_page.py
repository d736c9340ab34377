"""The page of all quotations: who said what about whom, when and how it was meant; cited, exported, a way into each."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton

from reader.core.mentions import EntityType
from reader.core.sentences import isolated
from reader.desktop import texts
from reader.desktop.desk import Desk
from reader.desktop.history import Place
from reader.desktop.menu_entries import add
from reader.desktop.page import Page, PageContext
from reader.desktop.page_export import PageExport
from reader.desktop.page_rows import by_month, citation_of, said_row
from reader.desktop.quotation_filters import QuotationFilters
from reader.desktop.quotation_questions import count, quoted
from reader.desktop.row_feed import RowFeed
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.tasks import Task
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.library import EntityUse, SpokenQuotation


class _QuotationList(RowList):
    """The list of the page; the keys of copying ask for the citation of the row that they are on (`copyWanted`)."""

    copyWanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copyWanted.emit()
        else:
            super().keyPressEvent(event)


class QuotationsPage(Page):
    """What was said, the newest article first, under its months."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.appearance.theme
        self._total: int | None = None
        self._counting: Task | None = None
        self.filters_box = QuotationFilters(context.desk, theme, self.filters, self.side)
        self.count = QLabel(self.main)
        self.count.setProperty("look", "caption")
        self.order = QPushButton(self.main)
        self.order.setCheckable(True)
        self.copy = QPushButton(self.main)
        self.export = QPushButton(self.main)
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        for button in (self.order, self.copy, self.export):
            button.setProperty("look", "quiet")
            head.addWidget(button)
        self.list = _QuotationList(theme, self.main, on_paper=True)
        self.list.setSpacing(2)
        self.sheet.addLayout(head)
        self.sheet.addWidget(self.list, 1)
        self.feed = RowFeed(context.desk, self.list, self._rows)
        self._export = PageExport(context, self.failed.emit)
        self.feed.arrived.connect(self._arrive)
        self.feed.failed.connect(self.failed)
        self.filters_box.changed.connect(self._ask)
        self.filters_box.failed.connect(self.failed)
        self.filters_box.left.connect(self._to_list)
        self.order.toggled.connect(lambda _: self._ask())
        self.list.currentRow.connect(lambda _: self.copy.setEnabled(True))
        self.list.activatedRow.connect(self._open)
        self.list.copyWanted.connect(self.copy_citation)
        self.list.menuRequestedRow.connect(self._ask_menu)
        self.copy.clicked.connect(self.copy_citation)
        self.export.clicked.connect(self.ask_export)
        self.setFocusProxy(self.list)
        self.retranslate()

    def enter(self, subject: Hashable) -> None:
        """`subject` is ("speaker" or "about", a name), or None."""
        if isinstance(subject, tuple):
            role, name = subject
            (self.filters_box.only_by if role == "speaker" else self.filters_box.only_about)(str(name))
        elif self.feed.items:
            self.feed.refresh()
            self.filters_box.feed.refresh()
        else:
            self._ask()
            self.filters_box.ask_speakers()
        self._to_list()

    def leave(self) -> None:
        """See Page.leave."""
        self.feed.stop()
        self.filters_box.feed.stop()

    def refresh(self) -> None:
        """See Page.refresh."""
        self.feed.refresh_soon()
        self.filters_box.feed.refresh_soon()

    def look_for(self) -> None:
        """See Page.look_for."""
        self.filters_box.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters_box.text.selectAll()

    def copy_citation(self) -> None:
        """Put the quotation that the keys are on onto the clipboard, with its speaker, article and day."""
        row = self.list.row_at(self.list.currentIndex())
        if row is not None:
            QGuiApplication.clipboard().setText(citation_of(row.item, self.context.language.code))
            self.context.message.say(self.tr("The citation is on the clipboard."))

    def ask_export(self) -> None:
        """Export the quotations that the filters let through."""
        from reader.exporting import Content

        wish = self._wish()
        self._export.ask(Content.QUOTATIONS, lambda desk: quoted(desk, wish, None))

    def set_theme(self, theme: Theme) -> None:
        """See Page.set_theme."""
        self.filters_box.set_theme(theme)
        self.list.set_theme(theme)

    def retranslate(self) -> None:
        """See Page.retranslate."""
        self.title.setText(self.tr("Quotations"))
        self.list.setAccessibleName(self.tr("Quotations of all articles"))
        for button, text in (
            (self.order, self.tr("Oldest first")),
            (self.copy, self.tr("Copy as citation")),
            (self.export, self.tr("Export…")),
        ):
            button.setText(text)
            button.setAccessibleName(text.rstrip("…"))
        self.filters_box.retranslate()
        self.feed.show_again()
        self._say()

    def _wish(self) -> Any:
        from dataclasses import replace

        return replace(self.filters_box.wish, oldest_first=self.order.isChecked())

    def _ask(self) -> None:
        wish = self._wish()
        self._total = None

        def question(desk: Desk, limit: int, offset: int) -> Sequence[SpokenQuotation]:
            return quoted(desk, wish, limit, offset)

        self.feed.ask(question)

    def _rows(self, items: Sequence[Any], before: Any) -> list[Row]:
        language = self.context.language.code
        return by_month(items, before, language, lambda said: said.article.date, lambda said: said_row(said, language))

    def _arrive(self, there: int, complete: bool) -> None:
        if complete:
            self._total = there
        elif self._total is None:
            self._count()
        self._say()

    def _count(self) -> None:
        wish = self._wish()
        if self._counting is not None:
            self._counting.cancel()

        def take(total: int | None) -> None:
            self._total = total
            self._say()

        self._counting = self.context.desk.ask(lambda desk: count(desk, wish), take, self.failed.emit)

    def _say(self) -> None:
        there = len(self.feed.items)
        text = self.tr("the first {count}").format(count=there) if there else ""
        if self._total is not None:
            text = texts.Counts.quotations(self._total)
        self.count.setText(text)
        self.export.setEnabled(bool(there))
        self.copy.setEnabled(self.list.row_at(self.list.currentIndex()) is not None)
        if self.filters_box.wish.narrows:
            self.list.say_when_empty(self.tr("Nothing is left by these filters."))
        else:
            self.list.say_when_empty(self.tr("Nobody is quoted yet. Open or import articles in which somebody speaks."))

    def _open(self, row: Row) -> None:
        said: SpokenQuotation = row.item
        self.articleWanted.emit(said.article.identity, said.quotation.content)

    def _ask_menu(self, row: Row, at: QPoint) -> None:
        said: SpokenQuotation = row.item
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add(menu, self.tr("Open in the article"), lambda: self._open(row))
        add(menu, self.tr("Copy as citation"), self.copy_citation)
        name = said.quotation.speaker_entity or said.quotation.speaker
        if name:
            shown = isolated(name)
            menu.addSeparator()
            add(menu, self.tr("All quotations of {name}").format(name=shown), lambda: self._to(("speaker", name)))
            add(menu, self.tr("All quotations about {name}").format(name=shown), lambda: self._to(("about", name)))
            add(menu, self.tr("Everything on {name}").format(name=shown), lambda: self._find_name(name))
        menu.popup(at)

    def _to(self, subject: tuple[str, str]) -> None:
        self.placeWanted.emit(Place("quotations_page", subject))

    def _find_name(self, name: str) -> None:
        def question(desk: Desk) -> EntityUse | None:
            kinds = (EntityType.PER, EntityType.ORG, EntityType.LOC, EntityType.MISC)
            return next((use for kind in kinds if (use := desk.library.entity(name, kind)) is not None), None)

        def found(use: EntityUse | None) -> None:
            if use is None:
                self.context.message.say(self.tr("{name} is not marked as a name.").format(name=isolated(name)))
            else:
                self.placeWanted.emit(Place("names_page", (use.name, use.type)))

        self.context.desk.ask(question, found, self.failed.emit)

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
