"""Notes come in from web annotations, and the window says what became of each."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.spans import Span
from reader.desktop.main_window import MainWindow

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]
Select = Callable[[MainWindow, str], Span]


def annotation(title: str, words: str, body: str) -> dict[str, object]:
    return {
        "type": "Annotation",
        "bodyValue": body,
        "target": {
            "source": {"id": "urn:x", "dcterms:title": title},
            "selector": {"type": "TextQuoteSelector", "exact": words},
        },
    }


@pytest.fixture
def notes_file(tmp_path: Path) -> Path:
    title = "بدء موسم الزيتون في قرية الوادي"
    path = tmp_path / "notes.jsonld"
    items = [
        annotation(title, "سنبيع الزيت", "متى؟"),
        annotation(title, "كلمات ليست في المقال", "أين؟"),
        annotation("مقال آخر", "شيء", "؟"),
    ]
    path.write_text(json.dumps({"type": "AnnotationPage", "items": items}), encoding="utf-8")
    return path


def test_notes_come_in_with_their_outcome_and_go_again_by_undo(
    open_window: Open, read: Read, harvest: Path, notes_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("en")
    read(window, harvest)
    monkeypatch.setattr(window.files.file_dialogs, "ask_annotations", lambda: [notes_file])
    said = window.body.message.text
    window.commands["import_notes"].trigger()
    qtbot.waitUntil(lambda: "2 notes were added." in said.text())
    assert said.text() == (
        "2 notes were added. The place of 1 of them was not found. 1 is on an article that is not in the library."
    )
    qtbot.waitUntil(lambda: {note.body for note in window.reading.notes} == {"متى؟", "أين؟"})
    assert {note.body for note in window.reading.notes if note.orphan} == {"أين؟"}
    window.commands["import_notes"].trigger()
    qtbot.waitUntil(lambda: said.text().startswith("0 notes were added. 2 were there already."))
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: window.reading.notes == ())


def test_several_files_are_counted_together_and_a_bad_one_is_told(
    open_window: Open, read: Read, harvest: Path, notes_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window("ar")
    read(window, harvest)
    bad = tmp_path / "bad.jsonld"
    bad.write_text("[1]", encoding="utf-8")
    again = tmp_path / "again.jsonld"
    again.write_bytes(notes_file.read_bytes())
    # Dropped on the window, they are notes and no articles.
    window.open_targets([bad, notes_file, again])
    said = window.body.message.text
    qtbot.waitUntil(lambda: said.text().startswith("أُضيفت ملاحظتان."))
    assert "ملاحظتان كانتا موجودتين" in said.text()
    assert len(window.reading.notes) == 2


def test_what_is_no_annotations_is_a_sentence(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window("en")
    bad = tmp_path / "bad.jsonld"
    bad.write_text("{", encoding="utf-8")
    window.note_import.take([bad])
    qtbot.waitUntil(lambda: "does not hold notes" in window.body.message.text.text())
