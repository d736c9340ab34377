"""Chains of labels: marginal probabilities of a linear-chain CRF, and the best sequence that BIO allows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.entities.recurrent import Steps
from reader.entities.tagger import LABELS

Matrix = NDArray[np.float32]

_IMPOSSIBLE = -1e4
_TINY = np.float32(1e-30)
_BATCH = 64


def allowed_transitions(labels: Sequence[str] = LABELS) -> Matrix:
    """0 where a label may follow another in BIO, else a score that rules it out (row: before, column: after)."""
    scores = np.zeros((len(labels), len(labels)), np.float32)
    for after, label in enumerate(labels):
        if label.startswith("I-"):
            for before, other in enumerate(labels):
                if other[1:] != label[1:]:
                    scores[before, after] = _IMPOSSIBLE
    return scores


def _padded(scores: Sequence[Matrix]) -> tuple[Matrix, NDArray[np.int64]]:
    lengths = np.array([len(one) for one in scores])
    batch = np.zeros((int(lengths.max()), len(scores), scores[0].shape[1]), np.float32)
    for at, one in enumerate(scores):
        batch[: len(one), at] = one
    return batch, lengths


def _batches(scores: Sequence[Matrix]) -> list[list[int]]:
    """Indices of sentences of similar length, so that little is padding."""
    order = sorted(range(len(scores)), key=lambda at: len(scores[at]))
    return [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]


def marginals(scores: Sequence[Matrix], transitions: Matrix) -> list[Matrix]:
    """The marginal probability of every label, by the forward-backward algorithm with scaling.

    `scores` holds one array (tokens x labels) of log-linear scores a sentence, none empty.
    """
    if not scores:
        return []
    lengths = np.array([len(one) for one in scores])
    steps = Steps(lengths)
    found = np.empty((int(lengths.sum()), scores[0].shape[1]), np.float32)
    found[steps.tokens] = marginals_in_step(np.concatenate(scores)[steps.tokens], transitions, steps)
    return np.split(found, np.cumsum(lengths)[:-1])


def marginals_in_step(scores: Matrix, transitions: Matrix, steps: Steps) -> Matrix:
    """The same for scores in the order of the steps; forward and backward are one recursion, from either end."""
    moves = np.exp(np.clip(transitions, -30, 30)).astype(np.float32)
    moves = np.stack([moves, moves.T])
    own = np.exp(np.clip(scores - scores.max(axis=1, keepdims=True), -40, 0))
    own = np.stack([own, own[steps.turn]])
    # What comes from behind is wanted as it reaches a token, what comes from before with the token's own score.
    reached = np.ones_like(own)
    now = own[:, : steps.active[0]]
    now = now / now.sum(axis=2, keepdims=True)
    passed = np.empty_like(own[0])
    passed[: steps.active[0]] = now[0]
    at = steps.active[0]
    for running in steps.active[1:]:
        end = at + running
        before = np.matmul(now[:, :running], moves, out=reached[:, at:end])
        now = before * own[:, at:end]
        now /= now.sum(axis=2, keepdims=True) + _TINY
        passed[at:end] = now[0]
        at = end
    both: Matrix = passed * reached[1][steps.turn]
    both /= both.sum(axis=1, keepdims=True) + _TINY
    return both


def best_labels(scores: Sequence[Matrix], transitions: Matrix) -> list[NDArray[np.int64]]:
    """The best sequence of labels of every sentence, by the Viterbi algorithm; a sentence cannot begin inside a name.

    `scores` holds one array (tokens x labels) of log scores a sentence, none empty.
    """
    if not scores:
        return []
    # Where every token's own best label costs nothing to reach, these labels are the best sequence.
    starts = np.cumsum([len(one) for one in scores])[:-1]
    best = np.concatenate(scores).argmax(axis=1)
    before = np.append(0, best[:-1])
    before[starts] = 0
    costs = transitions[before, best] < transitions.max()
    found = np.split(best, starts)
    # Not np.unique, which imports numpy.ma: 10 ms of the first article.
    hard = sorted(set(np.searchsorted(starts, np.flatnonzero(costs), side="right").tolist()))
    for some in _batches([scores[at] for at in hard]):
        indices = [hard[at] for at in some]
        batch, lengths = _padded([scores[at] for at in indices])
        steps, sentences, _ = batch.shape
        came_from = np.zeros(batch.shape, np.int8)
        # Label 0 is outside, and a sentence begins as if it came from there.
        now = batch[0] + transitions[0]
        ends = np.empty_like(batch)
        ends[0] = now
        for step in range(1, steps):
            ways = now[:, :, None] + transitions
            came_from[step] = ways.argmax(axis=1)
            now = ways.max(axis=1) + batch[step]
            ends[step] = now
        rows = np.arange(sentences)
        path = np.zeros((steps, sentences), np.int64)
        label = ends[lengths - 1, rows].argmax(axis=1)
        for step in range(steps - 1, -1, -1):
            label = np.where(lengths - 1 == step, ends[step, rows].argmax(axis=1), label)
            path[step] = label
            if step:
                back = came_from[step][rows, label]
                label = np.where(lengths > step, back, label)
        for column, at in enumerate(indices):
            found[at] = path[: lengths[column], column]
    return found
