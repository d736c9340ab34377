"""Whether one form of a name can stand for a fuller one: كيربي for جون كيربي, حماس for حركة حماس."""

from __future__ import annotations

from typing import NamedTuple

from reader.arabic.clitics import without_article
from reader.arabic.letters import DEFINITE_ARTICLE
from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType
from reader.entities.nationalities import NATIONALITIES

CLASSIFIERS = {
    EntityType.ORG: frozenset(
        fold(
            "حركة حزب جماعة تنظيم شركة صحيفة جريدة مجلة قناة وكالة نادي منظمة مؤسسة بنك مصرف مجموعة موقع منصة شبكة "
            "هيئة جمعية تيار فريق كتائب ميليشيا إذاعة تلفزيون جامعة معهد وزارة جبهة صندوق رابطة نقابة"
        ).split()
    ),
    EntityType.LOC: frozenset(fold("دولة مملكة جمهورية إمارة سلطنة مدينة محافظة ولاية إقليم").split()),
}
_WITH_LAST = frozenset(fold("المملكة الجمهورية الدولة السلطنة المسجد").split())
"""What stands before the rest of a name that its last word alone can mean: السعودية, الأقصى."""

_FATHER = fold("أبو")
_SONS = frozenset(fold("بن بنت").split())
_COMPLETE = tuple(
    tuple(fold(name).split())
    for name in ("الأمم المتحدة", "الاتحاد الأوروبي", "الاتحاد الأفريقي", "الاتحاد الإفريقي", "المفوضية الأوروبية")
)
"""Bodies of which those whose names begin so are others (الأمم المتحدة للطفولة)."""

_COUNCIL = tuple(fold("مجلس الأمن").split())
_OF_WORLD = fold("الدولي")
_MINISTRY = fold("وزارة")
_AFFAIRS = fold("لشؤون")
_OTHER_PLACES = frozenset(fold("الجديدة القديمة الشرقية الغربية الشمالية الجنوبية الكبرى").split())
_OFTEN = 6
"""Mentions from which a short form is not that of a name that is met once, but for a nationality behind it."""

_LEAST_SWAPPED = 5
_LEAST_VOWELLED = 6
_VOWELS = str.maketrans("", "", "اوي")
_ALIKE = frozenset(fold("سليمان سلمان").split())
"""Two men's names of which one is the other with a vowel more."""


class Form(NamedTuple):
    """One form of a name, as its words for comparing, with its type."""

    type: EntityType
    words: tuple[str, ...]


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: folded, عبد and أبو joined to what follows, ابن as بن."""
    words: list[str] = []
    for word in fold(name).split():
        if words and words[-1] in ("عبد", _FATHER):
            words[-1] += word
        else:
            words.append("بن" if word == "ابن" else word)
    return tuple(words)


def can_mean(short: Form, full: Form) -> bool:
    """Whether the form surely stands for a fuller one of the same type, where the article has no other for it."""
    few, many = short.words, full.words
    if short.type is EntityType.PER:
        # What stands behind بن is the father: سلمان بن عبدالعزيز is not his son محمد بن سلمان بن عبدالعزيز.
        if len(few) == 1:
            if few[0].startswith(_FATHER) and few[0] in many:
                return True
            return few[0] == many[0] or (few[0] == many[-1] and (len(many) < 3 or many[-2] not in _SONS))
        return any(
            many[at : at + len(few)] == few and (at == 0 or many[at - 1] not in _SONS)
            for at in range(len(many) - len(few) + 1)
        )
    if many[0] in CLASSIFIERS.get(short.type, ()) and many[1:] == few:
        return True
    return many[0] in _WITH_LAST and many[-1:] == few


def can_begin(short: Form, full: Form, short_met: int, full_met: int) -> bool:
    """Whether a body, a place or a work can be meant by the first words of its name, met so often each."""
    few, many = short.words, full.words
    if short.type is EntityType.PER or len(few) < 2 or many[: len(few)] != few:
        return False
    more = many[len(few)]
    if few in _COMPLETE or (few == _COUNCIL and more != _OF_WORLD) or more == _AFFAIRS:
        return False
    if few[0] == _MINISTRY and more.startswith("ل"):
        # وكيل وزارة الصحة للتخطيط: the rest is the official's.
        return False
    if short.type is EntityType.LOC and more in _OTHER_PLACES:
        return False
    return more in NATIONALITIES or short_met < _OFTEN or full_met > 1


def may_mean(short: Form, full: Form) -> bool:
    """Whether the form may stand for a person's fuller one, where that is the only one for which it may.

    حسن الأحمري for حسن بن علي الأحمري: the first and the last word are those of the full name; a surname with or
    without its article.
    """
    few, many = short.words, full.words
    if short.type is not EntityType.PER or len(few) >= len(many):
        return False
    if len(few) == 1:
        # الفيصل is a family, فيصل a given name.
        sure = few[0].startswith(DEFINITE_ARTICLE) or few[0].endswith("ي")
        return sure and without_article(few[0]) == without_article(many[-1]) and many[-2] not in _SONS
    if few[0] != many[0] or few[-1] != many[-1] or not _SONS.isdisjoint(few):
        return False
    rest = iter(many)
    return all(word in rest for word in few)


def same_person(one: Form, other: Form) -> bool:
    """Whether two forms that differ in a single word are two spellings of it: ديمتري and دميتري كوفتون.

    Two letters are swapped that stand side by side, no alef among them (عامر is not عمار), or a long given name has one
    vowel more.
    """
    at = next(number for number, word in enumerate(one.words) if word != other.words[number])
    first, second = sorted((one.words[at], other.words[at]), key=len)
    if len(first) == len(second):
        place = next(number for number, letter in enumerate(first) if letter != second[number])
        pair = first[place : place + 2]
        return (
            len(first) >= _LEAST_SWAPPED
            and "ا" not in pair
            and first[:place] + pair[::-1] + first[place + 2 :] == second
        )
    return (
        at == 0
        and len(second) == len(first) + 1 >= _LEAST_VOWELLED
        and first.translate(_VOWELS) == second.translate(_VOWELS)
        and not _ALIKE.issuperset((first, second))
        and any(second[:place] + second[place + 1 :] == first for place in range(1, len(second)))
    )
