"""The noun phrase behind a cue that names who speaks, and where it ends: before an addressee, an object, a time."""

from __future__ import annotations

from reader.arabic.normaliser import fold
from reader.quotations.adjuncts import DAYS, TIME_WORDS, TIMES, behind_adjuncts, is_adjunct
from reader.quotations.cast import bare
from reader.quotations.marks import MARKS
from reader.quotations.phrase_ends import begins_other, belongs, is_object, is_other, is_verb_behind, name_behind
from reader.quotations.phrases import begins_phrase, hangs_on_cue
from reader.quotations.places import Context
from reader.quotations.words import BARE, WITH_PRONOUN

LONGEST = 14
"""Tokens of the longest phrase that is looked for."""
_ARTICLES = ("ال", "وال", "بال", "لل", "كال")
_JOINING = (*_ARTICLES, "ل", "ب", "في", "من")
_POINTING_BACK = frozenset(fold("ذاته ذاتها نفسه نفسها عينه عينها سالف سالفة آنف سابق سابقا باسم لدى").split())
_WITHIN = frozenset(fold("فيه فيها").split())
DOCUMENT_VERBS = frozenset(
    fold(
        """أصدره أصدرته أصدرها أصدرتها نشره نشرته نشرها نشرتها أعده أعدته أعدها أعدتها أجراه أجرته أجراها أجرتها
        وقعه وقعته قدمته قدمه بثته بثه وزعته وزعه أذاعته أذاعه كتبه كتبته كتبها أرسلته أرسله وجهته وجهه تلاه تلته
        كشفه كشفها كشفته كشفتها أعلنها أعلنتها"""
    ).split()
)
"""Verbs that say who issued the document before them."""
_PASSED_ON = DOCUMENT_VERBS | frozenset(
    fold("نقلته نقله نقلتها نقلها توصلت توصل حصلت حصل اطلعت اطلع تلقت تلقى تلقته تلقاه أوردته أورده أوردتها").split()
)
"""Verbs behind a document that say who issued it, passed it on or has it."""
_ANY = frozenset(fold("أي أية").split())
"""Words that an object begins with (وحذرت أي طرف من)."""
_MEANWHILE = frozenset(fold("وهو وهي وهم وهما وهن").split())
"""Words behind a subject that begin a clause of circumstance (قالت السيدة وهي تبكي)."""
_POINTING = frozenset(fold("هذا هذه هاته هؤلاء ذلك تلك أولئك ذات نفس").split())
_EACH = frozenset(fold("كل كلا كلتا").split())
_NAME_IN_MARKS = 6
_IN_BRACKETS = 8
_ISSUES = frozenset(fold("صدر صدرت نشر نشرت بث بثت أعد أعدت").split())


def phrase_after(
    context: Context,
    first: int,
    end: int,
    object_follows: bool = False,
    transitive: bool = False,
    named: bool = False,
) -> tuple[int, int] | None:
    """The noun phrase that begins after a cue, in the tokens [first, end); None where the subject is left out.

    With `object_follows` something else than the subject stands in [first, end) too: the phrase then ends where an
    indefinite word follows a definite one (أدان المصدر | استمرار الحملة). With `transitive` somebody may follow whom it
    was said to or of (اتهم الوزير | إيران, أبلغ الوزير | نظيره). With `named` the first token is part of it for sure.
    """
    layout = context.layout
    forms = layout.forms
    named = named or (first < end and hangs_on_cue(context, first))
    begin = first
    if not named:
        first = behind_adjuncts(context, first, end)
    first = _behind_pointer(context, first, end)
    if first >= end or (not named and (is_adjunct(context, first, first) or (transitive and forms[first] in _ANY))):
        return None
    if not named and forms[first].startswith(("لل", "بال")) and len(forms[first]) > 4 and not _is_whole(context, first):
        # قالت للصحف الكينية, تعهدت بالعمل
        return None
    if (
        first > begin
        and forms[begin] in _WITHIN
        and first not in layout.mention_at
        and not begins_phrase(context, first)
    ):
        # ذكر فيها نكتة
        return None
    if (
        not named
        and first not in layout.mention_at
        and forms[first].endswith("ا")
        and not forms[first].startswith("ال")
        and bare(forms[first][:-1]) not in context.nouns
    ):
        # "قال مواسيا", "أعلن رسميا": an indefinite accusative is no subject.
        return None
    # What is indefinite behind المتظاهرون is no name of theirs.
    object_follows = object_follows or (forms[first].startswith("ال") and forms[first].endswith("ون"))
    at = first
    definite = False
    while at < end:
        form = forms[at]
        if form in MARKS:
            close = context.pairs.get(at, -1)
            if at < close < end and close - at <= _NAME_IN_MARKS + 1:
                at = close + 1
                continue
            break
        if at > first and form in _MEANWHILE:
            break
        beside = form in DAYS or is_adjunct(context, at, first)
        if at > first and beside and not belongs(context, first, at):
            break
        if at > first and form in TIMES and at + 1 < end and forms[at + 1] in TIME_WORDS:
            break
        if form == "(" and at > first:
            close = next((one for one in range(at + 1, min(end, at + _IN_BRACKETS)) if forms[one] == ")"), -1)
            if (
                close >= 0
                and close + 1 < end
                and forms[close + 1][0].isalpha()
                and not is_adjunct(context, close + 1, first)
            ):
                at = close + 1
                continue
            break
        if form in "./" and at > first and len(forms[at - 1]) == 1 and at + 1 < end:
            # مدير المرفأ د. سامر البيطار
            at += 1
            continue
        if form == "،" and at > first and (named_at := name_behind(context, first, at, end)) > at:
            at = named_at
            continue
        if not form[0].isalnum() or form in BARE or form in WITH_PRONOUN:
            break
        if at == first and named and at not in layout.mention_at:
            at += 1
            continue
        cue = context.cue_at.get(at)
        if cue is not None and cue.cue.shape in ("participle", "phrase"):
            break
        mention = layout.mention_at.get(at)
        if at > first and mention is None and (form in _PASSED_ON or is_verb_behind(context, first, at)):
            # بيان | نقلته الوكالة
            break
        somebody = transitive or (object_follows and mention is not None)
        if at > first and (begins_other(context, at) or (somebody and is_object(context, at, first))):
            break
        if object_follows:
            if definite and mention is None and not form.startswith(_JOINING) and form not in _POINTING_BACK:
                break
            if definite and mention is None and is_other(context, at, first):
                break
            definite = mention is not None or form.startswith(_ARTICLES)
        at = min(end, layout.mention_ends[mention][1]) if mention is not None else at + 1
    if at - 1 > first and forms[at - 1] in _ISSUES:
        # تقرير صدر | عام 2017
        at -= 1
    return (first, at) if at > first else None


def _behind_pointer(context: Context, first: int, end: int) -> int:
    """The token, or the one behind the words there that say which or both: هذه | المصادر, كل من | الوزير ونظيره."""
    forms = context.layout.forms
    if first + 1 < end and forms[first] in _POINTING:
        pointed = forms[first + 1]
        return first + 1 if pointed.startswith("ال") or pointed in context.nouns else first
    if first + 2 < end and forms[first] in _EACH and forms[first + 1] == "من" and begins_phrase(context, first + 2):
        return first + 2
    return first


def _is_whole(context: Context, at: int) -> bool:
    """Whether the token is a word or name as it stands, with nothing glued before it (بالي, للا سلمى)."""
    layout = context.layout
    mention = layout.mention_at.get(at)
    if mention is not None:
        return layout.starts[at] >= layout.mentions[mention].span.start
    return layout.forms[at] in context.nouns
