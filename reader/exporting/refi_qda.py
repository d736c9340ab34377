"""Notes as a project of the REFI-QDA Standard 1.5 (.qdpx), which QualCoder, NVivo, ATLAS.ti and MAXQDA open.

A zip file with project.qde (XML, schema Project.xsd of 18 March 2019) and the articles as UTF-8 text files. An article
is a TextSource, its path `internal://`; a note's place is a PlainTextSelection, its offsets code points with the end
not included; tags are Codes, a tag on a note or an article is a Coding. A note's words are the Description of its
selection, which QualCoder shows as the memo, and a Note that the selection refers to, which the others show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from uuid import UUID
from xml.etree.ElementTree import Element, ElementTree, SubElement
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from reader.core.notes import Note, Tag
from reader.core.records import ArticleRecord
from reader.core.spans import Span
from reader.exporting.articles import by_article, in_order
from reader.exporting.identities import article_identity, named_identity, note_identity
from reader.exporting.rows import NoteRow
from reader.exporting.writing import written_as_a_whole
from reader.library import Library

NAMESPACE = "urn:QDA-XML:project:1.0"

_USER = str(named_identity("user"))
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LONGEST_NAME = 80
"""Characters of a source's name: programs make a file of it, and 255 bytes is the most that one's name can have."""

_FIRST_MOMENT = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest that a zip file can tell; for what has no moment of its own."""


def export_notes_refi_qda(library: Library, path: Path, notes: Sequence[Note] | None = None) -> int:
    """Write notes with their articles and tags as a project, all of the library where None; returns how many.

    An article without any of the notes is left out. Raises ExportError, the old file untouched.
    """
    chosen = in_order(library, notes)
    project = _Project()
    with written_as_a_whole(path) as file, ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for rows in by_article(library, chosen):
            text = library.article(rows[0].article.identity).text
            project.add(rows)
            archive.writestr(_entry(f"Sources/{article_identity(rows[0].article)}.txt"), _plain(text))
        # QualCoder takes the folder for granted, even where nothing is in it.
        archive.writestr(_entry("Sources/"), b"")
        archive.writestr(_entry("project.qde"), project.written())
    return len(chosen)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _FIRST_MOMENT.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    return entry


def _plain(text: str) -> bytes:
    # One character for one, so that every offset holds: a reader may take a carriage return for a line's end.
    return text.replace("\r", " ").encode("utf-8", "replace")


class _Project:
    """project.qde while it is put together."""

    def __init__(self) -> None:
        self._codes: dict[str, Element] = {}
        self._sources: list[Element] = []
        self._notes: list[Element] = []
        self._names: set[str] = set()
        self._coded: set[tuple[UUID, Span, str]] = set()
        self._latest = _FIRST_MOMENT

    def add(self, rows: Sequence[NoteRow]) -> None:
        """One article with its notes."""
        article = rows[0].article
        moment = article.added or _FIRST_MOMENT
        source = Element("TextSource", _dated(article_identity(article), moment, moment))
        source.set("name", self._name(article.title))
        source.set("plainTextPath", f"internal://{article_identity(article)}.txt")
        placed = [row for row in rows if row.span is not None]
        others = [row for row in rows if row.span is None]
        # The schema wants the children in this order.
        _describe(source, "\n\n".join(filter(None, map(_whole, others))))
        for row in placed:
            source.append(self._selection(row))
        tags = {tag.name: tag for tag in (*article.tags, *(tag for row in others for tag in row.note.tags))}
        for tag in tags.values():
            source.append(self._coding(tag, article, moment, "article"))
        for row in others:
            self._note(source, row, _whole(row))
        self._sources.append(source)

    def written(self) -> bytes:
        """The document."""
        moment = _moment(self._latest)
        project = Element("Project", {"xmlns": NAMESPACE, "name": "Qari", "origin": "Qari"})
        project.attrib |= {"creatingUserGUID": _USER, "creationDateTime": moment, "modifiedDateTime": moment}
        SubElement(SubElement(project, "Users"), "User", {"guid": _USER, "name": "Qari"})
        if self._codes:
            SubElement(SubElement(project, "CodeBook"), "Codes").extend(self._codes.values())
        if self._sources:
            SubElement(project, "Sources").extend(self._sources)
        if self._notes:
            SubElement(project, "Notes").extend(self._notes)
        written = BytesIO()
        ElementTree(project).write(written, encoding="utf-8", xml_declaration=True)
        return written.getvalue()

    def _selection(self, row: NoteRow) -> Element:
        assert row.span is not None
        note = row.note
        identity = note_identity(row.article, note)
        selection = Element("PlainTextSelection", _dated(identity, *_moments(note)))
        selection.set("name", _short(row.selection))
        selection.attrib |= {"startPosition": str(row.span.start), "endPosition": str(row.span.end)}
        _describe(selection, note.body)
        for tag in note.tags:
            # Of two codings of a code at one place QualCoder keeps the first alone, without the other's words; what
            # has none left comes as an annotation there.
            place = (article_identity(row.article), row.span, tag.name)
            if place not in self._coded:
                self._coded.add(place)
                selection.append(self._coding(tag, row.article, note.created or _FIRST_MOMENT, str(identity)))
        self._note(selection, row, note.body)
        return selection

    def _coding(self, tag: Tag, article: ArticleRecord, moment: datetime, place: str) -> Element:
        code = str(named_identity("code", tag.name))
        if code not in self._codes:
            self._codes[code] = Element("Code", {"guid": code, "name": _clean(tag.name), "isCodable": "true"})
            if _COLOUR.fullmatch(tag.colour):
                self._codes[code].set("color", tag.colour)
        identity = named_identity("coding", str(article_identity(article)), place, tag.name)
        coding = Element("Coding", {"guid": str(identity), "creatingUser": _USER, "creationDateTime": _moment(moment)})
        SubElement(coding, "CodeRef", {"targetGUID": code})
        return coding

    def _note(self, owner: Element, row: NoteRow, words: str) -> None:
        """A Note with these words and the owner's reference to it; nothing where there are none."""
        created, changed = _moments(row.note)
        self._latest = max(self._latest, changed)
        if not words:
            return
        identity = named_identity("note", str(note_identity(row.article, row.note)))
        note = Element("Note", _dated(identity, created, changed))
        note.set("name", _short(words))
        SubElement(note, "PlainTextContent").text = _clean(words)
        self._notes.append(note)
        SubElement(owner, "NoteRef", {"targetGUID": str(identity)})

    def _name(self, title: str) -> str:
        """A name for a source that no other has, even where capitals and small letters are one."""
        plain = _short(_NOT_IN_A_NAME.sub(" ", title)).strip(". ") or "Qari"
        name = next(name for name in _numbered(plain) if name.casefold() not in self._names)
        self._names.add(name.casefold())
        return name


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name} ({number})"
        number += 1


def _whole(row: NoteRow) -> str:
    """The words of a note without a place, after those that it was once on."""
    return "\n".join(filter(None, (f"«{row.selection}»" if row.selection else "", row.note.body)))


def _describe(owner: Element, words: str) -> None:
    if words:
        SubElement(owner, "Description").text = _clean(words)


def _dated(identity: UUID, created: datetime, changed: datetime) -> dict[str, str]:
    return {
        "guid": str(identity),
        "creatingUser": _USER,
        "creationDateTime": _moment(created),
        "modifyingUser": _USER,
        "modifiedDateTime": _moment(changed),
    }


def _moments(note: Note) -> tuple[datetime, datetime]:
    created = note.created or note.changed or _FIRST_MOMENT
    return created, note.changed or created


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _short(words: str) -> str:
    line = " ".join(_clean(words).split())
    return line if len(line) <= _LONGEST_NAME else line[: _LONGEST_NAME - 1].rstrip() + "…"


def _clean(words: str) -> str:
    """The words without what XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", words)
