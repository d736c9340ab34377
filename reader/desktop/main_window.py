"""The window: the actions and what each does, language and theme, drops, the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow

from reader.core.articles import Article
from reader.desktop.appearance import Appearance
from reader.desktop.article_view_pane import ArticlePane
from reader.desktop.language import Language
from reader.desktop.settings import Settings
from reader.desktop.theme import Theme
from reader.desktop.window_frame import WindowFrame

if TYPE_CHECKING:
    from reader.desktop.analyses import Analyses
    from reader.desktop.analysis_line import FirstArticle
    from reader.desktop.desk import LibraryDesk
    from reader.desktop.imports import Imports
    from reader.desktop.tasks import Worker

_SELECTION_RESTS = 180
"""Milliseconds without change after which a selection is taken to be made."""


class MainWindow(QMainWindow):
    """One window on one library. It is there, with an article to read, before most of it is made: `furnish` makes the
    rest, once `frame.seen` told that the article is on the screen. What only the rest needs is imported there.

    The caller closes the workers after it; `closed` says when.
    """

    closed = Signal()

    def __init__(self, settings: Settings, language: Language, appearance: Appearance) -> None:
        super().__init__()
        self.settings = settings
        self.language = language
        self.appearance = appearance
        self.furnished = False
        self.pane = ArticlePane(appearance.theme, appearance.style)
        self.frame = WindowFrame(self.pane, settings, appearance.theme)
        self.setCentralWidget(self.frame)
        self._restore_place()

    def show_first(self, article: Article, position: int) -> None:
        """Show an article in the window that is not furnished yet."""
        from reader.desktop.byline import byline

        self.pane.show_article(article, position)
        self.pane.view.set_byline(byline(article, 0, self.language.code))

    def furnish(self, desk: LibraryDesk, files: Worker, analyses: Analyses, imports: Imports) -> None:
        """Make all that is around the article."""
        from reader.desktop.actions import Actions
        from reader.desktop.article_presenter import ArticlePresenter
        from reader.desktop.file_dialogs import FileDialogs
        from reader.desktop.file_presenter import FilePresenter
        from reader.desktop.icons import Icons
        from reader.desktop.import_presenter import ImportPresenter
        from reader.desktop.menu_presenter import MenuPresenter
        from reader.desktop.note_import import NoteImport
        from reader.desktop.note_links import NoteLinks
        from reader.desktop.note_presenter import NotePresenter
        from reader.desktop.notebook import Notebook
        from reader.desktop.page import PageContext
        from reader.desktop.page_links import PageLinks
        from reader.desktop.page_presenter import PagePresenter
        from reader.desktop.palette import Palette
        from reader.desktop.palette_presenter import PalettePresenter
        from reader.desktop.print_presenter import PrintPresenter
        from reader.desktop.read_aloud import ReadAloud
        from reader.desktop.reading import Reading
        from reader.desktop.steering import SteeringPresenter
        from reader.desktop.tag_picker import TagPicker
        from reader.desktop.window_body import WindowBody
        from reader.desktop.window_dialogs import WindowDialogs

        settings, language, appearance = self.settings, self.language, self.appearance
        self.desk = desk
        self.icons = Icons(self)
        self.commands = Actions(self, self.icons)
        self.body = WindowBody(self.commands, self.icons, self.pane, appearance, settings, language)
        self.reading = Reading(desk, files, analyses, self)
        self.notebook = Notebook(desk, self)
        self.picker = TagPicker(appearance.theme, self)
        self.article = ArticlePresenter(self.reading, self.body, settings, language)
        self.notes = NotePresenter(self.reading, self.notebook, self.body, self.picker)
        self.dialogs = WindowDialogs(self, self.commands, appearance, settings, language)
        self.files = FilePresenter(
            desk,
            self.reading,
            self.notebook,
            self.notes,
            self.body,
            self.dialogs,
            FileDialogs(settings, self),
            language,
            imports,
        )
        self.menus = MenuPresenter(
            self.commands,
            self.reading,
            self.notebook,
            self.article,
            self.notes,
            self.files,
            self.body,
            self.dialogs,
        )
        self.steering = SteeringPresenter(
            self.commands,
            self.reading,
            self.notebook,
            desk,
            self.article,
            self.menus.article_menu,
            self.body,
            self.dialogs,
            self.files.file_dialogs,
            settings,
            language,
        )
        self.palette_presenter = PalettePresenter(
            self.commands,
            self.reading,
            self.article,
            self.files,
            desk,
            self.body,
            self.dialogs,
            settings,
            language,
            Palette(appearance.theme, self),
        )
        self.pages = PagePresenter(
            PageContext(
                desk,
                self.notebook,
                self.reading,
                self.dialogs,
                self.files.file_dialogs,
                self.body.message,
                self.icons,
                appearance,
                language,
                imports,
            ),
            self.commands,
            self.body,
        )
        self.imports = imports
        # Its timers and its watcher go with the window.
        imports.setParent(self)
        self.import_presenter = ImportPresenter(
            self.commands, imports, self.reading, self.body, self.files.file_dialogs
        )
        self.links = NoteLinks(self.commands, self.reading, self.notes, desk, self.body)
        self.menus.article_menu.noteLinked.connect(self.links.copy)
        self.note_import = NoteImport(self.commands, desk, self.notebook, self.body, self.files.file_dialogs)
        self.page_links = PageLinks(self.pages, self.reading, self.menus, self.body)
        self.printing = PrintPresenter(
            self.commands,
            self.reading,
            self.article,
            files,
            self.body,
            self.dialogs,
            self.files.file_dialogs,
            settings,
            language,
        )
        self.read_aloud = ReadAloud(self.commands, self.reading, files, self.body, settings)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SELECTION_RESTS)
        self._rest.timeout.connect(self.body.follow_selection)
        self.commands.bind_letters(self.body.pane)
        self.setAcceptDrops(True)
        self.body.pane.view.viewport().setAcceptDrops(False)
        self._connect()
        self._bind_actions()
        self._use_theme(appearance.theme)
        article = self.pane.view.article
        self.body.show_title(article.title if article is not None else "")
        self.body.show_article(article is not None)
        self.body.show_steps(None, None)
        self._enable()
        self.furnished = True
        self.appearance.apply()
        self.setCentralWidget(self.body)

    # What comes from outside

    def come_forward(self, targets: list[Path | str]) -> None:
        """What a second start asks for: this window in front, with its files and the links (str) that it follows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.open_targets(targets)

    def begin(self, targets: list[Path | str], first: FirstArticle | None = None) -> None:
        """Open what was asked for at the start; else go on where reading ended. `first` is the first article among the
        files, where it is read already."""
        articles = [target for target in targets if isinstance(target, Path) and not _holds_notes(target)]
        if len(articles) == len(targets):
            self.files.begin(articles, first)
        else:
            self.open_targets(targets, first)
            self.reading.list_records()

    def open_targets(self, targets: list[Path | str], first: FirstArticle | None = None) -> None:
        """Open files, take in notes (.jsonld) and follow links; of several the last link is what is shown."""
        paths = [target for target in targets if isinstance(target, Path)]
        articles = [path for path in paths if not _holds_notes(path)]
        if articles:
            self.files.open_paths(articles, first)
        self.note_import.take([path for path in paths if _holds_notes(path)])
        for target in targets:
            if isinstance(target, str):
                self.links.follow(target)

    # Qt's own

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.furnished:
            self.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.furnished:
            self.read_aloud.stop()
            self.notes.close()
            self.pages.close()
            self.imports.stop()
            self.reading.close()
            self.dialogs.close()
        self.settings.keep("window", bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        self.settings.close()
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not a shortcut: what has the focus takes its own Escape first.
        if event.key() == Qt.Key.Key_Escape and self.furnished:
            self._escape()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from reader.desktop.file_dialogs import dropped_paths

        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from reader.desktop.file_dialogs import dropped_paths

        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.open_targets([*paths])

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self.commands.retranslate()
        self.icons.mirror()
        self.body.retranslate()
        self.article.retranslate()
        self.notes.retranslate()
        self.read_aloud.retranslate()
        self.palette_presenter.palette.retranslate()
        self.pages.retranslate()
        self.import_presenter.retranslate()
        article = self.reading.article
        self.body.show_title(article.title if article is not None else "")
        self.reading.list_records()
        if self.dialogs.open is not None and hasattr(self.dialogs.open, "retranslate"):
            self.dialogs.open.retranslate()

    # Inside

    def _connect(self) -> None:
        body, reading = self.body, self.reading
        reading.failed.connect(body.say_error)
        self.notebook.failed.connect(body.say_error)
        self.notebook.changed.connect(self._follow_change)
        reading.opened.connect(lambda *_: self._enable())
        reading.kept.connect(lambda *_: self._enable())
        reading.historyChanged.connect(self._enable)
        self.settings.changed.connect(self._follow_setting)
        self._follow_setting("animations")
        self.appearance.themed.connect(self._use_theme)
        self.appearance.styled.connect(body.pane.view.set_style)
        body.pane.view.styleChanged.connect(self.appearance.keep_style)
        body.pane.view.selectionChangedSpan.connect(lambda _: self._rest.start())
        body.pane.view.verticalScrollBar().valueChanged.connect(body.selection_bar.hide)
        body.top.search.wanted.connect(self._search)
        body.top.search.left.connect(self._to_found)
        body.top.menu.aboutToShow.connect(self._list_recent)
        body.foot.setAsideWanted.connect(lambda: self.commands["set_aside"].trigger())
        body.set_aside.closed.connect(lambda: self.commands["set_aside"].setChecked(False))
        body.sideWanted.connect(lambda: self.commands["side"].setChecked(True))
        body.start.openWanted.connect(self.files.ask_open)
        body.start.sampleWanted.connect(self.files.open_sample)
        body.start.chosen.connect(reading.open_record)
        reading.listed.connect(body.start.show_records)

    def _bind_actions(self) -> None:
        from reader.desktop.side_panel import NAMES, NOTES, QUOTATIONS

        view, body, commands = self.body.pane.view, self.body, self.commands
        bindings = {
            "open": self.files.ask_open,
            "paste_article": self.files.paste,
            "reopen": self.files.ask_encoding,
            "back": self.reading.back,
            "forward": self.reading.forward,
            "close_article": self._close_article,
            "forget": self.files.forget,
            "export": self.files.export,
            "quit": self.close,
            "undo": self._undo,
            "redo": self._redo,
            "note": self.notes.write,
            "tag": self.notes.tag,
            "highlight": self.notes.highlight,
            "article_note": self.notes.write_on_article,
            "article_tag": lambda: self.notes.tag_article(),
            "copy": view.copy,
            "find": self._find,
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
            "go_article": self._to_article,
            "go_names": lambda: self._to_tab(NAMES),
            "go_quotations": lambda: self._to_tab(QUOTATIONS),
            "go_notes": lambda: self._to_tab(NOTES),
            "zoom_in": view.zoom_in,
            "zoom_out": view.zoom_out,
            "zoom_reset": view.reset_zoom,
            "direction": self.menus.turn_paragraph,
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
        page = not self.body.is_reading
        there = article is not None and not page
        for key in ("library", "side"):
            self.commands[key].setEnabled(not page)
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
            "close_article",
        ]:
            self.commands[key].setEnabled(there)
        for key in ("article_note", "article_tag", "forget"):
            self.commands[key].setEnabled(bool(self.reading.identity))
        self.commands["reopen"].setEnabled(article is not None and article.path is not None and bool(article.encoding))
        self.commands["find"].setEnabled(article is not None or page)
        aside = there and article is not None and bool(article.set_aside)
        self.commands["set_aside"].setEnabled(aside)
        if not aside:
            self.commands["set_aside"].setChecked(False)
        self.commands["back"].setEnabled(self.reading.history.can_go_back)
        self.commands["forward"].setEnabled(self.reading.history.can_go_forward)

    def _follow_change(self, change: object) -> None:
        from reader.operations import Change

        assert isinstance(change, Change)
        identity = self.reading.identity
        if identity in change.analyses or identity in change.directions or change.names:
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
        self.pages.set_theme(theme)
        self.picker.set_theme(theme)
        self.palette_presenter.palette.set_theme(theme)

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
        if self.pages.leave():
            return
        if self.body.pane.finding:
            self.body.pane.close_find()
        elif not self.article.clear_choice() and self.commands["full_screen"].isChecked():
            self.commands["full_screen"].setChecked(False)

    def _close_article(self) -> None:
        self.notes.save()
        self.reading.close_article()
        self.body.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self) -> None:
        self.notes.save()
        self.notebook.undo()

    def _redo(self) -> None:
        self.notes.save()
        self.notebook.redo()

    def _find(self) -> None:
        if not self.pages.find():
            self.body.pane.open_find()

    def _to_article(self) -> None:
        self.pages.leave()
        self.body.pane.view.setFocus()

    def _to_search(self) -> None:
        search = self.body.top.search
        search.setVisible(True)
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    def _search(self, text: str) -> None:
        # What is typed while a page is up is looked for there: the list of articles is out of sight.
        if self.body.is_reading:
            self.files.search(text)
        elif text:
            self.page_links.search(text)

    def _to_found(self) -> None:
        page = self.pages.page
        if page is None:
            self._to_list()
        else:
            page.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_list(self) -> None:
        self.pages.leave()
        self.commands["library"].setChecked(True)
        self.body.articles.show()
        self.body.articles.articles.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_tab(self, number: int) -> None:
        self.pages.leave()
        self.body.show_side()
        self.body.side.show_tab(number)
        panel = (self.body.side.names, self.body.side.quotations, self.body.side.notes)[number]
        panel.setFocus(Qt.FocusReason.TabFocusReason)

    def _list_recent(self) -> None:
        self.body.top.show_recent(self.body.articles.recent(), self.reading.open_record)

    def _restore_place(self) -> None:
        kept = self.settings.text("window")
        if kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii"))):
            return
        room = self.screen().availableSize()
        self.resize(min(1440, round(room.width() * 0.9)), min(900, round(room.height() * 0.9)))


def _holds_notes(path: Path) -> bool:
    return path.suffix.lower() == ".jsonld"
