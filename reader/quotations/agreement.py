"""Gender and number: whether a verb can have somebody for its subject."""

from __future__ import annotations

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType
from reader.quotations.cue_forms import Cue

_MASCULINE_LANDS = ("العراق", "لبنان", "المغرب", "الاردن", "اليمن", "السودان", "الكويت")
_MASCULINE_NAMES = (
    "اسامه",
    "حمزه",
    "طلحه",
    "معاويه",
    "عبيده",
    "خليفه",
    "جمعه",
    "سلامه",
    "عطيه",
    "قتيبه",
    "عكرمه",
    "حذيفه",
)
_FEMININE_NAMES = frozenset(
    fold(
        """مريم زينب هند سعاد أمل إيمان هدى منى ليلى سلمى لبنى نجلاء أسماء هيفاء شيماء دعاء وفاء صفاء
        رجاء علياء حنان جيهان سوزان نانسي هيلاري إليزابيث كريستين جين ماري نادين سعيدة وصال ابتسام
        أحلام إلهام انتصار بشرى سهى نهى رنا رنى لمى ريم رباب سناء سهام سوسن شذى شهد ضحى عبير غادة فاتن
        كوثر لميس ماجدولين مي ميساء نجاة نور نوال هالة هنادي هيام وئام ياسمين يسرى حياة فرح رهف غدير
        أريج شيرين نسرين جودي راشيل ليز تيريز آن إيفون كارين كاثرين"""
    ).split()
)
_PLURALS = ("ون", "ين")
_BROKEN_PLURALS = frozenset(
    fold(
        """مصادر وسائل تقارير صحف وثائق كتائب سرايا أنباء مواقع بنوك أحزاب جيوش محاكم لجان مراكز معاهد
        أرقام صور رسائل فصول خطوط أبحاث أوساط دار"""
    ).split()
)


def gender_of_name(name: str, kind: EntityType, folded: str) -> str:
    """The gender that a name shows by itself: "f", "m", "m?" for a person that is likely a man, or "" (unknown)."""
    first, _, rest = name.partition(" ")
    if kind is EntityType.LOC:
        return "m" if folded.startswith(_MASCULINE_LANDS) else "f"
    if kind is EntityType.PER:
        # أسامة is a man's name, فاطمة is not; a surname alone says nothing.
        given = folded.partition(" ")[0]
        if not rest or given in _FEMININE_NAMES or (given.endswith("ا") and len(given) > 4):
            return "f" if rest and given in _FEMININE_NAMES else ""
        return "f" if first.endswith("ة") and not folded.startswith(_MASCULINE_NAMES) else "m?"
    return gender_of_noun(first, folded.split(" ")[0]) if rest else ""


def gender_of_noun(surface: str, folded: str) -> str:
    """The gender that the ending of a noun shows: "f" for ة and ات, "p" for people (ون, ين), else ""."""
    if surface.endswith("ة") or folded.endswith("ات"):
        return "f"
    return "p" if folded.endswith(_PLURALS) and len(folded) > 4 else ""


def gender_of_thing(folded: str) -> str:
    """The gender of a noun for a body or a document that does not end in ة: "f" for broken plurals, else "m"."""
    return "f" if folded in _BROKEN_PLURALS else "m"


def agreement(cue: Cue, gender: str, left_out: bool) -> str:
    """Whether the form of the cue fits a subject of that gender.

    A gender is "m", "f", "p" for people, "m?" for a likely man, or "" where it is not known. The answer is
    "yes", "no" ("yes?" and "no?" for what is likely), or "?" where the form or the subject does not say. A verb before
    its subject stays singular, so that number counts only where the subject is left out.
    """
    if not cue.gender or not gender:
        return "?"
    if cue.number in ("p", "d"):
        return "yes" if gender == "p" else "no" if left_out else "?"
    if gender == "m?":
        return "yes?" if cue.gender == "m" else "no?"
    if gender == "p":
        return "no" if left_out else "yes" if cue.gender == "m" else "?"
    return "yes" if gender == cue.gender else "no"
