"""Page furniture: set aside with its reason, never lost, and never a paragraph of the article."""

from __future__ import annotations

import pytest
from articles import BODY, FIRST, LAST, PLAIN, SECOND, TITLE
from contract import aside, check, surfaces, words_of
from hypothesis import given
from hypothesis import strategies as st

from reader.core.articles import BlockKind
from reader.opening import article_from_text
from reader.opening.bylines import byline_in, dated_name_in, dateline_in, outlet_of_title
from reader.opening.dates import date_in, is_only_a_date


def opened(*lines: str):
    text = "\n\n".join(lines)
    article = check(article_from_text(text))
    assert words_of(article) == sorted(text.split()), "no word is lost"
    return article


def test_a_page_as_readers_copy_it() -> None:
    article = opened("سهلان", TITLE, TITLE, *BODY, "يقرأون الآن")
    assert surfaces(article) == [TITLE, *BODY]
    assert article.blocks[0].kind is BlockKind.TITLE
    assert aside(article) == [("section_label", "سهلان"), ("repeated_title", TITLE), ("trailer", "يقرأون الآن")]
    assert [item.before for item in article.set_aside] == [0, len(TITLE) + 1, len(article.text)]


@pytest.mark.parametrize("label", ["سياسة", "اقتصاد", "الشرق الأوسط", "عرب وعالم"])
def test_the_name_of_a_section_is_no_title(label: str) -> None:
    article = opened(label, TITLE, *BODY)
    assert article.title == TITLE
    assert aside(article) == [("section_label", label)]


def test_a_repetition_that_is_spelled_otherwise_is_one() -> None:
    article = opened("إطلاق مشروع مياه النهر في سهلان", "اطلاق مشروع مياه النهر فى سهلان", *BODY)
    assert [reason for reason, _ in aside(article)] == ["repeated_title"]


def test_the_title_with_the_sites_name_behind_it_is_a_repetition() -> None:
    article = opened(TITLE, f"{TITLE} | صحيفة المرفأ", *BODY)
    assert aside(article) == [("repeated_title", f"{TITLE} | صحيفة المرفأ")]


def test_a_refrain_is_kept() -> None:
    article = opened(TITLE, FIRST, SECOND, TITLE, LAST)
    assert surfaces(article).count(TITLE) == 2


@pytest.mark.parametrize("heading", ["اقرأ أيضا", "اقرأ أيضاً:", "مواضيع ذات صلة", "الأكثر قراءة", "قد يعجبك أيضًا"])
def test_headlines_under_a_trailers_heading_go_with_it(heading: str) -> None:
    article = opened(TITLE, *BODY, heading, "بلدية العبير تفتتح حديقة جديدة", "أسعار القمح تتراجع للشهر الثالث")
    assert surfaces(article) == [TITLE, *BODY]
    assert {reason for reason, _ in aside(article)} == {"trailer"}


@pytest.mark.parametrize(
    "line", ["شارك", "شارك الخبر", "نسخ الرابط", "جميع الحقوق محفوظة © 2024", "طباعة", "// انتهى //"]
)
def test_buttons_and_rights_are_trailers_by_themselves(line: str) -> None:
    article = opened(TITLE, *BODY, line)
    assert aside(article) == [("trailer", line)]


def test_a_paragraph_behind_a_trailer_stays() -> None:
    article = opened(TITLE, FIRST, "اقرأ أيضا", "بلدية العبير تفتتح حديقة جديدة", SECOND, LAST)
    assert surfaces(article) == [TITLE, FIRST, SECOND, LAST]
    article = opened(TITLE, FIRST, "اقرأ أيضا: بلدية العبير تفتتح حديقة جديدة", SECOND)
    assert surfaces(article) == [TITLE, FIRST, SECOND]


@pytest.mark.parametrize(
    "line",
    [
        "شارك في الاجتماع وزراء من خمس دول.",
        "شارك في الاجتماع وزراء من خمس دول",
        "اقرأ أيها القارئ ما كتبه الشيخ في مذكراته عن تلك الأيام الصعبة من تاريخ المدينة وأهلها الذين رحلوا.",
        "- المزيد",
        "كتب المدير رسالة إلى العاملين في المصنع.",
        "في 12 يناير 2024",
        "قال: نعم",
    ],
)
def test_lines_that_only_begin_like_furniture_stay(line: str) -> None:
    article = opened(TITLE, FIRST, SECOND, line, LAST)
    assert line in surfaces(article)


@pytest.mark.parametrize("last", ["وهكذا انتهى اليوم", "والله أعلم", "ولم يعلق أحد على الخبر حتى الآن"])
def test_a_short_last_paragraph_is_no_trailer(last: str) -> None:
    assert surfaces(opened(TITLE, *BODY, last))[-1] == last


def test_text_that_is_all_furniture_is_shown() -> None:
    article = opened("شارك", "طباعة")
    assert surfaces(article) == ["شارك", "طباعة"]


def test_bylines_are_read_and_set_aside() -> None:
    article = opened(TITLE, "بقلم: ناصر العطار", "نشر في: الخميس 3 مارس/آذار 2022 - 10:30", *BODY, "المصدر: وكالات")
    assert surfaces(article) == [TITLE, *BODY]
    metadata = article.metadata
    assert (metadata.author, metadata.date, metadata.outlet) == ("ناصر العطار", "2022-03-03", "وكالات")
    assert [reason for reason, _ in aside(article)] == ["byline"] * 3


def test_a_dateline_is_read_and_stays() -> None:
    line = "سهلان 3 مارس 2022 (رويترز) - " + FIRST
    article = opened(TITLE, line, SECOND)
    assert surfaces(article)[1] == line
    assert (article.metadata.outlet, article.metadata.date) == ("رويترز", "2022-03-03")


@pytest.mark.parametrize(
    ("line", "author", "date", "outlet"),
    [
        ("كتبت: منى السهلي", "منى السهلي", None, None),
        ("منى السهلي – الرياض", None, None, None),
        ("القاهرة - رويترز", None, None, "رويترز"),
        ("واشنطن (أ ف ب)", None, None, "أ ف ب"),
        ("الجزيرة نت + وكالات", None, None, "الجزيرة نت + وكالات"),
        ("المصدر : صحيفة المرفأ", None, None, "صحيفة المرفأ"),
        ("١٥ آب ٢٠٢٣", None, "2023-08-15", None),
        ("آخر تحديث: 2024-05-06", None, "2024-05-06", None),
        ("الأحد، 7 أبريل 2019", None, "2019-04-07", None),
    ],
)
def test_bylines(line: str, author: str | None, date: str | None, outlet: str | None) -> None:
    byline = byline_in(line)
    assert byline is not None
    assert (byline.author, byline.date, byline.outlet) == (author, date, outlet)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "كتب محمد رسالة إلى صديقه في المدينة",
        "صورة من الأرشيف (رويترز)",
        "في القاهرة - رويترز",
        "تقرير: إيران ستعود إلى سوق النفط بكامل طاقتها قريبا",
        "وقع الحادث في 3 مارس 2022",
        "يوم في حياة نهر",
        "2022",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert byline_in(line) is None


def test_a_name_with_a_date_is_one_only_under_a_title() -> None:
    byline = dated_name_in("قسم الأخبار 1 مارس/آذار 2022")
    assert byline is not None
    assert (byline.author, byline.date) == ("قسم الأخبار", "2022-03-01")
    assert dated_name_in("اتفق الطرفان على هدنة في 1 مارس 2022") is None
    assert dateline_in("قال رويترز إن") is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("15 أغسطس 2024", "2024-08-15"),
        ("15 أغسطس/آب 2024", "2024-08-15"),
        ("3 كانون الثاني 2020", "2020-01-03"),
        ("3 كانون الأول، 2020", "2020-12-03"),
        ("7 جويلية 2021", "2021-07-07"),
        ("12 غشت 2018", "2018-08-12"),
        ("٢٠/٠٥/٢٠٢٣", "2023-05-20"),
        ("2023/5/20", "2023-05-20"),
        ("2022-03-01T09:30:00+03:00", "2022-03-01T09:30:00+03:00"),
        ("August 5, 2021", "2021-08-05"),
        ("31 فبراير 2020", None),
        ("رقم 20201231", None),
        ("عام 2024", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert date_in(text) == date


def test_a_line_that_is_only_a_date() -> None:
    assert is_only_a_date("نشر يوم الخميس 3 مارس 2022 الساعة 10:30 مساء")
    assert not is_only_a_date("ولد في 3 مارس 2022")
    assert not is_only_a_date("الخميس")


@given(st.text(max_size=200))
def test_dates_and_bylines_take_any_text(text: str) -> None:
    date_in(text)
    byline_in(text)
    dateline_in(text)
    dated_name_in(text)
    outlet_of_title(text, text[:5])


@given(
    st.lists(
        st.sampled_from(
            [TITLE, *BODY, "شارك", "اقرأ أيضا", "سياسة", "بقلم: سالم", "3 مارس 2022", "يقرأون الآن", "عنوان آخر"]
        ),
        min_size=1,
        max_size=12,
    )
)
def test_no_word_is_ever_lost_and_prose_always_stays(lines: list[str]) -> None:
    article = opened(*lines)
    assert [line for line in surfaces(article) if line in BODY] == [line for line in lines if line in BODY]


def test_furniture_is_found_in_time_that_grows_with_the_text() -> None:
    hostile = "\n".join(["اقرأ أيضا"] * 3000 + ["اقرأ أيضا اقرأ أيضا " * 5] * 3000 + [PLAIN])
    assert check(article_from_text(hostile)).blocks
