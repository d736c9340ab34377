"""What a person does to a tag itself, wherever it is set: a new name, another colour, one with another tag, away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from operator import methodcaller
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from reader.core.mentions import EntityType
from reader.core.notes import Tag
from reader.core.sentences import isolated
from reader.desktop.menu_entries import add
from reader.desktop.message_bar import MessageBar
from reader.desktop.notebook import Notebook
from reader.desktop.rows import Row
from reader.desktop.tag_colours import add_colours
from reader.desktop.window_dialogs import WindowDialogs

if TYPE_CHECKING:
    from reader.library import TagUse


class TagChanges(QObject):
    """Asks what is to be asked and has the notebook change it; what is not seen at once is told, and undone there."""

    def __init__(self, notebook: Notebook, dialogs: WindowDialogs, message: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._dialogs = dialogs
        self._message = message

    def menu(self, tag: Tag, uses: Sequence[TagUse], parent: QWidget) -> QMenu:
        """All that can be done with a tag; `uses` are all tags there are."""
        menu = QMenu(parent)
        add(menu, self.tr("Rename the tag…"), lambda: self.rename(tag))
        merge = add(menu, self.tr("Merge with another tag…"), lambda: self.merge(tag, uses))
        merge.setEnabled(len(uses) > 1)
        add_colours(menu, lambda colour: self._notebook.change(methodcaller("recolour_tag", tag.identity, colour)))
        menu.addSeparator()
        add(menu, self.tr("Delete the tag everywhere"), lambda: self.delete(tag))
        return menu

    def rename(self, tag: Tag) -> None:
        """Ask for another name."""
        self._dialogs.ask_name(
            self.tr("Rename the tag"),
            self.tr("What should {name} be called?").format(name=isolated(tag.name)),
            [],
            self.tr("Rename to {name}"),
            lambda name: self._notebook.change(methodcaller("rename_tag", tag.identity, name)),
        )

    def merge(self, tag: Tag, uses: Sequence[TagUse]) -> None:
        """Ask with which other tag it becomes one."""
        rows = [
            Row(use.tag.name, count=str(use.count) if use.count else "", colour=use.tag.colour, item=use.tag)
            for use in uses
            if use.tag.identity != tag.identity
        ]
        self._dialogs.ask_name(
            self.tr("Merge tags"),
            self.tr("Which tag should stand wherever {name} stands now?").format(name=isolated(tag.name)),
            rows,
            "",
            partial(self._merge_into, tag),
        )

    def delete(self, tag: Tag) -> None:
        """Take a tag off all that bears it."""
        told = self.tr("The tag {name} was deleted; the notes are all there.").format(name=isolated(tag.name))
        self._notebook.change(methodcaller("delete_tag", tag.identity), lambda _: self._tell(told))

    def _merge_into(self, tag: Tag, into: Tag | tuple[str, EntityType] | str) -> None:
        assert isinstance(into, Tag)
        told = self.tr("{name} is now one with {other}.").format(name=isolated(tag.name), other=isolated(into.name))
        self._notebook.change(methodcaller("merge_tags", tag.identity, into.identity), lambda _: self._tell(told))

    def _tell(self, text: str) -> None:
        self._message.say(text, action=self.tr("Undo"), do=self._notebook.undo)
