"""What speaks for the names that stand near the cue."""

from __future__ import annotations

from reader.core.mentions import EntityType
from reader.quotations.gathering import Gathering
from reader.quotations.phrases import Phrase, first_person
from reader.quotations.places import Context, bucket

_NEAR = 4
_JOB = 8


def names_between(gathering: Gathering) -> None:
    """Names between the cue and the content, or in a subject before the cue."""
    context = gathering.memory.context
    layout, of = context.layout, context.classes.of
    around = gathering.around
    source = around.source
    first, end = (source.first, source.end) if around.fronted and source else (around.first, around.end)
    has, noun = (source.has, source.noun) if source else ("-", "-")
    seen: set[int] = set()
    persons = 0
    for at in range(first, end):
        mention = layout.mention_at.get(at)
        if mention is None or mention in seen:
            continue
        a, b = layout.mention_ends[mention]
        if mention == around.outlet and not (source and source.first <= a < source.end):
            continue
        seen.add(mention)
        if source is not None and not around.fronted and a >= source.end and gathering.draft.token.cue.of == "person":
            # وطالبت النقابة وزارة النقل بصرف الأجور: to whom it was said.
            continue
        kind = layout.mentions[mention].type.value
        inside = source is not None and source.first <= a and b <= source.end
        if inside and kind == "PER" and has != "PER":
            # In إدارة بايدن and محامي بايدن it is not he who speaks.
            continue
        one = gathering.named(mention)
        if source is not None and inside:
            place = (
                ("whole" if b == source.end else "first")
                if a == source.first
                else ("last" if b == source.end else "mid")
            )
            one.source = one.source or source
        else:
            place = "out"
        glued = layout.starts[a] < layout.mentions[mention].span.start
        one.atoms.update(
            (
                f"in={kind},{place},{gathering.mode}",
                f"in:h={kind},{place},{has},{noun}",
                f"in:p={kind},{place},{persons}",
                f"in:-1={kind},{of(a - 1)},{glued}",
                f"in:w={kind},{source.head if inside and source else '-'}",
                f"in:+1={kind},{of(b)},{place}",
                f"in:-1c={kind},{context.classes.fine(a - 1)},{place}",
                f"in:c={kind},{place},{context.classes.fine(source.first) if source else '-'}",
            )
        )
        persons += kind == "PER"


def names_before(gathering: Gathering) -> None:
    """Names before the cue in its sentence, and in the sentence before."""
    context, around = gathering.memory.context, gathering.around
    layout, of = context.layout, context.classes.of
    token, mode = gathering.draft.token, gathering.mode
    sentence = context.sentences.start(token.first)
    start = max(sentence, token.first - 40)
    relative = around.relative
    count = 0
    for at in range(token.first - 1, start - 1, -1):
        mention = layout.mention_at.get(at)
        if mention is None or layout.mention_ends[mention][1] - 1 != at or count >= _NEAR:
            continue
        kind = layout.mentions[mention].type.value
        a, b = layout.mention_ends[mention]
        antecedent = 0 <= relative - b <= 6 and count == 0
        label = mode + ("premc" if gathering.memory.covered(a) else "prem")
        gathering.named(mention).atoms.update(
            (
                f"{label}={kind},{count},{gathering.last}",
                f"{label}:-1={kind},{of(a - 1)}",
                f"{label}:-1c={kind},{context.classes.fine(a - 1)}",
                f"{label}:f={kind},{a == sentence},{of(token.first - 1)}",
                f"{label}:e={kind},{b == token.first},{token.cut > 0}",
                f"{mode}rel={antecedent},{relative >= 0},{kind}",
                f"{mode}back={kind},{count},{gathering.back}",
            )
        )
        count += 1
    if sentence > 0 and mode == "N":
        earlier = context.sentences.start(max(0, sentence - 2))
        count = 0
        for at in range(earlier, min(sentence, earlier + 40)):
            mention = layout.mention_at.get(at)
            if mention is None or layout.mention_ends[mention][0] != at or count >= 3:
                continue
            kind = layout.mentions[mention].type.value
            label = "earlierc" if gathering.memory.covered(at) else "earlier"
            gathering.named(mention).atoms.update(
                (
                    f"{label}={kind},{count},{gathering.last}",
                    f"{label}:-1={kind},{of(at - 1)}",
                )
            )
            count += 1


def _set_off(context: Context, phrase: Phrase) -> int | None:
    """The person whose name stands between commas behind his job: الباحث في الشأن السياسي، سامر البيطار، عبر حسابه."""
    layout = context.layout
    if phrase.noun != "person":
        return None
    for at in range(phrase.end, min(phrase.end + _JOB, len(layout) - 1)):
        if layout.forms[at] in "،,":
            index = layout.mention_at.get(at + 1)
            if index is None or layout.mentions[index].type is not EntityType.PER:
                return None
            behind = layout.mention_ends[index][1]
            return index if behind < len(layout) and layout.forms[behind] in "،,.؛" else None
        if not layout.forms[at][0].isalnum() or at in context.cue_at or context.classes.is_verb(at):
            return None
    return None


def phrase_evidence(gathering: Gathering, label: str, phrase: Phrase) -> None:
    """A phrase, and each name in it, with features under the label."""
    context, mode = gathering.memory.context, gathering.mode
    layout, of = context.layout, context.classes.of
    inside = sorted({layout.mention_at[at] for at in range(phrase.first, phrase.end) if at in layout.mention_at})
    has, noun = phrase.has, phrase.kind
    one = gathering.candidate(phrase.key, "", False)
    one.source = one.source or phrase
    cut = gathering.draft.token.cut > 0
    label = mode + label
    one.atoms.update(
        (
            f"{label}={has},{gathering.last},{cut}",
            f"{label}:n={noun},{has}",
            f"{label}:-1={of(gathering.draft.token.first - 1)},{has != 'no'}",
            f"{label}:h={of(phrase.first)},{bucket(len(phrase.words))}",
            f"{label}:c={context.classes.fine(phrase.first)}",
        )
    )
    person = first_person(context, phrase) if has == "PER" else _set_off(context, phrase)
    first = layout.mention_at.get(phrase.first)
    meant = gathering.named(person) if person is not None else gathering.named(first) if first is not None else one
    meant.atoms.add(f"{label}*={gathering.last},{cut}")
    meant.atoms.add(f"{label}*b={gathering.last},{of(gathering.draft.token.first - 1)}")
    for rank, mention in enumerate(inside):
        kind = layout.mentions[mention].type.value
        a, b = layout.mention_ends[mention]
        gathering.named(mention).atoms.update(
            (
                f"{label}m={kind},{has},{rank},{gathering.last}",
                f"{label}m:f={kind},{a == phrase.first},{b == phrase.end},{noun}",
                f"{label}m:-1={of(gathering.draft.token.first - 1)},{kind},{cut}",
            )
        )
