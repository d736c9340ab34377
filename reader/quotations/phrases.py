"""Noun phrases that could name a speaker: their words, what their first noun names, which names stand in them."""

from __future__ import annotations

from typing import NamedTuple

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType
from reader.quotations.cast import bare, content_words
from reader.quotations.places import Context

SAME = frozenset(fold("ذاته ذاتها نفسه نفسها عينه عينها المذكور المذكورة ذات نفس هذا هذه هؤلاء").split())
"""Words that say: the one named before."""

TITLES = frozenset(
    fold("دكتور دكتورة مهندس شيخ قاضي قاض كابتن سيد سيدة معالي سمو سعادة فضيلة حاج إمام بابا ملك").split()
)
"""Titles that stand right before a name."""

QUANTITIES = frozenset(fold("بعض عدد عدة كثير كثيرون العديد أحد إحدى كل جميع مختلف أغلب معظم ثلاثة أربعة خمسة").split())


_SHORTEST = 4
_WHOLE = ("والد", "والي", "وجه")


class Phrase(NamedTuple):
    """A noun phrase: the tokens [first, end).

    `words` are folded. `has` is the most telling
    type of name inside ("PER", "ORG", "LOC", "no"), `form` how it begins ("name", "ال", "بناء" for a definite
    construct, "w" for what is indefinite), `noun` what its first noun names, `kind` what it names coarsely: a type of
    name or the noun's kind. `same` says whether it points back (المصدر نفسه). `content` are the stems of the words that
    say something, `key` is what the cast and the memory know it by.
    `cut` says whether ل hangs before the first word.
    """

    first: int
    end: int
    words: tuple[str, ...]
    has: str
    form: str
    noun: str
    kind: str
    same: bool
    content: tuple[str, ...]
    key: str
    cut: bool

    @property
    def head(self) -> str:
        """The first word."""
        return self.words[0]


def phrase_of(context: Context, span: tuple[int, int], cut: bool = False) -> Phrase:
    """The phrase on the tokens [first, end), which must not be empty; with `cut` less the ل before it."""
    layout = context.layout
    first, end = span
    words = layout.forms[first:end]
    if cut:
        words[0] = without_preposition(context, words[0])
    head = words[0]
    inside = sorted({layout.mention_at[at] for at in range(first, end) if at in layout.mention_at})
    types = {layout.mentions[mention].type.value for mention in inside}
    has = next((kind for kind in ("PER", "ORG", "LOC") if kind in types), "no")
    noun = noun_kind(context, head)
    at_head = layout.mention_at.get(first)
    types_at = [layout.mentions[mention].type for mention in inside]
    if has == "PER" and noun in ("body", "authority") and of_person(context, first, end):
        has = "ORG"
    elif has == "PER" and noun in ("person", "group") and _owned(context, first, types_at):
        has = "no"
    if has == "PER":
        kind = has
    elif at_head is not None:
        kind = layout.mentions[at_head].type.value
    else:
        kind = noun
    if at_head is not None:
        form = "name"
    elif head.startswith(("ال", "وال")):
        form = "ال"
    else:
        # رئيس المركز is definite, رئيس سابق is not.
        construct = end - first > 1 and (words[1].startswith("ال") or _is_bare_name(context, first + 1))
        form = "بناء" if construct or head.endswith(("ها", "هم")) else "w"
    same = any(layout.forms[at] in SAME for at in range(max(first - 1, 0), end))
    return Phrase(
        first,
        end,
        tuple(words),
        has,
        form,
        noun,
        kind,
        same,
        tuple(content_words(words)),
        " ".join([word for word in words if word[0].isalnum()]),
        cut,
    )


def _is_bare_name(context: Context, at: int) -> bool:
    """Whether a name begins with the token or goes on there, with no preposition glued before it (بالبيت الأبيض)."""
    layout = context.layout
    index = layout.mention_at.get(at)
    return index is not None and layout.starts[at] >= layout.mentions[index].span.start


def of_person(context: Context, first: int, end: int) -> bool:
    """Whether the phrase names a body by the person whose it is: إدارة بايدن, المكتب الإعلامي للرئيس بايدن."""
    layout = context.layout
    for at in range(first + 1, end):
        mention = layout.mention_at.get(at)
        if mention is not None and layout.mentions[mention].type is EntityType.PER:
            titled = at > first + 1 and layout.forms[at - 1].startswith(("ال", "لل"))
            return at == first + 1 or (titled and (at == first + 2 or layout.forms[at - 1].startswith("لل")))
    return False


def _owned(context: Context, first: int, types: list[EntityType]) -> bool:
    """Whether the noun that begins a phrase is somebody's: محامي رمضان, ضيفة سامر البيطار; not محاميه سامر البيطار."""
    layout = context.layout
    head = layout.forms[first]
    if first + 1 not in layout.mention_at or first in layout.mention_at or types.count(EntityType.PER) != 1:
        return False
    if head.startswith(("ال", "وال")) or bare(head) in TITLES:
        return False
    at = first + 1
    if layout.mentions[layout.mention_at[at]].type is not EntityType.PER:
        return False
    return layout.feminine(first) or not head.endswith(("ه", "ها", "هم"))


def hangs_on_cue(context: Context, at: int) -> bool:
    """Whether the ل of the cue in front was glued to the token: وفقا لرويترز."""
    for first in (at - 1, at - 2):
        token = context.cue_at.get(first)
        if token is not None:
            return bool(token.glued) and token.end == at
    return False


def without_preposition(context: Context, word: str) -> str:
    """The word, as it stands or folded, without ل before it: للشرطة gives الشرطة, للجنة gives لجنة."""
    if word.startswith("لل") and fold(word[1:]) not in context.nouns:
        return "ال" + word[2:]
    return word[1:]


def joined(context: Context, at: int) -> int:
    """How many letters of و or ف hang before the name or definite noun at the token: والوزير, فسامر."""
    layout = context.layout
    form = layout.forms[at]
    index = layout.mention_at.get(at)
    if index is not None:
        apart = layout.mentions[index].span.start - layout.starts[at]
        return 1 if form[0] in "وف" and layout.mention_ends[index][0] == at and apart > 0 else 0
    if (
        form[0] not in "وف"
        or len(form) < _SHORTEST
        or form in context.nouns
        or form.startswith(("والد", "والي", "وجه"))
    ):
        return 0
    return int(form[1:3] == "ال" or form[1:] in context.nouns)


def noun_kind(context: Context, form: str) -> str:
    """What the noun names: "person", "group", "body", "authority", "document", "source", or "?"."""
    nouns = context.nouns
    word = bare(form)
    if word not in nouns and form[0] == "و" and len(form) > 3:
        word = bare(form[1:])
    if word not in nouns and word.endswith("ا"):
        # The accusative behind أن: مسؤولا.
        word = word[:-1]
    if word not in nouns and word.endswith("و"):
        # The plural before a genitive: مسؤولو.
        word += "ن"
    known = nouns.get(word)
    if known is None and form.endswith(("ون", "ين")) and len(form) > 4:
        return "group"
    return known or "?"


def begins_phrase(context: Context, token: int) -> bool:
    """Whether a noun phrase can begin with the token: a name, a definite noun, a noun that speaks, "some", "many"."""
    form = context.layout.forms[token]
    if token in context.layout.mention_at or form in QUANTITIES:
        return True
    return form.startswith(("ال", "وال")) or noun_kind(context, form) != "?"


def first_person(context: Context, phrase: Phrase) -> int | None:
    """The index of the first person's mention in the phrase."""
    layout = context.layout
    for at in range(phrase.first, phrase.end):
        mention = layout.mention_at.get(at)
        if mention is not None and layout.mentions[mention].type is EntityType.PER:
            return mention
    return None
