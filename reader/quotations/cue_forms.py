"""The forms of the verbs of saying, looked up by a folded word; a cue is made when it is first met."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.arabic.normaliser import fold
from reader.core.quotations import CueClass
from reader.quotations.inflection import ANY, PRONOUNS, Kind, inflected

_KEPT = 1 << 15


class Cue(NamedTuple):
    """One form of a cue.

    `shape` is "perfect", "imperfect", "participle", "noun" or "phrase". `gender` is "m", "f" or "" where the form
    does not say, `number` "s", "d" or "p". `object` is the pronoun that hangs on it. `words` are the folded words of a
    phrase, `follows` what stands after one: "noun", "verb", "clause" or "self", `verb` the lemma of the verb in it.
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
    verb: str = ""


class CueForms:
    """Every form of the verbs of verbs.tsv, by itself and with و or ف in front, those of the imperfect also with ل.

    Where two cues share a form, the first line of the file wins. `get` gives the cue that a folded word is and the
    number of letters joined to its front, None where it is none.
    """

    def __init__(self, rows: Sequence[Mapping[str, str]], nouns: Container[str]) -> None:
        """`rows`: the lines of verbs.tsv. A participle that is one of the folded `nouns` as well is doubtful."""
        self._rows = rows
        self._kinds: list[Kind] = []
        # The place of the first form of each row.
        self._starts: list[int] = []
        words: list[str] = []
        for row in rows:
            self._starts.append(len(words))
            some, kinds = inflected(row["lemma"], row["imperfect"], row["participle"], row["noun"])
            words += some
            self._kinds += kinds
        words = _folded(words)
        places: dict[str, list[int]] = {shape: [] for shape in ("perfect", "imperfect", "participle", "noun")}
        for at, kind in enumerate(self._kinds):
            places[kind.shape].append(at)
        # متحدثة is a spokeswoman rather than "speaking".
        doubtful = {at for at in places["participle"] if words[at] in nouns}
        self._doubtful = self._numbered(words, sorted(doubtful))
        self._said = self._numbered(words, places["noun"])
        self._all = self._numbered(words, [at for at in range(len(words)) if at not in doubtful])
        # "ليؤكد أن", "ليخلص إلى أن": what is said next.
        self._joined = {"و": self._all, "ف": self._all, "ل": self._numbered(words, places["imperfect"])}
        self._cues: dict[int, Cue] = {}
        self.get: Callable[[str], tuple[Cue, int] | None] = lru_cache(_KEPT)(self._get)

    def said(self, word: str) -> Cue | None:
        """The noun of saying (قوله, زعم) that a folded word is, also where a verb is written alike."""
        return self._cue(self._said.of(word))

    def doubtful(self, word: str) -> Cue | None:
        """The participle that a folded word is if it is a noun as well (متهمة): a cue only before its complement."""
        return self._cue(self._doubtful.of(word))

    def beginnings(self, words: Sequence[str], more: Container[str]) -> list[int]:
        """The places of those words that are cues or doubtful, or are among `more`."""
        get, doubtful = self.get, self._doubtful.whole
        return [at for at, word in enumerate(words) if get(word) is not None or word in more or word in doubtful]

    def _get(self, word: str) -> tuple[Cue, int] | None:
        bare = self._all.of(word)
        joined = self._joined[word[0]].of(word[1:]) if word[0] in self._joined else None
        if joined is not None and (bare is None or joined < bare):
            cue = self._cue(joined)
            return None if cue is None else (cue, 1)
        cue = self._cue(bare)
        return None if cue is None else (cue, 0)

    def _numbered(self, words: Sequence[str], places: Sequence[int]) -> _Numbers:
        whole = [at for at in places if self._kinds[at].object != ANY]
        return _Numbers(_first(words, whole), _first(words, [at for at in places if self._kinds[at].object == ANY]))

    def _cue(self, number: int | None) -> Cue | None:
        if number is None:
            return None
        known = self._cues.get(number)
        if known is None:
            place, pronoun = divmod(number, _STEP)
            row, kind = self._rows[bisect_right(self._starts, place) - 1], self._kinds[place]
            if pronoun:
                kind = kind._replace(object=PRONOUNS[pronoun - 1])
            prepositions = tuple(fold(row["with"]).split())
            takes = frozenset(row["takes"].split())
            known = Cue(row["lemma"], CueClass(row["class"]), *kind, prepositions, takes, row["object"])
            self._cues[number] = known
        return known


_STEP = len(PRONOUNS) + 1


class _Numbers(NamedTuple):
    """The first places of `whole` forms, and of `stems` that take a pronoun as their object.

    The number of a form is _STEP times its place, and for PRONOUNS[n] n + 1 more: of equal ones the least counts.
    """

    whole: dict[str, int]
    stems: dict[str, int]

    def of(self, word: str) -> int | None:
        """The number of the form, None where there is none."""
        place = self.whole.get(word)
        found = None if place is None else _STEP * place
        for at, pronoun in enumerate(PRONOUNS, 1):
            if word.endswith(pronoun):
                stem = self.stems.get(word[: -len(pronoun)])
                if stem is not None and (found is None or _STEP * stem + at < found):
                    return _STEP * stem + at
                break
        return found


def _first(words: Sequence[str], places: Sequence[int]) -> dict[str, int]:
    """The first of the places at which each word stands."""
    back = places[::-1]
    return dict(zip([words[at] for at in back], back, strict=True))


def _folded(words: Sequence[str]) -> list[str]:
    """fold() of each word."""
    whole = "\n".join(words)
    # Letter by letter: str.replace takes a fiftieth of the time of str.translate, and few letters change.
    for letter in set(whole):
        if (other := fold(letter)) != letter:
            whole = whole.replace(letter, other)
    return whole.split("\n") if words else []
