"""What a tagger is: sentences of tokens in, probabilities of labels out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC")
"""The labels of tokens: outside, or the beginning or inside of a name of one type."""

LONGEST_SENTENCE = 48
"""The most tokens that a tagger gets in one sentence; longer ones are cut, at a mark where there is one."""


WINDOW = 2000
"""Tokens that a quick tagger is given at once: all of most articles, and no more than a tenth of a second's work."""


class Tagger(Protocol):
    """Says of each token how likely each of LABELS is.

    `name` tells what it is, with its version. `window` is about how many tokens it wants at once: progress is told and
    cancelling possible between windows.
    """

    name: str
    window: int

    def probabilities(self, sentences: Sequence[Sequence[str]]) -> list[NDArray[np.float32]]:
        """One array (tokens x LABELS) of marginal probabilities for each sentence.

        The sentences follow one another in one document. Tokens are as they stand in the text, clitics on, punctuation
        included; no sentence is empty or longer than LONGEST_SENTENCE. It raises on no string whatever.
        """
        ...
