"""What the command palette offers, and in which order what is typed finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader.core.mentions import EntityType
from reader.desktop.filter_box import folded

_BEGINS, _BEGINS_WORD, _BEGINS_OTHER, _WITHIN = 8, 4, 3, 1
_ARTICLE = "ال"


class Kind(StrEnum):
    """What an entry is, in the order in which the kinds stand while nothing is typed."""

    USED = "used"
    ACTION = "action"
    ARTICLE = "article"
    NAME = "name"
    SETTING = "setting"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be done or gone to.

    `others` are further words that find it, such as its title in the other language; `hint` is what stands at the end
    of its row (a shortcut, a tick); `ready` is false for what cannot be done at the moment: it is shown and not done.
    `always` entries stay whatever is typed.
    """

    kind: Kind
    key: str
    title: str
    do: Callable[[], None]
    others: tuple[str, ...] = ()
    subtitle: str = ""
    hint: str = ""
    spoken_hint: str = ""
    type: EntityType | None = None
    ready: bool = True
    always: bool = False


def found(entries: Iterable[Entry], typed: str) -> list[tuple[Kind, list[Entry]]]:
    """The entries that every typed word finds, by kind: the kind with the best match first, in it the best match first.

    Words are compared as the one normaliser folds them, without their ال. A word counts most where it begins a word of
    the title, then where it begins one in the other language, then anywhere; a title that begins with what was typed
    comes before. What cannot be done stands behind what can.
    """
    words = [_without_article(word) for word in folded(typed).split()]
    ranked: dict[Kind, list[tuple[int, int, Entry]]] = {}
    for number, entry in enumerate(entries):
        rank = _rank(entry, words)
        if rank is not None:
            ranked.setdefault(entry.kind, []).append((-rank if entry.ready else 1, number, entry))
    for listed in ranked.values():
        listed.sort(key=lambda one: one[:2])
    kinds = sorted(ranked, key=lambda kind: (kind is Kind.SEARCH, ranked[kind][0][0], list(Kind).index(kind)))
    if not words:
        kinds = [kind for kind in Kind if kind in ranked]
    return [(kind, [entry for _, _, entry in ranked[kind]]) for kind in kinds]


def _rank(entry: Entry, words: Sequence[str]) -> int | None:
    if entry.always or not words:
        return 0
    title = folded(entry.title)
    others = " ".join(folded(other) for other in entry.others)
    rank = _BEGINS if _without_article(title).startswith(words[0]) else 0
    for word in words:
        if _begins_a_word(title, word):
            rank += _BEGINS_WORD
        elif _begins_a_word(others, word):
            rank += _BEGINS_OTHER
        elif word in title or word in others:
            rank += _WITHIN
        else:
            return None
    return rank


def _begins_a_word(text: str, start: str) -> bool:
    words = "".join(letter if letter.isalnum() else " " for letter in text).split()
    return any(_without_article(word).startswith(start) for word in words)


def _without_article(word: str) -> str:
    rest = word.removeprefix(_ARTICLE)
    return rest if len(rest) > 1 else word
