"""Word documents: the body in its order with headings, lists, tables, text boxes and notes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from reader.core.articles import BlockKind, Metadata, SetAsideReason, metadata_from
from reader.core.errors import OpeningError
from reader.opening.archives import Archive
from reader.opening.characters import squeezed
from reader.opening.docx_lists import ListMarkers
from reader.opening.docx_styles import Style, W, paragraph_styles
from reader.opening.drafts import Draft, Piece
from reader.opening.phrases import key_of
from reader.opening.sources import Source

if TYPE_CHECKING:
    from docx.document import Document

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACES = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_TEXTS = (f"{W}t", f"{W}delText", f"{M}t", *_SPACES)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NO_DOCUMENT_TYPE = b"<!DOCTYPE"
_UNTITLED = ("microsoft word", "document", "untitled", "مستند")


def read(source: Source) -> Draft:
    """The draft of a Word document. Raises OpeningError: damaged, bomb, encrypted, unsafe, unsupported, empty."""
    archive = Archive(source.data)
    for name in archive.names:
        # No Word file has a document type; one that does wants entities.
        if name.endswith((".xml", ".rels")) and _NO_DOCUMENT_TYPE in archive.part(name):
            raise OpeningError("unsafe")
    document = _document(source.data)
    body = _Body(paragraph_styles(document), ListMarkers(document))
    pieces = body.pieces(document.element.body)
    pieces += _notes(document, "footnotes")
    pieces += _notes(document, "endnotes")
    pieces += [Piece(line, aside=SetAsideReason.NOT_SHOWN) for line in _lines(document, "comments")]
    pieces = [*_running(document, "header"), *pieces, *_running(document, "footer")]
    if not any(piece.text.strip() for piece in pieces):
        raise OpeningError("empty")
    metadata, made = _properties(document)
    _name_title(pieces, metadata)
    return Draft(pieces, metadata, "docx", file_date=made)


def _document(data: bytes) -> Document:
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        return Document(BytesIO(data))
    except ValueError as error:
        # A template, a document with macros, or a spreadsheet in Word's clothes.
        raise OpeningError("unsupported") from error
    except (OpcError, KeyError, AttributeError, SyntaxError, OSError, IndexError, TypeError) as error:
        raise OpeningError("damaged") from error


class _Body:
    """Reads paragraphs in the order of the document, those of one table row as one piece."""

    def __init__(self, styles: dict[str, Style], lists: ListMarkers) -> None:
        self._styles = styles
        self._lists = lists

    def pieces(self, root: Any) -> list[Piece]:
        pieces: list[Piece] = []
        row: Any = None
        cell: Any = None
        for paragraph in root.iter(f"{W}p"):
            place = _place(paragraph, root)
            if place is None:
                continue
            own_row, own_cell = place
            if own_row is None:
                row = cell = None
                pieces += self._paragraph(paragraph)
                continue
            text, hidden = paragraph_text(paragraph)
            text = squeezed(text)
            if own_row is not row:
                row, cell = own_row, None
                pieces.append(Piece("", BlockKind.TABLE_ROW))
            if text:
                joint = "" if not pieces[-1].text else "\t" if own_cell is not cell else " "
                pieces[-1].text += joint + text
                cell = own_cell
            if hidden.strip():
                pieces.insert(len(pieces) - 1, Piece(hidden, aside=SetAsideReason.NOT_SHOWN))
        return [piece for piece in pieces if piece.text.strip()]

    def _paragraph(self, paragraph: Any) -> list[Piece]:
        text, hidden = paragraph_text(paragraph)
        found = [Piece(hidden, aside=SetAsideReason.NOT_SHOWN)] if hidden.strip() else []
        if not text.strip():
            return found
        properties = paragraph.find(f"{W}pPr")
        style = self._styles.get(_value(properties, "pStyle") or "", Style())
        level = style.level
        outline = _value(properties, "outlineLvl")
        if outline is not None and outline.isdecimal() and int(outline) < 9:
            level = min(6, int(outline) + 1)
        if style.kind is BlockKind.TITLE:
            piece = Piece(text, BlockKind.TITLE)
        elif level:
            piece = Piece(text, BlockKind.HEADING, level)
        else:
            piece = Piece(text, style.kind)
            marker, depth = self._lists.marker(properties, style.list_of)
            if depth and style.kind is BlockKind.PARAGRAPH:
                piece.kind, piece.level, piece.marker = BlockKind.LIST_ITEM, depth, marker
        return [*found, piece]


def paragraph_text(paragraph: Any) -> tuple[str, str]:
    """What the paragraph shows, and what it hides: hidden letters and deletions that nobody accepted yet."""
    shown: list[str] = []
    hidden: list[str] = []
    for element in paragraph.iter(*_TEXTS):
        run = element.getparent()
        if run is None or run.tag not in (f"{W}r", f"{M}r"):
            continue
        owner, moved = _owner(run)
        if owner is not paragraph:
            # A text box inside the paragraph has paragraphs of its own.
            continue
        text = _SPACES.get(element.tag) or element.text or ""
        vanished = moved or run.find(f"{W}rPr/{W}vanish") is not None or element.tag == f"{W}delText"
        (hidden if vanished else shown).append(text)
    return "".join(shown), "".join(hidden)


def _owner(run: Any) -> tuple[Any, bool]:
    """The paragraph that the run is in, and whether the run was moved away from there."""
    moved = False
    for element in run.iterancestors():
        if element.tag == f"{W}p":
            return element, moved
        moved = moved or element.tag == f"{W}moveFrom"
    return None, moved


def _place(paragraph: Any, root: Any) -> tuple[Any, Any] | None:
    """The outermost table row and cell around the paragraph; None where it is the second copy of a text box."""
    row = cell = None
    for element in paragraph.iterancestors():
        if element is root:
            break
        if element.tag == _FALLBACK:
            return None
        if element.tag == f"{W}tr":
            row = element
        elif element.tag == f"{W}tc":
            cell = element
    return row, cell


def _value(properties: Any, name: str) -> str | None:
    element = properties.find(f"{W}{name}") if properties is not None else None
    value = element.get(f"{W}val") if element is not None else None
    return None if value is None else str(value)


def _related(document: Document, kind: str) -> list[Any]:
    """The roots of the parts that the document names as of that kind."""
    from docx.oxml.parser import parse_xml

    roots = []
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(f"/{kind}"):
            continue
        try:
            roots.append(parse_xml(relation.target_part.blob))
        except SyntaxError as error:
            raise OpeningError("damaged") from error
    return roots


def _notes(document: Document, kind: str) -> list[Piece]:
    pieces: list[Piece] = []
    number = 0
    for root in _related(document, kind):
        for note in root:
            if note.get(f"{W}type") not in (None, "normal"):
                continue
            number += 1
            marker = f"[{number}]"
            for paragraph in note.iter(f"{W}p"):
                text, _ = paragraph_text(paragraph)
                if text.strip():
                    pieces.append(Piece(text, BlockKind.LIST_ITEM, 1, marker))
                    marker = ""
    return pieces


def _running(document: Document, kind: str) -> list[Piece]:
    """What stands at the head or foot of every page, once."""
    return [Piece(line, aside=SetAsideReason.NAVIGATION) for line in dict.fromkeys(_lines(document, kind))]


def _lines(document: Document, kind: str) -> list[str]:
    return [
        line
        for root in _related(document, kind)
        for paragraph in root.iter(f"{W}p")
        if _place(paragraph, root) is not None and (line := squeezed(paragraph_text(paragraph)[0]))
    ]


def _properties(document: Document) -> tuple[Metadata, str | None]:
    """What the properties say of the document, and the day on which it was made."""
    try:
        core = document.core_properties
        created = core.created
        title = squeezed(core.title or "")
        author = squeezed(core.author or "")
    except (ValueError, KeyError, AttributeError, TypeError):
        return Metadata(), None
    if title.lower().startswith(_UNTITLED):
        title = ""
    # The template that python-docx ships signs its documents so.
    author = "" if author.lower() in ("python-docx", "user", "admin", "administrator", "un-named") else author
    return metadata_from({"title": title, "author": author}), created.date().isoformat() if created else None


def _name_title(pieces: list[Piece], metadata: Metadata) -> None:
    """The first heading is the title where no paragraph has Word's own title style."""
    shown = [piece for piece in pieces if piece.aside is None]
    if any(piece.kind is BlockKind.TITLE for piece in shown):
        return
    for piece in shown[:4]:
        said = metadata.title is not None and key_of(piece.text) == key_of(metadata.title)
        if said or (piece.kind is BlockKind.HEADING and piece.level == 1):
            piece.kind, piece.level = BlockKind.TITLE, 0
            return
