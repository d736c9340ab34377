"""From a text to its mentions: tagger, edges, lists, titles, links."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

from reader.core.mentions import Mention
from reader.core.progress import Progress, no_progress
from reader.entities.name_lists import NO_LISTS, NameLists


class Recogniser(Protocol):
    """Finds the mentions of a text.

    `name` tells what it is, with its version; it is kept beside what was found.
    """

    name: str

    def mentions(self, text: str, progress: Progress = no_progress) -> tuple[Mention, ...]:
        """The mentions in the order of the text, none touching another, linked to names.

        Any string is a text. Progress is called every few hundredths of a second and may raise Cancelled.
        """
        ...


def load_recogniser(model: Path | None = None, *, lists: NameLists = NO_LISTS) -> Recogniser:
    """The recogniser that ships, or one with another model file; the person's lists act on what it finds.

    Raises AnalysisError("model_missing", path=...) where the model is missing or damaged.
    """
    # The matrices are small: threads would cost more than they bring, and take the cores from the window.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # NumPy takes a tenth of a second to import: nobody waits for it before the window shows.
    from reader.entities.models import load_model
    from reader.entities.named import NameRecogniser

    loaded = load_model(model)
    return NameRecogniser(loaded.tagger, loaded.starts, lists=lists)
