"""The numbers of the overview as plain data, from the marks of one article or from the whole library."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.analyses import Analysis
from reader.core.mentions import EntityType, Mention
from reader.core.quotations import Quotation

if TYPE_CHECKING:
    from reader.library import Library

MOST_NAMES = 12
MOST_LANES = 8
MOST_SPEAKERS = 8
MOST_ABOUT = 10
"""How many of each a picture shows: more than the eye tells apart would be a list, which there is already."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name, how often it is mentioned, and in how many articles."""

    name: str
    type: EntityType
    mentions: int
    articles: int = 1


@dataclass(frozen=True, slots=True)
class Quoted:
    """Someone who is quoted, and how often."""

    name: str
    quotations: int


@dataclass(frozen=True, slots=True)
class Saying:
    """How many quotations of a speaker mention a name."""

    speaker: str
    about: str
    type: EntityType
    quotations: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention and where in its text it stands, 0 to 1."""

    mention: Mention
    at: float


@dataclass(frozen=True, slots=True)
class Dated:
    """Mentions of a name in the articles of one day (ISO 8601; empty for articles without a date)."""

    name: str
    type: EntityType
    day: str
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the pictures show; `seen` is one article's, `dated` the library's."""

    named: tuple[Named, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    sayings: tuple[Saying, ...] = ()
    seen: tuple[Seen, ...] = ()
    dated: tuple[Dated, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.named and not self.quoted


def article_overview(analysis: Analysis, length: int) -> Overview:
    """The numbers of one article, from its marks and the length of its text in code points."""
    counts = Counter((mention.name, mention.type) for mention in analysis.mentions)
    named = tuple(Named(name, kind, count) for (name, kind), count in counts.most_common(MOST_NAMES))
    shown = {(one.name, one.type) for one in named[:MOST_LANES]}
    seen = tuple(
        Seen(mention, mention.span.start / max(length, 1))
        for mention in analysis.mentions
        if (mention.name, mention.type) in shown
    )
    speakers = Counter(filter(None, map(voice, analysis.quotations)))
    quoted = tuple(Quoted(name, count) for name, count in speakers.most_common(MOST_SPEAKERS))
    return Overview(named, quoted, _sayings(analysis, quoted), seen)


def library_overview(library: Library) -> Overview:
    """The numbers of the whole library. On the library's thread; raises LibraryError."""
    named = tuple(Named(use.name, use.type, use.mentions, use.articles) for use in library.entities(limit=MOST_NAMES))
    dated = tuple(
        Dated(one.name, one.type, one.date, one.mentions, one.articles)
        for one in library.named_by_date([(one.name, one.type) for one in named[:MOST_LANES]])
    )
    quoted = tuple(Quoted(one.name, one.quotations) for one in library.speakers(limit=MOST_SPEAKERS))
    sayings = tuple(
        Saying(one.speaker, one.about, one.type, one.quotations)
        for one in library.who_about_whom(MOST_SPEAKERS, MOST_ABOUT)
    )
    return Overview(named, quoted, sayings, dated=dated)


def voice(quotation: Quotation) -> str:
    """Who speaks, by the name that all their quotations share; empty where nobody knows."""
    return quotation.speaker_entity or quotation.speaker or ""


def names_within(quotation: Quotation, mentions: Sequence[Mention]) -> set[tuple[str, EntityType]]:
    """The names that a quotation mentions, its own speaker's not among them; mentions in the order of the text."""
    content = quotation.content
    at = bisect_left(mentions, content.start, key=lambda mention: mention.span.start)
    found = set()
    while at < len(mentions) and mentions[at].span.start < content.end:
        mention = mentions[at]
        if mention.span.end <= content.end and mention.name not in (quotation.speaker, quotation.speaker_entity):
            found.add((mention.name, mention.type))
        at += 1
    return found


def _sayings(analysis: Analysis, quoted: Sequence[Quoted]) -> tuple[Saying, ...]:
    speakers = {one.name for one in quoted}
    pairs: Counter[tuple[str, str, EntityType]] = Counter()
    for quotation in analysis.quotations:
        if (speaker := voice(quotation)) in speakers:
            pairs.update((speaker, *name) for name in names_within(quotation, analysis.mentions))
    told: Counter[tuple[str, EntityType]] = Counter()
    for (_, about, kind), count in pairs.items():
        told[about, kind] += count
    shown = {name for name, _ in told.most_common(MOST_ABOUT)}
    return tuple(Saying(*pair, count) for pair, count in pairs.most_common() if pair[1:] in shown)
