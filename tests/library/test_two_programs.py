"""Two programs at once on one library: both wait for each other, and neither loses a change."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from reader.library import Library

HERE = Path(__file__).parent


def test_two_programs_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "qari.db"
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
    # The library is not there yet: they also make it at once.
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from reader.core.articles import Article, Block\n"
        "from reader.core.notes import Note, NoteTarget, Tag\n"
        "from reader.core.spans import Span\n"
        "from reader.library import Library\n"
        "from reader.operations import Operations\n"
        "with Library.open(Path(sys.argv[1]), wait=60) as library:\n"
        "    operations = Operations(library)\n"
        "    for number in range(25):\n"
        "        text = f'نص مشترك رقم {number}'\n"
        "        article = library.keep(Article(text, (Block(Span(0, len(text))),))).identity\n"
        "        note = Note(NoteTarget.ARTICLE, f'{sys.argv[2]} {number}', None, (Tag('مشترك', '#000000'),))\n"
        "        operations.add_note(article, note)\n"
    )
    programs = [
        subprocess.Popen([sys.executable, "-c", script, str(path), name], env=environment, stderr=subprocess.PIPE)
        for name in ("one", "two")
    ]
    for program in programs:
        _, errors = program.communicate(timeout=120)
        assert program.returncode == 0, errors.decode()
    with Library.open(path) as library:
        assert library.recovered is None
        assert len(library.records()) == 25
        assert {note.body for note in library.notes()} == {f"{name} {n}" for name in ("one", "two") for n in range(25)}
        assert [(use.notes, use.tag.name) for use in library.tags()] == [(50, "مشترك")]
        assert library._store.sql("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_one_sees_what_the_other_did(tmp_path: Path, make_article) -> None:
    path = tmp_path / "qari.db"
    with Library.open(path) as one, Library.open(path) as other:
        number = one.keep(make_article("نص")).identity
        assert [record.identity for record in other.records()] == [number]
