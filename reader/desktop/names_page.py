"""The page of people and places: every name of the library, and all that is known of the one that is chosen."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from operator import methodcaller
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QMenu, QPushButton, QVBoxLayout

from reader.core.mentions import EntityType
from reader.core.sentences import isolated
from reader.desktop import texts
from reader.desktop.desk import Desk
from reader.desktop.filter_box import FilterBox
from reader.desktop.history import Place
from reader.desktop.language import day
from reader.desktop.menu_entries import add
from reader.desktop.name_questions import NameFacts, facts_of, look_alikes, spelling_groups
from reader.desktop.name_sheet import NameSheet
from reader.desktop.page import Page, PageContext, name_choice, section
from reader.desktop.page_export import PageExport
from reader.desktop.row_feed import RowFeed
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.tasks import Task
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.desktop.spellings import Group
    from reader.library import EntityUse
    from reader.operations import Change

_REST = 120
"""Milliseconds of rest after which a typed name is looked for, and the name that the keys are on is shown."""

_COMPANIONS_FROM = 1000
"""Width (px) from which those who appear with a name have a column of their own."""

_ORDERS = ("mentions", "last", "name", "articles")
"""Values of reader.library.EntityOrder in the order in which they are offered."""


class NamesPage(Page):
    """`turned` brings the (name, type) that is shown."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.appearance.theme
        self._name: tuple[str, EntityType] | None = None
        self._task: Task | None = None
        self._alike_task: Task | None = None
        self.text = FilterBox(self.side)
        self.type = QComboBox(self.side)
        self.type.addItem("", None)
        for kind in EntityType:
            self.type.addItem("", kind)
        self.order = QComboBox(self.side)
        for order in _ORDERS:
            self.order.addItem("", order)
        self.names = RowList(theme, self.side)
        self.spellings = QPushButton(self.side)
        self.export = QPushButton(self.side)
        for button in (self.spellings, self.export):
            button.setProperty("look", "quiet")
        for widget in (self.text, self.type, self.order):
            self.filters.addWidget(widget)
        self.filters.addWidget(self.names, 1)
        for button in (self.spellings, self.export):
            self.filters.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.hint = QLabel(self.main)
        self.hint.setProperty("look", "caption")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.card = NameSheet(context, self.main)
        self.card.hide()
        self.sheet.addWidget(self.hint, 1)
        self.sheet.addWidget(self.card, 1)
        self.company = QFrame(self)
        self.company.setProperty("look", "chrome")
        self.company.setMinimumWidth(180)
        self.company_title = section(self.company)
        self.company_title.setWordWrap(True)
        self.companions = RowList(theme, self.company)
        column = QVBoxLayout(self.company)
        column.setContentsMargins(10, 14, 10, 10)
        column.addWidget(self.company_title)
        column.addWidget(self.companions, 1)
        self.splitter.addWidget(self.company)
        self.splitter.setStretchFactor(2, 0)
        self.splitter.setSizes([290, 720, 240])
        self.feed = RowFeed(context.desk, self.names, self._rows)
        self._export = PageExport(context, self.failed.emit)
        self._typed, self._moved = QTimer(self), QTimer(self)
        for timer, do in ((self._typed, self._ask), (self._moved, self._show_current)):
            timer.setSingleShot(True)
            timer.setInterval(_REST)
            timer.timeout.connect(do)
        self.text.textChanged.connect(lambda _: self._typed.start())
        self.text.left.connect(self._to_names)
        self.type.currentIndexChanged.connect(lambda _: self._ask())
        self.order.currentIndexChanged.connect(lambda _: self._ask())
        self.names.currentRow.connect(lambda _: self._moved.start())
        self.names.activatedRow.connect(self._enter_name)
        self.names.menuRequestedRow.connect(self._ask_menu)
        self.companions.activatedRow.connect(lambda row: self.placeWanted.emit(Place("names_page", row.item)))
        self.feed.arrived.connect(self._arrive)
        self.feed.failed.connect(self.failed)
        self.spellings.clicked.connect(self.ask_spellings)
        self.export.clicked.connect(self.ask_export)
        self.card.articleWanted.connect(self.articleWanted)
        self.card.failed.connect(self.failed)
        self.card.mergeWanted.connect(lambda: self.ask_merge(*self._name) if self._name is not None else None)
        self.card.mergedWith.connect(self._merge_in)
        self.card.split.connect(self._split)
        self.card.done.connect(self._to_names)
        self.setFocusProxy(self.names)
        self.retranslate()

    def enter(self, subject: Hashable) -> None:
        """`subject` is the (name, type) to show, or None."""
        if isinstance(subject, tuple):
            self._name = None
            self._show(subject)
        elif self._name is not None:
            self._fetch()
        if self.feed.items:
            self.feed.refresh()
        else:
            self._ask()
        self._settle()
        self._to_names()

    def leave(self) -> None:
        """See Page.leave."""
        self.card.leave()
        self.feed.stop()
        for timer in (self._typed, self._moved):
            timer.stop()

    def refresh(self) -> None:
        """See Page.refresh."""
        self.feed.refresh_soon()
        self._fetch()
        self._ask_alike()

    def look_for(self) -> None:
        """See Page.look_for."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def ask_merge(self, name: str, kind: EntityType) -> None:
        """Ask whom a name is to be."""
        from reader.desktop.name_choice_dialog import NameChoiceDialog

        dialog = NameChoiceDialog(
            self.context.desk,
            self.context.appearance.theme,
            self.tr("Merge names"),
            self.tr("Whom does {name} mean? In every article the two become one.").format(name=isolated(name)),
            kind,
            name,
            self.window(),
        )
        dialog.accepted.connect(lambda: self._merge(name, kind, dialog.answer) if dialog.answer is not None else None)
        self.context.dialogs.show_dialog(dialog)

    def ask_spellings(self) -> None:
        """Ask which of the names that look alike are one."""

        def found(groups: list[Group]) -> None:
            if not groups:
                self.context.message.say(self.tr("No two names look like spellings of one."))
                return
            self.context.dialogs.ask_spellings(groups, self._merge_all, self._keep_apart)

        self.context.desk.ask(spelling_groups, found, self.failed.emit)

    def ask_export(self) -> None:
        """Export the names that the filters let through."""
        from reader.exporting import Content

        question = self._question()
        self._export.ask(Content.ENTITIES, lambda desk: question(desk, None, 0))

    def set_theme(self, theme: Theme) -> None:
        """See Page.set_theme."""
        self.names.set_theme(theme)
        self.companions.set_theme(theme)
        self.card.set_theme(theme)

    def retranslate(self) -> None:
        """See Page.retranslate."""
        self.title.setText(self.tr("People and places"))
        self.text.setPlaceholderText(self.tr("Find a name"))
        self.text.setAccessibleName(self.tr("Find a name"))
        self.type.setItemText(0, self.tr("All kinds of names"))
        for number, kind in enumerate(EntityType, 1):
            self.type.setItemText(number, texts.type_plural(kind))
        name_choice(self.type, self.tr("Kind of name"))
        orders = (
            self.tr("Most mentioned first"),
            self.tr("Last seen first"),
            self.tr("By name"),
            self.tr("In most articles first"),
        )
        for number, title in enumerate(orders):
            self.order.setItemText(number, title)
        name_choice(self.order, self.tr("Order"))
        self.names.setAccessibleName(self.tr("Names in the library"))
        self.spellings.setText(self.tr("Spellings of one name…"))
        self.export.setText(self.tr("Export…"))
        for button in (self.spellings, self.export):
            button.setAccessibleName(button.text().rstrip("…"))
        self.companions.setAccessibleName(self.tr("Who appears with this name"))
        self.companions.say_when_empty(self.tr("Nobody else is named beside it."))
        self.company_title.setText(self.tr("Appears with"))
        self.card.retranslate()
        self.feed.show_again()
        self._say_empty()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.company.setVisible(self.card.facts is not None and self.width() >= _COMPANIONS_FROM)

    def _settle(self) -> None:
        """Have the index follow the name lists where these changed elsewhere, a few articles at a time."""

        def done(left: int) -> None:
            if left and self.isVisible():
                self._settle()
                self.feed.refresh_soon()

        self.context.desk.ask(lambda desk: desk.library.settle_names(), done, self.failed.emit)

    def _question(self) -> Any:
        kind, text, order = self.type.currentData(), self.text.text().strip(), self.order.currentData()

        def question(desk: Desk, limit: int | None, offset: int) -> Sequence[EntityUse]:
            from reader.library import EntityOrder

            wanted = None if kind is None else EntityType(kind)
            return desk.library.entities(type=wanted, text=text, order=EntityOrder(order), limit=limit, offset=offset)

        return question

    def _ask(self) -> None:
        self._typed.stop()
        self.feed.ask(self._question())

    def _rows(self, items: Sequence[Any], _: object) -> list[Row]:
        language = self.context.language.code
        return [
            Row(
                use.name,
                texts.joined([texts.Counts.articles(use.articles), day(use.last, language) if use.last else ""]),
                str(use.mentions),
                type=use.type,
                item=(use.name, use.type),
                spoken=f"{texts.type_name(use.type)}: {use.name}",
            )
            for use in items
        ]

    def _arrive(self, *_: object) -> None:
        self._say_empty()
        self.export.setEnabled(bool(self.feed.items))
        if self._name is not None:
            if not self.names.currentIndex().isValid():
                self.names.choose(self._name, scroll=False)
        elif self.names.rows:
            # The sheet is never blank: the first name is shown until another one is chosen.
            self._show(self.names.rows[0].item)

    def _say_empty(self) -> None:
        narrowed = bool(self.text.text().strip()) or self.type.currentData() is not None
        self.names.say_when_empty(self.tr("No name is like that.") if narrowed else self.tr("No names yet."))
        empty = self.feed.complete and not self.feed.items and not narrowed
        self.hint.setText(self.tr("Names appear here once articles are opened or imported.") if empty else "")

    def _show_current(self) -> None:
        self._moved.stop()
        row = self.names.row_at(self.names.currentIndex())
        if row is not None and row.item != self._name:
            self._show(row.item)

    def _enter_name(self, row: Row) -> None:
        self._moved.stop()
        if row.item != self._name:
            self._show(row.item)

    def _show(self, name: tuple[str, EntityType]) -> None:
        self._name = name
        # The keys stand on the name that is asked for, so that nothing brings the one before back.
        self._stand_on(name)
        self._fetch()
        self._ask_alike()

    def _ask_alike(self) -> None:
        name = self._name
        if name is None:
            return
        if self._alike_task is not None:
            self._alike_task.cancel()
        self._alike_task = self.context.desk.ask(
            lambda desk: look_alikes(desk, *name), self.card.show_alike, self.failed.emit
        )

    def _fetch(self) -> None:
        name = self._name
        if name is None:
            return
        if self._task is not None:
            self._task.cancel()
        self._task = self.context.desk.ask(lambda desk: facts_of(desk, *name), self._take, self.failed.emit)

    def _take(self, facts: NameFacts | None) -> None:
        there = facts is not None
        self.card.setVisible(there)
        self.hint.setVisible(not there)
        self.company.setVisible(there and self.width() >= _COMPANIONS_FROM)
        if facts is None:
            self._name = None
            return
        # An alias leads to the name that it is now.
        self._name = (facts.use.name, facts.use.type)
        self.card.show_facts(facts)
        self.turned.emit(self._name)
        # The keys may be on their way to another name already.
        if not self._moved.isActive():
            self._stand_on(self._name)
        self.companions.show_rows(
            [Row(one.name, "", str(one.articles), type=one.type, item=(one.name, one.type)) for one in facts.companions]
        )

    def _stand_on(self, name: tuple[str, EntityType]) -> None:
        if not self.names.choose(name, scroll=False):
            self.names.choose_none()
        self._moved.stop()

    def _merge(self, name: str, kind: EntityType, into: EntityUse) -> None:
        self._change_name(
            lambda operations: operations.merge_names(name, kind, into.name, into.type),
            self.tr("{name} is now one with {other}.").format(name=isolated(name), other=isolated(into.name)),
        )

    def _merge_in(self, other: EntityUse) -> None:
        facts = self.card.facts
        if facts is not None:
            self._merge(other.name, other.type, facts.use)
            self._show((facts.use.name, facts.use.type))

    def _merge_all(self, names: list[tuple[str, EntityType, str]]) -> None:
        for name, kind, into in names:
            self.context.notebook.change(methodcaller("merge_names", name, kind, into))

    def _keep_apart(self, groups: list[tuple[EntityType, tuple[str, ...]]]) -> None:
        self.context.notebook.change(methodcaller("keep_names_apart", groups))

    def _split(self, alias: tuple[EntityType, str]) -> None:
        kind, name = alias
        self._change_name(
            lambda operations: operations.split_name(name, kind),
            self.tr("{name} is a name of its own again.").format(name=isolated(name)),
        )

    def _change_name(self, operation: Any, told: str) -> None:
        def done(_: Change) -> None:
            self.context.message.say(told, action=self.tr("Undo"), do=self.context.notebook.undo)

        self.context.notebook.change(operation, done)

    def _ask_menu(self, row: Row, at: QPoint) -> None:
        name, kind = row.item
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if kind in (EntityType.PER, EntityType.ORG):
            add(
                menu,
                self.tr("All quotations of {name}").format(name=isolated(name)),
                lambda: self.placeWanted.emit(Place("quotations_page", ("speaker", name))),
            )
        add(
            menu,
            self.tr("All quotations about {name}").format(name=isolated(name)),
            lambda: self.placeWanted.emit(Place("quotations_page", ("about", name))),
        )
        add(menu, self.tr("Merge with…"), lambda: self.ask_merge(name, kind))
        menu.popup(at)

    def _to_names(self) -> None:
        self.names.setFocus(Qt.FocusReason.TabFocusReason)
