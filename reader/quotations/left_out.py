"""What speaks for whom where a verb has no subject: the name before الذي, who acts where ما follows."""

from __future__ import annotations

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType
from reader.quotations.gathering import Gathering

_WHAT = frozenset(fold("ما مما عما بما لما فيما").split())
_APPOSITION = 12


def relative_antecedent(gathering: Gathering) -> None:
    """The names that a relative pronoun before the cue can stand for: صحيفة "لوموند" الفرنسية، التي أكدت أن."""
    context = gathering.memory.context
    layout = context.layout
    relative = gathering.around.relative
    if relative < 0 or gathering.mode != "N":
        return
    cue = gathering.draft.token.cue
    feminine = layout.forms[relative].endswith(fold("التي"))
    agrees = "?" if not cue.gender else str(cue.number == "s" and (cue.gender == "f") == feminine)
    kind = "object" if cue.object else agrees
    direct = True
    rank = 0
    for at in range(relative - 1, max(context.sentences.start(relative), relative - _APPOSITION) - 1, -1):
        form = layout.forms[at]
        index = layout.mention_at.get(at)
        if index is None:
            # Marks, a Latin gloss and adjectives belong to the name.
            direct = direct and (not form[0].isalnum() or form[0].isascii() or form.startswith("ال"))
            if at in context.cue_at:
                break
            continue
        if layout.mention_ends[index][0] != at:
            continue
        mention = layout.mentions[index]
        set_off = layout.forms[layout.mention_ends[index][1]] in "،,"
        gathering.named(index).atoms.update(
            (
                f"relname={mention.type},{rank},{kind},{direct}",
                f"relname:p={mention.type},{kind},{set_off}",
                f"relname:d={rank},{direct},{kind}",
            )
        )
        inside = gathering.memory.covered(relative) or not gathering.memory.covered(at)
        key = gathering.memory.cast.key_of[index]
        theirs = gathering.memory.gender(key, True, None)
        fits = theirs in ("", "m?", "f" if feminine else "m")
        if direct and kind == "True" and rank == 0 and inside and fits:
            gathering.certain.add(key)
        elif rank > 0 and set_off and mention.type is EntityType.PER:
            # سامر البيطار، عضو حزب التنمية، الذي اعتبر
            gathering.certain.clear()
        direct = False
        rank += 1


def what_was_said(gathering: Gathering) -> None:
    """Who acts in the sentence, where the cue is what is acted on: فرضت واشنطن عقوبات على ما قالت إنها شبكة."""
    context, around = gathering.memory.context, gathering.around
    layout = context.layout
    token = gathering.draft.token
    if gathering.mode != "N" or token.first == 0 or layout.forms[token.first - 1] not in _WHAT:
        return
    for label, phrase in (("actor", around.actor), ("subj", around.subject)):
        if phrase is None:
            continue
        seen: set[int] = set()
        for at in range(phrase.first, phrase.end):
            index = layout.mention_at.get(at)
            if index is not None and index not in seen:
                gathering.named(index).atoms.update(
                    (f"what={label},{len(seen)}", f"what:k={label},{layout.mentions[index].type}")
                )
                gathering.certain.add(gathering.memory.cast.key_of[index])
                seen.add(index)
        one = gathering.found.get(phrase.key)
        if one is not None:
            if not seen:
                gathering.certain.add(phrase.key)
            one.atoms.update((f"what={label},ph,{bool(seen)}", f"what:n={phrase.noun},{bool(seen)}"))
