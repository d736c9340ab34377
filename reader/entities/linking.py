"""Mentions of one article gathered under one name: the fullest form of it that the article has."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType, Mention, Origin
from reader.entities.surfaces import Restores, name_of, restores_by_text

_CLASSIFIERS = frozenset(
    fold(
        "حركة حزب جماعة تنظيم شركة صحيفة جريدة مجلة قناة وكالة نادي منظمة مؤسسة بنك مصرف مجموعة موقع منصة شبكة هيئة "
        "جمعية تيار فريق كتائب ميليشيا إذاعة تلفزيون جامعة معهد دولة مملكة جمهورية إمارة سلطنة مدينة محافظة ولاية إقليم"
    ).split()
)
_STATES = frozenset(fold("المملكة الجمهورية الدولة السلطنة").split())
_LATIN = re.compile(r"[A-Za-z]")
_OPENS = re.compile(r"""\s*["»”]?\s*[(\[]\s*["«“]?\s*|\s*[«“"]\s*""")
_CLOSES = re.compile(r"""\s*["»”]?\s*[)\]]|\s*[»”"]""")
_MOST_CANDIDATES = 64
"""Fuller forms of one short form that are weighed; an article has a few."""


class _Key(NamedTuple):
    type: EntityType
    words: tuple[str, ...]


@dataclass
class _Form:
    """One way in which the article writes a name: its spellings, and the numbers of its mentions."""

    spellings: Counter[str] = field(default_factory=Counter)
    places: list[int] = field(default_factory=list)
    given: str = ""


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: folded, عبد joined to what follows, ابن as بن."""
    words: list[str] = []
    for word in fold(name).split():
        if words and words[-1] == "عبد":
            words[-1] += word
        else:
            words.append("بن" if word == "ابن" else word)
    return tuple(words)


def link(text: str, mentions: Sequence[Mention], restores: Restores | None = None) -> tuple[Mention, ...]:
    """The mentions with `name` set to the fullest form of each name in the article, without clitics.

    A person's short form goes to the full form that holds its words in one piece; where several do, to the one last
    named before it. An organisation or a place goes to the form that puts a classifier before it (حماس, حركة حماس) or
    the only one that begins with its two words or more, and an acronym or a gloss in brackets to what stands before the
    brackets. Names that lists and hands have given stay, and what is linked to them gets theirs.
    """
    restores = restores or restores_by_text(text)
    names = [name_of(text, mention.span, restores) for mention in mentions]
    keys = [_Key(mention.type, name_words(name)) for mention, name in zip(mentions, names, strict=True)]
    forms: dict[_Key, _Form] = {}
    for at, (key, mention) in enumerate(zip(keys, mentions, strict=True)):
        form = forms.setdefault(key, _Form())
        form.spellings[names[at]] += 1
        form.places.append(at)
        if mention.origin in (Origin.LIST, Origin.HAND):
            form.given = mention.name
    fuller = _fuller(forms)
    for gloss, named in _glosses(text, mentions):
        if keys[gloss] != keys[named] and keys[gloss] not in fuller.get(keys[named], ()):
            fuller[keys[gloss]] = [keys[named]]
    linked: list[Mention] = []
    for at, (key, mention) in enumerate(zip(keys, mentions, strict=True)):
        if mention.origin in (Origin.LIST, Origin.HAND):
            linked.append(mention)
            continue
        form = forms[_resolved(key, at, forms, fuller)]
        linked.append(replace(mention, name=form.given or form.spellings.most_common(1)[0][0]))
    return tuple(linked)


def _fuller(forms: dict[_Key, _Form]) -> dict[_Key, list[_Key]]:
    """For each form the fuller ones that can be meant by it."""
    by_word: dict[tuple[EntityType, str], list[_Key]] = {}
    for key in forms:
        for word in set(key.words):
            holders = by_word.setdefault((key.type, word), [])
            if len(holders) < _MOST_CANDIDATES:
                holders.append(key)
    found: dict[_Key, list[_Key]] = {}
    for key in forms:
        if not key.words:
            continue
        rarest = min((by_word[key.type, word] for word in key.words), key=len)
        candidates = [other for other in rarest if len(other.words) > len(key.words)]
        meant = [other for other in candidates if _can_mean(key, other)]
        if not meant:
            meant = [other for other in candidates if _begins(key, other)]
            # One of several ministries of foreign affairs is not to be guessed.
            meant = meant if len({other.words[: len(key.words) + 1] for other in meant}) == 1 else []
        if meant:
            found[key] = meant
    return found


def _can_mean(short: _Key, full: _Key) -> bool:
    few, many = short.words, full.words
    if short.type is EntityType.PER:
        if len(few) == 1:
            return few[0] in (many[-1], many[0])
        return any(many[at : at + len(few)] == few for at in range(len(many) - len(few) + 1))
    if many[0] in _CLASSIFIERS and many[1:] == few:
        return True
    return many[0] in _STATES and many[-1:] == few


def _begins(short: _Key, full: _Key) -> bool:
    return short.type is not EntityType.PER and len(short.words) > 1 and full.words[: len(short.words)] == short.words


def _resolved(key: _Key, at: int, forms: dict[_Key, _Form], fuller: dict[_Key, list[_Key]]) -> _Key:
    """The fullest form that the mention with this number stands for."""
    # Every step goes to a longer form, or once from a gloss to what it explains, so that it ends.
    seen = {key}
    while key in fuller:
        choices = [choice for choice in fuller[key] if choice not in seen]
        if not choices:
            break
        key = choices[0] if len(choices) == 1 else min(choices, key=lambda choice: _distance(forms[choice].places, at))
        seen.add(key)
    return key


def _distance(places: Sequence[int], at: int) -> tuple[int, int]:
    """How far away a form is named: before the mention comes first, the nearest first."""
    before = bisect_left(places, at)
    return (0, at - places[before - 1]) if before else (1, places[0] - at)


def _glosses(text: str, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """The numbers of mentions that alone fill brackets, each with that of the name before the brackets."""
    found: list[tuple[int, int]] = []
    for at in range(1, len(mentions)):
        named, gloss = mentions[at - 1], mentions[at]
        if gloss.type is not named.type or not _OPENS.fullmatch(text, named.span.end, gloss.span.start):
            continue
        if not _CLOSES.match(text, gloss.span.end):
            continue
        # القاهرة (مصر) are two places.
        if gloss.type is EntityType.LOC and not _LATIN.search(gloss.span.of(text)):
            continue
        found.append((at, at - 1))
    return found
