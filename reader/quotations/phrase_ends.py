"""Whether a noun phrase goes on with a word (مصدر من الشرطة) or something else begins there (سامر البيطار | قراره)."""

from __future__ import annotations

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType
from reader.quotations.adjuncts import COUNTERPARTS
from reader.quotations.phrases import QUANTITIES, TITLES, noun_kind
from reader.quotations.places import Context

ISSUED = frozenset(fold("صادر صادرة الصادر الصادرة صدر صدرت صادرا").split())
"""Words before the عن that says who issued a document."""
_GOVERNING = {
    "عن": ISSUED
    | frozenset(fold("مسؤول المسؤول مسؤولة المسؤولة المسؤولين المدافع المدافعين المدافعة المنبثقة").split()),
    "من": ISSUED
    | frozenset(fold("مقرب مقربة مقربين مقربون المقرب المقربة المقربين قريب قريبة القريب القريبة").split()),
    "علي": frozenset(
        fold(
            """مشرف مشرفة المشرف المشرفة المشرفين مطلع مطلعة المطلع المطلعة مطلعون مطلعين القائم القائمة القائمين
            القائمون الموقعون الموقعين الحاصل الحاصلة الحائز الحائزة"""
        ).split()
    ),
    "مع": frozenset(fold("بالعلاقات بالعلاقة العلاقات العلاقة المتعاون المتعاقد").split()),
}
"""Prepositions, and the words behind which they go on with a phrase."""
_ACCREDITED = frozenset(fold("سفير سفيرة مندوب مندوبة ممثل ممثلة منتدب مبعوث قنصل وفد محلل خبير عضو").split())
_OCCASIONS_FROM = frozenset(
    fold("جهته جهتها جهتهم جانبه جانبها جانبهم ناحيته ناحيتها خلال أجل قبل بين جهة جانب أن أنه أنها").split()
)
_MANY = QUANTITIES | frozenset(
    fold("عديد كثير الكثير قليل القليل مجموعة جزء واحد واحدة اثنان اثنين المئات الآلاف").split()
)
_EVERY = frozenset(fold("كافة كل جميع سائر").split())
_SELF = frozenset(fold("ذاته ذاتها نفسه نفسها عينه عينها").split())
_THEMSELVES = _SELF | frozenset(fold("كله كلها كلهم جميعهم جميعها أنفسهم معظمهم معظمها بعضهم وحده وحدها").split())
_ALL = frozenset(fold("الجميع العالم الناس").split())
_NAME_PARTS = frozenset(fold("بن ابن أبو أبا أبي أم آل ولد بنت عبد ذو دي دو دا فان فون لو لا بو باي").split())
_POINTING = frozenset(fold("هذا هذه هؤلاء ذلك تلك").split())
_DEFINITE = ("ال", "وال", "لل", "بال")
_ADJECTIVAL = frozenset(fold("المعارضة الخارجية الداخلية الفضائية المقاومة الثنائي").split())
_PRONOUNS = ("ه", "ها", "هم")
_VERBS = frozenset(fold("سوف فسوف سيكون ستكون فسيكون فستكون يكون تكون").split())
_TITLED = 4
_FUTURE = ("سي", "ست", "فسي", "فست")
_RANKS = TITLES | frozenset(fold("لواء عميد عقيد مقدم رائد نقيب فريق جنرال أستاذ أستاذة بروفيسور قاضي مستشار").split())


def belongs(context: Context, first: int, at: int) -> bool:
    """Whether a word that can begin something else, at the token, goes on with the phrase that begins at `first`.

    بيان صادر عن X, عدد من الخبراء, مصادر قبلية من المنطقة, المشرف العام على البرنامج, السفير اليمني لدى لبنان.
    """
    forms = context.layout.forms
    form, before = forms[at], forms[at - 1]
    following = forms[at + 1] if at + 1 < len(forms) else ""
    if form == "عام":
        # مدير عام الهيئة
        return noun_kind(context, before) == "person" and not following[:1].isdigit()
    if form == "من" and following not in _OCCASIONS_FROM and _is_indefinite(context, first, at):
        return True
    if form == "لدي":
        head = forms[first][2:] if forms[first].startswith("ال") else forms[first]
        return head in _ACCREDITED and (at + 1 in context.layout.mention_at or following.startswith("ال"))
    governing = _GOVERNING.get(form)
    if governing is None or following in _OCCASIONS_FROM:
        return False
    return before in governing or (before in ("العام", "العامه") and forms[at - 2] in governing)


def _is_indefinite(context: Context, first: int, end: int) -> bool:
    """Whether the phrase so far is an indefinite noun that speaks and what describes it, or a quantity."""
    layout = context.layout
    if layout.forms[first] in _MANY:
        return end == first + 1
    if noun_kind(context, layout.forms[first]) in ("?", "authority"):
        return False
    return not any(layout.forms[at].startswith("ال") or at in layout.mention_at for at in range(first, end))


def begins_other(context: Context, at: int) -> bool:
    """Whether the token begins something else than the phrase before it: its object, or how it was said.

    سامر البيطار | قراره, المصدر ذاته | الحكومة, المجلس | كافة الفعاليات, سامر البيطار | مازحا.
    """
    layout = context.layout
    form, before = layout.forms[at], layout.forms[at - 1]
    if at in layout.mention_at:
        return False
    named = layout.mention_at.get(at - 1)
    person = _is_person(context, at - 1)
    if before in _SELF:
        return form.startswith("ال")
    definite = named is not None or before.startswith(_DEFINITE)
    if form in _EVERY:
        return definite
    cue = context.cue_at.get(at)
    if definite and (form in _POINTING or (cue is not None and cue.cue.shape == "noun" and not form.startswith("ال"))):
        # الفريق | هذا المشروع, مجلس النواب | رفض طلب
        return True
    if form[0] == "و" or not definite or form.startswith("ال") or form in context.nouns:
        return False
    if len(form) > 3 and form.endswith(_PRONOUNS) and form not in _THEMSELVES and not layout.feminine(at):
        # الكاتب | مقاله; but المتحدث باسمه, and الدكتور عبدالله
        return person or (form[0] not in "بل" and not form.endswith("الله"))
    if form.endswith("ا") and (person or (len(form) == 5 and (form[1] == "ا" or form[2] == "ي"))):
        # الوزير | مازحا
        return noun_kind(context, form) in ("?", "document") and len(form) > 4
    if not person or noun_kind(context, form) != "?" or form in _NAME_PARTS:
        return False
    # سامر البيطار | بهدوء, سامر البيطار | رضوخ الحكومة
    return len(form) > 2


def name_behind(context: Context, first: int, comma: int, end: int) -> int:
    """The token behind the name that a comma sets off from its title, else the comma: مدير المرفأ، سامر البيطار."""
    layout = context.layout
    titled = noun_kind(context, layout.forms[first]) == "person"
    if not titled or any(_is_person(context, at) for at in range(first, comma)):
        return comma
    at = comma + 1
    limit = min(end, comma + _TITLED)
    while at < limit and at not in layout.mention_at and noun_kind(context, layout.forms[at]) == "person":
        at += 1
    if at >= end or not _is_person(context, at):
        return comma
    behind = layout.mention_ends[layout.mention_at[at]][1]
    return behind if behind <= end else comma


def _is_person(context: Context, at: int) -> bool:
    """Whether the token stands in a person's name."""
    index = context.layout.mention_at.get(at)
    return index is not None and context.layout.mentions[index].type is EntityType.PER


def is_verb_behind(context: Context, first: int, at: int) -> bool:
    """Whether the token is a verb behind a definite phrase, where it says what that does: الجريدة الرسمية | سيكون."""
    layout = context.layout
    form = layout.forms[at]
    if (
        at in layout.mention_at
        or form in context.nouns
        or not (layout.forms[first].startswith("ال") or first in layout.mention_at)
    ):
        return False
    if form in _VERBS or (form.startswith(_FUTURE) and len(form) > 4):
        return True
    return context.classes.fine(at)[0] == "v" and at not in context.cue_at


def is_object(context: Context, at: int, first: int) -> bool:
    """Whether the token, behind a definite word of the subject from `first` on, begins the object of the verb."""
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
    if ended is None and not before.startswith(_DEFINITE):
        return False
    if not form.startswith("ال"):
        return _is_construct_object(context, at, first)
    if form.endswith("ين") and noun_kind(context, form) == "group":
        # البلدية | المواطنين; but in الصحفيين المصريين the second goes with the first.
        return not before.endswith(("ين", "ون"))
    kind = context.nouns.get(form[2:])
    if form in _ADJECTIVAL:
        # الأحزاب المعارضة, السياسة الخارجية; but اتهم الرئيس | المعارضة
        return noun_kind(context, before) == "person" or _is_person(context, at - 1)
    if kind == "person":
        # الصحفي | الوزير; but السيد الوزير, النائب الدكتور and الخبير الاقتصادي are one.
        two = context.nouns.get(before[2:]) == "person" and before.startswith("ال") and not form.endswith(("ي", "يه"))
        return two and _RANKS.isdisjoint((form[2:], before[2:]))
    return form in _ALL or kind in ("authority", "body", "group", "document")


def _is_construct_object(context: Context, at: int, first: int) -> bool:
    """Whether who was spoken to begins with a noun that has no ال: دعا الاتحاد | رئيس الحكومة.

    What stands behind a person's title may be another title of theirs: نائب الرئيس وزير العدل, اللواء مدير الأمن.
    """
    forms = context.layout.forms
    kind = context.nouns.get(forms[at])
    if kind not in ("person", "authority", "body", "group"):
        return False
    head = noun_kind(context, forms[first])
    if kind != "person":
        return head in ("person", "authority", "body", "group")
    if head == "person":
        return at == first + 1 and forms[first][2:] not in _RANKS
    return head in ("authority", "body", "group")


def is_other(context: Context, at: int, first: int) -> bool:
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
