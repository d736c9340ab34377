"""Mentions of one article go to one name, the fullest form that the article has."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reader.core.mentions import EntityType, Mention, Origin
from reader.core.spans import Span
from reader.entities.linking import link, name_words


def linked(text: str) -> list[tuple[str, str]]:
    """Names are marked in the text as [PER name]."""
    mentions: list[Mention] = []
    plain = ""
    for piece in re.split(r"(\[[A-Z]+ [^\]]+\])", text):
        if piece.startswith("["):
            kind, name = piece[1:-1].split(" ", 1)
            mentions.append(Mention(Span(len(plain), len(plain) + len(name)), EntityType(kind), name))
            piece = name
        plain += piece
    return [(m.span.of(plain), m.name) for m in link(plain, mentions)]


def names(text: str) -> list[str]:
    return [name for _, name in linked(text)]


def test_a_surname_goes_to_the_full_name() -> None:
    assert names("قال [PER جون كيربي] إن. وأضاف [PER كيربي].") == ["جون كيربي"] * 2


def test_also_where_the_full_name_comes_later() -> None:
    assert names("[PER كيربي]: نعم. و[PER جون كيربي] هنا.") == ["جون كيربي"] * 2


def test_of_two_the_one_named_last_is_meant() -> None:
    found = names("[PER سعيد الهاشمي] قال. وقال [PER الهاشمي]. و[PER ليلى الهاشمي] قالت. وقالت [PER الهاشمي].")
    assert found == ["سعيد الهاشمي", "سعيد الهاشمي", "ليلى الهاشمي", "ليلى الهاشمي"]


def test_a_middle_part_and_the_chain_of_longer_forms() -> None:
    text = "[PER بن سلمان] و[PER محمد بن سلمان] و[PER محمد بن سلمان بن عبدالعزيز]"
    assert set(names(text)) == {"محمد بن سلمان بن عبدالعزيز"}


def test_spellings_of_one_name() -> None:
    assert len(set(names("[PER عبدالله المالكي] و[PER عبد الله المالكي] و[PER عبدالله المالكى]"))) == 1


def test_the_swallowed_alef_is_restored() -> None:
    assert names("تقرير ل[ORG لأمم المتحدة] عن [ORG الأمم المتحدة]") == ["الأمم المتحدة"] * 2


def test_lam_of_a_name_without_article() -> None:
    assert names("من [LOC لندن] ول[LOC لندن]") == ["لندن"] * 2


def test_a_classifier_before_an_organisation() -> None:
    assert names("قالت [ORG حركة حماس] وأعلنت [ORG حماس]") == ["حركة حماس"] * 2
    assert names("[LOC مطار القاهرة] في [LOC القاهرة]") == ["مطار القاهرة", "القاهرة"]


def test_the_only_longer_form_of_two_words_is_meant() -> None:
    assert names("[ORG وزارة الخارجية المصرية] ثم [ORG وزارة الخارجية]") == ["وزارة الخارجية المصرية"] * 2
    several = names("[ORG وزارة الخارجية المصرية] و[ORG وزارة الخارجية القطرية] ثم [ORG وزارة الخارجية]")
    assert several[2] == "وزارة الخارجية"


def test_glosses_and_acronyms_in_brackets() -> None:
    assert names("[ORG وكالة الأنباء السعودية] ([ORG واس]) ثم [ORG واس]") == ["وكالة الأنباء السعودية"] * 3
    assert names('"[ORG لوسيد]" ([ORG Lucid])') == ["لوسيد"] * 2
    assert names("[LOC القاهرة] ([LOC مصر])") == ["القاهرة", "مصر"]
    assert names("[PER أنطونيو غوتيريش] ([ORG الأمم المتحدة])") == ["أنطونيو غوتيريش", "الأمم المتحدة"]


def test_glosses_of_each_other_come_to_an_end() -> None:
    found = names("[ORG واس] ([ORG الوكالة]) و[ORG الوكالة] ([ORG واس]) ")
    assert len(found) == 4


def test_types_are_kept_apart() -> None:
    assert names("[PER واشنطن] [LOC واشنطن العاصمة]") == ["واشنطن", "واشنطن العاصمة"]


def test_a_name_given_by_hand_stays_and_is_shared() -> None:
    text = "كيربي وكيربي"
    by_hand = Mention(Span(0, 5), EntityType.PER, "جون كيربي", Origin.HAND)
    machine = Mention(Span(7, 12), EntityType.PER, "كيربي")
    assert [m.name for m in link(text, [by_hand, machine])] == ["جون كيربي", "جون كيربي"]


def test_words_for_comparing() -> None:
    assert name_words("عبد الله ابن أحمد") == ("عبدالله", "بن", "احمد")


@given(st.text(alphabet="ابلن عد().", max_size=40), st.data())
def test_any_mentions(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    mentions = [
        Mention(Span(start, end), data.draw(st.sampled_from(EntityType)), text[start:end])
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]
    found = link(text, mentions)
    assert [(m.span, m.type) for m in found] == [(m.span, m.type) for m in mentions]
