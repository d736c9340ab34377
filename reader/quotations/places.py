"""A place where quoted words could begin, and the text that it is looked at in."""

from __future__ import annotations

from typing import NamedTuple

from reader.quotations.classes import TokenClasses
from reader.quotations.cues import CueToken
from reader.quotations.layout import Layout
from reader.quotations.sentences import Sentences


class Opening(NamedTuple):
    """A place where content could begin.

    `kind` says by what; `at` is the first token of the content, of which `cut` letters stay outside; `mark` is the
    token of the opening mark or -1; `end` is the token after the content where it is known already, else -1.
    `shared` are the features that it has in common with the other places of its cue and kind, `own` the rest.
    """

    kind: str
    at: int
    cut: int
    mark: int
    end: int
    shared: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def atoms(self) -> tuple[str, ...]:
        """All features."""
        return self.shared + self.own


class Context(NamedTuple):
    """What is known of the whole text while one cue is looked at.

    `ends` holds the features of the places where content can end, by kind and token, once one cue has asked for them.
    """

    layout: Layout
    sentences: Sentences
    classes: TokenClasses
    pairs: dict[int, int]
    closes: dict[int, int]
    enclosing: list[int]
    cue_at: dict[int, CueToken]
    nouns: dict[str, str]
    bodies: dict[str, frozenset[str]]
    ends: dict[tuple[str, int], tuple[str, ...]]


def bucket(count: int) -> str:
    """A number as one of a few steps."""
    if count < 6:
        return str(count)
    return "6" if count < 9 else "9" if count < 14 else "14" if count < 22 else "22" if count < 40 else "40"
