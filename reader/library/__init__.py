"""The library of articles: everything read, found and noted, in one file, never lost."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.library.articles import Directions
    from reader.library.backups import Backup, backups_of
    from reader.library.check import CheckReport, Problem
    from reader.library.library import Library, restore
    from reader.library.names import Companion, EntityUse
    from reader.library.notes import TagUse
    from reader.library.sayings import SpeakerUse, SpokenQuotation
    from reader.library.search import Hit
    from reader.library.stamps import FileStamp

__all__ = [
    "Backup",
    "CheckReport",
    "Companion",
    "Directions",
    "EntityUse",
    "FileStamp",
    "Hit",
    "Library",
    "Problem",
    "SpeakerUse",
    "SpokenQuotation",
    "TagUse",
    "backups_of",
    "restore",
]

_HOMES = {
    "articles": ("Directions",),
    "backups": ("Backup", "backups_of"),
    "check": ("CheckReport", "Problem"),
    "library": ("Library", "restore"),
    "names": ("Companion", "EntityUse"),
    "notes": ("TagUse",),
    "sayings": ("SpeakerUse", "SpokenQuotation"),
    "search": ("Hit",),
    "stamps": ("FileStamp",),
}


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: a start glances into the library (reader.library.glance) long before it needs the
    # rest, which takes a tenth of a second.
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"reader.library.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
