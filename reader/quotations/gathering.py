"""The candidates for one draft while what speaks for each is gathered."""

from __future__ import annotations

from reader.quotations.drafts import Draft
from reader.quotations.memory import Memory
from reader.quotations.phrases import Phrase
from reader.quotations.situation import situation

REMEMBERED = 16
"""How many of those who spoke are looked back on."""


class Candidate:
    """Somebody who could be the speaker.

    `key` is that of the cast, or the folded phrase; "" is nobody. `name` is empty for a phrase, whose tokens are
    `source`. `atoms` are the features.
    """

    __slots__ = ("atoms", "entity", "key", "name", "source")

    def __init__(self, key: str, name: str, entity: bool) -> None:
        self.key = key
        self.name = name
        self.entity = entity
        self.source: Phrase | None = None
        self.atoms: set[str] = set()


class Gathering:
    """The candidates for one draft, by key, in the order in which they were found.

    Features are few and pointed; those of a cue with a subject and those of one without are kept apart by `mode` ("S",
    "N"; "P" for a participle, "Q" for a phrase such as وفق قوله), for they have little in common. `order` are the keys
    of the last speakers, latest first, `last` says how near the latest was, `back` whether the cue points back at
    something said or written. `certain` are the keys of those of whom one must have spoken, `issuers` of those who are
    said to have issued the document that is the subject, `owned` whether an earlier place says whose it is.
    """

    def __init__(self, memory: Memory, draft: Draft) -> None:
        self.memory = memory
        self.draft = draft
        self.found: dict[str, Candidate] = {}
        self.around = situation(memory.context, draft)
        shape = draft.token.cue.shape
        self.mode = "S" if self.around.source is not None else {"participle": "P", "phrase": "Q"}.get(shape, "N")
        self.order: list[str] = []
        self.certain: set[str] = set()
        self.issuers: set[str] = set()
        self.owned = False
        self.last = "-"
        after = memory.context.classes.of(draft.token.end)
        # "رسالة قال فيها": the pronoun points back at what was said or written, whose owner stands before the cue.
        self.back = after in ("فيه", "فيها", "فيهم") or draft.token.cue.object != ""

    def candidate(self, key: str, name: str, entity: bool) -> Candidate:
        """The candidate with that key; a new one where there is none yet."""
        if key not in self.found:
            self.found[key] = Candidate(key, name, entity)
        return self.found[key]

    def named(self, mention: int) -> Candidate:
        """The candidate that the mention names."""
        cast = self.memory.cast
        key = cast.key_of[mention]
        return self.candidate(key, cast.names[key], True)

    def distance(self, place: int) -> str:
        """How far before the cue a token stands, in steps; "after" where it is -1."""
        if place < 0:
            return "after"
        gone = self.draft.token.first - place
        return "20" if gone < 20 else "60" if gone < 60 else "150" if gone < 150 else "far"
