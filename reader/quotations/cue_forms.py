"""The forms of the verbs of saying, looked up by a folded word; a cue is made when it is first met."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from reader.arabic.normaliser import fold
from reader.core.quotations import CueClass
from reader.quotations.inflection import Kind, inflected


class Cue(NamedTuple):
    """One form of a cue.

    `shape` is "perfect", "imperfect", "participle", "noun" or "phrase". `gender` is "m", "f" or "" where the form
    does not say, `number` "s", "d" or "p". `object` is the pronoun that hangs on it. `words` are the folded words of a
    phrase, `follows` what stands after one: "noun", "verb", "clause" or "self".
    """

    lemma: str
    cue_class: CueClass
    shape: str
    gender: str = ""
    number: str = "s"
    object: str = ""
    prepositions: tuple[str, ...] = ()
    takes: frozenset[str] = frozenset()
    of: str = ""
    words: tuple[str, ...] = ()
    follows: str = ""


class CueForms:
    """Every form of the verbs of verbs.tsv, by itself and with و or ف in front, those of the imperfect also with ل.

    Where two cues share a form, the first line of the file wins.
    """

    def __init__(self, rows: Sequence[Mapping[str, str]], nouns: Container[str]) -> None:
        """`rows`: the lines of verbs.tsv. A participle that is one of the folded `nouns` as well is doubtful."""
        self._rows = rows
        self._kinds: list[Kind] = []
        # The number of the first form of each row.
        self._starts: list[int] = []
        forms: list[str] = []
        for row in rows:
            self._starts.append(len(forms))
            some, kinds = inflected(row["lemma"], row["imperfect"], row["participle"], row["noun"])
            forms += some
            self._kinds += kinds
        folded = _folded(forms)
        shapes = [kind.shape for kind in self._kinds]
        doubtful = [at for at, shape in enumerate(shapes) if shape == "participle" and folded[at] in nouns]
        self._doubtful = _numbered(folded, doubtful)
        for at in doubtful:
            # متحدثة is a spokeswoman rather than "speaking". No word is empty.
            folded[at] = ""
        self._numbers = _numbered(folded, range(len(folded)))
        self._numbers.pop("", None)
        self._said = _numbered(folded, [at for at, shape in enumerate(shapes) if shape == "noun"])
        imperfect = _numbered(folded, [at for at, shape in enumerate(shapes) if shape == "imperfect"])
        # "ليؤكد أن", "ليخلص إلى أن": what is said next.
        self._joined = {"و": self._numbers, "ف": self._numbers, "ل": imperfect}
        self._cues: dict[int, Cue] = {}

    def __contains__(self, word: str) -> bool:
        """Whether the folded word is a cue."""
        return word in self._numbers or word[1:] in self._joined.get(word[0], ())

    def get(self, word: str) -> tuple[Cue, int] | None:
        """The cue that a folded word is, and the number of letters joined to its front."""
        bare, joined = self._numbers.get(word), self._joined.get(word[0], {}).get(word[1:])
        if joined is not None and (bare is None or joined < bare):
            return self._cue(joined), 1
        return None if bare is None else (self._cue(bare), 0)

    def said(self, word: str) -> Cue | None:
        """The noun of saying (قوله, زعم) that a folded word is, also where a verb is written alike."""
        number = self._said.get(word)
        return None if number is None else self._cue(number)

    def doubtful(self, word: str) -> Cue | None:
        """The participle that a folded word is if it is a noun as well (متهمة): a cue only before its complement."""
        number = self._doubtful.get(word)
        return None if number is None else self._cue(number)

    def beginnings(self, words: Sequence[str], more: Container[str]) -> list[int]:
        """The places of those words that are cues or doubtful, or are among `more`."""
        bare, joined, doubtful = self._numbers, self._joined, self._doubtful
        return [
            at
            for at, word in enumerate(words)
            if word in bare or (word[0] in joined and word[1:] in joined[word[0]]) or word in more or word in doubtful
        ]

    def _cue(self, number: int) -> Cue:
        known = self._cues.get(number)
        if known is None:
            row = self._rows[bisect_right(self._starts, number) - 1]
            prepositions = tuple(fold(row["with"]).split())
            takes = frozenset(row["takes"].split())
            known = Cue(row["lemma"], CueClass(row["class"]), *self._kinds[number], prepositions, takes, row["object"])
            self._cues[number] = known
        return known


def _folded(words: Sequence[str]) -> list[str]:
    """fold() of each word."""
    whole = "\n".join(words)
    # Letter by letter: str.replace takes a fiftieth of the time of str.translate, and few letters change.
    codes = np.flatnonzero(np.bincount(np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), np.uint32)))
    for letter in map(chr, codes.tolist()):
        if (other := fold(letter)) != letter:
            whole = whole.replace(letter, other)
    return whole.split("\n") if words else []


def _numbered(words: Sequence[str], numbers: Sequence[int]) -> dict[str, int]:
    """The first of the numbers of each word that stands there."""
    back = numbers[::-1]
    return dict(zip([words[at] for at in back], back, strict=True))
