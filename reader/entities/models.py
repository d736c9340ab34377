"""The model files that ship, read into the parts of a recogniser."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

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
Part = TypeVar("Part")


class Model(NamedTuple):
    """What the model files hold: the tagger, and what cuts proclitics off names."""

    tagger: Tagger
    starts: NameStarts


def load_model(path: Path | None = None) -> Model:
    """The parts in the model files that ship, or with the tagger of another file.

    Raises AnalysisError("model_missing") where one is missing, cut short or of another make.
    """
    shared = resource("models", "entities.npz")
    path = path or next(filter(Path.is_file, (resource("models", "neural.npz"),)), shared)
    return Model(_load(path, _tagger), _load(shared, NameStarts))


def _tagger(tables: Tables) -> Tagger:
    name = str(tables["name"])
    if "kind" in tables and str(tables["kind"]) == "neural":
        from reader.entities.neural import NeuralTagger

        return NeuralTagger(name, tables)
    return CrfTagger(name, tables)


def _load(path: Path, make: Callable[[Tables], Part]) -> Part:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            return make(dict(archive))
    except _DAMAGE as error:
        raise AnalysisError("model_missing", path=path) from error
