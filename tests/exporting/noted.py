"""A library with two articles and every kind of note, for the tests of all formats."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from reader.core.analyses import Analysis
from reader.core.articles import Article, Block, BlockKind, Metadata
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.library import Library
from reader.operations import Operations

TITLE = "جسر <جديد> & قديم"
# An emoji is one code point and two UTF-16 units: offsets after it differ.
BODY = "وصل الوفد أمس 🎉. قال محمد علي إن الجسر سيفتح غدا. وانتهى الأمر عند الجسر."
HOSTILE = '<script src="http://example.org/x.js">alert(1)</script>'


def place(text: str, words: str) -> Span:
    """Where the words stand in the text."""
    return Span(text.index(words), text.index(words) + len(words))


def article_of(title: str, *paragraphs: str, path: str | None = None, **metadata: str) -> Article:
    """An article with a title and paragraphs."""
    lines = [title, *paragraphs]
    blocks: list[Block] = []
    start = 0
    for number, line in enumerate(lines):
        blocks.append(Block(Span(start, start + len(line)), BlockKind.PARAGRAPH if number else BlockKind.TITLE))
        start += len(line) + 1
    return Article("\n".join(lines), tuple(blocks), path and Path(path), metadata=Metadata(**metadata))


def fill(library: Library, *, noted: bool = True) -> tuple[int, int]:
    """Two articles, the first with five notes, the second with one; returns their numbers."""
    bridge = article_of(
        TITLE, BODY, path="/أخبار/جسر.txt", date="2025-02-01", outlet="صحيفة", url="https://example.org/1"
    )
    other = article_of("مقال ثان", "سطر واحد يكفي.")
    first, second = library.keep(bridge).identity, library.keep(other).identity
    text = bridge.text
    library.keep_analysis(
        first,
        Analysis(
            (Mention(place(text, "محمد علي"), EntityType.PER, "محمد علي"),),
            (Quotation(QuotationKind.INDIRECT, place(text, "الجسر سيفتح غدا"), speaker="محمد علي"),),
            "m",
        ),
    )
    if noted:
        _note(Operations(library), first, second, text, other.text)
    return first, second


def _note(operations: Operations, first: int, second: int, text: str, other: str) -> None:
    opinion, hostile = Tag("رأي عام", "#336699"), Tag(HOSTILE, "#aa0000")
    at = lambda words: Anchor.at(text, place(text, words))  # noqa: E731
    made = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
    operations.add_note(
        first,
        Note(
            NoteTarget.SELECTION, "=سطر أول\nسطر ثان", at("سيفتح غدا"), (opinion, hostile), created=made, changed=made
        ),
    )
    operations.add_note(first, Note(NoteTarget.ARTICLE, f"عن المقال {HOSTILE}", None, (opinion,)))
    operations.add_note(first, Note(NoteTarget.SELECTION, "", at("وانتهى")))
    operations.add_note(first, Note(NoteTarget.ENTITY, "من هو؟", at("محمد علي"), entity="محمد علي"))
    operations.add_note(first, Note(NoteTarget.SELECTION, "يتيمة", Anchor(Span(0, 4), "شيء ذهب", "قبل ", " بعد")))
    operations.add_note(second, Note(NoteTarget.SELECTION, "تحكم \x01 هنا", Anchor.at(other, place(other, "سطر"))))
    operations.tag_article(first, Tag("وسم المقال", "#00aa00"))
