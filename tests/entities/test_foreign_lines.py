"""Lines of Latin running text hold no names that a tagger for Arabic could find."""

from __future__ import annotations

import pytest

from reader.entities.foreign_lines import ForeignLines
from reader.entities.tokenised import token_sentences


def held(text: str) -> list[bool]:
    lines = ForeignLines(text)
    return [lines.hold(sentence) for sentence in token_sentences(text)]


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("وصل أمس.\nThis paragraph is all in English. It goes on.\nثم عاد.", [False, True, True, False]),
        ("Ce texte est en français et rien d'autre ici.", [True]),
        ("العنوان: The words of a title in an Arabic line.", [False]),
        ("iPhone 12 Pro / iPhone 12 Mini / iPhone 13 Pro Max", [False]),
        ("The Guardian", [False]),
        ("", []),
        ("12 34 - 56", [False]),
    ],
)
def test_lines_of_running_text(text: str, foreign: list[bool]) -> None:
    assert held(text) == foreign
