"""Whether a file that changed still holds the same article."""

from __future__ import annotations

import re
from itertools import pairwise

from reader.arabic.normaliser import fold

ALIKE = 0.2
"""Two texts at one path are versions of one article where they share at least this part of the word pairs of the
shorter. Different articles of one paper share a few percent; a corrected or continued one shares most."""

_COMPARED = 200_000
_FEW = 8
_WORD = re.compile(r"\w+")


def alike(one: str, other: str) -> bool:
    """Whether two texts are versions of one article; see ALIKE. Of long ones the beginnings are compared, of one that
    has only a few words these alone."""
    first, second = (_WORD.findall(fold(text[:_COMPARED])) for text in (one, other))
    if not first or not second:
        return not first and not second
    pairs = min(len(first), len(second)) >= _FEW
    shingles, others = (set(pairwise(words)) if pairs else {(word,) for word in words} for words in (first, second))
    return len(shingles & others) >= ALIKE * min(len(shingles), len(others))
