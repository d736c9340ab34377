"""Where the phrase that names the speaker begins and ends, a sentence of our own for each way that news has."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.core.mentions import EntityType, Mention
from reader.core.spans import Span
from reader.quotations import QuotationFinder

NADIA, SAMER = "نادية الزهراوي", "سامر البيطار"
NAMES = {NADIA: EntityType.PER, SAMER: EntityType.PER, "ضفاف": EntityType.ORG}


@pytest.fixture(scope="module")
def finder() -> QuotationFinder:
    return QuotationFinder()


def names_in(text: str) -> Sequence[Mention]:
    found = [
        Mention(Span(at, at + len(name)), kind, name)
        for name, kind in NAMES.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    return sorted(found, key=lambda mention: mention.span)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وأكد كل من وزير الخارجية ووزير الدفاع أن الحدود مغلقة.", "وزير الخارجية ووزير الدفاع"),
        (
            "وشدد كل من الوزيرة نادية الزهراوي ونظيرها الفرنسي سامر البيطار على أن الحل قريب.",
            "الوزيرة نادية الزهراوي ونظيرها الفرنسي سامر البيطار",
        ),
        ("وقالت الصحيفة في افتتاحيتها إن الحرب لم تنته بعد.", "الصحيفة"),
        ("وأشارت المنظمة في دراستها الأخيرة إلى أن الفقر زاد.", "المنظمة"),
        ("وأظهرت هذه البيانات أن التضخم تراجع.", "البيانات"),
        ("وقال هذا المسؤول إن القرار نهائي.", "المسؤول"),
        ("ووفقا لذات المصدر، فإن النتائج إيجابية.", "المصدر"),
        ("وبحسب هذه الدراسة، فإن النوم يقوي الذاكرة.", "الدراسة"),
        ("وبحسب ما أكده لضفاف، سامر البيطار، رئيس جمعية الفلاحين، فإن الصابة تراجعت.", SAMER),
        ("ووفق ما أعلنته في حينه وزارة الدفاع، فإن الطائرة سقطت بسبب خلل فني.", "وزارة الدفاع"),
        ("وقال في وقت سابق المتحدث باسم الوزارة إن المعبر سيفتح.", "المتحدث باسم الوزارة"),
        ("وأعلنت في بيان لها وزارة الدفاع أن المعبر سيفتح.", "وزارة الدفاع"),
        ("وبحسب ما نقلته وكالة ضفاف عن وزير الطاقة، فإن الإنتاج سيرتفع.", "وزير الطاقة"),
        ("ونقلت عن شاهد عيان أنه رأى النيران تلتهم المبنى.", "شاهد عيان"),
    ],
)
def test_source(finder: QuotationFinder, text: str, source: str) -> None:
    (found,) = finder.find(text, names_in(text))
    assert found.source is not None
    assert found.source.of(text) == source


@pytest.mark.parametrize(
    "text",
    [
        "وقالت نادية الزهراوي في رأيها إن السوق آمنة.",
        "وقال في بيان إن السوق آمنة.",
        "وسئل عن السوق فقال إن السوق آمنة.",
    ],
)
def test_nothing_beside_the_subject_is_taken_for_it(finder: QuotationFinder, text: str) -> None:
    (found,) = finder.find(text, names_in(text))
    assert found.speaker == (NADIA if NADIA in text else None)


@pytest.mark.parametrize(
    "text",
    [
        "وأجاب ردا على سؤال: «لن نغلق السوق مهما كانت الضغوط».",
        "وأجاب سامر البيطار ردا على سؤال: «لن نغلق السوق مهما كانت الضغوط».",
    ],
)
def test_what_is_answered_to_is_no_cue(finder: QuotationFinder, text: str) -> None:
    (found,) = finder.find(text, names_in(text))
    assert found.cue is not None
    assert found.cue.of(text) == "أجاب"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("والطبيبات أكدن أن الوضع صعب.", "الطبيبات"),
        ("ووالد الطفل يقول إن ابنه كان يلعب قرب النهر.", "والد الطفل"),
        ("والد الطفل يقول إن ابنه كان يلعب قرب النهر.", "والد الطفل"),
        ("المتحدث باسم البلدية، سامر البيطار، أوضح أن المياه ستعود.", "المتحدث باسم البلدية، سامر البيطار"),
        ("كما قال الوزير، فإن الأزمة عابرة.", "الوزير"),
        ("وبرأي الخبير سامر البيطار، فإن الأسعار سترتفع.", "الخبير سامر البيطار"),
        ('وردد المتظاهرون هتافات منها "لن نغلق السوق أبدا".', "المتظاهرون"),
        ("وسأل الصحفي الوزير: متى تفتح الطريق؟", "الصحفي"),
        ("وأخبر المدرب اللاعبين بأن المباراة تأجلت.", "المدرب"),
        ("رئيس الاتحاد أعلن الصيف الماضي أن السوق ستغلق.", "رئيس الاتحاد"),
        ("وأبلغ الوزير الجميع بأن المباراة تأجلت.", "الوزير"),
    ],
)
def test_source_has_neither_what_joins_it_nor_an_object(finder: QuotationFinder, text: str, source: str) -> None:
    (found,) = finder.find(text, names_in(text))
    assert found.source is not None
    assert found.source.of(text) == source


def test_who_acted_is_not_taken_with_the_object(finder: QuotationFinder) -> None:
    text = "وغادر الوزير القاعة مؤكدا أن الحوار مستمر."
    (found,) = finder.find(text)
    assert found.speaker == "الوزير"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وقال عدد من المتخصصين إن السوق آمنة.", "عدد من المتخصصين"),
        ("وقالت مصادر قبلية من المنطقة إن السوق آمنة.", "مصادر قبلية من المنطقة"),
        ("وقال المشرف العام على البرنامج سامر البيطار إن السوق آمنة.", "المشرف العام على البرنامج سامر البيطار"),
        ("وقال السفير اليمني لدى ضفاف سامر البيطار إن السوق آمنة.", "السفير اليمني لدى ضفاف سامر البيطار"),
        ("وقال مدير عام الهيئة إن السوق آمنة.", "مدير عام الهيئة"),
        ("وذكر التقرير الصادر من المجلس أن السوق آمنة.", "التقرير الصادر من المجلس"),
        ("وقال سامر البيطار مازحا إن السوق آمنة.", SAMER),
        ("وقال سامر البيطار بهدوء إن السوق آمنة.", SAMER),
        ("واختتم الكاتب مقاله بأن السوق آمنة.", "الكاتب"),
        ("ودعا المصدر عينه الحكومة المحلية إلى فتح السوق.", "المصدر عينه"),
        ("ودعا المجلس البلدي كافة الفعاليات إلى فتح السوق.", "المجلس البلدي"),
        ("وقال مسؤول رفيع لـCNN إن السوق آمنة.", "مسؤول رفيع"),
        ("وأضاف الخبير الاقتصادي أن السوق آمنة.", "الخبير الاقتصادي"),
        ("وأوضح رئيس اللجنة، الإعلامي سامر البيطار، أن السوق آمنة.", "رئيس اللجنة، الإعلامي سامر البيطار"),
        ("وأشار مدير المرفأ د. سامر البيطار إلى أن السوق آمنة.", "مدير المرفأ د. سامر البيطار"),
        ("وقال المدير العام للوكالة سامر البيطار إن السوق آمنة.", "المدير العام للوكالة سامر البيطار"),
        ("وقال رئيس اللجنة لصحيفة ضفاف إن السوق آمنة.", "رئيس اللجنة"),
        ("وقال سامر البيطار خارج المسرح إن السوق آمنة.", SAMER),
        ("وقال مصدر أمني في المدينة لضفاف إن السوق آمنة.", "مصدر أمني في المدينة"),
        ("وأعلن حزب العمال في التاسع من يونيو أن السوق آمنة.", "حزب العمال"),
        ("وطالبت الأحزاب المعارضة الحكومة بفتح السوق.", "الأحزاب المعارضة"),
        ("واتهم الرئيس المعارضة بإغلاق السوق.", "الرئيس"),
        ("ودعا وزير الخارجية وزارة العدل إلى فتح السوق.", "وزير الخارجية"),
        ("وقال نائب الرئيس وزير العدل سامر البيطار إن السوق آمنة.", "نائب الرئيس وزير العدل سامر البيطار"),
        ("ووفقا للجريدة الرسمية سيكون السؤال الوحيد: هل نفتح السوق؟", "لجريدة الرسمية"),
    ],
)
def test_where_the_phrase_of_the_speaker_ends(finder: QuotationFinder, text: str, source: str) -> None:
    (found,) = finder.find(text, names_in(text))
    assert found.source is not None
    assert found.source.of(text) == source
