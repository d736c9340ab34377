"""Letters that an article shows to be no clitics go back to their names."""

from __future__ import annotations

import pytest
from marked_names import read_marked

from reader.entities.edges import NameStarts
from reader.entities.first_letters import with_first_letters
from reader.entities.models import load_model


@pytest.fixture(scope="module")
def starts() -> NameStarts:
    return load_model().starts


def mended(marked: str, starts: NameStarts) -> list[str]:
    """Names are marked in the text as [PER name]; what is found of each."""
    plain, mentions = read_marked(marked)
    found = with_first_letters(plain, mentions, starts)
    assert all(mention.name == mention.span.of(plain) for mention in found)
    return [mention.name for mention in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # The word stands inside a longer name of the article; not where "and" can be meant.
        ("حضر [PER علي وجيل]. ثم زار و[PER جيل] المعرض.", ["علي وجيل", "وجيل"]),
        ("حضر [PER علي وجيل] مع [PER سعد] و[PER جيل].", ["علي وجيل", "سعد", "جيل"]),
        ("كتاب [PER سامي وفتحي]، ثم قرأ و[PER فتحي] منه.", ["سامي وفتحي", "فتحي"]),
        ("تحدث [PER عمر لفتيت]، وبحسب ل[PER فتيت] تأخر العمل.", ["عمر لفتيت", "لفتيت"]),
        ("حضر [PER يوسف بنطالب]. وعن ب[PER نطالب] قيل.", ["يوسف بنطالب", "بنطالب"]),
        # No "and" stands between a verb of speech and who speaks; from there it is known elsewhere too.
        ("وأضاف و[PER ربيرغ] أنه راض. وزار و[PER ربيرغ] الحي.", ["وربيرغ", "وربيرغ"]),
        ("قال ل[PER رويترز] إنه راض.", ["رويترز"]),
        # Nor behind a preposition, or behind a word that needs a name.
        ("عاد من و[LOC ليلي] إلى مدينة و[LOC جدة]، ثم زار و[LOC جدة].", ["وليلي", "وجدة", "وجدة"]),
        ("في مدينة و[LOC جدة]. زار [LOC الرياض] و[LOC جدة].", ["وجدة", "الرياض", "جدة"]),
        # Marks around the whole of it.
        ('أعلنت منصة "و[ORG اكيت تاما]" ذلك.', ["واكيت تاما"]),
        ("برنامج «ل[MISC يطمئن قلبي]» يعود.", ["ليطمئن قلبي"]),
        ("القوات الموالية «ل[LOC فرنسا]».", ["فرنسا"]),
        ("الاحتفال «ب[MISC اليوبيل الماسي]» للمدرسة.", ["اليوبيل الماسي"]),
        ("سفير قال «و[LOC قطر] تدعم ذلك».", ["قطر"]),
        # The Latin spelling behind it.
        ("شركة و[ORG ايمو] (Waymo) ثم و[ORG ايمو].", ["وايمو", "وايمو"]),
        ("صور و[ORG واتساب] (WhatsApp).", ["واتساب"]),
        ("موقع ل[ORG جامعة لندن] (London University).", ["جامعة لندن"]),
        # The other way round.
        ("امرأة معروفة، الملقبة [PER بشهرزاد].", ["شهرزاد"]),
        ("الكاتب المعروف [PER باسم سهيل النجار].", ["سهيل النجار"]),
        ("الكاتب الشهير [PER بيتر براون].", ["بيتر براون"]),
        ("حماد الملقب [PER باهاشم].", ["باهاشم"]),
        ("", []),
    ],
)
def test_letters_that_are_the_names_own(text: str, names: list[str], starts: NameStarts) -> None:
    assert mended(text, starts) == names
