"""The letters of a PDF page with their places. The order in which the file keeps them says nothing and is not used
beyond ties: programs write Arabic from left to right, from right to left, or spaces and quotation marks last."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any

_HYPHEN_AT_LINE_END = 0x02
_ALEFS = "اأإآٱ"
_SAMPLE = 16
"""Letters of a page that are asked whether they are painted at all."""


@dataclass(slots=True)
class Glyph:
    """A drawn letter: its text (more than one letter for a ligature), its box from x0 to x1 in points, where its pen
    stood (x, y, the base line), the size of its font in points, its place in the file's order, and whether pdfium saw a
    space between it and the letter before in that order, and whether it sits on another letter or is a space."""

    text: str
    x0: float
    x1: float
    x: float
    y: float
    size: float
    order: int
    after_space: bool = False
    is_mark: bool = False
    is_space: bool = False


@dataclass(slots=True)
class PageGlyphs:
    """The upright letters of a page; `turned` is the text that runs another way, `unmapped` counts letters whose font
    does not say what they are."""

    glyphs: list[Glyph]
    turned: str
    unmapped: int


def page_glyphs(page: Any) -> PageGlyphs:
    """The letters of a pypdfium2 page. Spaces that pdfium invented are left out: gaps tell better where words end."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    try:
        return _read(pdfium, text_page.raw)
    finally:
        text_page.close()


def _read(pdfium: Any, text: Any) -> PageGlyphs:
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    quarter, size = 0, 1.0
    current: tuple[float, float] | None = None
    found: list[tuple[int, Glyph]] = []
    unmapped = 0
    spaced = False
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            spaced = True
            continue
        unknown = pdfium.FPDFText_HasUnicodeMapError(text, index) == 1
        if unknown or code in (0, 0xFFFD, 0xFFFE, 0xFFFF) or 0xE000 <= code <= 0xF8FF:
            unmapped += 1
            continue
        letter = "-" if code == _HYPHEN_AT_LINE_END else chr(code)
        if (code < 0x20 and letter != "-") or not pdfium.FPDFText_GetLooseCharBox(text, index, box):
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        font_size = pdfium.FPDFText_GetFontSize(text, index)
        if (font_size, y.value) != current:
            # Along one base line the matrix stays.
            current = (font_size, y.value)
            pdfium.FPDFText_GetMatrix(text, index, matrix)
            quarter = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
            size = font_size * math.hypot(matrix.c, matrix.d) or 1.0
        if letter.isspace() and box.right - box.left < 0.01 and box.top - box.bottom < 0.01:
            spaced = True
            continue
        sides = (box.left, box.bottom, box.right, box.top)
        glyph = _glyph(letter, sides, x.value, y.value, size, index, quarter)
        glyph.after_space, spaced = spaced, False
        found.append((quarter, glyph))
    letters = [glyph.order for _, glyph in found if not glyph.is_space]
    sample = letters[:: max(1, len(letters) // _SAMPLE)]
    if sample and all(_is_invisible(pdfium, text, at) for at in sample):
        # The words lie in a layer of text that paints nothing; what is seen may say something else, or blanks.
        found = [(turn, glyph) for turn, glyph in found if _is_invisible(pdfium, text, glyph.order)]
        unmapped = 0
    turns = Counter(quarter for quarter, _ in found)
    main = turns.most_common(1)[0][0] if turns else 0
    glyphs = _ligatures([glyph for quarter, glyph in found if quarter == main])
    turned = "".join(glyph.text for quarter, glyph in found if quarter != main)
    return PageGlyphs(glyphs, turned, unmapped)


def _is_invisible(pdfium: Any, text: Any, index: int) -> bool:
    drawn = pdfium.FPDFText_GetTextObject(text, index)
    return bool(drawn) and pdfium.FPDFTextObj_GetTextRenderMode(drawn) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE


def _glyph(
    letter: str, sides: tuple[float, float, float, float], x: float, y: float, size: float, order: int, quarter: int
) -> Glyph:
    """The glyph as seen with its own text upright."""
    left, bottom, right, top = sides
    if quarter == 1:
        left, right, x, y = bottom, top, y, -x
    elif quarter == 2:
        left, right, x, y = -right, -left, -x, -y
    elif quarter == 3:
        left, right, x, y = -top, -bottom, -y, x
    return glyph_of(letter, left, right, x, y, size, order)


def glyph_of(letter: str, left: float, right: float, x: float, y: float, size: float, order: int) -> Glyph:
    """The glyph of one letter."""
    mark = letter > "\u02ff" and unicodedata.combining(letter) > 0
    return Glyph(letter, left, right, x, y, size, order, is_mark=mark, is_space=letter.isspace())


def _ligatures(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs with those at one and the same place joined.

    pdfium hands out the letters of a ligature in a right-to-left run backwards. A lam and an alef in one glyph can
    only be that: lam first. What order it has in this page tells the order of the page's other ligatures.
    """
    groups: list[list[Glyph]] = []
    for glyph in glyphs:
        last = groups[-1][-1] if groups else None
        same = (
            last is not None
            and glyph.order == last.order + 1
            and (glyph.x, glyph.y, glyph.x0, glyph.x1) == (last.x, last.y, last.x0, last.x1)
            and glyph.x1 > glyph.x0
        )
        if same:
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    pairs = ["".join(glyph.text for glyph in group) for group in groups if len(group) == 2]
    backwards = sum(pair[0] in _ALEFS and pair[1] == "ل" for pair in pairs)
    forwards = sum(pair[0] == "ل" and pair[1] in _ALEFS for pair in pairs)
    joined: list[Glyph] = []
    for group in groups:
        if len(group) == 1 and group[0].text < "\ufb00":
            joined.append(group[0])
            continue
        letters = [glyph.text for glyph in group]
        arabic = any("\u0600" <= letter <= "\u06ff" for letter in letters)
        if len(group) > 1 and arabic and backwards > forwards:
            letters.reverse()
        text = folded_forms("".join(letters))
        if text:
            group[0].text = text
            joined.append(group[0])
    return joined


def folded_forms(text: str) -> str:
    """The text with presentation forms (ﻻ, ﺍ) as the letters they show; ligatures of whole phrases (ﷺ) stay."""
    if not any("\ufb00" <= letter <= "\ufefc" for letter in text):
        return text
    return "".join(
        unicodedata.normalize("NFKC", letter).strip()
        if "\ufb00" <= letter <= "\ufb06" or "\ufb50" <= letter <= "\ufd3d" or "\ufd50" <= letter <= "\ufdf9"
        or "\ufe70" <= letter <= "\ufefc"
        else letter
        for letter in text
    )  # fmt: skip
