"""The noun phrase in front of a verb that names who speaks: وزير الخارجية قال, أما الوزير فقال, أن سكان القرى قالوا."""

from __future__ import annotations

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType
from reader.quotations.adjuncts import ADJUNCTS
from reader.quotations.cues import CueToken
from reader.quotations.marks import MARKS
from reader.quotations.phrases import begins_phrase
from reader.quotations.places import Context
from reader.quotations.subjects import LONGEST, phrase_after
from reader.quotations.words import BARE, WITH_PRONOUN

_COMPLEMENTISERS = frozenset(("ان", "بان", "فان", "وان", "لان", "لكن", "ولكن"))
_CLAUSE_WORDS = frozenset(fold("فإن إذ غير إلا كان كانت وكان وكانت لكن ولكن فيما بينما حيث وأن").split())


def phrase_before(context: Context, end: int, antecedent: bool = False) -> tuple[int, int] | None:
    """The noun phrase that ends right before a verb that has its subject in front of it (وزير الخارجية قال).

    `end` is the token of the verb, or that of a relative pronoun whose antecedent is wanted (`antecedent`): that one
    does not reach back over مع and من.
    """
    layout = context.layout
    forms = layout.forms
    start = context.sentences.start(end)
    apart = end > start and forms[end - 1] == "،"
    while end > start and forms[end - 1] in ("قد", "كان", "كانت", "سبق", "هو", "هي", "،"):
        end -= 1
    if end > start and forms[end - 1] in "-–—)":
        mate = "(" if forms[end - 1] == ")" else forms[end - 1]
        end = next((at for at in range(end - 2, max(start, end - 40), -1) if forms[at] == mate), end)
    at = end
    while at > start and end - at < LONGEST:
        form = forms[at - 1]
        if form == ")":
            opening = next((o for o in range(at - 2, max(start, at - 12), -1) if forms[o] == "("), -1)
            if opening < 0:
                break
            at = opening
            continue
        if form == "،" and apart and at < end:
            # "نادية الزهراوي، مديرة الميناء، قالت": the name stands in front of its title.
            titled = layout.mention_at.get(at)
            if titled is not None and layout.mention_ends[titled] == (at, end) and at - 2 >= start:
                # "المتحدث باسم الميناء، سامر البيطار، قال": the title stands in front of its name.
                at -= 1
                apart = False
                continue
            named = layout.mention_at.get(at - 2)
            if named is not None and layout.mentions[named].type is EntityType.PER:
                at = layout.mention_ends[named][0]
                apart = False
                continue
        if form in MARKS or not form[0].isalnum():
            opening = next((o for o in range(at - 2, max(start, at - 8), -1) if context.pairs.get(o) == at - 1), -1)
            if opening < 0:
                break
            at = opening
            continue
        if form in BARE or form in WITH_PRONOUN or form in _CLAUSE_WORDS:
            break
        if form in ADJUNCTS and (antecedent or form not in ("ل", "ب", "مع", "من")):
            break
        mention = layout.mention_at.get(at - 1)
        at = max(start, layout.mention_ends[mention][0]) if mention is not None else at - 1
        if form[0] == "و" and len(form) > 3 and mention is None:
            if form.startswith("وال") and at > start and forms[at - 1].startswith("ال"):
                # البحث العلمي والابتكار: a second member, no beginning.
                continue
            if form not in context.nouns or at == start or context.nouns.get(forms[at - 1]) is None:
                break
    return (at, end) if at < end else None


def clause_subject(context: Context, end: int) -> tuple[int, int] | None:
    """What stands between إن or أن and a verb, as its subject: أن سكان القرى في الجبل | قالوا.

    `end` is the token of the verb. None where a verb, another clause or nothing stands between.
    """
    forms = context.layout.forms
    start = max(context.sentences.start(end), end - LONGEST)
    for at in range(end - 1, start - 1, -1):
        form = forms[at]
        if form in _COMPLEMENTISERS:
            return (at + 1, end) if end - at > 2 and begins_phrase(context, at + 1) else None
        if form in WITH_PRONOUN or context.classes.is_verb(at) or form in ".:؛" or form in _CLAUSE_WORDS:
            return None
    return None


def topic(context: Context, token: CueToken) -> tuple[int, int] | None:
    """The noun phrase behind أما where the verb answers it with ف (أما الوزير، فقال)."""
    forms = context.layout.forms
    start = context.sentences.start(token.first)
    if token.cut and forms[token.first].startswith("ف") and forms[start] in ("اما", "واما"):
        return phrase_after(context, start + 1, token.first)
    return None
