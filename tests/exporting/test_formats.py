"""All formats: chosen by their ending or name, whole or not at all, of a choice of notes or of all."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from noted import fill

from reader.cli.texts import TEXTS
from reader.core.errors import ExportError
from reader.exporting import FORMATS, Content, Format, export, format_for, formats_of
from reader.library import Library

CASES = [(format, content) for format in FORMATS for content in format.writers]
each_case = pytest.mark.parametrize(("format", "content"), CASES, ids=[f"{f.name}-{c}" for f, c in CASES])


@each_case
def test_a_format_writes_all_or_what_is_chosen(
    library: Library, tmp_path: Path, format: Format, content: Content
) -> None:
    fill(library)
    path = tmp_path / f"ملف{format.suffix.upper()}"
    counts = {Content.NOTES: 6, Content.QUOTATIONS: 1, Content.ENTITIES: 1, Content.QUANTITIES: 1}
    assert export(library, path, content) == counts[content]
    whole = path.stat().st_size
    assert export(library, path, content, []) == 0
    assert 0 < path.stat().st_size < whole


@each_case
def test_the_old_file_stays_where_writing_fails(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: Format, content: Content
) -> None:
    fill(library)
    path = tmp_path / f"file{format.suffix}"
    path.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(ExportError) as raised:
            export(library, path, content)
    assert raised.value.code == "disk_full"
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == [path.name]


def test_a_format_is_found_by_its_name_or_ending() -> None:
    for format in FORMATS:
        assert format_for(Path(f"x{format.suffix.upper()}")) is format
        assert format_for(Path("x"), format.name) is format
        assert format.title("ar") != format.title("en")
        for key, word in (("export", format.suffix), ("export-format", format.name)):
            assert all(re.search(rf"{re.escape(word)}\b", TEXTS[key][language]) for language in ("ar", "en"))
    with pytest.raises(ExportError, match=r"\.docx"):
        format_for(Path("notes.docx"))
    with pytest.raises(ExportError, match="word"):
        format_for(Path("notes.csv"), "word")


def test_what_a_format_cannot_hold_is_said(library: Library, tmp_path: Path) -> None:
    assert {format.name for format in formats_of(Content.NOTES)} - {
        format.name for format in formats_of(Content.ENTITIES)
    } == {"annotations", "refi-qda"}
    with pytest.raises(ExportError) as raised:
        export(library, tmp_path / "names.qdpx", Content.ENTITIES)
    assert raised.value.code == "export_contents"
    assert "names.qdpx" in raised.value.sentence("ar")
    assert not (tmp_path / "names.qdpx").exists()
