"""The cue lexicon: which words say that somebody speaks, in every form that news writes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from reader.arabic.normaliser import fold
from reader.core.quotations import CueClass
from reader.quotations.cue_forms import Cue, CueForms
from reader.quotations.prose import in_prose
from reader.quotations.word_classes import WordClasses
from reader.resources import resource

_COMMAS = ("،", ",")
_ACCUSATIVES = frozenset(
    fold("ردا ظنا علما أمرا كتبا شكرا عدا نصا طلبا وعدا أملا حكما شرحا وصفا رفضا قدرا حملا كشفا زعما ذكرا").split()
)
"""Duals of verbs that are written as adverbs and objects are, which they mostly are (ردا على, علما أن)."""
_ADVERBS = frozenset(fold("وردا وعلما وأملا وظنا وشكرا").split())
_TO = frozenset(("علي", "عن", "حول"))
_EACH = frozenset(fold("كل لكل بكل وكل أي لأي").split())
_BORNE = frozenset(fold("اسم عنوان شعار لقب توقيع رقم صورة صور علامة جنسية").split())
"""What things bear (كتاب حمل عنوان …)."""
_COMPLEMENTS = ("اياه", "اياي", "ان", "انه", "بان")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cue forms: `forms` of verbs; `phrases` by first word.

    `nouns` says of a noun that can name a speaker what it names: "person", "group", "body", "authority", "document"
    or "source".
    `bodies` gives for the folded name of a body that everybody knows the folded nouns it goes by (وكالة for رويترز).
    """

    forms: CueForms
    phrases: dict[str, tuple[tuple[Cue, int], ...]]
    nouns: dict[str, str]
    bodies: dict[str, frozenset[str]]
    classes: WordClasses


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """The lexicon in that folder (verbs.tsv, phrases.tsv, nouns.tsv, bodies.tsv, classes.tsv), by default the one that
    ships."""
    folder = folder if folder is not None else resource("lexicon")
    nouns = {fold(row["noun"]): row["kind"] for row in _rows(folder / "nouns.tsv")}
    phrases: dict[str, list[tuple[Cue, int]]] = {}
    for row in _rows(folder / "phrases.tsv"):
        words = tuple(fold(row["phrase"]).split())
        cue = Cue(
            row["phrase"],
            CueClass(row["class"]),
            "phrase",
            words=words,
            follows=row["before"],
        )
        for prefix in ("", "و", "ف"):
            phrases.setdefault(prefix + words[0], []).append((cue, len(prefix)))
    ordered = {
        first: tuple(sorted(found, key=lambda one: (-len(one[0].words), one[0].words[-1] == "ل")))
        for first, found in phrases.items()
    }
    bodies = {fold(row["name"]): frozenset(fold(row["nouns"]).split()) for row in _rows(folder / "bodies.tsv")}
    verbs = CueForms(list(_rows(folder / "verbs.tsv")), nouns)
    return Lexicon(verbs, ordered, nouns, bodies, WordClasses(folder / "classes.tsv"))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """The lines of a table by the names of its columns; what a line lacks is empty."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
        columns = next(rows, [])
        for fields in rows:
            if fields:
                yield dict(zip_longest(columns, fields[: len(columns)], fillvalue=""))


class CueToken(NamedTuple):
    """A cue where it stands: tokens [first, end), with `cut` letters of و/ف before it.

    In وفقا لسامر the letter ل belongs to the cue: `glued` letters of the token behind it do.
    """

    first: int
    end: int
    cue: Cue
    cut: int = 0
    glued: int = 0


def find_cues(forms: list[str], lexicon: Lexicon) -> list[CueToken]:
    """Every cue in prose (see reader.quotations.prose), in order; a phrase comes before a word that begins it."""
    known, phrases = lexicon.forms, lexicon.phrases
    found: list[CueToken] = []
    done = 0
    places = known.beginnings(forms, phrases)
    for at in in_prose(forms, places):
        if at < done:
            continue
        form = forms[at]
        following = forms[at + 1] if at + 1 < len(forms) else ""
        for cue, cut in phrases.get(form, ()):
            words = cue.words
            if len(words) > 1 and words[1] != following and words[1] != "ل":
                continue
            token = _phrase(forms, at, cue, cut, lexicon)
            if token is not None:
                found.append(token)
                done = token.end
                break
        else:
            cue_and_cut = known.get(form)
            if cue_and_cut is not None and _is_noun(forms, at, cue_and_cut[0]):
                continue
            if cue_and_cut is not None:
                found.append(CueToken(at, at + 1, *cue_and_cut))
            elif at and forms[at - 1] in _COMMAS and following.startswith(_COMPLEMENTS):
                doubtful = known.doubtful(form)
                if doubtful is not None:
                    found.append(CueToken(at, at + 1, doubtful))
    return found


def _is_noun(forms: list[str], at: int, cue: Cue) -> bool:
    """Whether the word is no cue where it stands: ردا على السؤال, علما أن, جوابا على سؤال, كل فرد, حمل عنوان."""
    form, before = forms[at], forms[at - 1] if at else ""
    if cue.number == "d" and form in _ACCUSATIVES:
        # الوزيران وصفا
        return not before.endswith("ان")
    if form in _ADVERBS or (form == "فرد" and before in _EACH):
        return True
    if cue.lemma == "حمل":
        return at + 1 < len(forms) and forms[at + 1] in _BORNE
    return cue.lemma == "سأل" and cue.shape == "noun" and before in _TO


def _phrase(forms: list[str], at: int, cue: Cue, cut: int, lexicon: Lexicon) -> CueToken | None:
    """The phrase at the token, where all its words stand there; its last word ل may be glued to what comes after."""
    words = cue.words
    end = at + len(words)
    glued = words[-1] == "ل" and end <= len(forms) and forms[end - 1] != "ل"
    if glued:
        end -= 1
        if not (forms[end].startswith("ل") and len(forms[end]) > 2):
            return None
    if tuple(forms[at + 1 : end]) != words[1 : end - at]:
        return None
    if cue.follows == "verb":
        # "بحسب ما أعلنت": the verb belongs to the phrase.
        found = lexicon.forms.get(forms[end]) if end < len(forms) else None
        return CueToken(at, end + 1, cue._replace(verb=found[0].lemma), cut) if found is not None else None
    noun = lexicon.forms.said(forms[end]) if cue.follows == "noun" and end < len(forms) else None
    if noun is not None and not _is_described(forms, end + 1, lexicon):
        # "حسب زعمه" names nobody; in "وفق تعبير البيان" the noun belongs to the phrase.
        if noun.object:
            cue = cue._replace(follows="self", gender=noun.gender, number=noun.number)
        return CueToken(at, end + 1, cue, cut)
    return CueToken(at, end, cue, cut, int(glued))


def _is_described(forms: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether the noun before the token is indefinite and has an adjective, so that nobody's name follows.

    In وفق تقديرات غير رسمية the estimates are the source; in وفق تقديرات المصرف it is the bank.
    """
    form = forms[at] if at < len(forms) else ""
    if forms[at - 1] not in lexicon.nouns or form == "غير":
        # A person's words are no document (وفق قول سامي).
        return form == "غير"
    adjective = form.endswith(("يه", "ي")) and len(form) > 4 and not form.startswith("ال")
    return adjective and form not in lexicon.nouns
