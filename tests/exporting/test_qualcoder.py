"""What QualCoder makes of a project: read here the way its importer reads (RefiImport in its qualcoder/refi.py).

It unpacks the file, takes the folder `Sources` for granted, reads each text with universal newlines, takes a selection
with a Coding for a coded text with the Description as its memo, and one without for an annotation.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from noted import BODY, HOSTILE, TITLE, article_of, fill, place

from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.exporting import Content, export
from reader.library import Library
from reader.operations import Operations

Q = "{urn:QDA-XML:project:1.0}"
# The tables that matter of a QualCoder project, with the constraints that make an import fail.
TABLES = """
CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT UNIQUE, fulltext TEXT, memo TEXT, owner TEXT, date TEXT);
CREATE TABLE code_name (cid INTEGER PRIMARY KEY, name TEXT UNIQUE, color TEXT);
CREATE TABLE code_text (cid INTEGER NOT NULL, fid INTEGER, seltext TEXT, pos0 INTEGER, pos1 INTEGER, owner TEXT,
    memo TEXT, date TEXT, UNIQUE (cid, fid, pos0, pos1, owner));
CREATE TABLE annotation (fid INTEGER, pos0 INTEGER, pos1 INTEGER, memo TEXT, owner TEXT, date TEXT);
"""


def imported(path: Path, folder: Path) -> sqlite3.Connection:
    """The project as QualCoder keeps it."""
    with ZipFile(path) as archive:
        archive.extractall(folder)
    sources = next(child for child in folder.iterdir() if child.name in ("Sources", "sources"))
    database = sqlite3.connect(":memory:")
    database.executescript(TABLES)
    root = ElementTree.parse(folder / "project.qde").getroot()
    users = {user.get("guid"): user.get("name") for user in root.iter(f"{Q}User")}
    codes = {}
    for code in root.iterfind(f"{Q}CodeBook/{Q}Codes/{Q}Code"):
        assert list(code) == []
        row = (code.get("name"), code.get("color"))
        codes[code.get("guid")] = database.execute("INSERT INTO code_name (name, color) VALUES (?, ?)", row).lastrowid
    for source in root.iterfind(f"{Q}Sources/{Q}TextSource"):
        file = sources / source.get("plainTextPath", "").split("internal:/")[1].lstrip("/")
        assert b"\r" not in file.read_bytes()
        text = file.read_text(encoding="utf-8", errors="replace")
        name = source.get("name", "")
        # It copies each text into its folder of documents under this name.
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        memo = source.findtext(f"{Q}Description", "")
        row = (name, text, memo, users[source.get("creatingUser")], moment(source))
        identity = database.execute(
            "INSERT INTO source (name, fulltext, memo, owner, date) VALUES (?, ?, ?, ?, ?)", row
        ).lastrowid
        for selection in source.iterfind(f"{Q}PlainTextSelection"):
            start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
            owner, date = users[selection.get("creatingUser")], moment(selection)
            memo = selection.findtext(f"{Q}Description", "")
            codings = selection.findall(f"{Q}Coding")
            for coding in codings:
                assert coding[0].tag == f"{Q}CodeRef"
                code = codes[coding[0].get("targetGUID")]
                database.execute(
                    "INSERT INTO code_text VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (code, identity, text[start:end], start, end, owner, memo, date),
                )
            if not codings:
                database.execute(
                    "INSERT INTO annotation VALUES (?, ?, ?, ?, ?, ?)", (identity, start, end, memo, owner, date)
                )
    return database


def moment(element: ElementTree.Element) -> str:
    """The date as QualCoder writes it, which must be one that it can read again."""
    date = element.get("creationDateTime", "").replace("T", " ").replace("Z", "")
    datetime.strptime(f"{date}+0000", "%Y-%m-%d %H:%M:%S%z")
    return date


def test_notes_come_as_memos_annotations_and_codes(library: Library, tmp_path: Path) -> None:
    fill(library)
    path = tmp_path / "notes.qdpx"
    export(library, path)
    database = imported(path, tmp_path / "project")
    texts = dict(database.execute("SELECT name, fulltext FROM source"))
    assert texts["جسر جديد & قديم"] == f"{TITLE}\n{BODY}"
    coded = database.execute(
        "SELECT name, color, seltext, code_text.memo FROM code_text JOIN code_name USING (cid) ORDER BY name"
    ).fetchall()
    assert coded == sorted(
        [
            ("رأي عام", "#336699", "سيفتح غدا", "=سطر أول\nسطر ثان"),
            (HOSTILE, "#aa0000", "سيفتح غدا", "=سطر أول\nسطر ثان"),
        ]
    )
    annotations = database.execute(
        "SELECT substr(fulltext, pos0 + 1, pos1 - pos0), annotation.memo FROM annotation JOIN source ON fid = id"
    ).fetchall()
    assert ("محمد علي", "من هو؟") in annotations
    assert ("وانتهى", "") in annotations
    memos = dict(database.execute("SELECT name, memo FROM source"))
    assert memos["جسر جديد & قديم"] == f"عن المقال {HOSTILE}\n\n«شيء ذهب»\nيتيمة"


@pytest.mark.parametrize(
    "text", ["نص\rغريب فيه كلمة", "رمز \ud83d ثم 🎉 كلمة", "سطر\u2028فاصل\u0085آخر\x0bكلمة", "\ufeffكلمة"]
)
def test_selections_are_code_points_into_the_text_that_it_reads(library: Library, tmp_path: Path, text: str) -> None:
    article = article_of("عنوان", text)
    kept = library.keep(article).identity
    anchor = Anchor.at(article.text, place(article.text, "كلمة"))
    Operations(library).add_note(kept, Note(NoteTarget.SELECTION, "م", anchor, (Tag("وسم", "#112233"),)))
    path = tmp_path / "notes.qdpx"
    export(library, path)
    database = imported(path, tmp_path / "project")
    assert database.execute("SELECT seltext FROM code_text").fetchall() == [("كلمة",)]


def test_two_notes_on_the_same_words_with_the_same_tag_are_both_there(library: Library, tmp_path: Path) -> None:
    """QualCoder keeps one coding of a code at a place: a second one, with its memo, it would leave out."""
    article = article_of("عنوان", "فيه كلمة واحدة")
    kept = library.keep(article).identity
    anchor = Anchor.at(article.text, place(article.text, "كلمة"))
    operations = Operations(library)
    for body in ("أولى", "ثانية"):
        operations.add_note(kept, Note(NoteTarget.SELECTION, body, anchor, (Tag("وسم", "#112233"),)))
    path = tmp_path / "notes.qdpx"
    export(library, path)
    database = imported(path, tmp_path / "project")
    memos = [memo for (memo,) in database.execute("SELECT memo FROM code_text UNION ALL SELECT memo FROM annotation")]
    assert sorted(memos) == ["أولى", "ثانية"]


def test_a_project_without_notes_has_the_folder_that_it_wants(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "notes.qdpx"
    assert export(library, path, Content.NOTES, []) == 0
    database = imported(path, tmp_path / "project")
    assert database.execute("SELECT count(*) FROM source").fetchone() == (0,)
