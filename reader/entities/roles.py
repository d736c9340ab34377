"""The title or job that stands beside a person's name: المتحدث باسم البيت الأبيض beside جون كيربي."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reader.arabic.clitics import proclitic_ends, without_article
from reader.arabic.letters import CLOSING_MARKS, OPENING_MARKS
from reader.arabic.normaliser import fold
from reader.arabic.words import Token
from reader.core.mentions import EntityType, Mention
from reader.core.spans import Span

_HEADS = frozenset(
    fold(
        "رئيس رئيسة وزير وزيرة متحدث متحدثة ناطق ناطقة مدير مديرة أمين أمينة أمير أميرة ملك ملكة سلطان شيخ "
        "سفير سفيرة قائد نائب نائبة مستشار مستشارة مبعوث مبعوثة مندوب مندوبة ممثل ممثلة محافظ عمدة والي مفتي "
        "قاضي قاضية نقيب نقيبة عضو عضوة زعيم زعيمة مرشد مؤسس مؤسسة محلل محللة خبير خبيرة باحث باحثة كاتب "
        "كاتبة صحفي صحفية صحافي صحافية مدرب مدربة لاعب لاعبة حارس مهاجم مدافع فنان فنانة مخرج مخرجة شاعر "
        "شاعرة روائي روائية أستاذ أستاذة دكتور دكتورة مهندس مهندسة لواء عميد عقيد رائد جنرال فريق مشير محامي "
        "محامية محام طبيب طبيبة مسؤول مسؤولة منسق منسقة ناشط ناشطة مراسل مراسلة بابا بطريرك كاردينال نجم "
        "نجمة مغني مغنية رجل ولي وكيل وكيلة مساعد مساعدة كبير عالم عالمة مدعي حاكم حاكمة سيناتور مفوض مفوضة "
        "مقرر مقررة داعية خطيب عداء عداءة قيادي قيادية سكرتير"
    ).split()
)
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
_TRAILING = OPENING_MARKS + "ـ "
_COMMAS = frozenset("،,-–—(")
_LONGEST = 10
"""Tokens of the longest title that is looked for, as long as المتحدث باسم … بالإنابة in the news."""


def with_roles(text: str, sentence: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of one sentence, with `role` set for the persons that have their title beside them."""
    starts = [token.start for token in sentence]
    people = [mention.span for mention in mentions if mention.type is EntityType.PER]
    found: list[Mention] = []
    for mention in mentions:
        if mention.type is EntityType.PER and not mention.role:
            first = bisect_left(starts, mention.span.start + 1) - 1
            behind = bisect_left(starts, mention.span.end)
            role = _before(text, sentence, first, people) or _behind(text, sentence, behind, people)
            mention = replace(mention, role=role)
        found.append(mention)
    return found


def _head(text: str, token: Token) -> str | None:
    """The token from where a title can begin with it, without proclitics; None where none can."""
    if token.kind != "arabic":
        return None
    word = text[token.start : token.end]
    for end in proclitic_ends(word):
        rest = word[end:]
        if without_article(fold(rest)) in _HEADS:
            return rest
        if rest.startswith("لل") and fold(rest[2:]) in _HEADS:
            return "ال" + rest[2:]
    return None


def _breaks(text: str, token: Token) -> bool:
    """Whether no title runs over the token."""
    word = text[token.start : token.end]
    return word not in _QUOTES if token.kind == "mark" else fold(word) in _BREAKS


def _before(text: str, sentence: Sequence[Token], first: int, people: Sequence[Span]) -> str:
    """The title that ends where the name's first token stands."""
    at = first - 1
    begin: int | None = None
    while at >= 0 and first - at <= _LONGEST:
        token = sentence[at]
        if _breaks(text, token):
            break
        if any(span.start < token.end and token.start < span.end for span in people):
            break
        head = _head(text, token)
        if head is not None:
            begin = at
            if head != text[token.start : token.end]:
                break
        elif begin is not None:
            break
        at -= 1
    if begin is None:
        return ""
    head = _head(text, sentence[begin]) or ""
    if begin == first - 1 and not head.startswith("ال") and fold(head) not in _HONORIFICS:
        return ""
    return _joined(head, text[sentence[begin].end : sentence[first].start])


def _behind(text: str, sentence: Sequence[Token], at: int, people: Sequence[Span]) -> str:
    """The title that begins behind the name, after a comma or, where it has no article, at once."""
    set_off = at < len(sentence) and text[sentence[at].start : sentence[at].end] in _COMMAS
    begin = at + set_off
    if begin >= len(sentence) or (head := _head(text, sentence[begin])) is None:
        return ""
    if head != text[sentence[begin].start : sentence[begin].end] or head.startswith("ال") > set_off:
        return ""
    end = begin
    while end < len(sentence) and end - begin < _LONGEST:
        token = sentence[end]
        if _breaks(text, token):
            break
        if any(span.start < token.end and token.start < span.end for span in people):
            # وزير الخارجية أحمد علي is the title of the one that follows.
            return ""
        end += 1
    if end - begin == _LONGEST or (end - begin == 1 and not head.startswith("ال")):
        return ""
    return _joined(head, text[sentence[begin].end : sentence[end - 1].end] if end - begin > 1 else "")


def _joined(head: str, rest: str) -> str:
    return " ".join((head + rest).split()).rstrip(_TRAILING)
