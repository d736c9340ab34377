"""The line under an article's title: who wrote it, where and when, and how long it is."""

from __future__ import annotations

from reader.core.articles import Article
from reader.desktop import texts
from reader.desktop.language import day

_COUNTED_AT_ONCE = 300_000
"""Code points up to which the words are counted before the library tells their number."""


def byline(article: Article, words: int | None, language: str) -> str:
    """The line in "ar" or "en"; `words` is their number as the library knows it, 0 where it does not yet, None where
    the article is only the beginning of one."""
    metadata = article.metadata
    if words == 0 and len(article.text) <= _COUNTED_AT_ONCE:
        words = len(article.text.split())
    facts = [
        metadata.author or "",
        metadata.outlet or "",
        day(metadata.date, language) if metadata.date else "",
        texts.Counts.words(words) if words else "",
        texts.Counts.minutes_to_read(words) if words else "",
    ]
    return texts.joined(facts)
