"""The menus over the article and the lists: built where they are asked for, shown, and thrown away."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from reader.core.articles import Direction
from reader.core.mentions import Entity
from reader.core.notes import Note
from reader.core.quantities import quantity_groups
from reader.core.quotations import Quotation
from reader.core.records import ArticleRecord
from reader.desktop.actions import Actions
from reader.desktop.article_menu import ArticleMenu
from reader.desktop.article_presenter import ArticlePresenter
from reader.desktop.file_presenter import FilePresenter
from reader.desktop.note_presenter import NotePresenter
from reader.desktop.notebook import Notebook
from reader.desktop.reading import Reading
from reader.desktop.window_body import WindowBody
from reader.desktop.window_dialogs import WindowDialogs


class MenuPresenter(QObject):
    """Between the menus and those who do what they offer. `building` brings the menu over an article of the list while
    it is made, and its ArticleRecord, for others to add to it."""

    building = Signal(object, object)

    def __init__(
        self,
        commands: Actions,
        reading: Reading,
        notebook: Notebook,
        article: ArticlePresenter,
        notes: NotePresenter,
        files: FilePresenter,
        body: WindowBody,
        dialogs: WindowDialogs,
    ) -> None:
        super().__init__(body)
        self._reading = reading
        self._notebook = notebook
        self._article = article
        self._files = files
        self._body = body
        self._dialogs = dialogs
        self.article_menu = ArticleMenu(commands, notebook, body)
        body.pane.view.menuRequested.connect(self._show_article_menu)
        body.articles.menuRequested.connect(self._show_record_menu)
        body.side.names.menuRequested.connect(self._show_entity_menu)
        body.side.quotations.menuRequested.connect(self._show_quotation_menu)
        body.side.notes.menuRequested.connect(self._show_note_menu)
        menu = self.article_menu
        menu.entityWanted.connect(article.choose_name)
        menu.noteOn.connect(notes.write_on)
        menu.noteEdited.connect(notes.edit)
        menu.noteDeleted.connect(notes.delete)
        menu.noteTagged.connect(notes.tag_note)
        menu.speakerWanted.connect(self._ask_speaker)
        menu.cited.connect(lambda text: QGuiApplication.clipboard().setText(text))
        menu.turned.connect(self._turn)

    def turn_paragraph(self) -> None:
        """Turn the direction of the paragraph at the caret."""
        block = self._block()
        if block is not None:
            now = self._article.direction_of(block)
            self._turn(Direction.LTR if now is Direction.RTL else Direction.RTL)

    def entity(self, key: object) -> Entity | None:
        """The entity of the open article with that (name, type)."""
        return next((one for one in self._reading.entities if (one.name, one.type) == key), None)

    def _block(self) -> int | None:
        article, view = self._reading.article, self._body.pane.view
        if article is None or not self._reading.identity or not article.blocks:
            return None
        return view.block_at(view.caret())

    def _turn(self, direction: Direction | None) -> None:
        number, article, identity = self._block(), self._reading.article, self._reading.identity
        if number is not None and article is not None:
            start = article.blocks[number].span.start
            self._notebook.change(lambda operations: operations.set_block_direction(identity, start, direction))

    def _ask_speaker(self, quotation: Quotation) -> None:
        identity = self._reading.identity
        if identity:
            self._dialogs.ask_speaker(
                self._reading.entities,
                lambda speaker: self._notebook.change(
                    lambda operations: operations.set_speaker(identity, quotation.content, speaker)
                ),
            )

    def _show_article_menu(self, at: QPoint, mark: object) -> None:
        article = self._reading.article
        if article is None:
            return
        menu = self.article_menu.build(
            article,
            self._reading.identity,
            mark,  # type: ignore[arg-type]
            self._body.pane.view.selected_span(),
            at,
            self._article.citation,
        )
        self._pop_up(menu, at)

    def _show_entity_menu(self, key: object, at: QPoint) -> None:
        entity = self.entity(key)
        if entity is not None and self._reading.identity:
            self._pop_up(self.article_menu.entity_menu(entity, self._reading.identity), at)
            return
        analysis = self._reading.analysis
        groups = () if analysis is None else quantity_groups(analysis.quantities)
        group = next((one for one in groups if (one.name, one.type) == key), None)
        if group is not None and self._reading.identity:
            menu = self.article_menu.quantity_menu(group, self._reading.identity)
            menu.addSeparator()
            menu.addAction(self.tr("Export dates, amounts and counts…")).triggered.connect(
                lambda: self._files.export_quantities()
            )
            self._pop_up(menu, at)

    def _show_quotation_menu(self, quotation: Quotation, at: QPoint) -> None:
        if self._reading.identity:
            self._pop_up(
                self.article_menu.quotation_menu(quotation, self._reading.identity, self._article.citation), at
            )

    def _show_note_menu(self, note: Note, at: QPoint) -> None:
        self._pop_up(self.article_menu.note_menu(note, at), at)

    def _show_record_menu(self, record: ArticleRecord, at: QPoint) -> None:
        menu = QMenu(self._body)
        menu.addAction(self.tr("Open")).triggered.connect(lambda: self._reading.open_record(record.identity))
        self.building.emit(menu, record)
        menu.addAction(self.tr("Remove from the library")).triggered.connect(
            lambda: self._files.forget_record(record.identity)
        )
        self._pop_up(menu, at)

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)
