"""The form of a token by which tables know it."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.arabic.normaliser import fold

LONGEST_WORD = 40
"""Letters of a token that are looked at; what is longer is no word."""

_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=1 << 15)
def key(token: str) -> str:
    """The token folded, every digit as 0: what vectors, counts and lists are looked up by."""
    folded = fold(token[:LONGEST_WORD])
    return folded if folded.isalpha() else _DIGIT.sub("0", folded)
