"""The library of articles: everything read, found and noted, in one file, never lost."""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

# peewee imports hashlib (to name indexes of very many columns), and that loads OpenSSL: four megabytes in each process
# that opens a library. Python's own SHA-256 does as well for the hashes of articles. None says that a module is not
# there; who has loaded it already keeps it.
sys.modules.setdefault("_hashlib", None)  # type: ignore[arg-type]

if TYPE_CHECKING:
    from reader.library.appearances import Companion, NameDay, NamedPlace
    from reader.library.backups import Backup, backups_of
    from reader.library.check import CheckReport, Problem
    from reader.library.comparing import AlikeQuotations, Comparison, SharedName
    from reader.library.filters import EntityOrder, NoteFilter, QuotationFilter
    from reader.library.import_queue import FileState, ImportQueue, QueuedFile, WatchedFolder
    from reader.library.library import Library, restore
    from reader.library.names import EntityUse, NameNote
    from reader.library.notes import TagUse
    from reader.library.saved_searches import SavedSearch
    from reader.library.sayings import SpeakerUse, SpokenAbout, SpokenQuotation
    from reader.library.search import Hit
    from reader.library.stamps import FileStamp
    from reader.library.stored_article import Directions

__all__ = [
    "AlikeQuotations",
    "Backup",
    "CheckReport",
    "Companion",
    "Comparison",
    "Directions",
    "EntityOrder",
    "EntityUse",
    "FileStamp",
    "FileState",
    "Hit",
    "ImportQueue",
    "Library",
    "NameDay",
    "NameNote",
    "NamedPlace",
    "NoteFilter",
    "Problem",
    "QueuedFile",
    "QuotationFilter",
    "SavedSearch",
    "SharedName",
    "SpeakerUse",
    "SpokenAbout",
    "SpokenQuotation",
    "TagUse",
    "WatchedFolder",
    "backups_of",
    "restore",
]

_HOMES = {
    "appearances": ("Companion", "NameDay", "NamedPlace"),
    "backups": ("Backup", "backups_of"),
    "check": ("CheckReport", "Problem"),
    "comparing": ("AlikeQuotations", "Comparison", "SharedName"),
    "filters": ("EntityOrder", "NoteFilter", "QuotationFilter"),
    "import_queue": ("FileState", "ImportQueue", "QueuedFile", "WatchedFolder"),
    "library": ("Library", "restore"),
    "names": ("EntityUse", "NameNote"),
    "notes": ("TagUse",),
    "saved_searches": ("SavedSearch",),
    "sayings": ("SpeakerUse", "SpokenAbout", "SpokenQuotation"),
    "search": ("Hit",),
    "stamps": ("FileStamp",),
    "stored_article": ("Directions",),
}


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: a start glances into the library (reader.library.glance) long before it needs the
    # rest, which takes a tenth of a second.
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"reader.library.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
