"""Mentions of one article gathered under one name: the fullest form of it that the article has."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from reader.arabic.letters import DEFINITE_ARTICLE
from reader.core.mentions import EntityType, Mention, Origin
from reader.entities.aliases import other_names
from reader.entities.short_forms import Form, can_begin, can_mean, may_mean, name_words, same_person
from reader.entities.surfaces import Restores, name_of, restores_by_text

_MOST_CANDIDATES = 64
"""Fuller forms of one short form that are weighed; an article has a few."""


@dataclass
class _Written:
    """One way in which the article writes a name: its spellings, and the numbers of its mentions."""

    spellings: Counter[str] = field(default_factory=Counter)
    places: list[int] = field(default_factory=list)
    given: str = ""


def link(text: str, mentions: Sequence[Mention], restores: Restores | None = None) -> tuple[Mention, ...]:
    """The mentions with `name` set to the fullest form of each name in the article, without clitics.

    A person's short form goes to the full form that holds its words in one piece; where several do, to the one last
    named before it. An organisation or a place goes to the form that puts a classifier before it (حماس, حركة حماس) or
    the only one that begins with its two words or more, and another name of the same one, in brackets or behind
    المعروف باسم, to what stands before it. Names that lists and hands have given stay, and what is linked to them gets
    theirs.
    """
    restores = restores or restores_by_text(text)
    names = [name_of(text, mention.span, restores) for mention in mentions]
    keys = [Form(mention.type, name_words(name)) for mention, name in zip(mentions, names, strict=True)]
    forms: dict[Form, _Written] = {}
    for at, (key, mention) in enumerate(zip(keys, mentions, strict=True)):
        form = forms.setdefault(key, _Written())
        form.spellings[names[at]] += 1
        form.places.append(at)
        if mention.origin in (Origin.LIST, Origin.HAND):
            form.given = mention.name
    fuller = _fuller(forms)
    for other, named in other_names(text, mentions):
        if keys[other] != keys[named] and keys[other] not in fuller.get(keys[named], ()):
            fuller[keys[other]] = [keys[named]]
    linked: list[Mention] = []
    for at, (key, mention) in enumerate(zip(keys, mentions, strict=True)):
        if mention.origin in (Origin.LIST, Origin.HAND):
            linked.append(mention)
            continue
        form = forms[_resolved(key, at, forms, fuller)]
        linked.append(replace(mention, name=form.given or form.spellings.most_common(1)[0][0]))
    return tuple(linked)


def _fuller(forms: dict[Form, _Written]) -> dict[Form, list[Form]]:
    """For each form the fuller ones that can be meant by it."""
    by_word: dict[tuple[EntityType, str], list[Form]] = {}
    for form in forms:
        for word in set(form.words):
            holders = by_word.setdefault((form.type, word), [])
            if len(holders) < _MOST_CANDIDATES:
                holders.append(form)
    found = _respelt(forms)
    for form in forms:
        if not form.words:
            continue
        rarest = min((by_word[form.type, word] for word in form.words), key=len)
        candidates = [other for other in rarest if len(other.words) > len(form.words)]
        meant = [other for other in candidates if can_mean(form, other)]
        if not meant:
            met = len(forms[form].places)
            meant = [other for other in candidates if can_begin(form, other, met, len(forms[other].places))]
            # One of several ministries of foreign affairs is not to be guessed.
            meant = meant if len({other.words[: len(form.words) + 1] for other in meant}) == 1 else []
        if not meant and form.type is EntityType.PER and form not in found:
            if len(form.words) == 1:
                candidates = by_word.get((form.type, _other_article(form.words[0])), [])
            meant = [other for other in candidates if may_mean(form, other)]
            meant = meant if len(meant) == 1 else []
        if meant:
            found[form] = meant
    return found


def _other_article(word: str) -> str:
    return word[2:] if word.startswith(DEFINITE_ARTICLE) else DEFINITE_ARTICLE + word


def _respelt(forms: dict[Form, _Written]) -> dict[Form, list[Form]]:
    """For each misspelt person's name the spelling that is met more often, or first."""
    by_rest: dict[tuple[int, tuple[str, ...]], list[Form]] = {}
    for form in forms:
        if form.type is EntityType.PER and len(form.words) > 1:
            for at in range(len(form.words)):
                alike = by_rest.setdefault((at, form.words[:at] + form.words[at + 1 :]), [])
                if len(alike) < _MOST_CANDIDATES:
                    alike.append(form)
    found: dict[Form, list[Form]] = {}
    for alike in by_rest.values():
        for one, other in combinations(alike, 2):
            if same_person(one, other):
                seldom, often = (one, other) if len(forms[one].places) < len(forms[other].places) else (other, one)
                if often not in found:
                    found[seldom] = [often]
    return found


def _resolved(key: Form, at: int, forms: dict[Form, _Written], fuller: dict[Form, list[Form]]) -> Form:
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
