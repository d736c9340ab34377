"""HTML markup parsed without trusting it, and its bare text where no parser takes it."""

from __future__ import annotations

import re
from typing import Any

from reader.opening.characters import squeezed
from reader.opening.drafts import Piece, pieces_of_lines


def tag_names(names: str) -> frozenset[str]:
    """The set of the tags in a string."""
    return frozenset(names.split())


BLOCKS = tag_names(
    "address article aside blockquote body button caption center col colgroup datalist dd details dialog dir "
    "div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend "
    "li listing main menu nav noscript ol optgroup option p plaintext pre search section select summary table "
    "tbody td textarea tfoot th thead tr ul xmp"
)
"""Elements that end a paragraph; all others, unknown ones too, stand in a line."""

_FLAT_TOKEN = re.compile(r"<!--.*?(?:-->|\Z)|<(?:/?[a-zA-Z!?])[^<>]*>?|[^<]+|<(?:<+(?![a-zA-Z/!?]))?", re.DOTALL)
_FLAT_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")


def parsed(markup: str) -> Any:
    """The root element of the markup, or None where it is empty or nested so deeply that the parser gives up.

    Nothing it names is fetched and no entity but HTML's own is known.
    """
    from lxml import etree

    parser = etree.HTMLParser(
        recover=True, no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
    )
    root = etree.fromstring(markup.encode("utf-8", "replace"), parser) if markup.strip() else None
    # Past 2,048 levels libxml2 drops the rest of the page and only its log says so.
    if root is None or any("depth" in entry.message.lower() for entry in parser.error_log):
        return None
    return root


def flat_pieces(markup: str) -> list[Piece]:
    """The text of markup that no parser takes, cut at every tag that ends a line. Linear time."""
    from html import unescape

    lines: list[str] = []
    words: list[str] = []
    unseen = ""
    for match in _FLAT_TOKEN.finditer(markup):
        token = match[0]
        name = _FLAT_NAME.match(token)
        if unseen:
            if name and token.startswith("</") and name[1].lower() == unseen:
                unseen = ""
            continue
        if name is None:
            if not token.startswith(("<!", "<?")):
                words.append(unescape(token))
            continue
        tag = name[1].lower()
        if tag in ("script", "style") and not token.startswith("</"):
            unseen = tag
        elif (tag in BLOCKS or tag == "br") and words:
            lines.append(squeezed("".join(words)))
            words = []
    lines.append(squeezed("".join(words)))
    return pieces_of_lines(lines)
