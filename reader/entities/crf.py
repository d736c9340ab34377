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
from reader.entities.tagger import LABELS, WINDOW

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
    own = list(map(crc, features.own))
    near = list(map(crc, features.near))
    far = list(map(crc, features.far))
    at = ((-2, far), (-1, near), (0, own + near), (1, near), (2, far))
    return [[(one + _MIX * (place + 4)) & 0xFFFFFFFF for one in here] for place, here in at]


class CrfTagger:
    """Marginal probabilities by a CRF. Its tables come from packaging/models; see resources/models/CARD.md."""

    window = WINDOW

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
        self._sums = np.zeros((1024, len(PLACES), self._weights.shape[1]), np.float32)
        self._words = np.zeros(1024, np.uint64)
        self._groups = np.zeros(1024, np.uint64)

    def _rows(self, keys: Keys) -> Scores:
        at = np.searchsorted(self._keys, keys)
        at[at == len(self._keys)] = 0
        at[self._keys[at] != keys] = len(self._keys)
        return self._weights[at]

    def _learn(self, tokens: Sequence[str]) -> None:
        """Sum up what each new token says at each place."""
        keys: list[int] = []
        starts: list[int] = []
        words: list[int] = []
        groups: list[int] = []
        for token in tokens:
            features = features_of(token, self._lexicon)
            for here in placed_keys(features):
                starts.append(len(keys))
                keys += here
            words.append(crc(features.word))
            groups.append(crc(features.group))
        sums = np.add.reduceat(self._rows(np.array(keys, np.uint32)), starts, axis=0)
        before = len(self._numbers)
        after = before + len(tokens)
        while after > len(self._words):
            self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
            self._words = np.concatenate([self._words, np.zeros_like(self._words)])
            self._groups = np.concatenate([self._groups, np.zeros_like(self._groups)])
        self._sums[before:after] = sums.reshape(len(tokens), len(PLACES), -1)
        self._words[before:after] = words
        self._groups[before:after] = groups
        self._numbers.update(zip(tokens, range(before, after), strict=True))

    def scores(self, sentences: Sequence[Sequence[str]]) -> list[Scores]:
        """The log-linear scores (tokens x the model's labels) of every sentence, transitions left out."""
        new = list(dict.fromkeys(token for sentence in sentences for token in sentence if token not in self._numbers))
        if len(new) + len(self._numbers) > _KEPT_WORDS:
            self._forget()
            new = list(dict.fromkeys(token for sentence in sentences for token in sentence))
        if new:
            self._learn(new)
        lengths = [len(sentence) for sentence in sentences]
        # The sentences lie in one row, two empty places after each, so that no word looks into another sentence.
        total = sum(lengths) + 2 * len(lengths)
        filled = np.zeros(total, bool)
        starts = np.cumsum([0, *(length + 2 for length in lengths[:-1])])
        for start, length in zip(starts, lengths, strict=True):
            filled[start : start + length] = True
        ids = np.zeros(total, np.int64)
        ids[filled] = [self._numbers[token] for sentence in sentences for token in sentence]
        sums = self._sums[ids]
        sums[~filled] = 0
        scores = sums[:, 2].copy()
        for place in (-2, -1):
            scores[-place:] += sums[:place, 2 + place]
        for place in (1, 2):
            scores[:-place] += sums[place:, 2 + place]
        ends = starts + lengths - 1
        scores[starts] += self._edge(-1)
        scores[ends] += self._edge(1)
        next_to = filled[:-1] & filled[1:]
        left, right = np.flatnonzero(next_to), np.flatnonzero(next_to) + 1
        for pair, values in (("b", self._words[ids]), ("B", self._groups[ids])):
            scores[right] += self._rows(paired(pair + "-", values[left], values[right]))
            scores[left] += self._rows(paired(pair + "+", values[left], values[right]))
        middle = np.flatnonzero(filled[:-2] & filled[1:-1] & filled[2:]) + 1
        groups = self._groups[ids]
        scores[middle] += self._rows(paired("B=", groups[middle - 1], groups[middle + 1]))
        return [scores[start : start + length] for start, length in zip(starts, lengths, strict=True)]

    def _edge(self, place: int) -> Scores:
        row: Scores = self._rows(np.array([placed(crc("EDGE"), place)], np.uint32))[0]
        return row

    def probabilities(self, sentences: Sequence[Sequence[str]]) -> list[Scores]:
        """See Tagger.probabilities."""
        if not sentences:
            return []
        return [found @ self._to_labels for found in marginals(self.scores(sentences), self._transitions)]
