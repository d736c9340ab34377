"""The cast: the persons and bodies of an article that can speak, and how the article describes each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Mapping
from functools import lru_cache

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType, Mention
from reader.quotations.agreement import gender_of_name
from reader.quotations.cues import CueToken
from reader.quotations.layout import LINE, Layout
from reader.quotations.marks import MARKS

_BEFORE = 7
_AFTER = 7
_ADJECTIVES = 3
_IN_BRACKETS = 9
_SET_OFF = 12
_PREFIXES = ("وال", "فال", "بال", "كال", "ولل", "لل", "ال")
_ENDINGS = ("ون", "ين", "ات", "يه", "يا", "ه", "ا", "ي")
_BROKEN = {
    "مصادر": "مصدر",
    "خبراء": "خبير",
    "خبرا": "خبير",
    "علماء": "عالم",
    "وزراء": "وزير",
    "تقارير": "تقرير",
    "شهود": "شاهد",
    "نشطاء": "ناشط",
    "اطباء": "طبيب",
    "مسوولو": "مسوول",
    "منظمو": "منظم",
}
_LIGHT = frozenset(("في", "من", "عن", "علي", "باسم", "بن", "ال", "و", "ل", "ب", "او", "مع", "الي"))
_NOT_DESCRIBING = frozenset(
    fold(
        """إن أن بأن إلى على كما كان كانت وكان وكانت الذي التي الذين لكن هو هي قد عن مع بين خلال بعد قبل حيث أنه أنها
        إنه إنها لقاء مقتل اغتيال"""
    ).split()
)


@lru_cache(maxsize=1 << 15)
def bare(form: str) -> str:
    """The folded word without the article and what is glued before it."""
    for prefix in _PREFIXES:
        if form.startswith(prefix) and len(form) - len(prefix) >= 2:
            return form[len(prefix) :]
    return form


@lru_cache(maxsize=1 << 15)
def stem(form: str) -> str:
    """The word without article and common endings, so that المصادر meets مصدر's feminine and plural forms half way."""
    form = bare(form)
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            return form[: -len(ending)]
    return form


def content_words(forms: list[str]) -> list[str]:
    """The stems of the words that say something."""
    return [
        _BROKEN.get(word, word) for word in [stem(form) for form in forms if form[0].isalnum() and form not in _LIGHT]
    ]


class Cast:
    """Who is named in an article. A member's key is its folded name.

    `described` gives the words of its name, title and job, `describing` the
    keys for such a word, `beside` the words that stood right before the name, `titles` the words of its titles alone,
    `places` the tokens where it is named, in order.
    """

    __slots__ = ("beside", "described", "describing", "genders", "key_of", "names", "places", "titles", "types")

    def __init__(
        self,
        layout: Layout,
        cues: Mapping[int, CueToken],
        nouns: Mapping[str, str],
        bodies: Mapping[str, frozenset[str]],
    ) -> None:
        self.key_of: list[str] = []
        self.beside: dict[str, set[str]] = {}
        self.names: dict[str, str] = {}
        self.types: dict[str, EntityType] = {}
        self.described: dict[str, set[str]] = {}
        # In the order of the text: that of a set would be another one in every process.
        self.describing: dict[str, dict[str, None]] = {}
        self.genders: dict[str, str] = {}
        self.titles: dict[str, set[str]] = {}
        self.places: dict[str, list[int]] = {}
        for index, mention in enumerate(layout.mentions):
            key = fold(mention.name)
            self.key_of.append(key)
            if key not in self.names:
                self.names[key] = mention.name
                self.types[key] = mention.type
                self.described[key] = set()
                self.titles[key] = set()
                self.places[key] = []
                self._describe(key, content_words(key.split()))
                known = bodies.get(key, ()) if mention.type is not EntityType.PER else ()
                self.beside[key] = {stem(noun) for noun in known}
                self._describe(key, content_words(list(known)))
                shown = gender_of_name(mention.name, mention.type, key)
                nouns_show = {noun.endswith("ه") for noun in known}
                self.genders[key] = shown or ("" if len(nouns_show) != 1 else "f" if True in nouns_show else "m")
            self.places[key].append(layout.mention_ends[index][0])
            if mention.role:
                self.titles[key].update(content_words(fold(mention.role).split()))
            if mention.type in (EntityType.PER, EntityType.ORG):
                self._describe(key, _around(layout, cues, index, mention))
                if mention.type is EntityType.PER:
                    self._describe(key, _set_off(layout, cues, nouns, layout.mention_ends[index][0]))
                first = layout.mention_ends[index][0]
                at = first - 1
                while at > 0 and not layout.forms[at][0].isalnum() and layout.forms[at] != LINE:
                    at -= 1
                if at >= 0 and first - at <= 2 and at not in layout.mention_at:
                    before = layout.forms[at]
                    self.beside[key].add(stem(before))
                    # In وزير الداخلية سامر البيطار it is not the ministry's gender that he has.
                    kind = nouns.get(bare(before), "")
                    of_him = kind == "person" and not mention.role if mention.type is EntityType.PER else bool(kind)
                    if self.genders[key] in ("", "m?") and of_him and layout.feminine(at):
                        self.genders[key] = "f"
                verb = cues.get(at)
                if verb is not None and mention.type is EntityType.PER and verb.cue.shape in ("perfect", "imperfect"):
                    # A verb agrees with the subject behind it.
                    self.genders[key] = verb.cue.gender if verb.cue.number == "s" else self.genders[key]
                title = mention.role.partition(" ")[0]
                if self.genders[key] in ("", "m?") and title.endswith("ة"):
                    self.genders[key] = "f"
                elif not self.genders[key] and nouns.get(bare(fold(title)), "") == "person":
                    self.genders[key] = "m?"

    def last_named(self, key: str, before: int) -> int:
        """The last token before that one where the member is named, or -1."""
        places = self.places[key]
        upto = bisect_left(places, before)
        return places[upto - 1] if upto else -1

    def _describe(self, key: str, words: list[str]) -> None:
        for word in words:
            self.described[key].add(word)
            self.describing.setdefault(word, {})[key] = None


def _joins(form: str) -> bool:
    """Whether the word begins with و and something else than وزير."""
    return (
        form[0] == "و" and len(form) > 3 and not form.startswith(("وزير", "وزار", "وكيل", "وكال", "والي", "ولي", "وفد"))
    )


def _behind_brackets(forms: list[str], at: int) -> int:
    """The token, or the one behind the brackets that open there: (72 عاما), (Reuters)."""
    if at < len(forms) and forms[at] == "(":
        return next((one + 1 for one in range(at + 1, min(len(forms), at + _IN_BRACKETS)) if forms[one] == ")"), at)
    return at


def _set_off(layout: Layout, cues: Container[int], nouns: Container[str], first: int) -> list[str]:
    """The words of the job in front of a person's name that a comma sets off: الباحث في الشأن السياسي، سامر البيطار."""
    forms = layout.forms
    if first < 2 or forms[first - 1] not in "،,":
        return []
    words: list[str] = []
    job = 0
    for at in range(first - 2, max(-1, first - 2 - _SET_OFF), -1):
        form = forms[at]
        other = layout.mention_at.get(at)
        named = other is not None and layout.mentions[other].type is EntityType.PER
        if not form[0].isalnum() or form == LINE or named or at in cues:
            break
        words.append(form)
        if bare(form) in nouns:
            job = len(words)
    return content_words(words[:job])


def _around(layout: Layout, cues: Container[int], index: int, mention: Mention) -> list[str]:
    """The words of the title or job beside a name, before it and after it."""
    forms = layout.forms
    first, end = layout.mention_ends[index]
    words = fold(mention.role).split()
    at = first - 1
    if at >= 0 and forms[at] in MARKS:
        # موقع تلفزيون "إل سي آي": what is in marks is the name alone.
        at -= 1
    while at >= 0 and first - at <= _BEFORE:
        form = forms[at]
        if not form[0].isalnum() or form == LINE or form in _NOT_DESCRIBING or at in cues:
            break
        other = layout.mention_at.get(at)
        if other is not None and layout.mentions[other].type is EntityType.PER:
            break
        words.append(form)
        if _joins(form):
            break
        at -= 1
    if mention.type is not EntityType.PER:
        # صحيفة "نيويورك تايمز" (The New York Times) الأميركية
        at = _behind_brackets(forms, end + (end < len(forms) and forms[end] in MARKS))
        last = at + _ADJECTIVES
        while at < min(last, len(forms)) and forms[at].startswith("ال") and at not in layout.mention_at:
            words.append(forms[at])
            at += 1
    else:
        at = _behind_brackets(forms, end)
        if at < len(forms) and forms[at] in "،,(-–":
            at += 1
        start = at
        behind: list[str] = []
        while at < len(forms) and at - start < _AFTER:
            form = forms[at]
            if not form[0].isalnum() or form in _NOT_DESCRIBING or at in cues or _joins(form):
                break
            other = layout.mention_at.get(at)
            if other is not None and layout.mentions[other].type is EntityType.PER:
                # What leads to another person's name is that one's title.
                behind.clear()
                break
            behind.append(form)
            at += 1
        words.extend(behind)
    return content_words(words)
