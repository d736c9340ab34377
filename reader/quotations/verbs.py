"""Whether a word that stands where a verb can stand is one, by its letters and what follows it."""

from __future__ import annotations

from reader.arabic.normaliser import fold
from reader.quotations.phrases import noun_kind
from reader.quotations.places import Context

_DERIVED = 5
_PASSIVE = frozenset(fold("سئل سئلت سئلوا").split())
_SPEAKING = frozenset(("person", "body", "authority", "group"))


def is_likely_verb(context: Context, at: int, first: bool = False) -> bool:
    """Whether the token is a verb; `first` says that it begins a sentence, as verbs do.

    Beside what the classes of words know: the feminine perfect (أصدرت), the imperfect behind و (ويعقد), the derived
    perfects (انسحب, استقبل, اجتمع; their verbal nouns have ا before the last letter), and at the beginning any word
    that cannot speak before one that can (عقد المجلس).
    """
    if context.classes.is_verb(at):
        return True
    form = context.layout.forms[at]
    if at in context.layout.mention_at or len(form) < 3 or form.startswith(("ال", "وال")) or form in context.nouns:
        return False
    bare = form[1:] if form[0] in "وف" and len(form) > 3 else form
    if bare in _PASSIVE:
        return True
    if bare.endswith("ت"):
        return not bare.endswith("ات") and not context.layout.feminine(at) and noun_kind(context, form) == "?"
    if bare[0] == "ي" and len(bare) > 3:
        return noun_kind(context, form) == "?"
    if _is_derived(bare):
        return noun_kind(context, form) == "?"
    return first and _before_speaker(context, at)


def _is_derived(form: str) -> bool:
    """Whether the word has the letters of a perfect of the forms VII, VIII or X."""
    if len(form) < _DERIVED or form[0] != "ا" or form[-2] == "ا" or form[-1] in "هيانو":
        return False
    return form[1:3] == "ست" or (len(form) == _DERIVED and (form[1] == "ن" or form[2] == "ت"))


def _before_speaker(context: Context, at: int) -> bool:
    """Whether a word that names nobody stands right before somebody who can speak."""
    layout, following = context.layout, at + 1
    if following >= len(layout) or noun_kind(context, layout.forms[at]) != "?" or at in context.cue_at:
        return False
    if context.classes.of(at) not in ("w", "و", "ا", "ف"):
        return False
    return following in layout.mention_at or noun_kind(context, layout.forms[following]) in _SPEAKING
