"""From a draft to an article: one text, its blocks, and what was set aside with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby, repeat
from pathlib import Path

from reader.core.articles import Article, Block, BlockKind, Direction, SetAside
from reader.core.spans import Span
from reader.opening.characters import clean_lines, direction_of
from reader.opening.drafts import MOST_PIECES, Draft, Piece

LONGEST_BLOCK = 4000
"""Code points in a block at most: longer lines make every layout slow."""

_SENTENCE_END = re.compile(r"[.!?؟…۔][\"»”’')\]]*(?=\s)")
_SPACE = re.compile(r"\s")
_ONE_LINE = {BlockKind.TITLE, BlockKind.HEADING, BlockKind.TABLE_ROW, BlockKind.CAPTION}


def article_from(draft: Draft, path: Path | None = None) -> Article:
    """The article of the draft. It has no blocks where every piece is blank or set aside."""
    surfaces: list[str] = []
    sources: list[Piece] = []
    set_aside: list[SetAside] = []
    offset = 0
    for piece in _run_together(draft.pieces):
        lines = _lines(piece)
        if piece.aside is not None:
            if lines:
                set_aside.append(SetAside("\n".join(lines), piece.aside, offset))
            continue
        for line in lines:
            for surface in split_long(line):
                surfaces.append(surface)
                sources.append(piece)
                offset += len(surface) + 1
    text = "\n".join(surfaces)
    direction = direction_of(text)
    blocks: list[Block] = []
    start = 0
    marked: Piece | None = None
    for surface, piece, turn in zip(surfaces, sources, _directions(surfaces, sources, direction), strict=True):
        end = start + len(surface)
        marker = "" if piece is marked else piece.marker
        blocks.append(Block(Span(start, end), piece.kind, turn, piece.level, marker))
        marked = piece
        start = end + 1
    # What stood behind the last block was counted with the line feed that would have followed.
    aside = tuple(SetAside(item.text, item.reason, min(item.before, len(text))) for item in set_aside)
    return Article(
        text=text,
        blocks=tuple(blocks),
        path=path,
        format=draft.format,
        encoding=draft.encoding,
        metadata=draft.metadata,
        set_aside=aside,
        direction=direction if text else Direction.RTL,
        warnings=tuple(dict.fromkeys(draft.warnings)),
    )


def _directions(surfaces: list[str], sources: list[Piece], default: Direction) -> Iterator[Direction]:
    """The direction of each surface: that of its letters, and for the rows of a table that of them all, since their
    columns stand under one another."""
    rows = zip(surfaces, sources, strict=True)
    for is_table, group in groupby(rows, lambda row: row[1].kind is BlockKind.TABLE_ROW):
        if is_table:
            table = [surface for surface, _ in group]
            yield from repeat(direction_of("\n".join(table), default), len(table))
        else:
            yield from (direction_of(surface, default) for surface, _ in group)


def _run_together(pieces: list[Piece]) -> list[Piece]:
    """The pieces, or where they are far too many, longer ones made of those that stand side by side."""
    if len(pieces) <= MOST_PIECES:
        return pieces
    together: list[Piece] = []
    run: list[str] = []
    length = 0
    for piece in pieces:
        last = together[-1] if together else None
        alike = last is not None and last.kind is piece.kind and last.aside is piece.aside
        if alike and piece.kind is not BlockKind.TITLE and length + len(piece.text) < LONGEST_BLOCK:
            run.append(piece.text)
            length += len(piece.text) + 1
            continue
        if last is not None:
            last.text = " ".join(run)
        run, length = [piece.text], len(piece.text)
        together.append(Piece(piece.text, piece.kind, piece.level, piece.marker, piece.aside))
    if together:
        together[-1].text = " ".join(run)
    return together


def split_long(line: str) -> list[str]:
    """The line in parts of at most LONGEST_BLOCK code points, cut at a sentence's end, else at a space, else hard."""
    parts: list[str] = []
    start = 0
    while len(line) - start > LONGEST_BLOCK:
        limit = start + LONGEST_BLOCK
        cut = _cut(line, start + LONGEST_BLOCK // 2, limit)
        part = line[start:cut].rstrip()
        if part:
            parts.append(part)
        start = cut
        while start < len(line) and line[start].isspace():
            start += 1
    if start < len(line):
        parts.append(line[start:])
    return parts


def _cut(line: str, earliest: int, limit: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(line, earliest, min(limit + 1, len(line)))]
    if ends and ends[-1] <= limit:
        return ends[-1]
    spaces = [match.start() for match in _SPACE.finditer(line, earliest, limit)]
    if spaces:
        return spaces[-1]
    cut = limit
    # A mark stays with its letter, within reason.
    while cut > limit - 64 and unicodedata.combining(line[cut]):
        cut -= 1
    return cut


def _lines(piece: Piece) -> list[str]:
    if piece.kind is BlockKind.CODE:
        # Indentation is what code says with white space.
        return [line for line in _code_lines(piece.text) if line.strip()]
    lines = [line for line in clean_lines(piece.text) if line]
    return [" ".join(lines)] if lines and piece.kind in _ONE_LINE else lines


def _code_lines(text: str) -> list[str]:
    from reader.opening.characters import clean

    return [clean(line).rstrip() for line in text.replace("\xa0", " ").splitlines()]
