"""What the window's actions do, and which of them can be done now."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from reader.desktop.actions import Actions
from reader.desktop.appearance import Appearance
from reader.desktop.file_presenter import FilePresenter
from reader.desktop.focus_presenter import FocusPresenter
from reader.desktop.language import Language
from reader.desktop.menu_presenter import MenuPresenter
from reader.desktop.note_presenter import NotePresenter
from reader.desktop.notebook import Notebook
from reader.desktop.reading import Reading
from reader.desktop.settings import Settings
from reader.desktop.side_panel import NAMES, NOTES, QUOTATIONS
from reader.desktop.window_body import WindowBody
from reader.desktop.window_dialogs import WindowDialogs


class CommandPresenter(QObject):
    """Between the actions and those who do them; an action that only one presenter knows is bound there."""

    def __init__(
        self,
        window: QMainWindow,
        commands: Actions,
        reading: Reading,
        notebook: Notebook,
        notes: NotePresenter,
        files: FilePresenter,
        menus: MenuPresenter,
        focus: FocusPresenter,
        body: WindowBody,
        dialogs: WindowDialogs,
        appearance: Appearance,
        settings: Settings,
        language: Language,
    ) -> None:
        super().__init__(body)
        self._window = window
        self._commands = commands
        self._reading = reading
        self._notebook = notebook
        self._notes = notes
        self._body = body
        self._dialogs = dialogs
        self._appearance = appearance
        self._settings = settings
        self._language = language
        self._panels: dict[str, QWidget] = {"library": body.articles, "side": body.side}
        self._showing = False
        reading.opened.connect(lambda *_: self.enable())
        reading.kept.connect(lambda *_: self.enable())
        reading.historyChanged.connect(self.enable)
        self._bind(files, menus, focus)

    def enable(self) -> None:
        """Let be done what can be done now, with this article and this page."""
        article = self._reading.article
        page = not self._body.is_reading
        there = article is not None and not page
        for key in ("library", "side"):
            self._commands[key].setEnabled(not page)
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
            self._commands[key].setEnabled(there)
        for key in ("article_note", "article_tag", "forget"):
            self._commands[key].setEnabled(bool(self._reading.identity))
        self._commands["reopen"].setEnabled(article is not None and article.path is not None and bool(article.encoding))
        self._commands["find"].setEnabled(article is not None or page)
        aside = there and article is not None and bool(article.set_aside)
        self._commands["set_aside"].setEnabled(aside)
        if not aside:
            self._commands["set_aside"].setChecked(False)
        self._commands["back"].setEnabled(self._reading.history.can_go_back)
        self._commands["forward"].setEnabled(self._reading.history.can_go_forward)

    def _bind(self, files: FilePresenter, menus: MenuPresenter, focus: FocusPresenter) -> None:
        view, body, commands = self._body.pane.view, self._body, self._commands
        bindings = {
            "open": files.ask_open,
            "paste_article": files.paste,
            "reopen": files.ask_encoding,
            "back": self._reading.back,
            "forward": self._reading.forward,
            "close_article": self._close_article,
            "forget": files.forget,
            "export": files.export,
            "quit": self._window.close,
            "undo": self._undo,
            "redo": self._redo,
            "note": self._notes.write,
            "tag": self._notes.tag,
            "highlight": self._notes.highlight,
            "article_note": self._notes.write_on_article,
            "article_tag": lambda: self._notes.tag_article(),
            "copy": view.copy,
            "find": focus.find,
            "find_next": body.pane.find_next,
            "find_previous": body.pane.find_previous,
            "search_library": focus.to_search,
            "next_mention": view.next_mention,
            "previous_mention": view.previous_mention,
            "next_quotation": view.next_quotation,
            "previous_quotation": view.previous_quotation,
            "next_note": view.next_note,
            "previous_note": view.previous_note,
            "go_list": focus.to_list,
            "go_article": focus.to_article,
            "go_names": lambda: focus.to_tab(NAMES),
            "go_quotations": lambda: focus.to_tab(QUOTATIONS),
            "go_notes": lambda: focus.to_tab(NOTES),
            "zoom_in": view.zoom_in,
            "zoom_out": view.zoom_out,
            "zoom_reset": view.reset_zoom,
            "direction": menus.turn_paragraph,
            "language": self._change_language,
            "theme": self._appearance.next_theme,
            "settings": self._dialogs.show_settings,
            "shortcuts": self._dialogs.show_shortcuts,
            "about": self._dialogs.show_about,
        }
        for key, do in bindings.items():
            commands[key].triggered.connect(lambda _=False, do=do: do())
        for key, panel in self._panels.items():
            commands[key].setChecked(not panel.isHidden())
            commands[key].toggled.connect(lambda on, key=key: self._show_panel(key, on))
            panel.installEventFilter(self)
        commands["set_aside"].toggled.connect(body.set_aside.setVisible)
        commands["full_screen"].toggled.connect(self._show_full)

    def _change_language(self) -> None:
        self._settings.keep("language", "en" if self._language.code == "ar" else "ar")
        self._language.use(self._settings.text("language"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The actions of the panels say what is to be seen, whoever shows or folds a panel."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent) and not self._showing:
            for key, panel in self._panels.items():
                if panel is watched:
                    self._tick(key)
        return super().eventFilter(watched, event)

    def _show_panel(self, key: str, on: bool) -> None:
        if self._showing:
            return
        # In a narrow window, or one that fills the screen, a panel has no room of its own and comes over the article
        # for as long as it is wanted: that it goes again says nothing of other windows.
        if on or self._body.has_room(self._panels[key]):
            self._settings.keep(f"{key}_shown", on)
        self._showing = True
        self._body.arrange()
        self._panels[key].setVisible(on)
        self._showing = False
        for one in self._panels:
            self._tick(one)

    def _tick(self, key: str) -> None:
        self._showing = True
        self._commands[key].setChecked(not self._panels[key].isHidden())
        self._showing = False

    def _show_full(self, on: bool) -> None:
        if on:
            self._window.showFullScreen()
        elif self._window.isFullScreen():
            self._window.showNormal()
        self._body.show_full(on)
        self._body.pane.view.setFocus()

    def _close_article(self) -> None:
        self._notes.save()
        self._reading.close_article()
        self._body.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self) -> None:
        self._notes.save()
        self._notebook.undo()

    def _redo(self) -> None:
        self._notes.save()
        self._notebook.redo()
