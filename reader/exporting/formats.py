"""The formats that can be written: what each is called, which files it makes and what it can hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from reader.core.errors import ExportError
from reader.exporting.annotations import export_notes_annotations
from reader.exporting.csv import export_entities_csv, export_notes_csv, export_quantities_csv, export_quotations_csv
from reader.exporting.html import (
    export_entities_html,
    export_notes_html,
    export_quantities_html,
    export_quotations_html,
)
from reader.exporting.markdown import (
    export_entities_markdown,
    export_notes_markdown,
    export_quantities_markdown,
    export_quotations_markdown,
)
from reader.exporting.refi_qda import export_notes_refi_qda
from reader.exporting.xlsx import (
    export_entities_xlsx,
    export_notes_xlsx,
    export_quantities_xlsx,
    export_quotations_xlsx,
)
from reader.library import Library


class Content(StrEnum):
    """What an export is of."""

    NOTES = "notes"
    QUOTATIONS = "quotations"
    ENTITIES = "entities"
    QUANTITIES = "quantities"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name for programs, the ending of its files, its titles and what writes each content.

    `worded` says that its files hold words of the interface language, so that its writers take `language`.
    """

    name: str
    suffix: str
    titles: Mapping[str, str]
    writers: Mapping[Content, Callable[..., int]]
    worded: bool = False

    def title(self, language: str) -> str:
        """The format's title in "ar" or "en", for dialogs."""
        return self.titles[language]


FORMATS: tuple[Format, ...] = (
    Format(
        "csv",
        ".csv",
        {"en": "Table (CSV)", "ar": "جدول (CSV)"},
        {
            Content.NOTES: export_notes_csv,
            Content.QUOTATIONS: export_quotations_csv,
            Content.ENTITIES: export_entities_csv,
            Content.QUANTITIES: export_quantities_csv,
        },
    ),
    Format(
        "xlsx",
        ".xlsx",
        {"en": "Excel workbook (XLSX)", "ar": "مصنف إكسل (XLSX)"},
        {
            Content.NOTES: export_notes_xlsx,
            Content.QUOTATIONS: export_quotations_xlsx,
            Content.ENTITIES: export_entities_xlsx,
            Content.QUANTITIES: export_quantities_xlsx,
        },
    ),
    Format(
        "markdown",
        ".md",
        {"en": "Markdown, for Obsidian and others", "ar": "Markdown لبرنامج Obsidian وغيره"},
        {
            Content.NOTES: export_notes_markdown,
            Content.QUOTATIONS: export_quotations_markdown,
            Content.ENTITIES: export_entities_markdown,
            Content.QUANTITIES: export_quantities_markdown,
        },
    ),
    Format(
        "html",
        ".html",
        {"en": "Web page (HTML)", "ar": "صفحة ويب (HTML)"},
        {
            Content.NOTES: export_notes_html,
            Content.QUOTATIONS: export_quotations_html,
            Content.ENTITIES: export_entities_html,
            Content.QUANTITIES: export_quantities_html,
        },
        worded=True,
    ),
    Format(
        "annotations",
        ".jsonld",
        {"en": "Web annotations (JSON-LD)", "ar": "تعليقات الويب (JSON-LD)"},
        {Content.NOTES: export_notes_annotations},
    ),
    Format(
        "refi-qda",
        ".qdpx",
        {"en": "REFI-QDA project (QDPX)", "ar": "مشروع REFI-QDA (QDPX)"},
        {Content.NOTES: export_notes_refi_qda},
    ),
)


def formats_of(content: Content) -> list[Format]:
    """The formats that can hold that content."""
    return [format for format in FORMATS if content in format.writers]


def format_for(path: Path, name: str | None = None) -> Format:
    """The format with that name or, where None, the one that the file's ending tells.

    Raises ExportError("export_format").
    """
    for format in FORMATS:
        if (format.name == name) if name is not None else (format.suffix == path.suffix.lower()):
            return format
    known = ", ".join(format.suffix for format in FORMATS)
    raise ExportError("export_format", path=path if name is None else name, formats=known)


def export(
    library: Library,
    path: Path,
    content: Content = Content.NOTES,
    chosen: Sequence[Any] | None = None,
    *,
    format: str | None = None,
    language: str = "ar",
) -> int:
    """Write a content of the library in the format of that name or, where None, of the file's ending; returns how many.

    `chosen` is what to write (Note, SpokenQuotation or EntityUse, as the content is; of quantities the ArticleRecord of
    each article), all of the library where None; `language` that of the few words of its own that a format has. Raises
    ExportError, the old file untouched: export_format, export_contents, disk_full, not_written.
    """
    found = format_for(path, format)
    writer = found.writers.get(content)
    if writer is None:
        raise ExportError("export_contents", format=found.name, path=path)
    return writer(library, path, chosen, language=language) if found.worded else writer(library, path, chosen)
