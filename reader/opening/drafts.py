"""Drafts: what a format reads out of its file, before it is one text."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.core.articles import BlockKind, Metadata, SetAsideReason

MOST_PIECES = 250_000
"""Pieces from which the lines of a file are no paragraphs and are run together."""
_TOGETHER = 3_000


@dataclass(slots=True, eq=False)
class Piece:
    """A paragraph-like stretch as it stands in the file; `aside` says why it is kept out of the text, if it is.

    `size` is the height of its letters in points where the format draws pages, else 0.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""
    aside: SetAsideReason | None = None
    size: float = 0.0


@dataclass(slots=True)
class Draft:
    """The pieces of a file in reading order, and what the file says about itself.

    `file_date` is when the file was made: the article's date only where nothing better is known.
    """

    pieces: list[Piece]
    metadata: Metadata = field(default_factory=Metadata)
    format: str = "txt"
    encoding: str | None = None
    file_date: str | None = None
    warnings: list[str] = field(default_factory=list)

    def shown(self) -> list[Piece]:
        """The pieces that are not set aside."""
        return [piece for piece in self.pieces if piece.aside is None]


def pieces_of_lines(lines: list[str]) -> list[Piece]:
    """A paragraph for every line that is not blank; far too many lines are run together into longer ones."""
    lines = [line for line in lines if line]
    if len(lines) <= MOST_PIECES:
        return [Piece(line) for line in lines]
    pieces: list[Piece] = []
    run: list[str] = []
    length = 0
    for line in lines:
        if run and length + len(line) > _TOGETHER:
            pieces.append(Piece(" ".join(run)))
            run, length = [], 0
        run.append(line)
        length += len(line) + 1
    return [*pieces, Piece(" ".join(run))]
