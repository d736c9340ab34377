"""From a shape of the overview down to the text: the places that it stands for, as rows of a list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.analyses import Analysis
from reader.core.records import ArticleRecord
from reader.core.spans import Span
from reader.desktop import texts
from reader.desktop.chart import Pick
from reader.desktop.overview_facts import names_within, voice
from reader.desktop.overview_series import period_name, said_about, said_by, said_by_about
from reader.desktop.page_rows import article_line, said_row
from reader.desktop.quotation_rows import quotation_row
from reader.desktop.rows import Row

if TYPE_CHECKING:
    from reader.library import Library, NamedPlace, SpokenQuotation

_AROUND = 80
"""Code points of the text that are shown at either side of a mention."""

_MOST = 300
"""Places that are listed at most."""


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A place: an article by its key in the library, and where in its text."""

    article: int
    span: Span


def title_of(pick: Pick, language: str) -> str:
    """What the list of its places is called."""
    if pick.quoted and pick.speaker and pick.name:
        return said_by_about(pick.speaker, pick.name)
    if pick.quoted:
        return said_by(pick.speaker) if pick.speaker else said_about(pick.name)
    when = period_name(pick.since, pick.until, language) if pick.since else ""
    return texts.joined([pick.name, when])


def article_places(text: str, analysis: Analysis, article: int, pick: Pick) -> list[Row]:
    """The places of a pick in the text of one article."""
    if pick.quoted:
        return [
            replace(
                quotation_row(text, quotation, with_speaker=not pick.speaker),
                item=TextPlace(article, quotation.content),
            )
            for quotation in analysis.quotations
            if (not pick.speaker or voice(quotation) == pick.speaker)
            and (not pick.name or (pick.name, pick.type) in names_within(quotation, analysis.mentions))
        ][:_MOST]
    return [
        _mention_row(text, mention.span, article)
        for mention in analysis.mentions
        if (mention.name, mention.type) == (pick.name, pick.type)
    ][:_MOST]


def library_places(library: Library, pick: Pick) -> list[NamedPlace] | list[SpokenQuotation]:
    """The places of a pick in the whole library, newest article first. On the library's thread; raises LibraryError."""
    from reader.library import QuotationFilter

    if pick.quoted:
        return library.quotations(QuotationFilter(speaker=pick.speaker, about=pick.name, exact=True), limit=_MOST)
    assert pick.type is not None
    return library.named_places(pick.name, pick.type, since=pick.since, until=pick.until, limit=_MOST)


def library_row(place: NamedPlace | SpokenQuotation, pick: Pick, language: str) -> Row:
    """A place of the library."""
    from reader.library import NamedPlace

    if isinstance(place, NamedPlace):
        return _named_row(place.snippet, place.mark, place.article, place.span, language)
    row = said_row(place, language, with_speaker=not pick.speaker)
    return replace(row, item=TextPlace(place.article.identity, place.quotation.content))


def _named_row(snippet: str, mark: Span, record: ArticleRecord, span: Span, language: str) -> Row:
    return Row(
        snippet,
        prose=True,
        lines=3,
        marks=(mark,),
        foot=article_line(record, language),
        item=TextPlace(record.identity, span),
    )


def _mention_row(text: str, span: Span, article: int) -> Row:
    start, end = _widened(text, span)
    before, after = ("…" if start else ""), ("…" if end < len(text) else "")
    piece = before + text[start:end].replace("\n", " ") + after
    at = span.start - start + len(before)
    return Row(piece, prose=True, lines=3, marks=(Span(at, at + len(span)),), item=TextPlace(article, span))


def _widened(text: str, span: Span) -> tuple[int, int]:
    """The piece of the paragraph around a span, to whole words."""
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    last = len(text) if last < 0 else last
    start, end = max(first, span.start - _AROUND), min(last, span.end + _AROUND)
    while first < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < last and not text[end].isspace():
        end -= 1
    return start, end
