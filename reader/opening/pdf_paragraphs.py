"""Paragraphs of a PDF: the lines of a block joined where the break between them was forced by the width alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

from reader.core.articles import BlockKind
from reader.opening.characters import squeezed
from reader.opening.drafts import Piece
from reader.opening.furniture import ends_a_sentence
from reader.opening.pdf_blocks import Block
from reader.opening.pdf_lines import Line, oriented

_EXTRA_LEADING = 1.35
_INDENT = 0.8
_BULLET = re.compile(r"^([•▪●○◦‣■□–])\s+(?=\S)")
_INNER_TATWEEL = re.compile("(?<=[\u0621-\u064a])\u0640+(?=[\u0621-\u064a])")
_HEADING_RATIO = 1.15
_LONGEST_HEADING = 250


@dataclass(slots=True)
class Paragraph:
    """A paragraph with its lines' texts; `open_end`: its last line is full, so that it may go on in the next block."""

    texts: list[str]
    size: float
    first_indented: bool
    open_end: bool

    @property
    def text(self) -> str:
        """The whole text, brackets turned right, stretched letters drawn back."""
        return oriented(_INNER_TATWEEL.sub("", squeezed(" ".join(self.texts))))


def paragraphs_of(block: Block, column: tuple[float, float], rtl: bool, backwards: bool) -> list[Paragraph]:
    """The paragraphs of a block; `column` is the left and right edge that its lines could fill."""
    left, right = column
    steps = [above.y - line.y for above, line in zip(block.lines, block.lines[1:], strict=False)]
    usual = median(steps) if steps else 0.0
    ragged = _has_ragged_start(block, left, right, rtl)
    paragraphs: list[Paragraph] = []
    for at, line in enumerate(block.lines):
        text = line.text(rtl, backwards)
        if not text:
            continue
        indented = _indent(line, left, right, rtl) > _INDENT * line.size
        starts = not paragraphs or _starts_paragraph(block, at, usual, left, right, rtl, ragged)
        if starts or _BULLET.match(text):
            paragraphs.append(Paragraph([], block.size, indented, False))
        paragraphs[-1].texts.append(text)
        paragraphs[-1].open_end = _room(line, left, right) < 6 * line.size
    return paragraphs


def _starts_paragraph(block: Block, at: int, usual: float, left: float, right: float, rtl: bool, ragged: bool) -> bool:
    above, line = block.lines[at - 1], block.lines[at]
    if above.y - line.y > _EXTRA_LEADING * min(usual, 1.2 * _least_step(block)) + 0.5:
        return True
    if _is_centred(block):
        return False
    word = line.first_word_width(rtl)
    # A word that would have fitted above was kept from there on purpose.
    if _room(above, left, right) > word + 0.75 * line.size:
        return True
    if ragged:
        return False
    indent, indent_above = _indent(line, left, right, rtl), _indent(above, left, right, rtl)
    below = block.lines[at + 1] if at + 1 < len(block.lines) else None
    indent_below = _indent(below, left, right, rtl) if below is not None else 0.0
    deep = _INDENT * line.size
    return indent > deep and indent_above < deep / 2 and indent_below < deep / 2


def _least_step(block: Block) -> float:
    return min(above.y - line.y for above, line in zip(block.lines, block.lines[1:], strict=False))


def _room(line: Line, left: float, right: float) -> float:
    """The width that the line leaves empty, on whichever side."""
    return right - left - (line.x1 - line.x0)


def _indent(line: Line, left: float, right: float, rtl: bool) -> float:
    """The empty width before the line."""
    return right - line.x1 if rtl else line.x0 - left


def _has_ragged_start(block: Block, left: float, right: float, rtl: bool) -> bool:
    """Whether the lines begin here and there, as where Arabic is aligned to the left: then no indent means anything."""
    inset = sum(_indent(line, left, right, rtl) > 0.4 * line.size for line in block.lines)
    return len(block.lines) >= 3 and inset > len(block.lines) / 3


def _is_centred(block: Block) -> bool:
    if len(block.lines) < 2:
        return False
    middle = (block.x0 + block.x1) / 2
    inset = [line for line in block.lines if line.x0 - block.x0 > line.size and block.x1 - line.x1 > line.size]
    even = all(abs((line.x0 + line.x1) / 2 - middle) < line.size for line in block.lines)
    return even and bool(inset)


def piece_of(paragraph: Paragraph, body_size: float) -> Piece:
    """The paragraph as a piece: a heading where its letters are larger than the body's."""
    text = paragraph.text
    bullet = _BULLET.match(text)
    if bullet is not None:
        return Piece(text[bullet.end() :], BlockKind.LIST_ITEM, 1, bullet[1], size=paragraph.size)
    larger = paragraph.size >= _HEADING_RATIO * body_size
    if larger and len(text) <= _LONGEST_HEADING and any(letter.isalpha() for letter in text):
        return Piece(text, BlockKind.HEADING, 1, size=paragraph.size)
    return Piece(text, size=paragraph.size)


def goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether the paragraph that ends a column goes on with the one that begins the next."""
    if not before.open_end or after.first_indented or abs(before.size - after.size) > 0.05 * before.size:
        return False
    last, first = before.texts[-1], after.texts[0]
    return not ends_a_sentence(last) and not last.endswith(":") and not _BULLET.match(first)
