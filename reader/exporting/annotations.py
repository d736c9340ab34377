"""Notes as web annotations: JSON-LD after the W3C Web Annotation Data Model (Recommendation, 23 February 2017).

One AnnotationPage with an annotation a note. Its target is the exact text, named by its SHA-256 (RFC 6920), with the
words and the words around them (TextQuoteSelector) and their offsets in code points (TextPositionSelector); `via` tells
the file and the web address that the text came from. Tags are bodies with the purpose "tagging". What the model has no
word for (what a note is on, its speaker, a tag's colour) stands under terms of Qari's own, which other programs pass
over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reader.core.notes import Note, NoteTarget
from reader.core.records import ArticleRecord
from reader.exporting.articles import in_order
from reader.exporting.identities import named_identity, note_identity, text_address
from reader.exporting.writing import written_as_a_whole
from reader.library import Library

CONTEXT: list[Any] = ["http://www.w3.org/ns/anno.jsonld", {"qari": "urn:qari:"}]


def export_notes_annotations(library: Library, path: Path, notes: Sequence[Note] | None = None) -> int:
    """Write notes as web annotations, all of the library where None; returns how many. Raises ExportError, the old
    file untouched."""
    chosen = in_order(library, notes)
    identity = named_identity("page", *(f"{note.article} {note.identity} {note.changed}" for note in chosen))
    page = {"@context": CONTEXT, "id": identity.urn, "type": "AnnotationPage"}
    with written_as_a_whole(path) as file:
        head = json.dumps(page, ensure_ascii=False, indent=1).removesuffix("\n}")
        file.write(f'{head},\n "items": ['.encode())
        for number, annotation in enumerate(_annotations(library, chosen)):
            file.write(b",\n" if number else b"\n")
            # Half a character is no UTF-8; as an escape it is JSON all the same.
            try:
                file.write(json.dumps(annotation, ensure_ascii=False).encode())
            except UnicodeEncodeError:
                file.write(json.dumps(annotation).encode())
        file.write(b"\n ]\n}\n")
    return len(chosen)


def _annotations(library: Library, notes: Sequence[Note]) -> Iterator[dict[str, Any]]:
    article, source = None, {}
    for note in notes:
        if article is None or article.identity != note.article:
            article = library.record(note.article)
            source = _source(article, library.article(note.article).metadata.url)
        yield _annotation(note, article, source)


def _source(article: ArticleRecord, url: str | None) -> dict[str, Any]:
    source: dict[str, Any] = {
        "id": text_address(article.content_hash),
        "type": "Text",
        "format": "text/plain",
        "dcterms:title": article.title,
    }
    via = [address for address in (_file_address(article.path), url) if address]
    if via:
        source["via"] = via
    return source


def _file_address(path: Path | None) -> str | None:
    return path.as_uri() if path is not None and path.is_absolute() else None


def _annotation(note: Note, article: ArticleRecord, source: dict[str, Any]) -> dict[str, Any]:
    annotation: dict[str, Any] = {
        "id": note_identity(article, note).urn,
        "type": "Annotation",
        "motivation": "commenting" if note.body else "highlighting",
    }
    if note.created is not None:
        annotation["created"] = _moment(note.created)
    if note.changed is not None:
        annotation["modified"] = _moment(note.changed)
    bodies = _bodies(note)
    if bodies:
        annotation["body"] = bodies
    # A note on the whole article has nothing to select.
    placed = {"type": "SpecificResource", "source": source, "selector": _selectors(note)}
    annotation["target"] = source if note.anchor is None else placed
    if note.target not in (NoteTarget.SELECTION, NoteTarget.ARTICLE):
        annotation["qari:on"] = note.target.value
    if note.entity:
        annotation["qari:entity"] = note.entity
    if note.speaker:
        annotation["qari:speaker"] = note.speaker
    return annotation


def _bodies(note: Note) -> list[dict[str, Any]]:
    bodies: list[dict[str, Any]] = []
    if note.body:
        bodies.append({"type": "TextualBody", "value": note.body, "format": "text/plain", "purpose": "commenting"})
    for tag in note.tags:
        bodies.append({"type": "TextualBody", "value": tag.name, "purpose": "tagging", "qari:colour": tag.colour})
    return bodies


def _selectors(note: Note) -> list[dict[str, Any]]:
    anchor = note.anchor
    if anchor is None:
        return []
    words = {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
    if note.orphan:
        # Its offsets are those of a text that is gone.
        return [words]
    return [words, {"type": "TextPositionSelector", "start": anchor.span.start, "end": anchor.span.end}]


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
