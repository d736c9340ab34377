"""The finder on sentences of our own, each with one thing that Arabic news does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.mentions import EntityType, Mention
from reader.core.quotations import CueClass, Quotation, QuotationKind
from reader.core.spans import Span
from reader.quotations import QuotationFinder

NAMES = {
    "نادية الزهراوي": (EntityType.PER, "نادية الزهراوي"),
    "سامر البيطار": (EntityType.PER, "سامر البيطار"),
    "البيطار": (EntityType.PER, "سامر البيطار"),
    "المرفأ": (EntityType.ORG, "المرفأ"),
    "وكالة ضفاف": (EntityType.ORG, "وكالة ضفاف"),
}


def mentions_in(text: str) -> tuple[Mention, ...]:
    """Where the names stand in the text, the longest first and none within another."""
    found: list[Mention] = []
    for surface, (kind, name) in sorted(NAMES.items(), key=lambda item: -len(item[0])):
        at = text.find(surface)
        while at >= 0:
            span = Span(at, at + len(surface))
            if not any(other.span.touches(span) for other in found):
                found.append(Mention(span, kind, name))
            at = text.find(surface, at + 1)
    return tuple(sorted(found, key=lambda mention: mention.span))


@pytest.fixture(scope="module")
def finder() -> QuotationFinder:
    return QuotationFinder()


@pytest.fixture(scope="module")
def find(finder: QuotationFinder) -> Callable[[str], tuple[Quotation, ...]]:
    return lambda text: finder.find(text, mentions_in(text))


Find = Callable[[str], tuple[Quotation, ...]]
NADIA, SAMER = "نادية الزهراوي", "سامر البيطار"


@pytest.mark.parametrize(
    ("text", "kind", "cue", "speaker", "content"),
    [
        ("وقالت الوزيرة نادية الزهراوي إن الميناء سيفتح غدا.", "indirect", "قالت", NADIA, "الميناء سيفتح غدا"),
        ("مديرة الميناء نادية الزهراوي قالت إن العمل بدأ أمس.", "indirect", "قالت", NADIA, "العمل بدأ أمس"),
        ("قالت نادية الزهراوي: «لن نغلق الميناء».", "direct", "قالت", NADIA, "لن نغلق الميناء"),
        ('قال سامر البيطار "لن نغلق السوق" ثم غادر.', "direct", "قال", SAMER, "لن نغلق السوق"),
        ("قال سامر البيطار ''لن نغلق السوق''.", "direct", "قال", SAMER, "لن نغلق السوق"),
        ("«لن نغلق الميناء»، قالت نادية الزهراوي.", "direct", "قالت", NADIA, "لن نغلق الميناء"),
        ("بحسب نادية الزهراوي، تراجعت الأسعار هذا العام.", "indirect", "بحسب", NADIA, "تراجعت الأسعار هذا العام"),
        ("ونقلت وكالة ضفاف عن سامر البيطار قوله إن السوق ستفتح غدا.", "indirect", "قوله", SAMER, "السوق ستفتح غدا"),
        ("نفى سامر البيطار أن تكون السوق قد أغلقت.", "indirect", "نفى", SAMER, "تكون السوق قد أغلقت"),
        ("حذرت نادية الزهراوي من أن الميناء سيغلق.", "indirect", "حذرت", NADIA, "الميناء سيغلق"),
        ("وقال سامر البيطار إن «السوق» آمنة.", "mixed", "قال", SAMER, "«السوق» آمنة"),
        (
            "وأعلن البيطار، وهو تاجر، أن السوق ستفتح وأن الحراس سيعودون.",
            "indirect",
            "أعلن",
            SAMER,
            "السوق ستفتح وأن الحراس سيعودون",
        ),
    ],
)
def test_one_quotation(find: Find, text: str, kind: str, cue: str, speaker: str, content: str) -> None:
    (found,) = find(text)
    assert found.kind is QuotationKind(kind)
    assert found.cue is not None
    assert found.cue.of(text) == cue
    assert found.speaker == speaker
    assert found.speaker_entity == speaker
    assert found.content.of(text) == content


def test_the_source_is_the_whole_phrase(find: Find) -> None:
    text = "وقالت الوزيرة نادية الزهراوي إن الميناء سيفتح غدا."
    (found,) = find(text)
    assert found.source is not None
    assert found.source.of(text) == "الوزيرة نادية الزهراوي"


def test_a_left_out_subject_carries_the_speaker_on(find: Find) -> None:
    text = "قال سامر البيطار للصحفيين الخميس إن الأسعار ثابتة. وأضاف أن السوق هادئة."
    first, second = find(text)
    assert first.speaker == second.speaker == SAMER
    assert second.source is None
    assert second.cue_class is CueClass.ADDS
    assert second.content.of(text) == "السوق هادئة"


def test_a_participle_begins_a_quotation_of_its_own(find: Find) -> None:
    text = "أكد سامر البيطار أن السوق آمنة، مشيرا إلى أن الحراس يكفون."
    first, second = find(text)
    assert (first.content.of(text), second.content.of(text)) == ("السوق آمنة", "الحراس يكفون")
    assert second.speaker == SAMER


def test_the_outlet_is_not_the_speaker(find: Find) -> None:
    (found,) = find("وقال سامر البيطار لصحيفة المرفأ إن السوق ستفتح غدا.")
    assert (found.speaker, found.outlet) == (SAMER, "المرفأ")


def test_a_statement_speaks_for_who_made_it(find: Find) -> None:
    (found,) = find("وجاء في بيان أصدرته وكالة ضفاف أن المكتب سيغلق أبوابه.")
    assert found.speaker == "وكالة ضفاف"


def test_names_in_marks_are_no_quotation(find: Find) -> None:
    assert find("زار سامر البيطار سوق «الزيتون» أمس.") == ()


@pytest.mark.parametrize(
    ("text", "cue_class"),
    [
        ("نفى سامر البيطار أن تكون السوق قد أغلقت.", CueClass.DENIES),
        ("حذرت نادية الزهراوي من أن الميناء سيغلق.", CueClass.WARNS),
        ("بحسب نادية الزهراوي، تراجعت الأسعار هذا العام.", CueClass.CITES),
    ],
)
def test_what_the_cue_means(find: Find, text: str, cue_class: CueClass) -> None:
    (found,) = find(text)
    assert found.cue_class is cue_class


def test_a_mark_never_closed_swallows_no_other_paragraph(find: Find) -> None:
    text = "قال سامر البيطار: «لن نغلق السوق أبدا.\nوغادر سامر البيطار القاعة بعد ذلك."
    (found,) = find(text)
    assert found.content.of(text) == "لن نغلق السوق أبدا"


def test_a_mark_at_the_end_of_a_line_opens_on_the_next(find: Find) -> None:
    text = "قال سامر البيطار «\nلن نغلق السوق أبدا»."
    (found,) = find(text)
    assert found.content.of(text) == "لن نغلق السوق أبدا"


PIECES = [
    "قال",
    "وأضاف",
    "أن",
    "إن",
    "بأن",
    "«",
    "»",
    '"',
    "“",
    "”",
    ":",
    "،",
    ".",
    "\n",
    "سامر البيطار",
    "السوق",
    "مؤكدا",
    "َ",
    "\ud800",
    "x",
]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from(["", " "]))
def test_any_text_is_searched_without_raising(finder: QuotationFinder, pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    found = finder.find(text, mentions_in(text))
    for quotation in found:
        for span in (quotation.content, quotation.cue, quotation.source):
            if span is not None:
                assert span.end <= len(text)
                assert span.of(text) == span.of(text).strip()
    assert [quotation.content.start for quotation in found] == sorted(q.content.start for q in found)
