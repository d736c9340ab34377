"""The words around dates, folded: ordinals, parts of the day, what comes before a year."""

from __future__ import annotations

from reader.arabic.normaliser import fold


def folded_words(text: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(fold(text).split())


ORDINALS = {
    word: number
    for number, forms in enumerate(
        (
            "الأول الأولى الواحدة الحادي الحادية",
            "الثاني الثانية",
            "الثالث الثالثة",
            "الرابع الرابعة",
            "الخامس الخامسة",
            "السادس السادسة",
            "السابع السابعة",
            "الثامن الثامنة",
            "التاسع التاسعة",
            "العاشر العاشرة",
        ),
        1,
    )
    for word in folded_words(forms)
}
TENTHS = {fold("والعشرين"): 20, fold("والعشرون"): 20, fold("والثلاثين"): 30, fold("والثلاثون"): 30}
ROUND = {fold("العشرين"): 20, fold("العشرون"): 20, fold("الثلاثين"): 30, fold("الثلاثون"): 30}
TEENTH = folded_words("عشر عشرة")
PARTS = folded_words("يوم مساء صباح فجر ليلة ليل ظهر عصر نهار أمس اليوم غدا يومي أول ضحى عشية صبيحة")
TURNS = folded_words(
    "الماضي الماضية الفائت الفائتة المنصرم المنصرمة المقبل المقبلة القادم القادمة الجاري الجارية الحالي الحالية "
    "الأخير الأخيرة"
)
AROUND = folded_words(
    "في منذ خلال حتى من شهر بداية نهاية أواخر مطلع منتصف أوائل بحلول قبل بعد إلى وفي ومنذ وحتى بين شهري شهور أول آخر"
)
YEAR_NOUNS = folded_words("عام سنة العام السنة عامي سنتي أعوام الأعوام سنوات السنوات")
BEFORE_YEAR = folded_words(
    "في منذ ل حتى بعد قبل خلال بحلول صيف شتاء ربيع خريف موسم الموسم بين من إلى مطلع نهاية بداية أواخر أوائل منتصف "
    "وفي ومنذ وحتى وخلال"
)
FIRM = folded_words("في منذ بحلول صيف شتاء خريف موسم الموسم وفي ومنذ")
SPANS = folded_words("العام السنة الشهر الأسبوع القرن الموسم العقد الصيف الشتاء الخريف")
TO = frozenset({"-", "–", "—", "الي", "حتي"})
AND = frozenset({"و", "او"})
GREGORIAN_ERA = folded_words("م ميلادي ميلادية ميلاديا")
HIJRI_ERA = folded_words("ه هجري هجرية هجريا")
HALVES = folded_words("صباحا مساء ظهرا فجرا عصرا ليلا الصباح المساء الظهر الفجر العصر الليل صباح ظهر فجر عصر")
LATER = folded_words("مساء ليلا عصرا المساء العصر الليل عصر")
NOON = folded_words("ظهرا الظهر ظهر")
NO_WEEKDAY = folded_words("صلاة خطبة بين كلا هذين مسجد سوق لأن أن")
DECADES = {
    fold(stem + ending): tens
    for stem, tens in (
        *(("العشرين", 2), ("الثلاثين", 3), ("الأربعين", 4), ("الخمسين", 5)),
        *(("الستين", 6), ("السبعين", 7), ("الثمانين", 8), ("التسعين", 9)),
    )
    for ending in ("ات", "يات")
}
YEARS_OF_LIFE = range(1000, 2200)
STARTS = (
    frozenset(PARTS | YEAR_NOUNS | SPANS)
    | frozenset(ORDINALS)
    | frozenset(ROUND)
    | frozenset(DECADES)
    | frozenset(decade.removeprefix("ال") for decade in DECADES)
    | frozenset(span.removeprefix("ال") for span in SPANS)
    | {"الساعه", "شهر", "القرن", "قرن", "امس"}
)
