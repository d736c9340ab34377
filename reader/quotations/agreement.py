"""Gender and number: whether a verb can have somebody for its subject."""

from __future__ import annotations

from reader.core.mentions import EntityType
from reader.quotations.cues import Cue

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
_PLURALS = ("ون", "ين")


def gender_of_name(name: str, kind: EntityType, folded: str) -> str:
    """The gender that a name shows by itself: "f", "m" or "" where it does not say."""
    first, _, rest = name.partition(" ")
    if kind is EntityType.LOC:
        return "m" if folded.startswith(_MASCULINE_LANDS) else "f"
    if kind is EntityType.PER:
        # أسامة is a man's name, فاطمة is not; a surname alone says nothing.
        return "f" if first.endswith("ة") and rest and not folded.startswith(_MASCULINE_NAMES) else ""
    return gender_of_noun(first, folded.split(" ")[0]) if rest else ""


def gender_of_noun(surface: str, folded: str) -> str:
    """The gender that the ending of a noun shows: "f" for ة and ات, "p" for people (ون, ين), else ""."""
    if surface.endswith("ة") or folded.endswith("ات"):
        return "f"
    return "p" if folded.endswith(_PLURALS) and len(folded) > 4 else ""


def agreement(cue: Cue, gender: str, left_out: bool) -> str:
    """Whether the form of the cue fits a subject of that gender ("m", "f", "p" people, "" not known).

    "yes", "no", or "?" where the form or the subject does not say. A verb before its subject stays singular, so that
    number counts only where the subject is left out.
    """
    if not cue.gender or not gender:
        return "?"
    if cue.number in ("p", "d"):
        return "yes" if gender == "p" else "no" if left_out else "?"
    if gender == "p":
        return "no" if left_out else "yes" if cue.gender == "m" else "?"
    return "yes" if gender == cue.gender else "no"
