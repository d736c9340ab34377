"""Columns that SQLite has no type for: moments, and text that may hold half a character."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from peewee import BigIntegerField, TextField

from reader.library.codec import to_text

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_microseconds(moment: datetime) -> int:
    """Microseconds since 1970 UTC, exact. A moment without a zone is taken as UTC."""
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return (aware - _EPOCH) // timedelta(microseconds=1)


def from_microseconds(value: int) -> datetime:
    """The moment, in UTC."""
    return _EPOCH + timedelta(microseconds=value)


def to_column(value: Any) -> Any:
    """A value as SQLite keeps it: a moment as its number, text with lone surrogates as bytes."""
    if isinstance(value, datetime):
        return to_microseconds(value)
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
    return value


class AnyTextField(TextField):
    """Text that may hold lone surrogates (a file name that is not UTF-8, half an emoji); SQLite gets those as bytes."""

    def db_value(self, value: Any) -> Any:
        return to_column(value)

    def python_value(self, value: Any) -> Any:
        return to_text(value)


class MomentField(BigIntegerField):
    """A moment, kept as microseconds since 1970 UTC."""

    def db_value(self, value: Any) -> Any:
        return to_microseconds(value) if isinstance(value, datetime) else value

    def python_value(self, value: Any) -> Any:
        return None if value is None else from_microseconds(value)
