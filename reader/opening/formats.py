"""The registry of formats: what each is called, how its files are named, and which module reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reader.opening.drafts import Draft
from reader.opening.sources import Source


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `read` turns a source into a draft and raises OpeningError; it imports its parser when called.

    `suffixes` are in lower case with the dot, the usual one first.
    """

    name: str
    suffixes: tuple[str, ...]
    mime_types: tuple[str, ...]
    english: str
    arabic: str
    read: Callable[[Source], Draft]

    def title(self, language: str) -> str:
        """What people call it, in "ar" or "en"."""
        return self.arabic if language == "ar" else self.english


def _read_txt(source: Source) -> Draft:
    from reader.opening.txt import read

    return read(source)


def _read_html(source: Source) -> Draft:
    from reader.opening.html import read

    return read(source)


def _read_docx(source: Source) -> Draft:
    from reader.opening.docx import read

    return read(source)


def _read_pdf(source: Source) -> Draft:
    from reader.opening.pdf import read

    return read(source)


def _read_epub(source: Source) -> Draft:
    from reader.opening.epub import read

    return read(source)


def _read_md(source: Source) -> Draft:
    from reader.opening.md import read

    return read(source)


FORMATS = (
    Format("txt", (".txt", ".text"), ("text/plain",), "Plain text", "نص بسيط", _read_txt),
    Format(
        "html",
        (".html", ".htm", ".xhtml", ".xht"),
        ("text/html", "application/xhtml+xml"),
        "Web page",
        "صفحة ويب",
        _read_html,
    ),
    Format(
        "docx",
        (".docx",),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        "Word document",
        "مستند Word",
        _read_docx,
    ),
    Format("pdf", (".pdf",), ("application/pdf",), "PDF document", "مستند PDF", _read_pdf),
    Format("epub", (".epub",), ("application/epub+zip",), "EPUB book", "كتاب EPUB", _read_epub),
    Format("md", (".md", ".markdown", ".mdown", ".mkd"), ("text/markdown",), "Markdown", "ماركداون", _read_md),
)
"""Every format that Qari opens."""


def format_named(name: str) -> Format:
    """The format of that name; KeyError if there is none."""
    return {item.name: item for item in FORMATS}[name]


def format_of_suffix(suffix: str) -> Format | None:
    """The format whose files are named so, whatever the case."""
    suffix = suffix.lower()
    return next((item for item in FORMATS if suffix in item.suffixes), None)


def is_supported(path: Path) -> bool:
    """Whether a file of this name looks like one that Qari opens; nothing is read."""
    return format_of_suffix(path.suffix) is not None
