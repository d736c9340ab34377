"""Parsed markup to stretches: what each is, where it stands and whether it is shown. For html, epub and md."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.core.articles import BlockKind, SetAsideReason
from reader.opening.characters import squeezed
from reader.opening.drafts import Piece
from reader.opening.markup import BLOCKS, tag_names

if TYPE_CHECKING:
    from lxml.etree import _Element

AsideOf = Callable[["_Element"], SetAsideReason | None]
LandmarkOf = Callable[["_Element"], str | None]
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


_UNSEEN = tag_names(
    "script style template head title noframes iframe object embed applet svg math canvas audio video map"
)
_CONTROLS = tag_names("select button textarea datalist option optgroup menu dialog")
_NAVIGATION = tag_names("nav aside footer")
_LISTS = tag_names("ul ol dir")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LAYOUT_CELL = 400
"""Characters in a table's cell from which the table lays out a page, as old sites did, and holds no data."""


@dataclass(slots=True)
class Stretch:
    """A piece with its place: the number of the element it stands in, and the share of it that is link text."""

    piece: Piece
    element: int = 0
    link_share: float = 0.0


@dataclass(slots=True)
class Page:
    """The stretches of a tree in its order. Element n stands in element parents[n] < n; 0 is outside of all.

    `landmarks` names the elements that the caller's `landmark_of` knows.
    """

    stretches: list[Stretch]
    parents: list[int]
    landmarks: dict[int, str]


@dataclass(slots=True)
class _Frame:
    """An open element while its content is read."""

    tag: str
    kind: BlockKind
    level: int
    aside: SetAsideReason | None
    marker: str = ""
    number: int = 0
    block: bool = True
    link: bool = False
    data: bool = False


def page_of(root: _Element, aside_of: AsideOf | None = None, landmark_of: LandmarkOf | None = None) -> Page:
    """The stretches of the tree. `aside_of(element)` says why an element is set aside, `landmark_of` what it is.

    Scripts, styles and what is embedded hold no text. What a page hides is set aside, not lost. Linear time.
    """
    walk = _Walk(aside_of, landmark_of)
    for event, element in _events(root):
        if event == "start":
            walk.enter(element)
        else:
            walk.leave(element)
    walk.flush()
    return Page(walk.found, walk.parents, walk.landmarks)


def _events(root: _Element) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    for event, element in etree.iterwalk(root, events=("start", "end")):
        if isinstance(element.tag, str):
            yield event, element


class _Walk:
    """Reads a tree from start to end with a stack of its own, so that no depth overflows Python's."""

    def __init__(self, aside_of: AsideOf | None, landmark_of: LandmarkOf | None) -> None:
        self.found: list[Stretch] = []
        self.parents = [0]
        self.landmarks: dict[int, str] = {}
        self._aside_of = aside_of
        self._landmark_of = landmark_of
        self._frames = [_Frame("", BlockKind.PARAGRAPH, 0, None)]
        self._open = [0]
        self._lists: list[_Frame] = []
        self._items: list[_Frame] = []
        self._words: list[str] = []
        self._length = 0
        self._linked = 0
        self._unseen = 0
        self._links = 0

    def enter(self, element: _Element) -> None:
        tag = _tag(element)
        if self._unseen or tag in _UNSEEN:
            self._unseen += 1
            return
        outer = self._frames[-1]
        frame = self._frame(element, tag, outer)
        if tag == "br":
            self._line_break()
        elif frame.block and not self._joins(frame, outer):
            self.flush()
        elif frame.block and self._words:
            self._words.append("\t" if tag in ("td", "th") else self._joint())
        self._open_frame(frame, element)
        if tag == "q":
            self._words.append("«")
        if element.text:
            self._add(element.text)

    def _open_frame(self, frame: _Frame, element: _Element) -> None:
        number = len(self.parents)
        self.parents.append(self._open[-1])
        self._open.append(number)
        self._frames.append(frame)
        self._links += frame.link
        if frame.tag in _LISTS:
            self._lists.append(frame)
        elif frame.tag == "li":
            self._items.append(frame)
        if frame.block and self._landmark_of is not None:
            landmark = self._landmark_of(element)
            if landmark is not None:
                self.landmarks[number] = landmark

    def leave(self, element: _Element) -> None:
        if self._unseen:
            self._unseen -= 1
            if not self._unseen and element.tail:
                self._add(element.tail)
            return
        frame = self._frames[-1]
        if frame.tag == "q":
            self._words.append("»")
        if frame.block:
            if self._joins(frame, self._frames[-2]):
                self._words.append(self._joint())
            else:
                self.flush()
        self._open.pop()
        self._frames.pop()
        self._links -= frame.link
        if frame.tag in _LISTS:
            self._lists.pop()
        elif frame.tag == "li":
            self._items.pop()
        if element.tail:
            self._add(element.tail)

    def flush(self) -> None:
        """End the stretch at hand."""
        raw = "".join(self._words)
        frame = self._frames[-1]
        kind = frame.kind
        if kind is BlockKind.CODE:
            text = raw.strip("\n\r")
        elif kind is BlockKind.TABLE_ROW:
            text = "\t".join(cell for part in raw.split("\t") if (cell := squeezed(part)))
        else:
            text = squeezed(raw)
        if text.strip():
            share = self._linked / max(1, self._length)
            piece = Piece(text, kind, frame.level, self._marker(), frame.aside)
            self.found.append(Stretch(piece, self._open[-1], share))
        self._words = []
        self._length = self._linked = 0

    def _add(self, text: str) -> None:
        if self._frames[-1].kind is BlockKind.TABLE_ROW:
            text = text.replace("\t", " ")
        self._words.append(text)
        count = len(text.strip())
        self._length += count
        if self._links:
            self._linked += count

    def _line_break(self) -> None:
        kind = self._frames[-1].kind
        if kind is BlockKind.CODE:
            self._words.append("\n")
        elif kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM):
            self.flush()
        else:
            self._words.append(" ")

    def _joint(self) -> str:
        return "\n" if self._frames[-1].kind is BlockKind.CODE else " "

    def _marker(self) -> str:
        """The marker of the list item at hand, which only its first stretch carries."""
        if self._frames[-1].kind is not BlockKind.LIST_ITEM or not self._items:
            return ""
        item = self._items[-1]
        marker, item.marker = item.marker, ""
        return marker

    def _frame(self, element: _Element, tag: str, outer: _Frame) -> _Frame:
        aside = outer.aside
        if aside is None:
            aside = self._reason(element, tag)
        if tag not in BLOCKS:
            return _Frame(tag, outer.kind, outer.level, aside or outer.aside, block=False, link=tag == "a")
        frame = _Frame(tag, outer.kind, outer.level, aside, data=outer.data)
        if tag in _HEADINGS:
            frame.kind, frame.level = BlockKind.HEADING, _HEADINGS[tag]
        elif tag == "blockquote":
            frame.kind, frame.level = BlockKind.QUOTE, 0
        elif tag in ("pre", "listing", "xmp"):
            frame.kind, frame.level = BlockKind.CODE, 0
        elif tag in ("figcaption", "caption"):
            frame.kind, frame.level = BlockKind.CAPTION, 0
        elif tag in _LISTS:
            frame.kind, frame.level = BlockKind.PARAGRAPH, 0
            frame.number = _start(element)
        elif tag == "li":
            frame.kind = BlockKind.LIST_ITEM
            frame.level = max(1, len(self._lists))
            frame.marker = self._item_marker(element)
        elif tag == "table":
            frame.data = _holds_data(element)
            frame.kind, frame.level = BlockKind.PARAGRAPH, 0
        elif tag == "tr" and outer.data:
            frame.kind, frame.level = BlockKind.TABLE_ROW, 0
        return frame

    def _reason(self, element: _Element, tag: str) -> SetAsideReason | None:
        if tag == "noscript" or element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or ""):
            return SetAsideReason.NOT_SHOWN
        if tag in _CONTROLS or tag in _NAVIGATION:
            return SetAsideReason.NAVIGATION
        return self._aside_of(element) if self._aside_of is not None else None

    def _joins(self, frame: _Frame, outer: _Frame) -> bool:
        """Whether a block stands inside what is one line: a data table's row, a heading, a caption."""
        if frame.kind is not outer.kind or frame.tag in ("li", "tr", "table"):
            return False
        return outer.kind in (BlockKind.TABLE_ROW, BlockKind.CAPTION, BlockKind.HEADING, BlockKind.CODE)

    def _item_marker(self, element: _Element) -> str:
        if not self._lists or self._lists[-1].tag != "ol":
            return "•"
        value = element.get("value") or ""
        numbered = self._lists[-1]
        number = int(value) if value.isdecimal() and len(value) < 7 else numbered.number
        numbered.number = number + 1
        return f"{number}."


def _tag(element: _Element) -> str:
    tag = str(element.tag)
    return (tag.rpartition("}")[2] if "}" in tag else tag).lower()


def _start(element: _Element) -> int:
    start = element.get("start") or ""
    return int(start) if start.isdecimal() and len(start) < 7 else 1


def _holds_data(table: _Element) -> bool:
    """Whether the table holds data: no table inside it, and no cell with as much text as a page has."""
    for element in table.iter("table"):
        if element is not table:
            return False
    length = 0
    for element in table.iter("*"):
        if _tag(element) in ("td", "th"):
            length = 0
        length += len(element.text or "") + len(element.tail or "")
        if length > _LAYOUT_CELL:
            return False
    return True
