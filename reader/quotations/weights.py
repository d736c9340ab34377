"""The learned weights that choose among what the grammar offers."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import AnalysisError
from reader.quotations.network import SpanNetwork, load_network
from reader.resources import resource


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight for each feature of the three choices: where content opens, where it ends, who speaks.

    `openings` are by kind of candidate first. `network` has a say of its own in openings and endings.
    """

    openings: dict[str, dict[str, float]]
    endings: dict[str, float]
    speakers: dict[str, float]
    network: SpanNetwork | None = None


def load_weights(path: Path | None = None) -> Weights:
    """The weights in that JSON file, by default those that ship, and the network that it names ("network": its name).

    AnalysisError "model_missing" if they are not there or not readable.
    """
    path = path if path is not None else resource("models", "quotations.json")
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        weights = found["openings"], found["endings"], found["speakers"]
        name = found.get("network")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AnalysisError("model_missing", path=str(path)) from error
    return Weights(*weights, load_network(path.with_name(name)) if name else None)


def total(weights: dict[str, float], features: Iterable[str]) -> float:
    """The sum of the weights of the features, whatever their order; one that was never learned counts nothing."""
    return math.fsum(filter(None, map(weights.get, features)))


def chances(scores: Sequence[float]) -> list[float]:
    """The softmax of the scores."""
    most = max(scores)
    powers = [math.exp(score - most) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers]
