"""Notes as Markdown: readable, in order, nothing in them taken for marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from noted import fill

from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.spans import Span
from reader.exporting import Content, export, export_notes_markdown
from reader.exporting.markdown import _escaped, markdown_tag
from reader.library import Library
from reader.operations import Operations


def parsed(text: str) -> list[Token]:
    """What Markdown makes of a file under its properties."""
    start, properties, body = text.split("---\n", 2)
    assert not start
    assert properties.startswith("source: Qari\n")
    return MarkdownIt("commonmark").parse(body)


def test_notes_article_by_article_in_the_order_of_the_text(library: Library, tmp_path: Path, make_article) -> None:
    operations = Operations(library)
    numbers = []
    for title in ("الأول *مهم*", "الثاني"):
        article = make_article("قال الوزير إن الجسر سيفتح غدا.", title=title, outlet="صحيفة", date="2025-02-01")
        number = library.keep(article).identity
        numbers.append(number)
        for words in ("سيفتح", "الوزير"):
            start = article.text.index(words)
            anchor = Anchor.at(article.text, Span(start, start + len(words)))
            operations.add_note(number, Note(NoteTarget.SELECTION, f"عن {words}", anchor, (Tag("رأي عام", "#000000"),)))
        operations.add_note(number, Note(NoteTarget.ARTICLE, "- ليست قائمة\n1. ولا هذه\n# ولا عنوان", None))
    path = tmp_path / "notes.md"
    assert export_notes_markdown(library, path) == 6
    text = path.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("# ")] == ["# الأول \\*مهم\\*", "# الثاني"]
    assert text.index("ليست") < text.index("عن الوزير") < text.index("عن سيفتح") < text.index("# الثاني")
    assert "> الوزير" in text
    assert "#رأي_عام" in text
    tokens = parsed(text)
    assert not [token.type for token in tokens if token.type in ("bullet_list_open", "ordered_list_open")]
    assert len([token for token in tokens if token.type == "heading_open"]) == 2
    assert len([token for token in tokens if token.type == "blockquote_open"]) == 4


def test_properties_name_the_tags(library: Library, tmp_path: Path) -> None:
    fill(library)
    path = tmp_path / "notes.md"
    export_notes_markdown(library, path)
    properties = path.read_text(encoding="utf-8").split("---\n")[1]
    assert '  - "رأي_عام"\n' in properties


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("رأي عام", "رأي_عام"),
        ("مُهِمّ جدًّا", "مهم_جدا"),
        ("2025", "_2025"),
        ("أ/ب-ج", "أ/ب-ج"),
        ("#وسم!", "وسم"),
        ("[[x]]", "x"),
    ],
)
def test_tags_are_words_that_obsidian_takes(name: str, written: str) -> None:
    assert markdown_tag(Tag(name, "#000000")) == written


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1))
def test_a_line_of_any_text_is_shown_as_it_is(line: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"{_escaped(line)}\n")
    if not line.strip():
        return
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    inline = tokens[1].children or []
    assert {part.type for part in inline} <= {"text", "text_special"}
    assert "".join(part.content for part in inline).split() == line.split()


def test_names_and_quotations_are_tables(library: Library, tmp_path: Path) -> None:
    fill(library)
    for content, words in ((Content.ENTITIES, "محمد علي"), (Content.QUOTATIONS, "الجسر سيفتح غدا")):
        path = tmp_path / "table.md"
        assert export(library, path, content) == 1
        tokens = MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8"))
        assert [token.type for token in tokens].count("tr_open") == 2
        assert words in [token.content for token in tokens if token.type == "inline"]
