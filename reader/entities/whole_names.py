"""A name of which a part was found takes the words beside it that make up a longer one of the article.

Where غرفة الشرق للتجارة is found once, it is no غرفة الشرق where the same words stand again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reader.arabic.clitics import proclitic_ends
from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType, Mention
from reader.core.spans import Span

_Words = tuple[str, ...]
_Part = tuple[EntityType, _Words]

_LONGEST = 6
"""Words of the longest name of which parts are looked for."""

_MOST = 16
"""Longer names of one part that are weighed; more have a word in common and are no help."""

_PARTICLES = frozenset(fold("أن فأن إن فإن").split())
"""Taken for the beginning of a name now and then (إن صالح)."""

_WORD_LETTERS = 20
_BEHIND = re.compile(r"[^\S\n](\w+)")


def with_whole_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in the order of the text, parts of longer names grown to them; works and events stay as they are.

    A longer name must have been found at least as often as its words stand where only that part of them was found.
    """
    words = [tuple(fold(mention.name).split()) for mention in mentions]
    # In the order of the text, so that every process finds the same.
    longer: dict[_Part, dict[_Words, None]] = {}
    met: Counter[_Part] = Counter()
    for mention, whole in zip(mentions, words, strict=True):
        if 1 < len(whole) <= _LONGEST and mention.type is not EntityType.MISC and whole[0] not in _PARTICLES:
            met[mention.type, whole] += 1
            for at in range(1, len(whole)):
                for part in (whole[:at], whole[at:]):
                    wholes = longer.setdefault((mention.type, part), {})
                    if len(wholes) < _MOST:
                        wholes[whole] = None
    if not longer:
        return list(mentions)
    grown: dict[int, tuple[Span, _Words]] = {}
    for at, mention in enumerate(mentions):
        for whole in longer.get((mention.type, words[at]), ()):
            span = _grown(text, mention.span, words[at], whole)
            if span and _free(span, mentions, at) and (at not in grown or len(span) > len(grown[at][0])):
                grown[at] = span, whole
    stands = Counter((mentions[at].type, whole, words[at]) for at, (_, whole) in grown.items())
    found: list[Mention] = []
    for at, mention in enumerate(mentions):
        if at in grown:
            span, whole = grown[at]
            if stands[mention.type, whole, words[at]] <= met[mention.type, whole]:
                mention = replace(mention, span=span, name=span.of(text))
        while found and found[-1].span.end > mention.span.start and len(found[-1].span) < len(mention.span):
            found.pop()
        if not found or found[-1].span.end <= mention.span.start:
            found.append(mention)
    return found


def _free(span: Span, mentions: Sequence[Mention], at: int) -> bool:
    """Whether the span covers no other mention in part, and none of another type."""
    near = (*mentions[max(0, at - 2) : at], *mentions[at + 1 : at + 3])
    return all(
        other.span.end <= span.start
        or other.span.start >= span.end
        or (span.covers(other.span) and other.type is mentions[at].type)
        for other in near
    )


def _grown(text: str, span: Span, part: _Words, whole: _Words) -> Span | None:
    """The span of the whole name, where its other words stand before or behind the part."""
    missing = len(whole) - len(part)
    if whole[missing:] == part:
        start = span.start
        for number in range(missing - 1, -1, -1):
            begin = _word_before(text, start, whole[number], number == 0)
            if begin is None:
                break
            start = begin
        else:
            return Span(start, span.end)
    if whole[: len(part)] == part:
        end = span.end
        for word in whole[len(part) :]:
            behind = _BEHIND.match(text, end)
            if behind is None or fold(behind[1]) != word:
                return None
            end = behind.end()
        return Span(span.start, end)
    return None


def _word_before(text: str, start: int, word: str, first: bool) -> int | None:
    """Where the word begins that stands before a place, if it is this one; the first of a name can have proclitics."""
    near = text[max(0, start - _WORD_LETTERS) : start]
    if not near[-1:].isspace() or near[-1] == "\n" or not near[:-1].strip() or near[-2].isspace():
        return None
    last = near.split()[-1]
    for cut in proclitic_ends(last) if first else (0,):
        if fold(last[cut:]) == word:
            return start - 1 - len(last) + cut
    return None
