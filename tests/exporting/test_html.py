"""The page: right to left, self-contained, nothing in a note taken for markup."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from noted import HOSTILE, TITLE, fill

from reader.exporting import Content, export
from reader.library import Library


def page(library: Library, path: Path, content: Content = Content.NOTES, language: str = "ar") -> lxml.html.HtmlElement:
    export(library, path, content, language=language)
    return lxml.html.document_fromstring(path.read_bytes().decode("utf-8"))


def test_notes_article_by_article(library: Library, tmp_path: Path) -> None:
    fill(library)
    root = page(library, tmp_path / "notes.html")
    assert (root.get("dir"), root.get("lang")) == ("rtl", "ar")
    assert root.findtext("body/h1") == "الملاحظات"
    first, second = root.findall("body/article")
    assert [first.findtext("h2"), second.findtext("h2")] == [TITLE, "مقال ثان"]
    assert "2025-02-01" in first.find("p").text_content()
    assert [quote.text for quote in first.iter("blockquote")] == ["شيء ذهب", "محمد علي", "سيفتح غدا", "وانتهى"]
    assert [note.text_content() for note in first.iter("p") if note.get("class") == "note"] == [
        f"عن المقال {HOSTILE}",
        "يتيمة",
        "من هو؟",
        "=سطر أول\nسطر ثان",
    ]
    assert [cite.text for cite in first.iter("cite")] == ["محمد علي"]
    tags = [tag.text_content() for tag in first.iter("li")]
    assert sorted(tags) == sorted(["#رأي عام", "#رأي عام", f"#{HOSTILE}"])
    assert "\ufffd" in second.text_content()


@pytest.mark.parametrize("content", list(Content))
def test_the_page_asks_for_nothing(library: Library, tmp_path: Path, content: Content) -> None:
    fill(library)
    root = page(library, tmp_path / "page.html", content)
    tags = {element.tag for element in root.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "img", "link", "iframe", "object", "embed", "a", "base", "form", "video", "audio"}
    for element in root.iter():
        assert not {name for name in element.attrib if name in ("src", "href", "background") or name.startswith("on")}
    style = root.findtext("head/style")
    assert "url(" not in style
    assert "@import" not in style
    policy = root.find("head/meta[@http-equiv='Content-Security-Policy']")
    assert policy.get("content").startswith("default-src 'none'")


def test_tables_as_pages_in_both_languages(library: Library, tmp_path: Path) -> None:
    fill(library)
    for language, heading, kind in (("ar", "القائل", "غير مباشر"), ("en", "Speaker", "indirect")):
        root = page(library, tmp_path / "said.html", Content.QUOTATIONS, language)
        heads = [cell.text for cell in root.iter("th")]
        cells = [cell.text or "" for cell in root.iter("td")]
        assert dict(zip(heads, cells, strict=True))[heading] == "محمد علي"
        assert cells[0] == TITLE
        assert kind in cells
    root = page(library, tmp_path / "names.html", Content.ENTITIES)
    assert [cell.text for cell in root.iter("td")][:3] == ["محمد علي", "شخص", "1"]
