"""Notes as Markdown: readable, in order, nothing in them taken for marks."""

from __future__ import annotations

from pathlib import Path

from markdown_it import MarkdownIt

from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.spans import Span
from reader.exporting import export_notes_markdown
from reader.library import Library
from reader.operations import Operations


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
    tokens = MarkdownIt("commonmark").parse(text)
    assert not [token.type for token in tokens if token.type in ("bullet_list_open", "ordered_list_open")]
    assert len([token for token in tokens if token.type == "heading_open"]) == 2
    assert len([token for token in tokens if token.type == "blockquote_open"]) == 4
