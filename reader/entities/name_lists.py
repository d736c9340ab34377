"""The person's own name lists: what is always a name, what is never marked, effective at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType, Mention, Origin
from reader.entities.occurrences import NameIndex


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name that is marked wherever it stands; `known_as` is the full name that its mentions are linked to."""

    name: str
    type: EntityType
    known_as: str = ""


@dataclass(frozen=True, slots=True)
class NameLists:
    """The names always marked, and the words never marked."""

    names: tuple[ListedName, ...] = ()
    never: tuple[str, ...] = ()

    def with_name(self, name: ListedName) -> NameLists:
        """These lists with a name more, in place of an equal one, and no longer never marked."""
        others = tuple(one for one in self.names if fold(one.name) != fold(name.name))
        never = tuple(word for word in self.never if fold(word) != fold(name.name))
        return NameLists((*others, name), never)

    def with_never(self, word: str) -> NameLists:
        """These lists with a word that is never marked, and is no name of theirs."""
        names = tuple(one for one in self.names if fold(one.name) != fold(word))
        never = tuple(one for one in self.never if fold(one) != fold(word))
        return NameLists(names, (*never, word))


NO_LISTS = NameLists()


class ListMarker:
    """Applies name lists to the mentions of texts; made once for many texts."""

    def __init__(self, lists: NameLists) -> None:
        self._names = lists.names
        self._index = NameIndex([name.name for name in lists.names])
        self._never = {_bare(word) for word in lists.never}

    def applied(self, text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """The mentions with those of the lists put in and the never marked ones taken out, in order.

        A listed name takes the place of what the machine found there, save of a longer name of the same type that it
        is part of. What a person marked by hand stays.
        """
        kept = [mention for mention in mentions if mention.origin is Origin.HAND or not self._is_never(text, mention)]
        listed = list(self._listed(text))
        if not listed:
            return tuple(kept)
        return _merged(kept, listed)

    def _is_never(self, text: str, mention: Mention) -> bool:
        surface = _bare(mention.span.of(text))
        if surface in self._never:
            return True
        # للأمم is marked from its second lam: the list has الأمم.
        after_lam = mention.span.start > 0 and text[mention.span.start - 1] == "ل" and surface.startswith("ل")
        return after_lam and "ا" + surface in self._never

    def _listed(self, text: str) -> Iterable[Mention]:
        for span, number in self._index.find(text):
            name = self._names[number]
            yield Mention(span, name.type, name.known_as or name.name, Origin.LIST)


def _bare(word: str) -> str:
    """A name as the list of the never marked knows it."""
    return " ".join(fold(word).split())


def _merged(found: Sequence[Mention], listed: Sequence[Mention]) -> tuple[Mention, ...]:
    merged: list[Mention] = []
    at = 0
    for new in listed:
        while at < len(found) and found[at].span.end <= new.span.start:
            merged.append(found[at])
            at += 1
        clashing: list[Mention] = []
        while at < len(found) and found[at].span.start < new.span.end:
            clashing.append(found[at])
            at += 1
        if any(_stands(old, new) for old in clashing):
            merged += clashing
        else:
            merged.append(new)
    merged += found[at:]
    return tuple(_apart(merged))


def _stands(old: Mention, new: Mention) -> bool:
    """Whether what was found keeps its place against a listed name."""
    if old.origin is Origin.HAND:
        return True
    return old.type is new.type and old.span.covers(new.span) and len(old.span) > len(new.span)


def _apart(mentions: Iterable[Mention]) -> Iterable[Mention]:
    end = 0
    for mention in mentions:
        if mention.span.start >= end:
            yield mention
            end = mention.span.end


def apply_lists(text: str, mentions: Sequence[Mention], lists: NameLists) -> tuple[Mention, ...]:
    """ListMarker.applied() for one text."""
    return ListMarker(lists).applied(text, mentions)
