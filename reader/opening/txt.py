"""Plain text: every line a paragraph, unless the lines were wrapped to a width by whoever wrote the file."""

from __future__ import annotations

from itertools import pairwise

from reader.core.errors import OpeningError
from reader.opening.characters import clean_lines
from reader.opening.drafts import Draft, pieces_of_lines
from reader.opening.encodings import decode
from reader.opening.sources import Source

_WIDEST_WRAP = 110
_NARROWEST_WRAP = 40
_FEWEST_LINES = 6


def read(source: Source) -> Draft:
    """The draft of a text file. Raises OpeningError: encoding, binary, empty."""
    decoded = decode(source.data, source.encoding)
    draft = draft_of(decoded.text)
    draft.encoding = decoded.encoding
    if decoded.replaced:
        draft.warnings.append("bytes_replaced")
    return draft


def draft_of(text: str) -> Draft:
    """The draft of a text at hand. Raises OpeningError: empty."""
    lines = clean_lines(text)
    if not any(lines):
        raise OpeningError("empty", path="")
    return Draft(pieces_of_lines(unwrapped(lines)))


def unwrapped(lines: list[str]) -> list[str]:
    """The lines with those of one paragraph joined, where blank lines part paragraphs and their lines fill a width.

    The first word of each next line would not have fit into the line before, or the break was meant.
    """
    groups = _groups(lines)
    inner = [line for group in groups for line in group[:-1]]
    if len(inner) < _FEWEST_LINES:
        return lines
    width = max(len(line) for group in groups for line in group)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return lines
    filled = sum(
        len(line) + 1 + len(following.split(maxsplit=1)[0]) > width - 2
        for group in groups
        for line, following in pairwise(group)
    )
    if filled < 0.9 * len(inner):
        return lines
    return [_joined_line for group in groups for _joined_line in _joined(group, width)]


def _groups(lines: list[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _joined(group: list[str], width: int) -> list[str]:
    joined = [group[0]]
    for before, line in pairwise(group):
        if len(before) + 1 + len(line.split(maxsplit=1)[0]) > width - 12:
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined
