"""How the backups of the library are listed: when each was made, how long ago, how large it is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.desktop.language import ago, day
from reader.desktop.rows import Row

if TYPE_CHECKING:
    from reader.library import Backup


def megabytes(size: int) -> str:
    """A size in bytes as a person reads it: "3.2 MB"."""
    return QCoreApplication.translate("Backups", "{number} MB").format(number=f"{size / 1e6:.1f}")


def moment(made: datetime, language: str) -> str:
    """When a backup was made, by the clock of this machine: "26 November 2026, 18:55"."""
    local = made.astimezone()
    return QCoreApplication.translate("Backups", "{day}, {time}").format(
        day=day(local.date().isoformat(), language), time=f"{local:%H:%M}"
    )


def backup_row(backup: Backup, now: datetime, language: str) -> Row:
    """One backup; its key is its path."""
    since = ago(backup.made, now, language)
    written = moment(backup.made, language)
    return Row(
        written,
        "" if written.startswith(since) else since,
        count=megabytes(backup.size),
        item=backup,
        key=str(backup.path),
    )
