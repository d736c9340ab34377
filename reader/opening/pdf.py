"""PDF files through pdfium: letters by their places on the page, put back into lines, paragraphs and reading order."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from threading import Lock
from typing import Any

from reader.core.articles import BlockKind, Direction, Metadata, SetAsideReason, metadata_from
from reader.core.errors import OpeningError
from reader.opening.bylines import outlet_of_title
from reader.opening.characters import direction_of, squeezed
from reader.opening.dates import date_in
from reader.opening.drafts import Draft, Piece
from reader.opening.pdf_blocks import Block, blocks_of
from reader.opening.pdf_glyphs import Glyph, page_glyphs
from reader.opening.pdf_lines import Line, oriented, rows_of
from reader.opening.pdf_paragraphs import Paragraph, goes_on, paragraphs_of, piece_of
from reader.opening.phrases import key_of
from reader.opening.sources import Source

_PDFIUM = Lock()
"""pdfium is not made for threads."""
_PASSWORD = 4
_MOST_PAGES = 20_000
_PICTURE = 0.5
"""Part of a page from which a picture is the page."""
_MOST_WEIGHED = 500
"""Lines that are enough to tell how a file is written."""
_MOST_UNMAPPED = 0.2
"""Part of the letters whose font may not say what they are: a sign here and there, no more."""
_EDGE = 0.12
_DETACHED = 1.25
"""Part of a page's height in which heads and page numbers stand, and how much farther from the text than its lines."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^[\s\-–—|/()\[\].]*(?:(?:صفحة|الصفحة|ص|page|p)\.?\s*)?\d{1,4}(?:\s*(?:/|من|of)\s*\d{1,4})?[\s\-–—|/()\[\].]*$",
    re.I,
)
_WORD = re.compile("[\u0621-\u064a]{3,}")
_FILE_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint) - |untitled|document\d*$)|\.(?:docx?|pdf|html?|indd|txt|odt)$", re.I
)


@dataclass(slots=True)
class _Page:
    glyphs: list[Glyph]
    height: float
    bottom: float
    turned: str
    unmapped: int
    picture: bool


def read(source: Source) -> Draft:
    """The draft of a PDF. Raises OpeningError: damaged, encrypted, scanned, unmapped_fonts, empty."""
    with _PDFIUM:
        pages, info = _pages(source.data)
    letters = sum(len(page.glyphs) for page in pages)
    unmapped = sum(page.unmapped for page in pages)
    if unmapped > _MOST_UNMAPPED * (letters + unmapped):
        raise OpeningError("unmapped_fonts")
    if not letters:
        raise OpeningError("scanned" if any(page.picture for page in pages) else "empty")
    draft = _draft(pages, _metadata(info))
    draft.file_date = _made(info)
    if any(page.picture and not page.glyphs for page in pages):
        draft.warnings.append("some_pages_scanned")
    return draft


def _pages(data: bytes) -> tuple[list[_Page], dict[str, str]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise OpeningError("encrypted" if error.err_code == _PASSWORD else "damaged") from error
    try:
        if len(document) > _MOST_PAGES:
            raise OpeningError("damaged")
        pages = [_page(document, number) for number in range(len(document))]
        if not pages:
            raise OpeningError("damaged")
        return pages, dict(document.get_metadata_dict(skip_empty=True))
    finally:
        document.close()


def _page(document: Any, number: int) -> _Page:
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise OpeningError("damaged") from error
    try:
        found = page_glyphs(page)
        picture = not found.glyphs and _is_picture(page)
        ys = [glyph.y for glyph in found.glyphs]
        bottom = min([0.0, *ys])
        height = max([page.get_height(), *ys]) - bottom
        return _Page(found.glyphs, height, bottom, found.turned, found.unmapped, picture)
    finally:
        page.close()


def _is_picture(page: Any) -> bool:
    import pypdfium2
    import pypdfium2.raw as pdfium

    area = page.get_width() * page.get_height()
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        try:
            left, bottom, right, top = drawn.get_bounds()
        except pypdfium2.PdfiumError:
            continue
        if (right - left) * (top - bottom) > _PICTURE * area:
            return True
    return False


def _draft(pages: list[_Page], metadata: Metadata) -> Draft:
    rows = [rows_of(page.glyphs) for page in pages]
    rtl, backwards, garbled = _order_of(rows)
    running = _running_lines(pages, rows, rtl, backwards)
    body_size = _body_size(rows)
    flow: list[Paragraph | Piece] = []
    for page, page_rows in zip(pages, rows, strict=True):
        kept: list[list[Line]] = []
        aside: list[Piece] = []
        for row in page_rows:
            if id(row) in running:
                text = oriented(" ".join(line.text(rtl, backwards) for line in (reversed(row) if rtl else row)))
                aside.append(Piece(text, aside=SetAsideReason.NAVIGATION))
            else:
                kept.append(row)
        blocks = blocks_of(kept, rtl)
        above: Block | None = None
        for block in blocks:
            found = paragraphs_of(block, _column(block, blocks), rtl, backwards)
            last = next((item for item in reversed(flow) if isinstance(item, Paragraph)), None)
            begins_column = above is None or block.top > above.bottom
            above = block
            if begins_column and found and last is not None and goes_on(last, found[0]):
                last.texts += found[0].texts
                last.open_end = found.pop(0).open_end
            flow += found
        flow += aside
        if page.turned.strip():
            flow.append(Piece(squeezed(page.turned), aside=SetAsideReason.NOT_SHOWN))
    pieces = [piece_of(item, body_size) if isinstance(item, Paragraph) else item for item in flow]
    _rank_headings(pieces)
    metadata = _name_title(pieces, metadata)
    return Draft(pieces, metadata, "pdf", warnings=["visual_order"] if garbled else [])


def _order_of(rows: list[list[list[Line]]]) -> tuple[bool, bool, bool]:
    """Whether the text reads from the right, whether its Arabic is drawn from the left, whether neither reads well.

    Programs that know nothing of Arabic draw its letters from left to right. No Arabic word begins with ة or ى and
    few end with the article turned about, so the words themselves tell.
    """
    lines = [line for page in rows for row in page for line in row][:_MOST_WEIGHED]
    seen = "\n".join(line.text(True) for line in lines)
    if direction_of(seen) is Direction.LTR:
        return False, False, False
    turned = "\n".join(line.text(True, True) for line in lines)
    right, wrong = _fitness(seen)
    if wrong <= 0.2 * right or wrong < 3:
        return True, False, False
    right_turned, wrong_turned = _fitness(turned)
    if wrong_turned <= 0.2 * right_turned:
        return True, True, False
    return True, False, True


def _fitness(text: str) -> tuple[int, int]:
    """How many words look as Arabic words do, and how many as they do when read from the wrong end."""
    right = wrong = 0
    for word in _WORD.findall(text):
        right += word.startswith("ال") + (word[-1] in "ةى")
        wrong += word.endswith("لا") + (word[0] in "ةى")
    return right, wrong


def _body_size(rows: list[list[list[Line]]]) -> float:
    sizes: Counter[float] = Counter()
    for page in rows:
        for row in page:
            for line in row:
                sizes[round(line.size, 1)] += len(line.glyphs)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _running_lines(pages: list[_Page], rows: list[list[list[Line]]], rtl: bool, backwards: bool) -> set[int]:
    """The rows (by id) at the very head and foot of pages that are page numbers, or that pages repeat in one place."""
    edges: list[list[tuple[str, list[Line]]]] = []
    insides: list[tuple[float, list[Line] | None]] = []
    for page, page_rows in zip(pages, rows, strict=True):
        steps = [above[0].y - below[0].y for above, below in pairwise(page_rows)]
        usual = median(steps) if steps else 0.0
        for outermost_first in (page_rows, page_rows[::-1]):
            edge: list[tuple[str, list[Line]]] = []
            for row in outermost_first[:3]:
                from_bottom = row[0].y - page.bottom
                if min(from_bottom, page.height - from_bottom) > _EDGE * page.height:
                    break
                edge.append((squeezed(" ".join(line.text(rtl, backwards) for line in row)), row))
            edges.append(edge)
            insides.append((usual, outermost_first[len(edge)] if len(edge) < len(outermost_first) else None))
    # Head and foot of a short page can be the same rows.
    both = [
        {id(row): (text, row) for text, row in [*head, *foot]}
        for head, foot in zip(edges[::2], edges[1::2], strict=True)
    ]
    seen = Counter(_running_key(text, row) for rows_of_page in both for text, row in rows_of_page.values())
    enough = max(2, len(pages) // 3)
    running: set[int] = set()
    for edge, (usual, inner) in zip(edges, insides, strict=True):
        found = 0
        for at, (text, row) in enumerate(edge):
            if not _PAGE_NUMBER.match(text) and seen[_running_key(text, row)] < enough:
                break
            following = edge[at + 1][1] if at + 1 < len(edge) else inner
            # What heads a page stands off from its text; the text's own first line does not.
            if following is None or abs(row[0].y - following[0].y) > _DETACHED * usual:
                found = at + 1
        running |= {id(row) for _, row in edge[:found]}
    return running


def _running_key(text: str, row: list[Line]) -> tuple[str, int]:
    return _DIGITS.sub("#", key_of(text)), round(row[0].y)


def _column(block: Block, blocks: list[Block]) -> tuple[float, float]:
    """The edges that the block's lines could fill: its own, or for a line or two those of text of its size around."""
    if len(block.lines) >= 3:
        return block.x0, block.x1
    like = [
        other
        for other in blocks
        if abs(other.size - block.size) < 0.1 * block.size
        and other.x0 - 0.5 * block.size <= block.x0
        and other.x1 + 0.5 * block.size >= block.x1
    ]
    return min(other.x0 for other in like), max(other.x1 for other in like)


def _rank_headings(pieces: list[Piece]) -> None:
    sizes = sorted({round(piece.size) for piece in pieces if piece.kind is BlockKind.HEADING}, reverse=True)
    for piece in pieces:
        if piece.kind is BlockKind.HEADING:
            piece.level = min(6, 1 + sizes.index(round(piece.size)))


def _name_title(pieces: list[Piece], metadata: Metadata) -> Metadata:
    """The title: what the file calls itself if a line near its head says so, else the largest heading there."""
    head = [piece for piece in pieces if piece.aside is None][:15]
    known = metadata.title
    for piece in head if known else []:
        if key_of(piece.text) == key_of(known or ""):
            piece.kind, piece.level = BlockKind.TITLE, 0
            return metadata
        outlet = outlet_of_title(known or "", piece.text)
        if outlet is not None:
            piece.kind, piece.level = BlockKind.TITLE, 0
            return replace(metadata, title=piece.text, outlet=metadata.outlet or outlet)
    headings = [piece for piece in head if piece.kind is BlockKind.HEADING and len(piece.text.split()) >= 2]
    if headings:
        title = max(headings, key=lambda piece: piece.size)
        title.kind, title.level = BlockKind.TITLE, 0
        return replace(metadata, title=title.text)
    return metadata


def _metadata(info: dict[str, str]) -> Metadata:
    title = squeezed(info.get("Title", ""))
    return metadata_from(
        {
            "title": None if _FILE_TITLE.search(title) else title,
            "author": squeezed(info.get("Author", "")),
        }
    )


def _made(info: dict[str, str]) -> str | None:
    created = info.get("CreationDate", "").removeprefix("D:")
    return date_in(f"{created[:4]}-{created[4:6]}-{created[6:8]}") if created[:8].isdecimal() else None
