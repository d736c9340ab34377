"""What a token looks like to the CRF: strings that hold for every occurrence of a word, whatever stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.arabic.normaliser import fold

LONGEST_WORD = 40
"""Letters of a token that are looked at; what is longer is no word."""

_DIGIT = re.compile(r"\d")


def key(token: str) -> str:
    """The token folded, every digit as 0: what clusters and lists are looked up by."""
    return _DIGIT.sub("0", fold(token[:LONGEST_WORD]))


def stripped(word: str) -> tuple[str, str]:
    """A folded word's proclitics with its article, and its rest, where at least three letters stay.

    وبالقاهره gives (وبال, قاهره), للامم gives (لل, امم). Whether the cut is meant is left to the weights.
    """
    at = 0
    if len(word) >= 4 and word[0] in "وف":
        at = 1
    if word.startswith("لل", at) and len(word) - at >= 5:
        return word[: at + 2], word[at + 2 :]
    if len(word) - at >= 4 and word[at] in "بلك":
        at += 1
    if word.startswith("ال", at) and len(word) - at >= 5:
        at += 2
    return word[:at], word[at:]


def shape(token: str) -> str:
    """The kind of the token in a few letters: A Arabic, L Latin with its capitals, 0 number, else the mark itself."""
    first = token[0]
    if "\u0600" <= first <= "\u06ff" and first.isalpha():
        return "A"
    if first.isdigit() or (first in "+-" and len(token) > 1):
        return "0" * min(len(token), 5)
    if first.isalpha():
        if token.isupper():
            return "LU" if len(token) > 1 else "L1"
        return "LT" if token[:1].isupper() else "LL"
    return "M" + token[:3]


PAIRS = ("b-", "b+", "B-", "B+", "B=")
"""Pairs of words (b) or of groups (B) that say something of the token between or beside them: the one before and the
token, the token and the one after, the one before and the one after."""


class WordFeatures(NamedTuple):
    """The features of one word: at its own place, for itself and its neighbours, and for those two places away.

    `word` and `group` are what its pairs with a neighbour are made of: the folded word and its coarse cluster.
    """

    own: list[str]
    near: list[str]
    far: list[str]
    word: str
    group: str


def word_features(
    token: str, clusters: Sequence[int], rest_clusters: Sequence[int], flags: Sequence[str]
) -> WordFeatures:
    """The features of a token.

    `clusters` are the cluster numbers of the word, coarse to fine, `rest_clusters` those of the word without its
    proclitics, each empty where unknown; `flags` what the name lists say of it.
    """
    word = key(token)
    kind = shape(token)
    cut, rest = stripped(word)
    near = ["w=" + word]
    far = ["w=" + word]
    own: list[str] = []
    if kind == "A":
        if cut:
            own.append("c=" + cut)
        near += ["r=" + rest, "s2=" + word[-2:], "s3=" + word[-3:], "p2=" + word[:2]]
        own.append(f"al={int('ال' in cut or 'لل' in cut)}{cut[:1]}")
        for n in range(1, 5):
            if len(word) > n:
                own += [f"p{n}={word[:n]}", f"s{n}={word[-n:]}"]
            if cut and len(rest) > n:
                own.append(f"q{n}={rest[:n]}")
        own.append(f"len={min(len(rest), 9)}")
    else:
        near.append("sh=" + kind)
        far.append("sh=" + kind)
    known = clusters or rest_clusters
    if known:
        near += [f"k{level}={number}" for level, number in enumerate(known)]
        far.append(f"k1={known[1]}")
    else:
        near.append("k=?")
    if cut:
        own += [f"kr{level}={number}" for level, number in enumerate(rest_clusters)]
    near += flags
    return WordFeatures(own, near, far, word, str(known[1]) if known else "?")
