"""Marginals and the best labels against all sequences, counted one by one."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.entities.chains import allowed_transitions, best_labels, marginals

SMALL = ("O", "B-PER", "I-PER")


def draw(seed: int, lengths: list[int]) -> tuple[list[np.ndarray], np.ndarray]:
    random = np.random.default_rng(seed)
    scores = [random.normal(0, 2, (length, len(SMALL))).astype(np.float32) for length in lengths]
    return scores, random.normal(0, 1, (len(SMALL), len(SMALL))).astype(np.float32)


def weight(scores: np.ndarray, transitions: np.ndarray, path: tuple[int, ...]) -> float:
    return float(
        sum(scores[at, label] for at, label in enumerate(path))
        + sum(transitions[before, after] for before, after in itertools.pairwise(path))
    )


@settings(deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_marginals(seed: int, lengths: list[int]) -> None:
    scores, transitions = draw(seed, lengths)
    for one, found in zip(scores, marginals(scores, transitions), strict=True):
        paths = list(itertools.product(range(len(SMALL)), repeat=len(one)))
        weights = np.exp([weight(one, transitions, path) for path in paths])
        wanted = np.zeros(one.shape)
        for path, share in zip(paths, weights / weights.sum(), strict=True):
            wanted[np.arange(len(one)), path] += share
        np.testing.assert_allclose(found, wanted, atol=1e-3)


@settings(deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_best_labels(seed: int, lengths: list[int]) -> None:
    scores, _ = draw(seed, lengths)
    allowed = allowed_transitions(SMALL)
    for one, found in zip(scores, best_labels(scores, allowed), strict=True):
        paths = [
            path
            for path in itertools.product(range(len(SMALL)), repeat=len(one))
            if all(label != 2 or (at and path[at - 1]) for at, label in enumerate(path))
        ]
        best = max(weight(one, np.zeros_like(allowed), path) for path in paths)
        assert tuple(found) in paths
        np.testing.assert_allclose(weight(one, np.zeros_like(allowed), tuple(found)), best, rtol=1e-4, atol=1e-4)


def test_inside_follows_its_own_type_alone() -> None:
    allowed = allowed_transitions()
    assert allowed[1, 2] == 0 == allowed[2, 2]
    assert allowed[0, 2] < -100
    assert allowed[3, 2] < -100
