"""The library of articles: everything read, found and noted, in one file, never lost."""

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
