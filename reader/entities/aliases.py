"""Two names of one that an article sets side by side: in brackets, in marks, or as المعروف باسم says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType, Mention
from reader.entities.short_forms import CLASSIFIERS

_LATIN = re.compile(r"[A-Za-z]")
_OPENS = re.compile(r"""\s*["»”]?\s*[(\[]\s*["«“]?\s*|\s*[«“"]\s*""")
_CLOSES = re.compile(r"""\s*["»”]?\s*[)\]]|\s*[»”"]""")
_FARTHEST = 45
"""Code points between a name and its other one."""

_CALLED = re.compile(
    r"""\s* ["»”)]* \s* [،,]? \s* [-–(]? \s*
    (?: (?:و|او)?ال(?:معروف|ملقب|شهير|مشهور|مكني|مكنا)(?P<she>ه)? | او\s+ما\s+(?:بات\s+)?(?:ي|ت)عرف )
    (?: \s+(?:ايضا|اختصارا?|فنيا|اعلاميا) )?
    (?: \s+ب(?:ـ|اسم|لقب|كنيه|تسميه)? ) \s* ["«“(]* \s*
    | \s* [)»”"]* \s* [،,]? \s* [-–(]? \s* و?اختصار(?:ا|ه|ها) \s* ["«“(]+ \s*""",
    re.VERBOSE,
)
_BODIES = CLASSIFIERS[EntityType.ORG] | frozenset(fold("حلف مركز مكتب لجنة اتحاد").split())
_KUNYA = ("ابو ", "ابي ", "ام ")


def other_names(text: str, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Pairs of numbers of mentions of one, each time the other name and the one that it goes by in the article.

    A place is never one with the place in brackets behind it, nor a person with the actor or the deputy there.
    """
    found: list[tuple[int, int]] = []
    for at in range(1, len(mentions)):
        named, other = mentions[at - 1], mentions[at]
        size = other.span.start - named.span.end
        if other.type is not named.type or not 0 < size <= _FARTHEST:
            continue
        if explains(text, named, other):
            if _is_gloss(fold(named.span.of(text)), other, text):
                found.append(_ordered(text, mentions, at))
        elif (called := _CALLED.fullmatch(fold(text[named.span.end : other.span.start]))) and (
            # ساحل الصيادين، المعروف: what is known so stands farther back.
            named.type is not EntityType.LOC or called["she"]
        ):
            found.append((at, at - 1))
    return found


def explains(text: str, named: Mention, other: Mention) -> bool:
    """Whether the other name alone fills brackets or marks right behind the first."""
    opened = _OPENS.fullmatch(text, named.span.end, other.span.start)
    return bool(opened and _CLOSES.match(text, other.span.end))


def _is_gloss(named: str, other: Mention, text: str) -> bool:
    surface = other.span.of(text)
    if _LATIN.search(surface):
        return True
    # القاهرة (مصر) are two places.
    if other.type is EntityType.LOC:
        return False
    if other.type is EntityType.PER:
        # بركان (محمد السعدي) and إيثان (توم كروز) are two; محمود عباس (أبو مازن) is one.
        gloss = fold(surface)
        return gloss.startswith(_KUNYA) or named.startswith(_KUNYA) or (" " in named and " " not in gloss)
    return True


def _ordered(text: str, mentions: Sequence[Mention], at: int) -> tuple[int, int]:
    """The pair with the name last that both go by: the one before, but ياسر عرفات behind أبو عمار and the fuller of
    two bodies where the first is an acronym."""
    named, other = (fold(mention.span.of(text)) for mention in mentions[at - 1 : at + 1])
    kind = mentions[at].type
    if kind is EntityType.PER and named.startswith(_KUNYA) and " " in other and not other.startswith(_KUNYA):
        return at - 1, at
    if kind is EntityType.ORG and " " not in named and len(words := other.split()) > 2 and words[0] in _BODIES:
        return at - 1, at
    return at, at - 1
