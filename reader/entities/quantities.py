"""Dates, amounts and counts, by rules: marks of their own that are off unless a person asks for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from reader.arabic.normaliser import fold, fold_with_offsets
from reader.core.spans import Span


class QuantityKind(StrEnum):
    """A day, month, year or hour; money, a share or a measure; a number of things."""

    DATE = "date"
    AMOUNT = "amount"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One date, amount or count in the text."""

    span: Span
    kind: QuantityKind


# Every repetition is bounded: a text of nothing but numbers or spaces takes no more time than another.
_GAP = r"[^\S\n]{1,4}"
_MAYBE = r"[^\S\n]{0,4}"


def _any_of(words: str) -> str:
    """A pattern for any of the words, longest first, in folded text."""
    folded = sorted({fold(word) for word in words.split()}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace("_", _GAP) for word in folded) + ")"


_NUMBER = r"\d{1,18}(?:[.,٫٬]\d{1,9}){0,6}"
_ONES = _any_of(
    "واحد واحدة اثنان اثنين اثنتان اثنتين ثلاث ثلاثة أربع أربعة خمس خمسة ست ستة سبع سبعة ثمان ثمانية ثماني "
    "تسع تسعة عشر عشرة"
)
_TENS = _any_of(
    "عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين مائة "
    "مئة مائتان مائتين مئتان مئتين ثلاثمائة ثلاثمئة أربعمائة أربعمئة خمسمائة خمسمئة ستمائة ستمئة سبعمائة "
    "سبعمئة ثمانمائة ثمانمئة تسعمائة تسعمئة"
)
_LARGE = _any_of("ألف آلاف ألفا ألفي مليون ملايين مليونا مليوني مليار مليارات مليارا ملياري بليون تريليون تريليونات")
_SPELT = rf"(?:{_ONES}|{_TENS}|{_LARGE})(?:{_GAP}و?(?:{_ONES}|{_TENS}|{_LARGE})){{0,9}}"
_FIGURE = rf"(?:{_NUMBER}(?:{_GAP}{_LARGE}){{0,3}}|{_SPELT})"

_MONTHS = _any_of(
    "يناير فبراير مارس أبريل إبريل مايو يونيو يونية يوليو يولية أغسطس سبتمبر أكتوبر نوفمبر ديسمبر "
    "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول جانفي فيفري "
    "أفريل ماي جوان جويلية أوت غشت شتنبر نونبر دجنبر محرم صفر ربيع_الأول ربيع_الآخر ربيع_الثاني جمادى_الأولى "
    "جمادى_الآخرة رجب شعبان رمضان شوال ذو_القعدة ذي_القعدة ذو_الحجة ذي_الحجة"
)
_MONTH = rf"{_MONTHS}(?:{_MAYBE}/{_MAYBE}{_MONTHS})?"
_DAYS = _any_of("الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت")
_ERA = rf"(?:{_MAYBE}(?:هـ|م|ه|ميلادي[اه]?|هجري[اه]?)(?!\w))?"
_YEAR = r"(?:1[2-9]|20)\d\d"

_DATE = (
    rf"(?:(?:يوم{_GAP})?{_DAYS}{_GAP})?\d{{1,2}}{_MAYBE}(?:من{_GAP}(?:شهر{_GAP})?)?{_MONTH}"
    rf"(?:{_GAP}(?:من{_GAP})?(?:عام{_GAP}|سنه{_GAP})?{_YEAR}{_ERA})?"
    rf"|{_MONTH}{_GAP}(?:عام{_GAP}|سنه{_GAP})?{_YEAR}{_ERA}"
    rf"|(?:عام|العام|سنه|عامي){_GAP}{_YEAR}{_ERA}(?:{_MAYBE}[-–]{_MAYBE}{_YEAR})?"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}[/-]\d{{1,2}}[/-]\d{{1,2}}"
    rf"|يوم{_GAP}{_DAYS}(?:{_GAP}(?:الماضي|المقبل|القادم|المنصرم))?"
    rf"|الساعه{_GAP}(?:\d{{1,2}}(?::\d\d)?)(?:{_GAP}(?:صباحا|مساء|ظهرا|فجرا|عصرا))?"
)
_CURRENCY = _any_of(
    "دولار دولارا دولارات يورو ريال ريالا ريالات درهم درهما دراهم دينار دينارا دنانير جنيه جنيها جنيهات ليرة "
    "ليرات فرنك فرنكا ين يوان روبل روبية شيكل شيقل بيتكوين سنت سنتا هللة"
)
_MEASURE = _any_of(
    "كيلومتر كيلومترا كيلومترات كلم كم متر مترا أمتار سنتيمتر سنتيمترا سم ميل ميلا أميال كيلوغرام كيلوغراما "
    "كجم كغ غرام غراما طن طنا أطنان برميل برميلا برميلا_يوميا لتر لترا هكتار هكتارا فدان فدانا درجة درجات "
    "ميغاوات ميجاوات غيغابايت جيجابايت ميغابايت بوصة قدم قدما عقدة"
)
_AMOUNT = (
    rf"{_FIGURE}{_MAYBE}(?:%|٪|في{_GAP}(?:ال)?(?:مائه|ميه|المائه|الميه)|بالمائه|بالميه)"
    rf"|[%٪]{_MAYBE}{_NUMBER}"
    rf"|[$€£¥]{_MAYBE}{_NUMBER}(?:{_GAP}{_LARGE})?|{_NUMBER}(?:{_GAP}{_LARGE})?{_MAYBE}[$€£¥]"
    rf"|{_FIGURE}{_GAP}{_CURRENCY}(?:{_GAP}(?:اميركي|امريكي|سعودي|اماراتي|كويتي|قطري|مصري|تونسي|مغربي|جزايري|اردني|"
    rf"عراقي|لبناني|سوري|استرليني|سويسري|كندي|استرالي)[هاي]?(?!\w))?"
    rf"|{_FIGURE}{_GAP}{_MEASURE}(?:{_GAP}(?:مربع|مكعب|مييويه)[اه]?(?!\w))?"
)
_THINGS = _any_of(
    "شخص شخصا أشخاص قتيل قتيلا قتلى جريح جريحا جرحى مصاب مصابا مصابين إصابة إصابات حالة حالات وفاة وفيات لاجئ "
    "لاجئا لاجئين نازح نازحا نازحين طفل طفلا أطفال امرأة نساء رجل رجلا رجال جندي جنديا جنود مقاتل مقاتلا "
    "مقاتلين مدني مدنيا مدنيين عنصر عنصرا عناصر دولة دول شركة شركات مدينة مدن عضو عضوا أعضاء نائب نائبا نواب "
    "طالب طالبا طلاب موظف موظفا موظفين عامل عاملا عمال أسرة أسر عائلة عائلات منزل منزلا منازل طائرة طائرات "
    "صاروخ صاروخا صواريخ سيارة سيارات مشارك مشاركا مشاركين مستخدم مستخدما مستخدمين صوت صوتا أصوات مقعد مقعدا "
    "مقاعد هدف هدفا أهداف نقطة نقاط مرة مرات سنة سنوات عام عاما أعوام شهر شهرا أشهر شهور أسبوع أسبوعا أسابيع "
    "يوم يوما أيام ساعة ساعات دقيقة دقائق مواطن مواطنا مواطنين سجين سجينا معتقل معتقلا معتقلين متظاهر متظاهرا "
    "متظاهرين مشروع مشروعا مشاريع سهم سهما أسهم وحدة وحدات قطعة قطع كتاب كتابا كتب فيلم فيلما أفلام مباراة "
    "مباريات لاعب لاعبا لاعبين نسمة"
)
_COUNT = rf"{_FIGURE}{_GAP}{_THINGS}"

_PATTERN = re.compile(
    rf"(?<![\w.,/])(?:[وف]?[بلك]?(?:ال)?)??(?:(?P<date>{_DATE})|(?P<amount>{_AMOUNT})|(?P<count>{_COUNT}))(?![\w])"
)


def quantities(text: str) -> tuple[Quantity, ...]:
    """The dates, amounts and counts of the text, in order, none touching another; proclitics stay outside."""
    folded = fold_with_offsets(text)
    found: list[Quantity] = []
    for match in _PATTERN.finditer(folded.text):
        kind = match.lastgroup or "count"
        found.append(Quantity(folded.span(match.start(kind), match.end(kind)), QuantityKind(kind)))
    return tuple(found)
