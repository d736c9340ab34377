"""Folding of spelling variants with a map back to the original offsets.

One normaliser serves find, search, tags and entities: what one of them takes for equal, all do. The letter classes are
CAMeL Tools' own (camel_tools.utils.normalize: compatibility forms, alef, alef maksura, teh marbuta); added are tatweel,
the marks that CAMeL's dediac leaves, hamza seats, digits and case.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from camel_tools.utils.normalize import (
    normalize_alef_ar,
    normalize_alef_maksura_ar,
    normalize_teh_marbuta_ar,
    normalize_unicode,
)

from reader.arabic.letters import HARAKAT, INVISIBLE, TATWEEL
from reader.core.spans import Span

_HAMZA_SEATS = {"ؤ": "و", "ئ": "ي"}
_OTHER_KEYBOARDS = {"ی": "ي", "ې": "ي", "ک": "ك", "ہ": "ه", "ە": "ه"}


@dataclass(frozen=True, slots=True)
class Folding:
    """Which differences are ignored.

    harakat: vowel marks. tatweel: the stretching line. hamza: أإآٱ as ا, ؤ as و, ئ as ي. endings: ى as ي, ة as ه.
    case: Latin capitals. Compatibility forms, foreign keyboards' ya and kaf, and digits of every script are always one,
    and invisible direction marks and joiners never count.
    """

    harakat: bool = True
    tatweel: bool = True
    hamza: bool = True
    endings: bool = True
    case: bool = True


EVERYTHING = Folding()
"""The default of find, search, tags and entities."""

SPELLING = Folding(hamza=False, endings=False, case=False)
"""Only what does not change the spelling is ignored: harakat, tatweel and invisible characters."""


class _Table(dict[int, str]):
    """A translation table for str.translate that works out a character when it first meets it."""

    def __init__(self, folding: Folding) -> None:
        super().__init__()
        self._folding = folding

    def __missing__(self, code: int) -> str:
        self[code] = folded = self._fold(chr(code))
        return folded

    def _fold(self, character: str) -> str:
        folding = self._folding
        if "\ud800" <= character <= "\udfff":
            return character
        letters: str = normalize_unicode(character)
        if folding.hamza:
            letters = normalize_alef_ar(letters)
        if folding.endings:
            letters = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(letters))
        return "".join(map(self._fold_one, letters))

    def _fold_one(self, character: str) -> str:
        folding = self._folding
        if character in INVISIBLE or (folding.tatweel and character == TATWEEL):
            return ""
        if folding.harakat and character in HARAKAT:
            return ""
        if folding.hamza and character in _HAMZA_SEATS:
            return _HAMZA_SEATS[character]
        if character in _OTHER_KEYBOARDS:
            return _OTHER_KEYBOARDS[character]
        digit = unicodedata.decimal(character, None)
        if digit is not None:
            return str(int(digit))
        lower = character.lower()
        return lower if folding.case and len(lower) == 1 else character


@lru_cache(maxsize=64)
def _table(folding: Folding) -> _Table:
    return _Table(folding)


_EVERYTHING = _table(EVERYTHING)

# The characters whose folded form can be other than one character long: marks, invisible ones, ligatures. The rest
# keep their length, so that offsets change at these alone.
_LENGTH_CHANGING = re.compile(
    f"[{re.escape(HARAKAT + INVISIBLE + TATWEEL)}"
    "\u00a8-\u00be\u0132-\u0149\u017f-\u01f3\u02d8-\u02dd\u0344-\u0385\u0587\u0675-\u0678\u0958-\u0fb9\u1e9a-\u1fff\u2000-\u33ff\uf900-\ufaff\ufb00-\ufefc\uff01-\uffff"
    "\U0001d15e-\U0001d1ff\U0001f100-\U0001f2ff\U0002f800-\U0002fa1d]"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each of its characters stood.

    `text` is the folded string. The two lists hold, for each place where lengths part, the offset in the folded text
    and the one in the original from which on both advance in step.
    """

    text: str
    length: int
    _folded_starts: tuple[int, ...]
    _original_starts: tuple[int, ...]

    @property
    def in_step(self) -> bool:
        """Whether every offset is the same in both texts; equal lengths do not say so (… opens where a mark fell)."""
        return self._folded_starts == (0,) and self._original_starts == (0,)

    def original(self, offset: int) -> int:
        """The offset in the original of the character at this offset in the folded text."""
        if offset >= len(self.text):
            return self.length
        at = bisect_right(self._folded_starts, offset) - 1
        return min(self._original_starts[at] + offset - self._folded_starts[at], self.length)

    def span(self, start: int, end: int) -> Span:
        """The span in the original that [start, end) of the folded text came from, trailing marks included."""
        first = self.original(start)
        if end <= start:
            return Span(first, first)
        last = self.original(end - 1)
        after = self.original(end)
        return Span(first, max(after, last + 1))

    def places(self, starts: Sequence[int], ends: Sequence[int]) -> tuple[list[int], list[int]]:
        """What `span` says of many places at once, as their starts and ends; they must rise and not overlap."""
        firsts: list[int] = []
        afters: list[int] = []
        at, size = 0, len(starts)
        bounds = (*self._folded_starts[1:], len(self.text) + 1)
        for begin, original, bound in zip(self._folded_starts, self._original_starts, bounds, strict=True):
            # What lies wholly between two places where lengths part moves by the same step.
            upto = bisect_left(ends, bound, at)
            step = original - begin
            firsts += [start + step for start in starts[at:upto]]
            afters += [end + step for end in ends[at:upto]]
            at = upto
            while at < size and starts[at] < bound:
                span = self.span(starts[at], ends[at])
                firsts.append(span.start)
                afters.append(span.end)
                at += 1
        return firsts, afters


def fold(text: str, folding: Folding = EVERYTHING) -> str:
    """The text with the differences that `folding` names removed. fold(fold(x)) == fold(x)."""
    # Nearly all ask for the default, word by word.
    return text.translate(_EVERYTHING if folding is EVERYTHING else _table(folding))


def fold_with_offsets(text: str, folding: Folding = EVERYTHING) -> Folded:
    """fold(text), with the way back to offsets (code points) in `text`. Linear in the length of the text."""
    table = _table(folding)
    pieces: list[str] = []
    folded_starts = [0]
    original_starts = [0]
    written = 0
    done = 0
    for match in _LENGTH_CHANGING.finditer(text):
        at = match.start()
        character = table[ord(text[at])]
        if len(character) == 1:
            continue
        piece = text[done:at].translate(table)
        pieces.append(piece)
        written += len(piece)
        done = at + 1
        if character:
            # Every letter that a ligature opens into stands at the ligature.
            for letter in character:
                folded_starts.append(written)
                original_starts.append(at)
                pieces.append(letter)
                written += 1
        # Where marks follow one another only the last one's place counts.
        if folded_starts[-1] == written:
            original_starts[-1] = done
        else:
            folded_starts.append(written)
            original_starts.append(done)
    pieces.append(text[done:].translate(table))
    return Folded("".join(pieces), len(text), tuple(folded_starts), tuple(original_starts))
