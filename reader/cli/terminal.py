"""An article in the terminal: right to left, marks in colour, the quotations listed under it."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from reader.core.analyses import Analysis
from reader.core.articles import Article, Block, BlockKind, Direction
from reader.core.mentions import EntityType
from reader.core.quantities import QuantityGroup, QuantityKind, quantity_groups
from reader.core.sentences import isolated

# The underline is the second cue for those who do not see the colours.
STYLES = {
    EntityType.PER: "yellow underline",
    EntityType.LOC: "green underline",
    EntityType.ORG: "blue underline",
    EntityType.MISC: "magenta underline",
}
QUANTITY_STYLES = {
    QuantityKind.DATE: "cyan underline",
    QuantityKind.AMOUNT: "bright_red underline",
    QuantityKind.COUNT: "bright_black underline",
}
QUOTED = "italic"
RIGHT_TO_LEFT, LEFT_TO_RIGHT, POP = "\u2067", "\u2066", "\u2069"

WORDS = {
    "quotations": {"ar": "الأقوال", "en": "Quotations"},
    "no_quotations": {"ar": "لا أقوال في هذا المقال", "en": "No quotations in this article"},
    "unknown": {"ar": "قائل غير معروف", "en": "unknown speaker"},
    "direct": {"ar": "مباشر", "en": "direct"},
    "indirect": {"ar": "غير مباشر", "en": "indirect"},
    "mixed": {"ar": "مختلط", "en": "mixed"},
    "date": {"ar": "التواريخ", "en": "Dates"},
    "amount": {"ar": "المقادير", "en": "Amounts"},
    "count": {"ar": "الأعداد", "en": "Counts"},
}


def _marked(article: Article, analysis: Analysis, block: Block) -> Text:
    line = Text(block.span.of(article.text), style="bold" if block.kind is BlockKind.TITLE else "")
    start, end = block.span.start, block.span.end
    for quotation in analysis.quotations:
        if quotation.content.start < end and quotation.content.end > start:
            line.stylize(QUOTED, max(quotation.content.start - start, 0), quotation.content.end - start)
    for mention in analysis.mentions:
        if start <= mention.span.start < end:
            line.stylize(STYLES[mention.type], mention.span.start - start, mention.span.end - start)
    for quantity in analysis.quantities:
        if start <= quantity.span.start < end:
            line.stylize(QUANTITY_STYLES[quantity.type], quantity.span.start - start, quantity.span.end - start)
    return line


def print_paragraph(console: Console, paragraph: Text, direction: Direction) -> None:
    """Wrap a paragraph to the terminal and print it at the side where it begins.

    Each line is a directional isolate, so that a terminal that orders bidirectional text puts the full stop at the
    left end of an Arabic line, while the spaces that push it to the right stay outside.
    """
    isolate = RIGHT_TO_LEFT if direction is Direction.RTL else LEFT_TO_RIGHT
    for line in paragraph.wrap(console, max(console.width - 1, 20)):
        line.rstrip()
        padding = console.width - line.cell_len if direction is Direction.RTL else 0
        console.print(
            Text(" " * max(padding, 0) + isolate) + line + Text(POP), no_wrap=True, overflow="ignore", crop=False
        )


def print_article(console: Console, article: Article, analysis: Analysis, language: str) -> None:
    """The article with its marks, then its quotations, one a line: speaker, kind, content, and its quantities, by kind,
    where it has any."""
    for block in article.blocks:
        print_paragraph(console, _marked(article, analysis, block), block.direction)
        console.print()
    direction = Direction.RTL if language == "ar" else Direction.LTR
    heading = "quotations" if analysis.quotations else "no_quotations"
    print_paragraph(console, Text(WORDS[heading][language], style="bold"), direction)
    for quotation in analysis.quotations:
        speaker = quotation.speaker or WORDS["unknown"][language]
        line = Text.assemble(
            ("— ", "dim"),
            (isolated(speaker), "bold"),
            (f" ({WORDS[quotation.kind.value][language]}): ", "dim"),
            isolated(quotation.content.of(article.text).replace("\n", " ")),
        )
        print_paragraph(console, line, direction)
    groups = quantity_groups(analysis.quantities)
    for kind in QuantityKind:
        of_kind = [group for group in groups if group.type is kind]
        if of_kind:
            console.print()
            print_paragraph(console, Text(WORDS[kind.value][language], style="bold"), direction)
        for group in of_kind:
            print_paragraph(console, _quantity_line(group), direction)


def _quantity_line(group: QuantityGroup) -> Text:
    count = f" ×{len(group.quantities)}" if len(group.quantities) > 1 else ""
    line = Text.assemble(("— ", "dim"), (isolated(group.name), QUANTITY_STYLES[group.type]), (count, "dim"))
    return Text.assemble(line, (": ", "dim"), isolated(group.value)) if group.value else line
