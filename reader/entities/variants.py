"""Spellings that may be of one name, proposed for a person to confirm: غوتيريش and جوتيريش, عبدالله and عبد الله."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.entities.short_forms import name_words

_CONSONANTS = str.maketrans(
    {
        # Latin g is written with each of these, p with ب and پ, v with ف and ڤ.
        **dict.fromkeys("غجقكگ", "g"),
        **dict.fromkeys("بپ", "b"),
        **dict.fromkeys("فڤ", "f"),
        **dict.fromkeys("تط", "t"),
        **dict.fromkeys("سصزظث", "s"),
        **dict.fromkeys("دضذ", "d"),
        **dict.fromkeys("هحخ", "h"),
        **dict.fromkeys("شچ", "c"),
    }
)
# Foreign vowels are written long, short or not at all.
_SOUNDS = {**_CONSONANTS, **str.maketrans("", "", "اويءع")}
_VOWELS = str.maketrans("", "", "اوي")
_LEAST_SOUNDS = 3
_LEAST_ALONE = 4


def sound(word: str) -> str:
    """The consonants of a folded word, those that stand for one foreign sound as one, doubled ones once."""
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    bare = bare[:-1] if bare.endswith("ه") and len(bare) > 3 else bare
    kept: list[str] = []
    last = ""
    for letter in bare:
        heard = letter.translate(_SOUNDS)
        if heard and heard != last:
            kept.append(heard)
        last = heard
    return "".join(kept)


def never(_one: str, _other: str) -> bool:
    """Nothing is said of any two names."""
    return False


def propose_variants(names: Sequence[str], apart: Callable[[str, str], bool] = never) -> list[tuple[str, ...]]:
    """Groups of two or more of the names that may be one, each in the order given, none twice; without the pairs that
    are `apart`, of which a person said that they are not.

    Names are grouped that differ in what folding ignores or in white space alone, or that sound alike word by word and
    differ in about a third of their letters at most. Nothing is merged: that is for a person to decide.
    """
    distinct = list(dict.fromkeys(names))
    keys: dict[tuple[str, ...], list[int]] = {}
    for number, name in enumerate(distinct):
        words = name_words(name)
        sounds = tuple(map(sound, words))
        if sum(map(len, sounds)) >= _LEAST_SOUNDS and all(sounds):
            keys.setdefault(sounds, []).append(number)
        else:
            keys.setdefault(("", *words), []).append(number)
        keys.setdefault(("", "".join(words)), []).append(number)
    groups = _Groups(len(distinct))
    for numbers in keys.values():
        # The first of those that sound alike stands for them, so that many alike are no square of comparisons.
        first = "".join(name_words(distinct[numbers[0]]))
        for other in numbers[1:]:
            if apart(distinct[numbers[0]], distinct[other]):
                continue
            word = "".join(name_words(distinct[other]))
            if _alike(first, word, len(name_words(distinct[other]))):
                groups.join(numbers[0], other)
    return [tuple(distinct[number] for number in group) for group in groups.found() if len(group) > 1]


def _alike(one: str, other: str, words: int) -> bool:
    if distance(one.translate(_CONSONANTS), other.translate(_CONSONANTS), max(len(one), len(other)) // 3) is None:
        return False
    if words > 1 or one == other or one.translate(_VOWELS) != other.translate(_VOWELS):
        return True
    # Arabic tells one word from another by a long vowel (محمد, محمود), foreign names are only written with it or not.
    return one[-1] == other[-1] and len(sound(one)) >= _LEAST_ALONE and one.count("و") == other.count("و")


def distance(one: str, other: str, most: int) -> int | None:
    """How many letters are put in, taken out or changed between two words (Levenshtein); None where above `most`."""
    if abs(len(one) - len(other)) > most:
        return None
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row[0] = row[0], at
        for place, against in enumerate(other, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != against))
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


class _Groups:
    """Numbers joined into groups, each known by its smallest."""

    def __init__(self, size: int) -> None:
        self._leads = list(range(size))

    def _lead(self, number: int) -> int:
        while self._leads[number] != number:
            self._leads[number] = self._leads[self._leads[number]]
            number = self._leads[number]
        return number

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self._lead(one), self._lead(other)))
        self._leads[second] = first

    def found(self) -> list[list[int]]:
        gathered: dict[int, list[int]] = {}
        for number in range(len(self._leads)):
            gathered.setdefault(self._lead(number), []).append(number)
        return list(gathered.values())
