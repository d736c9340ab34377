"""Names that stay the same from one export to the next, so that other programs know a thing again."""

from __future__ import annotations

import base64
from uuid import NAMESPACE_URL, UUID, uuid5

from reader.core.notes import Note
from reader.core.records import ArticleRecord


def text_address(content_hash: str) -> str:
    """The address of a text by its SHA-256 (hex): a Named Information URI, as RFC 6920 writes it."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(content_hash)).decode("ascii").rstrip("=")
    return f"ni:///sha-256;{digest}"


def content_hash(address: str) -> str | None:
    """The SHA-256 (hex) that such an address names; None where it is none."""
    scheme, _, digest = address.partition("sha-256;")
    if not scheme.startswith("ni:") or not digest:
        return None
    digest = digest.partition("?")[0]
    try:
        found = base64.urlsafe_b64decode(digest + "=" * (-len(digest) % 4))
    except ValueError:
        return None
    return found.hex() if len(found) == 32 else None


def article_identity(article: ArticleRecord) -> UUID:
    """The article's own: the same text has the same in every library."""
    return uuid5(NAMESPACE_URL, text_address(article.content_hash))


def note_identity(article: ArticleRecord, note: Note) -> UUID:
    """The note's own, in this library."""
    made = "" if note.created is None else note.created.isoformat()
    return uuid5(article_identity(article), f"note {note.identity} {made}")


def named_identity(*parts: str) -> UUID:
    """That of anything else, by what it is and what it is called."""
    return uuid5(NAMESPACE_URL, "urn:qari:" + "\0".join(parts).encode("utf-8", "replace").decode("utf-8"))
