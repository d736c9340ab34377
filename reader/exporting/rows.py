"""What the export of a note tells: the note with its place, the sentence around it and who speaks there."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.arabic.words import sentences
from reader.core.analyses import Analysis
from reader.core.notes import Note
from reader.core.records import ArticleRecord
from reader.core.spans import Span
from reader.library import Library

_OPEN_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note as exports tell it.

    `selection` is the words it is on, `sentence` the sentence or sentences that hold them; of an orphan what was around
    them. `speaker` and `entity` are the note's own or, where it has none, those of the quotation and the name that it
    stands in. `span` is None for an orphan and for a note on a whole article.
    """

    note: Note
    article: ArticleRecord
    selection: str
    sentence: str
    speaker: str
    entity: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class _Opened:
    record: ArticleRecord
    text: str
    sentences: list[Span]
    analysis: Analysis


def note_rows(library: Library, notes: Sequence[Note]) -> Iterator[NoteRow]:
    """The rows of these notes, in their order; each article is read when the first of its notes comes."""
    opened: OrderedDict[int, _Opened] = OrderedDict()
    for note in notes:
        article = opened.get(note.article)
        if article is None:
            article = opened[note.article] = _open(library, note.article)
            if len(opened) > _OPEN_AT_ONCE:
                opened.popitem(last=False)
        yield _row(note, article)


def _open(library: Library, number: int) -> _Opened:
    text = library.article(number).text
    return _Opened(library.record(number), text, sentences(text), library.analysis(number) or Analysis())


def _row(note: Note, article: _Opened) -> NoteRow:
    anchor = note.anchor
    if anchor is None:
        return NoteRow(note, article.record, "", "", note.speaker, note.entity, None)
    if note.orphan:
        around = f"{anchor.prefix}{anchor.exact}{anchor.suffix}".strip()
        return NoteRow(note, article.record, anchor.exact, around, note.speaker, note.entity, None)
    span = anchor.span
    return NoteRow(
        note,
        article.record,
        span.of(article.text),
        sentence_around(article.text, article.sentences, span),
        note.speaker or _speaker(article.analysis, span),
        note.entity or _entity(article.analysis, span),
        span,
    )


def sentence_around(text: str, places: Sequence[Span], span: Span) -> str:
    """The text from the sentence that holds the start of the span to the one that holds its end."""
    starts = [place.start for place in places]
    first = max(0, bisect_right(starts, span.start) - 1)
    last = max(first, bisect_right(starts, max(span.start, span.end - 1)) - 1)
    if not places:
        return span.of(text)
    return text[min(places[first].start, span.start) : max(places[last].end, span.end)].strip()


def _speaker(analysis: Analysis, span: Span) -> str:
    """Who speaks where the span stands: the speaker of the shortest quotation around it."""
    around = [quotation for quotation in analysis.quotations if quotation.content.covers(span)]
    innermost = min(around, key=lambda quotation: len(quotation.content), default=None)
    return (innermost.speaker or "") if innermost is not None else ""


def _entity(analysis: Analysis, span: Span) -> str:
    """The name that the span is, or is a part of."""
    return next((mention.name for mention in analysis.mentions if mention.span.covers(span)), "")
