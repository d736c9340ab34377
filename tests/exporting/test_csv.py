"""The exported tables: what spreadsheets and programs find in them."""

from __future__ import annotations

import csv
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.analyses import Analysis
from reader.core.errors import ExportError
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.exporting import export_entities_csv, export_notes_csv, export_quotations_csv
from reader.exporting.csv import NOTE_COLUMNS, safe
from reader.library import Library, NoteFilter
from reader.operations import Operations

TITLE = "جسر جديد"
BODY = "وصل الوفد أمس. قال محمد علي إن الجسر سيفتح غدا. وانتهى الأمر."


def place(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.fixture
def article(library: Library, make_article) -> int:
    made = make_article(BODY, title=TITLE, path="/أخبار/جسر.txt", date="2025-02-01")
    number = library.keep(made).identity
    text = made.text
    library.keep_analysis(
        number,
        Analysis(
            (Mention(place(text, "محمد علي"), EntityType.PER, "محمد علي"),),
            (Quotation(QuotationKind.INDIRECT, place(text, "الجسر سيفتح غدا"), speaker="محمد علي"),),
            "m",
        ),
    )
    return number


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_note_with_all_that_is_known_of_it(library: Library, article: int, tmp_path: Path) -> None:
    text = library.article(article).text
    span = place(text, "سيفتح غدا")
    operations = Operations(library)
    operations.add_note(
        article,
        Note(
            NoteTarget.SELECTION,
            'سطر أول\nسطر "ثان"، وفاصلة, لاتينية',
            Anchor.at(text, span),
            (Tag("ب", "#000000"), Tag("أ", "#000000")),
            created=datetime(2025, 1, 2, 3, 4, 5, 678, tzinfo=UTC),
            changed=datetime(2025, 1, 2, 4, 0, tzinfo=UTC),
        ),
    )
    path = tmp_path / "notes.csv"
    assert export_notes_csv(library, path) == 1
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf" + ",".join(NOTE_COLUMNS).encode() + b"\r\n")
    assert raw.endswith(b"\r\n")
    assert b'"\xd8\xb3' in raw
    assert read(path) == [
        {
            "article": TITLE,
            "path": "/أخبار/جسر.txt",
            "selection": "سيفتح غدا",
            "sentence": "قال محمد علي إن الجسر سيفتح غدا.",
            "speaker": "محمد علي",
            "entity": "",
            "note": 'سطر أول\nسطر "ثان"، وفاصلة, لاتينية',
            "tags": "أ; ب",
            "created": "2025-01-02T03:04:05+00:00",
            "changed": "2025-01-02T04:00:00+00:00",
            "start": str(span.start),
            "end": str(span.end),
        }
    ]


def test_notes_without_a_place_and_across_sentences(
    library: Library, article: int, tmp_path: Path, make_article
) -> None:
    text = library.article(article).text
    operations = Operations(library)
    operations.add_note(article, Note(NoteTarget.ARTICLE, "عن المقال كله", None))
    operations.add_note(article, Note(NoteTarget.ENTITY, "من هو؟", Anchor.at(text, place(text, "محمد"))))
    operations.add_note(article, Note(NoteTarget.SELECTION, "", Anchor.at(text, place(text, "أمس. قال"))))
    operations.add_note(article, Note(NoteTarget.SELECTION, "يتيمة", Anchor.at(text, place(text, "وانتهى الأمر"))))
    library.keep(make_article(BODY.replace("وانتهى", "ولم ينته"), title=TITLE, path="/أخبار/جسر.txt"))
    path = tmp_path / "notes.csv"
    export_notes_csv(library, path, library.notes(article))
    whole, across, entity, orphan = read(path)
    assert (whole["selection"], whole["sentence"], whole["start"], whole["end"]) == ("", "", "", "")
    assert across["sentence"] == "وصل الوفد أمس. قال محمد علي إن الجسر سيفتح غدا."
    assert entity["sentence"] == "قال محمد علي إن الجسر سيفتح غدا."
    assert (orphan["selection"], orphan["start"]) == ("وانتهى الأمر", "")
    assert "الجسر سيفتح غدا. وانتهى الأمر." in orphan["sentence"]


def test_only_what_was_chosen_is_written(library: Library, article: int, tmp_path: Path) -> None:
    operations = Operations(library)
    for number in range(5):
        operations.add_note(article, Note(NoteTarget.ARTICLE, f"{number}", None))
    path = tmp_path / "notes.csv"
    assert export_notes_csv(library, path, library.notes(where=NoteFilter(text="3"))) == 1
    assert [row["note"] for row in read(path)] == ["3"]
    assert export_notes_csv(library, path, []) == 0
    assert path.read_bytes().count(b"\r\n") == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(library: Library, article: int, tmp_path: Path, start: str) -> None:
    body = f'{start}HYPERLINK("http://example.org")'
    Operations(library).add_note(article, Note(NoteTarget.ARTICLE, body, None))
    path = tmp_path / "notes.csv"
    export_notes_csv(library, path)
    assert read(path)[0]["note"] == "'" + body
    assert safe("نص = عادي") == "نص = عادي"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(body=st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_body_comes_back_from_the_table(library: Library, article: int, tmp_path: Path, body: str) -> None:
    number = Operations(library).add_note(article, Note(NoteTarget.ARTICLE, body, None)).created
    path = tmp_path / "notes.csv"
    export_notes_csv(library, path, [library.note(number)])
    cell = read(path)[0]["note"]
    assert (cell[1:] if cell != body else cell) == body
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_half_a_character_does_not_stop_an_export(library: Library, article: int, tmp_path: Path) -> None:
    Operations(library).add_note(article, Note(NoteTarget.ARTICLE, "نصف \ud83d رمز", None))
    path = tmp_path / "notes.csv"
    export_notes_csv(library, path)
    assert read(path)[0]["note"] == "نصف ? رمز"


def test_names_and_quotations_are_tables_too(library: Library, article: int, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    assert export_entities_csv(library, path) == 1
    assert read(path) == [
        {
            "name": "محمد علي",
            "type": "PER",
            "mentions": "1",
            "articles": "1",
            "first": "2025-02-01",
            "last": "2025-02-01",
            "aliases": "",
            "note": "",
        }
    ]
    assert export_quotations_csv(library, path) == 1
    row = read(path)[0]
    assert (row["speaker"], row["quotation"], row["kind"]) == ("محمد علي", "الجسر سيفتح غدا", "indirect")


def test_the_old_file_stays_where_writing_fails(
    library: Library, article: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Operations(library).add_note(article, Note(NoteTarget.ARTICLE, "شيء", None))
    path = tmp_path / "notes.csv"
    path.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(ExportError) as raised:
            export_notes_csv(library, path)
    assert raised.value.code == "disk_full"
    assert "notes.csv" in raised.value.sentence("ar")
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir() if found.name.startswith(".qari")] == []


def test_a_place_that_cannot_be_written_is_said(library: Library, article: int, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for path in (tmp_path / "missing" / "notes.csv", folder):
        with pytest.raises(ExportError) as raised:
            export_notes_csv(library, path)
        assert raised.value.code == "not_written"
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions and needs rights to make links")
def test_permissions_and_links_stay_as_they_were(library: Library, article: int, tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    export_notes_csv(library, link)
    assert link.is_symlink()
    assert real.read_bytes() != b"old"
    assert real.stat().st_mode & 0o777 == 0o640
