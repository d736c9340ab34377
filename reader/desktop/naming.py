"""What a person says of a name beyond one mark: every occurrence, always and never, merging, splitting, spellings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from reader.core.mentions import Entity, EntityType, Mention
from reader.core.quantities import Quantity
from reader.core.quotations import Quotation
from reader.core.sentences import isolated
from reader.core.spans import Span
from reader.desktop import texts
from reader.desktop.desk import Desk, LibraryDesk
from reader.desktop.message_bar import MessageBar
from reader.desktop.notebook import Notebook
from reader.desktop.reading import Reading
from reader.desktop.rows import Row
from reader.desktop.window_dialogs import WindowDialogs

if TYPE_CHECKING:
    from reader.desktop.spellings import Group
    from reader.operations import Change

_LONGEST = 32


class Naming(QObject):
    """Adds its entries to the menus over a mark, a selection and a row of the names panel, and does what they say."""

    def __init__(
        self,
        reading: Reading,
        notebook: Notebook,
        desk: LibraryDesk,
        dialogs: WindowDialogs,
        message: MessageBar,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._reading = reading
        self._notebook = notebook
        self._desk = desk
        self._dialogs = dialogs
        self._message = message
        notebook.changed.connect(self._follow)

    def add_to(self, menu: QMenu, subject: Mention | Entity | Quantity | Span | Quotation) -> None:
        """Add the entries for what a menu is about: a mark, a name of the side panel, a selection."""
        if isinstance(subject, Mention):
            self.add_mention(menu, subject)
        elif isinstance(subject, Entity):
            self.add_entity(menu, subject)
        elif isinstance(subject, Quantity):
            name = subject.name
            _add(menu, self.tr("Never mark {name}").format(name=_short(name)), partial(self.never_mark, name))
        elif isinstance(subject, Span):
            self.add_selection(menu, subject)

    def add_mention(self, menu: QMenu, mention: Mention) -> None:
        """The entries for one mark in the text."""
        entity = self._entity(mention.name, mention.type)
        surface = self._written(mention)
        everywhere = partial(self.mark_everywhere, mention.name, mention.type, surface)
        _add(menu, self.tr("Mark every occurrence"), everywhere)
        self._add_always(menu, mention.name, mention.type)
        _add(menu, self.tr("Never mark {name}").format(name=_short(surface)), partial(self.never_mark, surface))
        _add(menu, self.tr("Merge with…"), partial(self.ask_merge, mention.name, mention.type))
        if entity is not None and len(entity.mentions) > 1:
            _add(menu, self.tr("Split off this mention…"), partial(self.ask_split, mention))

    def add_entity(self, menu: QMenu, entity: Entity) -> None:
        """The entries for a name in the side panel."""
        words = list(dict.fromkeys(map(self._written, entity.mentions)))
        _add(menu, self.tr("Mark every occurrence"), partial(self.mark_everywhere, entity.name, entity.type, *words))
        self._add_always(menu, entity.name, entity.type)
        words = list(dict.fromkeys([entity.name, *words]))
        _add(menu, self.tr("Never mark {name}").format(name=_short(entity.name)), partial(self.never_mark, *words))
        _add(menu, self.tr("Merge with…"), partial(self.ask_merge, entity.name, entity.type))

    def add_selection(self, menu: QMenu, selection: Span) -> None:
        """The entries for words that are selected."""
        article = self._reading.article
        name = " ".join(selection.of(article.text).split()) if article is not None else ""
        if not any(letter.isalnum() for letter in name):
            return
        part = menu.addMenu(self.tr("Mark every occurrence as"))
        for kind in EntityType:
            _add(part, texts.type_name(kind), partial(self.mark_everywhere, name, kind))
        self._add_always(menu, name, None)
        _add(menu, self.tr("Never mark {name}").format(name=_short(name)), partial(self.never_mark, name))

    def mark_everywhere(self, name: str, kind: EntityType, *forms: str) -> None:
        """Mark every place of the article where the name or one of those forms of it stands."""
        identity = self._reading.identity
        words = tuple(dict.fromkeys([name, *forms]))

        def done(change: Change) -> None:
            if change:
                count = int(change.step.values["count"])
                self._tell(self.tr("%n more place(s) marked as {name}.", "", count).format(name=_short(name)), change)
            else:
                self._message.say(self.tr("{name} is marked wherever it stands.").format(name=_short(name)))

        self._notebook.change(lambda operations: operations.mark_everywhere(identity, words, kind, name), done)

    def always_mark(self, name: str, kind: EntityType) -> None:
        """Put a name on the person's list, for every article."""

        def done(change: Change) -> None:
            told = self.tr("{name} is marked in every article from now on: {type}.")
            self._tell(told.format(name=_short(name), type=texts.type_name(kind)), change)

        self._notebook.change(lambda operations: operations.remember_name(name, kind), done)

    def never_mark(self, *words: str) -> None:
        """Put words on the person's list of what is no name, for every article."""

        def done(change: Change) -> None:
            told = self.tr("{name} is not marked in any article from now on.")
            self._tell(told.format(name=_short(words[0])), change)

        self._notebook.change(lambda operations: operations.never_mark(*words), done)

    def ask_merge(self, name: str, kind: EntityType) -> None:
        """Which name of the article that one is; or what else it is called."""
        identity = self._reading.identity

        def answered(answer: tuple[str, EntityType] | str) -> None:
            new, new_kind = (answer, kind) if isinstance(answer, str) else answer
            self._notebook.change(lambda operations: operations.rename_entity(identity, name, kind, new, new_kind))

        self._dialogs.ask_name(
            self.tr("Merge names"),
            self.tr("Whom does {name} mean? All its mentions in this article get that name.").format(name=_short(name)),
            self._others(name, kind),
            self.tr("A new name: {name}"),
            answered,
        )

    def ask_split(self, mention: Mention) -> None:
        """Whom else that one mention means."""
        identity, span = self._reading.identity, mention.span
        written = self._written(mention)
        rows = [] if written == mention.name else [Row(written, type=mention.type, item=(written, mention.type))]

        def answered(answer: tuple[str, EntityType] | str) -> None:
            new = answer if isinstance(answer, str) else answer[0]
            self._notebook.change(lambda operations: operations.split_mention(identity, span, new))

        self._dialogs.ask_name(
            self.tr("Split off this mention"),
            self.tr("Whom does this one mention mean, if not {name}?").format(name=_short(mention.name)),
            rows + [row for row in self._others(mention.name, mention.type) if row.type is mention.type],
            self.tr("A new name: {name}"),
            answered,
        )

    def ask_spellings(self) -> None:
        """Which of the spellings that look alike are one name."""
        from reader.desktop.spellings import spelling_groups

        identity, entities = self._reading.identity, self._reading.entities

        def question(desk: Desk) -> list[Group]:
            known = [use for kind in EntityType for use in desk.library.entities(type=kind, limit=2000)]
            return spelling_groups(entities, known, desk.library.are_apart())

        def found(groups: list[Group]) -> None:
            if identity != self._reading.identity:
                return
            if not groups:
                self._message.say(self.tr("No two names here look like spellings of one."))
                return
            self._dialogs.ask_spellings(
                groups,
                lambda names: self._notebook.change(lambda operations: operations.merge_entities(identity, names)),
                lambda apart: self._notebook.change(lambda operations: operations.keep_names_apart(apart)),
            )

        self._desk.ask(question, found, self._reading.failed.emit)

    def _add_always(self, menu: QMenu, name: str, kind: EntityType | None) -> None:
        part = menu.addMenu(self.tr("Always mark {name} as").format(name=_short(name)).replace("&", "&&"))
        kinds = sorted(EntityType, key=lambda one: one is not kind)
        for one in kinds:
            _add(part, texts.type_name(one), partial(self.always_mark, name, one))

    def _others(self, name: str, kind: EntityType) -> list[Row]:
        """The other names of the article: those of its type first, the most mentioned first."""
        others = [one for one in self._reading.entities if (one.name, one.type) != (name, kind)]
        others.sort(key=lambda one: (one.type is not kind, -len(one.mentions)))
        return [
            Row(one.name, one.role, str(len(one.mentions)), type=one.type, item=(one.name, one.type)) for one in others
        ]

    def _entity(self, name: str, kind: EntityType) -> Entity | None:
        return next((one for one in self._reading.entities if (one.name, one.type) == (name, kind)), None)

    def _written(self, mention: Mention) -> str:
        """The words of a mention as they are written alone."""
        from reader.entities.surfaces import name_of, restores_by_text

        article = self._reading.article
        return mention.name if article is None else name_of(article.text, mention.span, restores_by_text(article.text))

    def _tell(self, text: str, change: Change) -> None:
        if change:
            self._message.say(text, action=self.tr("Undo"), do=self._notebook.undo)

    def _follow(self, change: Change) -> None:
        if change.names:
            self.settle()

    def settle(self) -> None:
        """Have the library's index of names follow the lists, a few articles at a time, so that nothing waits long."""

        def done(left: int) -> None:
            if left:
                self.settle()

        self._desk.ask(lambda desk: desk.library.settle_names(), done, self._reading.failed.emit)


def _add(menu: QMenu, title: str, do: Callable[[], None]) -> None:
    menu.addAction(title.replace("&", "&&")).triggered.connect(lambda _=False: do())


def _short(name: str) -> str:
    return isolated(name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…")
