"""A coarse class for each token: what a grammar of reported speech needs to know of a word it does not look up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from reader.arabic.normaliser import fold
from reader.quotations.cues import CueToken
from reader.quotations.layout import Layout
from reader.quotations.word_classes import WordClasses

FUNCTION_WORDS = frozenset(
    fold(
        """و في من عن على إلى مع بين حول بعد قبل خلال عبر أمام ضد لدى عند منذ حتى حيث بينما فيما حين عندما لكن
        لكنه لكنها بل أو أم ثم قد لقد لم لا لن ليس ليست ما كما كان كانت كانوا يكون تكون هو هي هم الذي التي
        الذين اللذان هذا هذه ذلك تلك هناك إذ إذا لو لولا كي لكي غير سوى كل بعض أحد إن أن بأن إنه أنه إنها
        أنها بأنه بأنها أنهم إنهم فإن لأن كأن ومن وفي وعن وعلى وإلى وأن وإن وأنه وأنها وإنه وبأن وهو وهي وهم
        ولم ولا ولن وليس وما ولكن وقد وكان وكانت والذي والتي والذين فقد فقط أيضا أمس اليوم غدا مساء صباح
        السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة عليه عليها إليه إليها له لها لهم فيه فيها منه
        منها عنه عنها به بها بهم معه معها مما عما بما لما كلا كلما مثل نحو هل ماذا لماذا كيف متى أين بحسب
        حسب وفق خاصة وذلك وهذا وهذه وحيث وبعد وقبل ومع وخلال ولدى ومنذ وعندما وحين وبينما وإذا ولو وأيضا
        وكما وثم سبق وسبق إياه إياها تجاه بشأن جراء بسبب رغم برغم وسط ضمن دون بدون يوم عام شهر بيان تصريح
        تصريحات مؤتمر مقابلة حديث تقرير رسالة تغريدة حسابه حسابها تويتر فيسبوك له، لـ بـ و، صحيفة وكالة قناة
        موقع لصحيفة لوكالة لقناة لموقع المتحدث مصدر مصادر مسؤول مسؤولون الرئيس الوزير رئيس وزير عبارة لقب
        اسم شعار هاشتاغ وسم كلمة مجلة عنوان بعنوان فيلم كتاب رواية برنامج مبادرة حملة مشروع حركة تنظيم جماعة
        منظمة جمعية شركة مؤسسة سفينة مسمى باسم يدعى المسمى"""
    ).split()
)


_COARSE = frozenset(("ال", "وال", "بال", "لال", "كال", "و", "ب", "ل", "ف", "يفعل", "ا", "ه", "w"))


class _Classes(dict[int, str]):
    """The classes of all tokens; "^" stands before the text and "$" after it."""

    __slots__ = ()

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(enumerate(known))

    def __missing__(self, token: int) -> str:
        return "^" if token < 0 else "$"


class TokenClasses:
    """The class of each token of a layout.

    `of` gives the class of a token: a function word and a mark are their own class; a cue is "cue-" and its shape; a
    name is its type; the rest goes by its first and last letters; "^" is before the text and "$" after it. `fine` gives
    a finer one, where raw news has shown beside which words the word stands; else that of `of`. Both are lookups that
    cost no call in Python: there are dozens for a word.
    """

    __slots__ = ("fine", "of")

    def __init__(self, layout: Layout, cues: list[CueToken], classes: WordClasses) -> None:
        forms = layout.forms
        by_form = [_of_form(form) for form in forms]
        known = [kind for kind, _ in by_form]
        for cue in cues:
            if not by_form[cue.first][1]:
                known[cue.first] = ("و" if cue.cut else "") + "cue-" + cue.cue.shape[:4]
        for token, index in layout.mention_at.items():
            if not by_form[token][1]:
                name = layout.mentions[index].type.value
                joined = forms[token][0] in "وف" and layout.mention_ends[index][0] == token
                known[token] = "و" + name if joined else name
        self.of: Callable[[int], str] = _Classes(known).__getitem__
        of_word = classes.of
        fine = [
            kind if kind not in _COARSE else of_word(form) or _joined(of_word, form) or kind
            for kind, form in zip(known, forms, strict=True)
        ]
        self.fine: Callable[[int], str] = _Classes(fine).__getitem__

    def is_verb(self, token: int) -> bool:
        """Whether the token is a verb, as far as the cues, the word classes and its first letter tell."""
        kind = self.of(token)
        if kind in ("cue-perf", "cue-impe", "وcue-perf", "وcue-impe", "يفعل"):
            return True
        fine = self.fine(token)
        # "s" are words that begin sentences, mostly verbs with their و.
        return fine[0] in "vs" or fine[:2] in ("وv", "فv")


def _joined(of_word: Callable[[str], str], form: str) -> str:
    """The class of a word behind و or ف, marked so; "" where it has none."""
    found = of_word(form[1:]) if form[0] in "وف" else ""
    return found and "و" + found


@lru_cache(maxsize=1 << 15)
def _of_form(form: str) -> tuple[str, bool]:
    """The class of a word by its letters, and whether it stands for itself wherever it is."""
    if form in FUNCTION_WORDS or not form[0].isalnum():
        return form[:3], True
    return _by_letters(form), False


def _by_letters(form: str) -> str:
    if form[0].isdigit():
        return "0"
    if form.startswith("ال"):
        return "ال"
    if form.startswith(("وال", "فال")):
        return "وال"
    if form.startswith(("بال", "لل", "كال")):
        return form[0] + "ال"
    if form[0] in "وبلف" and len(form) > 3:
        return form[0]
    if form[0] in "يت" and len(form) > 3:
        return "يفعل"
    if form.endswith("ا"):
        return "ا"
    return "ه" if form.endswith("ه") else "w"
