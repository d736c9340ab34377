"""The words of a PDF that Qt painted, laid invisibly over their pictures, so that it can be searched and copied.

Qt (6.11) tells a PDF the letters of most glyphs that Arabic shaping makes neither singly nor in order: Amiri draws a
letter as its body and its dots. So each painted glyph is declared a blank (ISO 32000-1, 9.10.3), and every word is
written once more, in text that paints nothing, at the place where it stands: as scanned pages are made searchable.
Its letters stand from left to right as they are seen, which is what readers of PDF take Arabic to be written in.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

_PAGE = re.compile(rb"/Type /Page\s")
_CONTENTS = re.compile(rb"/Contents (\d+) 0 R")
_RESOURCES = re.compile(rb"/Resources (\d+) 0 R")
_HEIGHT = re.compile(rb"/MediaBox \[0 0 [\d.]+ ([\d.]+)")
_TO_UNICODE = re.compile(rb"/ToUnicode (\d+) 0 R")
_XREF = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_CODES = 255
"""Letters that one font of the layer has: its codes are single bytes, and 0 stays free."""
_EM, _ADVANCE = 1000, 500
_LEAST_BLANK, _LEAST_WIDTH = 0.12, 0.1
"""The least room, in sizes of the letters, of a blank and of a stretch of letters."""
_MIRRORED = {pair[at]: pair[1 - at] for pair in ("()", "[]", "{}", "«»", "‹›", "<>") for at in (0, 1)}
_MAPPING = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
{codes}
endcodespacerange
{mapped}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_MOST_GLYPHS = 4096
"""Glyphs of one font that Qt's subset may have; the shipped fonts have fewer."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A stretch of a word whose letters run in one direction, in logical order, and where it was painted: its edges,
    its base line's distance from the top of the page and the size of its letters, all in points. Stretches of one word
    have the same `word`."""

    text: str
    left: float
    right: float
    base: float
    size: float
    right_to_left: bool
    word: int


def with_text_layer(pdf: bytes, pages: Sequence[Sequence[PlacedText]]) -> bytes:
    """The PDF that Qt made with the words of each page over it; the words of a page stand line by line, from left to
    right on each. What was painted is neither changed nor moved.

    Raises ValueError where the bytes are not what Qt writes or have another number of pages.
    """
    file = _File(pdf)
    painted = [number for number in file.numbers if _PAGE.search(file.object(number))]
    painted = file.in_order(painted)
    if len(painted) != len(pages):
        raise ValueError("another number of pages")
    blanks = _stream(_blanks().encode("ascii"))
    for number in {int(found) for found in _TO_UNICODE.findall(pdf)}:
        file.put(number, blanks)
    letters = sorted({letter for page in pages for placed in page for letter in placed.text} | {" "})
    fonts = _Fonts(file, letters)
    for number, words in zip(painted, pages, strict=True):
        _write_page(file, number, words, fonts)
    return file.finished()


class _File:
    """Qt's file as its objects, and those that are put in their place or beside them."""

    def __init__(self, pdf: bytes) -> None:
        found = _XREF.search(pdf)
        if found is None:
            raise ValueError("no cross-reference table")
        self._pdf = pdf
        self._table = int(found[1])
        lines = pdf[self._table :].split(b"\n")
        if lines[0].strip() != b"xref":
            raise ValueError("no cross-reference table")
        first, count = (int(part) for part in lines[1].split())
        self._places = {
            first + at: int(line[:10]) for at, line in enumerate(lines[2 : 2 + count]) if line[17:18] == b"n"
        }
        self._trailer = pdf[pdf.index(b"trailer", self._table) : found.start()]
        self._new: dict[int, bytes] = {}
        self._next = first + count

    @property
    def numbers(self) -> list[int]:
        """The numbers of its objects."""
        return list(self._places)

    def object(self, number: int) -> bytes:
        """The bytes of an object between obj and endobj; of a stream, its dictionary and what follows."""
        start = self._places[number]
        after = [place for place in self._places.values() if place > start]
        return self._pdf[self._pdf.index(b"obj", start) + 3 : min([*after, self._table])]

    def in_order(self, pages: Sequence[int]) -> list[int]:
        """Those page objects in the order of the pages."""
        kids = next(re.finditer(rb"/Kids\s*\[([^\]]*)\]", self._pdf), None)
        if kids is None:
            raise ValueError("no pages")
        order = [int(number) for number in re.findall(rb"(\d+) 0 R", kids[1])]
        return [number for number in order if number in pages]

    def put(self, number: int, body: bytes) -> None:
        """Have that in the place of an object."""
        self._new[number] = body

    def add(self, body: bytes) -> int:
        """A new object; its number."""
        number, self._next = self._next, self._next + 1
        self._new[number] = body
        return number

    def finished(self) -> bytes:
        """The whole file: an incremental update (ISO 32000-1, 7.5.6)."""
        out = bytearray(self._pdf)
        if not out.endswith(b"\n"):
            out += b"\n"
        places: dict[int, int] = {}
        for number, body in sorted(self._new.items()):
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body.strip())
        table = len(out)
        out += b"xref\n"
        for _, group in groupby(enumerate(sorted(places)), key=lambda pair: pair[1] - pair[0]):
            numbers = [number for _, number in group]
            out += b"%d %d\n" % (numbers[0], len(numbers))
            out += b"".join(b"%010d 00000 n \n" % places[number] for number in numbers)
        trailer = re.sub(rb"/Size \d+", b"/Size %d /Prev %d" % (self._next, self._table), self._trailer)
        out += trailer.strip() + b"\nstartxref\n%d\n%%%%EOF\n" % table
        return bytes(out)


class _Fonts:
    """Fonts of empty glyphs, each with up to 255 letters; they are Type 3, which needs no font file."""

    def __init__(self, file: _File, letters: Sequence[str]) -> None:
        self._codes: dict[str, tuple[int, int]] = {}
        self.objects: dict[str, int] = {}
        wide = file.add(_stream(b"%d 0 0 -250 %d 750 d1" % (_ADVANCE, _ADVANCE)))
        flat = file.add(_stream(b"0 0 0 -250 %d 750 d1" % _ADVANCE))
        for at in range(0, len(letters), _CODES):
            part = letters[at : at + _CODES]
            number = len(self.objects)
            self._codes.update({letter: (number, code) for code, letter in enumerate(part, 1)})
            self.objects[f"Words{number}"] = file.add(self._font(file, part, wide, flat))

    def runs(self, letters: str) -> Iterator[tuple[str, bytes, int]]:
        """The letters as (name of the font, codes in it, how many of them take room)."""
        for number, group in groupby(letters, key=lambda letter: self._codes[letter][0]):
            run = list(group)
            codes = bytes(self._codes[letter][1] for letter in run)
            yield f"Words{number}", codes, sum(not _is_mark(letter) for letter in run)

    @staticmethod
    def _font(file: _File, letters: Sequence[str], wide: int, flat: int) -> bytes:
        names = " ".join("/flat" if _is_mark(letter) else "/wide" for letter in letters)
        widths = " ".join("0" if _is_mark(letter) else str(_ADVANCE) for letter in letters)
        mapped = [
            f"<{code:02X}> <{letter.encode('utf-16-be', 'replace').hex().upper()}>"
            for code, letter in enumerate(letters, 1)
        ]
        # No more than a hundred to a block.
        blocks = [mapped[at : at + 100] for at in range(0, len(mapped), 100)]
        listed = "\n".join("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks)
        unicode = _MAPPING.format(codes="<00> <FF>", mapped=listed)
        to_unicode = file.add(_stream(unicode.encode("ascii")))
        return (
            f"<< /Type /Font /Subtype /Type3 /FontBBox [0 -250 {_ADVANCE} 750]\n"
            f"/FontMatrix [{1 / _EM} 0 0 {1 / _EM} 0 0] /Resources << >>\n"
            f"/CharProcs << /wide {wide} 0 R /flat {flat} 0 R >>\n"
            f"/Encoding << /Type /Encoding /Differences [1 {names}] >>\n"
            f"/FirstChar 1 /LastChar {len(letters)} /Widths [{widths}] /ToUnicode {to_unicode} 0 R >>"
        ).encode("ascii")


def _write_page(file: _File, number: int, words: Iterable[PlacedText], fonts: _Fonts) -> None:
    page = file.object(number)
    contents, resources, height = _CONTENTS.search(page), _RESOURCES.search(page), _HEIGHT.search(page)
    if contents is None or resources is None or height is None:
        raise ValueError("no page of Qt's")
    layer = file.add(_stream(_layer(words, float(height[1]), fonts)))
    # What Qt's page leaves the matrix at must not move the layer.
    before, after = file.add(_stream(b"q")), file.add(_stream(b"Q"))
    whole = b"/Contents [%d 0 R %s 0 R %d 0 R %d 0 R]" % (before, contents[1], after, layer)
    file.put(number, _dictionary(page.replace(contents[0], whole)))
    used = b"".join(b"/%s %d 0 R\n" % (name.encode(), font) for name, font in fonts.objects.items())
    shared = int(resources[1])
    body = file.object(shared)
    if b"/Font <<" not in body:
        raise ValueError("no resources of Qt's")
    file.put(shared, _dictionary(body.replace(b"/Font <<", b"/Font <<\n" + used, 1)))


def _layer(words: Iterable[PlacedText], height: float, fonts: _Fonts) -> bytes:
    """The page's words as text that paints nothing (3 Tr), a blank between one word and the next on a line."""
    out = ["BT", "3 Tr"]
    last: PlacedText | None = None
    end = 0.0
    for word in words:
        left = word.left
        if last is not None and last.base == word.base:
            parted = last.word != word.word
            # Where a letter hangs over its neighbour the layer sets them side by side.
            left = max(left, end + (_LEAST_BLANK * word.size if parted else 0))
            if parted:
                out += _shown(" ", end, left, height - word.base, word.size, fonts)
        end = max(word.right, left + _LEAST_WIDTH * word.size)
        seen = _as_seen(word.text) if word.right_to_left else word.text
        out += _shown(seen, left, end, height - word.base, word.size, fonts)
        last = word
    out.append("ET")
    return "\n".join(out).encode("ascii")


def _shown(letters: str, left: float, right: float, base: float, size: float, fonts: _Fonts) -> Iterator[str]:
    # Each letter gets an equal share of the width; the font's own advance is half its size.
    share = (right - left) / max(sum(not _is_mark(letter) for letter in letters), 1)
    scale = share / (_ADVANCE / _EM)
    x = left
    for name, codes, advances in fonts.runs(letters):
        yield f"/{name} 1 Tf {scale:.4f} 0 0 {size:.3f} {x:.3f} {base:.3f} Tm <{codes.hex().upper()}> Tj"
        x += share * advances


def _as_seen(text: str) -> str:
    """Letters that run right to left, from left to right as they are seen; brackets are seen mirrored."""
    return "".join(_MIRRORED.get(letter, letter) for letter in reversed(text))


def _is_mark(letter: str) -> bool:
    return unicodedata.combining(letter) > 0


def _blanks() -> str:
    """A mapping in which every glyph is a blank."""
    ranges = [f"<{first:04X}> <{first + 255:04X}> [{'<0020> ' * 256}]" for first in range(0, _MOST_GLYPHS, 256)]
    return _MAPPING.format(
        codes="<0000> <FFFF>", mapped="\n".join([f"{len(ranges)} beginbfrange", *ranges, "endbfrange"])
    )


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _dictionary(body: bytes) -> bytes:
    return body[: body.rindex(b">>") + 2]
