"""`qari names`: lists in, out and shown; what they do to the articles that are in the library."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reader.cli import main
from reader.core.mentions import EntityType, Origin
from reader.library import Library


def write(path: Path, *rows: tuple[str, ...]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def test_names_are_imported_and_act_on_what_is_there(
    story: Path, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(story)]) == 0
    listed = write(
        tmp_path / "قائمة.csv",
        ("name", "type", "known_as"),
        ("المكتبة الجديدة", "ORG", "مكتبة صور"),
        ("بيروت", "never"),
    )
    assert main(["names", "--import", str(listed)]) == 0
    assert "2" in capsys.readouterr().out
    with Library.open(library) as opened:
        analysis = opened.analysis(opened.records()[0].identity)
        assert analysis is not None
        assert [(mention.name, mention.type) for mention in analysis.mentions if mention.origin is Origin.LIST] == [
            ("مكتبة صور", EntityType.ORG)
        ]
        assert all(mention.name != "بيروت" for mention in analysis.mentions)
        used = {use.name for use in opened.entities()}
        assert "مكتبة صور" in used
        assert "بيروت" not in used


def test_names_are_exported_and_listed(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", "ar", "names"]) == 0
    assert "لا أسماء" in capsys.readouterr().out
    listed = write(tmp_path / "in.csv", ("نهر الصفا", "LOC", ""), ("أمس", "never", ""))
    exported = tmp_path / "out.csv"
    assert main(["names", "--import", str(listed), "--export", str(exported)]) == 0
    rows = list(csv.reader(exported.read_text(encoding="utf-8-sig").splitlines()))
    assert rows == [["name", "type", "known_as"], ["نهر الصفا", "LOC", ""], ["أمس", "never", ""]]
    capsys.readouterr()
    assert main(["names"]) == 0
    out = capsys.readouterr().out
    assert "نهر الصفا" in out
    assert "never" in out


@pytest.mark.parametrize("content", [None, b"\x00\xff\x00", "نهر,planet".encode()])
def test_what_is_no_list_is_one_sentence(
    content: bytes | None, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.csv"
    if content is not None:
        path.write_bytes(content)
    assert main(["names", "--import", str(path)]) == 2
    error = capsys.readouterr().err
    assert "list.csv" in error.replace("\n", "")
    assert "Traceback" not in error
