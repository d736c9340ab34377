"""Opening and writing files from the window: dialogs, clipboard, folders, the search over the library, the export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from reader.core.errors import ReaderError
from reader.core.notes import Note
from reader.core.records import ArticleRecord
from reader.core.sentences import isolated
from reader.desktop.desk import LibraryDesk
from reader.desktop.extent import Extent
from reader.desktop.file_dialogs import FileDialogs
from reader.desktop.imports import Imports
from reader.desktop.language import Language
from reader.desktop.note_presenter import NotePresenter
from reader.desktop.notebook import Notebook
from reader.desktop.reading import Reading
from reader.desktop.window_body import WindowBody
from reader.desktop.window_dialogs import WindowDialogs, export_notes
from reader.resources import SAMPLE, resource

if TYPE_CHECKING:
    from reader.desktop.analysis_line import FirstArticle
    from reader.library import Hit


class FilePresenter(QObject):
    """What comes into the library and what goes out of it."""

    def __init__(
        self,
        desk: LibraryDesk,
        reading: Reading,
        notebook: Notebook,
        notes: NotePresenter,
        body: WindowBody,
        dialogs: WindowDialogs,
        file_dialogs: FileDialogs,
        language: Language,
        imports: Imports,
    ) -> None:
        super().__init__(body)
        self._desk = desk
        self._reading = reading
        self._notebook = notebook
        self._notes = notes
        self._body = body
        self._dialogs = dialogs
        self._language = language
        self._imports = imports
        self._search_turn = 0
        self.file_dialogs = file_dialogs

    def open_paths(self, paths: list[Path], first: FirstArticle | None = None) -> None:
        """Open the first file and have the others come in by the queue; folders bring what they hold."""
        files = [path for path in paths if not path.is_dir()]
        if first is not None:
            self._reading.open_read(first.article, first.position, new=first.new)
        elif files:
            self._reading.open_file(files[0].absolute())
        rest = [path.absolute() for path in paths if not files or path is not files[0]]
        if rest:
            self._imports.add(rest)

    def begin(self, paths: list[Path], first: FirstArticle | None = None) -> None:
        """Open what was asked for; else go on where reading ended; else show the sample article. `first` is the one of
        them that is to be open, where it is read already."""
        before = self._reading.asked
        if paths or before or first is not None:
            # Where somebody was quicker, what was read last or the sample comes too late.
            if paths or (first is not None and first.new and not before):
                self.open_paths(paths, first)
            elif first is not None and not before:
                self._reading.open_record(first.identity)
            self._reading.list_records()
            return

        def listed(records: list[ArticleRecord]) -> None:
            self._reading.listed.emit(records)
            if self._reading.asked != before:
                # Somebody was quicker, such as macOS with the file that was double-clicked.
                return
            if records:
                self._reading.open_record(records[0].identity)
            else:
                self.open_sample()

        self._desk.ask(lambda desk: desk.library.records(), listed, self._begin_without)

    def open_sample(self) -> None:
        """Show the article that ships with the program."""
        self._reading.open_file(resource(*SAMPLE))

    def ask_open(self) -> None:
        """Ask for files and open them."""
        paths = self.file_dialogs.ask_open(self._language.code)
        if paths:
            self.open_paths(paths)

    def paste(self) -> None:
        """Open the clipboard's text."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._reading.open_text(text)
        else:
            self._body.message.say(self.tr("There is no text on the clipboard."))

    def ask_encoding(self) -> None:
        """Ask for an encoding and open the file in it."""
        article = self._reading.article
        if article is not None and article.path is not None:
            path = article.path
            self._dialogs.ask_encoding(article.encoding, lambda name: self._reading.open_file(path, name))

    def forget(self) -> None:
        """Remove the open article from the library."""
        identity = self._reading.identity
        if identity:
            self.forget_record(identity)

    def forget_record(self, identity: int) -> None:
        """Remove an article from the library; the message bar offers to take it back."""
        self._notes.close()
        self._notebook.change(
            lambda operations: operations.forget_article(identity),
            lambda _: self._body.message.say(
                self.tr("The article and its notes were removed from the library; its file is untouched."),
                action=self.tr("Undo"),
                do=self._notebook.undo,
            ),
        )

    def export(self) -> None:
        """Ask which notes to export and where to."""
        narrowed = self._body.side.notes.narrowed
        extents = [Extent.ALL]
        if self._reading.identity and self._reading.notes:
            extents.append(Extent.ARTICLE)
        if narrowed:
            extents.append(Extent.NARROWED)
        self._notes.save()
        self._dialogs.ask_extent(extents, lambda extent: self._export_to(extent, narrowed or []))

    def _export_to(self, extent: Extent, narrowed: list[Note]) -> None:
        path = self.file_dialogs.ask_export(self._language.code)
        if path is None:
            return

        def done(count: int) -> None:
            self._body.message.say(
                self.tr("%n note(s) were written to {path}.", "", count).format(path=isolated(str(path)))
            )

        identity, language = self._reading.identity, self._language.code
        export_notes(self._desk, path, extent, identity, narrowed, language, done, self._body.say_error)

    def export_quantities(self) -> None:
        """Write the dates, amounts and counts of the open article to a file that the person names."""
        from reader.exporting import Content, export

        record, language = self._reading.record, self._language.code
        path = self.file_dialogs.ask_export(language, Content.QUANTITIES) if record is not None else None
        if record is None or path is None:
            return

        def done(count: int) -> None:
            told = self.tr("Dates, amounts and counts written to {path}: {count}.")
            self._body.message.say(told.format(path=isolated(str(path)), count=count))

        self._desk.ask(
            lambda desk: export(desk.library, path, Content.QUANTITIES, [record], language=language),
            done,
            self._body.say_error,
        )

    def search(self, text: str) -> None:
        """Look for words in all articles and notes; an empty text shows the list again."""
        self._search_turn += 1
        turn = self._search_turn
        if not text:
            self._body.articles.show_hits(None)
            return

        def found(hits: list[Hit]) -> None:
            if turn == self._search_turn:
                if not self._body.articles.isVisible():
                    self._body.articles.show()
                self._body.articles.show_hits(hits)

        self._desk.ask(lambda desk: list(desk.library.search(text, typing=True)), found, self._body.say_error)

    def _begin_without(self, error: ReaderError) -> None:
        self._body.say_error(error)
        self.open_sample()
