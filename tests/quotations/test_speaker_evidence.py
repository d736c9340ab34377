"""Who may have spoken and who must have: evidence that needs no weights, on sentences of our own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from names_of_text import names_in

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType, Mention
from reader.core.spans import Span
from reader.entities.roles import with_roles
from reader.quotations.cast import Cast
from reader.quotations.context import read
from reader.quotations.cues import Lexicon, load_lexicon
from reader.quotations.drafts import Draft
from reader.quotations.gathering import Candidate
from reader.quotations.issuers import issuers
from reader.quotations.openings import openings
from reader.quotations.places import Context
from reader.quotations.speakers import Speakers, glossed

PER, ORG, LOC = EntityType.PER, EntityType.ORG, EntityType.LOC
NAMES = {
    "سامر البيطار": PER,
    "نادية الزهراوي": PER,
    "يوسف المرابطي": PER,
    "صوت المرفأ": ORG,
    "هيئة الموانئ": ORG,
    "النرويج": LOC,
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def context_of(text: str, lexicon: Lexicon) -> Context:
    return read(text, names_in(text, NAMES), lexicon)


def last_candidates(text: str, lexicon: Lexicon) -> tuple[Speakers, list[Candidate]]:
    """Who could have spoken at the last cue of the text; at the earlier ones the first candidate spoke."""
    context = context_of(text, lexicon)
    speakers = Speakers(context, text)
    several: list[Candidate] = []
    for draft in drafts_in(context):
        several, gathering = speakers.candidates(draft)
        speakers.remember(draft, several[0], gathering, 1.0)
    return speakers, several


def drafts_in(context: Context) -> Iterator[Draft]:
    """A draft for each cue with إن or أن behind it, to the end of its sentence."""
    for token in context.cue_at.values():
        for place in openings(context, token):
            if place.kind in ("comp", "pronoun"):
                yield Draft(token, place, context.sentences.end(place.at), 1.0)
                break


@pytest.mark.parametrize(
    ("text", "document", "issuer", "by"),
    [
        ("وقال تقرير من خبراء الملاحة.", "تقرير", "خبراء الملاحة", "من"),
        ("وبحسب الدراسة المنجزة من طرف سامر البيطار.", "الدراسة", "سامر البيطار", "من"),
        ("وقال تقرير في صحيفة صوت المرفأ إن العمل بدأ.", "تقرير", "صحيفة صوت المرفأ", "in"),
        ('تقول افتتاحية لـ"صوت المرفأ" إن العمل بدأ.', "افتتاحية", "صوت المرفأ", "ل"),
        ("نددت عدة جمعيات، في تقرير لها، بالتأخير.", "تقرير", "عدة جمعيات", "own"),
        ("وأصدرت هيئة الموانئ بيانا قالت فيه إن الرصيف جاهز.", "بيانا", "هيئة الموانئ", "before"),
    ],
)
def test_whose_a_document_is(text: str, document: str, issuer: str, by: str, lexicon: Lexicon) -> None:
    context = context_of(text, lexicon)
    at = next(at for at, form in enumerate(context.layout.forms) if form == fold(document))
    assert (fold(issuer), by) in [(" ".join(one.phrase.words), one.by) for one in issuers(context, at)]


@pytest.mark.parametrize("text", ["وقال بيان صحفي إن العمل بدأ.", "وقال التقرير إن لهيئة الموانئ خطة."])
def test_an_adjective_or_what_it_says_is_no_issuer(text: str, lexicon: Lexicon) -> None:
    context = context_of(text, lexicon)
    assert list(issuers(context, 1)) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # The name right before the relative pronoun that the verb agrees with.
        ("وقالت النرويج إن الرصيف جاهز، وشكرت صحيفة صوت المرفأ التي أكدت أن العمل بدأ.", "صوت المرفأ"),
        # What is acted on is what the one who acts said.
        ("فرضت النرويج رسوما على ما قالت إنها سفن مخالفة.", "النرويج"),
        # Whose document it is is said beside it.
        ("قال سامر البيطار إن الرصيف جاهز. وأوضح بيان صادر عن هيئة الموانئ أن العمل بدأ.", "هيئة الموانئ"),
    ],
)
def test_one_must_have_spoken(text: str, speaker: str, lexicon: Lexicon) -> None:
    speakers, several = last_candidates(text, lexicon)
    assert [speakers.name(one) for one in several] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال سامر البيطار إن الرصيف جاهز. وأكد مصدر أمني أن العمل بدأ.", "مصدر أمني"),
        ("قال سامر البيطار إن الرصيف جاهز. وأكد الأهالي أن العمل بدأ.", "الأهالي"),
    ],
)
def test_who_is_not_known_by_name_is_only_himself(text: str, speaker: str, lexicon: Lexicon) -> None:
    speakers, several = last_candidates(text, lexicon)
    assert [speakers.name(one) for one in several] == [speaker]


def test_a_job_before_a_comma_describes_the_name_behind_it(lexicon: Lexicon) -> None:
    context = context_of("وعلق الباحث في الشأن البحري، سامر البيطار، على القرار.", lexicon)
    cast = Cast(context.layout, context.cue_at, context.nouns, context.bodies)
    assert "باحث" in cast.described["سامر البيطار"]


def test_a_new_report_is_nobodys_who_spoke_before(lexicon: Lexicon) -> None:
    text = "قال سامر البيطار إن الرصيف جاهز. ويفيد تقرير أمني سري بأن العمل لم يبدأ."
    speakers, several = last_candidates(text, lexicon)
    assert "سامر البيطار" not in [speakers.name(one) for one in several]


def test_a_noun_that_stood_before_tells_whom_it_meant(lexicon: Lexicon) -> None:
    text = "وصل الوزير سامر البيطار إلى المرفأ. وقالت نادية الزهراوي إن العمل بدأ. وأكد الوزير أن الرصيف جاهز."
    speakers, several = last_candidates(text, lexicon)
    by_name = {speakers.name(one): one for one in several}
    assert any(atom.startswith("col=") for atom in by_name["سامر البيطار"].atoms)
    assert not any(atom.startswith("col=") for atom in by_name["نادية الزهراوي"].atoms)


def test_a_body_is_shown_with_the_name_in_brackets_behind_it() -> None:
    text = "قال جهاز الحرس البحري (المنارة) إن العمل بدأ. قالت شركة مراسي (Marasi) إنها جاهزة."
    body, called, firm, latin = "جهاز الحرس البحري", "المنارة", "شركة مراسي", "Marasi"
    mentions = [
        Mention(Span(text.find(words), text.find(words) + len(words)), ORG, name)
        for words, name in ((body, body), (called, body), (firm, firm), (latin, firm))
    ]
    assert glossed(text, mentions) == {body: f"{body} ({called})"}


def test_a_persons_gender_is_that_of_his_own_title(lexicon: Lexicon) -> None:
    text = "وصل وزير الداخلية سامر البيطار. ووصلت الوزيرة نادية الزهراوي."
    mentions = with_roles(text, names_in(text, NAMES))
    context = read(text, mentions, lexicon)
    cast = Cast(context.layout, context.cue_at, context.nouns, context.bodies)
    assert cast.genders["سامر البيطار"] == "m?"
    assert cast.genders["ناديه الزهراوي"] == "f"
