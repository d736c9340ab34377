"""What stands around a cue that could name its speaker."""

from __future__ import annotations

from typing import NamedTuple

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType
from reader.quotations.cast import bare
from reader.quotations.cues import CueToken
from reader.quotations.drafts import Draft
from reader.quotations.openings import ADVERBIAL, Context
from reader.quotations.subjects import attributed, outlet, phrase_after, phrase_before, region, topic

SAME = frozenset(fold("ذاته ذاتها نفسه نفسها عينه عينها المذكور المذكورة ذات نفس هذا هذه هؤلاء").split())
"""Words that say: the one named before."""

_RELATIVE = frozenset(fold("الذي التي الذين اللذان اللتان والذي والتي والذين").split())
_CLAUSE_OPENERS = frozenset(
    fold("أن إن وأن بأن فإن لكن ولكن كان كانت وكان وكانت حيث فيما بينما إذ إلا غير عندما لأن").split()
)
_SENTENCE_OPENERS = frozenset(fold("كان كانت وكان وكانت كما وقد فيما لكن ولكن أما حيث ثم قد لقد").split())
_QUANTITIES = frozenset(
    fold("بعض عدد عدة كثير كثيرون العديد أحد إحدى كل جميع مختلف أغلب معظم ثلاثة أربعة خمسة").split()
)
_VERBS = ("يفعل", "w", "ا", "و", "ف", "ه")
_LONG = 9


class Situation(NamedTuple):
    """The phrases and names around a cue, as token ranges.

    [first, end) is what stands between cue and content; `source` the noun phrase that is the subject, behind the verb
    or in front of it (`fronted`); `passed_on` the one behind عن and
    `carrier` the one in front of it; `relative` the token of a relative pronoun right
    before the verb or -1; `subject` the subject of the sentence so far, `earlier` that of the sentence before;
    `outlet` the index of the mention whom the source spoke to. `has` is the most telling type of name in the source
    ("PER", "ORG", "LOC", "no", "-" without a source), `form` how it begins, `noun` what its first noun names,
    `same` whether it points back (المصدر نفسه).
    """

    first: int
    end: int
    source: tuple[int, int] | None
    fronted: bool
    passed_on: tuple[int, int] | None
    carrier: tuple[int, int] | None
    relative: int
    subject: tuple[int, int] | None
    earlier: tuple[int, int] | None
    outlet: int | None
    has: str
    form: str
    noun: str
    same: bool


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
            context, first, end, bare_object or (draft.opening.kind == "pronoun" and cue.of == "thing")
        )
    sentence = context.sentences.start(token.first)
    start = max(sentence, token.first - 40)
    relative = next(
        (at for at in range(token.first - 1, max(start, token.first - 4) - 1, -1) if forms[at] in _RELATIVE), -1
    )
    fronted = False
    if source is None and cue.shape in ("perfect", "imperfect"):
        ahead = topic(context, token)
        if ahead is None and token.cut == 0 and relative < 0:
            ahead = phrase_before(context, token.first)
            if ahead is not None and not (ahead[1] - ahead[0] <= _LONG and _opens_clause(context, ahead[0])):
                ahead = None
        elif ahead is None and relative > sentence and not cue.object:
            # In الصحيفة التي قالت the newspaper speaks; in الصحيفة التي وصفها somebody else does.
            ahead = _antecedent(context, token, relative)
        if ahead is not None:
            source, fronted = ahead, True
    subject = earlier = None
    if source is None and cue.follows != "noun":
        subject = _subject(context, start, token.first) if start == sentence else None
        before = context.sentences.start(max(0, sentence - 2))
        if before < sentence and sentence - before < 150:
            earlier = _subject(context, before, sentence)
    has, form, noun, same = _looks(context, source)
    return Situation(
        first,
        end,
        source,
        fronted,
        passed_on,
        carrier,
        relative,
        subject,
        earlier,
        outlet(context, first, end),
        has,
        form,
        noun,
        same,
    )


def _antecedent(context: Context, token: CueToken, relative: int) -> tuple[int, int] | None:
    """The noun phrase before a relative pronoun, where it can be the subject of the verb behind it.

    Not in الشركة التي قال إنها: the verb must agree with the pronoun, and the noun be one that speaks.
    """
    gender = "f" if context.layout.forms[relative].endswith(fold("التي")) else "m"
    if token.cue.gender and token.cue.number == "s" and token.cue.gender != gender:
        return None
    ahead = phrase_before(context, relative)
    if ahead is None or not _begins_phrase(context, ahead[0]):
        return None
    return ahead if kind_of_phrase(context, ahead) != "?" else None


def kind_of_phrase(context: Context, phrase: tuple[int, int] | None) -> str:
    """What a phrase names, coarsely: a type of name, what its first noun names, "?", or "-" for no phrase."""
    if phrase is None:
        return "-"
    layout = context.layout
    for at in range(*phrase):
        mention = layout.mention_at.get(at)
        if mention is not None and layout.mentions[mention].type is EntityType.PER:
            return "PER"
    first = layout.mention_at.get(phrase[0])
    if first is not None:
        return layout.mentions[first].type.value
    return noun_kind(context, layout.forms[phrase[0]])


def noun_kind(context: Context, form: str) -> str:
    """What the noun names: "person", "group", "body", "authority", "document", "source", or "?"."""
    nouns = context.nouns
    word = bare(form)
    if word not in nouns and form[0] == "و" and len(form) > 3:
        word = bare(form[1:])
    if word not in nouns and word.endswith("ا"):
        # The accusative behind أن: مسؤولا.
        word = word[:-1]
    if word not in nouns and word.endswith("و"):
        # The plural before a genitive: مسؤولو.
        word += "ن"
    known = nouns.get(word)
    if known is None and form.endswith(("ون", "ين")) and len(form) > 4:
        return "group"
    return known or "?"


def _looks(context: Context, source: tuple[int, int] | None) -> tuple[str, str, str, bool]:
    if source is None:
        return "-", "-", "-", False
    layout = context.layout
    types = {layout.mentions[layout.mention_at[at]].type.value for at in range(*source) if at in layout.mention_at}
    has = next((kind for kind in ("PER", "ORG", "LOC") if kind in types), "no")
    head = layout.forms[source[0]]
    following = layout.forms[source[0] + 1] if source[1] - source[0] > 1 else ""
    if source[0] in layout.mention_at:
        form = "name"
    elif head.startswith(("ال", "وال")):
        form = "ال"
    else:
        # رئيس المركز is definite, رئيس سابق is not.
        construct = following.startswith("ال") or (source[0] + 1 in layout.mention_at and source[1] - source[0] > 1)
        form = "بناء" if construct or head.endswith(("ها", "هم")) else "w"
    same = any(layout.forms[at] in SAME for at in range(max(source[0] - 1, 0), source[1]))
    return has, form, noun_kind(context, head), same


def _opens_clause(context: Context, token: int) -> bool:
    """Whether a clause with its subject in front begins with the token."""
    forms = context.layout.forms
    if not _begins_phrase(context, token):
        return False
    if token == 0 or token == context.sentences.start(token):
        return True
    return forms[token - 1] in _CLAUSE_OPENERS or (forms[token][0] == "و" and token not in context.layout.mention_at)


def _begins_phrase(context: Context, token: int) -> bool:
    """Whether a noun phrase can begin with the token: a name, a definite noun, a noun that speaks, "some", "many"."""
    form = context.layout.forms[token]
    if token in context.layout.mention_at or form in _QUANTITIES:
        return True
    return form.startswith(("ال", "وال")) or noun_kind(context, form) != "?"


def _subject(context: Context, first: int, end: int) -> tuple[int, int] | None:
    """The noun phrase behind the verb that begins a sentence, or the one that begins it."""
    forms, of = context.layout.forms, context.classes.of
    while first < end and (not forms[first][0].isalnum() or forms[first] in _SENTENCE_OPENERS):
        first += 1
    if first < end and forms[first] in ADVERBIAL:
        # "من جهته، اتهم الوزير": the sentence proper begins behind the comma.
        first = next((at + 1 for at in range(first, min(end, first + 16)) if forms[at] in "،,"), first)
    while first < end and forms[first] in _SENTENCE_OPENERS:
        first += 1
    if first >= end:
        return None
    if context.classes.is_verb(first) or (of(first) in _VERBS and context.classes.fine(first) == of(first)):
        first += 1
    return phrase_after(context, first, end, True)
