"""PDF files with Arabic text made by code: letters shaped with presentation forms and drawn where they belong."""

from __future__ import annotations

import ctypes
import unicodedata
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from reader.resources import resource

PAGE = (595.0, 842.0)
FONT = resource("fonts", "Amiri-Regular.ttf")

_FORMS: dict[str, dict[str, str]] = {}
for _code in range(0xFE70, 0xFEFD):
    _form = unicodedata.decomposition(chr(_code)).split()
    if _form and _form[0] in ("<isolated>", "<initial>", "<medial>", "<final>"):
        _letters = "".join(chr(int(code, 16)) for code in _form[1:])
        _FORMS.setdefault(_letters, {})[_form[0].strip("<>")] = chr(_code)


def shaped(word: str) -> str:
    """The word in presentation forms, in the order in which it is written."""
    units: list[str] = []
    for letter in word:
        if units and units[-1] == "ل" and ("ل" + letter) in _FORMS:
            units[-1] += letter
        elif unicodedata.combining(letter):
            continue
        else:
            units.append(letter)
    drawn = []
    for at, unit in enumerate(units):
        forms = _FORMS.get(unit, {})
        joined_before = at > 0 and "initial" in _FORMS.get(units[at - 1], {}) and bool(forms)
        joined_after = "initial" in forms and at + 1 < len(units) and "final" in _FORMS.get(units[at + 1], {})
        name = {(False, False): "isolated", (False, True): "initial", (True, False): "final", (True, True): "medial"}
        drawn.append(forms.get(name[joined_before, joined_after], forms.get("isolated", unit)))
    return "".join(drawn)


def is_arabic(word: str) -> bool:
    return any(unicodedata.bidirectional(letter) == "AL" for letter in word)


def drawn_word(word: str) -> str:
    """The word's signs from left to right: brackets mirrored, digits and Latin letters in it in their own order."""
    if not is_arabic(word) and word.isascii():
        runs = [word]
    else:
        runs = [""]
        for letter in word:
            latin = letter.isascii() and letter.isalnum()
            if runs[-1] and latin != (runs[-1][-1].isascii() and runs[-1][-1].isalnum()):
                runs.append("")
            runs[-1] += letter
    signs = ""
    for run in reversed(runs):
        if run.isascii() and any(letter.isalnum() for letter in run):
            core = run.strip('()"')
            lead, tail = run[: run.index(core)], run[run.index(core) + len(core) :]
            signs += tail[::-1].translate(_MIRROR) + core + lead[::-1].translate(_MIRROR)
        else:
            signs += shaped(run)[::-1].translate(_MIRROR)
    return signs


_MIRROR = str.maketrans("()[]«»", ")(][»«")


class PdfMaking:
    """A PDF in the making. Sizes and places are points, from the page's lower left corner."""

    def __init__(self, font: Path = FONT) -> None:
        self.document = pypdfium2.PdfDocument.new()
        data = font.read_bytes()
        self._data = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
        self._font = pdfium.FPDFText_LoadFont(self.document, self._data, len(data), pdfium.FPDF_FONT_TRUETYPE, 1)
        assert self._font
        self.page: Any = None
        self._widths: dict[str, float] = {}

    def new_page(self, size: tuple[float, float] = PAGE) -> None:
        self.finish_page()
        self.page = self.document.new_page(*size)

    def finish_page(self) -> None:
        if self.page is not None:
            pdfium.FPDFPage_GenerateContent(self.page)
            self.page.close()
            self.page = None

    def text(self, signs: str, x: float, y: float, size: float, angle: bool = False) -> None:
        """Draw signs from left to right as they stand, with the first one's pen at (x, y)."""
        drawn = pdfium.FPDFPageObj_CreateTextObj(self.document, self._font, size)
        encoded = (signs + "\0").encode("utf-16-le")
        buffer = (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded)
        assert pdfium.FPDFText_SetText(drawn, buffer)
        pdfium.FPDFPageObj_Transform(drawn, *((0, 1, -1, 0) if angle else (1, 0, 0, 1)), x, y)
        pdfium.FPDFPage_InsertObject(self.page, drawn)

    def width(self, signs: str, size: float) -> float:
        from PySide6.QtGui import QRawFont

        if not hasattr(self, "_raw"):
            self._raw = QRawFont(str(FONT), 1000.0)
        for sign in signs:
            if sign not in self._widths:
                glyphs = self._raw.glyphIndexesForString(sign)
                self._widths[sign] = sum(point.x() for point in self._raw.advancesForGlyphIndexes(glyphs)) / 1000
        return sum(self._widths[sign] for sign in signs) * size

    def line(self, words: list[str], right: float, y: float, size: float, space: float | None = None) -> None:
        """One line of Arabic, its first word at the right edge; each word is drawn by itself, first word first."""
        gap = 0.27 * size if space is None else space
        for word in words:
            signs = drawn_word(word)
            right -= self.width(signs, size)
            self.text(signs, right, y, size)
            right -= gap

    def line_at_once(self, words: list[str], right: float, y: float, size: float) -> None:
        """One line drawn in one go from left to right with spaces, as many programs do."""
        signs = " ".join(drawn_word(word) for word in reversed(words))
        self.text(signs, right - self.width(signs, size), y, size)

    def paragraph(
        self,
        text: str,
        left: float,
        right: float,
        top: float,
        size: float,
        *,
        leading: float = 1.7,
        indent: float = 0.0,
        justified: bool = False,
        at_once: bool = False,
        bottom: float = -1e9,
    ) -> tuple[float, list[str]]:
        """Lines of the text from `top` down; gives the next base line and the words that found no room."""
        words = text.split()
        y = top
        first = True
        while words and y >= bottom:
            line: list[str] = []
            room = right - left - (indent if first else 0.0)
            used = 0.0
            while words:
                width = self.width(drawn_word(words[0]), size)
                if line and used + width > room:
                    break
                used += width + 0.27 * size
                line.append(words.pop(0))
            space = None
            if justified and words and len(line) > 1:
                space = (room - (used - 0.27 * size * len(line))) / (len(line) - 1)
            edge = right - (indent if first else 0.0)
            if at_once:
                self.line_at_once(line, edge, y, size)
            else:
                self.line(line, edge, y, size, space)
            first = False
            y -= leading * size
        return y, words

    def picture(self, left: float, bottom: float, right: float, top: float) -> None:
        """A grey picture over that part of the page."""
        bitmap = pypdfium2.PdfBitmap.new_native(4, 4, pdfium.FPDFBitmap_Gray)
        image = pypdfium2.PdfImage.new(self.document)
        image.set_bitmap(bitmap)
        image.set_matrix(pypdfium2.PdfMatrix(right - left, 0, 0, top - bottom, left, bottom))
        self.page.insert_obj(image)
        bitmap.close()

    def save(self, path: Path) -> Path:
        self.finish_page()
        self.document.save(path)
        self.document.close()
        return path
