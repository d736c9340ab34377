"""What news does with quotations, a sentence of our own for each: found, cut where it should be, and by whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.mentions import EntityType, Mention, Origin
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.quotations import QuotationFinder
from reader.quotations.weights import save_weights

NADIA, SAMER = "نادية الزهراوي", "سامر البيطار"
Find = Callable[[str], tuple[Quotation, ...]]


@pytest.fixture(scope="module")
def finder() -> QuotationFinder:
    return QuotationFinder()


@pytest.fixture(scope="module")
def find(finder: QuotationFinder) -> Find:
    return lambda text: finder.find(text, names_in(text))


def names_in(text: str) -> tuple[Mention, ...]:
    found = []
    for name in (NADIA, SAMER):
        at = text.find(name)
        while at >= 0:
            found.append(Mention(Span(at, at + len(name)), EntityType.PER, name))
            at = text.find(name, at + 1)
    return tuple(sorted(found, key=lambda mention: mention.span))


def told(text: str, quotations: tuple[Quotation, ...]) -> list[tuple[str, str]]:
    return [(one.cue.of(text) if one.cue else "", one.content.of(text)) for one in quotations]


SAID = "لن نغلق السوق أبدا مهما حدث"


@pytest.mark.parametrize(
    "text",
    [
        f"قال سامر البيطار: «{SAID}».",
        f'قال سامر البيطار: "{SAID}".',
        f"قال سامر البيطار: “{SAID}”.",
        f"قال سامر البيطار: ”{SAID}“.",
        f"قال سامر البيطار: »{SAID}«.",
        f"قال سامر البيطار: „{SAID}“.",
        f"قال سامر البيطار: ''{SAID}''.",
        f"قال سامر البيطار: « {SAID} ».",
        f"قال سامر البيطار: “{SAID} “.",
        f"قال سامر البيطار :” {SAID} ”\nوغادر القاعة.",
        f"قال سامر البيطار:\n«{SAID}».",
        f"قال سامر البيطار «{SAID}» ثم غادر.",
        f"وقال سامر البيطار للصحفيين أمس الخميس: «{SAID}».",
        f"يقول سامر البيطار: «{SAID}».",
        f"«{SAID}»، يقول سامر البيطار.",
        f"«{SAID}»، هكذا وصف سامر البيطار قراره.",
        f"«{SAID}»، بهذه الكلمات لخص سامر البيطار قراره.",
        f"وختم سامر البيطار قائلا: «{SAID}».",
        f"قال سامر البيطار: «{SAID}",
        f"قال سامر البيطار: «{SAID}\nوغادر سامر البيطار القاعة بعد ذلك بقليل.",
    ],
)
def test_direct(find: Find, text: str) -> None:
    (found,) = find(text)
    assert found.content.of(text) == SAID
    assert found.kind is QuotationKind.DIRECT
    assert found.speaker == SAMER


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("السوق ستفتح أبوابها غدا، وفقا لسامر البيطار.", "وفقا ل", "السوق ستفتح أبوابها غدا"),
        ("وفقا لسامر البيطار، فإن السوق ستفتح أبوابها غدا.", "وفقا ل", "السوق ستفتح أبوابها غدا"),
        ("السوق ستفتح أبوابها غدا، بحسب سامر البيطار.", "بحسب", "السوق ستفتح أبوابها غدا"),
        (
            "وبحسب المهندس سامر البيطار، الذي قاد فريق التطوير، فإن السوق ستفتح أبوابها غدا.",
            "بحسب",
            "السوق ستفتح أبوابها غدا",
        ),
        ("وقال سامر البيطار ان السوق ستفتح أبوابها غدا.", "قال", "السوق ستفتح أبوابها غدا"),
        ("وأكد سامر البيطار بأن السوق ستفتح أبوابها غدا.", "أكد", "السوق ستفتح أبوابها غدا"),
        ("وأوضح سامر البيطار أنها ستفتح أبوابها غدا.", "أوضح", "أنها ستفتح أبوابها غدا"),
    ],
)
def test_indirect(find: Find, text: str, cue: str, content: str) -> None:
    found = find(text)
    assert told(text, found) == [(cue, content)]
    assert found[0].speaker == SAMER


def test_the_name_behind_a_glued_letter_is_the_source(find: Find) -> None:
    text = "السوق ستفتح أبوابها غدا، وفقا لسامر البيطار."
    (found,) = find(text)
    assert found.source is not None
    assert found.source.of(text) == SAMER


def test_a_source_in_marks_is_not_what_is_said(find: Find) -> None:
    text = "وفقا ل«ضفاف»، ستفتح السوق أبوابها غدا."
    assert "ضفاف" not in [content for _, content in told(text, find(text))]


def test_a_cue_amid_the_words_makes_two_quotations(find: Find) -> None:
    text = f'"{SAID}"، قال سامر البيطار، "ولن نبيعها لأحد من التجار الكبار".'
    assert [one.content.of(text) for one in find(text)] == [SAID, "ولن نبيعها لأحد من التجار الكبار"]


def test_a_relative_clause_between_commas_is_left_again(find: Find) -> None:
    text = 'قمة المرفأ، والتي قال عنها سامر البيطار إنها "الفرصة الأخيرة" للاتفاق، تأتي وسط توترات كبيرة في المدينة.'
    (found,) = find(text)
    assert "الفرصة الأخيرة" in found.content.of(text)
    assert "تأتي" not in found.content.of(text)
    assert found.content.of(text).count('"') == 2


def test_what_another_thinks_is_said_by_who_tells_it(find: Find) -> None:
    text = "وقال سامر البيطار إن الحكومة تعتقد أنه من الممكن فتح السوق."
    assert told(text, find(text)) == [("قال", "الحكومة تعتقد أنه من الممكن فتح السوق")]


def test_what_is_told_to_a_counterpart_is_a_quotation_within(find: Find) -> None:
    text = "وقالت نادية الزهراوي إن رئيس الوزراء أكد لنظيره الإيراني أهمية خفض التوترات الإقليمية."
    outer, inner = find(text)
    assert outer.content.of(text) == "رئيس الوزراء أكد لنظيره الإيراني أهمية خفض التوترات الإقليمية"
    assert inner.content.of(text) == "أهمية خفض التوترات الإقليمية"
    assert inner.nested
    assert inner.source is not None
    assert inner.source.of(text) == "رئيس الوزراء"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("أغلقت السوق أبوابها أمس. أعلن ذلك وزير التجارة في بيان.", "أغلقت السوق أبوابها أمس"),
        ("أغلقت السوق أبوابها أمس. هذا ما أكده سامر البيطار.", "أغلقت السوق أبوابها أمس"),
    ],
)
def test_a_cue_can_point_back(find: Find, text: str, content: str) -> None:
    assert [one.content.of(text) for one in find(text)] == [content]


def test_origin_tells_the_model_from_the_grammar(find: Find, tmp_path: Path) -> None:
    text = "وقالت نادية الزهراوي إن رئيس الوزراء أكد لنظيره الإيراني أهمية خفض التوترات الإقليمية."
    assert find(text)[0].origin == Origin.MODEL
    # Weights that never choose anything leave the grammar alone.
    weights = tmp_path / "weights.npz"
    save_weights(weights, {"none": {"bias": 9.0}}, {}, {})
    found = QuotationFinder(weights=weights).find(text, names_in(text))
    assert [one.origin for one in found] == [Origin.RULE]


@pytest.mark.parametrize(
    "text",
    [
        "يباع كتاب «السوق والمرفأ» في المكتبات.",
        "وصل سامر البيطار إلى سوق «الزيتون» أمس.",
        "بيان نشرته الوزارة أمس في المدينة.",
        "برنامج يفتح المقالات العربية ويبيّن من قال ماذا",
        "قال«)",
    ],
)
def test_nobody_says_anything(find: Find, text: str) -> None:
    assert find(text) == ()


WORDS = [
    "قال",
    "وأضاف",
    "مؤكدا",
    "وفقا",
    "لسامر",
    "ل",
    "ذلك",
    "هكذا",
    "أن",
    "إن",
    "الذي",
    "سامر البيطار",
    "السوق",
    "تأتي",
]
SIGNS = ["«", "»", '"', "“", "”", "‘", "’", "''", ":", "،", ".", "-", "(", ")", "\n", "ﷺ", "…", "َ"]


@settings(deadline=None, max_examples=120)
@given(st.lists(st.sampled_from(WORDS + SIGNS), max_size=70), st.sampled_from(["", " ", " "]))
def test_every_quotation_is_a_place_in_the_text(finder: QuotationFinder, pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    for one in finder.find(text, names_in(text)):
        assert 0 <= one.content.start < one.content.end <= len(text)
        assert any(letter.isalnum() for letter in one.content.of(text))
        assert one.cue is not None
        assert one.cue.of(text)
        assert 0 < one.confidence <= 1


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([*WORDS, "،", ".", ":"]), max_size=30), st.lists(st.sampled_from(WORDS), max_size=20))
def test_no_quotation_runs_past_the_paragraph_of_a_mark_never_closed(
    finder: QuotationFinder, before: list[str], behind: list[str]
) -> None:
    opened = " ".join([*before, "قال سامر البيطار: «السوق مفتوحة"])
    text = opened + "\n" + " ".join(behind)
    for one in finder.find(text, names_in(text)):
        assert not one.content.start < len(opened) < one.content.end


def test_each_of_two_verbs_has_its_words(find: Find) -> None:
    text = '"الأسعار ترتفع كل يوم"، يقول سامر البيطار وهو يعد النقود، ويضيف "لم نعد نشتري شيئا".'
    assert [one.content.of(text) for one in find(text)] == ["الأسعار ترتفع كل يوم", "لم نعد نشتري شيئا"]


def test_what_stands_in_marks_alone_is_without_them(find: Find) -> None:
    text = "«لن نغلق السوق أبدا مهما حدث»، على حد قول مدير السوق سامر البيطار."
    (found,) = find(text)
    assert (found.kind, found.content.of(text)) == (QuotationKind.DIRECT, SAID)


def test_that_is_nothing_said(find: Find) -> None:
    assert find("صرح بذلك مدير السوق.") == ()


def test_what_another_cue_introduces_behind_a_colon_is_not_said_before_it(find: Find) -> None:
    text = "وقال سامر البيطار إن السوق تمنحه الوقود ويضيف: «لن أغلقها أبدا مهما حدث»."
    assert told(text, find(text)) == [("قال", "السوق تمنحه الوقود"), ("يضيف", "لن أغلقها أبدا مهما حدث")]


def test_the_hope_of_somebody_is_no_cue_of_its_own(find: Find) -> None:
    text = "وأعرب سامر البيطار عن أمله في أن تفتح السوق."
    assert told(text, find(text)) == [("أعرب", "أمله في أن تفتح السوق")]
