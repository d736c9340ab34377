"""How the files of the import queue and the watched folders are listed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.core.sentences import isolated
from reader.desktop.rows import Row
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.library import FileState, QueuedFile

translate = QCoreApplication.translate


def state_name(state: FileState) -> str:
    """What is said of a file in that state: "already there"."""
    return {
        "waiting": translate("Imports", "waiting"),
        "reading": translate("Imports", "being read"),
        "new": translate("Imports", "new"),
        "known": translate("Imports", "already there"),
        "failed": translate("Imports", "failed"),
    }[state.value]


def file_row(file: QueuedFile, language: str, theme: Theme) -> Row:
    """A file of the queue: its name, how far it is, and why it failed or where it lies."""
    colours = {
        "waiting": theme.line,
        "reading": theme.acc,
        "new": theme.locl,
        "known": theme.soft,
        "failed": theme.danger,
    }
    said = file.error.sentence(language) if file.error is not None else isolated(str(file.path.parent))
    return Row(
        file.path.name,
        said,
        state_name(file.state),
        sublines=3 if file.error is not None else 1,
        colour=colours[file.state.value],
        item=file,
        key=file.identity,
    )


def folder_row(folder: Path) -> Row:
    """A watched folder."""
    return Row(folder.name or str(folder), isolated(str(folder.parent)), item=folder, key=str(folder))
