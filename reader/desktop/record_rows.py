"""Articles of the library as rows of a list."""

from __future__ import annotations

from datetime import datetime

from reader.core.records import ArticleRecord
from reader.desktop import texts
from reader.desktop.language import ago, day
from reader.desktop.rows import Row


def record_row(record: ArticleRecord, now: datetime, language: str) -> Row:
    """An article: its title, under it its outlet, its date (or when it was read last), what was found in it, and its
    tags. `now` is aware, `language` "ar" or "en"."""
    when = ""
    if record.date:
        when = day(record.date, language)
    elif record.opened is not None:
        when = ago(record.opened, now, language)
    facts = [
        record.outlet or "",
        when,
        texts.Counts.names(record.entities) if record.entities else "",
        texts.Counts.quotations(record.quotations) if record.quotations else "",
        texts.Counts.notes(record.notes) if record.notes else "",
    ]
    return Row(
        record.title,
        texts.joined(facts),
        strong=True,
        lines=2,
        sublines=2,
        dots=tuple((tag.name, tag.colour) for tag in record.tags),
        item=record,
        key=record.identity,
    )
