"""The model files that ship, read into the parts of a recogniser."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.core.errors import AnalysisError
from reader.entities.edges import NameStarts
from reader.entities.neural import NeuralTagger
from reader.entities.tagger import Tagger
from reader.resources import resource

_DAMAGE = (
    *(OSError, ValueError, LookupError, EOFError, TypeError, AttributeError, ArithmeticError, RuntimeError),
    *(zipfile.BadZipFile, zlib.error, struct.error),
)
"""What reading a file that is not what it should be raises, before anything of it is used."""


class Model(NamedTuple):
    """What a model file holds: the tagger, and what cuts proclitics off names."""

    tagger: Tagger
    starts: NameStarts


def load_model(path: Path | None = None) -> Model:
    """The parts in a model file, by default the one that ships.

    Raises AnalysisError("model_missing") where it is missing, cut short or of another make.
    """
    path = path or resource("models", "entities.npz")
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            tables: dict[str, NDArray[Any]] = dict(archive)
        return Model(NeuralTagger(str(tables["name"]), tables), NameStarts(tables))
    except _DAMAGE as error:
        raise AnalysisError("model_missing", path=path) from error
