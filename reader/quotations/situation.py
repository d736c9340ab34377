"""What stands around a cue that could name its speaker."""

from __future__ import annotations

from typing import NamedTuple

from reader.arabic.normaliser import fold
from reader.quotations.actors import actor_before
from reader.quotations.cues import CueToken
from reader.quotations.drafts import Draft
from reader.quotations.phrases import Phrase, begins_phrase, noun_kind, phrase_of
from reader.quotations.places import Context
from reader.quotations.sources import attributed, outlet, region
from reader.quotations.subjects import phrase_after
from reader.quotations.subjects_ahead import clause_subject, phrase_before, topic
from reader.quotations.verbs import is_likely_verb
from reader.quotations.words import ADVERBIAL, WITH_PRONOUN

_RELATIVE = frozenset(fold("الذي التي الذين اللذان اللتان والذي والتي والذين").split())
_CLAUSE_OPENERS = frozenset(fold("أن إن وأن بأن فإن لكن ولكن كان كانت وكان وكانت حيث فيما بينما إذ عندما لأن").split())
_PRONOUNS = (
    frozenset(fold("هو هي هم وهو وهي وهم فهو فهي لكنه لكنها لكنهم ولكنه ولكنها لأنه لأنها").split()) | WITH_PRONOUN
)
"""Words right before a verb that are its subject."""
_SENTENCE_OPENERS = frozenset(fold("كان كانت وكان وكانت كما وقد فيما لكن ولكن أما حيث ثم قد لقد").split())
_ABOUT = frozenset(fold("عن وعن حول وحول بشأن وبشأن بخصوص وبخصوص").split())
_VERBS = ("يفعل", "w", "ا", "و", "ف", "ه")
_LONG = 9
_ADVERB = 4


class Situation(NamedTuple):
    """The phrases and names around a cue, as token ranges.

    [first, end) is what stands between cue and content; `source` the noun phrase that is the subject, behind the verb
    or in front of it (`fronted`); `passed_on` the one behind عن and
    `carrier` the one in front of it; `relative` the token of a relative pronoun right
    before the verb or -1; `subject` the subject of the sentence so far, `earlier` that of the sentence before;
    `antecedent` what stands before the relative pronoun, or the indefinite noun before a verb that tells what it says
    (معلومات تفيد); `outlet` the index of the mention whom the source spoke to.
    """

    first: int
    end: int
    source: Phrase | None
    fronted: bool
    passed_on: Phrase | None
    carrier: Phrase | None
    relative: int
    subject: Phrase | None
    earlier: Phrase | None
    actor: Phrase | None
    antecedent: Phrase | None
    outlet: int | None


def situation(context: Context, draft: Draft) -> Situation:
    """Look around the cue of the draft; a bounded way only."""
    forms = context.layout.forms
    token = draft.token
    cue = token.cue
    first, end = region(context, token, draft.opening)
    source = passed_on = attributed(context, token, first, end)
    carrier = None
    if source is not None:
        if cue.shape != "noun":
            carrier = phrase_after(context, token.end, source[0] - 1)
        # In نقلت الوكالة عن الوزير it is the minister who speaks.
        first = source[0]
    elif cue.shape != "participle" and cue.follows != "self" and not (cue.shape == "noun" and cue.object):
        bare_object = draft.opening.kind in ("bare", "glued", "prep")
        source = phrase_after(
            context,
            first,
            end,
            bare_object or (draft.opening.kind == "pronoun" and cue.of == "thing"),
            cue.of in ("person", "thing"),
        )
    sentence = context.sentences.start(token.first)
    start = max(sentence, token.first - 40)
    relative = next(
        (at for at in range(token.first - 1, max(start, token.first - 4) - 1, -1) if forms[at] in _RELATIVE), -1
    )
    fronted = False
    verb = cue.shape in ("perfect", "imperfect")
    behind = source
    pronoun = verb and token.first > sentence and forms[token.first - 1] in _PRONOUNS
    if verb and source is not None and passed_on is None and (cue.of == "person" or cue.number != "s" or pronoun):
        # What follows a verb in the plural is its object (أخبروا المجلس), and may be with أبلغ, طالب, دعا; behind a
        # pronoun (أنه اتهم السائق) it is one for sure.
        source = None
    if verb and passed_on is None and behind is not None and _people_as_object(context, behind):
        source = behind = None
    if pronoun and passed_on is None:
        behind = None
    elif source is None and verb:
        ahead = topic(context, token)
        if ahead is None and token.cut == 0 and relative < 0 and not _is_about(context, sentence, token.first):
            ahead = phrase_before(context, token.first)
            if ahead is not None and not (ahead[1] - ahead[0] <= _LONG and _opens_clause(context, ahead[0])):
                ahead = clause_subject(context, token.first)
        elif ahead is None and relative > sentence and not cue.object:
            # In الصحيفة التي قالت the newspaper speaks; in الصحيفة التي وصفها somebody else does.
            ahead = _antecedent(context, token, relative)
        if ahead is not None and cue.gender == "m" and cue.number == "s" and context.layout.feminine(ahead[0]):
            # العقوبات غير المسبوقة، حذر الرئيس: the verb is another's.
            ahead = None
        if ahead is not None:
            source, fronted = ahead, True
        elif cue.number == "s":
            source = behind
    of_thing = source is not None and not fronted and cue.of and verb
    if of_thing and source is not None and not _is_clause(context, draft) and _is_thing(context, source):
        source = None
    subject = earlier = None
    if source is None and cue.follows != "noun":
        subject = _subject(context, start, token.first) if start == sentence else None
        before = context.sentences.start(max(0, sentence - 2))
        if before < sentence and sentence - before < 150:
            earlier = _subject(context, before, sentence)

    def seen(span: tuple[int, int] | None) -> Phrase | None:
        return None if span is None else phrase_of(context, span)

    return Situation(
        first,
        end,
        seen(source),
        fronted,
        seen(passed_on),
        seen(carrier),
        relative,
        seen(subject),
        seen(earlier),
        seen(actor_before(context, token.first) if source is None and cue.follows != "noun" else None),
        seen(_told_of(context, token, relative) if source is None and verb and not cue.object else None),
        outlet(context, first, end),
    )


def _is_clause(context: Context, draft: Draft) -> bool:
    """Whether a verb such as اعتبر takes a clause with أن, so that who stands between is its subject."""
    opening = draft.opening
    at = opening.mark - 1 if opening.kind == "comp-mark" else opening.at - (opening.kind == "comp")
    clause = opening.kind in ("comp", "comp-mark", "pronoun") and context.layout.forms[at].startswith("ان")
    return clause and draft.token.cue.of == "thing"


def _is_thing(context: Context, span: tuple[int, int]) -> bool:
    """Whether what follows a verb such as وصف or حذر can only be its object: التضخم, لاعبيه."""
    found = phrase_of(context, span)
    if found.kind != "?" or found.has != "no" or found.head.startswith(("احد", "بعض")):
        return False
    hangs = found.head.endswith(("ه", "ها", "هم")) and not context.layout.feminine(found.first)
    return found.form == "ال" or hangs


def _is_about(context: Context, start: int, end: int) -> bool:
    """Whether the sentence so far only says what is spoken of: وحول بناء وحدات سكنية ومستشفى في عرعر | قال."""
    forms = context.layout.forms
    return forms[start] in _ABOUT and not any(
        forms[at] in "،,؛" or at in context.cue_at or context.classes.is_verb(at) for at in range(start + 1, end)
    )


def _told_of(context: Context, token: CueToken, relative: int) -> tuple[int, int] | None:
    """What stands before the relative pronoun of the cue's clause, or the indefinite noun right before the cue."""
    if relative >= 0:
        return phrase_before(context, relative, True)
    before = token.first - 1
    forms, of = context.layout.forms, context.classes.of
    if before < 0 or token.cut or before in context.layout.mention_at or before in context.cue_at:
        return None
    if noun_kind(context, forms[before]) == "?" or of(before) in ("ال", "وال"):
        return None
    return before, token.first


def _antecedent(context: Context, token: CueToken, relative: int) -> tuple[int, int] | None:
    """The noun phrase before a relative pronoun, where it can be the subject of the verb behind it.

    Not in الشركة التي قال إنها: the verb must agree with the pronoun, and the noun be one that speaks.
    """
    gender = "f" if context.layout.forms[relative].endswith(fold("التي")) else "m"
    if token.cue.gender and token.cue.number == "s" and token.cue.gender != gender:
        return None
    ahead = phrase_before(context, relative, True)
    if ahead is None or not begins_phrase(context, ahead[0]):
        return None
    return ahead if phrase_of(context, ahead).kind != "?" else None


def _opens_clause(context: Context, token: int) -> bool:
    """Whether a clause with its subject in front begins with the token."""
    forms = context.layout.forms
    if not begins_phrase(context, token):
        return False
    if token == 0 or token == context.sentences.start(token):
        return True
    joined = forms[token][0] == "و" and token not in context.layout.mention_at and forms[token] not in context.nouns
    before = token - 1 if token - 1 not in context.pairs else token - 2
    return joined or (before >= 0 and forms[before] in _CLAUSE_OPENERS)


def _subject(context: Context, first: int, end: int) -> tuple[int, int] | None:
    """The noun phrase behind the verb that begins a sentence, or the one that begins it."""
    forms, of = context.layout.forms, context.classes.of
    while first < end and (not forms[first][0].isalnum() or forms[first] in _SENTENCE_OPENERS):
        first += 1
    if first < end and forms[first] in ADVERBIAL:
        # "من جهته، اتهم الوزير": the sentence proper begins behind the comma; "من جهتها ثمنت الحركة": with the verb.
        comma = next((at + 1 for at in range(first, min(end, first + 16)) if forms[at] in "،,"), first)
        near = range(first + 1, min(end, first + _ADVERB, comma if comma > first else end))
        first = next((at for at in near if is_likely_verb(context, at)), comma)
    while first < end and forms[first] in _SENTENCE_OPENERS:
        first += 1
    if first >= end:
        return None
    unknown = of(first) in _VERBS and context.classes.fine(first) == of(first)
    if unknown or is_likely_verb(context, first, True):
        first += 1
    return phrase_after(context, first, end, True)


def _people_as_object(context: Context, span: tuple[int, int]) -> bool:
    """Whether the noun phrase begins with people in ين, not in ون: no subject of a verb (ودعت الصيادين إلى …)."""
    head = context.layout.forms[span[0]]
    # الصين and الكرملين are names.
    plural = head.startswith("ال") and head.endswith("ين") and span[0] not in context.layout.mention_at
    return plural and noun_kind(context, head) == "group"
