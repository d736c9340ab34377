"""Lines in a language of Latin letters, of which a tagger for Arabic takes whole sentences for names."""

from __future__ import annotations

from collections.abc import Sequence

from reader.arabic.words import Token, tokens

_LEAST_WORDS = 6
_RUNNING = 0.4
"""The part of words in small letters from which Latin words are running text and no list of names."""


class ForeignLines:
    """Says of the sentences of one text, asked in their order, whether they stand in such a line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = -1
        self._foreign = False

    def hold(self, sentence: Sequence[Token]) -> bool:
        """Whether the sentence stands in a line without an Arabic word, with six Latin ones or more, running text."""
        if any(token.kind == "arabic" for token in sentence):
            return False
        if sentence[0].start >= self._end:
            start = self._text.rfind("\n", 0, sentence[0].start) + 1
            end = self._text.find("\n", sentence[0].start)
            self._end = end if end >= 0 else len(self._text)
            self._foreign = self._is_foreign(start)
        return self._foreign

    def _is_foreign(self, start: int) -> bool:
        words = small = 0
        for token in tokens(self._text, start, self._end):
            if token.kind == "arabic":
                return False
            if token.kind == "latin":
                words += 1
                small += self._text[token.start : token.end].islower()
        return words >= _LEAST_WORDS and small >= _RUNNING * words
