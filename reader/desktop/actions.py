"""Everything a person can do in the window, declared once: the menus, the buttons and the shortcut sheet read it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from reader.desktop.icons import Icons
from reader.desktop.texts import marked


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One action: its key, English text, Phosphor icon, shortcuts (portable), whether it is a switch, and whether its
    shortcut waits for the article to have the focus (single letters would get in the way of typing elsewhere)."""

    key: str
    text: str
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    checkable: bool = False
    in_article: bool = False


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """The actions of one menu; None draws a line."""

    title: str
    entries: tuple[ActionEntry | None, ...]


# A letter alone is typed in whichever layout the keyboard is in, so the Arabic letter on the same key counts too.
GROUPS: tuple[ActionGroup, ...] = (
    ActionGroup(
        marked("Actions", "Article"),
        (
            ActionEntry("open", marked("Actions", "Open…"), "folder-open", ("Ctrl+O",)),
            ActionEntry("import_folder", marked("Actions", "Import a folder…"), "folder-plus", ("Ctrl+Shift+O",)),
            ActionEntry("paste_article", marked("Actions", "Paste as article"), "clipboard-text", ("Ctrl+Shift+V",)),
            ActionEntry("reopen", marked("Actions", "Open again in another encoding…"), "text-t"),
            ActionEntry("set_aside", marked("Actions", "What was set aside"), "archive", checkable=True),
            None,
            ActionEntry("back", marked("Actions", "Back"), "arrow-left"),
            ActionEntry("forward", marked("Actions", "Forward"), "arrow-right"),
            ActionEntry("close_article", marked("Actions", "Close the article"), "x", ("Ctrl+W",)),
            ActionEntry("forget", marked("Actions", "Remove the article from the library"), "trash"),
            None,
            ActionEntry("export", marked("Actions", "Export notes…"), "export", ("Ctrl+E",)),
            ActionEntry("import_notes", marked("Actions", "Import notes…"), "download-simple", ("Ctrl+Shift+I",)),
            ActionEntry("print", marked("Actions", "Print…"), "printer", ("Ctrl+P",)),
            ActionEntry("save_pdf", marked("Actions", "Save as PDF…"), "file-pdf", ("Ctrl+Shift+S",)),
            None,
            ActionEntry("quit", marked("Actions", "Quit"), "sign-out", ("Ctrl+Q",)),
        ),
    ),
    ActionGroup(
        marked("Actions", "Notes"),
        (
            ActionEntry("undo", marked("Actions", "Undo"), "arrow-u-up-left", ("Ctrl+Z",)),
            ActionEntry("redo", marked("Actions", "Redo"), "arrow-u-up-right", ("Ctrl+Shift+Z", "Ctrl+Y")),
            None,
            ActionEntry(
                "note", marked("Actions", "Write a note"), "note-pencil", ("N", "ى", "Ctrl+Shift+N"), in_article=True
            ),
            ActionEntry("tag", marked("Actions", "Tag"), "tag", ("T", "ف", "Ctrl+T"), in_article=True),
            ActionEntry(
                "highlight", marked("Actions", "Highlight"), "highlighter-circle", ("H", "ا", "Ctrl+H"), in_article=True
            ),
            ActionEntry("article_note", marked("Actions", "Note on the whole article"), "notebook", ("Ctrl+Shift+A",)),
            ActionEntry(
                "article_tag", marked("Actions", "Tag the whole article"), "bookmark-simple", ("Ctrl+Shift+T",)
            ),
            None,
            ActionEntry("copy", marked("Actions", "Copy"), "copy", ("Ctrl+C",), in_article=True),
            ActionEntry("copy_link", marked("Actions", "Copy a link to the note"), "link", ("Ctrl+Shift+C",)),
        ),
    ),
    ActionGroup(
        marked("Actions", "Names"),
        (
            ActionEntry("review", marked("Actions", "Review the marks"), "check-circle", ("Ctrl+R",)),
            ActionEntry("review_accept", marked("Actions", "Accept"), "", ("A", "ش"), in_article=True),
            ActionEntry("review_reject", marked("Actions", "Reject"), "", ("X", "ء"), in_article=True),
            ActionEntry("review_person", marked("Actions", "Person"), "", ("1", "١"), in_article=True),
            ActionEntry("review_place", marked("Actions", "Place"), "", ("2", "٢"), in_article=True),
            ActionEntry("review_organisation", marked("Actions", "Organisation"), "", ("3", "٣"), in_article=True),
            ActionEntry("review_other", marked("Actions", "Other"), "", ("4", "٤"), in_article=True),
            ActionEntry("review_date", marked("Actions", "Date"), "", ("5", "٥"), in_article=True),
            ActionEntry("review_amount", marked("Actions", "Amount"), "", ("6", "٦"), in_article=True),
            ActionEntry("review_count", marked("Actions", "Count"), "", ("7", "٧"), in_article=True),
            ActionEntry("review_skip", marked("Actions", "Skip"), "", ("S", "س"), in_article=True),
            ActionEntry("review_end", marked("Actions", "End the review"), "", ("Esc",), in_article=True),
            None,
            ActionEntry(
                "quantities",
                marked("Actions", "Dates, amounts and counts"),
                "calendar-blank",
                ("Ctrl+D",),
                checkable=True,
            ),
            ActionEntry("spellings", marked("Actions", "Spellings of one name…"), "git-merge"),
            ActionEntry("name_lists", marked("Actions", "Name lists…"), "list-plus", ("Ctrl+Shift+E",)),
            ActionEntry("analyse", marked("Actions", "Analyse the article again"), "arrows-clockwise"),
        ),
    ),
    ActionGroup(
        marked("Actions", "Library"),
        (
            ActionEntry("notes_page", marked("Actions", "All notes and highlights"), "notepad", ("Alt+1",)),
            ActionEntry("names_page", marked("Actions", "People and places"), "address-book", ("Alt+2",)),
            ActionEntry("quotations_page", marked("Actions", "All quotations"), "quotes", ("Alt+3",)),
            ActionEntry(
                "search_page",
                marked("Actions", "Search page"),
                "file-search",
                ("Alt+4", "Ctrl+Shift+F"),
            ),
            ActionEntry("compare_page", marked("Actions", "Two articles side by side"), "columns", ("Alt+5",)),
            ActionEntry("overview_page", marked("Actions", "Overview in pictures"), "chart-bar", ("Alt+6",)),
            None,
            ActionEntry("import_page", marked("Actions", "Import and watched folders"), "tray", ("Alt+0",)),
            ActionEntry("safekeeping", marked("Actions", "Library and backups…"), "shield-check"),
        ),
    ),
    ActionGroup(
        marked("Actions", "Go"),
        (
            ActionEntry("palette", marked("Actions", "Find a command…"), "command", ("Ctrl+Shift+P",)),
            None,
            ActionEntry("find", marked("Actions", "Find in the article"), "magnifying-glass", ("Ctrl+F",)),
            ActionEntry("find_next", marked("Actions", "Next hit"), "", ("F3", "Ctrl+G")),
            ActionEntry("find_previous", marked("Actions", "Previous hit"), "", ("Shift+F3", "Ctrl+Shift+G")),
            ActionEntry("search_library", marked("Actions", "Search the library"), "files", ("Ctrl+K",)),
            None,
            ActionEntry("next_mention", marked("Actions", "Next name"), "", ("F4",)),
            ActionEntry("previous_mention", marked("Actions", "Previous name"), "", ("Shift+F4",)),
            ActionEntry("next_quotation", marked("Actions", "Next quotation"), "", ("F6",)),
            ActionEntry("previous_quotation", marked("Actions", "Previous quotation"), "", ("Shift+F6",)),
            ActionEntry("next_note", marked("Actions", "Next note"), "", ("F7",)),
            ActionEntry("previous_note", marked("Actions", "Previous note"), "", ("Shift+F7",)),
            None,
            ActionEntry("go_list", marked("Actions", "To the article list"), "", ("Ctrl+1",)),
            ActionEntry("go_article", marked("Actions", "To the article"), "", ("Ctrl+2",)),
            ActionEntry("go_names", marked("Actions", "To the names"), "", ("Ctrl+3",)),
            ActionEntry("go_quotations", marked("Actions", "To the quotations"), "", ("Ctrl+4",)),
            ActionEntry("go_notes", marked("Actions", "To the notes"), "", ("Ctrl+5",)),
        ),
    ),
    ActionGroup(
        marked("Actions", "View"),
        (
            ActionEntry("library", marked("Actions", "Article list"), "books", ("F9",), checkable=True),
            ActionEntry("side", marked("Actions", "Names, quotations, notes"), "users-three", ("F10",), checkable=True),
            None,
            ActionEntry("zoom_in", marked("Actions", "Larger letters"), "plus", ("Ctrl++", "Ctrl+=")),
            ActionEntry("zoom_out", marked("Actions", "Smaller letters"), "minus", ("Ctrl+-",)),
            ActionEntry("zoom_reset", marked("Actions", "Original size of letters"), "", ("Ctrl+0",)),
            ActionEntry("full_screen", marked("Actions", "Full screen"), "corners-out", ("F11",), checkable=True),
            None,
            ActionEntry("read_aloud", marked("Actions", "Read aloud"), "speaker-high", ("F8",)),
            ActionEntry("stop_reading", marked("Actions", "Stop reading aloud"), "", ("Shift+F8",)),
            None,
            ActionEntry(
                "direction", marked("Actions", "Turn the paragraph's direction"), "arrows-left-right", ("Ctrl+Shift+D",)
            ),
            ActionEntry("language", marked("Actions", "Change the language"), "translate", ("Ctrl+Shift+L",)),
            ActionEntry("theme", marked("Actions", "Next theme"), "circle-half", ("Ctrl+Shift+M",)),
            None,
            ActionEntry("settings", marked("Actions", "Settings…"), "gear-six", ("Ctrl+,",)),
            ActionEntry("shortcuts", marked("Actions", "Keyboard shortcuts"), "keyboard", ("F1", "Ctrl+?")),
            ActionEntry("about", marked("Actions", "About Qari"), "info"),
        ),
    ),
)


def _arrow_keys(right_to_left: bool) -> dict[str, tuple[str, ...]]:
    # Back points where one came from: to the right in Arabic.
    back, forward = ("Alt+Right", "Alt+Left") if right_to_left else ("Alt+Left", "Alt+Right")
    return {"back": (back,), "forward": (forward,)}


class Actions(QObject):
    """The QActions of the table, added to one widget, so that their shortcuts work all over its window."""

    def __init__(self, window: QWidget, icons: Icons) -> None:
        super().__init__(window)
        self._icons = icons
        self._made: dict[str, QAction] = {}
        for group in GROUPS:
            for entry in group.entries:
                if entry is None:
                    continue
                action = QAction(self)
                action.setObjectName(entry.key)
                action.setCheckable(entry.checkable)
                action.setShortcuts([QKeySequence.fromString(text) for text in entry.shortcuts])
                if not entry.in_article:
                    window.addAction(action)
                self._made[entry.key] = action
        icons.changed.connect(self._dress)
        self.retranslate()
        self._dress()

    def __getitem__(self, key: str) -> QAction:
        return self._made[key]

    def bind_letters(self, article: QWidget) -> None:
        """Give the article the actions that are its own: their shortcuts are heard only there, an N typed elsewhere
        is an N."""
        for entry in self._entries():
            if entry.in_article:
                action = self._made[entry.key]
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                article.addAction(action)

    def retranslate(self) -> None:
        """Say every text anew in the language that is now installed, and turn the arrow keys its way."""
        right_to_left = QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for key, sequences in _arrow_keys(right_to_left).items():
            self._made[key].setShortcuts([QKeySequence.fromString(text) for text in sequences])
        for entry in self._entries():
            action = self._made[entry.key]
            action.setText(QCoreApplication.translate("Actions", entry.text))
            self._explain(action)

    def name_step(self, key: str, text: str) -> None:
        """Give an action the text of the moment, such as "Undo: Write a note"."""
        action = self._made[key]
        action.setText(text)
        self._explain(action)

    @staticmethod
    def group_title(group: ActionGroup) -> str:
        """The title of a menu in the language that is now installed."""
        return QCoreApplication.translate("Actions", group.title)

    def _entries(self) -> list[ActionEntry]:
        return [entry for group in GROUPS for entry in group.entries if entry is not None]

    def _explain(self, action: QAction) -> None:
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain = action.text().rstrip("…")
        action.setToolTip(f"{plain} ({isolate_keys(shortcut)})" if shortcut else plain)

    def _dress(self) -> None:
        for entry in self._entries():
            self._made[entry.key].setIcon(self._icons.icon(entry.icon))


def isolate_keys(keys: str) -> str:
    """Keys read left to right whatever stands around them."""
    return f"\u2066{keys}\u2069"
