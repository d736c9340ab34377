"""Lines of a PDF page: letters gathered by base line, cut at gutters, put into reading order.

What is seen is turned back into the order of reading, the inverse of the Unicode bidirectional algorithm for what
occurs in print: in Arabic, letters run from right to left, and numbers and Latin words in it from left to right.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

from reader.opening.pdf_glyphs import Glyph

_BASE_LINE = 0.35
"""Part of the font's size by which letters of one line may stand higher or lower."""
_GUTTER = 1.6
"""Gap, in sizes of the font, that parts columns; word spaces are about a quarter."""
_WORD_GAP = 0.2
_NARROW_GAP = 0.1
"""Gaps, in sizes of the font, that part words: always, and where pdfium too saw a space between the two letters."""
_TIE = 0.15
_SEPARATORS = frozenset(".,:/٫٬،")
_JOINERS = frozenset("+-#@_.,:/'’&")
_BRACKETS = frozenset("()[]{}")
_PAIRS = {sign: pair for pair in ("()", "[]", "{}", "«»", "‹›") for sign in pair}
_OPENERS = frozenset("([{«‹")
_CLOSERS = frozenset(")]}»›")


@dataclass(slots=True)
class Line:
    """A line, or the part of one that stands in one column. y is the base line, x0 and x1 its edges, in points."""

    glyphs: list[Glyph]
    x0: float
    x1: float
    y: float
    size: float

    def text(self, rtl: bool, backwards: bool = False) -> str:
        """What the line says in reading order. `backwards`: its Arabic letters are drawn from left to right."""
        return reading_order(self.glyphs, rtl, backwards)

    def first_word_width(self, rtl: bool) -> float:
        """How much room, in points, the word takes with which reading begins."""
        glyphs = sorted(self.glyphs, key=lambda glyph: glyph.x0)
        if rtl:
            glyphs.reverse()
        first = glyphs[0]
        low, high = first.x0, first.x1
        for glyph in glyphs[1:]:
            gap = low - glyph.x1 if rtl else glyph.x0 - high
            if glyph.is_space or gap > _WORD_GAP * self.size:
                break
            low, high = min(low, glyph.x0), max(high, glyph.x1)
        return high - low


def rows_of(glyphs: list[Glyph]) -> list[list[Line]]:
    """The rows of a page from top to bottom, each cut into its columns from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.y):
        if rows and abs(rows[-1][0].y - glyph.y) <= _BASE_LINE * min(rows[-1][0].size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [lines for row in rows if (lines := _columns(row))]


def _columns(row: list[Glyph]) -> list[Line]:
    columns: list[list[Glyph]] = []
    right = 0.0
    for glyph in sorted(row, key=lambda g: (g.x0, g.order)):
        if glyph.is_space:
            if columns:
                columns[-1].append(glyph)
            continue
        if columns and glyph.x0 - right <= _GUTTER * glyph.size:
            columns[-1].append(glyph)
            right = max(right, glyph.x1)
        else:
            columns.append([glyph])
            right = glyph.x1
    return [line_of(column) for column in columns]


def line_of(glyphs: list[Glyph]) -> Line:
    """The line that these letters are."""
    seen = [glyph for glyph in glyphs if not glyph.is_space]
    sizes = sorted(glyph.size for glyph in seen)
    return Line(
        glyphs,
        min(glyph.x0 for glyph in seen),
        max(glyph.x1 for glyph in seen),
        sorted(glyph.y for glyph in seen)[len(seen) // 2],
        sizes[len(sizes) // 2],
    )


def joined(left: Line, right: Line) -> Line:
    """Two parts of a row as the one line they are."""
    return line_of([*left.glyphs, *right.glyphs])


def reading_order(glyphs: list[Glyph], rtl: bool, backwards: bool = False) -> str:
    """The letters of one line as they are read, words parted by single spaces."""
    words = _words(glyphs)
    items = [(letter, _class_of(letter)) for letter in words]
    if backwards:
        return "".join(words).strip()
    if rtl:
        items.reverse()
        return "".join(_with_runs_turned(items, "L")).strip()
    return "".join(_with_runs_turned(items, "R")).strip()


def _words(glyphs: list[Glyph]) -> list[str]:
    """The texts of the letters from left to right, a " " wherever a gap parts words, marks behind their letters."""
    letters = [glyph for glyph in glyphs if not glyph.is_mark]
    letters.sort(key=lambda g: (g.x, g.order))
    _mend_ties(letters)
    marks = _marks_of(letters, [glyph for glyph in glyphs if glyph.is_mark])
    texts: list[str] = []
    right = 0.0
    last: Glyph | None = None
    for at, glyph in enumerate(letters):
        if glyph.is_space:
            if texts and texts[-1] != " " and glyph.x1 - glyph.x0 > 0.02 * glyph.size:
                texts.append(" ")
            continue
        if last is not None and texts[-1] != " " and _parts_words(last, glyph, glyph.x0 - right):
            texts.append(" ")
        texts.append(glyph.text + marks.get(at, ""))
        right = glyph.x1 if last is None else max(right, glyph.x1)
        last = glyph
    return texts


def _parts_words(left: Glyph, right: Glyph, gap: float) -> bool:
    size = max(left.size, right.size)
    if gap <= _NARROW_GAP * size:
        return False
    if gap > _WORD_GAP * size:
        return True
    second = left if left.order > right.order else right
    return abs(left.order - right.order) == 2 and second.after_space


def _mend_ties(letters: list[Glyph]) -> None:
    """Letters that fonts set over one another stand so close that only the file's own order tells them apart."""
    for at in range(len(letters) - 1):
        left, right = letters[at], letters[at + 1]
        if right.order == left.order + 1 and right.x - left.x < _TIE * left.size and _class_of(left.text) == "R":
            letters[at], letters[at + 1] = right, left


def _marks_of(letters: list[Glyph], marks: list[Glyph]) -> dict[int, str]:
    """The marks over each letter by the letter's index, shadda before vowels."""
    found: dict[int, str] = {}
    pens = [letter.x for letter in letters]
    for mark in marks:
        middle = (mark.x0 + mark.x1) / 2
        near = bisect_left(pens, middle)
        over = [
            (abs(middle - (letter.x0 + letter.x1) / 2), at)
            for at, letter in enumerate(letters[max(0, near - 3) : near + 3], max(0, near - 3))
            if not letter.is_space and letter.x0 - 0.3 * letter.size <= middle <= letter.x1 + 0.3 * letter.size
        ]
        if over:
            at = min(over)[1]
            found[at] = "".join(sorted(found.get(at, "") + mark.text, key=lambda m: (m != "\u0651", m)))
    return found


def _class_of(text: str) -> str:
    """R for a letter that runs from right to left, L for one that runs the other way, N for a digit, else a space or
    the sign itself."""
    letter = text[0]
    kind = unicodedata.bidirectional(letter)
    if kind in ("R", "AL"):
        return "R"
    if kind in ("EN", "AN"):
        return "N"
    if kind == "L":
        return "L"
    return " " if letter.isspace() else letter


def _with_runs_turned(items: list[tuple[str, str]], turned: str) -> list[str]:
    """The texts with every run of the other direction turned about.

    With "L", items come from right to left: runs of Latin letters with what stands inside them, and of digits with
    their separators, are turned. With "R", items come from left to right and runs of Arabic letters are turned; digits
    inside those are turned back.
    """
    result: list[str] = []
    at = 0
    while at < len(items):
        end = _run_end(items, at, turned)
        if end == at:
            result.append(items[at][0])
            at += 1
            continue
        run = items[at:end]
        run.reverse()
        result += _with_runs_turned(run, "L") if turned == "R" else [text for text, _ in run]
        at = end
    return result


def _run_end(items: list[tuple[str, str]], start: int, turned: str) -> int:
    """Where the run that starts here ends; `start` itself where none does."""
    if turned == "R":
        if items[start][1] != "R":
            return start
        end = start + 1
        for at in range(start + 1, len(items)):
            kind = items[at][1]
            if kind == "L":
                break
            if kind == "R":
                end = at + 1
        return end
    if items[start][1] not in ("L", "N"):
        return start
    latin = items[start][1] == "L"
    end = start + 1
    at = start + 1
    while at < len(items):
        kind = items[at][1]
        if kind == "R":
            break
        if kind in ("L", "N"):
            gap = items[end:at]
            if not _binds(gap, items[end - 1][1], kind, latin):
                break
            latin = latin or kind == "L"
            end = at + 1
        at += 1
    return end


def _binds(gap: list[tuple[str, str]], before: str, after: str, latin: bool) -> bool:
    """Whether signs between two letters or digits, seen from right to left, lie in one run with both.

    Numbers hold together by one separator; Latin words by whatever stands between them, and a number follows a Latin
    word ("Intel 20") rather than leads it.
    """
    brackets = sum(kind in _BRACKETS for _, kind in gap)
    if before == "N" and after == "N" and not latin:
        return not gap or (len(gap) == 1 and gap[0][1] in _SEPARATORS)
    if before == "L" and after == "L":
        # One bracket opens or closes inside the run, two part it from the next.
        return brackets <= 1
    if before == "L":
        return all(kind in _JOINERS for _, kind in gap)
    return all(kind in _JOINERS or kind == " " for _, kind in gap)


def oriented(text: str) -> str:
    """The text with every bracket and «» turned the way its place asks for.

    A file may hold the sign it draws or the one that was typed; which of the two, programs do not agree on.
    """
    letters = list(text)
    depth: dict[str, int] = {}
    for at, letter in enumerate(letters):
        pair = _PAIRS.get(letter)
        if pair is None:
            continue
        before = letters[at - 1] if at else " "
        after = letters[at + 1] if at + 1 < len(letters) else " "
        free_before = before.isspace() or before in _OPENERS or before in "\"'“‘"
        free_after = after.isspace() or after in _CLOSERS or (not after.isalnum() and after not in _PAIRS)
        opens = free_before if free_before != free_after else not depth.get(pair)
        letters[at] = pair[0] if opens else pair[1]
        depth[pair] = max(0, depth.get(pair, 0) + (1 if opens else -1))
    return "".join(letters)
