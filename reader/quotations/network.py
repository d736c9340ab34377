"""A small network that reads the words around a cue and says where its content begins and ends, in NumPy.

Word vectors and word classes go into a bidirectional LSTM, blockwise, so that all blocks of a text are read in step; a
layer over the states at a cue, at the edges of the content and amid it scores each place that the grammar offers. What
it says is added to the learned weights of the features.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.core.errors import AnalysisError
from reader.entities.lexicon import crc
from reader.entities.neural_inputs import checked
from reader.entities.recurrent import BiLstm, Steps
from reader.quotations.cues import CueToken
from reader.quotations.endings import Ending
from reader.quotations.places import Context, Opening

Matrix = NDArray[np.float32]

BLOCK, HALO = 48, 16
"""Tokens of a block, and those that are read before and behind it for its sake."""

NONE = "none"
"""The kind of the place that is none: the cue introduces nothing."""

_BLOCKS = 64
_CHUNK = BLOCK * _BLOCKS
_KEPT = 3


def opening_kind(kind: str) -> str:
    """The name in the tables of a kind of opening."""
    return "o" + kind


def ending_kind(kind: str) -> str:
    """The name in the tables of a kind of ending."""
    return "e" + kind


def word_classes(context: Context, words: Sequence[int], first: int) -> list[str]:
    """The classes of the tokens from `first` on, of which the rows of their words are given (0: unknown).

    Names and cues have theirs, and unknown words; the others, whose vectors say more, have "".
    """
    of, named, cues = context.classes.of, context.layout.mention_at, context.cue_at
    return [of(at) if not word or at in named or at in cues else "" for at, word in enumerate(words, first)]


class _Head:
    """A layer over the states at several places, the kind of the candidate, and one number out."""

    def __init__(self, tables: Mapping[str, NDArray[Any]], name: str, width: int) -> None:
        kinds = len(tables["kinds"])
        self._states = checked(tables[name + "_states"], width, -1)
        self._kinds = checked(tables[name + "_kinds"], kinds, self._states.shape[1])
        self._out = checked(tables[name + "_out"], self._states.shape[1])
        self._number = {str(kind): at for at, kind in enumerate(tables["kinds"])}

    def scores(self, states: Matrix, kinds: Sequence[str]) -> list[float]:
        """One number for each row of states; a kind that was never learnt counts as the first one."""
        rows = self._kinds[[self._number.get(kind, 0) for kind in kinds]]
        found: list[float] = (np.maximum(states @ self._states + rows, 0) @ self._out).tolist()
        return found


class SpanNetwork:
    """The tables of the network. They come from packaging/models; see resources/models/CARD.md."""

    def __init__(self, tables: Mapping[str, NDArray[Any]]) -> None:
        """Raises KeyError or ValueError where the tables do not fit together."""
        keys = np.asarray(tables["word_keys"], np.uint32).tolist()
        self._rows = {number: row for row, number in enumerate(keys, 1)}
        vectors = np.asarray(tables["words"])
        if vectors.dtype != np.int8 or vectors.ndim != 2 or len(vectors) != len(keys):
            raise ValueError("the tables do not fit together")
        # Row 0 stands for words without a vector.
        self._vectors = np.concatenate([np.zeros((1, vectors.shape[1]), np.int8), vectors])
        self._scales = np.concatenate([np.zeros(1, np.float32), checked(tables["word_scales"], len(keys))])
        width = vectors.shape[1]
        self._classes = {str(name): row for row, name in enumerate(tables["classes"], 1)}
        known = checked(tables["class_vectors"], len(self._classes), width)
        self._class_vectors = np.concatenate([np.zeros((1, width), np.float32), known])
        self._quoted, self._bias = checked(tables["quoted"], width), checked(tables["bias"], width)
        self._lstm = BiLstm(
            checked(tables["inward"], width, -1), checked(tables["across"], 2, -1, -1), checked(tables["lstm_bias"], -1)
        )
        self.size = 2 * self._lstm.size
        self.width = width
        self.opening_head = _Head(tables, "opening", 4 * self.size)
        self.ending_head = _Head(tables, "ending", 6 * self.size)

    def inputs(self, context: Context, first: int, end: int) -> Matrix:
        """What the tokens [first, end) give to the LSTM."""
        rows, classes = self._rows, self._classes
        words = [rows.get(crc(form), 0) for form in context.layout.forms[first:end]]
        found: Matrix = self._vectors[words] * self._scales[words][:, None]
        named = word_classes(context, words, first)
        found += self._class_vectors[[classes.get(name, 0) if name else 0 for name in named]]
        quoted = np.array(context.enclosing[first:end]) >= 0
        found += quoted[:, None] * self._quoted
        found += self._bias
        return np.maximum(found, 0, out=found)

    def states(self, inputs: Matrix) -> Matrix:
        """The states of tokens, of which the inputs are given with those of HALO tokens before and behind."""
        tokens = len(inputs) - 2 * HALO
        blocks = -(-tokens // BLOCK)
        padded = np.zeros((blocks * BLOCK + 2 * HALO, self.width), np.float32)
        padded[: len(inputs)] = inputs
        places = np.arange(blocks)[:, None] * BLOCK + np.arange(BLOCK + 2 * HALO)
        steps = Steps(np.full(blocks, BLOCK + 2 * HALO))
        found = np.empty((blocks * (BLOCK + 2 * HALO), self.size), np.float32)
        found[steps.tokens] = self._lstm.states(padded[places.ravel()[steps.tokens]], steps)
        inner = found.reshape(blocks, BLOCK + 2 * HALO, self.size)[:, HALO : HALO + BLOCK]
        return np.ascontiguousarray(inner.reshape(blocks * BLOCK, self.size)[:tokens])


class Reading:
    """One text as the network reads it: piece by piece, as its cues ask."""

    def __init__(self, network: SpanNetwork, context: Context) -> None:
        self._network = network
        self._context = context
        self._length = len(context.layout)
        self._chunks: OrderedDict[int, Matrix] = OrderedDict()

    def openings(self, token: CueToken, places: Sequence[Opening]) -> list[float]:
        """What speaks for no content at all, then for each place."""
        at = [token.first, *(place.at for place in places)]
        ends = [token.first, *(place.end if place.end > 0 else place.at for place in places)]
        first, end = min(token.first, *at) - 1, max(token.first, *at, *ends) + 1
        states = self._states(first, end)
        places_of = np.array(at) - first
        rows = np.concatenate(
            [
                np.broadcast_to(states[token.first - first], (len(at), self._network.size)),
                states[places_of - 1],
                states[places_of],
                states[np.array(ends) - first],
            ],
            axis=1,
        )
        return self._network.opening_head.scores(rows, [NONE, *(opening_kind(place.kind) for place in places)])

    def endings(self, token: CueToken, opening: Opening, ends: Sequence[Ending]) -> list[float]:
        """What speaks for each end of the content that begins at the opening."""
        start = opening.at
        first = min(token.first, start)
        last = np.array([one.end for one in ends])
        states = self._states(first, int(last.max()) + 2)
        sums = np.cumsum(states[start - first : int(last.max()) - first], axis=0)
        size = last - start
        last -= first
        count = len(ends)
        rows = np.concatenate(
            [
                np.broadcast_to(states[token.first - first], (count, self._network.size)),
                np.broadcast_to(states[start - first], (count, self._network.size)),
                states[last - 1],
                states[last],
                states[last + 1],
                sums[size - 1] / size[:, None].astype(np.float32),
            ],
            axis=1,
        )
        return self._network.ending_head.scores(rows, [ending_kind(one.kind) for one in ends])

    def _states(self, first: int, end: int) -> Matrix:
        """The states of the tokens [first, end); beyond the text's edges they are nought."""
        chunks = [self._chunk(number) for number in range(max(first, 0) // _CHUNK, (end - 1) // _CHUNK + 1)]
        begin = max(first, 0) // _CHUNK * _CHUNK
        whole = chunks[0] if len(chunks) == 1 else np.concatenate(chunks)
        if first >= 0 and end - begin <= len(whole):
            return whole[first - begin : end - begin]
        found = np.zeros((end - first, self._network.size), np.float32)
        inner = whole[max(first, 0) - begin : end - begin]
        found[max(first, 0) - first :][: len(inner)] = inner
        return found

    def _chunk(self, number: int) -> Matrix:
        """The states of one of the pieces into which a long text is cut; the last few are kept."""
        known = self._chunks.get(number)
        if known is None:
            first, end = number * _CHUNK, min((number + 1) * _CHUNK, self._length)
            if first >= self._length:
                known = np.zeros((0, self._network.size), np.float32)
            else:
                inputs = np.zeros((end - first + 2 * HALO, self._network.width), np.float32)
                before, behind = min(HALO, first), min(HALO, self._length - end)
                inputs[HALO - before : HALO + end - first + behind] = self._network.inputs(
                    self._context, first - before, end + behind
                )
                known = self._network.states(inputs)
            self._chunks[number] = known
            if len(self._chunks) > _KEPT:
                self._chunks.popitem(last=False)
        return known


def load_network(path: Path) -> SpanNetwork:
    """The network in that file. AnalysisError "model_missing" where it is missing or damaged."""
    from reader.entities.models import DAMAGE, read_tables

    try:
        return SpanNetwork(read_tables(path))
    except DAMAGE as error:
        raise AnalysisError("model_missing", path=path) from error
