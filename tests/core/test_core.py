"""The dataclasses of the field: what they derive and what they refuse."""

from __future__ import annotations

import pickle
import string
from pathlib import Path

import pytest

from reader.core.articles import Article, Block, BlockKind, Direction, SetAside, SetAsideReason, metadata_from
from reader.core.errors import OpeningError, ReaderError
from reader.core.mentions import EntityType, Mention, entities_of
from reader.core.notes import CONTEXT, Anchor
from reader.core.sentences import LANGUAGES, SENTENCES
from reader.core.spans import Span


def test_spans_are_half_open() -> None:
    assert Span(1, 3).of("قارئ") == "ار"
    assert len(Span(1, 3)) == 2
    assert Span(0, 2).touches(Span(1, 3))
    assert not Span(0, 2).touches(Span(2, 3))
    assert Span(0, 3).covers(Span(1, 3))
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 1)
    with pytest.raises(ValueError, match="not a span"):
        Span(-1, 1)


def test_a_title_is_found_where_there_is_one() -> None:
    titled = Article("عنوان\nنص", (Block(Span(0, 5), BlockKind.TITLE), Block(Span(6, 8))))
    assert titled.title == "عنوان"
    body = (Block(Span(0, 2)),)
    assert Article("نص", body, metadata=metadata_from({"title": " من الملف "})).title == "من الملف"
    assert Article("نص", body, path=Path("خبر.txt")).title == "خبر"
    assert Article("نص", body).title == "نص"


def test_an_article_goes_to_another_process_as_it_is() -> None:
    article = Article(
        "عنوان\nبند\nword",
        (
            Block(Span(0, 5), BlockKind.HEADING, level=2),
            Block(Span(6, 9), BlockKind.LIST_ITEM, level=1, marker="•"),
            Block(Span(10, 14), BlockKind.CODE, Direction.LTR),
        ),
        path=Path("خبر.md"),
        format="md",
        encoding="utf-8",
        metadata=metadata_from({"author": "هند"}),
        set_aside=(SetAside("قد يهمك", SetAsideReason.TRAILER, 9),),
        direction=Direction.LTR,
        warnings=("bytes_replaced",),
    )
    assert pickle.loads(pickle.dumps(article)) == article
    long = Article("ن\n" * 40_000, tuple(Block(Span(at, at + 1)) for at in range(0, 80_000, 2)))
    packed = pickle.dumps(long)
    assert pickle.loads(packed) == long
    # Block by block it would be ten times that.
    assert len(packed) < 25 * len(long.blocks)


def test_identity_is_the_text_alone() -> None:
    first = Article("نص", (Block(Span(0, 2)),), path=Path("a.txt"))
    second = Article("نص", (), path=Path("b.md"), format="md")
    assert first.content_hash == second.content_hash
    assert Article("\ud800", ()).content_hash


def test_mentions_gather_by_name() -> None:
    kirby = Mention(Span(0, 4), EntityType.PER, "جون كيربي", role="المتحدث")
    doha = Mention(Span(5, 8), EntityType.LOC, "الدوحة")
    again = Mention(Span(9, 12), EntityType.PER, "جون كيربي")
    entities = entities_of((kirby, doha, again))
    assert [(e.name, len(e.mentions), e.role) for e in entities] == [("جون كيربي", 2, "المتحدث"), ("الدوحة", 1, "")]


def test_an_anchor_keeps_what_stands_around() -> None:
    text = "أ" * 100 + "قول" + "ب" * 5
    anchor = Anchor.at(text, Span(100, 103))
    assert (anchor.exact, anchor.prefix, anchor.suffix) == ("قول", "أ" * CONTEXT, "ب" * 5)


def test_every_sentence_is_there_in_every_language_with_the_same_values() -> None:
    for code, by_language in SENTENCES.items():
        assert set(by_language) == set(LANGUAGES), code
        fields = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in by_language.values()]
        assert fields[0] == fields[1], code
        assert any("\u0600" <= character <= "\u06ff" for character in by_language["ar"]), code


def test_an_error_speaks_both_languages_and_isolates_its_values() -> None:
    error = OpeningError("missing", path="a/b.txt")
    assert isinstance(error, ReaderError)
    assert "\u2068a/b.txt\u2069" in error.sentence("ar")
    assert str(error) == error.sentence("en")
    with pytest.raises(KeyError):
        OpeningError("no such sentence").sentence("en")
