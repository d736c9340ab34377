"""The noun phrase behind a cue that names who speaks, and where it ends: before an addressee, an object, a time."""

from __future__ import annotations

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType
from reader.quotations.adjuncts import COUNTERPARTS, DAYS, TIME_WORDS, TIMES, behind_adjuncts, is_adjunct
from reader.quotations.cast import bare
from reader.quotations.marks import MARKS
from reader.quotations.phrases import TITLES, begins_phrase, hangs_on_cue, noun_kind
from reader.quotations.places import Context
from reader.quotations.words import BARE, WITH_PRONOUN

LONGEST = 14
"""Tokens of the longest phrase that is looked for."""
_ARTICLES = ("ال", "وال", "بال", "لل", "كال")
_JOINING = (*_ARTICLES, "ل", "ب", "في", "من")
_POINTING_BACK = frozenset(fold("ذاته ذاتها نفسه نفسها عينه عينها سالف سالفة آنف سابق سابقا باسم لدى").split())
ISSUED = frozenset(fold("صادر صادرة الصادر الصادرة صدر صدرت صادرا").split())
"""Words before the عن that says who issued a document."""
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
_MEANWHILE = frozenset(fold("وهو وهي وهم وهما وهن").split())
"""Words behind a subject that begin a clause of circumstance (قالت السيدة وهي تبكي)."""
_POINTING = frozenset(fold("هذا هذه هاته هؤلاء ذلك تلك أولئك ذات نفس").split())
_EACH = frozenset(fold("كل كلا كلتا").split())
_ALL = frozenset(fold("الجميع العالم الناس").split())
_NAME_IN_MARKS = 6
_IN_BRACKETS = 8


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
    if first >= end or (not named and is_adjunct(context, first, first)):
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
        if at > first and (form in DAYS or is_adjunct(context, at, first)) and not _belongs(forms, at):
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
        if not form[0].isalnum() or form in BARE or form in WITH_PRONOUN:
            break
        if at == first and named and at not in layout.mention_at:
            at += 1
            continue
        cue = context.cue_at.get(at)
        if cue is not None and cue.cue.shape in ("participle", "phrase"):
            break
        mention = layout.mention_at.get(at)
        if at > first and form in _PASSED_ON and mention is None:
            # بيان | نقلته الوكالة
            break
        if at > first and (_is_possessed(context, at) or (transitive and _is_object(context, at))):
            break
        if object_follows:
            if definite and mention is None and not form.startswith(_JOINING) and form not in _POINTING_BACK:
                break
            if definite and mention is None and _is_other(context, at, first):
                break
            definite = mention is not None or form.startswith(_ARTICLES)
        at = min(end, layout.mention_ends[mention][1]) if mention is not None else at + 1
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


def _belongs(forms: list[str], at: int) -> bool:
    """Whether a preposition goes on with the phrase: بيان صادر عن X."""
    return forms[at] == "عن" and forms[at - 1] in ISSUED


def _is_possessed(context: Context, at: int) -> bool:
    """Whether the token, right behind a person's name, is something of that person: سامر البيطار | قراره."""
    layout = context.layout
    before = layout.mention_at.get(at - 1)
    form = layout.forms[at]
    if before is None or layout.mentions[before].type is not EntityType.PER or layout.mention_at.get(at) is not None:
        return False
    if form[0] == "و" and form[1:] in COUNTERPARTS:
        # سامر البيطار ونظيره
        return False
    return len(form) > 3 and form.endswith(("ه", "ها", "هم")) and not layout.feminine(at)


def _is_other(context: Context, at: int, first: int) -> bool:
    """Whether a feminine noun, right behind a man's title or name, can only be something else: الوزير | القاعة."""
    layout = context.layout
    if (
        not (layout.feminine(at) and layout.forms[at].startswith("ال"))
        or noun_kind(context, layout.forms[at]) == "person"
    ):
        return False
    named = layout.mention_at.get(at - 1)
    if named is not None:
        return layout.mentions[named].type is EntityType.PER
    return at == first + 1 and noun_kind(context, layout.forms[first]) == "person" and not layout.feminine(first)


def _is_object(context: Context, at: int) -> bool:
    """Whether the token, behind a definite word of the subject, begins the object of the verb."""
    layout = context.layout
    form, before = layout.forms[at], layout.forms[at - 1]
    if form in COUNTERPARTS:
        return True
    ended = layout.mention_at.get(at - 1)
    mention = layout.mention_at.get(at)
    if ended is not None and ended == mention:
        return False
    if mention is not None:
        if layout.starts[at] < layout.mentions[mention].span.start:
            return False
        if ended is not None and layout.mentions[ended].type is EntityType.PER:
            return True
        if ended is not None and layout.mentions[ended].type is EntityType.LOC:
            # بيان عن وقفة في تعز | مجلس الأمن; but رئيس إسرائيل إسحق هرتسوغ
            return layout.mentions[mention].type is EntityType.ORG
        return layout.mentions[mention].type in (EntityType.LOC, EntityType.ORG) and before.startswith("ال")
    if ended is None and not before.startswith("ال"):
        return False
    if not form.startswith("ال"):
        return False
    if form.endswith("ين") and noun_kind(context, form) == "group":
        # البلدية | المواطنين; but in الصحفيين المصريين the second goes with the first.
        return not before.endswith(("ين", "ون"))
    kind = context.nouns.get(form[2:])
    if kind == "person":
        # الصحفي | الوزير; but in السيد الوزير and النائب الدكتور the two are one.
        two = context.nouns.get(before[2:]) == "person" and before.startswith("ال")
        return two and TITLES.isdisjoint((form[2:], before[2:]))
    return form in _ALL or kind in ("authority", "body", "group", "document")
