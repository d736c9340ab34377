"""What an article has told so far of its speakers: who spoke, in what order, of which gender their verbs were."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import NamedTuple

from reader.quotations.agreement import gender_of_noun, gender_of_thing
from reader.quotations.cast import Cast, bare, content_words
from reader.quotations.drafts import Draft
from reader.quotations.phrases import Phrase, noun_kind
from reader.quotations.places import Context


class Spoken(NamedTuple):
    """A speaker that was chosen before.

    `kind` is a type of name or what the phrase's noun names; `within` the token after the content of an earlier
    speaker that holds this one's cue, or -1; `carrier` who passed the words on (the agency in نقلت الوكالة
    عن …); `sure` how likely the draft and the choice were, in three steps; `fine` the class of the first word
    of a phrase; `head` the first word of the subject at the cue, without article ("" where it was left out), `content`
    the telling words of the speaker's phrase.
    """

    key: str
    name: str
    entity: bool
    kind: str
    draft: Draft
    within: int
    carrier: Phrase | None
    sure: str
    fine: str
    head: str
    content: frozenset[str]


class Memory:
    """What an article has told so far of its speakers."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.cast = Cast(context.layout, context.cue_at, context.nouns, context.bodies)
        self.spoken: list[Spoken] = []
        self.genders: dict[str, str] = {}
        self._places: defaultdict[str, list[int]] | None = None
        self._standings: dict[str, list[int]] = {}

    def covered(self, token: int) -> bool:
        """Whether the token stands inside something quoted lately."""
        return any(one.draft.opening.at <= token < one.draft.end for one in self.spoken[-4:])

    def earlier(self, word: str, before: int, most: int = 2) -> list[int]:
        """Where the word stands before the token, with or without article: the last two places, latest first.

        With `most` three, the first place of all comes last.
        """
        places = self._standing(word)
        upto = bisect_left(places, before)
        found = places[max(0, upto - 2) : upto][::-1]
        return found if most == 2 or upto < most else [*found, places[0]]

    def later(self, word: str, after: int, most: int = 2) -> list[int]:
        """Where the word stands behind the token, with or without article: the next places, nearest first."""
        places = self._standing(word)
        first = bisect_right(places, after)
        return places[first : first + most]

    def _standing(self, word: str) -> list[int]:
        """All places of a word, in order; those of its accusative too (بيانا, then البيان)."""
        if self._places is None:
            self._places = defaultdict(list)
            for at, form in enumerate(map(bare, self.context.layout.forms)):
                self._places[form].append(at)
        if word not in self._standings:
            places = self._places.get(word, []) if word[:1].isalpha() else []
            self._standings[word] = sorted([*places, *self._places.get(word + "ا", [])])
        return self._standings[word]

    def gender(self, key: str, entity: bool, phrase: Phrase | None) -> str:
        """The gender of a candidate as far as it is known: "m", "f", "p" for people, or ""."""
        known = self.genders.get(key, "")
        if known:
            return known
        return self.cast.genders[key] if entity else gender_of_phrase(self.context, phrase)

    def remember(
        self,
        draft: Draft,
        key: str,
        name: str,
        entity: bool,
        phrase: Phrase | None,
        source: Phrase | None,
        carrier: Phrase | None,
        chance: float,
    ) -> None:
        """Keep in mind that this one spoke, and of which gender its verb was. "" is nobody: nothing is kept.

        `phrase` is the noun phrase that stands for it, if one does, `source` the subject at the cue, `carrier` who
        passed the words on.
        """
        if not key:
            return
        cue = draft.token.cue
        if phrase is not None and cue.gender and cue.shape in ("perfect", "imperfect"):
            known = self.cast.genders.get(key, "").removesuffix("m?") if entity else None
            gender = "p" if cue.number in ("p", "d") else cue.gender
            people = not entity and noun_kind(self.context, key.partition(" ")[0]) == "group"
            if not known and not (gender == "m" and people):
                self.genders.setdefault(key, gender)
        if not entity and phrase is not None and key not in self.genders:
            gender = gender_of_phrase(self.context, phrase)
            if gender:
                self.genders[key] = gender
        kind = self.cast.types[key].value if entity else noun_kind(self.context, key)
        sure = "yes" if chance * draft.chance > 0.7 else "half" if chance * draft.chance > 0.4 else "no"
        fine = self.context.classes.fine(phrase.first) if phrase is not None and not entity else kind
        at = draft.token.first
        within = max(
            [one.draft.end for one in self.spoken[-6:] if one.draft.opening.at <= at < one.draft.end], default=-1
        )
        self.spoken.append(
            Spoken(
                key,
                name,
                entity,
                kind,
                draft,
                within,
                carrier,
                sure,
                fine,
                bare(source.head) if source is not None else "",
                frozenset(content_words(key.split())) if not entity else frozenset(),
            )
        )


def gender_of_phrase(context: Context, phrase: Phrase | None) -> str:
    """The gender that the first noun of a phrase shows: "m", "f", "p" for people, or ""."""
    if phrase is None:
        return ""
    head = phrase.head
    if context.layout.feminine(phrase.first) or bare(head) == "مصادر":
        return "f"
    kind = phrase.kind
    shown = gender_of_noun(head, head)
    if shown or kind == "group":
        return shown or "p"
    if kind in ("body", "authority", "document"):
        return gender_of_thing(bare(head))
    return "m" if kind in ("person", "source") else ""
