"""What holds for every article, whatever it was opened from."""

from __future__ import annotations

from itertools import pairwise

from reader.core.articles import Article, BlockKind
from reader.opening.assembling import LONGEST_BLOCK

FORBIDDEN = set("\r\x00\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\xa0\ufdd0\ufdd1\ufffc\ufffe\uffff")


def check(article: Article) -> Article:
    """Assert the contract of the text, the blocks and what was set aside; gives the article back."""
    text = article.text
    surfaces = [block.span.of(text) for block in article.blocks]
    assert text == "\n".join(surfaces)
    assert article.blocks
    for surface in surfaces:
        assert surface.strip()
        assert "\n" not in surface
        assert len(surface) <= LONGEST_BLOCK
    assert not set(text) & FORBIDDEN
    assert not any("\ud800" <= character <= "\udfff" for character in text)
    for before, after in pairwise(article.blocks):
        assert after.span.start == before.span.end + 1
    assert all(block.kind is not BlockKind.TITLE for block in article.blocks[1:])
    for item in article.set_aside:
        assert item.text.strip()
        assert 0 <= item.before <= len(text)
        assert item.before == len(text) or item.before == 0 or text[item.before - 1] == "\n"
    return article


def surfaces(article: Article) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks]


def kinds(article: Article) -> list[tuple[str, int, str, str]]:
    return [(block.kind.value, block.level, block.marker, block.span.of(article.text)) for block in article.blocks]


def aside(article: Article) -> list[tuple[str, str]]:
    return [(item.reason.value, item.text) for item in article.set_aside]


def words_of(article: Article) -> list[str]:
    """Every word of the file, shown or set aside."""
    return sorted([*article.text.split(), *(word for item in article.set_aside for word in item.text.split())])
