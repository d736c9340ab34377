"""The tokens of a text by sentence, in windows small enough to stop between."""

from __future__ import annotations

from collections.abc import Iterator

from reader.arabic.letters import INVISIBLE
from reader.arabic.words import Token, sentences, tokens
from reader.entities.tagger import LONGEST_SENTENCE


def token_sentences(text: str) -> Iterator[list[Token]]:
    """The tokens of each sentence, at most LONGEST_SENTENCE together; invisible characters alone are no token."""
    for span in sentences(text):
        sentence: list[Token] = []
        for token in tokens(text[span.start : span.end]):
            start, end, kind = token
            if kind == "mark" and text[span.start + start] in INVISIBLE:
                continue
            sentence.append(Token(span.start + start, span.start + end, kind))
            if len(sentence) == LONGEST_SENTENCE:
                yield sentence
                sentence = []
        if sentence:
            yield sentence


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
