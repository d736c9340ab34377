"""How the training of quotations learns choices: from what is right, or from a teacher's opinion."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest

SOFTMAX = runpy.run_path(str(Path(__file__).parents[2] / "packaging" / "models" / "softmax.py"))
FEATURES = ["verb", "noun", "comma", "mark", "late", "early", "long", "short"]


def _choices(seed: int, count: int = 60) -> list[Any]:
    """Choices among two to five candidates, of which the one with most of the first features is right."""
    random = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        candidates = [
            [name for name, chance in zip(FEATURES, random.random(len(FEATURES)), strict=True) if chance < 0.4]
            for _ in range(int(random.integers(2, 6)))
        ]
        right = max(range(len(candidates)), key=lambda at: len(set(candidates[at]) & set(FEATURES[:3])))
        found.append(SOFTMAX["Choice"](candidates, [right], float(random.random() + 0.5)))
    return found


def _sure(choice: Any) -> Any:
    sure = [float(at in choice.right) for at in range(len(choice.candidates))]
    return choice._replace(right=(), opinion=sure)


def test_a_sure_opinion_teaches_what_the_right_answer_does() -> None:
    choices = _choices(3)
    learned = SOFTMAX["fit"](choices, 1.0)
    assert set(learned) == set(FEATURES)
    assert min(learned[name] for name in FEATURES[:3]) > 0.5
    assert SOFTMAX["fit"](map(_sure, choices), 1.0) == pytest.approx(learned, abs=1e-9)
    mixed = [_sure(choice) if at % 2 else choice for at, choice in enumerate(choices)]
    assert SOFTMAX["fit"](mixed, 1.0) == pytest.approx(learned, abs=1e-9)


def test_an_opinion_is_learned_as_it_is() -> None:
    choice = SOFTMAX["Choice"]([["comma"], ["mark"]], (), 1.0, [0.8, 0.2])
    learned = SOFTMAX["fit"]([choice] * 500, 0.01)
    odds = np.exp(learned["comma"] - learned["mark"])
    assert odds / (1 + odds) == pytest.approx(0.8, abs=0.01)


def test_where_several_are_right_their_chances_are_one() -> None:
    choice = SOFTMAX["Choice"]([["comma"], ["mark"], ["late"]], [0, 1], 1.0)
    learned = SOFTMAX["fit"]([choice] * 50, 0.01)
    assert learned["comma"] == pytest.approx(learned["mark"])
    assert learned["comma"] > learned["late"] + 4
