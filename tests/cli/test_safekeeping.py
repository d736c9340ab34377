"""`qari backup` and `qari check`: made, listed, restored; found, repaired."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.cli import main
from reader.library import Library
from reader.operations import Operations


@pytest.fixture
def filled(story: Path, library: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["import", str(story)]) == 0
    capsys.readouterr()
    return library


def tag(library: Path, name: str) -> None:
    with Library.open(library) as opened:
        Operations(opened).create_tag(name, "#112233")


def tags(library: Path) -> list[str]:
    with Library.open(library) as opened:
        return [use.tag.name for use in opened.tags()]


def test_backups_are_made_listed_and_restored(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "--list"]) == 0
    assert "no backups" in capsys.readouterr().out
    assert main(["backup"]) == 0
    capsys.readouterr()
    assert main(["backup", "--list", "--json"]) == 0
    (record,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert record["number"] == 1
    assert Path(record["path"]).stat().st_size == record["size"]
    assert main(["backup", "--list"]) == 0
    assert "1" in capsys.readouterr().out
    tag(filled, "بعده")
    assert main(["backup", "--restore", "1", "--yes"]) == 0
    assert ".replaced-" in capsys.readouterr().out
    assert tags(filled) == []
    assert any(".replaced-" in path.name for path in filled.parent.iterdir())
    assert main(["backup", "--restore", record["path"], "--yes"]) == 0


@pytest.mark.parametrize(
    ("answer", "code", "restored"), [("y\n", 0, True), ("نعم\n", 0, True), ("n\n", 0, False), ("", 2, False)]
)
def test_the_person_is_asked_first(
    answer: str,
    code: int,
    restored: bool,
    filled: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["backup"]) == 0
    tag(filled, "بعده")
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    assert main(["backup", "--restore", "1"]) == code
    assert "set aside" in capsys.readouterr().err
    assert (tags(filled) == []) == restored


def test_a_library_in_use_is_not_replaced(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup"]) == 0
    with Library.open(filled) as opened:
        Operations(opened).create_tag("حاضر", "#112233")
        assert main(["backup", "--restore", "1", "--yes"]) == 2
        assert "in use" in capsys.readouterr().err
        assert [use.tag.name for use in opened.tags()] == ["حاضر"]
    assert tags(filled) == ["حاضر"]


@pytest.mark.parametrize("which", ["7", "0", "لا شيء.qari-backup"])
def test_a_backup_that_is_not_there_is_one_sentence(
    which: str, filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", "--restore", which, "--yes"]) == 2
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 1
    assert "Traceback" not in error


def test_check_reports_and_repairs(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "All is well" in capsys.readouterr().out
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("INSERT INTO article_words (article_words) VALUES ('delete-all')")
        connection.commit()
    assert main(["check"]) == 2
    out = capsys.readouterr().out
    assert "search index" in out
    assert "--repair" in out
    assert main(["check", "--repair"]) == 0
    assert "Repaired" in capsys.readouterr().out
    assert main(["--language", "ar", "check"]) == 0
    assert "سليم" in capsys.readouterr().out


def test_what_cannot_be_repaired_is_said(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("UPDATE article_text SET text = x'00'")
        connection.execute("INSERT INTO article_words (article_words) VALUES ('delete-all')")
        connection.commit()
    assert main(["check", "--repair"]) == 2
    assert "left" in capsys.readouterr().out


def test_a_damaged_library_is_not_backed_up(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup"]) == 0
    filled.write_bytes(b"\x99" * 8192)
    assert main(["backup"]) == 2
    assert "set aside" in capsys.readouterr().err
    assert main(["backup", "--list", "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
