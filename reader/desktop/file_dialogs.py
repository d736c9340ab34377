"""The system's dialogs for files, and what may be dropped on the window."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.desktop.settings import Settings

if TYPE_CHECKING:
    from reader.exporting import Content

_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u2066-\u2069/\\:*?\"<>|]")
"""What a file's name cannot hold on some system, and marks that nobody sees."""


class FileDialogs(QObject):
    """Asks for files to open and to write; remembers the folders."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window

    def ask_open(self, language: str) -> list[Path]:
        """The files to open, none where the person thought better of it."""
        from reader.opening import FORMATS

        patterns = [f"*{suffix}" for form in FORMATS for suffix in form.suffixes]
        articles, every = self.tr("Articles"), self.tr("All files")
        filters = [f"{articles} ({' '.join(patterns)})"]
        for form in FORMATS:
            filters.append(f"{form.title(language)} ({' '.join(f'*{suffix}' for suffix in form.suffixes)})")
        filters.append(f"{every} (*)")
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Open articles"), self._folder("open_folder"), ";;".join(filters)
        )
        paths = [Path(name) for name in names]
        if paths:
            self._settings.keep("open_folder", str(paths[0].parent))
        return paths

    def ask_export(self, language: str, content: Content | None = None) -> Path | None:
        """The file to write notes (or another content) into; its ending, or the kind chosen where it has none of them,
        is the format."""
        from reader.exporting import Content, formats_of

        content = content or Content.NOTES
        title, stem = {
            Content.NOTES: (self.tr("Export notes"), self.tr("Notes")),
            Content.QUOTATIONS: (self.tr("Export quotations"), self.tr("Quotations")),
            Content.ENTITIES: (self.tr("Export names"), self.tr("Names")),
            Content.QUANTITIES: (self.tr("Export dates, amounts and counts"), self.tr("Dates, amounts and counts")),
        }[content]
        suffixes = {f"{form.title(language)} (*{form.suffix})": form.suffix for form in formats_of(content)}
        start = Path(self._folder("export_folder")) / (stem + next(iter(suffixes.values())))
        name, chosen = QFileDialog.getSaveFileName(self._window, title, str(start), ";;".join(suffixes))
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() not in suffixes.values():
            path = path.with_name(path.name + suffixes.get(chosen, next(iter(suffixes.values()))))
        self._settings.keep("export_folder", str(path.parent))
        return path

    def ask_folder(self) -> Path | None:
        """A folder of articles."""
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Choose a folder of articles"), self._folder("open_folder")
        )
        if not name:
            return None
        self._settings.keep("open_folder", name)
        return Path(name)

    def ask_annotations(self) -> list[Path]:
        """The files to import notes from, web annotations each."""
        filters = [self.tr("Web annotations") + " (*.jsonld *.json)", self.tr("All files") + " (*)"]
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Import notes"), self._folder("export_folder"), ";;".join(filters)
        )
        paths = [Path(name) for name in names]
        if paths:
            self._settings.keep("export_folder", str(paths[0].parent))
        return paths

    def ask_pdf(self, title: str) -> Path | None:
        """The file to save an article of that title in as PDF."""
        stem = " ".join(_NOT_IN_NAMES.sub(" ", title).split())[:80].strip(". ") or self.tr("Article")
        start = Path(self._folder("export_folder")) / f"{stem}.pdf"
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save as PDF"), str(start), "PDF (*.pdf)")
        if not name:
            return None
        path = Path(name)
        self._settings.keep("export_folder", str(path.parent))
        return path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")

    def ask_names(self) -> Path | None:
        """The name list to import."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import names"),
            self._folder("export_folder"),
            "CSV (*.csv *.tsv *.txt);;" + self.tr("All files") + " (*)",
        )
        return Path(name) if name else None

    def ask_names_target(self) -> Path | None:
        """The file to write the name lists into."""
        start = Path(self._folder("export_folder")) / (self.tr("Name lists") + ".csv")
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Export names"), str(start), "CSV (*.csv)")
        if not name:
            return None
        path = Path(name)
        self._settings.keep("export_folder", str(path.parent))
        return path if path.suffix else path.with_name(path.name + ".csv")

    def _folder(self, key: str) -> str:
        """The folder of the last time; at first the person's documents, not wherever the program was started."""
        return self._settings.text(key) or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )


def dropped_paths(data: QMimeData) -> list[Path]:
    """The local files of what is dragged; addresses on the network are not followed."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and not url.host()]
