"""Conditional logit (softmax over the candidates of a group) with an L2 penalty, fitted by L-BFGS in NumPy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Group = tuple[Sequence[Sequence[str]], Sequence[int], float]
"""The features of each candidate, the places of the right ones, the weight of the group."""

Floats = npt.NDArray[np.float64]


def fit(groups: Iterable[Group], penalty: float, least: int = 2, steps: int = 120) -> dict[str, float]:
    """The weight of each feature that occurs in at least `least` groups. Deterministic."""
    groups = [group for group in groups if len(group[0]) > 1]
    counts = Counter(name for candidates, _, _ in groups for name in {n for names in candidates for n in names})
    index = {name: at for at, name in enumerate(sorted(n for n, count in counts.items() if count >= least))}
    columns: list[int] = []
    rows: list[int] = []
    starts: list[int] = []
    right: list[int] = []
    weights: list[float] = []
    row = 0
    for candidates, chosen, weight in groups:
        starts.append(row)
        right.extend(row + at for at in chosen)
        weights.append(weight)
        for names in candidates:
            known = [index[name] for name in names if name in index]
            columns.extend(known)
            rows.extend([row] * len(known))
            row += 1
    column, at_row = np.array(columns), np.array(rows)
    start, gold, scale = np.array(starts), np.array(right), np.array(weights)
    sizes = np.diff(np.append(start, row))
    group_of = np.repeat(np.arange(len(start)), sizes)
    scale_of = scale[group_of]
    is_right = np.zeros(row, dtype=bool)
    is_right[gold] = True

    def loss(values: Floats) -> tuple[float, Floats]:
        scores = np.bincount(at_row, values[column], minlength=row)
        scores -= np.maximum.reduceat(scores, start)[group_of]
        exponent = np.exp(scores)
        totals = np.add.reduceat(exponent, start)
        chance = exponent / totals[group_of]
        # Where several are right, the chance of the choice is that of all of them together.
        hits = np.add.reduceat(np.where(is_right, exponent, 0.0), start)
        value = float(-(scale * (np.log(hits) - np.log(totals))).sum() + 0.5 * penalty * values @ values)
        error = (chance - np.where(is_right, exponent, 0.0) / hits[group_of]) * scale_of
        gradient = np.bincount(column, error[at_row], minlength=len(values)) + penalty * values
        return value, gradient

    best = minimise(loss, np.zeros(len(index)), steps)
    return {name: float(best[at]) for name, at in index.items()}


def minimise(loss, start: Floats, steps: int, memory: int = 10) -> Floats:  # type: ignore[no-untyped-def]
    """L-BFGS with backtracking (Nocedal and Wright, Numerical Optimization, algorithm 7.4)."""
    here = start
    value, gradient = loss(here)
    moves: list[tuple[Floats, Floats, float]] = []
    for _ in range(steps):
        direction = gradient.copy()
        kept: list[float] = []
        for move, change, inverse in reversed(moves):
            factor = inverse * float(move @ direction)
            kept.append(factor)
            direction -= factor * change
        if moves:
            move, change, inverse = moves[-1]
            direction *= 1.0 / (inverse * float(change @ change))
        for (move, change, inverse), factor in zip(moves, reversed(kept), strict=True):
            direction += (factor - inverse * float(change @ direction)) * move
        slope = float(gradient @ direction)
        step = 1.0 if moves else 1.0 / max(1.0, float(np.abs(gradient).sum()))
        while True:
            there = here - step * direction
            next_value, next_gradient = loss(there)
            if next_value <= value - 1e-4 * step * slope or step < 1e-10:
                break
            step *= 0.5
        move, change = there - here, next_gradient - gradient
        if value - next_value < 1e-6 * abs(value):
            return there
        if float(move @ change) > 1e-12:
            moves = [*moves, (move, change, 1.0 / float(move @ change))][-memory:]
        here, value, gradient = there, next_value, next_gradient
    return here
