"""A linear-chain CRF over words, their letters, clusters and neighbours, as sums of rows of one weight table.

All but the features of pairs hold for a word wherever it stands, so their sum is kept for each word that was met.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from reader.entities.chains import marginals
from reader.entities.features import WordFeatures, key, stripped, word_features
from reader.entities.lexicon import Lexicon, crc
from reader.entities.tagger import LABELS

_KEPT_WORDS = 50_000
_MIX = 0x9E3779B1

PLACES = (-2, -1, 0, 1, 2)
"""Where a word stands that is looked at, from the word that is labelled."""

Scores = NDArray[np.float32]
Keys = NDArray[np.uint32]


def placed(key: int, place: int) -> int:
    """The number in the weight table of a feature, given by its checksum, of the word `place` words on."""
    return (key + _MIX * (place + 4)) & 0xFFFFFFFF


def paired(pair: str, left: NDArray[np.uint64], right: NDArray[np.uint64]) -> Keys:
    """The numbers in the weight table of pairs (one of PAIRS) of words or groups, given by their checksums."""
    mixed = left * np.uint64(0x85EBCA6B) + right * np.uint64(0xC2B2AE35) + np.uint64(crc(pair))
    return (mixed ^ (mixed >> np.uint64(17))).astype(np.uint32)


def features_of(token: str, lexicon: Lexicon) -> WordFeatures:
    """The features of a token, with what the lexicon knows of it."""
    word = key(token)
    rest = stripped(word)[1]
    return word_features(token, lexicon.clusters(word), lexicon.clusters(rest), lexicon.flags(word, rest))


def placed_keys(features: WordFeatures) -> list[list[int]]:
    """The numbers in the weight table of a word's features at each of PLACES."""
    own = [crc(feature) for feature in features.own]
    near = [crc(feature) for feature in features.near]
    far = [crc(feature) for feature in features.far]
    at = ((-2, far), (-1, near), (0, own + near), (1, near), (2, far))
    return [[placed(one, place) for one in here] for place, here in at]


class CrfTagger:
    """Marginal probabilities by a CRF. Its tables come from packaging/models; see resources/models/CARD.md."""

    def __init__(self, name: str, tables: Mapping[str, NDArray[np.generic]]) -> None:
        """`tables`: keys (uint32, ascending), weights (a row a key, a column a label), scale (float), transitions,
        labels, and those of the Lexicon. Raises KeyError or ValueError where they do not fit together."""
        self.name = name
        self._lexicon = Lexicon(tables)
        self._keys = np.asarray(tables["keys"], np.uint32)
        self._transitions = np.asarray(tables["transitions"], np.float32)
        labels = [str(label) for label in tables["labels"]]
        self._to_labels = np.zeros((len(labels), len(LABELS)), np.float32)
        for at, label in enumerate(labels):
            self._to_labels[at, LABELS.index(label)] = 1.0
        weights = np.asarray(tables["weights"])
        if weights.shape != (len(self._keys), len(labels)) or self._transitions.shape != (len(labels), len(labels)):
            raise ValueError("the tables do not fit together")
        # A row of zeros at the end is what unknown features get.
        self._weights = np.zeros((len(self._keys) + 1, len(labels)), np.float32)
        self._weights[:-1] = weights.astype(np.float32) * float(np.asarray(tables["scale"]))
        self._forget()

    def _forget(self) -> None:
        self._numbers: dict[str, int] = {}
        self._sums = np.zeros((0, 5, self._weights.shape[1]), np.float32)
        self._words = np.zeros(0, np.uint64)
        self._groups = np.zeros(0, np.uint64)

    def _rows(self, keys: Keys) -> Scores:
        at = np.searchsorted(self._keys, keys)
        at[at == len(self._keys)] = 0
        at[self._keys[at] != keys] = len(self._keys)
        return self._weights[at]

    def _learn(self, tokens: Sequence[str]) -> None:
        """Sum up what each new token says at each place."""
        keys: list[int] = []
        ends: list[int] = []
        words: list[int] = []
        groups: list[int] = []
        for token in tokens:
            features = features_of(token, self._lexicon)
            for here in placed_keys(features):
                keys += here
                ends.append(len(keys))
            words.append(crc(features.word))
            groups.append(crc(features.group))
        sums = np.zeros((len(keys) + 1, self._weights.shape[1]), np.float64)
        np.cumsum(self._rows(np.array(keys, np.uint32)), axis=0, out=sums[1:])
        totals = sums[ends] - sums[[0, *ends[:-1]]]
        for token in tokens:
            self._numbers[token] = len(self._numbers)
        self._sums = np.concatenate([self._sums, totals.reshape(len(tokens), 5, -1).astype(np.float32)])
        self._words = np.concatenate([self._words, np.array(words, np.uint64)])
        self._groups = np.concatenate([self._groups, np.array(groups, np.uint64)])

    def scores(self, sentences: Sequence[Sequence[str]]) -> list[Scores]:
        """The log-linear scores (tokens x the model's labels) of every sentence, transitions left out."""
        new = list(dict.fromkeys(token for sentence in sentences for token in sentence if token not in self._numbers))
        if len(new) + len(self._numbers) > _KEPT_WORDS:
            self._forget()
            new = list(dict.fromkeys(token for sentence in sentences for token in sentence))
        if new:
            self._learn(new)
        numbers = self._numbers
        edge = {place: self._rows(np.array([placed(crc("EDGE"), place)], np.uint32))[0] for place in (-1, 1)}
        found: list[Scores] = []
        for sentence in sentences:
            ids = np.array([numbers[token] for token in sentence])
            sums = self._sums[ids]
            words, groups = self._words[ids], self._groups[ids]
            scores = sums[:, 2].copy()
            for place in (-2, -1, 1, 2):
                size = abs(place)
                if len(ids) > size:
                    if place < 0:
                        scores[size:] += sums[:-size, 2 + place]
                    else:
                        scores[:-size] += sums[size:, 2 + place]
            scores[0] += edge[-1]
            scores[-1] += edge[1]
            if len(ids) > 1:
                for pair, values in (("b", words), ("B", groups)):
                    scores[1:] += self._rows(paired(pair + "-", values[:-1], values[1:]))
                    scores[:-1] += self._rows(paired(pair + "+", values[:-1], values[1:]))
                scores[1:-1] += self._rows(paired("B=", groups[:-2], groups[2:]))
            found.append(scores)
        return found

    def probabilities(self, sentences: Sequence[Sequence[str]]) -> list[Scores]:
        """See Tagger.probabilities."""
        if not sentences:
            return []
        return [found @ self._to_labels for found in marginals(self.scores(sentences), self._transitions)]
