"""What stands beside the subject behind a cue: when, where, on what occasion and to whom it was said."""

from __future__ import annotations

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType
from reader.quotations.phrases import noun_kind
from reader.quotations.places import Context

DAYS = frozenset(
    fold(
        """اليوم أمس غدا مساء صباح ظهر فجر ليل السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة الماضي أيضا
        بدوره بدورها لاحقا مؤخرا أخيرا مجددا حينها آنذاك سابقا كذلك بالمقابل بالتالي بوضوح صراحة حرفيا باستمرار ساعتها
        يوم عام سنة منتصف وقت عادة غالبا دائما أحيانا مرارا"""
    ).split()
)
_SKIPPED = (
    frozenset(
        fold(
            """له لها لهم لنا لي لك لكم فيه فيها عنه عنها عنهم به بها بهم منه منها عليه عليها إليه إليها إياه إياها هنا
            هناك قد أنذاك ذات نفس هو هي هم كما ذلك"""
        ).split()
    )
    | DAYS
    | frozenset(
        fold(
            """حديثه حديثها كلامه كلامها كلمته كلمتها مداخلته مداخلتها تصريحه تصريحها تدخله عرضه خطابه خطابها حواره
            مقاله تدوينته"""
        ).split()
    )
)
"""Words between a verb and its subject that are neither (قال له المدير, ختم كلمته المدير)."""
ADJUNCTS = frozenset(
    fold(
        """خلال عبر أثناء عقب بعد قبل حول بشأن إلى على عن من مع أمام لدى ضمن حين عندما بينما ردا تعليقا بمناسبة
        وذلك الذي التي الذين اللذان اللتان والذي والتي ب ل بأن لأن لوسائل للصحفيين للصحافيين للإعلاميين لوكالة
        لقناة لصحيفة لموقع لجريدة لمجلة لإذاعة لشبكة لتلفزيون لبرنامج لمراسل لهسبريس للجزيرة لرويترز بالقول
        بقوله بقولها ضد منذ بخصوص تجاه حسب بحسب وفق وفقا نقلا فيما بكل بشكل بسبب عما عمن إثر حتى صلى رضي حفظه
        حفظها رحمه رحمها عند تحت باسمه باسمها باسمهم نيابة أصالة بالمناسبة بهذه بهذا لمراسلة لمراسلنا لمراسلتنا
        لمبعوث استنادا لم لا لن ما كان كانت قد إذ حيث"""
    ).split()
)
"""Words that begin something else than the subject."""
_OCCASIONS = frozenset(
    fold(
        """حينه حينها تسجيل شريط محاضرة تغريدات تدوينات منشورات إفادة برنامج حلقة بيان تصريح تصريحات تصريحاته
        مقابلة حديث حديثه مؤتمر كلمة كلمته لقاء اتصال تغريدة منشور رسالة تقرير تقريرها تقريره وقت ختام حوار
        تدوينة حسابه حسابها خطاب خطابه مداخلة مداخلته جلسة ندوة مقال افتتاح إطار هذا ذات نفس سياق معرض مقطع
        فيديو تعليق تعليقه بيانه بيانها بلاغ تدخله مستهل نهاية بداية أعقاب رد رده رسالته صفحته صفحتها السياق
        الصدد أول آخر شهادته مذكرة وثيقة إشارة ظل حين اجتماع حفل زيارة المقابل الوقت أغسطس يناير فبراير مارس
        أبريل مايو يونيو يوليو سبتمبر أكتوبر نوفمبر ديسمبر الآونة روايته روايتها الاجتماع المؤتمر المقابلة
        الجلسة السابق الأثناء الإطار الشأن منشوره منشورها تغريدته تغريدتها خطابها كلمتها مداخلتها حوارها تدوينته
        تدوينتها نص ردها رسالتها مؤتمره مؤتمرها مقابلته مقابلتها لقائه بلاغه بلاغها نشرتها عددها موقعه موقعها
        مقاله مقالها"""
    ).split()
)
OUTLETS = frozenset(
    fold(
        """لموقع لوكالة لصحيفة لقناة لشبكة لجريدة لمجلة لإذاعة لتلفزيون لبرنامج لراديو ليومية لمنصة لفضائية للتلفزيون
        للإذاعة للقناة للموقع للوكالة للصحيفة لمراسل"""
    ).split()
)
"""Nouns for an outlet with ل before them."""
TIMES = frozenset(fold("أول الصيف الشتاء الربيع الخريف الموسم الأسبوع الشهر العام الليلة").split())
TIME_WORDS = frozenset(fold("من أمس الماضي الماضية الجاري المنصرم الفائت الحالي").split())
COUNTERPARTS = frozenset(fold("نظيره نظيرها نظيرته نظيرتها نظراءه").split())
"""Who is met or spoken to by one of his kind."""
_OF_OCCASIONS = frozenset(
    fold(
        """له لها لهم سابق سابقة لاحق لاحقة صحفي صحفية صحافي صحافية رسمي رسمية مشترك مشتركة مقتضب مقتضبة مكتوب مكتوبة
        متلفز متلفزة إذاعي إذاعية تلفزيوني تلفزيونية خاص خاصة حصري حصرية سياسي نفسه نفسها ذاته ذاتها"""
    ).split()
)
"""Words that end what the occasion was, so that the subject may follow (في بيان له, في وقت سابق)."""
_MEDIA = frozenset(
    fold("قناة صحيفة وكالة موقع إذاعة شبكة تلفزيون راديو مجلة جريدة برنامج القناة الصحيفة الوكالة الموقع").split()
)
_ORDINALS = frozenset(
    fold("الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي العشرين الثلاثين").split()
)
_OF_OFFICE = frozenset(fold("العام العامة التنفيذي التنفيذية السابق السابقة الإقليمي").split())
"""Words behind which ل says whose office it is: المدير العام للوكالة."""
_SPEAKING = frozenset(("person", "authority", "body", "source", "group", "document"))
_NAME_IN_MARKS = 6


def behind_adjuncts(context: Context, first: int, end: int) -> int:
    """The first of the tokens [first, end) behind what can stand between a cue and its subject, `end` if none is.

    That is an addressee (لرويترز), a time (أمس), an aside between commas or dashes, a pronoun (له), and an occasion
    that clearly ends before the subject (في بيان لها, في وقت سابق, في حينه).
    """
    forms = context.layout.forms
    while first < end:
        form = forms[first]
        addressed = _behind_addressee(context, first, end)
        if addressed > first:
            first = addressed
        elif form in TIMES:
            first += 1
            while first < end and (forms[first] in TIME_WORDS or forms[first] in DAYS):
                first += 1
        elif form in "،," and first + 1 < end and _speaks(context, first + 1):
            # "أكده لرويترز، سامر البيطار، رئيس الجمعية"
            first += 1
        elif form in "-–—،,(":
            closing = ")" if form == "(" else form
            first = next((at + 1 for at in range(first + 1, end) if forms[at] == closing), end)
        elif form in _SKIPPED:
            first += 1
        else:
            behind = _behind_occasion(context, first, end)
            if behind == first:
                break
            first = behind
    return first


def _behind_occasion(context: Context, at: int, end: int) -> int:
    """Where the occasion that begins at the token ends (في بيان لها |, في تصريح لقناة الشرق |), else the token.

    Only where somebody who can speak follows: in في بيان الوزير the minister may be whose statement it is.
    """
    layout, begin = context.layout, at
    forms = layout.forms
    if at + 2 >= end or forms[at] not in ("في", "خلال") or forms[at + 1] not in _OCCASIONS:
        return begin
    at += 1
    ended = forms[at].endswith(("ه", "ها", "هم")) and not layout.feminine(at)
    at += 1
    while at < end:
        addressed = _behind_addressee(context, at, end)
        form = forms[at]
        if addressed > at:
            at, ended = addressed, True
        elif form == "مع" and at + 1 < end and (forms[at + 1] in _MEDIA or at + 1 in layout.mention_at):
            at += 1 if at + 1 in layout.mention_at else 2
            if at >= end or at not in layout.mention_at:
                return begin
            at, ended = min(end, layout.mention_ends[layout.mention_at[at]][1]), True
        elif form in _OF_OCCASIONS or form in DAYS:
            at, ended = at + 1, True
        else:
            break
    return at if ended and at < end and _speaks(context, at) else begin


def _speaks(context: Context, at: int) -> bool:
    """Whether the token begins the name of a person or body, or a noun for somebody who can speak."""
    layout = context.layout
    index = layout.mention_at.get(at)
    if index is not None:
        named = layout.mentions[index].type in (EntityType.PER, EntityType.ORG)
        return named and layout.starts[at] >= layout.mentions[index].span.start
    form = layout.forms[at]
    return form not in ADJUNCTS and form[0] not in "بل" and noun_kind(context, form) in _SPEAKING


def _behind_addressee(context: Context, at: int, end: int) -> int:
    """Where an addressee that begins at the token ends (لرويترز, لـ"الاقتصادية", لصحيفة «سبق»), else the token."""
    layout = context.layout
    forms = layout.forms
    begin = at
    if forms[at] in OUTLETS or forms[at] == "ل":
        at += 1
    else:
        index = layout.mention_at.get(at)
        if index is None or layout.starts[at] >= layout.mentions[index].span.start or not forms[at].startswith("ل"):
            return begin
    if at < end and at in context.pairs and context.pairs[at] - at <= _NAME_IN_MARKS + 1:
        return min(end, context.pairs[at] + 1)
    index = layout.mention_at.get(at) if at < end else None
    return min(end, layout.mention_ends[index][1]) if index is not None else begin


def is_spoken_to(context: Context, at: int) -> bool:
    """Whether the token is an outlet with ل that was spoken to: رئيس اللجنة | لصحيفة الجبل, not مراسل لصحيفة الجبل."""
    forms = context.layout.forms
    if forms[at] not in OUTLETS:
        return False
    before = forms[at - 1] if at else ""
    return before not in _OF_OFFICE and context.nouns.get(before) not in ("person", "document")


def is_adjunct(context: Context, at: int, first: int) -> bool:
    """Whether a token inside a noun phrase begins something else: when, where, to whom it was said."""
    layout = context.layout
    form = layout.forms[at]
    if form in ADJUNCTS or (form[0] == "ل" and form[1:] in COUNTERPARTS):
        return True
    if at > first and is_spoken_to(context, at):
        return True
    if form == "في":
        following = layout.forms[at + 1] if at + 1 < len(layout) else ""
        if at == first or following in _OCCASIONS or following in DAYS or following[:1].isdigit():
            return True
        if following in _ORDINALS and at + 2 < len(layout) and layout.forms[at + 2] in ("من", "عشر", "والعشرين"):
            return True
        if _is_owned(context, at + 1):
            return True
        before = layout.mention_at.get(at - 1)
        return before is not None and layout.mentions[before].type is EntityType.PER
    if form[0] == "ل" and len(form) > 1 and form[1:].isascii():
        # لـCNN
        return True
    if form.startswith("ل") and at > first:
        before = layout.mention_at.get(at - 1)
        if before is not None and layout.mentions[before].type is EntityType.PER:
            return True
        return _is_told(context, at, first)
    if form.startswith("ل") and at == first:
        index = layout.mention_at.get(at)
        return index is not None and layout.starts[at] < layout.mentions[index].span.start
    return False


def _is_told(context: Context, at: int, first: int) -> bool:
    """Whether the token is a body with ل that a source spoke to: مصدر أمني | لفرانس برس, not قيادي لفتح."""
    layout = context.layout
    index = layout.mention_at.get(at)
    if index is None or layout.mentions[index].type is not EntityType.ORG:
        return False
    if layout.starts[at] >= layout.mentions[index].span.start or layout.forms[first].startswith("ال"):
        return False
    kind = noun_kind(context, layout.forms[first])
    return kind == "source" or (kind == "person" and at > first + 1 and first not in layout.mention_at)


def _is_owned(context: Context, at: int) -> bool:
    """Whether the token is a noun with the pronoun of who speaks (الصحيفة | في افتتاحيتها)."""
    layout = context.layout
    if at >= len(layout) or at in layout.mention_at or layout.feminine(at):
        return False
    form = layout.forms[at]
    if len(form) < 4 or form.startswith("ال") or form in context.nouns:
        return False
    # Without its dots ة looks like ه.
    following = layout.forms[at + 1] if at + 1 < len(layout) else ""
    whose = at + 1 in layout.mention_at or following.startswith("ال")
    return form.endswith(("ها", "هم")) or (form.endswith("ه") and not whose)
