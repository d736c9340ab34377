"""Articles annotated with quotations, as the choices that the finder has to make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from softmax import Choice

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType, Mention
from reader.core.spans import Span
from reader.entities.linking import link
from reader.entities.roles import with_roles
from reader.quotations.context import read
from reader.quotations.cues import CueToken, Lexicon
from reader.quotations.drafts import Draft
from reader.quotations.endings import Ending, endings
from reader.quotations.gathering import Candidate, Gathering
from reader.quotations.openings import cue_atoms, openings
from reader.quotations.places import Context, Opening
from reader.quotations.speakers import Speakers
from reader.quotations.weights import chances, total

_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
_LIGHT = frozenset(("في", "من", "عن", "علي", "باسم", "بن", "ابن", "ابو", "ال", "عبد"))


class Gold(NamedTuple):
    """One annotated quotation as tokens of a layout."""

    first: int
    end: int
    cue: tuple[int, int] | None
    speaker: str | None
    optional: bool


class Opened(NamedTuple):
    """A cue and the places where its content could begin."""

    token: CueToken
    places: list[Opening]


class Ended(NamedTuple):
    """A cue, where its content begins, and where it could end."""

    token: CueToken
    opening: Opening
    ends: list[Ending]


class Spoken(NamedTuple):
    """A draft and who could be its speaker."""

    draft: Draft
    candidates: list[Candidate]
    gathering: Gathering


def opening_features(context: Context, token: CueToken, places: Sequence[Opening]) -> list[list[str]]:
    """The features of no content at all, then of each place where content could begin, by its kind."""
    features = [["none:" + atom for atom in cue_atoms(context, token)]]
    features.extend([f"{place.kind}:{atom}" for atom in place.atoms] for place in places)
    return features


def name_words(name: str | None) -> frozenset[str]:
    """The telling words of a name, folded, without article: what two namings of one speaker are compared by."""
    found = set()
    for word in (name or "").split():
        word = fold(re.sub(r"^[\W_]+|[\W_]+$", "", _MARKS.sub("", word)))
        for prefix in ("وال", "بال", "لل", "ال"):
            if word.startswith(prefix) and len(word) - len(prefix) >= 2:
                word = word[len(prefix) :]
                break
        if word and word not in _LIGHT:
            found.add(word)
    return frozenset(found)


def same_speaker(one: str | None, other: str | None) -> bool:
    """Whether two namings are of one speaker: the words of one are among the other's; nobody is only nobody."""
    a, b = name_words(one), name_words(other)
    return a <= b or b <= a if a and b else a == b


def gold_mentions(row: Mapping[str, Any]) -> list[Mention]:
    """The annotated names of an article, linked and with titles as the recogniser gives them."""
    text = row["text"]
    mentions = [
        Mention(Span(one["start"], one["end"]), EntityType(one["type"]), text[one["start"] : one["end"]])
        for one in row["entities"]
    ]
    return list(with_roles(text, link(text, mentions)))


def gold_quotations(context: Context, row: Mapping[str, Any]) -> list[Gold]:
    """The annotated quotations as tokens."""
    layout = context.layout
    found = []
    for quotation in row["quotations"]:
        content, cue = quotation["content"], quotation["cue"]
        first, end = layout.token_at(content["start"]), layout.token_at(content["end"] - 1) + 1
        while end > first + 1 and not layout.forms[end - 1][0].isalnum():
            end -= 1
        place = (layout.token_at(cue["start"]), layout.token_at(cue["end"] - 1) + 1) if cue else None
        found.append(Gold(first, end, place, quotation["speaker"], bool(quotation.get("optional"))))
    return found


class Annotated:
    """One annotated article: its context, its quotations as tokens, and the choices of openings and endings.

    Choices of optional quotations weigh `optional`.
    """

    def __init__(self, row: Mapping[str, Any], mentions: Sequence[Mention], lexicon: Lexicon, optional: float) -> None:
        self.text: str = row["text"]
        self.context = read(self.text, mentions, lexicon)
        self.gold = gold_quotations(self.context, row)
        self.optional = optional
        self.openings: list[Choice] = []
        self.endings: list[Choice] = []
        self.opened: list[Opened] = []
        self.ended: list[Ended] = []
        for token in self.context.cue_at.values():
            self._add(token)

    def _add(self, token: CueToken) -> None:
        places = openings(self.context, token)
        wanted = _wanted(self.gold, token)
        at = _place(places, wanted) if wanted else -1
        if wanted is not None and at < 0:
            return
        weight = self.optional if wanted is not None and wanted.optional else 1.0
        self.openings.append(Choice(opening_features(self.context, token, places), [at + 1], weight))
        self.opened.append(Opened(token, places))
        if wanted is None:
            return
        opening = places[at]
        if opening.end < 0:
            ends = endings(self.context, token, opening)
            right = _end(ends, wanted)
            if right >= 0:
                self.endings.append(Choice([end.atoms for end in ends], [right], weight))
                self.ended.append(Ended(token, opening, ends))

    def speakers(self, drafts: Sequence[Draft], weights: dict[str, float] | None = None) -> Iterator[Choice]:
        """The choice of the speaker for each draft that an annotated quotation answers to.

        The speakers of earlier drafts are the right ones, or with `weights` those that these choose, as when the
        finder runs.
        """
        return (choice for choice, _ in self.spoken(drafts, weights))

    def spoken(
        self, drafts: Sequence[Draft], weights: dict[str, float] | None = None
    ) -> Iterator[tuple[Choice, Spoken]]:
        """The same with what the choices are made among, which changes when the next one is asked for."""
        speakers = Speakers(self.context, self.text)
        for draft in sorted(drafts, key=lambda one: (one.token.first, one.opening.at)):
            several, gathering = speakers.candidates(draft)
            gold = self._answering(draft)
            right: list[int] = []
            if gold is not None:
                names = [speakers.name(one) for one in several]
                right = [at for at, name in enumerate(names) if name_words(name) == name_words(gold.speaker)]
                right = right or [at for at, name in enumerate(names) if same_speaker(name, gold.speaker)]
            if right and gold is not None:
                weight = self.optional if gold.optional else 1.0
                choice = Choice([sorted(one.atoms) for one in several], right, weight)
                yield choice, Spoken(draft, several, gathering)
            if weights is not None:
                odds = chances([total(weights, one.atoms) for one in several])
                at = max(range(len(odds)), key=odds.__getitem__)
                speakers.remember(draft, several[at], gathering, odds[at])
            elif right:
                speakers.remember(draft, several[right[0]], gathering, 1.0)

    def _answering(self, draft: Draft) -> Gold | None:
        """The annotated quotation whose content overlaps the draft's by half."""
        mine = range(draft.opening.at, draft.end)

        def overlap(gold: Gold) -> float:
            both = min(gold.end, mine.stop) - max(gold.first, mine.start)
            return both / (max(gold.end, mine.stop) - min(gold.first, mine.start))

        best = max(self.gold, key=overlap, default=None)
        return best if best is not None and overlap(best) >= 0.5 else None


def _wanted(gold: Sequence[Gold], token: CueToken) -> Gold | None:
    """The annotated quotation that has this cue; a firm one first, then the later content."""
    fitting = [one for one in gold if one.cue and one.cue[0] < token.end and one.cue[1] > token.first]
    return min(fitting, key=lambda one: (one.optional, -one.first), default=None)


def _place(places: Sequence[Opening], gold: Gold) -> int:
    """The place that opens the annotated content, or one word away, or -1."""
    for slack in (0, 1):
        for at, place in enumerate(places):
            if abs(place.at - gold.first) <= slack and (place.end < 0 or abs(place.end - gold.end) <= 1 + 2 * slack):
                return at
    return -1


def _end(ends: Sequence[Ending], gold: Gold) -> int:
    for slack in (0, 1):
        for at, end in enumerate(ends):
            if abs(end.end - gold.end) <= slack:
                return at
    return -1
