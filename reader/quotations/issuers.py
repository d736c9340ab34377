"""Who issued a document: the body behind بيان صادر عن X, بلاغ لX, تقرير نشرته X, أصدرت X بيانا."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.arabic.normaliser import fold
from reader.quotations.phrases import Phrase, phrase_of
from reader.quotations.places import Context
from reader.quotations.subjects import ISSUED, phrase_after

_ISSUED_BY = frozenset(
    fold(
        """أصدره أصدرته أصدرها أصدرتها نشره نشرته نشرها نشرتها أعده أعدته أعدها أعدتها أجراه أجرته أجراها أجرتها
        وقعه وقعته قدمته قدمه بثته بثه وزعته وزعه أذاعته أذاعه كتبه كتبته كتبها أرسلته أرسله وجهته وجهه تلاه تلته"""
    ).split()
)
_ISSUE = frozenset(
    fold(
        """أصدر أصدرت نشر نشرت وزع وزعت أعد أعدت أجرى أجرت بث بثت أطلق أطلقت وجه وجهت أرسل أرسلت كتب كتبت قدم قدمت أذاع
        أذاعت عرض عرضت رفع رفعت"""
    ).split()
)
_REACH = 7
_BACK = 10
_LONGEST = 14


class Issuer(NamedTuple):
    """The phrase that names who issued a document, and by what it was found ("عن", "ل", "verb", "before")."""

    phrase: Phrase
    by: str


def issuers(context: Context, at: int) -> Iterator[Issuer]:
    """Who is said to have issued the document that the noun at the token names. Looks a bounded way only."""
    forms = context.layout.forms
    limit = min(context.sentences.end(at), at + 1 + _REACH)
    end = min(context.sentences.end(at), at + _REACH + _LONGEST)
    for near in range(at + 1, limit):
        form = forms[near]
        if form in _ISSUED_BY:
            yield from _found(context, near + 1, end, False, "verb")
            break
        if form == "عن" and forms[near - 1] in ISSUED:
            yield from _found(context, near + 1, end, False, "عن")
            break
        if form[0] == "ل" and len(form) > 3 and _hangs(context, near):
            yield from _found(context, near, end, True, "ل")
            break
        if not form[0].isalnum() and form not in "،,-–—(":
            break
    start = max(context.sentences.start(at), at - _BACK)
    for near in range(at - 1, start - 1, -1):
        form = forms[near]
        if form in _ISSUE or (form[0] == "و" and form[1:] in _ISSUE):
            yield from _found(context, near + 1, at, False, "before")
            break


def _found(context: Context, first: int, end: int, cut: bool, by: str) -> Iterator[Issuer]:
    span = phrase_after(context, first, end, by == "before", named=cut)
    if span is not None:
        yield Issuer(phrase_of(context, span, cut), by)


def _hangs(context: Context, at: int) -> bool:
    """Whether the token is a noun that speaks, or a name, with ل before it."""
    layout = context.layout
    index = layout.mention_at.get(at)
    if index is not None:
        return layout.starts[at] < layout.mentions[index].span.start
    form = layout.forms[at]
    noun = form[2:] if form.startswith("لل") else form[1:]
    return context.nouns.get(noun, context.nouns.get(form[1:], "")) in ("body", "authority", "person")
