"""Who speaks, on sentences of our own: each with one way in which Arabic news names a speaker or leaves it out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.arabic.normaliser import fold
from reader.arabic.words import tokens
from reader.core.mentions import EntityType, Mention
from reader.core.quotations import Quotation
from reader.core.spans import Span
from reader.entities.roles import with_roles
from reader.quotations import QuotationFinder
from reader.quotations.context import read
from reader.quotations.cues import load_lexicon
from reader.quotations.drafts import Draft
from reader.quotations.memory import Memory
from reader.quotations.openings import openings
from reader.quotations.speakers import Speakers

PER, LOC, ORG = EntityType.PER, EntityType.LOC, EntityType.ORG
NADIA, SAMER, YUSUF = "نادية الزهراوي", "سامر البيطار", "يوسف المرابطي"
NAMES = {
    NADIA: (PER, NADIA),
    "الزهراوي": (PER, NADIA),
    SAMER: (PER, SAMER),
    "البيطار": (PER, SAMER),
    YUSUF: (PER, YUSUF),
    "وكالة ضفاف": (ORG, "وكالة ضفاف"),
    "المرفأ": (ORG, "المرفأ"),
    "جامعة الضاد": (ORG, "جامعة الضاد"),
    "هيئة الموانئ": (ORG, "هيئة الموانئ"),
    "النرويج": (LOC, "النرويج"),
    "الصين": (LOC, "الصين"),
}

Find = Callable[[str], tuple[Quotation, ...]]


def mentions_in(text: str) -> tuple[Mention, ...]:
    """Where the names stand in the text, the longest first and none within another, with titles."""
    found: list[Mention] = []
    starts = {token.start for token in tokens(text)}
    for surface, (kind, name) in sorted(NAMES.items(), key=lambda item: -len(item[0])):
        at = text.find(surface)
        while at >= 0:
            span = Span(at, at + len(surface))
            glued = at > 0 and text[at - 1] in "ولب" and at - 1 in starts
            if (at in starts or glued) and not any(other.span.touches(span) for other in found):
                found.append(Mention(span, kind, name))
            at = text.find(surface, at + 1)
    return with_roles(text, sorted(found, key=lambda mention: mention.span))


@pytest.fixture(scope="module")
def find() -> Find:
    finder = QuotationFinder()
    return lambda text: finder.find(text, mentions_in(text))


def said(find: Find, text: str) -> list[str | None]:
    """The speakers of the quotations in the text, in order."""
    return [quotation.speaker for quotation in find(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("رأى أستاذ اللسانيات في جامعة الضاد يوسف المرابطي أن اللهجات تتقارب.", YUSUF),
        ("وقال المتحدث باسم هيئة الموانئ سامر البيطار للصحفيين الخميس إن الأرصفة جاهزة.", SAMER),
        ("نادية الزهراوي، مديرة الميناء، قالت إن العمل بدأ أمس.", NADIA),
        ("وقال البيطار، وهو تاجر في السوق، إن الأسعار ثابتة.", SAMER),
        ("وفقا لسامر البيطار، فإن الأسعار ثابتة هذا العام.", SAMER),
        ("تراجعت الأسعار هذا العام، وفقا لوكالة ضفاف.", "وكالة ضفاف"),
        ("وقالت إدارة الزهراوي إن الميناء سيفتح غدا.", "إدارة الزهراوي"),
        ("وقال مصدر مطلع لوكالة ضفاف إن الأرصفة جاهزة.", "مصدر مطلع"),
    ],
)
def test_the_subject_names_who_speaks(find: Find, text: str, speaker: str) -> None:
    assert said(find, text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أكد سامر البيطار لنظيره النرويجي أن السوق آمنة.", SAMER),
        ("طمأن سامر البيطار نظيره بأن السوق آمنة.", SAMER),
        ("أبلغ سامر البيطار النرويج بأن الميناء سيغلق.", SAMER),
    ],
)
def test_whom_it_was_said_to_is_no_part_of_the_subject(find: Find, text: str, speaker: str) -> None:
    (found,) = find(text)
    assert found.speaker == speaker
    assert found.source is not None
    assert found.source.of(text) == speaker


def test_what_follows_a_verb_in_the_plural_is_its_object(find: Find) -> None:
    text = "وقالت وكالة ضفاف إن سكان القرى أخبروا هيئة الموانئ أن الطريق مقطوع."
    assert said(find, text) == ["وكالة ضفاف", "سكان القرى"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال بيان صادر عن هيئة الموانئ إن الأرصفة جاهزة.", "هيئة الموانئ"),
        ("وقالت هيئة الموانئ في بيان إن الأرصفة جاهزة. وأوضح البيان أن العمل بدأ أمس.", "هيئة الموانئ"),
    ],
)
def test_a_statement_is_that_of_who_issued_it(find: Find, text: str, speaker: str) -> None:
    assert all(speaker in (one or "") for one in said(find, text))


def test_a_title_stands_for_the_person_whom_the_article_gives_it(find: Find) -> None:
    text = (
        "التقت مديرة الميناء نادية الزهراوي المحافظ سامر البيطار أمس.\n"
        "وقالت مديرة الميناء إن الأرصفة جاهزة.\n"
        "وقال المحافظ إن الأسعار ثابتة."
    )
    assert said(find, text) == [NADIA, SAMER]


def test_verbs_without_a_subject_agree_with_whom_they_continue(find: Find) -> None:
    text = (
        "قالت نادية الزهراوي إن الميناء سيفتح غدا بعد لقاء جمعها بالتاجر سامر البيطار. "
        "وأضافت أن العمل بدأ أمس، مشيرة إلى أن الأرصفة جاهزة."
    )
    assert said(find, text) == [NADIA, NADIA, NADIA]


def test_an_unnamed_source_stays_as_it_is(find: Find) -> None:
    text = "زار سامر البيطار الميناء أمس. وقال مسؤول رفيع المستوى إن الأرصفة جاهزة."
    assert said(find, text) == ["مسؤول رفيع المستوى"]


def test_who_passes_words_on_does_not_say_them(find: Find) -> None:
    text = "ونقلت وكالة ضفاف عن سامر البيطار قوله إن السوق ستفتح غدا. وأضاف أن الأسعار ثابتة."
    assert said(find, text) == [SAMER, SAMER]


def test_who_bears_a_title_is_known_in_the_order_of_the_text() -> None:
    text = f"التقى الوزير {SAMER} الوزيرة {NADIA} ثم الوزير {YUSUF} في المدينة وقال إن السوق آمنة."
    context = read(text, mentions_in(text), load_lexicon())
    assert list(Memory(context).cast.describing["وزير"]) == [fold(SAMER), fold(NADIA), fold(YUSUF)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # A pronoun before the verb is its subject; what follows is its object.
        ("وقال سامر البيطار إنه أبلغ هيئة الموانئ أن الطريق مقطوع.", [SAMER, SAMER]),
        # To whom it was said, and what was promised, are no subjects.
        ("حضرت نادية الزهراوي الافتتاح. وقالت للصحف المحلية: «الأرصفة جاهزة منذ أمس».", [NADIA]),
        ("زارت نادية الزهراوي السوق أمس، وتعهدت بالعمل على فتح الميناء.", [NADIA]),
        # What is spoken of is not who speaks.
        ("التقى سامر البيطار التجار أمس. وحول بناء سوق ومخزن للحبوب في الميناء قال إن العمل سيبدأ غدا.", [SAMER]),
    ],
)
def test_who_stands_near_the_verb_and_does_not_speak(find: Find, text: str, speakers: list[str]) -> None:
    assert said(find, text) == speakers


def test_a_lawyer_is_not_the_client(find: Find) -> None:
    text = "زار سامر البيطار السوق أمس. وقال محامي البيطار إن القضية أغلقت."
    assert said(find, text) == ["محامي البيطار"]


def test_a_number_is_no_verb(find: Find) -> None:
    (found,) = find("وقال عدة تجار في السوق إن الأسعار ثابتة.")
    assert found.speaker == "عدة تجار في السوق"


@pytest.mark.parametrize("document", ["بيان لهيئة الموانئ", "بيان هيئة الموانئ", "بيان نشرته هيئة الموانئ"])
def test_who_issued_a_document_can_be_its_speaker(document: str) -> None:
    text = f"وقال {document} إن الأرصفة جاهزة."
    assert "هيئة الموانئ" in offered(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأصدرت هيئة الموانئ بيانا جاء فيه أن الأرصفة جاهزة.", "هيئة الموانئ"),
        ("أورد بيان للبحرية أن الأرصفة جاهزة.", "البحرية"),
        ("ردت هيئة الموانئ على ما أسمته «حملة منظمة ضد الميناء».", "هيئة الموانئ"),
        ("وصلت إلى الميناء معلومات تفيد بأن الأرصفة جاهزة.", "معلومات"),
        ("قدمت هيئة الموانئ مذكرة إلى المجلس. وجاء في الوثيقة أن الأرصفة جاهزة.", "هيئة الموانئ"),
        ("وانسحبت هيئة الموانئ من اللقاء أمس، وقالت إن الأرصفة جاهزة.", "هيئة الموانئ"),
    ],
)
def test_who_could_speak_is_offered(text: str, speaker: str) -> None:
    assert speaker in offered(text)


def offered(text: str) -> set[str]:
    """All who could have said what the text's last cue introduces, whatever the weights say."""
    context = read(text, mentions_in(text), load_lexicon())
    token = list(context.cue_at.values())[-1]
    speakers = Speakers(context, text)
    places = openings(context, token)
    opening = next((one for one in places if one.kind == "comp"), places[0])
    candidates, _ = speakers.candidates(Draft(token, opening, len(context.layout) - 1, 1.0))
    return {speakers.name(one) for one in candidates}


@pytest.mark.parametrize(
    "text",
    [
        "قالت وكالة ضفاف أمس إن الميناء مغلق. ودعت الصيادين إلى «البقاء في بيوتهم حتى المساء».",
        "قالت وكالة ضفاف أمس إن الميناء مغلق. وأبلغت الصيادين أن «البحر هائج حتى المساء».",
        "قالت وكالة ضفاف أمس إن الميناء مغلق. وحذرت المزارعين من أن «البرد قادم هذا الأسبوع».",
    ],
)
def test_people_in_the_accusative_are_spoken_to(find: Find, text: str) -> None:
    assert [one.speaker for one in find(text)] == ["وكالة ضفاف"] * 2


def test_a_name_in_een_is_a_subject(find: Find) -> None:
    (found,) = find("أعلنت الصين أن «السوق تبقى مفتوحة حتى المساء».")
    assert found.speaker == "الصين"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قالت السيدة وهي تنظر إلى الميناء إن السفن عادت.", "السيدة"),
        ('وأكد ذلك وزير التجارة قائلا: "سنفتح السوق".', "وزير التجارة"),
    ],
)
def test_a_subject_ends_where_something_else_begins(find: Find, text: str, speaker: str) -> None:
    assert [one.speaker for one in find(text)] == [speaker]
