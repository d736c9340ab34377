"""`qari export` and `qari import-notes`."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from zipfile import is_zipfile

import pytest

from reader.cli import main
from reader.core.mentions import EntityType
from reader.core.notes import Anchor, Note, NoteTarget
from reader.core.spans import Span
from reader.library import Library, NoteFilter
from reader.operations import Operations

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def noted(story: Path, library: Path, capsys: Printed) -> Path:
    """A library with one analysed article and a note on it."""
    assert main(["import", str(story)]) == 0
    with Library.open(library) as opened:
        article = opened.records()[0].identity
        text = opened.article(article).text
        start = text.index("بيروت")
        anchor = Anchor.at(text, Span(start, start + 5))
        Operations(opened).add_note(article, Note(NoteTarget.SELECTION, "مدينة", anchor))
    capsys.readouterr()
    return library


def test_the_ending_chooses_the_format(noted: Path, tmp_path: Path, capsys: Printed) -> None:
    for name in ("n.csv", "n.xlsx", "n.md", "n.html", "n.jsonld", "n.qdpx"):
        assert main(["--language", "ar", "export", str(tmp_path / name)]) == 0
        assert name in capsys.readouterr().out
    assert is_zipfile(tmp_path / "n.xlsx")
    assert is_zipfile(tmp_path / "n.qdpx")
    assert "الملاحظات" in (tmp_path / "n.html").read_text(encoding="utf-8")
    assert main(["export", "--format", "markdown", str(tmp_path / "n.txt")]) == 0
    assert "> بيروت" in (tmp_path / "n.txt").read_text(encoding="utf-8")


def test_quotations_and_names_too(noted: Path, tmp_path: Path, capsys: Printed) -> None:
    said, names = tmp_path / "said.csv", tmp_path / "names.csv"
    assert main(["--language", "en", "export", "--quotations", str(said)]) == 0
    assert "2\u2069 quotations written" in capsys.readouterr().out
    assert main(["export", "--entities", str(names)]) == 0
    assert "سامي الخوري" in said.read_text(encoding="utf-8-sig")
    assert "بيروت" in names.read_text(encoding="utf-8-sig")


def test_names_go_out_with_their_note_and_other_spellings(noted: Path, tmp_path: Path, capsys: Printed) -> None:
    names = tmp_path / "names.csv"
    with Library.open(noted) as opened:
        Operations(opened).note_name("سامي الخوري", EntityType.PER, "مدير المكتبة")
    assert main(["export", "--entities", str(names)]) == 0
    with names.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["name"]: row for row in csv.DictReader(file)}
    assert rows["سامي الخوري"]["note"] == "مدير المكتبة"
    assert rows["بيروت"]["note"] == ""
    capsys.readouterr()
    assert main(["entities", "مدير", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "سامي الخوري"


def test_quantities_with_their_type_and_value(library: Path, tmp_path: Path, capsys: Printed) -> None:
    story, table = tmp_path / "a.txt", tmp_path / "figures.csv"
    story.write_text("سوق جديدة\n\nفتحت السوق في 5 مايو 2020. وكلفت 3 ملايين دولار.\n", encoding="utf-8")
    assert main(["import", str(story)]) == 0
    assert main(["--language", "en", "export", "--quantities", str(table)]) == 0
    assert "2\u2069 dates, amounts and counts written" in capsys.readouterr().out
    with table.open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert (first["type"], first["words"], first["value"]) == ("date", "5 مايو 2020", "2020-05-05")
    assert first["sentence"] == "فتحت السوق في 5 مايو 2020."
    assert (second["type"], second["value"]) == ("amount", "3000000 USD")
    with Library.open(library) as opened:
        text = opened.article(opened.records()[0].identity).text
    assert text[int(second["start"]) : int(second["end"])] == "3 ملايين دولار"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["notes.docx"], ".qdpx"),
        (["--format", "word", "notes.csv"], "word"),
        (["--entities", "names.qdpx"], "refi-qda"),
        (["--entities", "--quotations", "both.csv"], "--entities"),
        (["none/notes.csv"], "notes.csv"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(
    noted: Path, tmp_path: Path, capsys: Printed, arguments: list[str], words: str
) -> None:
    *options, name = arguments
    path = tmp_path / name
    assert main(["--language", "en", "export", *options, str(path)]) == 2
    assert words in capsys.readouterr().err
    assert not path.exists()


def test_notes_go_out_and_come_back_once(
    noted: Path, story: Path, tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "notes.jsonld"
    assert main(["export", str(path)]) == 0
    other = tmp_path / "other.sqlite"
    monkeypatch.setenv("QARI_LIBRARY", str(other))
    assert main(["import", str(story)]) == 0
    capsys.readouterr()
    for expected in (["1", "0", "0"], ["0", "1", "0"]):
        assert main(["--language", "en", "import-notes", str(path)]) == 0
        out = capsys.readouterr().out
        assert [part.split("\u2069")[0] for part in out.split("\u2068")[1:]] == expected
    with Library.open(other) as opened:
        assert [note.body for note in opened.notes()] == ["مدينة"]


def test_a_damaged_file_is_said_and_the_rest_is_done(noted: Path, tmp_path: Path, capsys: Printed) -> None:
    damaged, lost = tmp_path / "damaged.json", tmp_path / "lost.json"
    damaged.write_text("{", encoding="utf-8")
    source = {"title": "افتتاح مكتبة عامة في مدينة صور"}
    target = {"source": source, "selector": {"type": "TextQuoteSelector", "exact": "لا وجود له"}}
    lost.write_text(json.dumps({"type": "Annotation", "bodyValue": "ضائعة", "target": target}), encoding="utf-8")
    assert main(["--language", "en", "import-notes", str(damaged), str(lost)]) == 2
    printed = capsys.readouterr()
    assert "damaged.json" in printed.err
    assert "lost places" in printed.out
    with Library.open(noted) as opened:
        assert [note.orphan for note in opened.notes(where=NoteFilter(text="ضائعة"))] == [True]
