"""Whom the subject of a cue meant where its first noun stood before: المسؤول الإيراني, after توعد مسؤول إيراني."""

from __future__ import annotations

from typing import NamedTuple

from reader.core.mentions import EntityType
from reader.quotations.cast import bare, stem
from reader.quotations.gathering import Gathering
from reader.quotations.phrases import Phrase
from reader.quotations.places import Context

_REACH = 9
_TYPES = {
    "person": (EntityType.PER,),
    "body": (EntityType.ORG,),
    "source": (EntityType.ORG,),
    "document": (EntityType.ORG,),
}


class Standing(NamedTuple):
    """How a noun stands in front of a place: the mention it leads to (-1: none), whether it is indefinite, how much of
    what the later phrase says beside the noun is said here too ("-" where that says nothing more, "all", "some",
    "none")."""

    mention: int
    indefinite: bool
    agreed: str


def standing(context: Context, at: int, phrase: Phrase) -> Standing:
    """How the noun of the phrase stands at an earlier token; looks a bounded way only."""
    layout = context.layout
    forms = layout.forms
    wanted = _TYPES.get(phrase.noun, ())
    mention = -1
    words: set[str] = set()
    for near in range(at + 1, min(len(layout), at + 1 + _REACH)):
        form = forms[near]
        if near in context.cue_at or near in context.sentences.stops:
            break
        index = layout.mention_at.get(near)
        if index is not None and layout.mentions[index].type in wanted:
            mention = index
            break
        if not form[0].isalnum():
            following = layout.mention_at.get(near + 1)
            if form in '،,"“«(' and following is not None and layout.mentions[following].type in wanted:
                continue
            break
        words.add(stem(form))
    others = phrase.content[1:]
    shared = sum(word in words for word in others)
    agreed = "-" if not others else "all" if shared == len(others) else "some" if shared else "none"
    return Standing(mention, not forms[at].startswith("ال"), agreed)


def noun_before(gathering: Gathering, source: Phrase) -> None:
    """What the subject's first noun was said of where it stood before the cue, for the phrase itself and for names."""
    context = gathering.memory.context
    cast = gathering.memory.cast
    one = gathering.candidate(source.key, "", False)
    places = gathering.memory.earlier(bare(source.head), source.first)
    label = f"{source.noun},{source.form}"
    if not places:
        one.atoms.update((f"co=new,{label}", f"co:s=new,{source.same}"))
        return
    for rank, place in enumerate(places):
        stands = standing(context, place, source)
        named = stands.mention >= 0
        one.atoms.update(
            (
                f"co={rank},{named},{stands.indefinite},{stands.agreed}",
                f"co:n={rank},{named},{stands.indefinite},{label}",
                f"co:d={rank},{named},{gathering.distance(place)},{source.noun}",
            )
        )
        if named:
            key = cast.key_of[stands.mention]
            kind = cast.types[key].value
            gathering.named(stands.mention).atoms.update(
                (
                    f"col={rank},{stands.agreed},{kind}",
                    f"col:n={rank},{stands.indefinite},{label},{kind}",
                    f"col:d={rank},{gathering.distance(place)},{source.noun}",
                )
            )
