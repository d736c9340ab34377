"""Who could be the speaker of a quotation, and what speaks for each."""

from __future__ import annotations

from reader.quotations.agreement import agreement
from reader.quotations.anaphora import noun_before
from reader.quotations.cast import bare
from reader.quotations.drafts import Draft
from reader.quotations.gathering import Gathering
from reader.quotations.left_out import relative_antecedent, what_was_said
from reader.quotations.memory import Memory
from reader.quotations.name_evidence import names_before, names_between, phrase_evidence
from reader.quotations.past_evidence import spoken_before
from reader.quotations.phrases import Phrase
from reader.quotations.subject_evidence import (
    around_document,
    described,
    issued,
    issued_before,
    known_as,
    named_lately,
    same_noun_before,
    subject_itself,
)


def gather(memory: Memory, draft: Draft) -> Gathering:
    """All candidates for the draft with their features; the last one is nobody, unless there is no doubt."""
    gathering = Gathering(memory, draft)
    around = gathering.around
    source = around.source
    if source is not None:
        subject_itself(gathering, source)
        if source.has != "PER":
            described(gathering, source, "role")
            around_document(gathering, source)
        if source.has == "no" and source.form != "w":
            named_lately(gathering, source)
        if source.has == "no":
            noun_before(gathering, source)
    names_between(gathering)
    spoken_before(gathering)
    if source is not None and source.has == "no":
        same_noun_before(gathering, source)
    if source is not None and source.noun == "document":
        issued(gathering, source)
    if source is None or draft.token.cue.shape == "phrase":
        names_before(gathering)
    relative_antecedent(gathering)
    what_was_said(gathering)
    if source is None and (gathering.back or draft.token.cue.follows == "self"):
        issued_before(gathering)
    for label, phrase in (
        ("subj", around.subject),
        ("psubj", around.earlier),
        ("actor", around.actor),
        ("ante", around.antecedent),
    ):
        if phrase is not None:
            phrase_evidence(gathering, label, phrase)
            if phrase.kind != "PER":
                described(gathering, phrase, label + "r")
    if source is not None:
        known_as(gathering, source)
        _without_antecedent(gathering, source)
    if gathering.certain:
        gathering.found = {key: one for key, one in gathering.found.items() if key in gathering.certain}
    elif source is not None:
        _rule_out(gathering, source)
    _agreement(gathering)
    if gathering.certain or (source is not None and list(gathering.found) == [source.key]):
        return gathering
    cue = draft.token.cue
    gathering.candidate("", "", False).atoms.update(
        ("none", f"none:{gathering.mode},{source.has if source else '-'}", f"none:l={cue.lemma},{cue.shape}")
    )
    return gathering


def _rule_out(gathering: Gathering, source: Phrase) -> None:
    """Take away those who cannot have spoken, whatever speaks for them.

    مصدر أمني, whom nobody knows, and الأهالي, who are many, are themselves; a new report is nobody's who spoke before;
    التقرير is not meant where it was said before whose report it is.
    """
    found = gathering.found
    itself = found.get(source.key)
    if itself is None or len(found) == 1:
        return
    alone = (source.noun == "source" and source.form == "w") or source.noun == "group"
    if alone and source.has == "no":
        gathering.found = {source.key: itself}
        return
    if source.noun == "document" and source.form == "w" and source.has == "no" and len(source.words) > 1:
        # تقرير أمني غربي is new: nobody's who spoke before, unless it is said to be.
        for key in gathering.order:
            if key != source.key and key not in gathering.issuers:
                del found[key]
    if gathering.owned and source.form == "ال" and source.key not in gathering.order:
        del found[source.key]


def _without_antecedent(gathering: Gathering, source: Phrase) -> None:
    """Those who spoke before where the subject points back at a noun that was never said: المصدر, of a ministry."""
    if source.noun not in ("source", "document") or source.form != "ال":
        return
    if not gathering.memory.earlier(bare(source.head), source.first):
        for rank, key in enumerate(gathering.order[:3]):
            gathering.found[key].atoms.update((f"new={source.noun},{rank}", f"new:h={source.head},{rank}"))


_COMMON = frozenset(("know",))
"""Evidence that there is for everybody, so that it says nothing that it is there."""


def _agreement(gathering: Gathering) -> None:
    """Gender and number against the verb's, and the kinds of evidence together."""
    cast = gathering.memory.cast
    cue = gathering.draft.token.cue
    left_out = gathering.around.source is None or gathering.around.fronted
    for one in gathering.found.values():
        theirs = gathering.memory.gender(one.key, one.entity, one.source)
        kind = cast.types[one.key].value if one.entity else one.source.kind if one.source is not None else "-"
        fits = "?"
        if cue.shape != "phrase" or cue.follows == "self":
            fits = agreement(cue, theirs, left_out)
        rank = str(min(gathering.order.index(one.key), 1)) if one.key in gathering.order else "-"
        sorts = {atom.partition("=")[0].partition(":")[0] for atom in one.atoms}
        kinds = "+".join(sorted(sorts - _COMMON))
        one.atoms.update(
            (
                f"fits={fits},{gathering.mode == 'S'}",
                f"agree={fits},{gathering.mode},{rank}",
                f"agree={fits},{kind},{cue.gender},{gathering.mode}",
                f"kinds={kinds}",
                f"type={kind},{gathering.mode}",
            )
        )
