"""The notes of a printed article: numbers beside the lines they are on, and their words behind the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reader.core.articles import Article, Block, BlockKind, Direction
from reader.core.notes import Note
from reader.core.spans import Span
from reader.desktop.article_view_margins import Column, Margins, Placed
from reader.desktop.fonts import interface_font
from reader.desktop.marks import MarkFilter
from reader.desktop.marks_painter import note_colour
from reader.desktop.row_delegate import runs_right
from reader.desktop.theme import Theme

_LONGEST = 160
"""Letters of the marked words that are said again before a note."""


def noted(notes: Sequence[Note]) -> list[Note]:
    """The notes that say something, as they are numbered: those on the whole article, those in the order of the text,
    those whose place was lost. A highlight without words needs no number."""

    def order(note: Note) -> tuple[int, int]:
        if note.anchor is None:
            return 0, 0
        return (2, 0) if note.orphan else (1, note.anchor.span.start)

    return sorted((note for note in notes if note.body.strip() or note.tags), key=order)


def notes_article(notes: Sequence[Note], title: str, whole: str) -> Article:
    """The numbered notes as a text of their own: the words they are on, what they say, their tags."""
    pieces: list[tuple[str, BlockKind, int, str]] = [(title, BlockKind.HEADING, 2, "")]
    for number, note in enumerate(notes, 1):
        exact = " ".join(note.anchor.exact.split()) if note.anchor is not None else ""
        place = f"«{exact if len(exact) <= _LONGEST else exact[: _LONGEST - 1] + '…'}»" if exact else whole
        pieces.append((place, BlockKind.LIST_ITEM, 1, f"{number}."))
        pieces += [(line, BlockKind.LIST_ITEM, 1, "") for line in note.body.splitlines() if line.strip()]
        if note.tags:
            tags = "  ".join("#" + tag.name for tag in note.tags)
            pieces.append((tags, BlockKind.LIST_ITEM, 1, ""))
    text = "\n".join(words for words, *_ in pieces)
    blocks = []
    start = 0
    for words, kind, level, marker in pieces:
        direction = Direction.RTL if runs_right(words) else Direction.LTR
        if kind is not BlockKind.HEADING:
            # One list, whichever language a note is in: its numbers stand at one side.
            direction = Direction.RTL if runs_right(title) else Direction.LTR
        blocks.append(Block(Span(start, start + len(words)), kind, direction, level, marker))
        start += len(words) + 1
    return Article(text, tuple(blocks), direction=blocks[0].direction)


class NumberedMargins(Margins):
    """Margins with the numbers of the notes instead of their signs; `numbers` are those of the notes' keys."""

    def __init__(self, theme: Theme, numbers: Mapping[int, int]) -> None:
        super().__init__(theme, "")
        self._numbers = numbers

    def _paint_notes(self, painter: QPainter, column: Column, placed: list[Placed], shown: MarkFilter) -> None:  # noqa: ARG002
        beside: dict[float, int] = {}
        painter.setFont(interface_font(10))
        for item in placed:
            note = item.mark.item
            assert isinstance(note, Note)
            number = self._numbers.get(note.identity)
            if number is None:
                continue
            nth = beside[item.top] = beside.get(item.top, -1) + 1
            centre = QPointF(column.left - 18 - 21 * nth, item.top + item.pitch / 2)
            circle = QRectF(centre.x() - 9, centre.y() - 9, 18, 18)
            painter.setPen(QPen(self.theme.sign(note_colour(note, self.theme)), 1.2))
            painter.setBrush(Qt.GlobalColor.white)
            painter.drawEllipse(circle)
            painter.setPen(self.theme.colour("ink"))
            painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), str(number))
