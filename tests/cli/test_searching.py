"""`qari search`, `qari entities` and `qari quotes`: what is found over all articles, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from reader.cli import commands, main
from reader.core.notes import Note, NoteTarget
from reader.library import Library
from reader.operations import Operations

OTHER = """# سوق الخضار في حلب

وعدت البلدية تجار السوق بمكتبة صغيرة، وقال رئيس البلدية نادر الحلبي إن سامي الخوري سيفتتحها.

وذكر تقرير أن الأسعار لم تتغير.
"""

Records = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def filled(story: Path, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    other = tmp_path / "سوق.md"
    other.write_text(OTHER, encoding="utf-8")
    assert main(["import", str(story), str(other)]) == 0
    with Library.open(library) as opened:
        record = opened.record_at(other)
        assert record is not None
        Operations(opened).add_note(record.identity, Note(NoteTarget.ARTICLE, "أسأل عن المكتبة", None))
    capsys.readouterr()
    return library


@pytest.fixture
def records(filled: Path, capsys: pytest.CaptureFixture[str]) -> Records:
    def run(*arguments: str) -> list[dict[str, Any]]:
        assert main([*arguments, "--json"]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_hits_point_into_the_text_and_the_snippet(records: Records, filled: Path) -> None:
    found = records("search", "مكتبات")
    assert [(hit["title"][:4], hit["note"] is None) for hit in found].count(("افتت", True)) == 1
    assert any(hit["note"] and hit["note"]["body"] == "أسأل عن المكتبة" for hit in found)
    with Library.open(filled) as library:
        for hit in found:
            assert hit["marks"]
            for mark in hit["marks"]:
                assert hit["snippet"][mark["start"] : mark["end"]] == mark["text"]
                assert "مكتب" in mark["text"]
            if hit["note"] is None:
                assert "مكتب" in library.article(hit["article"]).text[hit["start"] : hit["end"]]


def test_words_fields_exclusion_and_number(records: Records) -> None:
    everything = records("search", "المكتبة")
    assert len(everything) >= 2
    assert records("search", "المكتبة", "--limit", "1") == everything[:1]
    assert {hit["title"] for hit in records("search", "المكتبة", "-بيروت") if hit["note"] is None} <= {
        "سوق الخضار في حلب"
    }
    assert {hit["title"] for hit in records("search", "شخص:الخوري", "وزير")} == {"افتتاح مكتبة عامة في مدينة صور"}
    assert [hit["article"] for hit in records("search", "البلدية OR", "--newest")] == []


def test_the_match_is_bold_in_the_terminal(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.cli.searching import search_library

    session = commands.Session("ar", filled)
    session.output = Console(force_terminal=True, color_system="standard", width=60, record=True)
    with session.output.capture() as printed:
        search_library(session, "وزير", newest_first=False, limit=5, as_json=False)
    assert "\x1b[1;33mوزير" in printed.get()
    assert "\u2067" in printed.get()


def test_entities_by_type_and_name(records: Records, filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    everything = records("entities")
    assert {"سامي الخوري", "بيروت"} <= {use["name"] for use in everything}
    counts = [use["mentions"] for use in everything]
    assert counts == sorted(counts, reverse=True)
    people = records("entities", "--type", "per")
    assert people == [use for use in everything if use["type"] == "PER"]
    assert [use["name"] for use in records("entities", "خوري")] == ["سامي الخوري"]
    assert main(["entities", "خوري"]) == 0
    assert "سامي الخوري" in capsys.readouterr().out
    assert main(["entities", "--type", "شيء"]) == 2


def test_quotations_by_speaker_about_and_unattributed(
    records: Records, filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    everything = records("quotes")
    by = records("quotes", "--speaker", "الخوري")
    assert by
    assert {quotation["speaker"] for quotation in by} == {"سامي الخوري"}
    about = records("quotes", "--about", "الخوري")
    assert about
    assert all("الخوري" in quotation["content"]["text"] for quotation in about)
    assert records("quotes", "--unattributed") == [q for q in everything if not q["speaker"]]
    with Library.open(filled) as library:
        for quotation in everything:
            content = quotation["content"]
            text = library.article(quotation["article"]).text
            assert text[content["start"] : content["end"]] == content["text"]
    assert main(["--language", "ar", "quotes", "--speaker", "الخوري"]) == 0
    out = capsys.readouterr().out
    assert "سامي الخوري" in out
    assert "افتتاح" in out


@pytest.mark.parametrize("command", [["search", "زرافة"], ["entities"], ["quotes"]])
def test_nothing_found_is_said(library: Path, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", "ar", *command]) == 0
    assert "لم يُعثر" in capsys.readouterr().out
    assert main([*command, "--json"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_field_is_told_in_the_help(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    from reader.library.query import Field

    assert main(["--language", language, "search", "--help"]) == 0
    printed = " ".join(capsys.readouterr().out.replace("│", " ").split())
    told = {
        "en": ("person:", "tag:", "speaker:", "source:", "date:"),
        "ar": ("شخص:", "وسم:", "قائل:", "مصدر:", "تاريخ:"),
    }
    assert len(told[language]) == len(Field)
    for name, field in zip(told[language], Field, strict=True):
        assert name.rstrip(":") in field.value
        assert name in printed
