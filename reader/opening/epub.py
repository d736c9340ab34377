"""EPUB books: the documents of the spine in their order."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from reader.core.articles import BlockKind, Metadata, SetAsideReason, metadata_from
from reader.core.errors import OpeningError
from reader.opening.archives import Archive
from reader.opening.characters import squeezed
from reader.opening.dates import date_in
from reader.opening.drafts import Draft, Piece
from reader.opening.encodings import decode
from reader.opening.html import declared_encoding
from reader.opening.markup import flat_pieces, parsed
from reader.opening.pages import page_of
from reader.opening.phrases import key_of
from reader.opening.sources import Source
from reader.opening.xml import local_name, xml_root

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_ALGORITHMS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_DOCUMENTS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")


class _Item(NamedTuple):
    path: str
    media_type: str
    navigation: bool


def read(source: Source) -> Draft:
    """The draft of a book. Raises OpeningError: damaged, bomb, encrypted, unsafe, empty."""
    archive = Archive(source.data)
    package_path = _package_path(archive)
    package = xml_root(archive.part(package_path))
    items = _spine(package, posixpath.dirname(package_path))
    if not items:
        raise OpeningError("damaged")
    locked = _locked(archive)
    if any(item.path in locked for item in items):
        raise OpeningError("encrypted")
    metadata = package_metadata(package)
    pieces: list[Piece] = []
    missing = 0
    for item in items:
        if item.path not in archive.names:
            missing += 1
            continue
        for piece in _document_pieces(archive.part(item.path)):
            if item.navigation:
                piece.aside = piece.aside or SetAsideReason.NAVIGATION
            pieces.append(piece)
    if missing == len(items):
        raise OpeningError("damaged")
    if not pieces:
        raise OpeningError("empty")
    _put_title_first(pieces, metadata)
    first = next((piece for piece in pieces if piece.kind is BlockKind.TITLE), None)
    return Draft(pieces, replace(metadata, title=metadata.title or (first.text if first else None)), "epub")


def package_metadata(package: Element) -> Metadata:
    """What the package document says of the book by Dublin Core."""
    values: dict[str, str | None] = {}
    creators: list[str] = []
    for element in package.iter():
        name, text = local_name(element), squeezed("".join(element.itertext())) if len(element) == 0 else ""
        if not text or "}" not in str(element.tag) or "purl.org/dc" not in str(element.tag):
            continue
        if name == "creator":
            creators.append(text)
        elif name == "date":
            values.setdefault("date", date_in(text) or (text if text.isdecimal() and len(text) == 4 else None))
        elif name == "title":
            values.setdefault("title", text)
        elif name == "publisher":
            values.setdefault("outlet", text)
        elif name == "source" and "://" in text:
            values.setdefault("url", text)
    values["author"] = "، ".join(creators[:5])
    return metadata_from(values)


def _package_path(archive: Archive) -> str:
    if _CONTAINER in archive.names:
        for element in xml_root(archive.part(_CONTAINER)).iter():
            path = element.get("full-path")
            if local_name(element) == "rootfile" and path and path in archive.names:
                return path
    found = sorted(name for name in archive.names if name.lower().endswith(".opf"))
    if not found:
        raise OpeningError("damaged")
    return found[0]


def _spine(package: Element, folder: str) -> list[_Item]:
    manifest: dict[str, _Item] = {}
    order: list[str] = []
    for element in package.iter():
        name = local_name(element)
        if name == "item":
            path = posixpath.normpath(posixpath.join(folder, unquote((element.get("href") or "").partition("#")[0])))
            navigation = "nav" in (element.get("properties") or "").split()
            manifest[element.get("id") or ""] = _Item(path, (element.get("media-type") or "").lower(), navigation)
        elif name == "itemref":
            order.append(element.get("idref") or "")
    items = [manifest[idref] for idref in dict.fromkeys(order) if idref in manifest]
    return [item for item in items if item.media_type in _DOCUMENTS or item.path.endswith((".xhtml", ".html", ".htm"))]


def _locked(archive: Archive) -> set[str]:
    """The parts under a publisher's lock. Fonts are often garbled on purpose; that is none."""
    if _ENCRYPTION not in archive.names:
        return set()
    locked: set[str] = set()
    for data in xml_root(archive.part(_ENCRYPTION)).iter():
        if local_name(data) != "EncryptedData":
            continue
        algorithm = next((e.get("Algorithm") for e in data.iter() if local_name(e) == "EncryptionMethod"), "")
        if algorithm in _FONT_ALGORITHMS:
            continue
        locked |= {unquote(e.get("URI") or "") for e in data.iter() if local_name(e) == "CipherReference"}
    return locked


def _document_pieces(data: bytes) -> list[Piece]:
    markup = decode(data, None, declared_encoding(data)).text
    root = parsed(markup)
    if root is None:
        return flat_pieces(markup)
    return [stretch.piece for stretch in page_of(root, _aside_of).stretches]


def _aside_of(element: object) -> SetAsideReason | None:
    kinds = (getattr(element, "attrib", {}).get("epub:type") or "").split()
    return (
        SetAsideReason.NAVIGATION
        if any(kind in ("toc", "landmarks", "page-list", "pagebreak") for kind in kinds)
        else None
    )


def _put_title_first(pieces: list[Piece], metadata: Metadata) -> None:
    """The book's title is its first heading if that says the same, else the package's, else a lone heading at the
    head."""
    shown = [piece for piece in pieces if piece.aside is None]
    if not shown:
        return
    wanted = key_of(metadata.title or "")
    for piece in shown[:5]:
        if wanted and key_of(piece.text) == wanted:
            piece.kind, piece.level = BlockKind.TITLE, 0
            return
    if metadata.title and wanted:
        pieces.insert(0, Piece(metadata.title, BlockKind.TITLE))
    elif shown[0].kind is BlockKind.HEADING:
        shown[0].kind, shown[0].level = BlockKind.TITLE, 0
