"""What stands around a cue that could name its speaker."""

from __future__ import annotations

from typing import NamedTuple

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType
from reader.quotations.cast import bare
from reader.quotations.drafts import Draft
from reader.quotations.openings import Context
from reader.quotations.subjects import attributed, outlet, phrase_after, phrase_before, region

SAME = frozenset(fold("ذاته ذاتها نفسه نفسها عينه عينها المذكور المذكورة ذات نفس هذا هذه هؤلاء").split())
"""Words that say: the one named before."""

_RELATIVE = frozenset(fold("الذي التي الذين اللذان اللتان والذي والتي والذين").split())
_CLAUSE_OPENERS = frozenset(
    fold("أن إن وأن بأن فإن لكن ولكن كان كانت وكان وكانت حيث فيما بينما إذ إلا غير عندما").split()
)
_SENTENCE_OPENERS = frozenset(fold("كان كانت وكان وكانت كما وقد فيما لكن ولكن أما حيث ثم قد لقد").split())
_VERBS = ("يفعل", "w", "ا", "و", "ف", "ه")
_LONG = 9


class Situation(NamedTuple):
    """The phrases and names around a cue, as token ranges.

    [first, end) is what stands between cue and content; `source` the noun phrase that is the subject, behind the verb
    or in front of it (`fronted`); `passed_on` the one behind عن; `relative` the token of a relative pronoun right
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
    if source is not None:
        # In نقلت الوكالة عن الوزير it is the minister who speaks.
        first = source[0]
    elif cue.shape != "participle" and cue.follows != "self" and not (cue.shape == "noun" and cue.object):
        source = phrase_after(context, first, end)
    sentence = context.sentences.start(token.first)
    start = max(sentence, token.first - 40)
    relative = next(
        (at for at in range(token.first - 1, max(start, token.first - 4) - 1, -1) if forms[at] in _RELATIVE), -1
    )
    fronted = False
    if source is None and cue.shape in ("perfect", "imperfect") and token.cut == 0 and relative < 0:
        ahead = phrase_before(context, token)
        if ahead is not None and ahead[1] - ahead[0] <= _LONG and _opens_clause(context, ahead[0]):
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
        relative,
        subject,
        earlier,
        outlet(context, first, end),
        has,
        form,
        noun,
        same,
    )


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
    """What the noun names: "person", "group", "body", "document", "source", or "?"."""
    known = context.nouns.get(bare(form))
    if known is None and form[0] == "و" and len(form) > 3:
        known = context.nouns.get(bare(form[1:]))
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
    if token not in context.layout.mention_at and context.classes.of(token) in ("يفعل", *_SENTENCE_OPENERS):
        return False
    if token == 0 or token == context.sentences.start(token):
        return True
    return forms[token - 1] in _CLAUSE_OPENERS or (forms[token][0] == "و" and token not in context.layout.mention_at)


def _subject(context: Context, first: int, end: int) -> tuple[int, int] | None:
    """The noun phrase behind the verb that begins a sentence, or the one that begins it."""
    forms, of = context.layout.forms, context.classes.of
    while first < end and (not forms[first][0].isalnum() or forms[first] in _SENTENCE_OPENERS):
        first += 1
    if first >= end:
        return None
    kind = of(first)
    return phrase_after(context, first + 1 if kind in _VERBS or "cue" in kind else first, end)
