"""Rows of the pages over the library, which say of each thing in which article it stands."""

from __future__ import annotations

from reader.core.notes import Note
from reader.core.quotations import CueClass, QuotationKind
from reader.core.records import ArticleRecord
from reader.desktop import texts
from reader.desktop.language import day
from reader.desktop.note_questions import Filed
from reader.desktop.note_rows import note_row
from reader.desktop.rows import Row

_EXCERPT = 600


def article_line(record: ArticleRecord, language: str) -> str:
    """The title of an article, its outlet and its day, in one line."""
    return texts.joined([record.title, record.outlet or "", day(record.date, language) if record.date else ""])


def said_row(said: object, language: str, *, with_speaker: bool = True, with_article: bool = True) -> Row:
    """A quotation of any article: its words, under them who said it and how, and where it stands."""
    from reader.library import SpokenQuotation

    assert isinstance(said, SpokenQuotation)
    quotation = said.quotation
    meant = "" if quotation.cue_class is CueClass.STATES else texts.cue_class_name(quotation.cue_class)
    speaker = (quotation.speaker or texts.unknown_speaker()) if with_speaker else ""
    facts = texts.joined([speaker, meant, quotation.outlet or "", texts.kind_name(quotation.kind)])
    return Row(
        " ".join(said.text[:_EXCERPT].split()),
        facts,
        prose=True,
        lines=3,
        rule=1 if quotation.kind is QuotationKind.INDIRECT else 3,
        foot=article_line(said.article, language) if with_article else "",
        item=said,
        key=("said", said.article.identity, quotation.content.start, quotation.content.end),
    )


def filed_row(one: Filed, language: str) -> Row:
    """A note or a quotation with its article."""
    if isinstance(one.item, Note):
        return note_row(one.item, article_line(one.article, language))
    return said_row(one.item, language)
