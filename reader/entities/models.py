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

DAMAGE = (
    *(OSError, ValueError, LookupError, EOFError, TypeError, AttributeError, ArithmeticError, RuntimeError),
    *(MemoryError, zipfile.BadZipFile, zlib.error, struct.error),
)
"""What reading a file that is not what it should be raises, before anything of it is used."""

READING = 2
"""Raised when the same tables are read so that they find something else; part of the recogniser's name."""

_LARGEST = 200_000_000
"""Bytes that the tables of a model may have together. The one that ships has 17 million."""


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


def read_tables(path: Path) -> dict[str, NDArray[Any]]:
    """The tables of a model file. Raises one of DAMAGE where it is not what it should be."""
    with zipfile.ZipFile(path) as archive:
        if sum(member.file_size for member in archive.infolist()) > _LARGEST:
            raise ValueError("the tables are larger than any model")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
        return dict(archive)
