"""The title or job that stands beside a person's name: المتحدث باسم البيت الأبيض beside جون كيربي."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.arabic.clitics import proclitic_ends, without_article
from reader.arabic.letters import CLOSING_MARKS, OPENING_MARKS
from reader.arabic.normaliser import fold
from reader.arabic.words import Token, tokens
from reader.core.mentions import EntityType, Mention

_HEADS = frozenset(
    fold(
        "رئيس رئيسة وزير وزيرة متحدث متحدثة ناطق ناطقة مدير مديرة أمين أمينة أمير أميرة ملك ملكة سلطان شيخ "
        "سفير سفيرة قائد نائب نائبة مستشار مستشارة مبعوث مبعوثة مندوب مندوبة ممثل ممثلة محافظ عمدة والي مفتي "
        "قاضي قاضية نقيب نقيبة عضو عضوة زعيم زعيمة مرشد مؤسس مؤسسة محلل محللة خبير خبيرة باحث باحثة كاتب "
        "كاتبة صحفي صحفية صحافي صحافية مدرب مدربة لاعب لاعبة حارس مهاجم مدافع فنان فنانة مخرج مخرجة شاعر "
        "شاعرة روائي روائية أستاذ أستاذة دكتور دكتورة مهندس مهندسة لواء عميد عقيد رائد جنرال مشير محامي "
        "محامية محام طبيب طبيبة مسؤول مسؤولة منسق منسقة ناشط ناشطة مراسل مراسلة بابا بطريرك كاردينال نجم "
        "نجمة مغني مغنية رجل ولي وكيل وكيلة مساعد مساعدة كبير عالم عالمة مدعي حاكم حاكمة سيناتور مفوض مفوضة "
        "مقرر مقررة داعية خطيب عداء عداءة قيادي قيادية سكرتير"
    ).split()
)
_BODIES = frozenset(fold("المؤسسة للمؤسسة").split())
"""With the article a body, not its founder."""

_DEPUTIES = frozenset(fold("نائب نائبة مساعد مساعدة وكيل وكيلة").split())
_HONORIFICS = frozenset(fold("دكتور دكتورة شيخ أمير أميرة ملك ملكة سلطان لواء عميد عقيد جنرال").split())
_BREAKS = frozenset(
    fold(
        "أن إن أنه إنه أنها إنها الذي التي الذين اللذين مع إلى بين بعد قبل خلال أمس اليوم غدا قال قالت أكد أكدت أضاف "
        "أضافت أعلن أعلنت ذكر ذكرت أوضح أوضحت كان كانت هو هي حيث كما عندما لكن أو ثم قد لقد لن لم لا ما ليس يوم صباح "
        "مساء الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت منذ حتى إلا عن ضد حول بأن بأنه وقال وأضاف "
        "وأكد يقول تقول وهو وهي بدلا"
    ).split()
)
_QUOTES = frozenset(OPENING_MARKS + CLOSING_MARKS)
_COMMAS = frozenset("،,-–—(")
_LONGEST = 10
"""Tokens of the longest title that is looked for, as long as المتحدث باسم … بالإنابة in the news."""

_REACH = 150
"""Code points in which such a title ends."""


def with_roles(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with `role` set for the persons that have their title beside them.

    The mentions are in the order of the text. A role is as it stands there, without proclitics before it.
    """
    people = [mention.span for mention in mentions if mention.type is EntityType.PER]
    found: list[Mention] = []
    number = -1
    for mention in mentions:
        if mention.type is EntityType.PER:
            number += 1
            if not mention.role:
                least = people[number - 1].end if number else 0
                most = people[number + 1].start if number + 1 < len(people) else len(text)
                role = _before(text, mention.span.start, least) or _behind(text, mention.span.end, most)
                mention = replace(mention, role=role)
        found.append(mention)
    return tuple(found)


def _head(text: str, token: Token) -> str | None:
    """The token from where a title can begin with it, without proclitics; None where none can."""
    if token.kind != "arabic":
        return None
    word = text[token.start : token.end]
    for end in proclitic_ends(word):
        rest = word[end:]
        if fold(rest) in _BODIES:
            return None
        if without_article(fold(rest)) in _HEADS:
            return rest
        if rest.startswith("لل") and fold(rest[2:]) in _HEADS:
            return "ال" + rest[2:]
    return None


def _breaks(text: str, token: Token) -> bool:
    """Whether no title runs over the token."""
    word = text[token.start : token.end]
    return word not in _QUOTES if token.kind == "mark" else fold(word) in _BREAKS


def _before(text: str, start: int, least: int) -> str:
    """The title that ends where the name starts and begins no earlier than `least`."""
    first = max(least, start - _REACH)
    near = list(tokens(text, first, start))[-_LONGEST:]
    if near and near[-1].end == start and near[-1].kind == "arabic":
        # A proclitic of the name's own.
        near.pop()
    begin: int | None = None
    head = ""
    for at in range(len(near) - 1, -1, -1):
        if _breaks(text, near[at]) or (near[at].start == first > least):
            break
        found = _head(text, near[at])
        if found is not None:
            if head.startswith("ال") and without_article(fold(found)) not in _DEPUTIES:
                # مستشار الرئيس بايدن: the name is the president's.
                break
            begin, head = at, found
            if found != text[near[at].start : near[at].end]:
                break
        elif begin is not None:
            break
    if begin is None:
        return ""
    if begin == len(near) - 1 and not head.startswith("ال") and fold(head) not in _HONORIFICS:
        return ""
    return _joined(head, text[near[begin].end : near[-1].end])


def _behind(text: str, end: int, most: int) -> str:
    """The title that begins behind the name, after a comma or, where it has no article, at once."""
    last = min(most, end + _REACH)
    near = list(tokens(text, end, last))
    set_off = bool(near) and text[near[0].start : near[0].end] in _COMMAS
    near = near[set_off:]
    if not near or (head := _head(text, near[0])) is None:
        return ""
    if head != text[near[0].start : near[0].end] or (head.startswith("ال") and not set_off):
        return ""
    size = next((at for at, token in enumerate(near) if _breaks(text, token)), len(near))
    # What runs on into another person's name is that one's title: وزير الخارجية أحمد علي.
    if size == len(near) and last == most < len(text):
        return ""
    if size > _LONGEST or (size == 1 and not head.startswith("ال")):
        return ""
    return _joined(head, text[near[0].end : near[size - 1].end])


def _joined(head: str, rest: str) -> str:
    role = " ".join((head + rest).split()).rstrip("«“‘„‹ـ ")
    return role.removesuffix('"').rstrip() if role.count('"') % 2 else role
