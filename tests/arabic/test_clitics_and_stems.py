"""Clitics before a word, and light stems for search."""

from __future__ import annotations

import pytest

from reader.arabic.clitics import proclitic_ends, split_lam_article, without_article
from reader.arabic.stems import light_stem


@pytest.mark.parametrize(
    ("word", "ends"),
    [
        ("قطر", [0]),
        ("وقطر", [0, 1]),
        ("وبقطر", [0, 1, 2]),
        ("بقطر", [0, 1]),
        ("وَقطر", [0, 2]),
        ("ود", [0]),
        ("", [0]),
        ("سيقول", [0, 1]),
        ("بوتين", [0, 1]),
    ],
)
def test_proclitics(word: str, ends: list[int]) -> None:
    assert proclitic_ends(word) == ends


def test_the_article() -> None:
    assert split_lam_article("للأمم")
    assert not split_lam_article("لبنان")
    assert without_article("الدوحة") == "دوحة"
    assert without_article("الم") == "الم"


@pytest.mark.parametrize(
    "words",
    [
        ("حكومة", "وبالحكومة", "الحكومة", "للحكومة"),
        ("مسؤولون", "المسؤولين", "والمسؤولون"),
        ("وزير", "الوزير", "والوزير"),
    ],
)
def test_inflected_forms_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({light_stem(word) for word in words}) == 1


def test_short_words_stay() -> None:
    assert light_stem("من") == "من"
    assert light_stem("ال") == "ال"
