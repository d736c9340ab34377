"""Mentions of one article go to one name, the fullest form that the article has."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_names import read_marked

from reader.core.mentions import EntityType, Mention, Origin
from reader.core.spans import Span
from reader.entities.linking import link
from reader.entities.short_forms import name_words


def linked(text: str) -> list[tuple[str, str]]:
    """Names are marked in the text as [PER name]."""
    plain, mentions = read_marked(text)
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


@pytest.mark.parametrize(
    "text",
    [
        "[PER فاطمة شاهد]، المعروفة بـ“[PER تيفاوين]”، تغني. وقالت [PER تيفاوين].",
        "[PER عمر خلوق] الملقب بـ«[PER إزران]». وأضاف [PER إزران] وحده.",
        '[ORG المجلس الوطني للعلاقات] -المعروف اختصارا بـ"[ORG إن إل آر]" ([ORG NLR])- ثم [ORG إن إل آر].',
        "[ORG شبكة المواطنة] (المعروفة باسم [ORG أزطى]) و[ORG أزطى]",
        "[PER محمود عباس] ([PER أبو مازن]) ثم [PER أبو مازن]",
        '[ORG منظمة الحقوق المدنية] واختصارها "[ORG محم]" و[ORG محم]',
        '[ORG جهاز المخابرات] "[ORG الشاباك]" و[ORG الشاباك]',
    ],
)
def test_what_is_called_something_else_too(text: str) -> None:
    found = names(text)
    assert set(found) == {found[0]}
    assert found[0] == re.findall(r"\[[A-Z]+ ([^\]]+)\]", text)[0]


def test_the_real_name_and_the_fuller_one_are_gone_by() -> None:
    assert names("[PER أبو عمار] ([PER ياسر عرفات])") == ["ياسر عرفات"] * 2
    assert names("[ORG البنتاغون] ([ORG وزارة الدفاع الأميركية])") == ["وزارة الدفاع الأميركية"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "فاز في [PER بركان] ([PER محمد السعدي]) بالمقعد",
        "يؤدي [PER سالم الكاتب] ([PER طارق عبد العزيز]) الدور",
        "[PER ديمتري بيسكوف] المتحدث باسم الرئيس [PER فلاديمير بوتين]",
        "[LOC فاس] المعروفة بمنطقة [LOC الأطلس]",
        "[LOC جزر الريح]، المعروف باسم «[LOC طريق الموج]»",
        "[ORG ميتا]، المعروفة سابقا باسم [ORG فيسبوك]",
        "[PER سعاد الكاتبة] المعروفة باسم [ORG دار النور]",
        "[PER سالم] مع [PER أحمد]، وهو معروف بقربه من [PER علي]",
    ],
)
def test_two_side_by_side_are_not_always_one(text: str) -> None:
    assert names(text) == re.findall(r"\[[A-Z]+ ([^\]]+)\]", text)


def test_the_father_is_not_the_son() -> None:
    text = "[PER محمد بن سلمان بن عبدالعزيز] و[PER سلمان بن عبدالعزيز] و[PER سلمان] و[PER محمد]"
    son, father = "محمد بن سلمان بن عبدالعزيز", "سلمان بن عبدالعزيز"
    assert names(text) == [son, father, father, son]


def test_a_full_name_with_and_without_its_middle() -> None:
    assert names("[PER حسن بن علي الأحمر] ثم [PER حسن الأحمر]") == ["حسن بن علي الأحمر"] * 2
    assert names("[PER سعد بن علي بن فهد] ثم [PER سعد بن فهد]") == ["سعد بن علي بن فهد", "سعد بن فهد"]
    several = names("[PER حسن بن علي الأحمر] و[PER حسن سالم الأحمر] ثم [PER حسن الأحمر]")
    assert several[2] == "حسن الأحمر"


def test_a_surname_with_and_without_its_article() -> None:
    assert names("[PER رشاد مهيري] قال. وشدد [PER المهيري].") == ["رشاد مهيري"] * 2
    assert names("[PER خالد الفيصل] قال. وشدد [PER فيصل].") == ["خالد الفيصل", "فيصل"]
    assert names("[PER تركي بن فهد] قال. وشدد [PER الفهد].") == ["تركي بن فهد", "الفهد"]


def test_two_spellings_of_a_given_name() -> None:
    text = "[PER دميتري كوفتون] ثم [PER ديمتري كوفتون] ثم [PER كوفتون] ثم [PER ديمتري] و[PER ديمتري كوفتون]"
    assert set(names(text)) == {"ديمتري كوفتون"}
    assert len(set(names("[PER ألبرت رامدين] ثم [PER ألبيرت رامدين]"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("عامر", "عمار"), ("محمد", "محمود"), ("أحمد", "محمد"), ("سلمان", "سليمان"), ("سمير", "مرسي"), ("جمال", "كمال")],
)
def test_two_given_names_of_one_family(one: str, other: str) -> None:
    assert names(f"[PER {one} القرطبي] و[PER {other} القرطبي]") == [f"{one} القرطبي", f"{other} القرطبي"]


def test_bodies_whose_names_begin_like_another() -> None:
    for short, full in (
        ("الأمم المتحدة", "الأمم المتحدة للطفولة"),
        ("مجلس الأمن", "مجلس الأمن القومي"),
        ("وزارة الصحة", "وزارة الصحة للتخطيط"),
        ("المفوضية العليا", "المفوضية العليا لشؤون السلم"),
    ):
        assert names(f"[ORG {short}] و[ORG {full}]") == [short, full]
    assert names("[LOC قناة السويس] و[LOC قناة السويس الجديدة]") == ["قناة السويس", "قناة السويس الجديدة"]
    assert names("[ORG مجلس الأمن] و[ORG مجلس الأمن الدولي]") == ["مجلس الأمن الدولي"] * 2
    often = "[ORG المعهد الملكي]، " * 6
    assert set(names(often + "[ORG المعهد الملكي للفتيات]")[:-1]) == {"المعهد الملكي"}
    assert set(names(often + "[ORG المعهد الملكي المغربي]")) == {"المعهد الملكي المغربي"}


def test_a_channel_of_water_is_no_channel_of_news() -> None:
    assert names("[LOC قناة السويس] و[LOC السويس]") == ["قناة السويس", "السويس"]
    assert names("[ORG وزارة الخارجية الصينية] و[ORG الخارجية الصينية]") == ["وزارة الخارجية الصينية"] * 2


def test_types_are_kept_apart() -> None:
    assert names("[PER واشنطن] [LOC واشنطن العاصمة]") == ["واشنطن", "واشنطن العاصمة"]


def test_a_name_given_by_hand_stays_and_is_shared() -> None:
    text = "كيربي وكيربي"
    by_hand = Mention(Span(0, 5), EntityType.PER, "جون كيربي", Origin.HAND)
    machine = Mention(Span(7, 12), EntityType.PER, "كيربي")
    assert [m.name for m in link(text, [by_hand, machine])] == ["جون كيربي", "جون كيربي"]


def test_words_for_comparing() -> None:
    assert name_words("عبد الله ابن أحمد") == ("عبدالله", "بن", "احمد")
    assert name_words("أم أبو سالم") == ("ام", "ابوسالم")


@given(st.text(alphabet="ابلن عد().", max_size=40), st.data())
def test_any_mentions(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    mentions = [
        Mention(Span(start, end), data.draw(st.sampled_from(EntityType)), text[start:end])
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]
    found = link(text, mentions)
    assert [(m.span, m.type) for m in found] == [(m.span, m.type) for m in mentions]
