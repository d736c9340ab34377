"""Articles and a library of their own for the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

TITLE = "افتتاح مكتبة عامة في مدينة صور"
TEXT = f"""{TITLE}

قال وزير الثقافة سامي الخوري إن المكتبة الجديدة ستفتح أبوابها للجميع في بيروت.

وأضاف أن العمل فيها بدأ قبل 3 أعوام.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "مقال.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "library.sqlite"
    monkeypatch.setenv("QARI_LIBRARY", str(path))
    return path
