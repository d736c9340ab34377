"""A two-layer BiLSTM-CRF that pools over equal words of the document between its layers, in NumPy alone.

Word vectors, letters and lists go into the first layer; what it makes of every occurrence of a word is averaged and
maximised over the document, so that a name that is clear once is clear everywhere; the second layer and the CRF decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.entities.chains import marginals_in_step
from reader.entities.features import LONGEST_WORD
from reader.entities.neural_inputs import MOST_WORDS, KnownWords, WordInputs, checked
from reader.entities.recurrent import BiLstm, Steps, aligned
from reader.entities.tagger import LABELS, WINDOW

Matrix = NDArray[np.float32]

TAGS = ("O", *(place + "-" + kind for kind in ("PER", "LOC", "ORG", "MISC") for place in "BIES"))
"""The tags inside: outside, and the beginning, inside, end of a name of several tokens, and a name of a single one."""

_LARGEST_CALL = MOST_WORDS // 2 - 1000


class NeuralTagger:
    """Marginal probabilities by the network. Its tables come from packaging/models; see resources/models/CARD.md."""

    window = WINDOW

    def __init__(self, name: str, tables: Mapping[str, NDArray[Any]]) -> None:
        """Raises KeyError or ValueError where the tables do not fit together."""
        self.name = name
        inputs = WordInputs(tables)
        across = checked(tables["first_across"], 2, -1, -1)
        first = BiLstm(checked(tables["first_inward"], inputs.size, -1), across, checked(tables["first_bias"], -1))
        self._first = first
        self._words = KnownWords(inputs, first)
        self._pool = checked(tables["pool"], 2 * first.size, -1)
        self._pool_bias = checked(tables["pool_bias"], self._pool.shape[1])
        across = checked(tables["second_across"], 2, -1, -1)
        # What leads into the second layer goes through a few directions only, the product of two matrices.
        narrow = aligned(checked(tables["second_narrow"], 2 * first.size + 2 * self._pool.shape[1], -1))
        wide = checked(tables["second_wide"], narrow.shape[1], -1)
        self._narrow, self._narrow_pooled = narrow[: 2 * first.size], narrow[2 * first.size :]
        self._second = BiLstm(wide, across, checked(tables["second_bias"], -1))
        self._out = checked(tables["out"], 2 * self._second.size, len(TAGS))
        self._out_bias = checked(tables["out_bias"], len(TAGS))
        self._transitions = checked(tables["transitions"], len(TAGS), len(TAGS))
        self._begin, self._end = (checked(tables[edge], len(TAGS)) for edge in ("begin", "end"))
        self._to_labels = np.zeros((len(TAGS), len(LABELS)), np.float32)
        for at, tag in enumerate(TAGS):
            label = tag if tag == "O" else {"S": "B", "E": "I"}.get(tag[0], tag[0]) + tag[1:]
            self._to_labels[at, LABELS.index(label)] = 1.0

    def probabilities(self, sentences: Sequence[Sequence[str]]) -> list[Matrix]:
        """One array (tokens x LABELS) for each sentence; see Tagger."""
        found: list[Matrix] = []
        for some in _calls(sentences):
            found.extend(self._probabilities(some))
        return found

    def _probabilities(self, sentences: Sequence[Sequence[str]]) -> list[Matrix]:
        lengths = np.array([len(sentence) for sentence in sentences])
        steps = Steps(lengths)
        # What is longer is no word, and must not be kept as one.
        tokens = [token[:LONGEST_WORD] for sentence in sentences for token in sentence]
        scores = self._scores(tokens, steps)
        scores[: len(lengths)] += self._begin
        scores[steps.turn[: len(lengths)]] += self._end
        found = np.empty((len(scores), len(LABELS)), np.float32)
        found[steps.tokens] = marginals_in_step(scores, self._transitions, steps) @ self._to_labels
        return np.split(found, np.cumsum(lengths)[:-1])

    def _scores(self, tokens: Sequence[str], steps: Steps) -> Matrix:
        """The scores (rows x TAGS), in the order of the steps, before the CRF of the tokens of one document."""
        gates, stems = self._words.gates(tokens, steps)
        states = self._first.run(gates, steps)
        rows = states @ self._narrow
        rows += _pooled(np.maximum(states @ self._pool + self._pool_bias, 0), stems, self._narrow_pooled)
        both = self._second.states(rows, steps)
        found: Matrix = both @ self._out + self._out_bias
        return found


def _pooled(values: Matrix, groups: NDArray[np.int64], weights: Matrix) -> Matrix:
    """For each row the mean and the maximum over the rows of its group, times the weights."""
    order = np.argsort(groups, kind="stable")
    starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
    ordered = values[order]
    sizes = np.diff(np.append(starts, len(groups)))
    means = np.add.reduceat(ordered, starts, axis=0) / sizes[:, None].astype(np.float32)
    highest = np.maximum.reduceat(ordered, starts, axis=0)
    width = values.shape[1]
    found = np.empty((len(values), weights.shape[1]), np.float32)
    found[order] = np.repeat(means @ weights[:width] + highest @ weights[width:], sizes, axis=0)
    return found


def _calls(sentences: Sequence[Sequence[str]]) -> Iterator[Sequence[Sequence[str]]]:
    """The sentences in parts of limited size, so that memory stays small."""
    first = size = 0
    for at, sentence in enumerate(sentences):
        if size + len(sentence) > _LARGEST_CALL and at > first:
            yield sentences[first:at]
            first, size = at, 0
        size += len(sentence)
    if first < len(sentences):
        yield sentences[first:]
