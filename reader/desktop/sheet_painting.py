"""Pages painted step by step: into a PDF whose words can be searched and copied, and on a printer."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from reader.core.errors import ExportError
from reader.desktop.sheets import PIXELS, Sheets
from reader.exporting.pdf_text_layer import PlacedText, with_text_layer
from reader.exporting.writing import written_as_a_whole

_RESOLUTION = 600


class PaintedPdf:
    """The pages of an article as a PDF: first painted on the window's thread, then written on any."""

    def __init__(self) -> None:
        self._data = b""
        self._words: list[list[PlacedText]] = []

    def paint(self, sheets: Sheets, title: str) -> Generator[float, None, None]:
        """Paint the pages; gives the part done after each."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setCreator("Qari")
        writer.setTitle(title)
        writer.setResolution(_RESOLUTION)
        writer.setPageSize(sheets.page_size)
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        painter = QPainter(writer)
        try:
            painter.scale(_RESOLUTION / PIXELS, _RESOLUTION / PIXELS)
            for number in range(len(sheets.pages)):
                if number:
                    writer.newPage()
                sheets.paint(painter, number)
                self._words.append(sheets.words(number))
                yield (number + 1) / len(sheets.pages)
        finally:
            painter.end()
        self._data = bytes(buffer.data().data())

    def write(self, path: Path) -> None:
        """Write the file with its words, whole or not at all. Raises ExportError, the old file untouched."""
        made = with_text_layer(self._data, self._words)
        with written_as_a_whole(path) as file:
            file.write(made)


def print_pages(sheets: Sheets, printer: QPrinter) -> Generator[float, None, None]:
    """Print the pages that the printer was asked for, all where it was not told which; gives the part done.

    Raises ExportError("printer") where the printer does not take them. Closed before its end, the job is aborted.
    """
    printer.setFullPage(True)
    printer.setPageSize(sheets.page_size)
    first, last = printer.fromPage() or 1, printer.toPage() or len(sheets.pages)
    numbers = range(first - 1, min(last, len(sheets.pages)))
    painter = QPainter()
    if not painter.begin(printer):
        raise ExportError("printer", name=printer.printerName())
    finished = False
    try:
        scale = printer.resolution() / PIXELS
        painter.scale(scale, scale)
        for done, number in enumerate(numbers, 1):
            if done > 1:
                printer.newPage()
            sheets.paint(painter, number)
            yield done / len(numbers)
        finished = True
    finally:
        if not finished:
            printer.abort()
        painter.end()
