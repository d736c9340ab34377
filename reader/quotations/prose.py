"""Which stretches of a text are prose, where alone somebody can be quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

STRETCH = 256
"""Tokens that are judged together."""
# In 8,500 news articles of seven sources no 256 tokens have more than 40 words that can begin a cue, or fewer than 77
# different words.
_MOST_CUES = 48
_LEAST_WORDS = 40
_READ_ANYHOW = 2


def in_prose(forms: Sequence[str], places: list[int]) -> list[int]:
    """The places of cues without those in stretches that are no prose: little but cues, or a few words over and over.

    Such a text says nothing, and would cost a hundred times what news does. The first stretches of this kind are read
    all the same, so that a short text loses no quotation however odd it is. Linear time.
    """
    if len(places) <= _MOST_CUES:
        return places
    odd = [
        stretch
        for stretch, count in sorted(Counter([at // STRETCH for at in places]).items())
        if count > _MOST_CUES or _repeats(forms[stretch * STRETCH : (stretch + 1) * STRETCH])
    ]
    skipped = set(odd[_READ_ANYHOW:])
    return [at for at in places if at // STRETCH not in skipped] if skipped else places


def _repeats(forms: Sequence[str]) -> bool:
    """Whether a whole stretch has but a few different words."""
    return len(forms) == STRETCH and len(set(forms)) < _LEAST_WORDS
