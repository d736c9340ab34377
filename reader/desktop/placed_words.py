"""The words of laid-out lines with the places where they stand, for the text that lies under a PDF's picture."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import count

from PySide6.QtGui import QTextBlock

from reader.core.articles import Direction
from reader.desktop.article_view_layout import ArticleLayout
from reader.desktop.marks_geometry import pieces_of
from reader.desktop.offsets import Utf16Offsets
from reader.exporting.pdf_text_layer import PlacedText

_POINTS = 0.75
"""Points to the pixel of 1/96 inch."""
_WORD = re.compile(r"\S+")
_STRONG = ("L", "R", "AL")


def placed_words(layout: ArticleLayout, top: int, bottom: int, down: int) -> Iterator[PlacedText]:
    """The words of the lines between two heights of a layout, `down` pixels lower, in points: from top to bottom, and
    from left to right on each line."""
    words = count()
    for number in range(layout.number_at(top), layout.number_at(bottom - 1) + 1):
        layout.ensure(number)
        block = layout.document().findBlockByNumber(number)
        size = max(round(layout.reading.size * layout.style_of(number).scale), 8)
        right_to_left = layout.direction(number) is Direction.RTL
        for line in range(block.layout().lineCount()):
            if not top <= layout.line_top(number, line) < bottom:
                continue
            found = _line(block, line, right_to_left, size, words)
            origin = layout.left, layout.top(number) + down
            for placed in sorted(found, key=lambda word: word[1]):
                text, left, right, base, runs_right_to_left, word = placed
                yield PlacedText(
                    text,
                    (origin[0] + left) * _POINTS,
                    (origin[0] + right) * _POINTS,
                    (origin[1] + base) * _POINTS,
                    size * _POINTS,
                    runs_right_to_left,
                    word,
                )


def _line(
    block: QTextBlock, number: int, right_to_left: bool, size: int, words: Iterator[int]
) -> Iterator[tuple[str, float, float, float, bool, int]]:
    """Of each stretch on a line: its text, left and right edge, base line, direction and its word's number."""
    layout = block.layout()
    line = layout.lineAt(number)
    text = block.text()
    offsets = Utf16Offsets(text)
    first = offsets.to_text(line.textStart())
    last = offsets.to_text(line.textStart() + line.textLength())
    base = line.y() + line.ascent()
    for match in _WORD.finditer(text, first, last):
        word = next(words)
        for start, end, runs_right_to_left in stretches(text, match.start(), match.end(), right_to_left):
            pieces = pieces_of(layout, offsets.to_qt(start), offsets.to_qt(end))
            if pieces:
                left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
                yield text[start:end], left, max(right, left + 0.1 * size), base, runs_right_to_left, word


def stretches(text: str, start: int, end: int, right_to_left: bool) -> list[tuple[int, int, bool]]:
    """The word text[start:end] cut where its direction changes, as the Unicode Bidirectional Algorithm has it for one
    word in a paragraph of that direction: letters by their own, numbers with what belongs to them from left to right,
    other signs as the letters on both sides of them if those agree, else as the paragraph. (start, end, whether it runs
    right to left), in logical order."""
    parts = _parts(_kinds(text, start, end, right_to_left))
    around = "R" if right_to_left else "L"
    runs: list[tuple[int, int, bool]] = []
    for at, part in enumerate(parts):
        if not part:
            # Numbers count as letters that run right to left here (rule N1).
            left = next((seen for seen in reversed(parts[:at]) if seen), around).replace("N", "R")
            right = next((seen for seen in parts[at + 1 :] if seen), around).replace("N", "R")
            part = left if left == right else around
        if runs and runs[-1][2] is (part == "R"):
            runs[-1] = (runs[-1][0], start + at + 1, part == "R")
        else:
            runs.append((start + at, start + at + 1, part == "R"))
    return runs


def _kinds(text: str, start: int, end: int, right_to_left: bool) -> list[str]:
    """The bidirectional classes of a word's letters; digits behind Arabic letters are Arabic numbers (rule W2), those
    behind Latin letters go with them (W7)."""
    strong = "R" if right_to_left else "L"
    for at in range(start - 1, -1, -1):
        kind = unicodedata.bidirectional(text[at])
        if kind in _STRONG:
            strong = kind
            break
    kinds: list[str] = []
    for letter in text[start:end]:
        kind = unicodedata.bidirectional(letter)
        if kind in _STRONG:
            strong = kind
        kinds.append({"AL": "AN", "L": "L"}.get(strong, kind) if kind == "EN" else kind)
    return kinds


def _parts(kinds: list[str]) -> list[str]:
    """R or L for letters, N for numbers with the signs in them (rules W4, W5), "" for signs that follow what is around
    them."""
    parts: list[str] = []
    for at, kind in enumerate(kinds):
        before = kinds[at - 1] if at else ""
        after = kinds[at + 1] if at + 1 < len(kinds) else ""
        between = before if before == after else ""
        if kind in ("R", "AL"):
            parts.append("R")
        elif kind == "L":
            parts.append("L")
        elif kind in ("EN", "AN"):
            parts.append("N")
        elif kind in ("NSM", "BN") and parts:
            parts.append(parts[-1])
        elif (
            (kind == "CS" and between in ("EN", "AN"))
            or (kind == "ES" and between == "EN")
            or (kind == "ET" and "EN" in (before, after))
        ):
            parts.append("N")
        else:
            parts.append("")
    return parts
