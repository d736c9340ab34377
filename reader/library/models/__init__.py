"""The tables as peewee models, private to reader.library; reader.library.schema creates and changes them.

The models are bound to no database: a query is run on a Store's own, so that two libraries can be open in one process.
"""

from __future__ import annotations

from peewee import Field, Model

from reader.library.codec import to_text
from reader.library.models.articles import (
    ArticleRow,
    ArticleText,
    EarlierText,
    Fact,
    QueuedFile,
    SeenPath,
    WatchedFolder,
)
from reader.library.models.fields import from_microseconds, to_column, to_microseconds
from reader.library.models.marks import (
    AnalysisRow,
    Appearance,
    ArticleNames,
    EntityRow,
    NamesDue,
    Said,
    SaidAbout,
    SpeakerRow,
)
from reader.library.models.work import (
    Alias,
    ArticleTag,
    BlockDirection,
    EntityCorrection,
    ListedNameRow,
    MentionCorrection,
    NameNoteRow,
    NamesApart,
    NoteRow,
    NoteTag,
    QuotationCorrection,
    RowChange,
    SavedSearchRow,
    StepRow,
    TagRow,
)

MODELS: tuple[type[Model], ...] = (
    Fact,
    ArticleRow,
    ArticleText,
    EarlierText,
    SeenPath,
    WatchedFolder,
    QueuedFile,
    AnalysisRow,
    EntityRow,
    Appearance,
    ArticleNames,
    SpeakerRow,
    Said,
    SaidAbout,
    NamesDue,
    Alias,
    NameNoteRow,
    NamesApart,
    SavedSearchRow,
    TagRow,
    NoteRow,
    NoteTag,
    ArticleTag,
    BlockDirection,
    MentionCorrection,
    EntityCorrection,
    QuotationCorrection,
    ListedNameRow,
    StepRow,
    RowChange,
)

__all__ = [
    "MODELS",
    "Alias",
    "AnalysisRow",
    "Appearance",
    "ArticleNames",
    "ArticleRow",
    "ArticleTag",
    "ArticleText",
    "BlockDirection",
    "EarlierText",
    "EntityCorrection",
    "EntityRow",
    "Fact",
    "ListedNameRow",
    "MentionCorrection",
    "NameNoteRow",
    "NamesApart",
    "NamesDue",
    "NoteRow",
    "NoteTag",
    "QueuedFile",
    "QuotationCorrection",
    "RowChange",
    "Said",
    "SaidAbout",
    "SavedSearchRow",
    "SeenPath",
    "SpeakerRow",
    "StepRow",
    "TagRow",
    "WatchedFolder",
    "columns",
    "from_microseconds",
    "to_column",
    "to_microseconds",
    "to_text",
]


def columns(model: type[Model]) -> dict[str, Field]:
    """The fields of a model by column name, in the order of the table."""
    fields: dict[str, Field] = {field.column_name: field for field in model._meta.sorted_fields}
    return fields
