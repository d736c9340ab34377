"""Where a name begins in its first word: behind the conjunctions and prepositions that are glued to it.

وقطر is و + قطر, but واشنطن is all name. A logistic model decides for each letter that could be cut off, by how often
the word is met with and without it, in running text and at the start of names, and by what else the document holds.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.arabic.clitics import proclitic_ends
from reader.arabic.letters import HARAKAT, TATWEEL
from reader.entities.features import key
from reader.entities.lexicon import Lexicon

LETTERS = "وفبلك"
"""The proclitics that can stand before a name."""

_MANY = 3.0
_MARKS = HARAKAT + TATWEEL
_HAMZA = "أإآ"
_WITH_HAMZA = ("كأس", "كآب", "فأس", "فأر", "بأس", "لآل", "وأد")
"""Nearly no word has one of LETTERS and then a hamza on alef of its own; these have."""


def bare_proclitic(word: str) -> bool:
    """Whether the word is nothing but a proclitic stretched towards what follows ("لـ" before «)."""
    letters = word.strip(_MARKS)
    return TATWEEL in word and 0 < len(letters) <= 2 and all(letter in LETTERS for letter in letters)


def cut_features(word: str, rest: str, lexicon: Lexicon, met_elsewhere: bool) -> list[float]:
    """What speaks for and against cutting the first letter off `word`, which leaves `rest` (surfaces).

    `met_elsewhere`: whether the document holds the rest as a word of its own.
    """
    whole, behind = key(word), key(rest)
    letter = whole[:1]
    swallowed = whole.startswith("لل") and len(whole) > 4
    article = "ا" + behind if swallowed else behind
    count, rest_count = lexicon.count(whole), max(lexicon.count(behind), lexicon.count(article))
    more = (rest_count - count) / 8
    known, rest_known = lexicon.starts(whole), max(lexicon.starts(behind), lexicon.starts(article))
    return [
        *(float(letter == one) for one in LETTERS),
        *(more * (letter == one) for one in LETTERS),
        count / 8,
        rest_count / 8,
        float(count == 0),
        float(rest_count == 0),
        max(more, 0.0),
        max(-more, 0.0),
        float(behind.startswith("ال")),
        float(swallowed),
        float(lexicon.listed(whole)),
        float(lexicon.listed(behind)),
        float(len(behind) <= 2),
        float(len(behind) == 3),
        min(known, 4.0),
        min(rest_known, 4.0),
        float(known > 0),
        float(rest_known > 0),
        float(met_elsewhere),
        1.0,
    ]


class NameStarts:
    """Cuts proclitics off the first word of a name."""

    def __init__(self, tables: Mapping[str, NDArray[Any]]) -> None:
        """`tables`: start_weights (one for each of cut_features), and those of the Lexicon.

        Raises KeyError or ValueError where they do not fit together.
        """
        self._lexicon = Lexicon(tables)
        weights = np.asarray(tables["start_weights"])
        if weights.shape != (len(cut_features("", "", self._lexicon, False)),) or not np.isfinite(weights).all():
            raise ValueError("the tables do not fit together")
        self._weights = weights.astype(float).tolist()

    def offset(self, word: str, document: Container[str]) -> int:
        """The offset in its first word at which a name begins; `document` holds the words of the text."""
        at = 0
        if word[:1] not in LETTERS:
            return at
        for end in proclitic_ends(word)[1:]:
            if word[at] not in LETTERS:
                break
            if word[end] in _HAMZA and not word.startswith(_WITH_HAMZA, at):
                at = end
                continue
            rest = word[end:]
            met = rest in document or (rest.startswith("ل") and "ال" + rest[1:] in document)
            features = cut_features(word[at:], rest, self._lexicon, met)
            if sum(map(float.__mul__, features, self._weights)) <= 0:
                break
            at = end
        return at

    def begins_names(self, word: str) -> bool:
        """Whether names that were learnt from begin with the word; what ل left of ال counts as ال."""
        bare = key(word)
        return self._lexicon.starts(bare) > 0 or (bare.startswith("ل") and self._lexicon.starts("ا" + bare) > 0)

    def begins_many(self, word: str) -> bool:
        """Whether at least seven of the names that were learnt from begin with the word."""
        return self._lexicon.starts(key(word)) >= _MANY

    def met(self, word: str) -> bool:
        """Whether the word is met in the news."""
        return self._lexicon.count(key(word)) > 0

    def swallowed_article(self, word: str) -> bool:
        """Whether what stands behind a ل, itself beginning with ل, is a word with ال: لأمم in للأمم, not لندن in للندن.

        See surfaces.Restores.
        """
        bare = key(word)
        full = "ا" + bare
        return (self._lexicon.starts(full), self._lexicon.count(full)) > (
            self._lexicon.starts(bare),
            self._lexicon.count(bare),
        )
