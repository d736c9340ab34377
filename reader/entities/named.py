"""The recogniser that ships: a tagger's labels made into mentions."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.arabic.letters import TATWEEL
from reader.arabic.words import Token
from reader.core.mentions import EntityType, Mention
from reader.core.progress import Progress, no_progress
from reader.core.spans import Span
from reader.entities.chains import allowed_transitions, best_labels
from reader.entities.edges import NameStarts, bare_proclitic
from reader.entities.first_letters import with_first_letters
from reader.entities.foreign_lines import ForeignLines
from reader.entities.linking import link
from reader.entities.name_lists import NO_LISTS, ListMarker, NameLists
from reader.entities.nationalities import last_word
from reader.entities.roles import with_roles
from reader.entities.tagger import LABELS, Tagger
from reader.entities.tokenised import windows
from reader.entities.whole_names import with_whole_names

_ALLOWED = allowed_transitions()
_BEGINS = np.array([label.startswith("B-") for label in LABELS])
_SURE = 1e-6
_TAGGED = 0.95
"""The part of the work that is done when the tagger is."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name as the tagger found it: tokens [first, last] of a sentence, and how sure it is."""

    first: int
    last: int
    type: EntityType
    confidence: float


def decoded(probabilities: Sequence[NDArray[np.float32]]) -> list[list[Found]]:
    """The names of every sentence: the most probable labels that fit together."""
    scores = [np.log(one + _SURE) for one in probabilities]
    return [_names(labels, one) for labels, one in zip(best_labels(scores, _ALLOWED), probabilities, strict=True)]


def _names(labels: NDArray[np.int64], probabilities: NDArray[np.float32]) -> list[Found]:
    names: list[Found] = []
    for first in np.flatnonzero(_BEGINS[labels]).tolist():
        kind = int(labels[first])
        # LABELS hold what is inside a name behind what begins it.
        last = first
        while last + 1 < len(labels) and labels[last + 1] == kind + 1:
            last += 1
        sure = min(float(probabilities[at, labels[at]]) for at in range(first, last + 1))
        names.append(Found(first, last, EntityType(LABELS[kind][2:]), min(1.0, sure)))
    return names


def _is_count(token: Token, before: str) -> bool:
    """Whether a number behind a person's name is none of it (أحمد 3 in a table), as it is in لويس الـ 14."""
    return token.kind == "number" and not before.endswith(TATWEEL)


class NameRecogniser:
    """A tagger, and the layers around it that any tagger shares: edges, lists, titles, links."""

    def __init__(self, tagger: Tagger, starts: NameStarts, *, lists: NameLists = NO_LISTS) -> None:
        self.name = tagger.name
        self._tagger = tagger
        self._starts = starts
        self._marker = ListMarker(lists)

    def mentions(self, text: str, progress: Progress = no_progress) -> tuple[Mention, ...]:
        """See Recogniser.mentions."""
        progress(0.0)
        found = self._marker.applied(text, self._found(text, progress))
        found = with_roles(text, found)
        progress(_TAGGED)
        found = link(text, found, self._starts.swallowed_article)
        progress(1.0)
        return found

    def _found(self, text: str, progress: Progress) -> list[Mention]:
        """The mentions by the tagger alone."""
        found: list[Mention] = []
        foreign = ForeignLines(text)
        for window in windows(text, self._tagger.window):
            words = [[text[token.start : token.end] for token in sentence] for sentence in window]
            document = {word for sentence in words for word in sentence}
            labelled = decoded(self._tagger.probabilities(words))
            for tokens, surfaces, names in zip(window, words, labelled, strict=True):
                if names and foreign.hold(tokens):
                    continue
                for name in names:
                    mention = self._mention(text, tokens, surfaces, name, document)
                    if mention is not None:
                        found.append(mention)
            progress(_TAGGED * window[-1][-1].end / len(text))
        return with_whole_names(text, with_first_letters(text, found, self._starts))

    def _mention(
        self, text: str, tokens: Sequence[Token], words: Sequence[str], name: Found, document: Container[str]
    ) -> Mention | None:
        first, last = name.first, name.last
        while first <= last and tokens[last].kind == "mark":
            last -= 1
        while first <= last and (tokens[first].kind == "mark" or bare_proclitic(words[first])):
            first += 1
        if first > last:
            return None
        while last > first and name.type is EntityType.PER and _is_count(tokens[last], words[last - 1]):
            last -= 1
        last = last_word(words, first, last, name.type)
        start = tokens[first].start + self._starts.offset(words[first], document)
        span = Span(start, tokens[last].end)
        return Mention(span, name.type, span.of(text), confidence=name.confidence)
