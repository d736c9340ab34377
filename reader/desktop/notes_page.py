"""The page of all notes, highlights and quotations: filtered, written on, tagged, exported, a way into each text."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QMenu, QPushButton

from reader.core.notes import Note
from reader.core.spans import Span
from reader.desktop import texts
from reader.desktop.desk import Desk
from reader.desktop.menu_entries import add
from reader.desktop.note_card import NoteCard
from reader.desktop.note_links import link_to
from reader.desktop.note_questions import Filed, NoteKind, count, filed, plain
from reader.desktop.notes_filters import NotesFilters
from reader.desktop.page import Page, PageContext
from reader.desktop.page_export import PageExport
from reader.desktop.page_rows import filed_row
from reader.desktop.row_feed import RowFeed
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.tag_changes import TagChanges
from reader.desktop.tasks import Task
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.library import TagUse

_DETAIL_FROM = 940
"""Width (px) from which the note that is chosen has a column of its own."""


class _NoteList(RowList):
    """The list of the page; Delete asks for what is selected to go (`deleteWanted`)."""

    deleteWanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.deleteWanted.emit()
        else:
            super().keyPressEvent(event)


class NotesPage(Page):
    """Everything noted, highlighted and quoted, last changed first."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.appearance.theme
        self.filters_box = NotesFilters(theme, self.filters, self.side)
        self.count = QLabel(self.main)
        self.count.setProperty("look", "caption")
        self.export = QPushButton(self.main)
        self.export.setProperty("look", "quiet")
        self.list = _NoteList(theme, self.main, on_paper=True, by_double_click=True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.export)
        self.sheet.addLayout(head)
        self.sheet.addWidget(self.list, 1)
        self.card = NoteCard(context, self)
        self.card.hide()
        self.splitter.addWidget(self.card)
        self.splitter.setStretchFactor(2, 0)
        self.splitter.setSizes([280, 700, 340])
        self._total: int | None = None
        self._counting: Task | None = None
        self.feed = RowFeed(context.desk, self.list, self._rows)
        self._export = PageExport(context, self.failed.emit)
        self.feed.arrived.connect(self._arrive)
        self.feed.failed.connect(self.failed)
        self.filters_box.changed.connect(self._ask)
        self.filters_box.left.connect(self._to_list)
        self.filters_box.tags.menuRequestedRow.connect(self._ask_tag_menu)
        self._tag_changes = TagChanges(context.notebook, context.dialogs, context.message, self)
        self.card.picker.renameWanted.connect(lambda tag, _: self._tag_changes.rename(tag))
        self.card.picker.mergeWanted.connect(self._tag_changes.merge)
        self.list.currentRow.connect(lambda row: self._show(row.item))
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._say())
        self.list.activatedRow.connect(lambda row: self.open(self._filed(row)))
        self.list.deleteWanted.connect(lambda: self.delete(self._chosen()))
        self.list.menuRequestedRow.connect(self._ask_menu)
        self.card.opened.connect(lambda: self.open(self.card.shown))
        self.card.done.connect(self._to_list)
        self.card.deleted.connect(lambda note: self.delete([note]))
        self.export.clicked.connect(self.ask_export)
        self.setFocusProxy(self.list)
        self.retranslate()

    def enter(self, subject: Hashable) -> None:
        """`subject` is an article's (key, title) to see its notes alone, or None."""
        if isinstance(subject, tuple):
            self.filters_box.only_in(subject)
        else:
            self._ask_again()
        self._to_list()

    def leave(self) -> None:
        """See Page.leave."""
        self.card.leave()
        self.feed.stop()

    def refresh(self) -> None:
        """See Page.refresh."""
        self.feed.refresh_soon()
        self._list_tags()

    def look_for(self) -> None:
        """See Page.look_for."""
        self.filters_box.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters_box.text.selectAll()

    def open(self, one: Filed | None) -> None:
        """Go into the article at a note or a quotation."""
        if one is not None:
            self.card.leave()
            self.articleWanted.emit(one.article.identity, _place(one))

    def delete(self, notes: Sequence[Note]) -> None:
        """Delete notes; the message bar offers to take them back."""
        if not notes:
            return
        notebook, message = self.context.notebook, self.context.message
        identities = [note.identity for note in notes]
        self.card.show_item(None)
        told = self.tr("%n note(s) were deleted.", "", len(identities))
        notebook.change(
            (lambda operations: operations.delete_note(identities[0]))
            if len(identities) == 1
            else (lambda operations: operations.delete_notes(identities)),
            lambda _: message.say(told, action=self.tr("Undo"), do=notebook.undo),
        )

    def ask_export(self) -> None:
        """Export the notes that are selected, where there are several; else all that the filters let through."""
        from reader.exporting import Content

        self.card.leave()
        wish = self.filters_box.wish
        content = Content.QUOTATIONS if wish.kind is NoteKind.SAID else Content.NOTES
        chosen = [self._filed(row) for row in self.list.selected]
        if len(chosen) > 1:
            items = plain([one for one in chosen if one is not None])
            self._export.ask(content, lambda _: items)
        else:
            self._export.ask(content, lambda desk: plain(filed(desk, wish, None)))

    def set_theme(self, theme: Theme) -> None:
        """See Page.set_theme."""
        self.filters_box.set_theme(theme)
        self.list.set_theme(theme)
        self.card.set_theme(theme)

    def retranslate(self) -> None:
        """See Page.retranslate."""
        self.title.setText(self.tr("Notes and highlights"))
        self.list.setAccessibleName(self.tr("Notes and highlights of all articles"))
        self.filters_box.retranslate()
        self.card.retranslate(self.context.language.code)
        self.feed.show_again()
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self.card.setVisible(self.card.shown is not None and self.width() >= _DETAIL_FROM)

    def _ask(self) -> None:
        wish = self.filters_box.wish
        self._total = None
        self.feed.ask(lambda desk, limit, offset: filed(desk, wish, limit, offset))

    def _count(self) -> None:
        wish = self.filters_box.wish
        if self._counting is not None:
            self._counting.cancel()

        def take(total: int | None) -> None:
            self._total = total
            self._say()

        self._counting = self.context.desk.ask(lambda desk: count(desk, wish), take, self.failed.emit)

    def _ask_again(self) -> None:
        if self.feed.items:
            self.feed.refresh()
        else:
            self._ask()
        self._list_tags()

    def _list_tags(self) -> None:
        def question(desk: Desk) -> list[TagUse]:
            return list(desk.library.tags())

        self.context.desk.ask(question, self.filters_box.show_tags, self.failed.emit)

    def _rows(self, items: Sequence[Any], _: object) -> list[Row]:
        return [filed_row(one, self.context.language.code) for one in items]

    def _arrive(self, *_: object) -> None:
        shown = self.card.shown
        if shown is not None:
            key = filed_row(shown, self.context.language.code).known_by
            fresh = next((row for row in self.list.rows if row.known_by == key), None)
            self.card.show_item(None if fresh is None else self._filed(fresh))
        self._arrange()
        if self.feed.complete:
            self._total = len(self.feed.items)
        else:
            self._count()
        self._say()

    def _say(self) -> None:
        said = self.filters_box.wish.kind is NoteKind.SAID
        there, total = len(self.feed.items), self._total
        chosen = len(self.list.selected)
        text = self.tr("the first {count}").format(count=there) if there else ""
        if total is not None:
            text = texts.Counts.quotations(total) if said else texts.Counts.notes(total)
        if chosen > 1:
            text = texts.joined([text, self.tr("{count} selected").format(count=chosen)])
        self.count.setText(text)
        export = self.tr("Export the selected…") if chosen > 1 else self.tr("Export…")
        self.export.setText(export)
        self.export.setAccessibleName(export)
        self.export.setEnabled(bool(there))
        if self.filters_box.wish.narrows:
            self.list.say_when_empty(self.tr("Nothing is left by these filters."))
        else:
            self.list.say_when_empty(
                self.tr("Nothing is noted yet. Select words in an article and press N to write a note, H to highlight.")
            )

    def _show(self, item: object) -> None:
        one = next((one for one in self.feed.items if one.item == item), None)
        if one is not None:
            self.card.show_item(one)
            self._arrange()

    def _filed(self, row: Row) -> Filed | None:
        return next((one for one in self.feed.items if one.item == row.item), None)

    def _chosen(self) -> list[Note]:
        return [row.item for row in self.list.selected if isinstance(row.item, Note)]

    def _ask_menu(self, row: Row, at: QPoint) -> None:
        one = self._filed(row)
        if one is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add(menu, self.tr("Open in the article"), lambda: self.open(one))
        article = (one.article.identity, one.article.title)
        add(menu, self.tr("Only what is in this article"), lambda: self.filters_box.only_in(article))
        if isinstance(one.item, Note):
            menu.addSeparator()
            add(menu, self.tr("Edit the note"), self.card.write)
            add(menu, self.tr("Tag…"), lambda: self.card.ask_tags(at))
            link = link_to(one.item, one.article).address
            add(menu, self.tr("Copy a link to the note"), lambda: QGuiApplication.clipboard().setText(link))
            add(menu, self.tr("Delete"), lambda: self.delete(self._chosen()))
        menu.popup(at)

    def _ask_tag_menu(self, row: Row, at: QPoint) -> None:
        menu = self._tag_changes.menu(row.item, self.filters_box.all_tags, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)


def _place(one: Filed) -> Span | None:
    item = one.item
    if isinstance(item, Note):
        return item.anchor.span if item.anchor is not None and not item.orphan else None
    return item.quotation.content
