"""The commands: what they print, what they keep and how they fail."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from reader import __version__
from reader.cli import main, window_arguments
from reader.cli.texts import TEXTS
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.spans import Span
from reader.library import Library
from reader.operations import Operations


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ([], None, None)),
        (["a.txt", "b.pdf"], ([Path("a.txt"), Path("b.pdf")], None, None)),
        (["--library", "x.sqlite", "a.txt"], ([Path("a.txt")], "x.sqlite", None)),
        (["--library=x.sqlite", "--language=ar"], ([], "x.sqlite", "ar")),
        (["a.txt", "import"], ([Path("a.txt"), Path("import")], None, None)),
        (["--", "--help"], ([Path("--help")], None, None)),
        (["qari://article/1", "a.txt"], (["qari://article/1", Path("a.txt")], None, None)),
        (["--", "qari:x"], ([Path("qari:x")], None, None)),
        (["file:///tmp/%D9%85%20%2525.txt"], ([Path("/tmp/م %25.txt")], None, None)),
        (["import", "a.txt"], None),
        (["--library", "x", "notes"], None),
        (["--help"], None),
        (["--library"], None),
    ],
)
def test_files_open_the_window_and_commands_do_not(arguments: list[str], expected: object) -> None:
    assert window_arguments(arguments) == expected


def test_analyse_as_json_points_into_the_text(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", "--json", str(story), str(story)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    record = json.loads(lines[0])
    assert set(record) == {
        "path", "title", "text", "direction", "metadata", "set_aside", "entities", "quotations",
    }  # fmt: skip
    assert record["title"] == "افتتاح مكتبة عامة في مدينة صور"
    assert record["text"].startswith(record["title"] + "\n")
    assert record["direction"] == "rtl"
    text = record["text"]
    for entity in record["entities"]:
        assert text[entity["start"] : entity["end"]] == entity["text"]
        assert entity["type"] in {"PER", "LOC", "ORG", "MISC"}
    assert {"سامي الخوري", "بيروت"} <= {entity["text"] for entity in record["entities"]}
    assert [quotation["speaker"] for quotation in record["quotations"]] == ["سامي الخوري"] * 2
    for quotation in record["quotations"]:
        assert quotation["kind"] == "indirect"
        for part in (quotation["content"], quotation["cue"], quotation["source"]):
            assert part is None or text[part["start"] : part["end"]] == part["text"]


def test_dates_amounts_and_counts_are_there_where_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text("دفعت المدينة في ٥ مايو 2020 مبلغ 3 ملايين دولار لثلاثة مصانع.\n", encoding="utf-8")
    assert main(["analyse", "--json", "--quantities", str(file)]) == 0
    record = json.loads(capsys.readouterr().out)
    found = [(one["text"], one["type"], one["value"]) for one in record["quantities"]]
    assert found == [
        ("٥ مايو 2020", "date", "2020-05-05"),
        ("3 ملايين دولار", "amount", "3000000 USD"),
        ("ثلاثة مصانع", "count", "3"),
    ]
    assert all(record["text"][one["start"] : one["end"]] == one["text"] for one in record["quantities"])
    assert main(["--language", "en", "analyse", "--quantities", str(file)]) == 0
    printed = capsys.readouterr().out
    assert "Dates" in printed
    assert "2020-05-05" in printed


def test_analyse_for_people_is_right_to_left_with_the_quotations(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert main(["--language", "ar", "analyse", str(story)]) == 0
    lines = capsys.readouterr().out.splitlines()
    title = next(line for line in lines if "افتتاح" in line)
    assert title.startswith(" ")
    assert title.strip().startswith("\u2067")
    assert any("الأقوال" in line for line in lines)
    assert any("سامي الخوري" in line and "غير مباشر" in line for line in lines)


def test_a_bad_file_is_one_sentence_and_the_rest_is_done(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert main(["analyse", "--json", str(tmp_path / "none.txt"), str(empty), str(story)]) == 2
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 1
    assert len(printed.err.splitlines()) == 2
    assert "none.txt" in printed.err
    assert "Traceback" not in printed.err


def test_the_sentence_is_in_the_interface_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", "ar", "analyse", str(tmp_path / "none.txt")]) == 2
    assert "لا يوجد ملف" in capsys.readouterr().err


def test_import_files_and_folders_once(
    story: Path, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "مجلد" / "داخلي"
    folder.mkdir(parents=True)
    (folder / "copy.txt").write_bytes(story.read_bytes())
    (folder / "other.md").write_text("# عنوان آخر\n\nنص المقال الآخر عن مدينة حلب.\n", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / ".hidden.txt").write_text("مخفي", encoding="utf-8")
    assert main(["import", str(story), str(tmp_path / "مجلد")]) == 0
    assert "\u20682\u2069 new, \u20681\u2069 already" in capsys.readouterr().out
    with Library.open(library) as opened:
        records = opened.records()
        assert {record.title for record in records} == {"افتتاح مكتبة عامة في مدينة صور", "عنوان آخر"}
        assert all(record.analysed for record in records)


def test_import_reports_what_it_cannot_read(
    story: Path, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(tmp_path / "none.txt"), str(story)]) == 2
    printed = capsys.readouterr()
    assert "none.txt" in printed.err
    assert "\u20681\u2069 new" in printed.out
    assert library.exists()


def test_notes_go_to_csv(story: Path, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(story)]) == 0
    with Library.open(library) as opened:
        article = opened.article(opened.records()[0].identity)
        start = article.text.index("المكتبة الجديدة")
        anchor = Anchor.at(article.text, Span(start, start + len("المكتبة الجديدة")))
        note = Note(NoteTarget.SELECTION, "=سؤال\nآخر", anchor, (Tag("ثقافة", "#0F5C63"),))
        Operations(opened).add_note(opened.records()[0].identity, note)
    path = tmp_path / "notes.csv"
    assert main(["notes", "--csv", str(path)]) == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["selection"] == "المكتبة الجديدة"
    assert row["note"] == "'=سؤال\nآخر"
    assert row["tags"] == "ثقافة"
    assert row["sentence"].startswith("قال وزير الثقافة")
    capsys.readouterr()
    assert main(["notes"]) == 0
    assert "المكتبة الجديدة" in capsys.readouterr().out
    assert main(["notes", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["tags"] == ["ثقافة"]


def test_csv_that_cannot_be_written_is_a_sentence(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["notes", "--csv", str(tmp_path / "no folder" / "notes.csv")]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_option_names_the_library(story: Path, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere" / "مكتبتي.sqlite"
    assert main(["--library", str(path), "import", str(story)]) == 0
    assert path.exists()


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip() == f"qari {__version__}"
    assert main(["--help"]) == 0
    assert "analyse" in capsys.readouterr().out
    assert main(["--language", "ar", "--help"]) == 0
    assert "قارئ" in capsys.readouterr().out


def test_self_test_finds_nothing_wrong(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["self-test"]) == 0
    told = capfd.readouterr()
    assert "All is well." in told.out
    # Qt writes there by itself.
    assert told.err == ""


def test_every_text_is_in_both_languages() -> None:
    for key, texts in TEXTS.items():
        assert set(texts) == {"ar", "en"}, key
        assert any("\u0600" <= character <= "\u06ff" for character in texts["ar"]), key


def test_a_camel_model_that_is_none_is_one_sentence(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyse", "--camel-model", str(tmp_path), str(story)]) == 2
    assert "config.json" in capsys.readouterr().err
