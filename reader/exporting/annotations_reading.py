"""Web annotations read back: which notes they are, on which articles of the library, and which it has already."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from reader.arabic.normaliser import fold
from reader.core.errors import OpeningError
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.spans import Span
from reader.exporting.identities import content_hash
from reader.library import Library
from reader.library.anchors import Reanchoring, stands

LARGEST = 100_000_000
"""Bytes of the largest file that is read."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file of annotations holds for a library.

    `notes` are to be added, each with the number of its article; `orphans` of them are on words that are not found, or
    not in one place only. `known` are in the library already, `homeless` are on something that is not in it.
    """

    notes: tuple[tuple[int, Note], ...] = ()
    orphans: int = 0
    known: int = 0
    homeless: int = 0


def read_annotations(library: Library, path: Path) -> Incoming:
    """The annotations in a JSON-LD file: a page, a collection, a list or a single one, of Qari or of another program.

    An annotation's article is the one whose text has the hash that it names, else the one at its path, else the only
    one with its title. Nothing is fetched. Raises OpeningError: missing, unreadable, too_large, not_annotations.
    """
    document = _document(path)
    shelf = _Shelf(library)
    notes: list[tuple[int, Note]] = []
    orphans = known = homeless = 0
    for annotation in _annotations(document, path):
        article = shelf.article(annotation)
        if article is None:
            homeless += 1
            continue
        note = _note(annotation, shelf.text(article))
        if note is None:
            homeless += 1
        elif shelf.has(article, note):
            known += 1
        else:
            notes.append((article, note))
            orphans += note.orphan
    return Incoming(tuple(notes), orphans, known, homeless)


def _document(path: Path) -> Any:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise OpeningError("too_large", path=path, size=size // 1_000_000, limit=LARGEST // 1_000_000)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise OpeningError("missing", path=path) from error
    except OSError as error:
        raise OpeningError("unreadable", path=path) from error
    try:
        # json finds out which of UTF-8, UTF-16 and UTF-32 the bytes are.
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise OpeningError("not_annotations", path=path) from error


def _annotations(document: Any, path: Path) -> Iterator[dict[str, Any]]:
    """Every annotation in a document; OpeningError("not_annotations") where there is none or something else."""
    found = False
    waiting = [document]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item))
        elif not isinstance(item, dict):
            raise OpeningError("not_annotations", path=path)
        elif "Annotation" in _listed(item.get("type", item.get("@type"))):
            found = True
            yield item
        else:
            # A collection's first page, a page's items and next page, a graph's nodes; a page that is only named by
            # its address is not fetched.
            parts = [item[key] for key in ("next", "first", "items", "@graph") if key in item]
            found = found or bool(parts)
            if not parts:
                raise OpeningError("not_annotations", path=path)
            waiting.extend(part for part in parts if isinstance(part, list | dict))
    if not found and document != []:
        raise OpeningError("not_annotations", path=path)


class _Shelf:
    """The articles of a library as annotations name them, and the notes that they have."""

    def __init__(self, library: Library) -> None:
        self._library = library
        records = library.records()
        self._by_hash = {record.content_hash: record.identity for record in records}
        self._by_path = {record.path: record.identity for record in records if record.path is not None}
        titles = Counter(_key(record.title) for record in records)
        self._by_title = {_key(record.title): record.identity for record in records if titles[_key(record.title)] == 1}
        self._texts: tuple[int, str] = (0, "")
        self._notes: dict[int, Counter[tuple[object, ...]]] = {}

    def article(self, annotation: dict[str, Any]) -> int | None:
        """The number of the article that an annotation is on."""
        addresses, titles = _named(annotation)
        for address in addresses:
            number = self._by_hash.get(content_hash(address) or "")
            if number is not None:
                return number
        for address in addresses:
            path = _path(address)
            number = None if path is None else self._by_path.get(path)
            if number is not None:
                return number
        return next((self._by_title[key] for key in map(_key, titles) if key in self._by_title), None)

    def text(self, article: int) -> str:
        """The text of an article; that of the last one asked for is kept."""
        if self._texts[0] != article:
            self._texts = (article, self._library.article(article).text)
        return self._texts[1]

    def has(self, article: int, note: Note) -> bool:
        """Whether the article has that note: the same words at the same place. One that is there twice is found
        twice."""
        if article not in self._notes:
            self._notes[article] = Counter(map(_same, self._library.notes(article)))
        left = self._notes[article]
        if left[_same(note)] <= 0:
            return False
        left[_same(note)] -= 1
        return True


def _same(note: Note) -> tuple[object, ...]:
    """What makes two notes on one article the same."""
    anchor = note.anchor
    if anchor is None:
        return (note.body, None)
    return (note.body, anchor.exact) if note.orphan else (note.body, anchor.exact, anchor.span)


def _key(title: str) -> str:
    return " ".join(fold(title).split())


def _named(annotation: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The addresses and the titles that an annotation gives for its target."""
    addresses: list[str] = []
    titles: list[str] = []
    for target in _listed(annotation.get("target")):
        for resource in (target, *(_listed(target.get("source")) if isinstance(target, dict) else [])):
            if isinstance(resource, str):
                addresses.append(resource)
            elif isinstance(resource, dict):
                for key in ("id", "@id", "canonical", "via"):
                    addresses.extend(part for part in _listed(resource.get(key)) if isinstance(part, str))
                for key in ("dcterms:title", "dc:title", "title"):
                    titles.extend(part for part in _listed(resource.get(key)) if isinstance(part, str))
    return addresses, titles


def _path(address: str) -> Path | None:
    """The file that an address names, on this machine."""
    if "\0" in address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme == "file":
        return Path(url2pathname(parts.path)) if not parts.netloc or parts.netloc == "localhost" else None
    return Path(unquote(address)) if not parts.scheme or len(parts.scheme) == 1 else None


def _note(annotation: dict[str, Any], text: str) -> Note | None:
    """The note that an annotation is; None where it is on a part of the article that is no stretch of its text."""
    placed, anchor = _anchor(annotation, text)
    if not placed:
        return None
    body, tags = _body(annotation)
    if anchor is None:
        target = NoteTarget.ARTICLE
    else:
        kinds = {kind.value: kind for kind in (NoteTarget.ENTITY, NoteTarget.QUOTATION)}
        target = kinds.get(_string(annotation.get("qari:on")), NoteTarget.SELECTION)
    return Note(
        target,
        body,
        anchor,
        tags,
        entity=_string(annotation.get("qari:entity")),
        speaker=_string(annotation.get("qari:speaker")),
        created=_moment(annotation.get("created")),
        changed=_moment(annotation.get("modified", annotation.get("created"))),
        orphan=anchor is not None and not stands(anchor, text),
    )


def _anchor(annotation: dict[str, Any], text: str) -> tuple[bool, Anchor | None]:
    """Whether the annotation is on text, and where: None is the whole article."""
    targets = [target for target in _listed(annotation.get("target")) if isinstance(target, dict)]
    selectors = [selector for target in targets for selector in _listed(target.get("selector"))]
    if not selectors:
        return True, None
    kinds: dict[str, dict[str, Any]] = {}
    for selector in selectors:
        if isinstance(selector, dict):
            kinds.setdefault(_string(selector.get("type", selector.get("@type"))), selector)
    quote, position = kinds.get("TextQuoteSelector", {}), kinds.get("TextPositionSelector", {})
    span = _span(position.get("start"), position.get("end"), len(text))
    exact = _string(quote.get("exact"))
    if not exact.strip():
        return (False, None) if span is None or not span.of(text).strip() else (True, Anchor.at(text, span))
    # Past the end, so that it stands nowhere unless it is found.
    lost = Span(len(text), len(text) + len(exact))
    anchor = Anchor(lost, exact, _string(quote.get("prefix")), _string(quote.get("suffix")))
    # Others count UTF-16 units, or the characters of a page: the offsets hold where the words stand there.
    if span is None or span.of(text) != exact:
        return True, Reanchoring("", text).moved(anchor) or anchor
    if text.endswith(anchor.prefix, 0, span.start) and text.startswith(anchor.suffix, span.end):
        return True, Anchor.at(text, span)
    return True, Reanchoring("", text).moved(anchor) or Anchor.at(text, span)


def _span(start: Any, end: Any, length: int) -> Span | None:
    if type(start) is not int or type(end) is not int:
        return None
    return Span(start, end) if 0 <= start < end <= length else None


def _body(annotation: dict[str, Any]) -> tuple[str, tuple[Tag, ...]]:
    """The words of a note and its tags; a body that lies elsewhere is not fetched."""
    words: list[str] = [value] if (value := _string(annotation.get("bodyValue"))) else []
    tags: dict[str, Tag] = {}
    for body in _listed(annotation.get("body")):
        value = _string(body.get("value")) if isinstance(body, dict) else ""
        if not value.strip():
            continue
        if "tagging" in _listed(body.get("purpose")):
            name = " ".join(value.split())
            colour = _string(body.get("qari:colour"))
            if any(character.isalnum() for character in fold(name)):
                tags.setdefault(_key(name), Tag(name, colour if _COLOUR.fullmatch(colour) else ""))
        else:
            words.append(value)
    return "\n\n".join(words), tuple(tags.values())


def _listed(value: Any) -> list[Any]:
    """JSON-LD writes one thing alone and several as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _moment(value: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(_string(value))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
