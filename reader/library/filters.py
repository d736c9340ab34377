"""Which notes, quotations and names are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from reader.core.notes import NoteTarget
from reader.core.quotations import CueClass, QuotationKind


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """The notes that are all of what is given.

    `text` is looked for like a search, in the note and the words it is on; `person` in the names of the entity and the
    speaker; `tag` is a tag's number; `highlights` True are those without a body, False those with one; `since` and
    `until` bound when a note was last changed, the end excluded.
    """

    tag: int | None = None
    text: str = ""
    person: str = ""
    target: NoteTarget | None = None
    highlights: bool | None = None
    orphans: bool | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class QuotationFilter:
    """The quotations that are all of what is given: by a speaker whose name holds `speaker`, mentioning a name that
    holds `about` (with `exact`: that is it, spelling variants ignored), with no known speaker, of a class of cues or a
    kind, holding the words of `text` as a search would find them.

    `since` and `until` bound the date of the article, as ISO dates or beginnings of one (2025-03), both included.
    """

    speaker: str = ""
    about: str = ""
    exact: bool = False
    unattributed: bool = False
    cue_class: CueClass | None = None
    kind: QuotationKind | None = None
    since: str = ""
    until: str = ""
    text: str = ""
    oldest_first: bool = False


class EntityOrder(Enum):
    """How a list of names is ordered: most mentioned first, in most articles first, last seen first, or by the
    alphabet."""

    MENTIONS = "mentions"
    ARTICLES = "articles"
    LAST = "last"
    NAME = "name"


ALL_NOTES = NoteFilter()
ALL_QUOTATIONS = QuotationFilter()
