"""Texts of tests in which names are marked."""

from __future__ import annotations

import re

from reader.core.mentions import EntityType, Mention
from reader.core.spans import Span


def read_marked(marked: str) -> tuple[str, list[Mention]]:
    """The text without its marks, and the mentions: names are marked in it as [PER name]."""
    mentions: list[Mention] = []
    plain = ""
    for piece in re.split(r"(\[[A-Z]+ [^\]]+\])", marked):
        if piece.startswith("["):
            kind, name = piece[1:-1].split(" ", 1)
            mentions.append(Mention(Span(len(plain), len(plain) + len(name)), EntityType(kind), name))
            piece = name
        plain += piece
    return plain, mentions
