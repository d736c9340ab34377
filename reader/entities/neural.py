"""A two-layer BiLSTM-CRF that pools over equal words of the document between its layers, in NumPy alone.

Word vectors, letters and lists go into the first layer; what it makes of every occurrence of a word is averaged and
maximised over the document, so that a name that is clear once is clear everywhere; the second layer and the CRF decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.entities.chains import marginals
from reader.entities.features import key
from reader.entities.neural_words import FEATURES, PREFIXES, WordTables
from reader.entities.tagger import LABELS, WINDOW

Matrix = NDArray[np.float32]

TAGS = ("O", *(place + "-" + kind for kind in ("PER", "LOC", "ORG", "MISC") for place in "BIES"))
"""The tags inside: outside, and the beginning, inside, end of a name of several tokens, and a name of a single one."""

_LARGEST_CALL = 4000
_KEPT_WORDS = 20_000


class _Order:
    """Where the tokens of sentences stand when sentences, longest first, are read in step, from either end."""

    def __init__(self, lengths: NDArray[np.int64]) -> None:
        order = np.argsort(-lengths, kind="stable")
        starts = (np.cumsum(lengths) - lengths)[order]
        sizes = lengths[order]
        self.active = [int(np.count_nonzero(sizes > step)) for step in range(int(sizes[0]))]
        self.onward = np.concatenate([starts[:n] + step for step, n in enumerate(self.active)])
        self.back = np.concatenate([starts[:n] + sizes[:n] - 1 - step for step, n in enumerate(self.active)])


class _BiLstm:
    """A bidirectional LSTM. `inward` (inputs x 2·4·size), `across` (2, size, 4·size), `bias`; the gates are in, forget,
    out, new, first those of the direction of reading."""

    def __init__(self, inward: Matrix, across: Matrix, bias: Matrix) -> None:
        self._size = across.shape[1]
        if across.shape != (2, self._size, 4 * self._size) or inward.shape[1] != 8 * self._size:
            raise ValueError("the tables do not fit together")
        # sigmoid(x) = (1 + tanh(x / 2)) / 2, so that one tanh serves all four gates.
        half = np.concatenate([np.full(3 * self._size, 0.5), np.ones(self._size)]).astype(np.float32)
        self._inward = np.ascontiguousarray(inward * np.tile(half, 2))
        self._bias = bias * np.tile(half, 2)
        self._across = np.ascontiguousarray(across * half)

    def gates(self, inputs: Matrix) -> Matrix:
        """What the inputs (rows) give to the gates."""
        found: Matrix = inputs @ self._inward + self._bias
        return found

    def run(self, gates: Matrix, order: _Order) -> Matrix:
        """The states (tokens x 2·size) of the tokens of which the gates are given."""
        size = self._size
        tokens = len(gates)
        steps = np.empty((2, tokens, 4 * size), np.float32)
        steps[0] = gates[order.onward, : 4 * size]
        steps[1] = gates[order.back, 4 * size :]
        states = np.empty((2, tokens, size), np.float32)
        state = memory = np.zeros((2, 0, size), np.float32)
        at = 0
        for step, active in enumerate(order.active):
            now = steps[:, at : at + active]
            if step:
                now += state[:, :active] @ self._across
            np.tanh(now, out=now)
            opened = now[..., : 3 * size]
            opened *= 0.5
            opened += 0.5
            fresh = opened[..., :size] * now[..., 3 * size :]
            if step:
                fresh += opened[..., size : 2 * size] * memory[:, :active]
            memory = fresh
            state = np.multiply(opened[..., 2 * size :], np.tanh(memory), out=states[:, at : at + active])
            at += active
        found = np.empty((tokens, 2 * size), np.float32)
        found[order.onward, :size] = states[0]
        found[order.back, size:] = states[1]
        return found


class NeuralTagger:
    """Marginal probabilities by the network. Its tables come from packaging/models; see resources/models/CARD.md."""

    window = WINDOW

    def __init__(self, name: str, tables: Mapping[str, NDArray[Any]]) -> None:
        """Raises KeyError or ValueError where the tables do not fit together."""
        self.name = name
        self._words = WordTables(tables)

        def table(key: str) -> Matrix:
            return np.asarray(tables[key]).astype(np.float32)

        self._whole, self._whole_scales = np.asarray(tables["whole"]), np.asarray(tables["whole_scales"])
        self._stem, self._stem_scales = np.asarray(tables["stem"]), np.asarray(tables["stem_scales"])
        self._prefix, self._letters = table("prefix"), table("letters")
        self._filters, self._filter_bias = table("filters"), table("filter_bias")
        self._first = _BiLstm(table("first_inward"), table("first_across"), table("first_bias"))
        self._pool, self._pool_bias = table("pool"), table("pool_bias")
        self._second = _BiLstm(table("second_inward"), table("second_across"), table("second_bias"))
        self._out, self._out_bias = table("out"), table("out_bias")
        self._transitions, self._begin, self._end = table("transitions"), table("begin"), table("end")
        if self._transitions.shape != (len(TAGS), len(TAGS)) or self._out.shape[1] != len(TAGS):
            raise ValueError("the tables do not fit together")
        if len(self._prefix) != len(PREFIXES) or len(self._whole) != len(self._whole_scales):
            raise ValueError("the tables do not fit together")
        if len(self._stem) != len(self._stem_scales):
            raise ValueError("the tables do not fit together")
        self._inputs = (
            self._stem.shape[1] + self._whole.shape[1] + self._prefix.shape[1] + self._filters.shape[1] + FEATURES
        )
        self._to_labels = np.zeros((len(TAGS), len(LABELS)), np.float32)
        for at, tag in enumerate(TAGS):
            label = tag if tag == "O" else {"S": "B", "E": "I"}.get(tag[0], tag[0]) + tag[1:]
            self._to_labels[at, LABELS.index(label)] = 1.0
        self._forget()

    def _forget(self) -> None:
        self._numbers: dict[str, int] = {}
        self._stems: list[str] = []
        self._vectors = np.zeros((1024, self._inputs), np.float32)

    def probabilities(self, sentences: Sequence[Sequence[str]]) -> list[Matrix]:
        """One array (tokens x LABELS) for each sentence; see Tagger."""
        found: list[Matrix] = []
        for some in _calls(sentences):
            found.extend(self._probabilities(some))
        return found

    def _probabilities(self, sentences: Sequence[Sequence[str]]) -> Iterator[Matrix]:
        scores = self._scores(sentences)
        at = 0
        rows: list[Matrix] = []
        for sentence in sentences:
            row = scores[at : at + len(sentence)]
            row[0] += self._begin
            row[-1] += self._end
            rows.append(row)
            at += len(sentence)
        return (one @ self._to_labels for one in marginals(rows, self._transitions))

    def _scores(self, sentences: Sequence[Sequence[str]]) -> Matrix:
        """The scores (tokens x TAGS) before the CRF of the tokens of sentences, which share one document."""
        kinds = self._number([token for sentence in sentences for token in sentence])
        order = _Order(np.array([len(sentence) for sentence in sentences]))
        used, kind_of = np.unique(kinds, return_inverse=True)
        states = self._first.run(self._first.gates(self._vectors[used])[kind_of], order)
        # Occurrences of one stem, whatever proclitics it bears, are one group.
        groups: dict[str, int] = {}
        group_of_kind = np.array([groups.setdefault(self._stems[kind], len(groups)) for kind in used.tolist()])
        pooled = _pooled(np.maximum(states @ self._pool + self._pool_bias, 0), group_of_kind[kind_of])
        both = self._second.run(self._second.gates(np.concatenate([states, pooled], axis=1)), order)
        found: Matrix = both @ self._out + self._out_bias
        return found

    def _number(self, tokens: Sequence[str]) -> NDArray[np.int64]:
        """A number for each token, of its row in the vectors; new words get theirs."""
        if len(self._numbers) > _KEPT_WORDS:
            self._forget()
        numbers = self._numbers
        new = list(dict.fromkeys(token for token in tokens if token not in numbers))
        if new:
            split = [self._words.split(key(token)) for token in new]
            for token in new:
                numbers[token] = len(numbers)
            self._stems.extend(stem for _, stem in split)
            while len(self._vectors) < len(numbers):
                self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
            self._vectors[len(numbers) - len(new) : len(numbers)] = self._inputs_of(new, split)
        return np.array([numbers[token] for token in tokens])

    def _inputs_of(self, tokens: Sequence[str], split: Sequence[tuple[str, str]]) -> Matrix:
        words = self._words.look_up(tokens, split)
        return np.concatenate(
            [
                _vectors(self._stem, self._stem_scales, words.stem),
                _vectors(self._whole, self._whole_scales, words.whole),
                self._prefix[words.prefix],
                self._of_letters(words.letters),
                words.features,
            ],
            axis=1,
        )

    def _of_letters(self, letters: NDArray[np.int64]) -> Matrix:
        """The strongest answer of each filter of three letters over each word."""
        width = self._letters.shape[1]
        padded = np.zeros((len(letters), letters.shape[1] + 2, width), np.float32)
        padded[:, 1:-1] = self._letters[letters]
        windows = np.concatenate([padded[:, :-2], padded[:, 1:-1], padded[:, 2:]], axis=2)
        answers = np.maximum(windows @ self._filters + self._filter_bias, 0)
        answers *= (letters > 0)[:, :, None]
        strongest: Matrix = answers.max(axis=1)
        return strongest


def _vectors(table: NDArray[Any], scales: NDArray[Any], rows: NDArray[np.int64]) -> Matrix:
    """Vectors kept as one byte a number with a scale a row; row 0 stands for unknown words, which have none."""
    known = rows > 0
    found = np.zeros((len(rows), table.shape[1]), np.float32)
    at = rows[known] - 1
    found[known] = table[at].astype(np.float32) * scales[at].astype(np.float32)[:, None]
    return found


def _pooled(values: Matrix, groups: NDArray[np.int64]) -> Matrix:
    """For each row the mean and the maximum over the rows of its group."""
    order = np.argsort(groups, kind="stable")
    starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
    ordered = values[order]
    sizes = np.diff(np.append(starts, len(groups)))
    means = np.add.reduceat(ordered, starts, axis=0) / sizes[:, None].astype(np.float32)
    return np.concatenate([means, np.maximum.reduceat(ordered, starts, axis=0)], axis=1)[groups]


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
