"""Where a source can stand at a cue, who is behind عن, and whom the source spoke to."""

from __future__ import annotations

from reader.core.mentions import EntityType
from reader.quotations.adjuncts import is_spoken_to
from reader.quotations.cues import CueToken
from reader.quotations.layout import LINE
from reader.quotations.marks import MARKS
from reader.quotations.places import Context, Opening
from reader.quotations.subjects import LONGEST, phrase_after
from reader.quotations.words import BARE, PASSING_ON


def region(context: Context, token: CueToken, opening: Opening) -> tuple[int, int]:
    """The tokens [first, end) between the cue and its content, where a source can stand."""
    first = token.end
    kind = opening.kind
    if kind.startswith(("before", "previous")):
        forms = context.layout.forms
        if first < len(forms) and forms[first] == "ذلك":
            first += 1
        end = first
        while end < len(forms) and end < first + LONGEST:
            form = forms[end]
            if form in "،,؛:-–—" or end in context.sentences.stops or form == LINE or form in BARE:
                break
            end = context.pairs[end] + 1 if end in context.pairs and context.pairs[end] - end < LONGEST else end + 1
        if end - 1 > first and forms[end - 1] == ".":
            end -= 1
        return first, max(first, end)
    if kind == "comp-mark":
        return first, max(first, opening.mark - 1)
    if kind == "mark":
        end = opening.mark
        if end > first and context.layout.forms[end - 1] == ":":
            end -= 1
        return first, max(first, end)
    if kind in ("pronoun", "glued", "bare", "verb"):
        return first, max(first, opening.at)
    return first, max(first, opening.at - 1)


def attributed(context: Context, token: CueToken, first: int, end: int) -> tuple[int, int] | None:
    """The noun phrase behind عن where words are passed on: نقلت الوكالة عن X قوله, نقلا عن X, نسبت إلى X.

    [first, end) are the tokens between the cue and its content.
    """
    forms = context.layout.forms
    cue = token.cue
    if (cue.verb or cue.lemma) in PASSING_ON:
        for at in range(first, end):
            if forms[at] in ("عن", "الي") and at + 1 < end:
                return phrase_after(context, at + 1, end)
            if forms[at] in ("عنه", "عنها", "عنهم", "اليه", "اليها"):
                return None
    if (cue.verb or cue.lemma) == "علم" and "من" in forms[first : end - 1]:
        # علم الموقع من مصادر مطلعة أن
        return phrase_after(context, forms.index("من", first, end) + 1, end)
    if cue.shape == "noun" and forms[token.first][0] not in "بل":
        for at in range(token.first - 1, max(context.sentences.start(token.first), token.first - 24) - 1, -1):
            if forms[at] in ("عن", "الي"):
                return phrase_after(context, at + 1, token.first)
    return None


def outlet(context: Context, first: int, end: int) -> int | None:
    """The index of the mention, in the tokens [first, end), of the outlet that a source spoke to (لموقع أكسيوس)."""
    layout = context.layout
    forms = layout.forms
    for at in range(first, end):
        form = forms[at]
        if is_spoken_to(context, at):
            for near in range(at + 1, min(at + 4, end)):
                mention = layout.mention_at.get(near)
                if mention is not None and layout.mentions[mention].type is not EntityType.PER:
                    return mention
        if form == "ل" and at + 2 < end and forms[at + 1] in MARKS and at + 2 in layout.mention_at:
            # قالت المصادر لـ«عكاظ»
            mention = layout.mention_at[at + 2]
            if layout.mentions[mention].type is EntityType.ORG:
                return mention
        mention = layout.mention_at.get(at)
        if (
            mention is not None
            and layout.mention_ends[mention][0] == at
            and layout.mentions[mention].type is EntityType.ORG
            and (form.startswith("ل") or (forms[at - 1] in ("ل", "مع") and at - 1 >= first))
            and layout.starts[at] < layout.mentions[mention].span.start + (form.startswith("لل"))
        ):
            before = layout.mention_at.get(at - 1)
            spoke = before is not None or forms[at - 1] in ("حديث", "تصريح", "تصريحات", "مقابله", "حوار", "اتصال")
            if spoke or at == first:
                return mention
    return None
