"""Small files of each format, written by code, for the self-test."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

TITLE = "خبر قصير للتجربة"
BODY = "قالت ليلى الحسن إن المكتبة فتحت أبوابها في دمشق اليوم."
_HTML = (
    f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{TITLE}</title></head>'
    f"<body><article><h1>{TITLE}</h1><p>{BODY}</p></article></body></html>"
)


def _txt(path: Path) -> None:
    path.write_text(f"{TITLE}\n\n{BODY}\n", encoding="utf-8")


def _md(path: Path) -> None:
    path.write_text(f"# {TITLE}\n\n{BODY}\n", encoding="utf-8")


def _html(path: Path) -> None:
    path.write_text(_HTML, encoding="utf-8")


def _docx(path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(BODY)
    document.save(str(path))


def _epub(path: Path) -> None:
    container = (
        '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    package = (
        '<?xml version="1.0"?><package version="3.0" xmlns="http://www.idpf.org/2007/opf" unique-identifier="id">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">qari</dc:identifier>'
        f"<dc:title>{TITLE}</dc:title><dc:language>ar</dc:language></metadata><manifest>"
        '<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="one"/></spine></package>'
    )
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ar" dir="rtl">'
        f"<head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{BODY}</p></body></html>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("book.opf", package)
        archive.writestr("one.xhtml", page)


def _pdf(path: Path) -> None:
    """A PDF of one page whose Arabic letters are mapped by a ToUnicode table, as word processors write them."""
    text = f"{TITLE} {BODY}"
    codes = {character: index + 1 for index, character in enumerate(dict.fromkeys(text))}
    # Pages hold glyphs from left to right: right-to-left text is drawn from its last letter to its first.
    shown = "".join(f"{codes[character]:02X}" for character in reversed(text))
    mapping = "\n".join(f"<{code:02X}> <{ord(character):04X}>" for character, code in codes.items())
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{mapping}\nendbfchar endcmap end end"
    )
    content = f"BT /F1 8 Tf 20 700 Td <{shown}> Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        f"<< /Length {len(table)} >>\nstream\n{table}\nendstream",
    ]
    written = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    written += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    written += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    path.write_bytes(written)


SAMPLES: dict[str, Callable[[Path], None]] = {
    "txt": _txt,
    "md": _md,
    "html": _html,
    "docx": _docx,
    "epub": _epub,
    "pdf": _pdf,
}


def write_sample(path: Path) -> tuple[str, ...]:
    """Write the sample of the format that the suffix names; returns words that its text must hold."""
    SAMPLES[path.suffix.removeprefix(".")](path)
    return tuple(BODY.rstrip(".").split()[:4])
