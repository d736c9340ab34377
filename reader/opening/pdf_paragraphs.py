"""Paragraphs of a PDF: the lines of a block joined where the break between them was forced by the width alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
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
    setting = _setting(block, column, rtl)
    paragraphs: list[Paragraph] = []
    before = ""
    for at, line in enumerate(block.lines):
        text = line.text(rtl, backwards)
        if not text:
            continue
        if not paragraphs or _starts_paragraph(block, at, setting, before) or _BULLET.match(text):
            paragraphs.append(Paragraph([], block.size, setting.is_indented(line), False))
        paragraphs[-1].texts.append(text)
        paragraphs[-1].open_end = setting.room(line) < 6 * line.size
        before = text
    return paragraphs


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the lines of a block are set: between which edges, how far apart, and whether where they begin says
    something (`ragged`: it does not, as in Arabic aligned to the left)."""

    left: float
    right: float
    rtl: bool
    usual: float
    ragged: bool
    centred: bool

    def indent(self, line: Line) -> float:
        """The empty width before the line."""
        return self.right - line.x1 if self.rtl else line.x0 - self.left

    def is_indented(self, line: Line) -> bool:
        """Whether the line begins as first lines do."""
        return not self.ragged and self.indent(line) > _INDENT * line.size

    def room(self, line: Line) -> float:
        """The empty width behind the line, or on whichever side where lines begin anywhere."""
        if self.ragged:
            return self.right - self.left - (line.x1 - line.x0)
        return line.x0 - self.left if self.rtl else self.right - line.x1


def _setting(block: Block, column: tuple[float, float], rtl: bool) -> _Setting:
    left, right = column
    steps = [above.y - line.y for above, line in pairwise(block.lines)]
    usual = min(median(steps), 1.2 * min(steps)) if steps else 0.0
    insets = sorted(right - line.x1 if rtl else line.x0 - left for line in block.lines)
    inset = [width for width in insets if width > 0.4 * block.size]
    middle = inset[len(inset) // 2] if inset else 0.0
    alike = sum(abs(width - middle) < 0.25 * block.size for width in inset)
    # First lines are all indented by the same width; lines that begin anywhere are not.
    ragged = len(block.lines) >= 3 and len(inset) > len(block.lines) / 3 and alike < 0.8 * len(inset)
    return _Setting(left, right, rtl, usual, ragged, _is_centred(block))


def _starts_paragraph(block: Block, at: int, setting: _Setting, text_above: str) -> bool:
    above, line = block.lines[at - 1], block.lines[at]
    if above.y - line.y > _EXTRA_LEADING * setting.usual + 0.5:
        return True
    if setting.centred:
        return False
    # A word that would have fitted above was kept from there on purpose.
    slack = 0.3 if ends_a_sentence(text_above) else 0.75
    if setting.room(above) > line.first_word_width(setting.rtl) + slack * line.size:
        return True
    return setting.is_indented(line) and (
        setting.indent(above) < setting.indent(line) / 2 or ends_a_sentence(text_above)
    )


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
