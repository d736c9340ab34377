"""Markdown: CommonMark with tables, its front matter read as metadata."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.core.articles import BlockKind, Metadata, SetAsideReason, metadata_from
from reader.core.errors import OpeningError
from reader.opening.characters import squeezed
from reader.opening.dates import date_in
from reader.opening.drafts import Draft, Piece, pieces_of_lines
from reader.opening.encodings import decode
from reader.opening.markup import flat_pieces, parsed
from reader.opening.pages import page_of
from reader.opening.phrases import key_of
from reader.opening.sources import Source

_FENCE = re.compile(r"(?:---|\+\+\+)[ \t]*\r?\n")
_FIELD = re.compile(r"^(?P<key>[A-Za-z_-]{1,40})[ \t]*[:=][ \t]*(?P<value>.*)$")
_FRONT_MATTER_LINES = 200
_KEYS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "date": "date",
    "published": "date",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "site": "outlet",
    "url": "url",
    "link": "url",
    "canonical": "url",
}
_LONGEST_PARSED = 1_000_000
"""Code points up to which the parser answers in seconds; a longer text is read as plain lines."""


def read(source: Source) -> Draft:
    """The draft of a Markdown file. Raises OpeningError: encoding, binary, empty."""
    decoded = decode(source.data, source.encoding)
    if not decoded.text.strip():
        raise OpeningError("empty")
    draft = draft_of(decoded.text)
    draft.encoding = decoded.encoding
    if decoded.replaced:
        draft.warnings.append("bytes_replaced")
    return draft


def draft_of(text: str) -> Draft:
    """The draft of a Markdown text; the front matter is set aside."""
    front, body = split_front_matter(text.replace("\x00", ""))
    metadata = front_matter_metadata(front)
    pieces = [Piece(front, aside=SetAsideReason.FRONT_MATTER)] if front else []
    pieces += body_pieces(body)
    first = next((piece for piece in pieces if piece.kind is BlockKind.HEADING), None)
    if first is not None and (first.level == 1 or key_of(first.text) == key_of(metadata.title or "")):
        first.kind, first.level = BlockKind.TITLE, 0
        metadata = replace(metadata, title=metadata.title or first.text)
    elif metadata.title and any(piece.aside is None for piece in pieces):
        pieces.insert(0, Piece(metadata.title, BlockKind.TITLE))
    return Draft(pieces, metadata, "md")


def split_front_matter(text: str) -> tuple[str, str]:
    """The lines between the fences at the head of the text, and the text behind them; "" where there are none."""
    opening = _FENCE.match(text.removeprefix("\ufeff"))
    if opening is None:
        return "", text
    text = text.removeprefix("\ufeff")
    fence = opening[0].strip()
    lines = text[opening.end() :].splitlines(keepends=True)
    length = opening.end()
    for at, line in enumerate(lines[:_FRONT_MATTER_LINES]):
        length += len(line)
        if line.strip() == fence or (fence == "---" and line.strip() == "..."):
            return "".join(lines[:at]).strip("\r\n"), text[length:]
    return "", text


def front_matter_metadata(front: str) -> Metadata:
    """The fields that the front matter gives in YAML's or TOML's simplest form, key and value on one line."""
    values: dict[str, str | None] = {}
    for line in front.splitlines():
        match = _FIELD.match(line)
        name = _KEYS.get(match["key"].lower()) if match else None
        if match is None or name is None:
            continue
        value = match["value"].strip().strip("[]").strip().strip("\"'").strip()
        if name == "date":
            value = date_in(value) or ""
        values.setdefault(name, squeezed(value))
    return metadata_from(values)


def body_pieces(body: str) -> list[Piece]:
    """The pieces of the Markdown, through the markup it stands for."""
    if len(body) > _LONGEST_PARSED:
        return pieces_of_lines([line.strip() for line in body.splitlines()])
    from markdown_it import MarkdownIt

    markup = MarkdownIt("commonmark").enable("table").enable("strikethrough").render(body)
    root = parsed(markup)
    if root is None:
        return flat_pieces(markup)
    return [stretch.piece for stretch in page_of(root).stretches]
