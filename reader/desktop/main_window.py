"""The window: the actions and what each does, language and theme, drops, the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QMenu

from reader.core.articles import Direction
from reader.core.errors import ReaderError
from reader.core.mentions import Entity
from reader.core.notes import Note
from reader.core.quotations import Quotation
from reader.core.records import ArticleRecord
from reader.core.sentences import isolated
from reader.desktop.actions import Actions
from reader.desktop.analyses import Analyses
from reader.desktop.appearance import Appearance
from reader.desktop.article_menu import ArticleMenu
from reader.desktop.article_presenter import ArticlePresenter
from reader.desktop.desk import LibraryDesk
from reader.desktop.extent import Extent
from reader.desktop.file_dialogs import FileDialogs, dropped_paths
from reader.desktop.icons import Icons
from reader.desktop.language import Language
from reader.desktop.note_presenter import NotePresenter
from reader.desktop.notebook import Notebook
from reader.desktop.reading import Reading
from reader.desktop.settings import Settings
from reader.desktop.side_panel import NAMES, NOTES, QUOTATIONS
from reader.desktop.tag_picker import TagPicker
from reader.desktop.tasks import Worker
from reader.desktop.theme import Theme
from reader.desktop.window_body import WindowBody
from reader.desktop.window_dialogs import WindowDialogs, export_notes
from reader.resources import resource

if TYPE_CHECKING:
    from reader.library import Hit

_SELECTION_RESTS = 180
"""Milliseconds without change after which a selection is taken to be made."""


class MainWindow(QMainWindow):
    """One window on one library. The caller closes the workers after it; `closed` says when."""

    closed = Signal()

    def __init__(
        self,
        settings: Settings,
        language: Language,
        appearance: Appearance,
        desk: LibraryDesk,
        files: Worker,
        analyses: Analyses,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.language = language
        self.appearance = appearance
        self.desk = desk
        self.icons = Icons(self)
        self.commands = Actions(self, self.icons)
        self.body = WindowBody(self.commands, self.icons, appearance, settings, language)
        self.setCentralWidget(self.body)
        self.reading = Reading(desk, files, analyses, self)
        self.notebook = Notebook(desk, self)
        self.picker = TagPicker(appearance.theme, self)
        self.article = ArticlePresenter(self.reading, self.body, settings, language)
        self.notes = NotePresenter(self.reading, self.notebook, self.body, self.picker)
        self.article_menu = ArticleMenu(self.commands, self.notebook, self)
        self.files = FileDialogs(settings, self)
        self.dialogs = WindowDialogs(self, self.commands, appearance, settings, language)
        self._search_turn = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SELECTION_RESTS)
        self._rest.timeout.connect(self.body.follow_selection)
        self.commands.bind_letters(self.body.pane)
        self.setAcceptDrops(True)
        self.body.pane.view.viewport().setAcceptDrops(False)
        self.resize(1280, 820)
        self._restore_place()
        self._connect()
        self._bind_actions()
        self._use_theme(appearance.theme)
        self.body.show_title("")
        self.body.show_article(False)
        self.body.show_steps(None, None)
        self._enable()

    # What comes from outside

    def open_paths(self, paths: list[Path]) -> None:
        """Open the first file and keep the others in the library; folders bring what they hold."""
        files = [path for path in paths if not path.is_dir()]
        if files:
            self.reading.open_file(files[0].absolute())
        rest = [path.absolute() for path in paths if not files or path is not files[0]]
        if rest:
            self.reading.add_files(rest)

    def begin(self, paths: list[Path]) -> None:
        """Open what was asked for; else go on where reading ended; else show the sample article."""
        if paths:
            self.reading.list_records()
            self.open_paths(paths)
            return

        def listed(records: list[ArticleRecord]) -> None:
            self.reading.listed.emit(records)
            if records:
                self.reading.open_record(records[0].identity)
            else:
                self.open_sample()

        self.desk.ask(lambda desk: desk.library.records(), listed, self._begin_without)

    def open_sample(self) -> None:
        """Show the article that ships with the program."""
        self.reading.open_file(resource("samples", "welcome.txt"))

    def come_forward(self, paths: list[Path]) -> None:
        """What a second start asks for: this window in front, with its files."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if paths:
            self.open_paths(paths)

    def say_error(self, error: ReaderError) -> None:
        """Tell an error in the message bar; nothing stops."""
        self.body.message.say(error.sentence(self.language.code), lasting=True)

    # Qt's own

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_rest"):
            self.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.notes.close()
        self.reading.close()
        self.dialogs.close()
        self.settings.keep("window", bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        self.settings.close()
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not a shortcut: what has the focus takes its own Escape first.
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.open_paths(paths)

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self.commands.retranslate()
        self.icons.mirror()
        self.body.retranslate()
        self.article.retranslate()
        self.notes.retranslate()
        article = self.reading.article
        self.body.show_title(article.title if article is not None else "")
        self.reading.list_records()
        if self.dialogs.open is not None and hasattr(self.dialogs.open, "retranslate"):
            self.dialogs.open.retranslate()

    # Inside

    def _connect(self) -> None:
        body, reading = self.body, self.reading
        reading.failed.connect(self.say_error)
        self.notebook.failed.connect(self.say_error)
        self.notebook.changed.connect(self._follow_change)
        reading.opened.connect(lambda *_: self._enable())
        reading.kept.connect(lambda *_: self._enable())
        reading.historyChanged.connect(self._enable)
        self.settings.changed.connect(self._follow_setting)
        self.appearance.themed.connect(self._use_theme)
        self.appearance.styled.connect(body.pane.view.set_style)
        body.pane.view.styleChanged.connect(self.appearance.keep_style)
        body.pane.view.menuRequested.connect(self._show_article_menu)
        body.pane.view.selectionChangedSpan.connect(lambda _: self._rest.start())
        body.pane.view.verticalScrollBar().valueChanged.connect(body.selection_bar.hide)
        body.top.search.wanted.connect(self._search)
        body.top.search.left.connect(self._to_list)
        body.top.menu.aboutToShow.connect(self._list_recent)
        body.articles.menuRequested.connect(self._show_record_menu)
        body.side.names.menuRequested.connect(self._show_entity_menu)
        body.side.quotations.menuRequested.connect(self._show_quotation_menu)
        body.side.notes.menuRequested.connect(self._show_note_menu)
        body.foot.setAsideWanted.connect(lambda: self.commands["set_aside"].trigger())
        body.set_aside.closed.connect(lambda: self.commands["set_aside"].setChecked(False))
        body.sideWanted.connect(lambda: self.commands["side"].setChecked(True))
        body.start.openWanted.connect(self._ask_open)
        body.start.sampleWanted.connect(self.open_sample)
        menu = self.article_menu
        menu.entityWanted.connect(self.article.choose_name)
        menu.noteOn.connect(self.notes.write_on)
        menu.noteEdited.connect(self.notes.edit)
        menu.noteDeleted.connect(self.notes.delete)
        menu.noteTagged.connect(self.notes.tag_note)
        menu.speakerWanted.connect(self._ask_speaker)
        menu.cited.connect(lambda text: QGuiApplication.clipboard().setText(text))
        menu.turned.connect(self._turn_paragraph)

    def _bind_actions(self) -> None:
        view, body, commands = self.body.pane.view, self.body, self.commands
        bindings = {
            "open": self._ask_open,
            "paste_article": self._paste,
            "reopen": self._ask_encoding,
            "back": self.reading.back,
            "forward": self.reading.forward,
            "forget": self._forget,
            "export": self._export,
            "quit": self.close,
            "undo": self._undo,
            "redo": self._redo,
            "note": self.notes.write,
            "tag": self.notes.tag,
            "highlight": self.notes.highlight,
            "article_note": self.notes.write_on_article,
            "article_tag": lambda: self.notes.tag_article(),
            "copy": view.copy,
            "find": body.pane.open_find,
            "find_next": body.pane.find_next,
            "find_previous": body.pane.find_previous,
            "search_library": self._to_search,
            "next_mention": view.next_mention,
            "previous_mention": view.previous_mention,
            "next_quotation": view.next_quotation,
            "previous_quotation": view.previous_quotation,
            "next_note": view.next_note,
            "previous_note": view.previous_note,
            "go_list": self._to_list,
            "go_article": view.setFocus,
            "go_names": lambda: self._to_tab(NAMES),
            "go_quotations": lambda: self._to_tab(QUOTATIONS),
            "go_notes": lambda: self._to_tab(NOTES),
            "zoom_in": view.zoom_in,
            "zoom_out": view.zoom_out,
            "zoom_reset": view.reset_zoom,
            "direction": lambda: self._turn_paragraph(None, flip=True),
            "language": self._change_language,
            "theme": self.appearance.next_theme,
            "settings": self.dialogs.show_settings,
            "shortcuts": self.dialogs.show_shortcuts,
            "about": self.dialogs.show_about,
        }
        for key, do in bindings.items():
            commands[key].triggered.connect(lambda _=False, do=do: do())
        for key, setting in (("library", "library_shown"), ("side", "side_shown")):
            commands[key].setChecked(bool(self.settings.value(setting)))
            commands[key].toggled.connect(lambda on, setting=setting: self._show_panel(setting, on))
        commands["set_aside"].toggled.connect(body.set_aside.setVisible)
        commands["full_screen"].toggled.connect(self._show_full)

    def _enable(self) -> None:
        article = self.reading.article
        there = article is not None
        for key in [
            "note",
            "tag",
            "highlight",
            "copy",
            "find",
            "find_next",
            "find_previous",
            "next_mention",
            "previous_mention",
            "next_quotation",
            "previous_quotation",
            "next_note",
            "previous_note",
            "direction",
            "zoom_in",
            "zoom_out",
            "zoom_reset",
        ]:
            self.commands[key].setEnabled(there)
        for key in ("article_note", "article_tag", "forget"):
            self.commands[key].setEnabled(bool(self.reading.identity))
        self.commands["reopen"].setEnabled(article is not None and article.path is not None and bool(article.encoding))
        aside = article is not None and bool(article.set_aside)
        self.commands["set_aside"].setEnabled(aside)
        if not aside:
            self.commands["set_aside"].setChecked(False)
        self.commands["back"].setEnabled(self.reading.history.can_go_back)
        self.commands["forward"].setEnabled(self.reading.history.can_go_forward)

    def _follow_change(self, change: object) -> None:
        from reader.operations import Change

        assert isinstance(change, Change)
        identity = self.reading.identity
        if identity in change.analyses or identity in change.directions:
            self.reading.refresh()
        if change.articles or change.notes or change.tags:
            self.reading.list_records()

    def _follow_setting(self, key: str) -> None:
        if key == "language":
            from reader.places import interface_language

            self.language.use(self.settings.text("language") or interface_language())
        elif key == "animations":
            self.body.pane.view.set_motion(bool(self.settings.value("animations")))

    def _use_theme(self, theme: Theme) -> None:
        self.icons.use_colours(theme.soft, theme.acc, theme.line)
        self.body.set_theme(theme)
        self.picker.set_theme(theme)

    def _change_language(self) -> None:
        self.settings.keep("language", "en" if self.language.code == "ar" else "ar")
        self.language.use(self.settings.text("language"))

    def _show_panel(self, setting: str, on: bool) -> None:
        self.settings.keep(setting, on)
        self.body.arrange()
        # In a narrow window the panel has no room of its own and comes over for as long as it is wanted.
        panel = self.body.articles if setting == "library_shown" else self.body.side
        panel.setVisible(on)

    def _show_full(self, on: bool) -> None:
        if on:
            self.showFullScreen()
        elif self.isFullScreen():
            self.showNormal()
        self.body.show_full(on)
        self.body.pane.view.setFocus()

    def _escape(self) -> None:
        if self.body.pane.find_bar.isVisible():
            self.body.pane.close_find()
        elif not self.article.clear_choice() and self.commands["full_screen"].isChecked():
            self.commands["full_screen"].setChecked(False)

    def _ask_open(self) -> None:
        paths = self.files.ask_open(self.language.code)
        if paths:
            self.open_paths(paths)

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.reading.open_text(text)
        else:
            self.body.message.say(self.tr("There is no text on the clipboard."))

    def _ask_encoding(self) -> None:
        article = self.reading.article
        if article is not None and article.path is not None:
            path = article.path
            self.dialogs.ask_encoding(article.encoding, lambda name: self.reading.open_file(path, name))

    def _ask_speaker(self, quotation: Quotation) -> None:
        identity = self.reading.identity
        if identity:
            self.dialogs.ask_speaker(
                self.reading.entities,
                lambda speaker: self.notebook.change(
                    lambda operations: operations.set_speaker(identity, quotation.content, speaker)
                ),
            )

    def _turn_paragraph(self, direction: Direction | None, *, flip: bool = False) -> None:
        article, identity, view = self.reading.article, self.reading.identity, self.body.pane.view
        if article is None or not identity or not article.blocks:
            return
        number = view.block_at(view.caret())
        block = article.blocks[number]
        if flip:
            now = self.article.direction_of(number)
            direction = Direction.LTR if now is Direction.RTL else Direction.RTL
        start = block.span.start
        self.notebook.change(lambda operations: operations.set_block_direction(identity, start, direction))

    def _forget(self) -> None:
        identity = self.reading.identity
        if identity:
            self._forget_record(identity)

    def _forget_record(self, identity: int) -> None:
        self.notes.close()
        self.notebook.change(
            lambda operations: operations.forget_article(identity),
            lambda _: self.body.message.say(
                self.tr("The article and its notes were removed from the library; its file is untouched."),
                action=self.tr("Undo"),
                do=self.notebook.undo,
            ),
        )

    def _undo(self) -> None:
        self.notes.save()
        self.notebook.undo()

    def _redo(self) -> None:
        self.notes.save()
        self.notebook.redo()

    def _export(self) -> None:
        narrowed = self.body.side.notes.narrowed
        extents = [Extent.ALL]
        if self.reading.identity and self.reading.notes:
            extents.append(Extent.ARTICLE)
        if narrowed:
            extents.append(Extent.NARROWED)
        self.notes.save()
        self.dialogs.ask_extent(extents, lambda extent: self._export_to(extent, narrowed or []))

    def _export_to(self, extent: Extent, narrowed: list[Note]) -> None:
        path = self.files.ask_export()
        if path is None:
            return

        def done(count: int) -> None:
            self.body.message.say(
                self.tr("%n note(s) were written to {path}.", "", count).format(path=isolated(str(path)))
            )

        export_notes(self.desk, path, extent, self.reading.identity, narrowed, done, self.say_error)

    def _search(self, text: str) -> None:
        self._search_turn += 1
        turn = self._search_turn
        if not text:
            self.body.articles.show_hits(None)
            return

        def found(hits: list[Hit]) -> None:
            if turn == self._search_turn:
                if not self.body.articles.isVisible():
                    self.body.articles.show()
                self.body.articles.show_hits(hits)

        self.desk.ask(lambda desk: list(desk.library.search(text, typing=True)), found, self.say_error)

    def _to_search(self) -> None:
        search = self.body.top.search
        search.setVisible(True)
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    def _to_list(self) -> None:
        self.commands["library"].setChecked(True)
        self.body.articles.show()
        self.body.articles.articles.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_tab(self, number: int) -> None:
        self.body.show_side()
        self.body.side.show_tab(number)
        panel = (self.body.side.names, self.body.side.quotations, self.body.side.notes)[number]
        panel.setFocus(Qt.FocusReason.TabFocusReason)

    def _list_recent(self) -> None:
        self.body.top.show_recent(self.body.articles.recent(), self.reading.open_record)

    def _show_article_menu(self, at: QPoint, mark: object) -> None:
        article = self.reading.article
        if article is None:
            return
        menu = self.article_menu.build(
            article,
            self.reading.identity,
            mark,  # type: ignore[arg-type]
            self.body.pane.view.selected_span(),
            at,
            self.article.citation,
        )
        self._pop_up(menu, at)

    def _show_entity_menu(self, key: object, at: QPoint) -> None:
        entity = self._entity(key)
        if entity is not None and self.reading.identity:
            self._pop_up(self.article_menu.entity_menu(entity, self.reading.identity), at)

    def _show_quotation_menu(self, quotation: Quotation, at: QPoint) -> None:
        if self.reading.identity:
            self._pop_up(self.article_menu.quotation_menu(quotation, self.reading.identity, self.article.citation), at)

    def _show_note_menu(self, note: Note, at: QPoint) -> None:
        self._pop_up(self.article_menu.note_menu(note, at), at)

    def _show_record_menu(self, record: ArticleRecord, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Open")).triggered.connect(lambda: self.reading.open_record(record.identity))
        menu.addAction(self.tr("Remove from the library")).triggered.connect(
            lambda: self._forget_record(record.identity)
        )
        self._pop_up(menu, at)

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _entity(self, key: object) -> Entity | None:
        return next((one for one in self.reading.entities if (one.name, one.type) == key), None)

    def _begin_without(self, error: ReaderError) -> None:
        self.say_error(error)
        self.open_sample()

    def _restore_place(self) -> None:
        kept = self.settings.text("window")
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii")))
