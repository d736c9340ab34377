"""What a file is by its content, since names lie: a .txt may be a PDF, a .docx a saved web page."""

from __future__ import annotations

import re

from reader.core.errors import OpeningError
from reader.opening.formats import Format, format_named, format_of_suffix
from reader.opening.sources import Source

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_SPACES = b" \t\r\n\x00"
_HTML_START = re.compile(
    rb"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<(?:p|div|br|html|body|article|span|h[1-6]|table|ul|ol|a|section)\b[^<>]*>", re.IGNORECASE)

_DATA = frozenset(
    (".csv", ".tsv", ".json", ".jsonl", ".xml", ".svg", ".yaml", ".yml", ".toml", ".ini", ".sql", ".css", ".js", ".py")
)
"""Names of text files that no one means as an article: tables, data, programs."""


def format_of(source: Source) -> Format:
    """The format to read the source as. Raises OpeningError: encrypted, unsupported, damaged."""
    data = source.data
    named = format_of_suffix(source.suffix)
    if data.lstrip(_SPACES + b"\xef\xbb\xbf").startswith(b"%PDF-") or (
        source.suffix == ".pdf" and b"%PDF-" in data[:1024]
    ):
        return format_named("pdf")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from reader.opening.archives import format_inside

        return format_named(format_inside(data))
    if data.startswith(_OLE):
        # Word encrypts a docx by wrapping it in the old container; without that entry it is the old format itself.
        raise OpeningError("encrypted" if _ENCRYPTED_PACKAGE in data else "unsupported")
    if data.startswith(b"{\\rtf"):
        raise OpeningError("unsupported")
    text = _as_ascii(data)
    if _HTML_START.match(text.lstrip(b" \t\r\n")):
        return format_named("html")
    if source.suffix in _DATA:
        raise OpeningError("unsupported")
    if named is not None and named.name == "html":
        return named if _TAG.search(text) else format_named("txt")
    return named if named is not None and named.name == "md" else format_named("txt")


def _as_ascii(data: bytes) -> bytes:
    """The head of the file with the bytes that UTF-16 puts between ASCII letters, and byte order marks, gone."""
    head = data[:65536]
    if head.startswith(b"\xef\xbb\xbf"):
        return head[3:]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head.replace(b"\x00", b"") if head[:64].count(0) >= 16 else head
