"""Conditional logit (softmax over the candidates of a group) with an L2 penalty, fitted by L-BFGS in NumPy."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt


class Choice(NamedTuple):
    """A choice among candidates: the features of each, the places of the right ones, what the choice weighs.

    Where nobody has said which is right, `opinion` is how likely a teacher thinks each; `right` is not looked at then.
    """

    candidates: Sequence[Sequence[str]]
    right: Sequence[int]
    weight: float
    opinion: Sequence[float] = ()


Floats = npt.NDArray[np.float64]
Loss = Callable[[Floats], tuple[float, Floats]]
"""The value of a function at a place, and its gradient there."""


def fit(choices: Iterable[Choice], penalty: float, least: int = 2, steps: int = 120) -> dict[str, float]:
    """The weight of each feature that occurs in at least `least` choices. Deterministic.

    The loss of a choice is the negative logarithm of the chance of all that is right in it together, or the cross
    entropy against its opinion.
    """
    choices = [choice for choice in choices if len(choice.candidates) > 1]
    counts = Counter(name for choice in choices for name in {n for names in choice.candidates for n in names})
    index = {name: at for at, name in enumerate(sorted(n for n, count in counts.items() if count >= least))}
    columns, rows = array("l"), array("l")
    right, wanted = array("d"), array("d")
    starts: list[int] = []
    for choice in choices:
        starts.append(len(right))
        for at, names in enumerate(choice.candidates):
            known = [index[name] for name in names if name in index]
            columns.extend(known)
            rows.extend([len(right)] * len(known))
            right.append(float(at in choice.right and not choice.opinion))
            wanted.append(choice.opinion[at] if choice.opinion else 0.0)
    column, at_row = np.array(columns), np.array(rows)
    is_right, opinion = np.array(right) > 0, np.array(wanted)
    start, scale = np.array(starts), np.array([choice.weight for choice in choices])
    sizes = np.diff(np.append(start, len(opinion)))
    group_of = np.repeat(np.arange(len(start)), sizes)
    scale_of = scale[group_of]
    annotated = np.array([not choice.opinion for choice in choices])

    def loss(values: Floats) -> tuple[float, Floats]:
        scores = np.bincount(at_row, values[column], minlength=len(opinion))
        scores -= np.maximum.reduceat(scores, start)[group_of]
        exponent = np.exp(scores)
        totals = np.add.reduceat(exponent, start)
        chance = exponent / totals[group_of]
        # Where several are right, the chance of the choice is that of all of them together.
        hits = np.where(annotated, np.add.reduceat(np.where(is_right, exponent, 0.0), start), 1.0)
        said = np.log(hits) + np.add.reduceat(opinion * scores, start)
        value = float((scale * (np.log(totals) - said)).sum() + 0.5 * penalty * values @ values)
        error = (chance - opinion - np.where(is_right, exponent, 0.0) / hits[group_of]) * scale_of
        gradient = np.bincount(column, error[at_row], minlength=len(values)) + penalty * values
        return value, gradient

    best = minimise(loss, np.zeros(len(index)), steps)
    return {name: float(best[at]) for name, at in index.items()}


def minimise(loss: Loss, start: Floats, steps: int, memory: int = 10) -> Floats:
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
