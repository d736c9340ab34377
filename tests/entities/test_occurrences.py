"""Apply to all: clitics allowed before a name and left unmarked, never inside another word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.entities.occurrences import NameIndex, occurrences, without_clitics


def surfaces(text: str, name: str) -> list[str]:
    return [span.of(text) for span in occurrences(text, name)]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("قطر ولقطر بقطر وفقطر", "قطر", ["قطر", "قطر", "قطر"]),
        ("قطري اقطر قطرات بقطرها", "قطر", []),
        (
            "للأمم المتحدة والأمم  المتحدة وبالأمم المتحدة",
            "الأمم المتحدة",
            ["لأمم المتحدة", "الأمم  المتحدة", "الأمم المتحدة"],
        ),
        ("الأمم\nالمتحدة", "الأمم المتحدة", []),
        ("عبدالله وعبد الله لعبدالله", "عبد الله", ["عبدالله", "عبد الله", "عبدالله"]),
        ("عبدالله وعبد الله", "عبدالله", ["عبدالله", "عبد الله"]),
        ("أحْمَد وأحمـد ثم احمد", "أحمد", ["أحْمَد", "أحمـد", "احمد"]),
        ("من 1984من إلى 19845", "1984", ["1984"]),
        ("لـiPhone وiphones", "iphone", ["iPhone"]),
        ("فاطمة، بفاطمه!", "فاطمة", ["فاطمة", "فاطمه"]),
        ("حماس", "  ", []),
        ("حماس", "،", []),
    ],
)
def test_only_the_letters_of_the_name_are_marked(text: str, name: str, found: list[str]) -> None:
    assert surfaces(text, name) == found


def test_the_longest_of_many_names_wins_and_each_is_told_by_its_number() -> None:
    text = "جون كيربي ثم كيربي"
    index = NameIndex(["كيربي", "جون كيربي"])
    assert [(span.of(text), number) for span, number in index.find(text)] == [("جون كيربي", 1), ("كيربي", 0)]


def test_the_swallowed_alef_is_put_back() -> None:
    assert (1, "الامم") in list(without_clitics("للامم"))


@given(st.text(), st.text(max_size=12))
def test_any_text_and_name(text: str, name: str) -> None:
    end = 0
    for span in occurrences(text, name):
        assert end <= span.start < span.end <= len(text)
        end = span.end


@given(st.text(alphabet="قطرولبال \n،1aَـ", max_size=60))
def test_a_name_between_spaces_is_always_found(text: str) -> None:
    whole = f"{text} باريس {text}"
    assert any(span.start == len(text) + 1 for span in occurrences(whole, "باريس"))
