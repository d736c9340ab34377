"""The tokens of a text by sentence, in windows small enough to stop between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from reader.arabic.letters import INVISIBLE
from reader.arabic.words import Token, sentences, tokens
from reader.entities.tagger import LONGEST_SENTENCE


def token_sentences(text: str) -> Iterator[list[Token]]:
    """The tokens of each sentence, at most LONGEST_SENTENCE together; invisible characters alone are no token.

    A tab ends a sentence: it stands between the cells of a table.
    """
    for start, end in _cells(text):
        seen = (
            token for token in tokens(text, start, end) if token.kind != "mark" or text[token.start] not in INVISIBLE
        )
        sentence = list(islice(seen, LONGEST_SENTENCE))
        while len(sentence) == LONGEST_SENTENCE:
            cut = _cut(sentence)
            yield sentence[:cut]
            sentence = [*sentence[cut:], *islice(seen, cut)]
        if sentence:
            yield sentence


def _cells(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences and the cells in them begin and end."""
    for span in sentences(text):
        start = span.start
        while (tab := text.find("\t", start, span.end)) >= 0:
            yield start, tab
            start = tab + 1
        yield start, span.end


def _cut(sentence: Sequence[Token]) -> int:
    """How many tokens stay together where a sentence is too long: up to the last mark of its second half, or all."""
    size = len(sentence)
    return next((at for at in range(size, size // 2, -1) if sentence[at - 1].kind == "mark"), size)


def windows(text: str, window_size: int) -> Iterator[list[list[Token]]]:
    """The sentences of the text, at most `window_size` tokens at a time, but one sentence at least."""
    window: list[list[Token]] = []
    size = 0
    for sentence in token_sentences(text):
        if size + len(sentence) > window_size and window:
            yield window
            window, size = [], 0
        window.append(sentence)
        size += len(sentence)
    if window:
        yield window
