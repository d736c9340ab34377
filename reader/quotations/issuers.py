"""Who issued a document: the body behind بيان صادر عن X, بلاغ لX, تقرير نشرته X, أصدرت X بيانا."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType
from reader.quotations.actors import actor_before
from reader.quotations.cast import bare
from reader.quotations.marks import MARKS
from reader.quotations.phrase_ends import ISSUED
from reader.quotations.phrases import Phrase, noun_kind, phrase_of
from reader.quotations.places import Context
from reader.quotations.subjects import DOCUMENT_VERBS, phrase_after
from reader.quotations.words import BARE, WITH_PRONOUN

_ISSUE = frozenset(
    fold(
        """أصدر أصدرت نشر نشرت وزع وزعت أعد أعدت أجرى أجرت بث بثت أطلق أطلقت وجه وجهت أرسل أرسلت كتب كتبت قدم قدمت أذاع
        أذاعت عرض عرضت رفع رفعت"""
    ).split()
)
_AUDIENCES = frozenset(
    fold("للصحافة للصحف للصحفيين للصحافيين للإعلام للرأي للجمهور للعموم للغاية للجدل للنشر للمرة").split()
)
_BY = frozenset(fold("طرف قبل إعداد إنجاز جانب لدن").split())
_THEIRS = frozenset(fold("له لها لهم لهما").split())
_WITHIN = frozenset(fold("في ضمن عبر وفي خلال").split())
_AT = frozenset(fold("في على").split())
_OUTLETS = frozenset(fold("موقع صحيفة جريدة مجلة قناة وكالة دورية شبكة إذاعة تلفزيون").split())
_REACH = 7
_BACK = 10
_LONGEST = 14
_OWN = 3


class Issuer(NamedTuple):
    """The phrase that names who issued a document, and by what it was found ("of", "عن", "ل", "من", "verb",
    "in", "before", "own")."""

    phrase: Phrase
    by: str


def issuers(context: Context, at: int, stop: int | None = None) -> Iterator[Issuer]:
    """Who is said to have issued the document that the noun at the token names. Looks a bounded way only.

    What stands right behind the noun (بيان المجلس) ends before the token `stop`.
    """
    forms = context.layout.forms
    limit = min(context.sentences.end(at), at + 1 + _REACH)
    end = min(context.sentences.end(at), at + _REACH + _LONGEST)
    if at + 1 < limit and _speaks(context, at + 1) and not _describes(context, at):
        yield from _found(context, at + 1, end if stop is None else min(end, stop), False, "of")
    for near in range(at + 1, limit):
        form = forms[near]
        if form in BARE or form in WITH_PRONOUN:
            # What the document says begins here.
            break
        if form in DOCUMENT_VERBS:
            yield from _found(context, near + 1, end, False, "verb")
            break
        if form == "من" and near + 1 < end and (forms[near + 1] in _BY or _speaks(context, near + 1, True)):
            # تقرير من خبراء الأمن, الدراسة المنجزة من طرف الباحث
            yield from _found(context, near + 1 + (forms[near + 1] in _BY), end, False, "من")
            break
        if form in _THEIRS:
            yield from _owner(context, at, near)
            break
        if form == "عن" and forms[near - 1] in ISSUED:
            yield from _found(context, near + 1, end, False, "عن")
            break
        if form == "ل" and near + 2 < end and forms[near + 1] in MARKS and near + 2 in context.layout.mention_at:
            # افتتاحية لـ"واشنطن بوست"
            yield from _found(context, near + 2, end, False, "ل")
            break
        if form in _AT and near + 1 < end and forms[near + 1] in _OUTLETS:
            yield from _found(context, near + 1, end, False, "in")
            break
        if form[0] == "ل" and len(form) > 3 and _hangs(context, near, near == at + 1):
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


def _owner(context: Context, at: int, near: int) -> Iterator[Issuer]:
    """Who said something in the document that is theirs: نددت جمعيات، في تقرير لها."""
    if at > 0 and context.layout.forms[at - 1] in _WITHIN and near - at <= _OWN:
        span = actor_before(context, at - 1)
        if span is not None:
            yield Issuer(phrase_of(context, span), "own")


def _hangs(context: Context, at: int, directly: bool) -> bool:
    """Whether the token is a noun that speaks, or a name, with ل before it; right behind the document any definite."""
    layout = context.layout
    index = layout.mention_at.get(at)
    if index is not None:
        return layout.starts[at] < layout.mentions[index].span.start
    form = layout.forms[at]
    noun = form[2:] if form.startswith("لل") else form[1:]
    if directly and form.startswith("لل"):
        # بيان للشاباك, but not بيان للصحافة
        return form not in _AUDIENCES
    return context.nouns.get(noun, context.nouns.get(form[1:], "")) in ("body", "authority", "person", "group")


def _speaks(context: Context, at: int, several: bool = False) -> bool:
    """Whether the token begins what names a body or a person, or `several`, so that a document before it is theirs."""
    layout = context.layout
    index = layout.mention_at.get(at)
    if index is not None:
        return layout.mentions[index].type is not EntityType.MISC
    form = layout.forms[at]
    return not form.startswith(("ب", "ل", "و")) and (
        noun_kind(context, form) in ("body", "authority", "person") or (several and noun_kind(context, form) == "group")
    )


def _describes(context: Context, at: int) -> bool:
    """Whether the word behind the document is an adjective of it: بيان صحفي, التقرير الإعلامي; not تقرير الصحيفة."""
    layout = context.layout
    form, behind = layout.forms[at], layout.forms[at + 1]
    if at + 1 in layout.mention_at:
        return False
    if form.startswith("ال"):
        return True
    return not behind.startswith("ال") and behind.endswith(("ي", "يه"))


def documents_before(context: Context, at: int, reach: int) -> Iterator[int]:
    """The tokens before that one where a document is named, latest first, not further off than `reach` tokens."""
    layout, nouns = context.layout, context.nouns
    for near in range(at - 1, max(-1, at - reach - 1), -1):
        if near in layout.mention_at:
            continue
        word = bare(layout.forms[near])
        if nouns.get(word) == "document" or (word[-1] == "ا" and nouns.get(word[:-1]) == "document"):
            yield near
