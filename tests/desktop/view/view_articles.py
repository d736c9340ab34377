"""Articles and marks for the tests of the view, in sentences of our own."""

from __future__ import annotations

from reader.core.articles import Article, Block, BlockKind, Direction
from reader.core.mentions import EntityType, Mention
from reader.core.spans import Span

TITLE = "سوق الخضار تعود إلى صيدا"
PARAGRAPHS = (
    "قالت المهندسة هدى النجار إن وقطر العجلة أكبر مما ظنت، وإن السوق التي أعيد بناؤها قرب المرفأ ستفتح أبوابها "
    "للناس صباح الاثنين بعد أن توقفت الأعمال فيها عامين كاملين بسبب خلاف مع البلدية على الأرض المجاورة.",
    "وأعلنت شركة Blue Harbor Ltd عبر موقعها blue-harbor.example أن 115 بائعا سجلوا أسماءهم خلال 3 أيام، 😀 وأن "
    "النسخة 2.5 من تطبيقها ستعمل على هواتف Android القديمة أيضا.",
    "قصيرة.",
)


def article_of(*paragraphs: str, title: str | None = None, directions: dict[int, Direction] | None = None) -> Article:
    """An article of those paragraphs."""
    surfaces = ([title] if title is not None else []) + list(paragraphs)
    blocks: list[Block] = []
    start = 0
    for number, surface in enumerate(surfaces):
        kind = BlockKind.TITLE if number == 0 and title is not None else BlockKind.PARAGRAPH
        direction = (directions or {}).get(number, Direction.RTL)
        blocks.append(Block(Span(start, start + len(surface)), kind, direction))
        start += len(surface) + 1
    return Article("\n".join(surfaces), tuple(blocks))


def place(article: Article, words: str, nth: int = 0) -> Span:
    """Where words stand in an article."""
    at = -1
    for _ in range(nth + 1):
        at = article.text.index(words, at + 1)
    return Span(at, at + len(words))


def mention(article: Article, words: str, kind: EntityType = EntityType.PER, name: str | None = None) -> Mention:
    """A mention of those words."""
    return Mention(place(article, words), kind, name or words)
