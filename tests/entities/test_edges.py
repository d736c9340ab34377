"""Where names begin and end in their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.mentions import EntityType
from reader.entities.edges import NameStarts, bare_proclitic
from reader.entities.models import load_model
from reader.entities.nationalities import last_word


@pytest.fixture(scope="module")
def starts() -> NameStarts:
    return load_model().starts


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("وقطر", "قطر"),
        ("لقطر", "قطر"),
        ("بالقاهرة", "القاهرة"),
        ("والرياض", "الرياض"),
        ("للأمم", "لأمم"),
        ("وللأمم", "لأمم"),
        ("وبمصر", "مصر"),
        ("وإزرغان", "إزرغان"),
        ("بأم", "أم"),
        ("كأس", "كأس"),
        ("واشنطن", "واشنطن"),
        ("لندن", "لندن"),
        ("فرنسا", "فرنسا"),
        ("بايدن", "بايدن"),
        ("كييف", "كييف"),
        ("وزارة", "وزارة"),
        ("محمد", "محمد"),
        ("و", "و"),
        ("", ""),
    ],
)
def test_proclitics_are_cut_where_they_are_some(starts: NameStarts, word: str, name: str) -> None:
    assert word[starts.offset(word, frozenset()) :] == name


def test_the_document_helps_with_names_that_nobody_knows(starts: NameStarts) -> None:
    assert starts.offset("وزغدور", {"زغدور", "وزغدور"}) == 1


@given(st.text(max_size=12), st.sets(st.text(max_size=5)))
def test_something_of_any_word_stays(starts: NameStarts, word: str, document: set[str]) -> None:
    assert 0 <= starts.offset(word, document) <= max(0, len(word) - 1)


def test_the_article_that_lam_swallowed(starts: NameStarts) -> None:
    assert starts.swallowed_article("لأمم")
    assert not starts.swallowed_article("لندن")
    assert not starts.swallowed_article("ليبيا")


@pytest.mark.parametrize(("word", "bare"), [("لـ", True), ("ولـ", True), ("ل", False), ("ـ", False), ("مـ", False)])
def test_a_proclitic_on_its_own(word: str, bare: bool) -> None:
    assert bare_proclitic(word) is bare


@pytest.mark.parametrize(
    ("sentence", "name", "kind", "kept"),
    [
        ("في مدينة مشهد الإيرانية أمس", "مشهد الإيرانية", EntityType.LOC, "مشهد"),
        ("نادي سيونجنام الكوري الجنوبي", "سيونجنام الكوري الجنوبي", EntityType.ORG, "سيونجنام"),
        ("وبصحيفة هآرتس الإسرائيلية", "هآرتس الإسرائيلية", EntityType.ORG, "هآرتس"),
        (
            "أعلنت الولايات المتحدة الأمريكية",
            "الولايات المتحدة الأمريكية",
            EntityType.LOC,
            "الولايات المتحدة الأمريكية",
        ),
        ("قال الجيش المصري", "الجيش المصري", EntityType.ORG, "الجيش المصري"),
        ("مدينة الجنوبية", "الجنوبية", EntityType.LOC, "الجنوبية"),
        ("نادي النصر السعودي", "النصر السعودي", EntityType.MISC, "النصر السعودي"),
    ],
)
def test_nationalities_behind_names(sentence: str, name: str, kind: EntityType, kept: str) -> None:
    words = sentence.split()
    size = len(name.split())
    first = next(at for at in range(len(words)) if words[at : at + size] == name.split())
    last = last_word(words, first, first + size - 1, kind)
    assert " ".join(words[first : last + 1]) == kept
