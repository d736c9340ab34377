"""The model files that ship, read into the parts of a recogniser."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reader.core.errors import AnalysisError
from reader.entities.edges import NameStarts
from reader.entities.neural import NeuralTagger
from reader.entities.tables import DAMAGE, read_tables
from reader.entities.tagger import Tagger
from reader.resources import resource

READING = 3
"""Raised when the same tables are read so that they find something else; part of the recogniser's name."""


class Model(NamedTuple):
    """What a model file holds: the tagger, and what cuts proclitics off names."""

    tagger: Tagger
    starts: NameStarts


def load_model(path: Path | None = None) -> Model:
    """The parts in a model file, by default the one that ships.

    Raises AnalysisError("model_missing") where it is missing, cut short, of another make or of no sense: tables of
    other sides than the network's, numbers that are none, an archive that unfolds to more than any model has.
    """
    path = path or resource("models", "entities.npz")
    try:
        tables = read_tables(path)
        return Model(NeuralTagger(f"{tables['name']}.{READING}", tables), NameStarts(tables))
    except DAMAGE as error:
        raise AnalysisError("model_missing", path=path) from error
