"""What the library holds, written to files of other programs: one module a format, each file whole or not at all."""

from reader.exporting.csv import export_entities_csv, export_notes_csv, export_quotations_csv
from reader.exporting.formats import FORMATS, Content, Format, export, format_for, formats_of
from reader.exporting.markdown import export_notes_markdown

__all__ = [
    "FORMATS",
    "Content",
    "Format",
    "export",
    "export_entities_csv",
    "export_notes_csv",
    "export_notes_markdown",
    "export_quotations_csv",
    "format_for",
    "formats_of",
]
