"""The learned weights that choose among what the grammar offers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.core.errors import AnalysisError
from reader.entities.tables import DAMAGE, read_tables
from reader.resources import resource

_OPENINGS, _ENDINGS, _SPEAKERS = "openings:", "endings", "speakers"
_UNIT = 1000
"""Weights are kept in whole thousandths."""
_BETWEEN = "\0"
"""Stands between the names of features; no name holds it."""


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight for each feature of the three choices: where content opens, where it ends, who speaks.

    `openings` are by kind of candidate first.
    """

    openings: dict[str, dict[str, float]]
    endings: dict[str, float]
    speakers: dict[str, float]


def load_weights(path: Path | None = None) -> Weights:
    """The weights in that file of save_weights, by default those that ship.

    AnalysisError "model_missing" if the file is not there or damaged.
    """
    path = path if path is not None else resource("models", "quotations.npz")
    try:
        tables = read_tables(path)
        by_group = _by_group(tables)
        openings = {
            name.removeprefix(_OPENINGS): known for name, known in by_group.items() if name.startswith(_OPENINGS)
        }
        return Weights(openings, by_group[_ENDINGS], by_group[_SPEAKERS])
    except DAMAGE as error:
        raise AnalysisError("model_missing", path=path) from error


def save_weights(
    path: Path,
    openings: Mapping[str, Mapping[str, float]],
    endings: Mapping[str, float],
    speakers: Mapping[str, float],
) -> None:
    """Write weights so that load_weights gives the same, in whole thousandths.

    One uncompressed .npz file: read in a hundredth of the second that a program may take to start. `groups` and `sizes`
    say how many features each group has, "openings:KIND", "endings" or "speakers"; `features` are their names,
    `weights` their weights in thousandths. Raises ValueError where a name cannot be kept.
    """
    groups = {_OPENINGS + kind: known for kind, known in sorted(openings.items())}
    groups |= {_ENDINGS: endings, _SPEAKERS: speakers}
    names = [name for known in groups.values() for name in sorted(known)]
    if any(_BETWEEN in name for name in names):
        raise ValueError("a feature holds the character that separates them")
    values = [known[name] for known in groups.values() for name in sorted(known)]
    np.savez(
        path,
        allow_pickle=False,
        groups=np.array(list(groups)),
        sizes=np.array([len(known) for known in groups.values()]),
        features=np.frombuffer(_BETWEEN.join(names).encode(), np.uint8),
        weights=np.rint(np.array(values, float) * _UNIT).astype(np.int32),
    )


def _by_group(tables: Mapping[str, NDArray[Any]]) -> dict[str, dict[str, float]]:
    """The weights of each group by feature. Raises KeyError or ValueError where the tables do not fit together."""
    values = (tables["weights"] / _UNIT).tolist()
    names = tables["features"].tobytes().decode().split(_BETWEEN)
    sizes = tables["sizes"].tolist()
    # Of no name at all split makes one that is empty.
    named = len(names) if any(names) else 0
    if tables["weights"].dtype.kind != "i" or not sum(sizes) == len(values) == named:
        raise ValueError("the tables do not fit together")
    found: dict[str, dict[str, float]] = {}
    at = 0
    for group, size in zip(tables["groups"].tolist(), sizes, strict=True):
        found[group] = dict(zip(names[at : at + size], values[at : at + size], strict=True))
        at += size
    return found


def total(weights: dict[str, float], features: Iterable[str]) -> float:
    """The sum of the weights of the features, whatever their order; one that was never learned counts nothing."""
    return math.fsum(filter(None, map(weights.get, features)))


def chances(scores: Sequence[float]) -> list[float]:
    """The softmax of the scores."""
    most = max(scores)
    powers = [math.exp(score - most) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers]
