"""Which notes an export takes."""

from __future__ import annotations

from enum import StrEnum


class Extent(StrEnum):
    """Which notes are exported."""

    ALL = "all"
    ARTICLE = "article"
    NARROWED = "narrowed"
