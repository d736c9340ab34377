"""The window: its parts and what joins them, language and theme, drops, the end."""

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

    def show_first(self, article: Article, position: int = 0, *, whole: bool = True) -> None:
        """Show an article, or only its beginning, in the window that is not furnished yet."""
        from reader.desktop.byline import byline

        self.pane.show_article(article, position)
        self.pane.view.set_byline(byline(article, 0 if whole else None, self.language.code))

    def furnish(self, desk: LibraryDesk, files: Worker, analyses: Analyses, imports: Imports) -> None:
        """Make all that is around the article."""
        from reader.desktop.actions import Actions
        from reader.desktop.article_presenter import ArticlePresenter
        from reader.desktop.command_presenter import CommandPresenter
        from reader.desktop.file_dialogs import FileDialogs
        from reader.desktop.file_presenter import FilePresenter
        from reader.desktop.focus_presenter import FocusPresenter
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
        from reader.desktop.safekeeping_presenter import SafekeepingPresenter
        from reader.desktop.steering import SteeringPresenter
        from reader.desktop.tag_changes import TagChanges
        from reader.desktop.tag_picker import TagPicker
        from reader.desktop.window_body import WindowBody
        from reader.desktop.window_dialogs import WindowDialogs

        settings, language, appearance = self.settings, self.language, self.appearance
        self.desk = desk
        self.icons = Icons(appearance.theme.icons, self.devicePixelRatio(), self)
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
        self.tag_changes = TagChanges(self.notebook, self.dialogs, self.body.message, self)
        self.picker.renameWanted.connect(lambda tag, _: self.tag_changes.rename(tag))
        self.picker.mergeWanted.connect(self.tag_changes.merge)
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
        self.safekeeping = SafekeepingPresenter(
            self.commands,
            desk,
            self.reading,
            self.notebook,
            self.notes,
            self.pages,
            imports,
            self.body,
            self.dialogs,
            appearance,
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
        self.focus_presenter = FocusPresenter(
            self.commands, self.article, self.files, self.pages, self.page_links, self.body
        )
        self.command_presenter = CommandPresenter(
            self,
            self.commands,
            self.reading,
            self.notebook,
            self.notes,
            self.files,
            self.menus,
            self.focus_presenter,
            self.body,
            self.dialogs,
            appearance,
            settings,
            language,
        )
        self._connect()
        self._use_theme(appearance.theme)
        article = self.pane.view.article
        self.body.show_article(article is not None)
        self.body.show_steps(None, None)
        self.command_presenter.enable()
        self.furnished = True
        self.appearance.apply()
        self.setCentralWidget(self.body)
        self.body.show_title(article.title if article is not None else "")

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

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange and self.furnished:
            self.icons.use_ratio(self.devicePixelRatio())
        return super().event(event)

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
            self.focus_presenter.escape()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.furnished:
            self.focus_presenter.press(self.focusWidget())
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
        self.settings.changed.connect(self._follow_setting)
        self._follow_setting("animations")
        self.appearance.themed.connect(self._use_theme)
        self.appearance.styled.connect(body.pane.view.set_style)
        body.pane.view.styleChanged.connect(self.appearance.keep_style)
        body.pane.view.selectionChangedSpan.connect(lambda _: self._rest.start())
        body.pane.view.verticalScrollBar().valueChanged.connect(body.selection_bar.hide)
        body.top.menu.aboutToShow.connect(self._list_recent)
        body.foot.setAsideWanted.connect(lambda: self.commands["set_aside"].trigger())
        body.set_aside.closed.connect(lambda: self.commands["set_aside"].setChecked(False))
        body.sideWanted.connect(lambda: self.commands["side"].setChecked(True))
        body.start.openWanted.connect(self.files.ask_open)
        body.start.sampleWanted.connect(self.files.open_sample)
        body.start.chosen.connect(reading.open_record)
        reading.listed.connect(body.start.show_records)

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
        self.icons.use_colours(theme.icons)
        self.body.set_theme(theme)
        self.pages.set_theme(theme)
        self.picker.set_theme(theme)
        self.palette_presenter.palette.set_theme(theme)

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
