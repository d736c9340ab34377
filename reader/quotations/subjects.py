"""The noun phrase that names who speaks: after the cue, or before it, and whom the source spoke to."""

from __future__ import annotations

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType
from reader.quotations.cast import bare
from reader.quotations.cues import CueToken
from reader.quotations.layout import LINE
from reader.quotations.marks import MARKS
from reader.quotations.phrases import begins_phrase, hangs_on_cue
from reader.quotations.places import Context, Opening
from reader.quotations.words import BARE, WITH_PRONOUN

_DAYS = frozenset(
    fold(
        """اليوم أمس غدا مساء صباح ظهر فجر ليل السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة الماضي أيضا
        بدوره بدورها لاحقا مؤخرا أخيرا مجددا حينها آنذاك سابقا كذلك بالمقابل بالتالي بوضوح صراحة حرفيا باستمرار ساعتها
        يوم عام سنة منتصف وقت"""
    ).split()
)
_SKIPPED = (
    frozenset(
        fold(
            """له لها لهم لنا لي فيه فيها عنه عنها عنهم به بها بهم منه منها عليه عليها إليه إليها إياه إياها هنا هناك قد
            أنذاك ذات نفس هو هي هم كما"""
        ).split()
    )
    | _DAYS
)
_ADJUNCTS = frozenset(
    fold(
        """خلال عبر أثناء عقب بعد قبل حول بشأن إلى على عن من مع أمام لدى ضمن حين عندما بينما ردا تعليقا بمناسبة وذلك
        الذي التي الذين اللذان اللتان والذي والتي ب ل بأن لأن لوسائل للصحفيين للصحافيين للإعلاميين لوكالة لقناة لصحيفة
        لموقع لجريدة لمجلة لإذاعة لشبكة لتلفزيون لبرنامج لمراسل لهسبريس للجزيرة لرويترز بالقول بقوله بقولها ضد منذ
        بخصوص تجاه حسب بحسب وفق وفقا نقلا فيما بكل بشكل بسبب إثر استنادا لم لا لن ما كان كانت قد إذ حيث"""
    ).split()
)
_OCCASIONS = frozenset(
    fold(
        """بيان تصريح تصريحات تصريحاته مقابلة حديث حديثه مؤتمر كلمة كلمته لقاء اتصال تغريدة منشور رسالة تقرير تقريرها
        تقريره وقت ختام حوار تدوينة حسابه حسابها خطاب خطابه مداخلة مداخلته جلسة ندوة مقال افتتاح إطار هذا ذات نفس سياق
        معرض مقطع فيديو تعليق تعليقه بيانه بيانها بلاغ تدخله مستهل نهاية بداية أعقاب رد رده رسالته صفحته صفحتها السياق
        الصدد أول آخر شهادته مذكرة وثيقة إشارة ظل حين اجتماع حفل زيارة المقابل الوقت أغسطس يناير فبراير مارس أبريل مايو
        يونيو يوليو سبتمبر أكتوبر نوفمبر ديسمبر الآونة روايته روايتها الاجتماع المؤتمر المقابلة الجلسة السابق الأثناء
        الإطار الشأن منشوره منشورها تغريدته تغريدتها خطابها كلمتها مداخلتها حوارها تدوينته تدوينتها نص ردها رسالتها
        مؤتمره مؤتمرها مقابلته مقابلتها لقائه بلاغه بلاغها نشرتها عددها موقعه موقعها مقاله مقالها"""
    ).split()
)
_OUTLETS = frozenset(
    fold(
        """لموقع لوكالة لصحيفة لقناة لشبكة لجريدة لمجلة لإذاعة لتلفزيون لبرنامج لراديو ليومية لمنصة لفضائية للتلفزيون
        للإذاعة للقناة للموقع للوكالة للصحيفة لمراسل"""
    ).split()
)
_TIMES = frozenset(fold("أول الأسبوع الشهر العام الليلة").split())
_TIME_WORDS = frozenset(fold("من أمس الماضي الماضية الجاري المنصرم الفائت الحالي").split())
_PHRASE = 14
_PASSING_ON = frozenset(("نقل", "نسب", "نقلا عن", "روى", "حكى"))
_ARTICLES = ("ال", "وال", "بال", "لل", "كال")
_JOINING = (*_ARTICLES, "ل", "ب", "في", "من")
_POINTING_BACK = frozenset(fold("ذاته ذاتها نفسه نفسها عينه عينها سالف سالفة آنف سابق سابقا باسم لدى").split())
_CLAUSE_WORDS = frozenset(fold("فإن إذ غير إلا كان كانت وكان وكانت لكن ولكن فيما بينما حيث وأن").split())
_COUNTERPARTS = frozenset(fold("نظيره نظيرها نظيرته نظيرتها نظراءه").split())
_COMPLEMENTISERS = frozenset(("ان", "بان", "فان", "وان", "لان", "لكن", "ولكن"))
_NAME_IN_MARKS = 6
_IN_BRACKETS = 8


def region(context: Context, token: CueToken, opening: Opening) -> tuple[int, int]:
    """The tokens [first, end) between the cue and its content, where a source can stand."""
    first = token.end - 1 if hangs_on_cue(context, token.end - 1) else token.end
    kind = opening.kind
    if kind.startswith(("before", "previous")):
        forms = context.layout.forms
        if first < len(forms) and forms[first] == "ذلك":
            first += 1
        end = first
        while end < len(forms) and end < first + _PHRASE:
            form = forms[end]
            if form in "،,؛:-–—" or end in context.sentences.stops or form == LINE or form in BARE:
                break
            end = context.pairs[end] + 1 if end in context.pairs and context.pairs[end] - end < _PHRASE else end + 1
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
    while first < end and not named:
        addressed = _behind_addressee(context, first, end)
        if addressed > first:
            first = addressed
        elif not (forms[first] in _SKIPPED or forms[first] in "-–—،,(" or forms[first] in _TIMES):
            break
        elif forms[first] in _TIMES:
            first += 1
            while first < end and (forms[first] in _TIME_WORDS or forms[first] in _DAYS):
                first += 1
        elif forms[first] in "-–—،,(":
            closing = ")" if forms[first] == "(" else forms[first]
            first = next((at + 1 for at in range(first + 1, end) if forms[at] == closing), end)
        else:
            first += 1
    if first >= end or (not named and _is_adjunct(context, first, first)):
        return None
    if (
        not named
        and first not in layout.mention_at
        and forms[first].endswith("ا")
        and bare(forms[first][:-1]) not in context.nouns
    ):
        # "قال مواسيا", "أعلن رسميا": an indefinite accusative is no subject.
        return None
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
        if at > first and (form in _DAYS or _is_adjunct(context, at, first)) and not _of_all(forms, at, first):
            break
        if at > first and form in _TIMES and at + 1 < end and forms[at + 1] in _TIME_WORDS:
            break
        if form == "(" and at > first:
            close = next((one for one in range(at + 1, min(end, at + _IN_BRACKETS)) if forms[one] == ")"), -1)
            if (
                close >= 0
                and close + 1 < end
                and forms[close + 1][0].isalpha()
                and not _is_adjunct(context, close + 1, first)
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
        if transitive and at > first and _is_object(context, at):
            break
        if object_follows:
            if definite and mention is None and not form.startswith(_JOINING) and form not in _POINTING_BACK:
                break
            definite = mention is not None or form.startswith(_ARTICLES)
        at = min(end, layout.mention_ends[mention][1]) if mention is not None else at + 1
    return (first, at) if at > first else None


def _of_all(forms: list[str], at: int, first: int) -> bool:
    """Whether the token is the من of كل من X وY, which begins with `first`."""
    return at == first + 1 and forms[at] == "من" and forms[first] in ("كل", "كلا", "كلا")


def _is_object(context: Context, at: int) -> bool:
    """Whether the token, behind a definite word of the subject, begins the object of the verb."""
    layout = context.layout
    form, before = layout.forms[at], layout.forms[at - 1]
    if form in _COUNTERPARTS:
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
        return layout.mentions[mention].type in (EntityType.LOC, EntityType.ORG) and before.startswith("ال")
    if ended is None and not before.startswith("ال"):
        return False
    return form.startswith("ال") and context.nouns.get(form[2:]) in ("authority", "body", "group")


def _behind_addressee(context: Context, at: int, end: int) -> int:
    """Where an addressee that begins at the token ends (لرويترز, لـ"الاقتصادية", لصحيفة «سبق»), else the token."""
    layout = context.layout
    forms = layout.forms
    begin = at
    if forms[at] in _OUTLETS or forms[at] == "ل":
        at += 1
    else:
        index = layout.mention_at.get(at)
        if index is None or layout.starts[at] >= layout.mentions[index].span.start or not forms[at].startswith("ل"):
            return begin
    if at < end and at in context.pairs and context.pairs[at] - at <= _NAME_IN_MARKS + 1:
        return min(end, context.pairs[at] + 1)
    index = layout.mention_at.get(at) if at < end else None
    return min(end, layout.mention_ends[index][1]) if index is not None else begin


def _is_adjunct(context: Context, at: int, first: int) -> bool:
    """Whether a token inside a noun phrase begins something else: when, where, to whom it was said."""
    layout = context.layout
    form = layout.forms[at]
    if form in _ADJUNCTS or (form[0] == "ل" and form[1:] in _COUNTERPARTS):
        return True
    if form == "في":
        following = layout.forms[at + 1] if at + 1 < len(layout) else ""
        if at == first or following in _OCCASIONS or following in _DAYS or following[:1].isdigit():
            return True
        before = layout.mention_at.get(at - 1)
        return before is not None and layout.mentions[before].type is EntityType.PER
    if form.startswith("ل") and at > first:
        before = layout.mention_at.get(at - 1)
        return before is not None and layout.mentions[before].type is EntityType.PER
    if form.startswith("ل") and at == first:
        index = layout.mention_at.get(at)
        return index is not None and layout.starts[at] < layout.mentions[index].span.start
    return False


def phrase_before(context: Context, end: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before a verb that has its subject in front of it (وزير الخارجية قال).

    `end` is the token of the verb, or that of a relative pronoun whose antecedent is wanted.
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
    while at > start and end - at < _PHRASE:
        form = forms[at - 1]
        if form == ")":
            opening = next((o for o in range(at - 2, max(start, at - 12), -1) if forms[o] == "("), -1)
            if opening < 0:
                break
            at = opening
            continue
        if form == "،" and apart and at < end:
            # "نادية الزهراوي، مديرة الميناء، قالت": the name stands in front of its title.
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
        if form in _ADJUNCTS and form not in ("ل", "ب", "مع", "من"):
            break
        mention = layout.mention_at.get(at - 1)
        at = max(start, layout.mention_ends[mention][0]) if mention is not None else at - 1
        if form[0] == "و" and len(form) > 3 and mention is None:
            if form.startswith("وال") and at > start and forms[at - 1].startswith("ال"):
                # البحث العلمي والابتكار: a second member, no beginning.
                continue
            break
    return (at, end) if at < end else None


def clause_subject(context: Context, end: int) -> tuple[int, int] | None:
    """What stands between إن or أن and a verb, as its subject: أن سكان القرى في الجبل | قالوا.

    `end` is the token of the verb. None where a verb, another clause or nothing stands between.
    """
    forms = context.layout.forms
    start = max(context.sentences.start(end), end - _PHRASE)
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


def attributed(context: Context, token: CueToken, first: int, end: int) -> tuple[int, int] | None:
    """The noun phrase behind عن where words are passed on: نقلت الوكالة عن X قوله, نقلا عن X, نسبت إلى X.

    [first, end) are the tokens between the cue and its content.
    """
    forms = context.layout.forms
    cue = token.cue
    if cue.lemma in _PASSING_ON:
        for at in range(first, end):
            if forms[at] in ("عن", "الي") and at + 1 < end:
                return phrase_after(context, at + 1, end)
            if forms[at] in ("عنه", "عنها", "عنهم", "اليه", "اليها"):
                return None
    if cue.shape == "noun":
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
        if form in _OUTLETS:
            for near in range(at + 1, min(at + 4, end)):
                mention = layout.mention_at.get(near)
                if mention is not None and layout.mentions[mention].type is not EntityType.PER:
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
