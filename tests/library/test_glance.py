"""A look into the library's file before it is opened: what it knows of a path, and nothing left behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

import reader.library
from reader.core.articles import Article, Direction
from reader.library import Library
from reader.library.glance import Known, LastRead, glance, is_empty, last_read
from reader.operations import Operations

ROOT = Path(__file__).parents[2]


def test_tells_what_was_kept_of_a_path(tmp_path: Path, make_article: Callable[..., Article]) -> None:
    path, article = tmp_path / "library.sqlite", make_article("خبر أول", "ثم خبر")
    article = replace(article, path=tmp_path / "خبر.txt")
    with Library.open(path) as library:
        identity = library.keep(article).identity
        library.keep_position(identity, 5)
        # While the library is open, and with what it wrote last still in its -wal.
        assert glance(path, tmp_path / "خبر.txt") == Known(article.content_hash, 5)
    assert glance(path, tmp_path / "خبر.txt") == Known(article.content_hash, 5)
    assert glance(path, tmp_path / "آخر.txt") is None


@pytest.mark.parametrize("content", [None, b"", b"no database at all", b"SQLite format 3\0" + bytes(200)])
def test_says_nothing_where_there_is_no_library(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "library.sqlite"
    if content is not None:
        path.write_bytes(content)
    before = sorted(tmp_path.iterdir())
    assert glance(path, tmp_path / "خبر.txt") is None
    assert last_read(path) is None
    assert is_empty(path) is (content is None)
    assert sorted(tmp_path.iterdir()) == before
    assert content is None or path.read_bytes() == content


def test_tells_what_was_read_last(tmp_path: Path, make_article: Callable[..., Article]) -> None:
    path = tmp_path / "library.sqlite"
    older, newer = make_article("خبر أول", "ثم خبر"), make_article("خبر آخر", "ثم تتمة")
    newer = replace(newer, path=tmp_path / "نصف \udcd9.txt")
    with Library.open(path) as library:
        assert is_empty(path)
        assert last_read(path) is None
        keys = [library.keep(article).identity for article in (older, newer)]
        library.keep_position(keys[1], 4)
        Operations(library).set_block_direction(keys[1], newer.blocks[1].span.start, Direction.LTR)
        turned = library.article(keys[1])
        assert [block.direction for block in turned.blocks] == [Direction.RTL, Direction.LTR]
        assert last_read(path) == LastRead(keys[1], turned, 4)
        library.keep_opened(keys[0])
        assert last_read(path) == LastRead(keys[0], library.article(keys[0]), 0)
    assert last_read(path) is not None
    assert not is_empty(path)


def test_every_name_of_the_package_has_its_home() -> None:
    assert sorted(name for names in reader.library._HOMES.values() for name in names) == sorted(reader.library.__all__)
    assert all(
        getattr(reader.library, name).__module__.startswith("reader.library.") for name in reader.library.__all__
    )
    with pytest.raises(AttributeError):
        _ = reader.library.Nothing


def test_a_library_is_opened_without_openssl(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from reader.library import Library;"
        "from reader.opening import article_from_text;"
        "library = Library.open(Path(sys.argv[1])); record = library.keep(article_from_text('نص'));"
        "print(record.content_hash, sys.modules['_hashlib']); library.close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "library.sqlite")],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == [sha256("نص".encode()).hexdigest(), "None"]
