"""The words of a text as the search index holds them: light stems, so that clitics and inflection hide no word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256

from reader.arabic.normaliser import fold
from reader.arabic.stems import light_stem

_PIECE = 100_000
_KEPT = 40
"""Longer stretches without white space are no words that come again."""
_GAP = re.compile(r"\s")
WORD = re.compile(r"[^\W\d_]+|\d+")
"""A word or a number in a folded text, which has no marks left that would tear a word apart."""


@lru_cache(maxsize=20_000)
def term(word: str) -> str:
    """The term of one word."""
    return _without_t(light_stem(word)).encode("utf-8", "replace").decode("utf-8")


_PRONOUN = re.compile(r"(?<=..ت)(?:نا|هما|هم|هن|كما|كم)$")


def _without_t(stem: str) -> str:
    """A stem without the ت that a ة becomes before a pronoun (حكومتنا), or that a verb has for her (أعلنت).

    Light10 leaves it, for behind ها and ه alone it cannot tell. A root's own ت goes too, from all its words alike; only
    after a long word's و is it mostly one that tells words apart (بيروت, بيرو).
    """
    stem = _PRONOUN.sub("", stem)
    if not stem.endswith("ت") or len(stem) < 4 or (stem.endswith("وت") and len(stem) > 4):
        return stem
    stem = stem[:-1]
    # As light10 takes يه from قضيه.
    return stem[:-1] if stem.endswith("ي") else stem


def with_prepositions(word: str) -> tuple[str, ...]:
    """The terms that the same folded word may have behind ب and ل, or ك and ف where it is long: they cannot be told
    from a word's own first letter (بيان) and stay on its term, unless the article stands between."""
    stem = term(word)
    long_enough = len(stem) > 2 or not word.endswith(stem)
    if not long_enough or not stem or not "ء" <= stem[0] <= "ي":
        return ()
    letters = "بلكف" if len(stem) > 3 else "بل"
    # The و that a stem lost may be the word's own (وزير, زير): behind a preposition it is there.
    stems = (stem, f"و{stem}") if f"و{stem}" in word else (stem,)
    return tuple(letter + known for known in stems for letter in letters)


# No ending of light10 holds this letter: behind a word's beginning it keeps the stem from losing more than its front.
_MORE = "ظظ"


@lru_cache(maxsize=1_000)
def beginning(word: str) -> str:
    """The beginning of the terms of all words that begin so: what stands before a word is taken off, no ending is."""
    return term(word + _MORE).removesuffix(_MORE)


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """What tells names apart: the folded name, white space run together."""
    return " ".join(fold(name).split()).encode("utf-8", "replace").decode("utf-8")


def pair_key(name: str, other: str) -> tuple[str, str]:
    """What tells pairs of names apart, whichever of the two is said first."""
    first, second = sorted((name_key(name), name_key(other)))
    return first, second


def terms(text: str) -> str:
    """The terms of a text in its order, separated by spaces; punctuation is left out."""
    return " ".join(filter(None, (found for start, end in pieces(text, _PIECE) for found in _told(text[start:end]))))


def count(found: str) -> int:
    """How many terms there are in what terms() returned: as many as the text has words and numbers."""
    return found.count(" ") + 1 if found else 0


def words_of(chunk: str) -> tuple[str, ...]:
    """The terms of a stretch of text without white space, one a word: fold() looks at each character by itself, so that
    white space parts words in the text as it is."""
    return tuple(map(term, WORD.findall(fold(chunk))))


def pieces(text: str, size: int) -> Iterator[tuple[int, int]]:
    """The text in pieces of about so many code points, cut at white space; none where it has none for a piece's length.

    What is done on a whole text of 10 MB in one call of C stops every other thread of the program, the window's too.
    """
    start = 0
    while start < len(text):
        gap = _GAP.search(text, start + size, start + 2 * size)
        end = min(len(text), start + 2 * size) if gap is None else gap.start()
        yield start, end
        start = end


def _told(text: str) -> Iterable[str]:
    """The terms of each stretch without white space."""
    chunks = text.split()
    if max(map(len, chunks), default=0) <= _KEPT:
        return map(_known, chunks)
    return (_known(chunk) if len(chunk) <= _KEPT else _found(chunk) for chunk in chunks)


def _found(chunk: str) -> str:
    return " ".join(words_of(chunk))


# A newspaper's words repeat, so that this answers nearly always: folding a text takes longer than all else.
_known = lru_cache(maxsize=100_000)(_found)


_LETTERS = "".join(map(chr, [*range(0x20, 0x24F), *range(0x600, 0x780), *range(0x8A0, 0x900), *range(0xFB50, 0xFF00)]))
_SAMPLES = tuple(
    f"{before}{root}{after}"
    for before in ("", "ال", "وال", "بال", "لل", "و", "ب", "ل", "ف", "ك", "س", "وبال")
    for root in ("كتاب", "حكومة", "مؤتمر", "سأل")
    for after in ("", "ها", "ات", "ون", "ين", "ية", "ه", "هم", "نا")
)


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """What tells whether an index was made with the same folding and stems as now: a hash of what they do."""
    made = fold(_LETTERS) + " ".join(map(light_stem, _SAMPLES)) + terms(" ".join(_SAMPLES) + " AT&T 12,5% د. 1984من")
    return sha256(made.encode("utf-8", "replace")).hexdigest()[:16]
