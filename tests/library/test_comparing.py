"""Two articles side by side: whom both name, and what both quote in other words."""

from __future__ import annotations

from reader.core.analyses import Analysis
from reader.core.mentions import EntityType, Mention
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.library import Library
from reader.library.comparing import ALIKE, compare

PER, LOC = EntityType.PER, EntityType.LOC

ONE = (
    "قال وزير الطاقة سامي الخوري إن «انقطاع الكهرباء سينتهي قبل نهاية الشهر الجاري» في بيروت. "
    "وأضاف أن الحكومة تبحث عن تمويل."
)
OTHER = (
    "أكد سامي الخوري أن انقطاعات الكهرباء ستنتهي قبل نهاية هذا الشهر، وفق مراسلنا في بيروت. "
    "ونفى المتحدث أن تكون الأسعار قد ارتفعت في الأسواق."
)


def quoted(text: str, *contents: str, speaker: str | None = None) -> tuple[Quotation, ...]:
    return tuple(
        Quotation(QuotationKind.INDIRECT, Span(text.index(words), text.index(words) + len(words)), speaker=speaker)
        for words in contents
    )


def named(text: str, *names: tuple[str, EntityType]) -> tuple[Mention, ...]:
    return tuple(Mention(Span(text.index(n), text.index(n) + len(n)), type, n) for n, type in names)


def test_the_same_quotation_worded_differently() -> None:
    one = quoted(ONE, "انقطاع الكهرباء سينتهي قبل نهاية الشهر الجاري", "الحكومة تبحث عن تمويل")
    other = quoted(OTHER, "انقطاعات الكهرباء ستنتهي قبل نهاية هذا الشهر", "تكون الأسعار قد ارتفعت في الأسواق")
    (alike,) = compare(ONE, Analysis((), one), OTHER, Analysis((), other)).alike
    assert (alike.one, alike.other) == (one[0], other[0])
    assert ALIKE < alike.likeness < 1
    assert {"انقطاع", "الكهرباء", "قبل", "نهاية", "الشهر"} <= {span.of(ONE) for span in alike.one_words}
    assert {"انقطاعات", "الكهرباء", "قبل", "نهاية", "الشهر"} <= {span.of(OTHER) for span in alike.other_words}
    assert "الجاري" not in {span.of(ONE) for span in alike.one_words}


def test_word_for_word_is_wholly_alike_and_each_is_paired_once() -> None:
    text = "قال إن الجسر الجديد سيفتح غدا. وقال إن الجسر الجديد سيفتح غدا صباحا."
    two = quoted(text, "الجسر الجديد سيفتح غدا", "الجسر الجديد سيفتح غدا صباحا")
    found = compare(text, Analysis((), two), text, Analysis((), two)).alike
    assert [(alike.one, alike.other, alike.likeness) for alike in found] == [
        (two[0], two[0], 1.0), (two[1], two[1], 1.0),
    ]  # fmt: skip


def test_a_part_of_a_longer_quotation() -> None:
    long = (
        "لن نقبل بأي اتفاق لا يضمن عودة النازحين إلى قراهم ولا يوقف بناء المستوطنات ولا يحدد موعدا للانتخابات المقبلة"
    )
    part = "لا يضمن عودة النازحين إلى قراهم"
    (alike,) = compare(long, Analysis((), quoted(long, long)), part, Analysis((), quoted(part, part))).alike
    assert alike.likeness >= 0.8


def test_particles_alone_are_no_likeness() -> None:
    one, other = "ما كان ذلك إلا في ما مضى من السنين", "ما كان هذا إلا من ما في النفوس"
    assert compare(one, Analysis((), quoted(one, one)), other, Analysis((), quoted(other, other))).alike == ()


def test_the_same_speaker_counts_a_little() -> None:
    one, other = "الجسر الجديد سيفتح غدا رغم الأمطار", "الجسر القديم سيغلق غدا بسبب الأمطار الغزيرة"
    marks = [[Analysis((), quoted(text, text, speaker=speaker)) for text in (one, other)] for speaker in ("هدى", None)]
    same, unknown = (compare(one, first, other, second).alike for first, second in marks)
    assert len(same) >= len(unknown)
    if unknown:
        assert same[0].likeness > unknown[0].likeness


def test_shared_names_persons_first(library: Library, make_article) -> None:
    numbers = []
    for text, names in (
        (ONE, (("سامي الخوري", PER), ("بيروت", LOC))),
        (OTHER, (("سامي الخوري", PER), ("بيروت", LOC), ("مراسلنا", PER))),
    ):
        number = library.keep(make_article(text)).identity
        library.keep_analysis(number, Analysis(named(text, *names), (), "m"))
        numbers.append(number)
    comparison = library.compare(*numbers)
    assert [(name.name, name.type) for name in comparison.shared] == [("سامي الخوري", PER), ("بيروت", LOC)]
    for name in comparison.shared:
        assert [span.of(ONE) for span in name.one] == [span.of(OTHER) for span in name.other] == [name.name]
    assert comparison.alike == ()
