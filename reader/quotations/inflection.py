"""The forms of a verb of saying: tenses, persons, participles and nouns, with the pronouns that hang on them."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """What a form says of itself; see Cue. `object` is the pronoun that hangs on it."""

    shape: str
    gender: str
    number: str
    object: str = ""


PRONOUNS = ("ه", "ها", "هم", "هما", "ني", "نا", "ك")
"""Those that hang on a verb as its object. None ends in another."""

ANY = "*"
"""The object of a stem: any of PRONOUNS hangs on it."""

# The kinds in the order of the forms that the functions below give. Weak and short verbs lack the last of the perfect.
_PERFECT = [Kind("perfect", *one) for one in ("ms", "fs", "fd", "mp", "md", "fp")]
_IMPERFECT = [Kind("imperfect", *one) for one in ("ms", "fs", "mp", "md", "fd")]
_FUTURE = [kind for kind in _IMPERFECT for _ in ("ي", "سي")]
_PARTICIPLE = [Kind("participle", *one) for one in ("ms", "fs", "mp", "fp")]
_OF_PRONOUN = [Kind("noun", "m", "s", "ه"), Kind("noun", "f", "s", "ها"), Kind("noun", "", "p", "هم")]
_OF_PRONOUN.append(Kind("noun", "", "s", "هما"))
_NOUN = [kind for kind in _OF_PRONOUN for _ in ("", "ب", "ل")] + [Kind("noun", "", "s")] * 7
_PERFECT_STEMS, _IMPERFECT_STEMS = ([kind._replace(object=ANY) for kind in kinds] for kinds in (_PERFECT, _IMPERFECT))


def inflected(lemma: str, imperfect: str, participle: str, noun: str) -> tuple[list[str], list[Kind]]:
    """Every form of a verb, as written, and its kind; the other parts are "" where news does not use them as cues.

    Forms with a pronoun as their object are not spelt out, three of four they would be: the stem before it stands for
    them.
    """
    perfect = _perfect(lemma)
    present = _imperfect(imperfect) if imperfect else []
    forms = perfect + [one for form in present for one in (form, "س" + form)]
    kinds = _PERFECT[: len(perfect)] + _FUTURE[: 2 * len(present)]
    if participle:
        forms += _participle(participle)
        kinds += _PARTICIPLE
    if noun:
        forms += _noun(noun)
        kinds += _NOUN
    forms += [form[:-1] if form.endswith("وا") else form[:-1] + "ا" if form.endswith("ى") else form for form in perfect]
    forms += [form[:-1] + "ا" if form.endswith("ى") else form for form in present]
    kinds += _PERFECT_STEMS[: len(perfect)] + _IMPERFECT_STEMS[: len(present)]
    return forms, kinds


def _perfect(lemma: str) -> list[str]:
    weak = lemma[-1] in "ىا"
    stem = lemma[:-1] if weak else lemma
    dual = stem + "يا" if lemma.endswith("ى") else stem + "وا" if weak else lemma + "ا"
    found = [lemma, stem + "ت", stem + "تا", stem + "وا", dual]
    return found if weak or len(lemma) <= 2 else [*found, lemma + "ن"]


def _imperfect(third: str) -> list[str]:
    rest = third[1:]
    stem = rest[:-1] if rest[-1] in "ىيو" else rest
    dual = rest[:-1] + "ي" if rest.endswith("ى") else rest
    return [third, "ت" + rest, "ي" + stem + "ون", "ي" + dual + "ان", "ت" + dual + "ان"]


def _participle(base: str) -> list[str]:
    stem = base[:-1] if base.endswith("ي") else base
    return [base + "ا", base + "ة", stem + "ين", base + "ات"]


def _noun(noun: str) -> list[str]:
    bare = noun[:-1] if noun.endswith("ة") else noun
    joined = bare + "ت" if noun.endswith("ة") else noun
    of_pronoun = [prefix + joined + kind.object for kind in _OF_PRONOUN for prefix in ("", "ب", "ل")]
    return [*of_pronoun, "ال" + noun, "بال" + noun, "لل" + noun, noun, "ب" + noun, bare + "ات", "ال" + bare + "ات"]
