"""The model files that ship, read into the parts of a recogniser."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.core.errors import AnalysisError
from reader.entities.crf import CrfTagger
from reader.entities.edges import NameStarts
from reader.entities.tagger import Tagger
from reader.resources import resource

_DAMAGE = (OSError, ValueError, KeyError, EOFError, IndexError, TypeError, AttributeError, zipfile.BadZipFile)
"""What reading a file that is not what it should be raises, before anything of it is used."""

Tables = Mapping[str, NDArray[Any]]


class Model(NamedTuple):
    """What a model file holds: the tagger, and what cuts proclitics off names."""

    tagger: Tagger
    starts: NameStarts


def default_model() -> Path:
    """The model file that ships."""
    return resource("models", "entities.npz")


def load_model(path: Path | None = None) -> Model:
    """The parts in a model file. Raises AnalysisError("model_missing") where it is missing, cut short or of another
    make."""
    path = path or default_model()
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            tables: dict[str, NDArray[Any]] = dict(archive)
        return Model(CrfTagger(str(tables["name"]), tables), NameStarts(tables))
    except (
        OSError,
        ValueError,
        KeyError,
        EOFError,
        IndexError,
        TypeError,
        AttributeError,
        zipfile.BadZipFile,
    ) as error:
        raise AnalysisError("model_missing", path=path) from error
