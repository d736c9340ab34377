"""Dates, amounts and counts by rules."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.mentions import EntityType, Mention
from reader.core.quantities import QuantityKind
from reader.core.spans import Span
from reader.entities.quantities import apart_from, quantities

DATE, AMOUNT, COUNT = QuantityKind.DATE, QuantityKind.AMOUNT, QuantityKind.COUNT


_PIECES = [
    *("الساعة", "7", "12", "و15", "2015", "عام", "شهر", "يناير", "كانون", "الثاني", "من", "إلى", "بين", "مليون", "ألف"),
    *("خمسة", "عشر", "مئة", "ونصف", "المليون", "دولار", "أميركي", "%", "$", "في", "المئة", "الخميس", "مساء", "أمس"),
    *("القرن", "العشرين", "هـ", "م", "ق.م", "بتوقيت", "/", "-", "(", ")", ":", "،", "عامين", "السنوات", "الخمس"),
]


def found(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.value) for one in quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل يوم الجمعة 7 أكتوبر 2016 إلى", ("يوم الجمعة 7 أكتوبر 2016", "2016-10-07")),
        ("في 27 يناير/كانون الثاني 2020", ("27 يناير/كانون الثاني 2020", "2020-01-27")),
        ("وفي ٢٥ ديسمبر (كانون الأول) ٢٠١٣م", ("٢٥ ديسمبر (كانون الأول) ٢٠١٣م", "2013-12-25")),
        ("ليوم 22 جانفي 2016", ("يوم 22 جانفي 2016", "2016-01-22")),
        ("بعد 3 غشت المقبل", ("3 غشت المقبل", "XXXX-08-03")),
        ("في الـ29 من أكتوبر الجاري", ("29 من أكتوبر الجاري", "XXXX-10-29")),
        ("السادس من أبريل/نيسان الماضي", ("السادس من أبريل/نيسان الماضي", "XXXX-04-06")),
        ("الحادي عشر من سبتمبر 2001", ("الحادي عشر من سبتمبر 2001", "2001-09-11")),
        ("في الأول من محرم 1437هـ", ("الأول من محرم 1437هـ", "1437-01-01 AH")),
        ("الثلاثاء 1436/10/12هـ", ("الثلاثاء 1436/10/12هـ", "1436-10-12 AH")),
        ("بتاريخ 28/07/2015م وبعده", ("28/07/2015م", "2015-07-28")),
        ("بتاريخ 2016-10-12 تقريبا", ("2016-10-12", "2016-10-12")),
        ("بين 22 و30 أبريل 2014", ("22 و30 أبريل 2014", "2014-04-22/2014-04-30")),
        ("من 28 فبراير إلى 3 مارس 2020", ("28 فبراير إلى 3 مارس 2020", "2020-02-28/2020-03-03")),
        ("منذ عام 1944م", ("عام 1944م", "1944")),
        ("بين عامي 2012 و2019", ("عامي 2012 و2019", "2012/2019")),
        ("في 2013 قال", ("2013", "2013")),
        ("موسم 2015/2016", ("2015/2016", "2015/2016")),
        ("قبل 500 ق.م", ("500 ق.م", "-0500")),
        ("في يونيو الماضي", ("يونيو الماضي", "XXXX-06")),
        ("خلال شهر رمضان", ("شهر رمضان", "XXXX-09 AH")),
        ("مساء الأربعاء في", ("مساء الأربعاء", "")),
        ("أول من أمس", ("أول من أمس", "")),
        ("للعام المقبل", ("عام المقبل", "")),
        ("الساعة العاشرة والنصف مساء", ("الساعة العاشرة والنصف مساء", "T22:30")),
        ("عند 10:30 صباحا", ("10:30 صباحا", "T10:30")),
        ("ستينيات القرن الماضي", ("ستينيات القرن الماضي", "196X")),
        ("القرن التاسع عشر", ("القرن التاسع عشر", "18XX")),
    ],
)
def test_dates(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]
    assert quantities(text)[0].type is DATE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بمبلغ 650 مليار دولار أميركي", ("650 مليار دولار أميركي", "650000000000 USD")),
        ("ثلاثة وعشرون ألفا وخمسمئة دينار كويتي", ("ثلاثة وعشرون ألفا وخمسمئة دينار كويتي", "23500 KWD")),
        ("بقيمة 13 ألف ريال", ("13 ألف ريال", "13000 ريال")),
        ("50 د.إ. فقط", ("50 د.إ.", "50 AED")),
        ("بنحو $3.5 مليون", ("$3.5 مليون", "3500000 USD")),
        ("نحو ١٥،٠٠٠،٠٠٠ يورو", ("١٥،٠٠٠،٠٠٠ يورو", "15000000 EUR")),
        ("ومليونا دولار", ("مليونا دولار", "2000000 USD")),
        ("بنسبة ٤٢٫٢٪ منها", ("٤٢٫٢٪", "42.2 %")),
        ("%5 منها", ("%5", "5 %")),
        ("20 في المئة", ("20 في المئة", "20 %")),
        ("20 - 25 في المائة", ("20 - 25 في المائة", "20–25 %")),
        ("بين 10 و20 مليون دولار", ("10 و20 مليون دولار", "10000000–20000000 USD")),
        ("على بعد 17 كلم", ("17 كلم", "17 km")),
        ("مساحة 5 كيلومترات مربعة", ("5 كيلومترات مربعة", "5 km²")),
        ("3 ملايين و250 ألف برميل يوميا", ("3 ملايين و250 ألف برميل يوميا", "3250000 bbl/d")),
        ("حرارة 12 درجة مئوية", ("12 درجة مئوية", "12 °C")),
        ("خلال 50عاما", ("50عاما", "50 y")),
        ("قبل عامين", ("عامين", "2 y")),
        ("خلال الأشهر الستة", ("الأشهر الستة", "6 mo")),
    ],
)
def test_amounts(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]
    assert quantities(text)[0].type is AMOUNT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل 36 جنديا", ("36 جنديا", "36")),
        ("وثلاثة أطفال", ("ثلاثة أطفال", "3")),
        ("70 قاصرا كانوا", ("70 قاصرا", "70")),
        ("سمع 5 شروط", ("5 شروط", "5")),
        ("15 ألفا و671 مهاجرا", ("15 ألفا و671 مهاجرا", "15671")),
        ("مليون ونصف المليون لاجئ", ("مليون ونصف المليون لاجئ", "1500000")),
        ("بحضور ألفي شخص", ("ألفي شخص", "2000")),
        ("مقتل قتيلين", ("قتيلين", "2")),
        ("بلغ 1,234 في", ("1,234", "1234")),
    ],
)
def test_counts(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]
    assert quantities(text)[0].type is COUNT


@pytest.mark.parametrize(
    "text",
    [
        "طائرة إف-16 في 3",
        "كوفيد-19 وG20 و5G",
        "المادة 12 والدقيقة 49 من القرار 2254",
        "هاتف 0096611234567",
        "قال محمد رمضان ورجب ومارس الرياضة",
        "مضيق باب المندب",
        "حركة طالبان ونادي ميلان",
        "فاز 3-2",
        "بعد صلاة الجمعة",
        "لا أرقام هنا",
        "",
    ],
)
def test_what_is_none(text: str) -> None:
    assert found(text) == []


def test_the_span_is_in_the_text_as_it_is_written() -> None:
    text = "دفعوا بـ\u202b١٨ مِليار\u202c دولار"
    (one,) = quantities(text)
    assert one.span.of(text) == "١٨ مِليار\u202c دولار"
    assert (one.name, one.value) == ("١٨ مِليار دولار", "18000000000 USD")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("أمس", "2025-03-04"),
        ("مساء أمس الثلاثاء", "2025-03-04"),
        ("أول من أمس", "2025-03-03"),
        ("اليوم الأربعاء", "2025-03-05"),
        ("الأربعاء الماضي", "2025-02-26"),
        ("يوم الخميس الماضي", "2025-02-27"),
        ("الخميس المقبل", "2025-03-06"),
        ("الأربعاء المقبل", "2025-03-12"),
        ("الخميس", ""),
        ("العام الماضي", "2024"),
        ("الشهر المقبل", "2025-04"),
        ("العام الجاري", "2025"),
        ("يونيو الماضي", "2024-06"),
        ("20 فبراير الماضي", "2025-02-20"),
        ("3 مايو المقبل", "2025-05-03"),
        ("3 يناير المقبل", "2026-01-03"),
        ("10 مارس الجاري", "2025-03-10"),
        ("10 مارس", "XXXX-03-10"),
        ("10 مارس 2020", "2020-03-10"),
        ("شهر رمضان الماضي", "XXXX-09 AH"),
    ],
)
def test_what_counts_from_the_day_of_the_article(words: str, value: str) -> None:
    (found,) = quantities(f"وصل {words}.", "2025-03-05T10:00:00+02:00")
    assert (found.name, found.value) == (words, value)


@pytest.mark.parametrize("published", [None, "", "2025", "2025-03", "yesterday", "2025-02-30", "0001-01-01"])
def test_without_a_whole_day_nothing_counts_from_it(published: str | None) -> None:
    assert [one.value for one in quantities("وصل أمس في يونيو الماضي", published)] == ["", "XXXX-06"]


def test_a_year_in_a_name_belongs_to_the_name() -> None:
    text = "في كأس العالم عام 2022 ثم في 2023"
    cup = Mention(Span(3, 22), EntityType.MISC, "كأس العالم 2022")
    assert [one.name for one in apart_from(quantities(text), [cup])] == ["2023"]
    assert apart_from((), [cup]) == ()


@pytest.mark.parametrize(
    "text",
    ["الساعة 7 بتوقيت", "بين", "الساعة", "5 كانون", "من", "القرن", "عام", "و", "$", "5 /", "نصف", "شهر", "أول من"],
)
def test_a_text_that_ends_amid_a_phrase(text: str) -> None:
    for one in quantities(text):
        assert one.span.end <= len(text)


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map(" ".join))
def test_any_order_of_words(text: str) -> None:
    for one in quantities(text):
        assert one.name == " ".join(one.span.of(text).split())


@given(st.text(alphabet="0123 ٤٥.,/%$ثلاثة ألف دولار يوم مارس عام و-:()\n"))
def test_any_text(text: str) -> None:
    end = 0
    for quantity in quantities(text):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.name
        end = quantity.span.end


@pytest.mark.parametrize(
    "piece",
    ["1", "1,", "ثلاثة و", "يوم ", " ", "٣ ", "ألف ", "مارس ", "كانون الثاني ", "12/", "و1", "$", "(", "2015 و"],
)
def test_long_repetitions_take_no_more_time_than_their_length(piece: str) -> None:
    def seconds(size: int) -> float:
        begun = time.process_time()
        quantities(piece * (size // len(piece)))
        return time.process_time() - begun

    seconds(500)
    assert seconds(20_000) < 30 * seconds(2_000) + 0.2
