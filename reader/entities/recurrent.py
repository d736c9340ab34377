"""Sentences read in step from both ends, and a bidirectional LSTM that reads them so, in NumPy."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

_ONE, _HALF = np.float32(1), np.float32(0.5)


_LINE = 64
"""Bytes of a line of the processor's cache."""


def aligned(values: NDArray[Any]) -> Matrix:
    """A copy that begins with a line of the cache: matrices of weights that lie so multiply a quarter faster.

    NumPy begins an array at any multiple of 16 bytes: three of four times each vector of 64 bytes lies in two lines.
    """
    room = np.empty(values.nbytes + _LINE, np.uint8)
    start = -room.ctypes.data % _LINE
    found: Matrix = room[start : start + values.nbytes].view(np.float32).reshape(values.shape)
    found[...] = values
    return found


class Steps:
    """The order in which the tokens of sentences are met when all are read in step, the longest sentence first.

    A row is a place in that order. `active`: the sentences that still run at each step; `tokens`: the number of each
    row's token, sentences one after the other; `turn`: where reading from the ends meets the token of each row, and the
    other way round.
    """

    def __init__(self, lengths: NDArray[np.int64]) -> None:
        """`lengths`: the tokens of each sentence, one sentence at least and none empty."""
        order = np.argsort(-lengths, kind="stable")
        sizes = lengths[order]
        active = np.searchsorted(-sizes, -np.arange(int(sizes[0])), side="left")
        self.active: list[int] = active.tolist()
        step = np.repeat(np.arange(len(active)), active)
        begins = np.cumsum(active) - active
        sentence = np.arange(len(step)) - begins[step]
        self.tokens = (np.cumsum(lengths) - lengths)[order][sentence] + step
        self.turn = begins[sizes[sentence] - 1 - step] + sentence


class BiLstm:
    """A bidirectional LSTM. `inward` (inputs x 2·4·size), `across` (2, size, 4·size), `bias`; the gates are in, forget,
    out, new, first those of the direction of reading."""

    def __init__(self, inward: Matrix, across: Matrix, bias: Matrix) -> None:
        """Raises ValueError where the tables do not fit together."""
        size = across.shape[1]
        if across.shape != (2, size, 4 * size) or inward.shape[1:] != (8 * size,) or bias.shape != (8 * size,):
            raise ValueError("the tables do not fit together")
        self.size = size
        # sigmoid(x) = (1 + tanh(x / 2)) / 2, so that one tanh serves all four gates; the states inside are twice what
        # they should be, so that the output gate need not be halved. Gates stand first, so that each is one block.
        half = np.array([0.5, 0.5, 0.5, 1.0], np.float32)[:, None, None, None]
        self._inward = aligned(inward.reshape(-1, 2, 4, size).transpose(2, 1, 0, 3) * half)
        self._bias = np.ascontiguousarray(bias.reshape(1, 2, 4, size).transpose(2, 1, 0, 3) * half)
        self._across = aligned(across.reshape(2, size, 4, size).transpose(2, 0, 1, 3) * (half / 2))

    def gates(self, rows: Matrix, turned: Matrix, out: Matrix) -> None:
        """What inputs (rows) give to the gates, to `out` (4, 2 directions, rows, size): those read from the start, and
        those read from the end."""
        np.matmul(rows, self._inward[:, 0], out=out[:, 0])
        np.matmul(turned, self._inward[:, 1], out=out[:, 1])
        out += self._bias

    def states(self, rows: Matrix, steps: Steps) -> Matrix:
        """The states (rows x 2·size) from the inputs, both in the order of the steps."""
        gates = np.empty((4, 2, len(rows), self.size), np.float32)
        self.gates(rows, rows[steps.turn], gates)
        return self.run(gates, steps)

    def run(self, gates: Matrix, steps: Steps) -> Matrix:
        """The states (rows x 2·size) from what is given to the gates, each direction in its own order."""
        size = self.size
        doubled = np.empty((2, gates.shape[2], size), np.float32)
        state: Matrix = np.empty(0, np.float32)
        memory = now = state
        at = width = 0
        for running in steps.active:
            end = at + running
            if running != width:
                width = running
                now = np.empty((4, 2, running, size), np.float32)
                opened = now[:3]
                into, keep, out, new = list[Matrix](now)
                memory = memory[:, :running].copy() if at else np.zeros((2, running, size), np.float32)
            if at:
                np.matmul(state[:, :running], self._across, out=now)
                now += gates[:, :, at:end]
                np.tanh(now, out=now)
            else:
                np.tanh(gates[:, :, :end], out=now)
            opened += _ONE
            into *= new
            memory *= keep
            memory += into
            memory *= _HALF
            np.tanh(memory, out=into)
            state = doubled[:, at:end]
            np.multiply(out, into, out=state)
            at = end
        doubled *= _HALF
        return np.concatenate([doubled[0], doubled[1][steps.turn]], axis=1)
