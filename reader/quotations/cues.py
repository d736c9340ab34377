"""The cue lexicon: which words say that somebody speaks, in every form that news writes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from reader.arabic.normaliser import fold
from reader.core.quotations import CueClass
from reader.quotations.prose import in_prose
from reader.resources import resource

_COMMAS = ("،", ",")
_COMPLEMENTS = ("اياه", "اياي", "ان", "انه", "بان")
_OBJECTS = ("ه", "ها", "هم", "هما", "ني", "نا", "ك")


class Cue(NamedTuple):
    """One form of a cue.

    `shape` is "perfect", "imperfect", "participle", "noun" or "phrase". `gender` is "m", "f" or "" where the form
    does not say, `number` "s", "d" or "p". `object` is the pronoun that hangs on it. `words` are the folded words of a
    phrase, `follows` what stands after one: "noun", "verb", "clause" or "self".
    """

    lemma: str
    cue_class: CueClass
    shape: str
    gender: str = ""
    number: str = "s"
    object: str = ""
    prepositions: tuple[str, ...] = ()
    takes: frozenset[str] = frozenset()
    of: str = ""
    words: tuple[str, ...] = ()
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cue forms: `forms` by folded word, with the number of letters of و/ف in front; `phrases` by first word.

    `said` gives the nouns of saying (قوله, زعم) by folded word, also where a verb is written alike.
    `doubtful` gives participles that are nouns as well (متهمة), and cues only where their complement follows.
    `nouns` says of a noun that can name a speaker what it names: "person", "group", "body", "authority", "document"
    or "source".
    `beginnings` are the words that can begin a cue of any kind.
    `bodies` gives for the folded name of a body that everybody knows the folded nouns it goes by (وكالة for رويترز).
    """

    forms: dict[str, tuple[Cue, int]]
    phrases: dict[str, tuple[tuple[Cue, int], ...]]
    said: dict[str, Cue]
    doubtful: dict[str, Cue]
    nouns: dict[str, str]
    bodies: dict[str, frozenset[str]]
    classes: dict[str, str]
    beginnings: frozenset[str]


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """The lexicon in that folder (verbs.tsv, phrases.tsv, nouns.tsv, bodies.tsv), by default the one that ships.

    Where two cues share a form, the first line of the file wins.
    """
    folder = folder if folder is not None else resource("lexicon")
    forms: dict[str, tuple[Cue, int]] = {}
    said: dict[str, Cue] = {}
    doubtful: dict[str, Cue] = {}
    nouns = {fold(row["noun"]): row["kind"] for row in _rows(folder / "nouns.tsv")}
    inflected = [pair for row in _rows(folder / "verbs.tsv") for pair in _inflected(row)]
    # Folded in one go: twenty thousand forms would take three times as long one by one.
    folded = fold("\n".join(form for form, _ in inflected)).split("\n") if inflected else []
    for form, (_, cue) in zip(folded, inflected, strict=True):
        if cue.shape == "participle" and form in nouns:
            # متحدثة is a spokeswoman rather than "speaking".
            doubtful.setdefault(form, cue)
            continue
        if cue.shape == "noun":
            said.setdefault(form, cue)
        bare, joined = (cue, 0), (cue, 1)
        forms.setdefault(form, bare)
        forms.setdefault("و" + form, joined)
        forms.setdefault("ف" + form, joined)
        if cue.shape == "imperfect":
            # "ليؤكد أن", "ليخلص إلى أن": what is said next.
            forms.setdefault("ل" + form, joined)
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
    # Two plain columns and forty thousand lines: the csv module would take longer than all the rest.
    lines = (folder / "classes.tsv").read_text(encoding="utf-8").splitlines()
    classes = dict(line.split("\t", 1) for line in lines[1:])
    return Lexicon(forms, ordered, said, doubtful, nouns, bodies, classes, frozenset((*forms, *ordered, *doubtful)))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")


def _inflected(row: dict[str, str]) -> Iterator[tuple[str, Cue]]:
    """Every form of one line of verbs.tsv."""
    lemma = row["lemma"]
    cue_class = CueClass(row["class"])
    prepositions = tuple(fold(row["with"] or "").split())
    takes = frozenset((row["takes"] or "").split())

    def cue(shape: str, gender: str = "", number: str = "s", pronoun: str = "") -> Cue:
        return Cue(lemma, cue_class, shape, gender, number, pronoun, prepositions, takes, row["object"] or "")

    for form, gender, number in _perfect(lemma):
        yield form, cue("perfect", gender, number)
    if row["imperfect"]:
        for form, gender, number in _imperfect(row["imperfect"]):
            yield form, cue("imperfect", gender, number)
            yield "س" + form, cue("imperfect", gender, number)
    if row["participle"]:
        for form, gender, number in _participle(row["participle"]):
            yield form, cue("participle", gender, number)
    if row["noun"]:
        for form, pronoun in _noun(row["noun"]):
            yield form, cue("noun", {"ه": "m", "ها": "f"}.get(pronoun, ""), "p" if pronoun == "هم" else "s", pronoun)
    for form, gender, number in _perfect(lemma):
        stem = form[:-1] if form.endswith("وا") else form[:-1] + "ا" if form.endswith("ى") else form
        for pronoun in _OBJECTS:
            yield stem + pronoun, cue("perfect", gender, number, pronoun)
    if row["imperfect"]:
        for form, gender, number in _imperfect(row["imperfect"]):
            stem = form[:-1] + "ا" if form.endswith("ى") else form
            for pronoun in _OBJECTS:
                yield stem + pronoun, cue("imperfect", gender, number, pronoun)


def _perfect(lemma: str) -> Iterator[tuple[str, str, str]]:
    yield lemma, "m", "s"
    weak = lemma[-1] in "ىا"
    stem = lemma[:-1] if weak else lemma
    yield stem + "ت", "f", "s"
    yield stem + "تا", "f", "d"
    yield stem + "وا", "m", "p"
    yield (stem + "يا" if lemma.endswith("ى") else stem + "وا" if weak else lemma + "ا"), "m", "d"
    if not weak and len(lemma) > 2:
        yield lemma + "ن", "f", "p"


def _imperfect(third: str) -> Iterator[tuple[str, str, str]]:
    rest = third[1:]
    stem = rest[:-1] if rest[-1] in "ىيو" else rest
    yield third, "m", "s"
    yield "ت" + rest, "f", "s"
    yield "ي" + stem + "ون", "m", "p"
    dual = rest[:-1] + "ي" if rest.endswith("ى") else rest
    yield "ي" + dual + "ان", "m", "d"
    yield "ت" + dual + "ان", "f", "d"


def _participle(base: str) -> Iterator[tuple[str, str, str]]:
    stem = base[:-1] if base.endswith("ي") else base
    yield base + "ا", "m", "s"
    yield base + "ة", "f", "s"
    yield stem + "ين", "m", "p"
    yield base + "ات", "f", "p"


def _noun(noun: str) -> Iterator[tuple[str, str]]:
    joined = noun[:-1] + "ت" if noun.endswith("ة") else noun
    for pronoun in ("ه", "ها", "هم", "هما"):
        for prefix in ("", "ب", "ل"):
            yield prefix + joined + pronoun, pronoun
    for form in ("ال" + noun, "بال" + noun, "لل" + noun, noun, "ب" + noun):
        yield form, ""
    yield (noun[:-1] if noun.endswith("ة") else noun) + "ات", ""
    yield "ال" + (noun[:-1] if noun.endswith("ة") else noun) + "ات", ""


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
    known, phrases, doubtful = lexicon.forms, lexicon.phrases, lexicon.doubtful
    found: list[CueToken] = []
    done = 0
    beginnings = lexicon.beginnings
    places = [i for i, form in enumerate(forms) if form in beginnings]
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
            if form in known:
                cue, cut = known[form]
                found.append(CueToken(at, at + 1, cue, cut))
            elif form in doubtful and at and forms[at - 1] in _COMMAS and following.startswith(_COMPLEMENTS):
                found.append(CueToken(at, at + 1, doubtful[form]))
    return found


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
        return CueToken(at, end + 1, cue, cut) if end < len(forms) and forms[end] in lexicon.forms else None
    noun = lexicon.said.get(forms[end]) if cue.follows == "noun" and end < len(forms) else None
    if noun is not None:
        # "حسب زعمه" names nobody; in "وفق تعبير البيان" the noun belongs to the phrase.
        if noun.object:
            cue = cue._replace(follows="self", gender=noun.gender, number=noun.number)
        return CueToken(at, end + 1, cue, cut)
    return CueToken(at, end, cue, cut, int(glued))
