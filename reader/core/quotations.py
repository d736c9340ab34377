"""Quotations: what the text attributes to a source by a cue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.core.mentions import Origin
from reader.core.spans import Span


class QuotationKind(StrEnum):
    """All of the content in quotation marks, none of it, or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class CueClass(StrEnum):
    """What a cue says about how the words were meant."""

    STATES = "states"
    ADDS = "adds"
    CLAIMS = "claims"
    DENIES = "denies"
    WARNS = "warns"
    PROMISES = "promises"
    DEMANDS = "demands"
    EXPECTS = "expects"
    ASKS = "asks"
    CITES = "cites"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation.

    `content` is without the outer marks and without a bare إن/أن/بأن. `cue` is the verb without و/ف, the participle
    or the phrase; `source` the noun phrase that names who speaks, where one stands there. `speaker` is who that is:
    the fullest name in the article, or the phrase; None where it is not known. `speaker_entity` is the name of the
    entity (Mention.name) that the speaker is, `outlet` whom a source spoke to.
    """

    kind: QuotationKind
    content: Span
    cue: Span | None = None
    source: Span | None = None
    speaker: str | None = None
    speaker_entity: str | None = None
    outlet: str | None = None
    nested: bool = False
    cue_class: CueClass = CueClass.STATES
    origin: Origin = Origin.RULE
    confidence: float = 1.0
