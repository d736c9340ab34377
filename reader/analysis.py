"""An article through both recognisers: first who and what is named, then who is quoted."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from reader.core.analyses import Analysis
from reader.core.articles import Article
from reader.core.mentions import Mention
from reader.core.progress import Progress, no_progress
from reader.core.quotations import Quotation

MENTIONS_SHARE = 0.8
"""The part of the progress that finding the mentions takes, as measured on news articles."""

_KEPT = 31 << 20
"""Bytes up to which a freed block is kept; glibc heeds no more than 32 MB."""


class FindsMentions(Protocol):
    """What finds the mentions in a text; `name` tells which one it is, with its version."""

    name: str

    def mentions(self, text: str, progress: Progress = no_progress) -> tuple[Mention, ...]: ...


class FindsQuotations(Protocol):
    """What finds the quotations in a text whose mentions are known; `name` as of FindsMentions."""

    name: str

    def find(
        self, text: str, mentions: tuple[Mention, ...], progress: Progress = no_progress
    ) -> tuple[Quotation, ...]: ...


@dataclass(frozen=True)
class Analyser:
    """Finds mentions and quotations; may be used from one thread at a time."""

    recogniser: FindsMentions
    finder: FindsQuotations
    close: Callable[[], None] = lambda: None
    """Ends what the recogniser runs beside the program; nothing for the one that ships."""

    @property
    def name(self) -> str:
        """What analyses, with its versions: kept with every analysis, so that one by an older one is known as such."""
        return f"{self.recogniser.name} {self.finder.name}"

    def analyse(self, article: Article, progress: Progress = no_progress) -> Analysis:
        """What stands in the article. Offsets point into article.text.

        `progress` is called with 0.0 to 1.0 and may raise Cancelled, which passes through.
        """

        def first(done: float) -> None:
            progress(done * MENTIONS_SHARE)

        def second(done: float) -> None:
            progress(MENTIONS_SHARE + done * (1 - MENTIONS_SHARE))

        mentions = self.recogniser.mentions(article.text, first)
        quotations = self.finder.find(article.text, mentions, second)
        progress(1.0)
        return Analysis(mentions, quotations, self.name)


def with_quantities(article: Article, analysis: Analysis) -> Analysis:
    """The analysis with the dates, amounts and counts of the article that are no part of a name."""
    from reader.entities.quantities import apart_from, quantities

    found = quantities(article.text, article.metadata.date)
    return replace(analysis, quantities=apart_from(found, analysis.mentions))


def load_analyser(camel_model: Path | None = None) -> Analyser:
    """The analyser with the recognisers that ship. Takes a moment: call it off the window's thread.

    `camel_model` is a model folder of CAMeL Tools: its recogniser then finds the mentions, in a process that the
    caller ends with close(). Raises AnalysisError where a model is missing or damaged, or the extra not installed.
    """
    # Before anything imports NumPy: the matrices are small, so that its threads would cost five times what they bring,
    # and take the cores from the window and from the other processes of an import.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _keep_freed_memory()
    from reader.quotations import QuotationFinder

    if camel_model is not None:
        from reader.entities.camel import load_camel_recogniser

        recogniser, tagger = load_camel_recogniser(camel_model)
        return Analyser(recogniser, QuotationFinder(), tagger.close)
    from reader.entities import load_recogniser

    return Analyser(load_recogniser(), QuotationFinder())


def _keep_freed_memory() -> None:
    """Have the C library keep what an article's arrays took, for the next one's.

    glibc gives large blocks back to the system when they are freed, up to the size of the largest that was freed before
    (mallopt(3), M_MMAP_THRESHOLD, 32 MB at most): the 250 pages of each article would be asked for and emptied anew,
    a twentieth of its time. Other libraries have no such rule, and the block costs nothing: no page of it is touched.
    """
    import numpy as np

    np.empty(_KEPT, np.uint8)
