"""Where the candidates of the choices of quotations stand among the words of an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from quotation_examples import Ended, Opened, Spoken

from reader.core.mentions import EntityType
from reader.entities.tokenised import token_sentences
from reader.quotations.layout import Layout

SPOTS = {"openings": 6, "endings": 6, "speakers": 14}
"""The three sorts of choices, and how many words a candidate of each points at."""
NAMES = 9
"""How many marks a word may have: of no name, or of the beginning or the inside of one of four types."""

_TYPES = (EntityType.PER, EntityType.LOC, EntityType.ORG, EntityType.MISC)
_NOWHERE = (-1, -1)


class Candidate(NamedTuple):
    """The kind of a candidate and the words that it points at, -1 where there is none."""

    kind: str
    spots: tuple[int, ...]


class Places:
    """The words of an article, and which of them each token of its layout belongs to."""

    def __init__(self, text: str, layout: Layout) -> None:
        sentences = list(token_sentences(text))
        tokens = [token for sentence in sentences for token in sentence]
        starts = [token.start for token in tokens]
        self.words = [text[token.start : token.end] for token in tokens]
        self.lengths = [len(sentence) for sentence in sentences]
        self.names = [0] * len(tokens)
        self._layout = layout
        self._at = [max(0, bisect_right(starts, start) - 1) for start in layout.starts]
        for token, mention in layout.mention_at.items():
            type_ = layout.mentions[mention].type
            if type_ in _TYPES:
                begins = layout.mention_ends[mention][0] == token
                self.names[self._at[token]] = 2 * _TYPES.index(type_) + (1 if begins else 2)

    def _word(self, token: int) -> int:
        return self._at[token] if 0 <= token < len(self._at) else -1

    def _span(self, first: int, end: int) -> tuple[int, int]:
        return (self._word(first), self._word(end - 1)) if 0 <= first < end else _NOWHERE

    def opened(self, choice: Opened) -> Iterator[Candidate]:
        """No content at all, then each place: cue (first, last), word before and first of the content, its last and the
        one behind it where they are known."""
        cue = self._span(choice.token.first, choice.token.end)
        yield Candidate("none", (*cue, -1, -1, -1, -1))
        for place in choice.places:
            ends = (self._word(place.end - 1), self._word(place.end)) if place.end > 0 else _NOWHERE
            yield Candidate("opening " + place.kind, (*cue, self._word(place.at - 1), self._word(place.at), *ends))

    def ended(self, choice: Ended) -> Iterator[Candidate]:
        """Each end: cue (first, last), first and last word of the content, the two behind it."""
        before = (*self._span(choice.token.first, choice.token.end), self._word(choice.opening.at))
        for ending in choice.ends:
            spots = tuple(self._word(ending.end + step) for step in (-1, 0, 1))
            yield Candidate("ending " + ending.kind, (*before, *spots))

    def spoken(self, choice: Spoken) -> Iterator[Candidate]:
        """Each candidate: first and last words of the cue, the content, the subject of the cue, the candidate's phrase,
        and of the mentions of the candidate the last one before the cue, the next one behind it, the first of all."""
        draft, several, gathering = choice
        cast, token = gathering.memory.cast, draft.token
        ends = dict(self._layout.mention_ends)
        subject = gathering.around.source
        before = (
            *self._span(token.first, token.end),
            *self._span(draft.opening.at, draft.end),
            *(self._span(subject.first, subject.end) if subject is not None else _NOWHERE),
        )
        for one in several:
            phrase = self._span(one.source.first, one.source.end) if one.source is not None else _NOWHERE
            kind = "speaker phrase" if one.source is not None or one.name else "speaker nobody"
            mentions = [_NOWHERE] * 3
            if one.entity:
                kind = "speaker " + cast.types[one.key].value
                at = cast.places.get(one.key, [])
                chosen = ([p for p in at if p < token.first][-1:], [p for p in at if p >= token.first][:1], at[:1])
                mentions = [self._span(some[0], ends[some[0]]) if some else _NOWHERE for some in chosen]
            spots = (*before, *phrase, *(word for span in mentions for word in span))
            yield Candidate(kind, spots)
