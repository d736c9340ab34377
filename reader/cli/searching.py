"""`qari search`: articles and notes that hold some words, each with a piece of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from reader.cli.terminal import print_paragraph
from reader.cli.texts import text
from reader.core.articles import Direction
from reader.core.records import ArticleRecord
from reader.core.sentences import isolated
from reader.library import Hit
from reader.opening.characters import direction_of

if TYPE_CHECKING:
    from reader.cli.session import Session


def search_library(session: Session, query: str, *, newest_first: bool, limit: int, as_json: bool) -> None:
    """Print the hits, the best first or the newest."""
    with session.opened_library() as library:
        hits = library.search(query, limit=limit, newest_first=newest_first)
    if as_json:
        for hit in hits:
            session.print_json(hit_record(hit))
        return
    if not hits:
        session.say("nothing_found")
    for hit in hits:
        print_hit(session, hit)


def source_record(article: ArticleRecord) -> dict[str, Any]:
    """Where something was found, as plain data."""
    return {
        "article": article.identity,
        "title": article.title,
        "path": None if article.path is None else str(article.path),
        "date": article.date,
        "outlet": article.outlet,
    }


def hit_record(hit: Hit) -> dict[str, Any]:
    """A hit as plain data: offsets of `marks` are code points into `snippet`, `start` and `end` into the article's
    text."""
    return {
        **source_record(hit.article),
        "note": None if hit.note is None else {"id": hit.note.identity, "body": hit.note.body},
        "snippet": hit.snippet,
        "marks": [{"start": mark.start, "end": mark.end, "text": mark.of(hit.snippet)} for mark in hit.marks],
        "start": None if hit.span is None else hit.span.start,
        "end": None if hit.span is None else hit.span.end,
    }


def print_source(session: Session, article: ArticleRecord) -> None:
    """The line above what was found in an article: its title, date and outlet."""
    direction = Direction.RTL if session.language == "ar" else Direction.LTR
    known = " · ".join(isolated(value) for value in (article.date, article.outlet) if value)
    line = Text.assemble((isolated(article.title), "underline"), (f"  {known}" if known else "", "dim"))
    print_paragraph(session.output, line, direction)


def print_hit(session: Session, hit: Hit) -> None:
    """A hit in the terminal: the article, then the piece of text with the words that were looked for in bold."""
    print_source(session, hit.article)
    snippet = Text(hit.snippet)
    for mark in hit.marks:
        snippet.stylize("bold yellow", mark.start, mark.end)
    if hit.note is not None:
        snippet = Text.assemble((text("note_found", session.language) + " ", "cyan"), snippet)
    print_paragraph(session.output, snippet, direction_of(hit.snippet))
    session.output.print()
