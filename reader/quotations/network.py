"""A small network that reads the words around a cue and says where its content begins and ends, in NumPy.

Word vectors and word classes go into a bidirectional LSTM, blockwise, so that all blocks of a text are read in step; a
layer over the states at a cue, at the edges of the content and amid it scores each place that the grammar offers. What
it says is added to the learned weights of the features.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.entities.lexicon import Keys, crc
from reader.entities.neural_inputs import checked
from reader.entities.recurrent import BiLstm, Steps, aligned
from reader.quotations.cues import CueToken
from reader.quotations.endings import Ending
from reader.quotations.places import Context, Opening

Matrix = NDArray[np.float32]

BLOCK, HALO = 24, 12
"""Tokens of a block, and those that are read before and behind it for its sake."""

NONE = "none"
"""The kind of the place that is none: the cue introduces nothing."""

_BLOCKS = 128
_CHUNK = BLOCK * _BLOCKS
_KEPT = 3
_WORDS = 1 << 15


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

    def __init__(self, tables: Mapping[str, NDArray[Any]], name: str, places: int, size: int) -> None:
        weights = checked(tables[name + "_states"], places * size, -1)
        self._states = aligned(weights.reshape(places, size, -1))
        self._kinds = checked(tables[name + "_kinds"], len(tables["kinds"]), weights.shape[1])
        self._out = checked(tables[name + "_out"], weights.shape[1])
        self._number = {str(kind): at for at, kind in enumerate(tables["kinds"])}

    def parts(self, states: Matrix) -> Matrix:
        """What a state gives to the layer (places x tokens x hidden) at each place where it could stand."""
        found: Matrix = states @ self._states
        return found

    def scores(self, parts: Matrix, kinds: Sequence[str]) -> list[float]:
        """One number for each row, the sum of parts; a kind that was never learnt counts as the first one."""
        parts += self._kinds[[self._number.get(kind, 0) for kind in kinds]]
        found: list[float] = (np.maximum(parts, 0, out=parts) @ self._out).tolist()
        return found


class SpanNetwork:
    """The tables of the network. They come from packaging/models; see resources/models/CARD.md."""

    def __init__(self, tables: Mapping[str, NDArray[Any]]) -> None:
        """Raises KeyError or ValueError where the tables do not fit together."""
        keys = Keys(tables["word_keys"])
        self._row: Callable[[str], int] = lru_cache(_WORDS)(lambda form: keys.row(crc(form)) + 1)
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
        self.opening_head = _Head(tables, "opening", 4, self.size)
        self.ending_head = _Head(tables, "ending", 6, self.size)

    def inputs(self, context: Context, first: int, end: int) -> Matrix:
        """What the tokens [first, end) give to the LSTM."""
        classes = self._classes
        words = [*map(self._row, context.layout.forms[first:end])]
        rows = np.array(words, np.int64)
        found: Matrix = self._vectors[rows] * self._scales[rows][:, None]
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
        # What a token gives to the gates is worked out once, though it stands in two blocks.
        given = np.empty((4, 2, len(padded), self.size // 2), np.float32)
        self._lstm.gates(padded, padded, given)
        places = np.arange(blocks)[:, None] * BLOCK + np.arange(BLOCK + 2 * HALO)
        steps = Steps(np.full(blocks, BLOCK + 2 * HALO))
        rows = places.ravel()[steps.tokens]
        turned = rows[steps.turn]
        gates = np.empty((4, 2, len(rows), self.size // 2), np.float32)
        for table, wanted in zip(given, gates, strict=True):
            # The rows are sure to exist; to have them clipped spares a copy.
            np.take(table[0], rows, axis=0, out=wanted[0], mode="clip")
            np.take(table[1], turned, axis=0, out=wanted[1], mode="clip")
        found = np.empty((blocks * (BLOCK + 2 * HALO), self.size), np.float32)
        found[steps.tokens] = self._lstm.run(gates, steps)
        inner = found.reshape(blocks, BLOCK + 2 * HALO, self.size)[:, HALO : HALO + BLOCK]
        return np.ascontiguousarray(inner.reshape(blocks * BLOCK, self.size)[:tokens])


class _Piece(NamedTuple):
    """What the states of a stretch of tokens give to the two heads (places x tokens x hidden)."""

    opening: Matrix
    ending: Matrix


class Reading:
    """One text as the network reads it: piece by piece, as its cues ask."""

    def __init__(self, network: SpanNetwork, context: Context) -> None:
        self._network = network
        self._context = context
        self._length = len(context.layout)
        self._pieces: OrderedDict[int, _Piece] = OrderedDict()

    def openings(self, choices: Sequence[tuple[CueToken, Sequence[Opening]]]) -> list[list[float]]:
        """For each cue what speaks for no content at all, then for each of its places; the cues should be near."""
        at, ends, cues, kinds = [], [], [], []
        for token, places in choices:
            at += [token.first, *(place.at for place in places)]
            ends += [token.first, *(place.end if place.end > 0 else place.at for place in places)]
            cues += [token.first] * (len(places) + 1)
            kinds += [NONE, *(opening_kind(place.kind) for place in places)]
        first = min(at) - 1
        cue, before, begin, end = self._parts("opening", first, max(max(at), max(ends)) + 1)
        begins = np.array(at) - first
        found = before[begins - 1]
        found += begin[begins]
        found += end[np.array(ends) - first]
        found += cue[np.array(cues) - first]
        scores = iter(self._network.opening_head.scores(found, kinds))
        return [[*islice(scores, len(places) + 1)] for _, places in choices]

    def endings(self, choices: Sequence[tuple[CueToken, Opening, Sequence[Ending]]]) -> list[list[float]]:
        """For each cue and opening what speaks for each of the ends of its content; the cues should be near."""
        first = min(min(token.first, opening.at) for token, opening, _ in choices)
        upto = max(one.end for _, _, ends in choices for one in ends) + 2
        cue, begin, last, behind, beyond, amid = self._parts("ending", first, upto)
        lasts = np.array([one.end for _, _, ends in choices for one in ends]) - first
        counts = [len(ends) for _, _, ends in choices]
        starts = np.repeat([opening.at - first for _, opening, _ in choices], counts)
        cues = np.repeat([token.first - first for token, _, _ in choices], counts)
        # Content of nothing at all is read as its first token.
        sizes = np.maximum(lasts - starts, 1)
        found = np.empty((len(sizes), amid.shape[1]), np.float32)
        at = 0
        for (_, opening, _), count in zip(choices, counts, strict=True):
            own, start = sizes[at : at + count], opening.at - first
            found[at : at + count] = amid[start : start + int(own.max())].cumsum(axis=0)[own - 1]
            at += count
        found /= sizes[:, None].astype(np.float32)
        found += last[lasts - 1]
        found += behind[lasts]
        found += beyond[lasts + 1]
        found += cue[cues] + begin[starts]
        kinds = [ending_kind(one.kind) for _, _, ends in choices for one in ends]
        scores = iter(self._network.ending_head.scores(found, kinds))
        return [[*islice(scores, count)] for count in counts]

    def _parts(self, head: str, first: int, end: int) -> Matrix:
        """What the tokens [first, end) give to a head; beyond the text's edges it is nought."""
        begin = max(first, 0) // _CHUNK
        pieces = [getattr(self._piece(number), head) for number in range(begin, (end - 1) // _CHUNK + 1)]
        whole: Matrix = pieces[0] if len(pieces) == 1 else np.concatenate(pieces, axis=1)
        begin *= _CHUNK
        if first >= 0 and end - begin <= whole.shape[1]:
            return whole[:, first - begin : end - begin]
        found = np.zeros((len(whole), end - first, whole.shape[2]), np.float32)
        inner = whole[:, max(first, 0) - begin : end - begin]
        skipped = max(first, 0) - first
        found[:, skipped : skipped + inner.shape[1]] = inner
        return found

    def _piece(self, number: int) -> _Piece:
        """One of the pieces into which a long text is cut; the last few are kept."""
        known = self._pieces.get(number)
        if known is None:
            network = self._network
            first, end = number * _CHUNK, min((number + 1) * _CHUNK, self._length)
            states = np.zeros((0, network.size), np.float32)
            if first < end:
                inputs = np.zeros((end - first + 2 * HALO, network.width), np.float32)
                before, behind = min(HALO, first), min(HALO, self._length - end)
                read = network.inputs(self._context, first - before, end + behind)
                inputs[HALO - before : HALO + end - first + behind] = read
                states = network.states(inputs)
            known = _Piece(network.opening_head.parts(states), network.ending_head.parts(states))
            self._pieces[number] = known
            if len(self._pieces) > _KEPT:
                self._pieces.popitem(last=False)
        return known
