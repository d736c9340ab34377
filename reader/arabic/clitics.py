"""Clitics: the letters glued before a word that are words of their own (و ف ب ل ك س), and the article ال."""

from __future__ import annotations

import re

from reader.arabic.letters import HARAKAT

_LETTERS = re.compile(rf"[^{re.escape(HARAKAT)}ـ]")


def proclitic_ends(word: str) -> list[int]:
    """Where the word could begin behind its proclitics, as offsets into `word`, shortest cut first, 0 always there.

    وبقطر gives [0, 1, 2]. At least two letters stay. A caller decides by what stays whether a cut is meant.
    """
    ends = [0]
    letters = [match.start() for match in _LETTERS.finditer(word)]
    for count, at in enumerate(letters[:3]):
        if len(letters) - count - 1 < 2:
            break
        letter = word[at]
        first = count == 0
        after_conjunction = count == 1 and word[letters[0]] in "وف"
        if (first and letter in "وفبكلس") or (after_conjunction and letter in "بكلس"):
            ends.append(letters[count + 1])
        else:
            break
    return ends


def split_lam_article(word: str) -> bool:
    """Whether the word begins with لل, where ل swallowed the alef of ال (للأمم = ل + الأمم)."""
    return word.startswith("لل") and len(word) > 3


def without_article(word: str) -> str:
    """The word without a leading ال, where at least two letters stay."""
    return word[2:] if word.startswith(("ال", "أل")) and len(word) >= 4 else word
