"""Printing the open article and saving it as PDF, with the marks that are shown and its notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from reader.core.errors import ReaderError
from reader.core.mentions import Mention
from reader.core.quantities import Quantity
from reader.core.quotations import Quotation
from reader.core.sentences import isolated
from reader.desktop import texts
from reader.desktop.actions import Actions
from reader.desktop.article_presenter import ArticlePresenter
from reader.desktop.file_dialogs import FileDialogs
from reader.desktop.language import Language, day
from reader.desktop.reading import Reading
from reader.desktop.settings import Settings
from reader.desktop.slices import Slices, Steps
from reader.desktop.tasks import Worker
from reader.desktop.window_body import WindowBody
from reader.desktop.window_dialogs import WindowDialogs

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from reader.desktop.print_dialog import PrintDialog
    from reader.desktop.sheets import SheetOptions, Sheets


class PrintPresenter(QObject):
    """Between the print dialog, the printer and the file. Heavy parts are loaded when they are first wanted."""

    def __init__(
        self,
        commands: Actions,
        reading: Reading,
        article: ArticlePresenter,
        files: Worker,
        body: WindowBody,
        dialogs: WindowDialogs,
        file_dialogs: FileDialogs,
        settings: Settings,
        language: Language,
    ) -> None:
        super().__init__(body)
        self._reading = reading
        self._article = article
        self._files = files
        self._body = body
        self._dialogs = dialogs
        self._file_dialogs = file_dialogs
        self._settings = settings
        self._language = language
        self._work: Slices | None = None
        for key, save_first in (("print", False), ("save_pdf", True)):
            commands[key].triggered.connect(lambda _=False, save_first=save_first: self.ask(save_first))
            commands[key].setEnabled(False)
            reading.opened.connect(lambda *_, key=key: commands[key].setEnabled(reading.article is not None))

    def ask(self, save_first: bool) -> None:
        """Show how the article will look on paper; `save_first` offers the PDF before the printer."""
        from reader.desktop.print_dialog import PrintDialog

        if self._reading.article is None:
            return
        theme = self._body.pane.view.theme
        dialog = PrintDialog(theme, self._options(), self._sheets(), save_first, self._body.window())
        dialog.changed.connect(self._keep)
        dialog.saveWanted.connect(lambda sheets: self._save(dialog, sheets))
        dialog.printWanted.connect(lambda sheets: self._ask_printer(dialog, sheets))
        dialog.stopped.connect(self._stop)
        self._dialogs.show_dialog(dialog)

    def print_on(self, dialog: PrintDialog, sheets: Sheets, printer: QPrinter) -> None:
        """Print the sheets on a printer that was chosen and set up."""
        from reader.desktop.sheet_painting import print_pages

        def done() -> None:
            dialog.accept()
            self._body.message.say(self.tr("The article was handed to the printer."))

        self._begin(dialog, print_pages(sheets, printer), done)

    def _options(self) -> SheetOptions:
        from reader.desktop.sheets import SheetOptions

        settings = self._settings
        return SheetOptions(
            settings.text("print_paper"),
            bool(settings.value("print_names")),
            bool(settings.value("print_quotations")),
            bool(settings.value("print_notes")),
            settings.number("print_size"),
        )

    def _keep(self, options: SheetOptions) -> None:
        for key in ("paper", "names", "quotations", "notes", "size"):
            self._settings.keep(f"print_{key}", getattr(options, key))

    def _sheets(self) -> Callable[[SheetOptions], Sheets]:
        """What makes the sheets of the article as it is shown now."""
        from reader.desktop.sheets import Sheets, SheetTexts
        from reader.desktop.theme import load_theme

        article = self._reading.article
        assert article is not None
        facts = article.metadata
        when = day(facts.date, self._language.code) if facts.date else ""
        said = SheetTexts(
            texts.joined([facts.outlet or "", when]),
            texts.joined([facts.author or "", facts.outlet or "", when]),
            self.tr("Notes"),
            self.tr("The whole article"),
            self.tr("Page {page} of {pages}"),
        )
        marks = self._article.shown_marks()
        mentions = [mark for mark in marks if isinstance(mark, Mention | Quantity)]
        quotations = [mark for mark in marks if isinstance(mark, Quotation)]
        notes = self._reading.notes
        directions = [self._article.direction_of(number) for number in range(len(article.blocks))]
        style = self._body.pane.view.reading_style
        # Ink on paper, whatever the screen looks like.
        theme = replace(load_theme("light"), paper="#FFFFFF")
        right_to_left = self._language.code == "ar"
        return lambda options: Sheets(
            article, directions, (mentions, quotations, notes), style, theme, said, options, right_to_left
        )

    def _save(self, dialog: PrintDialog, sheets: Sheets) -> None:
        from reader.desktop.sheet_painting import PaintedPdf

        article = self._reading.article
        if article is None:
            return
        path = self._file_dialogs.ask_pdf(article.title)
        if path is None:
            return
        painted = PaintedPdf()

        def written(_: None) -> None:
            dialog.accept()
            self._body.message.say(self.tr("The article was written to {path}.").format(path=isolated(str(path))))

        def fail(error: ReaderError) -> None:
            dialog.accept()
            self._body.say_error(error)

        def write() -> None:
            self._files.submit(lambda _: painted.write(path), written, fail)

        self._begin(dialog, painted.paint(sheets, article.title), write)

    def _ask_printer(self, dialog: PrintDialog, sheets: Sheets) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(sheets.page_size)
        chooser = QPrintDialog(printer, dialog)
        chooser.setMinMax(1, len(sheets.pages))
        chooser.accepted.connect(lambda: self.print_on(dialog, sheets, printer))
        # Its own open() wants a slot by name.
        QDialog.open(chooser)

    def _begin(self, dialog: PrintDialog, steps: Steps, then: Callable[[], None]) -> None:
        dialog.show_progress(0.0)

        def guarded() -> Steps:
            try:
                yield from steps
            except ReaderError as error:
                self._work = None
                dialog.show_progress(None)
                dialog.reject()
                self._body.say_error(error)
                failed.append(error)

        def end() -> None:
            self._work = None
            if not failed:
                then()

        failed: list[ReaderError] = []
        self._work = Slices(guarded(), end, self)
        self._work.progressed.connect(dialog.show_progress)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self._work = None
