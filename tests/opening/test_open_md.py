"""Markdown: blocks, front matter, and lines that no parser need see."""

# Markup reads better unbroken.
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest
from articles import BODY, FIRST, LAST, SECOND, TITLE
from contract import aside, check, kinds, surfaces

from reader.core.articles import Article, Direction
from reader.core.errors import OpeningError
from reader.opening import open_article


@pytest.fixture
def opened(tmp_path: Path):
    def opened(text: str, name: str = "مقال.md") -> Article:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return check(open_article(path))

    return opened


def test_what_blocks_are_is_kept(opened) -> None:
    article = opened(
        f"# {TITLE}\n\n**{FIRST}**\nعلى سطرين\n\n## أرقام\n\n- بند\n  - فرعي\n- ثان\n\n3. ثالث\n4. رابع\n\n> {SECOND}\n\n"
        f"| المدينة | العدد |\n|---|---|\n| سهلان | 12 |\n\n```\nif x:\n    y()\n```\n\n[رابط](https://example.invalid) ![صورة](x.png) {LAST}\n"
    )
    assert article.format == "md"
    assert kinds(article) == [
        ("title", 0, "", TITLE),
        ("paragraph", 0, "", FIRST + " على سطرين"),
        ("heading", 2, "", "أرقام"),
        ("list_item", 1, "•", "بند"),
        ("list_item", 2, "•", "فرعي"),
        ("list_item", 1, "•", "ثان"),
        ("list_item", 1, "3.", "ثالث"),
        ("list_item", 1, "4.", "رابع"),
        ("quote", 0, "", SECOND),
        ("table_row", 0, "", "المدينة\tالعدد"),
        ("table_row", 0, "", "سهلان\t12"),
        ("code", 0, "", "if x:"),
        ("code", 0, "", "    y()"),
        ("paragraph", 0, "", f"رابط {LAST}"),
    ]


def test_the_rows_of_a_table_run_one_way(opened) -> None:
    article = opened(
        f"# {TITLE}\n\n{FIRST}\n\nPrices in 2024\n\n"
        "| المتجر | السعر |\n|---|---|\n| متجر الوادي | 12 |\n| Valley | 14 |\n| المنارة | 9 |\n"
    )
    directions = {surface: block.direction for surface, block in zip(surfaces(article), article.blocks, strict=True)}
    assert directions["Prices in 2024"] is Direction.LTR
    assert {directions[row] for row in ("المتجر\tالسعر", "Valley\t14", "المنارة\t9")} == {Direction.RTL}


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_is_metadata(opened, fence: str) -> None:
    equals = "=" if fence == "+++" else ":"
    front = f'title{equals} "{TITLE}"\nauthor{equals} [منى السهلي]\ndate{equals} 2024-05-06\nurl{equals} https://example.invalid/1\ntags{equals} x'
    article = opened(f"{fence}\n{front}\n{fence}\n\n{FIRST}\n\n{SECOND}\n")
    assert surfaces(article) == [TITLE, FIRST, SECOND]
    assert article.metadata.as_dict() == {
        "title": TITLE,
        "author": "منى السهلي",
        "date": "2024-05-06",
        "url": "https://example.invalid/1",
    }
    assert aside(article) == [("front_matter", front)]


def test_the_title_is_there_once(opened) -> None:
    article = opened(f"---\ntitle: {TITLE}\n---\n# {TITLE}\n\n" + "\n\n".join(BODY))
    assert surfaces(article) == [TITLE, *BODY]


def test_a_rule_at_the_head_is_no_front_matter(opened) -> None:
    article = opened(f"---\n\n{FIRST}\n\n{SECOND}\n")
    assert surfaces(article) == [FIRST, SECOND]


def test_markup_in_it_is_read_as_on_a_page(opened) -> None:
    article = opened(f"# {TITLE}\n\n<div>{FIRST}</div>\n\n<script>alert(1)</script>\n\nنص <b>غامق</b> &amp; آخر\n")
    assert surfaces(article) == [TITLE, FIRST, "نص غامق & آخر"]


@pytest.mark.parametrize("text", ["", " \n\n", "---\ntitle:\n---\n", "![](x.png)\n", "[1]: https://example.invalid\n"])
def test_nothing_to_read_is_empty(opened, text: str) -> None:
    with pytest.raises(OpeningError) as caught:
        opened(text)
    assert caught.value.code == "empty"


@pytest.mark.parametrize(
    "hostile", [">" * 50_000 + "نص", "[" * 20_000 + "نص", "*نص " * 20_000, "`" * 9_999 + "نص", "- " * 5_000 + "نص"]
)
def test_hostile_marks_end(opened, hostile: str) -> None:
    try:
        assert opened(hostile).text
    except OpeningError as error:
        assert error.code == "empty"  # noqa: PT017


def test_a_very_long_text_is_read_as_lines(opened) -> None:
    article = opened(f"# {TITLE}\n" + f"{FIRST}\n" * 8_000)
    assert surfaces(article).count(FIRST) == 8_000
