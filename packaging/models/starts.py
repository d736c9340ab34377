"""Learn where names begin in their first word: the counts and weights that reader.entities.edges goes by."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from corpus import LabelledArticle
from numpy.typing import NDArray

from reader.arabic.clitics import proclitic_ends
from reader.entities.edges import LETTERS, cut_features
from reader.entities.features import key
from reader.entities.lexicon import Lexicon, crc

_LONGEST_CUT = 2


def first_words(article: LabelledArticle) -> list[tuple[str, int]]:
    """The first word of every name with the offset in it at which the name begins."""
    found: list[tuple[str, int]] = []
    tokens = {
        place: token for sentence in article.sentences for token in sentence for place in range(token.start, token.end)
    }
    for name in article.row.get("entities", ()):
        token = tokens.get(name["start"])
        if token is not None and name["start"] - token.start <= _LONGEST_CUT:
            found.append((article.text[token.start : token.end], name["start"] - token.start))
    return found


class _OfOthers(Lexicon):
    """The lexicon as it would be without the names of one article."""

    def __init__(self, tables: Mapping[str, NDArray[Any]]) -> None:
        super().__init__(tables)
        self.own: Counter[int] = Counter()

    def starts(self, word: str) -> float:
        number = crc(word)
        return math.log2(1 + self._starts.get(number, 0) - self.own[number])


def start_tables(articles: Sequence[LabelledArticle], tables: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """The tables start_keys, start_counts and start_weights; `tables` are the others that the Lexicon reads.

    An article's own names are left out of the counts when its decisions are learnt from, so that what a name in a new
    article is like is learnt, not what is in the list.
    """
    firsts = [first_words(article) for article in articles]
    counts = Counter(crc(key(word[at:])) for article in firsts for word, at in article)
    known = _OfOthers({**tables, **_counts(counts)})
    rows: list[list[float]] = []
    wanted: list[bool] = []
    for article, names in zip(articles, firsts, strict=True):
        known.own = Counter(crc(key(word[at:])) for word, at in names)
        document = {word for sentence in article.words() for word in sentence}
        for word, start in names:
            at = 0
            for end in proclitic_ends(word)[1:]:
                if word[at] not in LETTERS:
                    break
                rest = word[end:]
                met = rest in document or (rest.startswith("ل") and "ال" + rest[1:] in document)
                rows.append(cut_features(word[at:], rest, known, met))
                wanted.append(start > at)
                if start <= at:
                    break
                at = end
    weights = logistic(np.array(rows), np.array(wanted, float))
    return {**_counts(counts), "start_weights": weights.astype(np.float32)}


def _counts(counts: Mapping[int, int]) -> dict[str, NDArray[Any]]:
    kept = sorted((key, count) for key, count in counts.items() if count > 0)
    return {
        "start_keys": np.array([key for key, _ in kept], np.uint32),
        "start_counts": np.array([min(count, 65535) for _, count in kept], np.uint16),
    }


def logistic(rows: NDArray[np.float64], wanted: NDArray[np.float64], ridge: float = 0.1) -> NDArray[np.float64]:
    """The weights of a logistic regression, by Newton's method with a small ridge."""
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (chance - wanted) + ridge * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights
