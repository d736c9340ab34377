"""Articles annotated with quotations, as the choices that the finder has to make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType, Mention
from reader.core.spans import Span
from reader.quotations.context import read
from reader.quotations.cues import CueToken, Lexicon
from reader.quotations.drafts import Draft
from reader.quotations.endings import Ending, endings
from reader.quotations.openings import Context, Opening, cue_atoms, openings
from reader.quotations.speakers import Speakers

_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
_LIGHT = frozenset(("في", "من", "عن", "علي", "باسم", "بن", "ابن", "ابو", "ال", "عبد"))


class Choice(NamedTuple):
    """The features of each candidate, the right ones' places (none: left out), what the choice weighs."""

    candidates: list[list[str]]
    right: list[int]
    weight: float


@dataclass
class Examples:
    """The choices of one article."""

    openings: list[Choice]
    endings: list[Choice]
    speakers: list[Choice]


class Gold(NamedTuple):
    """One annotated quotation as tokens of a layout."""

    first: int
    end: int
    cue: tuple[int, int] | None
    speaker: str | None
    optional: bool


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
    """The annotated names of an article, each linked to the fullest that holds all of its words."""
    text = row["text"]
    mentions = []
    for entity in row["entities"]:
        name = text[entity["start"] : entity["end"]]
        if entity["start"] and text[entity["start"] - 1] == "ل" and name[0] == "ل" and not name.startswith("لجن"):
            name = "ا" + name
        mentions.append(Mention(Span(entity["start"], entity["end"]), EntityType(entity["type"]), name))
    words = {(mention.type, mention.name): name_words(mention.name) for mention in mentions}
    fullest = {}
    for key, own in words.items():
        larger = [other for other in words if other[0] is key[0] and own < words[other]]
        linked = bool(own) and bool(larger) and key[0] is not EntityType.LOC
        fullest[key] = max(larger, key=lambda other: len(words[other]))[1] if linked else key[1]
    return [Mention(m.span, m.type, fullest[m.type, m.name]) for m in mentions]


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


def examples(row: Mapping[str, Any], mentions: Sequence[Mention], lexicon: Lexicon, optional: float) -> Examples:
    """The choices of one annotated article; those of optional quotations weigh `optional`."""
    context = read(row["text"], mentions, lexicon)
    gold = gold_quotations(context, row)
    made = Examples([], [], [])
    drafts: list[tuple[Draft, Gold]] = []
    for token in context.cue_at.values():
        places = openings(context, token)
        wanted = _wanted(gold, token)
        at = _place(places, wanted) if wanted else -1
        if wanted is not None and at < 0:
            continue
        weight = optional if wanted is not None and wanted.optional else 1.0
        features = [["none:" + atom for atom in cue_atoms(context, token)]]
        features.extend([f"{place.kind}:{atom}" for atom in place.atoms] for place in places)
        made.openings.append(Choice(features, [at + 1], weight))
        if wanted is None:
            continue
        opening = places[at]
        drafts.append((Draft(token, opening, wanted.end, 1.0), wanted))
        if opening.end < 0:
            ends = endings(context, token, opening)
            right = _end(ends, wanted)
            if right >= 0:
                made.endings.append(Choice([list(end.atoms) for end in ends], [right], weight))
    made.speakers.extend(_speakers(context, row["text"], drafts, optional))
    return made


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


def _speakers(context: Context, text: str, drafts: Sequence[tuple[Draft, Gold]], optional: float) -> Iterator[Choice]:
    """The choice of the speaker for each draft, with the right speakers of the earlier ones in mind."""
    speakers = Speakers(context, text)
    for draft, gold in sorted(drafts, key=lambda one: (one[0].token.first, one[0].opening.at)):
        several, _ = speakers.candidates(draft)
        names = [speakers.name(one) for one in several]
        right = [at for at, name in enumerate(names) if name_words(name) == name_words(gold.speaker)]
        right = right or [at for at, name in enumerate(names) if same_speaker(name, gold.speaker)]
        if right:
            speakers.remember(draft, several[right[0]])
            yield Choice([sorted(one.atoms) for one in several], right, optional if gold.optional else 1.0)
