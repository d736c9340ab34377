"""Words and sentences of a text as spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.core.spans import Span

# The joiners that Arabic words hold; all their marks stand among the letters.
_JOINERS = "\u200c\u200d"
_LATIN_JOIN = "['’.&@_-]"
_TOKEN = re.compile(
    # Nearly every word: Arabic script without its digits and punctuation.
    rf"(?P<word>[\u0600-\u060b\u060d-\u061a\u061c-\u061e\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff"
    rf"\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc{_JOINERS}]+)"
    # Arabic letters with the marks on them; a mark that stands loose before a letter belongs to the word.
    rf"|(?P<arabic>[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc{_JOINERS}]+(?<![،؛؟۔٪٫٬]))"
    rf"|(?P<number>[+-]?\d+(?:[.,:/٫٬]\d+)*[%٪]?)"
    rf"|(?P<latin>[^\W\d_\u0600-\u06ff]+(?:{_LATIN_JOIN}?[^\W_\u0600-\u06ff]+)*)"
    r"|(?P<mark>''|\.\.\.|[^\s])"
)
_ARABIC_PART = re.compile(r"\d+|[،؛؟۔٪٫٬٭]|[^\d،؛؟۔٪٫٬٭]+")


class Token(NamedTuple):
    """A token [start, end): kind is "arabic", "latin", "number" or "mark" (one punctuation character)."""

    start: int
    end: int
    kind: str


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of the text, or of its part [start, end), in order; none holds white space, and all else belongs to
    exactly one.

    Digits glued to letters ("1984من") are tokens of their own. Linear time.
    """
    # Half the time of Token(…), for every word of every text.
    new = tuple.__new__
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup or "mark"
        first, last = match.span()
        if kind == "word":
            yield new(Token, (first, last, "arabic"))
            continue
        if kind != "arabic":
            yield new(Token, (first, last, kind))
            continue
        for part in _ARABIC_PART.finditer(text, first, last):
            letter = part[0][0]
            if letter.isdigit():
                yield Token(part.start(), part.end(), "number")
            elif letter in "،؛؟۔٪٫٬٭":
                yield Token(part.start(), part.end(), "mark")
            else:
                yield Token(part.start(), part.end(), "arabic")


def words(text: str) -> list[Span]:
    """The spans of the words and numbers, without punctuation."""
    return [Span(token.start, token.end) for token in tokens(text) if token.kind != "mark"]


_ABBREVIATION = re.compile(r"(?:^|[\s(«\"])(?:[\u0621-\u064a]|[A-Za-z]|د|م|أ|ص|ج|هـ|ق\.م|St|Mr|Dr|Ms|U\.S)$")
_SENTENCE_END = re.compile(r"[.!?؟…۔]+[\"»”’')\]]*(?=\s|$)|\n+")


def sentences(text: str) -> list[Span]:
    """The spans of the sentences, without white space at their edges; a line feed always ends one.

    A full stop after a single letter ("د. محمد") does not. Linear time.
    """
    found: list[Span] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        end = match.start() if match[0][0] == "\n" else match.end()
        if match[0] == "." and _ABBREVIATION.search(text, max(start, match.start() - 5), match.start()):
            continue
        _append_trimmed(found, text, start, end)
        start = match.end()
    _append_trimmed(found, text, start, len(text))
    return found


def _append_trimmed(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end))
