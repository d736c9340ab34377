"""First letters that an article shows to be no clitics: قال وجيل is of علي وجيل, and "واكيت تاما" is all name.

What cuts clitics off sees one word. Here the whole article speaks: the words inside longer names of persons, the marks
around a name, its Latin spelling in brackets, and the verb of speech before it, behind which no "and" can stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.arabic.letters import CLOSING_MARKS, HARAKAT, OPENING_MARKS, TATWEEL
from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType, Mention
from reader.core.spans import Span
from reader.entities.edges import LETTERS, NameStarts
from reader.entities.features import key

_OPENS = OPENING_MARKS + "(["
_CLOSES = CLOSING_MARKS + ")]"
_ON_LETTERS = HARAKAT + TATWEEL
_WORD = re.compile(r"[^\W\d_]+")
_GLOSS = re.compile(r"\s*[\"»”]?\s*\(\s*[\"«“]?\s*([A-Za-z])")
_SOUNDS = {"و": "w", "ف": "fvp", "ب": "bp", "ل": "l", "ك": "kcq"}
"""The Latin letters that each can stand for at the start of a foreign name; a vowel written و is too seldom sure."""

_SPEECH = frozenset(
    fold(
        "قال قالت أضاف أضافت أكد أكدت أوضح أوضحت صرح صرحت أعلن أعلنت ذكر ذكرت أشار أشارت تابع تابعت كشف كشفت اعتبر "
        "اعتبرت شدد شددت لفت لفتت يقول تقول يضيف تضيف ختم ختمت اعترف اعترفت طالب طالبت دعا دعت رأى أورد أوردت"
    ).split()
)
_PREPOSITIONS = frozenset(fold("من في إلى على عن لدى نحو ضد").split())
_LEADS = frozenset(
    fold(
        "مدينة بلدة قرية ولاية إقليم شركة موقع صحيفة قناة فرع السيد السيدة المهندس المهندسة الدكتور الدكتورة الأستاذ "
        "الأستاذة"
    ).split()
)
"""Words behind which something must stand before there can be an "and"; but مدينة والحمرا is of two sentences."""

_CALLED = frozenset(
    fold("المعروف المعروفة الملقب الملقبة المكنى المكناة الشهير الشهيرة المشهور المشهورة المدعو المدعوة").split()
)
_NAMED = re.compile(r"(?:\w\w\s+|ـ\s*|\w\s*[(\[])\Z")
"""What can lead to a name in marks: a word, or a preposition stretched towards it."""

_BY_NAME = re.compile(r"ب[إا]?سم\s+(?=\w)")
_BEFORE = 15
"""Code points before a name in which the word before it is looked for."""


def with_first_letters(text: str, mentions: Sequence[Mention], starts: NameStarts) -> list[Mention]:
    """The mentions of an article, in the order of the text, with the first letters back that are no clitics.

    The ب of المعروف ب is taken off where it was left on.
    """
    found = list(mentions)
    cut = [(at, begin) for at, mention in enumerate(found) if (begin := _begin(text, mention)) < mention.span.start]
    if cut:
        inside = {key(word) for mention in found if mention.type is EntityType.PER for word in mention.name.split()[1:]}
        whole = set[str]()
        for at, begin in cut:
            for start in _earlier(text, begin, found[at]):
                if _is_whole(text, start, found, at, starts, inside):
                    whole.add(key(_word(text, start)))
        for at, begin in cut:
            for start in _earlier(text, begin, found[at]):
                if key(_word(text, start)) in whole and not _joined(text, start, found, at):
                    found[at] = _from(text, found[at], start)
                    break
    return [_without_by(text, mention, starts) for mention in found]


def _without_by(text: str, mention: Mention, starts: NameStarts) -> Mention:
    """The mention without the ب or باسم of المعروف باسم."""
    start = mention.span.start
    if not text.startswith("ب", start) or _before(text, start) not in _CALLED:
        return mention
    if by_name := _BY_NAME.match(text, start, mention.span.end):
        return _from(text, mention, by_name.end())
    word = _word(text, start)
    # بيتر and باهاشم are names; بأعياط, بالأبتر and ببرج are not.
    if len(word) < 4 or starts.begins_names(word) or (word[1] == "ا" and word[2] != "ل"):
        return mention
    return _from(text, mention, start + 1)


def _from(text: str, mention: Mention, start: int) -> Mention:
    span = Span(start, mention.span.end)
    return replace(mention, span=span, name=span.of(text))


def _begin(text: str, mention: Mention) -> int:
    """Where the word begins in which the name does."""
    start = mention.span.start
    while start > 0 and (text[start - 1] in LETTERS or text[start - 1] in _ON_LETTERS):
        start -= 1
    return start


def _earlier(text: str, begin: int, mention: Mention) -> Iterator[int]:
    """The places of letters that were cut off, the first one first."""
    return (at for at in range(begin, mention.span.start) if text[at] in LETTERS)


def _word(text: str, start: int) -> str:
    found = _WORD.match(text, start)
    return found[0] if found else ""


def _before(text: str, start: int) -> str:
    """The word that only white space parts from what starts there, folded; nothing where a mark does."""
    first = max(0, start - _BEFORE)
    near = text[first:start]
    words = near.split()
    return fold(words[-1]) if words and near[-1].isspace() else ""


def _joined(text: str, start: int, mentions: Sequence[Mention], at: int) -> bool:
    """Whether the letter can be the "and" behind the name before it."""
    return at > 0 and text[start] in "وف" and text[mentions[at - 1].span.end : start].isspace()


def _in_marks(text: str, start: int, end: int) -> bool:
    """Whether marks are close around it; an "and" can stand inside them where a sentence begins, or another before."""
    if start == 0 or text[start - 1] not in _OPENS or text[end : end + 1] not in set(_CLOSES):
        return False
    return text[start] not in "وف" or _NAMED.search(text, max(0, start - _BEFORE), start - 1) is not None


def _is_whole(
    text: str, start: int, mentions: Sequence[Mention], at: int, starts: NameStarts, inside: set[str]
) -> bool:
    """Whether the article shows that the name begins with the letter that was cut off there."""
    mention, word, letter = mentions[at], _word(text, start), text[start]
    rest = text[mention.span.start : start + len(word)]
    person = mention.type is EntityType.PER
    known = starts.begins_many(rest)
    before = _before(text, start)
    if letter in "وف" and (before in _PREPOSITIONS or (before in _LEADS and not rest.startswith("ال"))):
        return True
    if person and not _joined(text, start, mentions, at):
        if key(word) in inside and not (letter in "وف" and known):
            return True
        if letter in "وف" and (before in _SPEECH or (before[:1] in ("و", "ف") and before[1:] in _SPEECH)):
            return True
    if known or text.startswith("لل", start):
        return False
    # A title can begin with any word (ليطمئن قلبي), but "باليوبيل الماسي" is said of one within a sentence.
    title = mention.type is EntityType.MISC and not rest.startswith("ال")
    if _in_marks(text, start, mention.span.end) and (title or letter in "وف" or not starts.met(rest)):
        return True
    gloss = _GLOSS.match(text, mention.span.end)
    if gloss is None:
        return False
    latin = gloss[1].lower()
    return latin in _SOUNDS[letter] and latin not in _SOUNDS.get(rest[0], "")
