"""Where the words that a cue introduces could begin and end: what the grammar offers, whatever is chosen of it."""

from __future__ import annotations

import pytest

from reader.quotations.context import read
from reader.quotations.cues import Lexicon, load_lexicon
from reader.quotations.endings import endings
from reader.quotations.openings import openings
from reader.quotations.places import Context


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def beginnings(context: Context, text: str, lemma: str) -> dict[str, list[str]]:
    """For each kind of place the two words that content would begin with."""
    layout = context.layout
    token = next(token for token in context.cue_at.values() if token.cue.lemma == lemma)
    found: dict[str, list[str]] = {}
    for place in openings(context, token):
        last = place.end if place.end >= 0 else min(place.at + 2, len(layout))
        found.setdefault(place.kind, []).append(layout.span(place.at, last).of(text))
    return found


@pytest.mark.parametrize(
    ("text", "lemma", "kind", "words"),
    [
        ("قال الوزير إن السوق مفتوحة.", "قال", "comp", "السوق مفتوحة"),
        ("قال الوزير ان السوق مفتوحة.", "قال", "comp", "السوق مفتوحة"),
        ("قال الوزير إن «السوق مفتوحة».", "قال", "comp-mark", "السوق مفتوحة"),
        ("قال الوزير إنها مفتوحة اليوم.", "قال", "pronoun", "إنها مفتوحة"),
        ("قال الوزير «السوق مفتوحة غدا».", "قال", "mark", "السوق مفتوحة"),
        ("قال الوزير: السوق مفتوحة.", "قال", "colon", "السوق مفتوحة"),
        ("قال الوزير:\nالسوق مفتوحة.", "قال", "colon", "السوق مفتوحة"),
        ("قال الوزير:\n«السوق مفتوحة غدا».", "قال", "mark", "السوق مفتوحة"),
        ("حذر الوزير من إغلاق السوق.", "حذر", "prep", "إغلاق السوق"),
        ("أكد لنظيره الإيراني أهمية الحوار.", "أكد", "bare", "أهمية الحوار"),
        ("بحسب الوزير، السوق مفتوحة.", "بحسب", "comma", "السوق مفتوحة"),
        ("بحسب الوزير فإن السوق مفتوحة.", "بحسب", "comp", "السوق مفتوحة"),
        ("بحسب الوزير تعود الحركة غدا.", "بحسب", "verb", "تعود الحركة"),
        ("بحسب الوزير، الذي قاد الفريق، السوق مفتوحة.", "بحسب", "comma", "السوق مفتوحة"),
        ("بحسب الوزير، وهو تاجر، السوق مفتوحة.", "بحسب", "comma", "السوق مفتوحة"),
        ("والصفقة -بحسب الوزير- تأتي غدا.", "بحسب", "comma", "تأتي غدا"),
        ("«السوق مفتوحة غدا»، قال الوزير.", "قال", "before-mark", "السوق مفتوحة غدا"),
        ("«السوق مفتوحة غدا» يقول الوزير.", "قال", "before-mark", "السوق مفتوحة غدا"),
        ("«السوق مفتوحة غدا»، هكذا وصف الوزير قراره.", "وصف", "before-mark", "السوق مفتوحة غدا"),
        ("«السوق مفتوحة غدا»، بهذه الكلمات لخص الوزير قراره.", "لخص", "before-mark", "السوق مفتوحة غدا"),
        ("السوق مفتوحة غدا، بحسب الوزير.", "بحسب", "before-sentence", "السوق مفتوحة غدا"),
        ("وفي تونس، السوق مفتوحة غدا، بحسب الوزير.", "بحسب", "before-main", "السوق مفتوحة غدا"),
        ("ويذكر أن السوق مفتوحة غدا، بحسب الوزير.", "بحسب", "before-comp", "السوق مفتوحة غدا"),
        ("السوق مفتوحة غدا. هذا ما أكده الوزير.", "أكد", "previous", "السوق مفتوحة غدا"),
        ("السوق مفتوحة غدا. أعلن ذلك وزير التجارة.", "أعلن", "previous", "السوق مفتوحة غدا"),
        ("وفي تونس، السوق مفتوحة غدا. أعلن ذلك وزير التجارة.", "أعلن", "previous", "السوق مفتوحة غدا"),
    ],
)
def test_a_place_is_offered(lexicon: Lexicon, text: str, lemma: str, kind: str, words: str) -> None:
    assert words in beginnings(read(text, (), lexicon), text, lemma).get(kind, [])


@pytest.mark.parametrize(
    ("text", "lemma", "kind", "words"),
    [
        ("وفقا ل«ضفاف»، السوق مفتوحة.", "وفقا ل", "mark", "ضفاف»"),
        ("بحسب الوزير، الذي قاد الفريق، السوق مفتوحة.", "بحسب", "comma", "الذي قاد"),
        ("بحسب الوزير الذي قاد الفريق، السوق مفتوحة.", "بحسب", "bare", "قاد الفريق"),
        ("وفقا لبيان نشرته الوزارة، السوق مفتوحة.", "وفقا ل", "verb", "نشرته الوزارة"),
        ("وأعلن ذلك المسؤول أن السوق مفتوحة.", "أعلن", "previous", ""),
    ],
)
def test_a_place_is_not_offered(lexicon: Lexicon, text: str, lemma: str, kind: str, words: str) -> None:
    found = beginnings(read(text, (), lexicon), text, lemma)
    assert words not in found.get(kind, []) if words else kind not in found


def stops(lexicon: Lexicon, text: str, lemma: str, kind: str) -> list[tuple[str, str]]:
    """The kinds of ends offered for the first place of that kind, with the content that each would give."""
    context = read(text, (), lexicon)
    token = next(token for token in context.cue_at.values() if token.cue.lemma == lemma)
    place = next(place for place in openings(context, token) if place.kind == kind)
    return [(one.kind, context.layout.span(place.at, one.end).of(text)) for one in endings(context, token, place)]


def test_ends_at_commas_stops_and_turns(lexicon: Lexicon) -> None:
    found = stops(lexicon, "قال الوزير إن السوق مفتوحة، لكن المرفأ مغلق. وغادر.", "قال", "comp")
    assert ("comma", "السوق مفتوحة") in found
    assert ("stop", "السوق مفتوحة، لكن المرفأ مغلق") in found


def test_an_end_at_the_closing_mark_and_none_before_it(lexicon: Lexicon) -> None:
    found = stops(lexicon, "قال الوزير: «السوق مفتوحة، والمرفأ مغلق. نعم» ثم غادر.", "قال", "mark")
    assert found[0] == ("close", "السوق مفتوحة، والمرفأ مغلق. نعم")


def test_no_end_in_another_paragraph_behind_a_mark_never_closed(lexicon: Lexicon) -> None:
    found = stops(lexicon, "قال الوزير: «السوق مفتوحة والمرفأ مغلق\nوغادر الوزير القاعة.", "قال", "mark")
    assert found[-1] == ("line", "السوق مفتوحة والمرفأ مغلق")


def test_a_relative_clause_between_commas_ends_with_it(lexicon: Lexicon) -> None:
    text = "القمة الكبيرة، التي قال عنها الوزير إنها مهمة جدا، تأتي وسط توترات، بعد شهر من الهدوء."
    assert stops(lexicon, text, "قال", "pronoun")[-1] == ("comma", "إنها مهمة جدا")


def test_a_participle_can_end_what_stands_before_it(lexicon: Lexicon) -> None:
    found = stops(lexicon, "قال الوزير إن السوق مفتوحة مؤكدا أن المرفأ مغلق.", "قال", "comp")
    assert ("cue", "السوق مفتوحة") in found
