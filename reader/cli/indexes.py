"""`qari entities` and `qari quotes`: who is named and who is quoted over all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from reader.cli.records import quotation_record
from reader.cli.searching import print_source, source_record
from reader.cli.terminal import STYLES, WORDS, print_paragraph
from reader.core.articles import Direction
from reader.core.mentions import EntityType
from reader.core.sentences import isolated
from reader.library import EntityUse, QuotationFilter, SpokenQuotation
from reader.opening.characters import direction_of

if TYPE_CHECKING:
    from reader.cli.session import Session


def show_entities(session: Session, words: str, type: EntityType | None, *, limit: int, as_json: bool) -> None:
    """Print the names that hold `words`, the most mentioned first."""
    with session.opened_library() as library:
        found = library.entities(type=type, text=words, limit=limit)
    if as_json:
        for use in found:
            session.print_json(entity_record(use))
        return
    if not found:
        session.say("nothing_found")
    for use in found:
        print_entity(session, use)


def entity_record(use: EntityUse) -> dict[str, Any]:
    """A name as plain data; `first` and `last` are the dates of the articles, as far as they are known."""
    return {
        "name": use.name,
        "type": use.type.value,
        "mentions": use.mentions,
        "articles": use.articles,
        "first": use.first,
        "last": use.last,
        "aliases": list(use.aliases),
    }


def print_entity(session: Session, use: EntityUse) -> None:
    """A name on one line: how often, in how many articles, from when to when, and what was merged into it."""
    dates = " – ".join(isolated(date) for date in dict.fromkeys((use.first, use.last)) if date)
    aliases = ", ".join(isolated(alias) for alias in use.aliases)
    line = Text.assemble(
        (use.type.value.ljust(4), "dim"),
        " ",
        (isolated(use.name), STYLES[use.type]),
        f"  {use.mentions} ({use.articles})",
        (f"  {dates}" if dates else "", "dim"),
        f"  = {aliases}" if aliases else "",
    )
    print_paragraph(session.output, line, Direction.RTL if session.language == "ar" else Direction.LTR)


def show_quotations(
    session: Session, *, speaker: str, about: str, unattributed: bool, limit: int, as_json: bool
) -> None:
    """Print the quotations that are asked for, those of the newest article first."""
    with session.opened_library() as library:
        where = QuotationFilter(speaker, about, unattributed=unattributed)
        found = library.quotations(where, limit=limit)
        if as_json:
            identities = {spoken.article.identity for spoken in found}
            texts = {identity: library.article(identity).text for identity in identities}
    if as_json:
        for spoken in found:
            record = quotation_record(texts[spoken.article.identity], spoken.quotation)
            session.print_json({**source_record(spoken.article), **record})
        return
    if not found:
        session.say("nothing_found")
    article = 0
    for spoken in found:
        if spoken.article.identity != article:
            if article:
                session.output.print()
            article = spoken.article.identity
            print_source(session, spoken.article)
        print_quotation(session, spoken)


def print_quotation(session: Session, spoken: SpokenQuotation) -> None:
    """A quotation in the terminal: who said it, how it is told, the words."""
    quotation = spoken.quotation
    line = Text.assemble(
        ("— ", "dim"),
        (isolated(quotation.speaker or WORDS["unknown"][session.language]), "bold"),
        (f" ({WORDS[quotation.kind.value][session.language]}): ", "dim"),
        isolated(spoken.text.replace("\n", " ")),
    )
    print_paragraph(session.output, line, direction_of(spoken.text))
