"""The title beside a person's name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.mentions import EntityType, Mention
from reader.core.spans import Span
from reader.entities.roles import with_roles


def roles(text: str, *people: str) -> list[str]:
    mentions = [Mention(Span(start := text.index(name), start + len(name)), EntityType.PER, name) for name in people]
    return [mention.role for mention in with_roles(text, mentions)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("قال المتحدث باسم البيت الأبيض جون كيربي إن ذلك لا يكفي.", "جون كيربي", "المتحدث باسم البيت الأبيض"),
        ("وصرح جون كيربي، المتحدث باسم البيت الأبيض، أن ذلك لا يكفي.", "جون كيربي", "المتحدث باسم البيت الأبيض"),
        ("التقى الوفد بوزير الخارجية المصري سامح شكري أمس.", "سامح شكري", "وزير الخارجية المصري"),
        ("رسالة للرئيس الفرنسي إيمانويل ماكرون", "إيمانويل ماكرون", "الرئيس الفرنسي"),
        ("قال نائب رئيس الوزراء خالد العطية إنه سيعود", "خالد العطية", "نائب رئيس الوزراء"),
        ("قال مستشار الرئيس خالد العطية إنه سيعود", "خالد العطية", "الرئيس"),
        ("قال نائب الرئيس خالد العطية إنه سيعود", "خالد العطية", "نائب الرئيس"),
        ('أعلن سالم الحربي مؤسس شركة "نخيل" أنه سيعود', "سالم الحربي", 'مؤسس شركة "نخيل"'),
        ("وقالت مديرة المؤسسة نادية العطية إنها ستعود", "نادية العطية", "مديرة المؤسسة"),
        ("قال سالم الحربي إن رئيس الوزراء سيعود", "سالم الحربي", ""),
        ("انتقد رئيس الوزراء أن سالم الحربي غاب", "سالم الحربي", ""),
        ("غادر سالم الحربي.", "سالم الحربي", ""),
        ("سالم الحربي", "سالم الحربي", ""),
    ],
)
def test_titles(text: str, name: str, role: str) -> None:
    assert roles(text, name) == [role]


def test_a_title_belongs_to_one_person() -> None:
    text = "حضر سالم الحربي، وزير الدفاع خالد العطية، وغيرهما."
    assert roles(text, "سالم الحربي", "خالد العطية") == ["", "وزير الدفاع"]


@given(st.text(alphabet='رئيسوزلب ال،."\n', max_size=60), st.integers(0, 60), st.integers(1, 10))
def test_any_text(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    mention = Mention(Span(start, min(len(text), start + length)), EntityType.PER, "")
    (found,) = with_roles(text, [mention])
    assert "\n" not in found.role
