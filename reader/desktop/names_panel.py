"""The names panel: who and what is named, by type, and what the chosen one said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader.core.mentions import Entity, EntityType
from reader.core.quantities import MarkType, QuantityGroup, QuantityKind
from reader.core.quotations import Quotation
from reader.core.sentences import isolated
from reader.desktop import texts
from reader.desktop.filter_box import FilterBox, folded
from reader.desktop.quotation_rows import quotation_row
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.theme import Theme

_FILTER_FROM = 12
"""Names from which on a list is long enough to be narrowed."""


def _is_about(quotation: Quotation, entity: Entity) -> bool:
    """Whether a quotation mentions an entity."""
    at = bisect_left(entity.mentions, quotation.content.start, key=lambda mention: mention.span.start)
    return at < len(entity.mentions) and entity.mentions[at].span.end <= quotation.content.end


class NamesPanel(QWidget):
    """`chosen` brings the Entity that was chosen, or None; `quotationChosen` a Quotation to go to; `menuRequested` an
    Entity and where (global)."""

    chosen = Signal(object)
    quotationChosen = Signal(object)
    menuRequested = Signal(object, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._entities: tuple[Entity, ...] = ()
        self._quotations: Sequence[Quotation] = ()
        self._groups: tuple[QuantityGroup, ...] = ()
        self._entity: Entity | QuantityGroup | None = None
        self._waiting = False
        self.filter = FilterBox(self)
        self.filter.hide()
        self.names = RowList(theme, self)
        self._said_title = QLabel(self)
        self._said_title.setProperty("look", "section")
        self._said_title.setContentsMargins(12, 6, 12, 2)
        self.said = RowList(theme, self)
        self.said.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.filter)
        layout.addWidget(self.names, 3)
        layout.addWidget(self._said_title)
        layout.addWidget(self.said, 2)
        self.filter.narrowed.connect(self._list)
        self.filter.left.connect(self.names.setFocus)
        self.names.activatedRow.connect(self._toggle)
        self.names.menuRequestedRow.connect(lambda row, at: self.menuRequested.emit(row.item, at))
        self.said.activatedRow.connect(lambda row: self.quotationChosen.emit(row.item))
        self.setFocusProxy(self.names)
        self.retranslate()
        self._list()
        self._show_said()

    @property
    def entity(self) -> Entity | QuantityGroup | None:
        """The entity or the quantity that is chosen."""
        return self._entity

    def show_entities(
        self,
        text: str,
        entities: tuple[Entity, ...],
        quotations: Sequence[Quotation],
        waiting: bool,
        groups: tuple[QuantityGroup, ...] = (),
    ) -> None:
        """Show the names of an article and, under them, its quantities; `waiting` says that its analysis is still to
        come."""
        self._text = text
        self._entities = entities
        self._groups = groups
        self._quotations = quotations
        self._waiting = waiting
        if self._entity is not None:
            self._entity = self._named(self._entity.name, self._entity.type)
        self.filter.setVisible(len(entities) + len(groups) >= _FILTER_FROM)
        self._list()
        self._show_said()

    def choose(self, name: str | None, kind: MarkType | None = None) -> None:
        """Choose the entity or quantity of that name and type, without `chosen` being sent; None chooses nobody."""
        self._entity = self._named(name, kind)
        if self._entity is None:
            self.names.choose_none()
        else:
            self.names.choose((self._entity.name, self._entity.type))
        self._show_said()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.names.set_theme(theme)
        self.said.set_theme(theme)

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self.filter.setPlaceholderText(self.tr("Filter the names"))
        self.filter.setAccessibleName(self.tr("Filter the names"))
        self.names.setAccessibleName(self.tr("Names in the article"))
        self.said.setAccessibleName(self.tr("What the chosen one said"))
        self._say_empty()
        self._list()
        self._show_said()

    def _named(self, name: str | None, kind: MarkType | None) -> Entity | QuantityGroup | None:
        everything: tuple[Entity | QuantityGroup, ...] = (*self._entities, *self._groups)
        return next((one for one in everything if one.name == name and kind in (None, one.type)), None)

    def _toggle(self, row: Row) -> None:
        name, kind = row.item
        chosen = self._named(name, kind)
        self._entity = None if chosen == self._entity else chosen
        if self._entity is None:
            self.names.choose_none()
        else:
            self.names.choose(row.known_by)
        self._show_said()
        self.chosen.emit(self._entity)

    def _list(self, _: str = "") -> None:
        wanted = self.filter.wanted if self.filter.isVisibleTo(self) else ""
        rows: list[Row] = []
        for kind in EntityType:
            entities = [
                entity
                for entity in self._entities
                if entity.type is kind and (not wanted or wanted in folded(entity.name))
            ]
            if not entities:
                continue
            entities.sort(key=lambda entity: -len(entity.mentions))
            rows.append(Row(texts.type_plural(kind), heading=True))
            rows.extend(
                Row(
                    entity.name,
                    entity.role,
                    str(len(entity.mentions)),
                    type=kind,
                    item=(entity.name, kind),
                    spoken=f"{texts.type_name(kind)}: {entity.name}",
                )
                for entity in entities
            )
        for quantity in QuantityKind:
            # In the order of the text, which is how a story tells its days and figures.
            groups = [
                group
                for group in self._groups
                if group.type is quantity and (not wanted or wanted in folded(f"{group.name} {group.value}"))
            ]
            if groups:
                rows.append(Row(texts.type_plural(quantity), heading=True))
            rows.extend(
                Row(
                    group.name,
                    texts.quantity_value(group.value),
                    str(len(group.quantities)),
                    type=quantity,
                    item=(group.name, quantity),
                    spoken=f"{texts.type_name(quantity)}: {group.name}",
                )
                for group in groups
            )
        self.names.show_rows(rows)
        self._say_empty()

    def _show_said(self) -> None:
        entity = self._entity if isinstance(self._entity, Entity) else None
        said = [] if entity is None else [q for q in self._quotations if entity.name in (q.speaker_entity, q.speaker)]
        about = [] if entity is None else [q for q in self._quotations if q not in said and _is_about(q, entity)]
        self._said_title.setVisible(bool(said or about))
        self.said.setVisible(bool(said or about))
        rows: list[Row] = []
        if entity is not None:
            name = isolated(entity.name)
            said_title = self.tr("What {name} said").format(name=name)
            about_title = self.tr("What was said about {name}").format(name=name)
            titles = [f"{said_title} · {len(said)}"] if said else []
            rows += [quotation_row(self._text, quotation) for quotation in said]
            if about:
                titles.append(f"{about_title} · {len(about)}")
                # The title of the list says the first of the two, a heading in it the other.
                rows += [Row(titles[-1], heading=True)] if said else []
                rows += [quotation_row(self._text, quotation, with_speaker=True) for quotation in about]
            self._said_title.setText(next(iter(titles), ""))
        self.said.show_rows(rows)

    def _say_empty(self) -> None:
        if self._waiting:
            self.names.say_when_empty(self.tr("Names appear here once they are found."))
        else:
            self.names.say_when_empty(
                self.tr("No names were found. Select one in the text to mark it yourself.")
                if self._text
                else self.tr("Open an article to see who and what it names.")
            )
