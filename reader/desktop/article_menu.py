"""The menu over the article: what can be done with the selection or the mark there, corrections among them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from operator import methodcaller

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from reader.arabic.letters import CLOSING_MARKS, OPENING_MARKS
from reader.core.articles import Article, Direction
from reader.core.mentions import Entity, EntityType, Mention, Origin
from reader.core.notes import Note
from reader.core.quantities import Quantity, QuantityGroup, QuantityKind
from reader.core.quotations import CueClass, Quotation, QuotationKind
from reader.core.sentences import isolated
from reader.core.spans import Span
from reader.desktop import texts
from reader.desktop.actions import Actions
from reader.desktop.marks import Item
from reader.desktop.menu_entries import KeyedMenu, add
from reader.desktop.notebook import Notebook

_LONGEST = 40


class ArticleMenu(QObject):
    """Builds the menu and makes the corrections through the notebook. `entityWanted` brings (name, type) to show in the
    side panel; `noteOn` a mark to write on; `noteEdited`, `noteDeleted`, `noteTagged` and `noteLinked` a Note;
    `speakerWanted` a Quotation; `cited` a text for the clipboard. `building` brings a menu that is being made and what
    it is about (a Mention, an Entity, a Quantity, a Quotation or a selected Span), for others to add to it."""

    entityWanted = Signal(str, object)
    noteOn = Signal(object)
    noteEdited = Signal(object)
    noteDeleted = Signal(object)
    noteTagged = Signal(object, QPoint)
    noteLinked = Signal(object)
    speakerWanted = Signal(object)
    cited = Signal(str)
    turned = Signal(object)
    building = Signal(object, object)

    def __init__(self, actions: Actions, notebook: Notebook, window: QWidget) -> None:
        super().__init__(window)
        self._actions = actions
        self._notebook = notebook
        self._window = window

    def build(
        self,
        article: Article,
        identity: int,
        mark: Item | None,
        selection: Span | None,
        at: QPoint,
        citation: Callable[[Quotation], str],
    ) -> QMenu:
        """The menu for a place in the article, whose key is `identity` (0: it cannot be written on yet)."""
        menu = KeyedMenu(self._window)
        if selection is not None:
            for key in ("copy", "note", "highlight", "tag"):
                menu.addAction(self._actions[key])
            if identity:
                self._add_marking(menu, article, identity, selection)
            menu.addSeparator()
        if identity:
            if isinstance(mark, Mention):
                self._add_mention(menu, identity, mark, selection)
            elif isinstance(mark, Quantity):
                self._add_quantity(menu, identity, mark, selection)
            elif isinstance(mark, Quotation):
                self._add_quotation(menu, identity, mark, selection, citation)
            elif isinstance(mark, Note):
                self._add_note(menu, mark, at)
            if mark is not None:
                menu.addSeparator()
            turn = menu.addMenu(self.tr("Direction of the paragraph"))
            for title, direction in (
                (self.tr("Right to left"), Direction.RTL),
                (self.tr("Left to right"), Direction.LTR),
                (self.tr("As its letters say"), None),
            ):
                add(turn, title, partial(self.turned.emit, direction))
            menu.addAction(self._actions["article_note"])
        if selection is None:
            menu.addAction(self._actions["find"])
        return menu

    def entity_menu(self, entity: Entity, identity: int) -> QMenu:
        """The menu for a name in the side panel."""
        menu = KeyedMenu(self._window)
        name, kind = entity.name, entity.type
        add(
            menu,
            self.tr("Write a note on {name}").format(name=_short(name)),
            lambda: self.noteOn.emit(entity.mentions[0]),
        )
        types = menu.addMenu(self.tr("Change the type of all mentions"))
        for other in EntityType:
            if other is not kind:
                self._offer(types, texts.type_name(other), "rename_entity", identity, name, kind, name, other)
        self.building.emit(menu, entity)
        self._offer(menu, self.tr("Not a name: remove all its marks"), "delete_entity", identity, name, kind)
        return menu

    def note_menu(self, note: Note, at: QPoint) -> QMenu:
        """The menu for a note in the side panel."""
        menu = KeyedMenu(self._window)
        self._add_note(menu, note, at)
        return menu

    def quotation_menu(self, quotation: Quotation, identity: int, citation: Callable[[Quotation], str]) -> QMenu:
        """The menu for a quotation in the side panel."""
        menu = KeyedMenu(self._window)
        self._add_quotation(menu, identity, quotation, None, citation)
        return menu

    def _add_marking(self, menu: QMenu, article: Article, identity: int, selection: Span) -> None:
        part = menu.addMenu(self.tr("Mark as"))
        name = " ".join(selection.of(article.text).split())
        for kind in EntityType:
            self._offer(part, texts.type_name(kind), "add_mention", identity, selection, kind, name)
        if self._actions["quantities"].isChecked():
            part.addSeparator()
            for quantity in QuantityKind:
                self._offer(part, texts.type_name(quantity), "mark_quantity", identity, selection, quantity)
        part.addSeparator()
        quotation = quotation_at(article.text, selection)
        self._offer(part, self.tr("Quotation"), "add_quotation", identity, quotation)
        self.building.emit(menu, selection)

    def _add_mention(self, menu: QMenu, identity: int, mention: Mention, selection: Span | None) -> None:
        name, span = _short(mention.name), mention.span
        sure = texts.percent(mention.confidence) if mention.confidence < 1 else ""
        title = menu.addAction(texts.joined([texts.type_name(mention.type), texts.origin_name(mention.origin), sure]))
        title.setEnabled(False)
        add(menu, self.tr("Show {name}").format(name=name), lambda: self.entityWanted.emit(mention.name, mention.type))
        add(menu, self.tr("Write a note on {name}").format(name=name), lambda: self.noteOn.emit(mention))
        types = menu.addMenu(self.tr("Change the type"))
        for kind in EntityType:
            if kind is not mention.type:
                self._offer(types, texts.type_name(kind), "retype_mention", identity, span, kind)
        if self._actions["quantities"].isChecked():
            types.addSeparator()
            for quantity in QuantityKind:
                self._offer(types, texts.type_name(quantity), "mark_quantity", identity, span, quantity)
        if selection is not None and selection.touches(span) and selection != span:
            self._offer(menu, self.tr("Move its edges to the selection"), "move_mention", identity, span, selection)
        self.building.emit(menu, mention)
        self._offer(menu, self.tr("Not a name: remove the mark"), "delete_mention", identity, span)

    def _add_quantity(self, menu: QMenu, identity: int, quantity: Quantity, selection: Span | None) -> None:
        name, span = _short(quantity.name), quantity.span
        facts = [
            texts.type_name(quantity.type),
            texts.quantity_value(quantity.value),
            texts.origin_name(quantity.origin),
        ]
        menu.addAction(texts.joined(facts)).setEnabled(False)
        add(
            menu, self.tr("Show {name}").format(name=name), lambda: self.entityWanted.emit(quantity.name, quantity.type)
        )
        if quantity.value:
            title = self.tr("Copy {value}").format(value=texts.quantity_value(quantity.value))
            add(menu, title, lambda: self.cited.emit(quantity.value))
        add(menu, self.tr("Write a note on {name}").format(name=name), lambda: self.noteOn.emit(quantity))
        types = menu.addMenu(self.tr("Change the type"))
        for kind in QuantityKind:
            if kind is not quantity.type:
                self._offer(types, texts.type_name(kind), "mark_quantity", identity, span, kind)
        types.addSeparator()
        for entity in EntityType:
            self._offer(types, texts.type_name(entity), "add_mention", identity, span, entity, quantity.name)
        if selection is not None and selection.touches(span) and selection != span:
            self._offer(menu, self.tr("Move its edges to the selection"), "move_quantity", identity, span, selection)
        self.building.emit(menu, quantity)
        self._offer(menu, self.tr("Remove the mark"), "delete_quantities", identity, [span])

    def quantity_menu(self, group: QuantityGroup, identity: int) -> QMenu:
        """The menu for a date, an amount or a count in the side panel."""
        menu = KeyedMenu(self._window)
        first = group.quantities[0]
        if group.value:
            title = self.tr("Copy {value}").format(value=texts.quantity_value(group.value))
            add(menu, title, lambda: self.cited.emit(group.value))
        title = self.tr("Write a note on {name}").format(name=_short(group.name))
        add(menu, title, lambda: self.noteOn.emit(first))
        self.building.emit(menu, first)
        spans = [one.span for one in group.quantities]
        self._offer(menu, self.tr("Remove all its marks"), "delete_quantities", identity, spans)
        return menu

    def _add_quotation(
        self,
        menu: QMenu,
        identity: int,
        quotation: Quotation,
        selection: Span | None,
        citation: Callable[[Quotation], str],
    ) -> None:
        content = quotation.content
        title = menu.addAction(
            texts.joined(
                [
                    quotation.speaker or texts.unknown_speaker(),
                    texts.kind_name(quotation.kind),
                    texts.cue_class_name(quotation.cue_class),
                    texts.origin_name(quotation.origin),
                ]
            )
        )
        title.setEnabled(False)
        add(menu, self.tr("Write a note on the quotation"), lambda: self.noteOn.emit(quotation))
        add(menu, self.tr("Copy as a citation"), lambda: self.cited.emit(citation(quotation)))
        add(menu, self.tr("Change the speaker…"), lambda: self.speakerWanted.emit(quotation))
        kinds = menu.addMenu(self.tr("Change the kind"))
        for kind in QuotationKind:
            if kind is not quotation.kind:
                other = replace(quotation, kind=kind)
                self._offer(kinds, texts.kind_name(kind), "edit_quotation", identity, content, other)
        classes = menu.addMenu(self.tr("Change its purpose"))
        for cue in CueClass:
            if cue is not quotation.cue_class:
                other = replace(quotation, cue_class=cue)
                self._offer(classes, texts.cue_class_name(cue), "edit_quotation", identity, content, other)
        if selection is not None and selection.touches(content) and selection != content:
            moved = replace(quotation, content=selection, origin=Origin.HAND, confidence=1.0)
            self._offer(menu, self.tr("Move its edges to the selection"), "edit_quotation", identity, content, moved)
        self.building.emit(menu, quotation)
        self._offer(menu, self.tr("Not a quotation: remove the mark"), "delete_quotation", identity, content)

    def _add_note(self, menu: QMenu, note: Note, at: QPoint) -> None:
        add(menu, self.tr("Edit the note"), lambda: self.noteEdited.emit(note))
        add(menu, self.tr("Tag the note"), lambda: self.noteTagged.emit(note, at))
        add(menu, self.tr("Copy a link to the note"), lambda: self.noteLinked.emit(note))
        add(menu, self.tr("Delete the note"), lambda: self.noteDeleted.emit(note))

    def _offer(self, menu: QMenu, title: str, operation: str, *arguments: object) -> None:
        """An entry that makes a correction: the operation of that name with those arguments."""
        add(menu, title, lambda: self._notebook.change(methodcaller(operation, *arguments)))


def quotation_at(text: str, selection: Span) -> Quotation:
    """What a person selected as a quotation: direct where it stands in quotation marks, which are no part of it."""
    start, end = selection.start, selection.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    marked = start < end and text[start] in OPENING_MARKS + CLOSING_MARKS and text[end - 1] in CLOSING_MARKS
    if marked and end - start > 2:
        start, end = start + 1, end - 1
    around = text[start - 1 : start], text[end : end + 1]
    direct = all(around) and around[0] in OPENING_MARKS + CLOSING_MARKS and around[1] in CLOSING_MARKS
    kind = QuotationKind.DIRECT if direct else QuotationKind.INDIRECT
    return Quotation(kind, Span(start, end), origin=Origin.HAND)


def _short(name: str) -> str:
    return isolated(name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…")
