"""What speaks for each candidate where the cue has a subject: itself, its words, documents, nouns that came before."""

from __future__ import annotations

from itertools import islice

from reader.arabic.normaliser import fold
from reader.core.mentions import EntityType
from reader.quotations.cast import bare, content_words, stem
from reader.quotations.gathering import REMEMBERED, Candidate, Gathering
from reader.quotations.issuers import documents_before, issuers
from reader.quotations.phrases import Phrase

_CLASSIFIERS = frozenset(
    fold(
        """شركة صحيفة جريدة مجلة قناة وكالة منظمة مؤسسة مجموعة موقع منصة شبكة إذاعة تلفزيون حساب راديو يومية دورية تقرير
        نشرة"""
    ).split()
)
"""Nouns before a name that say only what it is."""
_FOR_SURE = frozenset(("ل", "عن", "verb"))
_FAR = 150
_NEARBY = 24
"""Tokens before the cue in which a document is looked for that the cue points back at."""


def subject_itself(gathering: Gathering, source: Phrase) -> None:
    """The subject as it stands."""
    one = gathering.candidate(source.key, "", False)
    one.source = source
    head = source.head
    has, form, noun = source.has, source.form, source.noun
    several = len(source.words) > 1
    fine = gathering.memory.context.classes.fine(source.first)
    seen = bool(gathering.memory.earlier(bare(head), source.first))
    known = any(spoken.key == one.key for spoken in gathering.memory.spoken[-8:])
    one.atoms.update(
        (
            f"ph={has},{form}",
            f"ph:n={noun},{form},{has}",
            f"ph:m={noun},{form},{several}",
            f"ph:h={head},{several}",
            f"ph:s={source.same}",
            f"ph:e={seen},{form},{noun}",
            f"ph:k={known}",
            f"ph:c={fine},{form}",
            f"ph:cs={fine},{seen}",
            f"ph:l={gathering.draft.token.cue.lemma},{gathering.draft.token.cue.shape}",
        )
    )


def described(gathering: Gathering, source: Phrase, label: str) -> None:
    """Those whom the article gives the words of the phrase as title, job or name."""
    cast = gathering.memory.cast
    words = source.content
    if not words:
        return
    head = source.head
    noun = source.kind
    definite = head.startswith("ال")
    # In محامي بايدن and إدارة بايدن it is not he who is described.
    owners = _owners(gathering, source) if source.has != "PER" else ()
    hits: dict[str, int] = {}
    for word in words:
        for key in cast.describing.get(word, ()):
            if key not in owners:
                hits[key] = hits.get(key, 0) + 1
    whole = sum(count == len(words) for count in hits.values())
    spoken = [one.key for one in gathering.memory.spoken[-8:]]
    lead, others = words[0], words[1:]
    at_cue = gathering.draft.token.first
    titled = [key for key in hits if lead in cast.titles[key] or lead in cast.beside[key]]
    last = {key: cast.last_named(key, at_cue) for key in titled}
    ranks = {key: at for at, key in enumerate(sorted(titled, key=lambda one: -last[one]))}
    for key, count in hits.items():
        if len(hits) > 12 and count < 2:
            continue
        share = count / len(words)
        level = "all" if share == 1 else "half" if share >= 0.5 else "some"
        kind = cast.types[key].value
        beside = stem(head) in cast.beside.get(key, ())
        first = words[0] in cast.described[key]
        fits = {"person": "PER", "body": "ORG", "authority": "ORG"}.get(noun, "?")
        fit = "?" if fits == "?" or kind == "MISC" else "yes" if fits == kind else "no"
        gathering.candidate(key, cast.names[key], True).atoms.update(
            (
                f"{label}={level},{fit},{first}",
                f"{label}:o={level},{whole == 1},{fit}",
                f"{label}:b={beside},{fit},{definite}",
                f"{label}:n={noun},{kind},{level}",
                f"{label}:c={min(count, 3)},{level},{definite}",
                f"{label}:s={key in spoken},{level},{fit}",
            )
        )
        if key in ranks:
            theirs = cast.described[key]
            rest = sum(word in theirs for word in others)
            agree = "-" if not others else "all" if rest == len(others) else "some" if rest else "none"
            rank, of_all = min(ranks[key], 2), min(len(ranks), 3)
            gathering.candidate(key, cast.names[key], True).atoms.update(
                (
                    f"{label}:t={agree},{rank},{of_all}",
                    f"{label}:tf={agree},{fit},{definite}",
                    f"{label}:td={agree},{rank},{gathering.distance(last[key])}",
                    f"{label}:tn={source.form},{noun},{kind},{rank}",
                )
            )


def _owners(gathering: Gathering, source: Phrase) -> set[str]:
    """The keys of the persons named in the phrase."""
    layout, cast = gathering.memory.context.layout, gathering.memory.cast
    inside = {layout.mention_at[at] for at in range(source.first, source.end) if at in layout.mention_at}
    return {cast.key_of[one] for one in inside if layout.mentions[one].type is EntityType.PER}


def known_as(gathering: Gathering, source: Phrase) -> None:
    """How much of what the subject is called (الرئيس التركي) the article says of each candidate."""
    words = source.content
    if not words or source.has == "PER":
        return
    cast = gathering.memory.cast
    head, rest = words[0], words[1:]
    for one in gathering.found.values():
        if one.key == source.key:
            continue
        theirs = cast.described[one.key] if one.entity else set(content_words(one.key.split()))
        count = sum(word in theirs for word in rest)
        others = "-" if not rest else "all" if count == len(rest) else "some" if count else "none"
        kind = cast.types[one.key].value if one.entity else "ph"
        one.atoms.update(
            (
                f"know={head in theirs},{others},{source.noun},{kind}",
                f"know:f={head in theirs},{others},{source.form},{min(len(rest), 3)}",
            )
        )


def around_document(gathering: Gathering, source: Phrase) -> None:
    """Names around the place where the subject was named before: the body behind البيان or التقرير."""
    context = gathering.memory.context
    layout, of = context.layout, context.classes.of
    noun = source.noun
    if noun not in ("document", "source", "body", "?"):
        return
    word = bare(source.head)
    for rank, at in enumerate(gathering.memory.earlier(word, source.first)):
        count = 0
        for near in range(max(0, at - 8), min(len(layout), at + 10)):
            mention = layout.mention_at.get(near)
            if mention is None or layout.mention_ends[mention][0] != near:
                continue
            kind = layout.mentions[mention].type.value
            after = near > at
            gathering.named(mention).atoms.update(
                (
                    f"doc={noun},{kind},{rank}",
                    f"doc:a={noun},{kind},{after},{count}",
                    f"doc:-1={of(near - 1)},{noun}",
                    f"doc:w={word},{kind},{after}",
                )
            )
            count += 1


def issued(gathering: Gathering, source: Phrase) -> None:
    """Who issued the document that is the subject, there or where it was named before."""
    context = gathering.memory.context
    places = [source.first]
    if source.form == "ال":
        places.extend(gathering.memory.earlier(bare(source.head), source.first, 3))
        if len(places) == 1:
            # الوثيقة, named مذكرة before.
            places.extend(islice(documents_before(context, source.first, _FAR), 2))
    known = {"0": False, "1": False, "later": False}
    ranks = [(str(min(rank, 1)), place) for rank, place in enumerate(places)]
    ranks.extend(("later", place) for place in gathering.memory.later(bare(source.head), source.end))
    for rank, place in ranks:
        for phrase, by in issuers(context, place, source.end if place == source.first else None):
            if phrase.key == source.key:
                continue
            known[rank] = True
            issuer = _issuer(gathering, phrase)
            issuer.atoms.update((f"issued={rank},{by}", f"issued:k={phrase.kind},{rank},{by}"))
            gathering.issuers.add(issuer.key)
            if rank == "0" and issuer.entity and by in _FOR_SURE:
                gathering.certain.add(issuer.key)
            if phrase.has == "no" and phrase.form == "ال":
                # بيان نشرته المؤسسة: the body that the article calls so.
                described(gathering, phrase, "issuer")
                if rank == "0":
                    same_noun_before(gathering, phrase)
                    named_lately(gathering, phrase)
    gathering.owned = known["1"]
    # A document of which nobody says whose it is speaks for itself.
    several = len(source.words) > 1
    gathering.candidate(source.key, "", False).atoms.update(
        (f"whose={known['0']},{known['1']},{known['later']}", f"whose:f={source.form},{several},{any(known.values())}")
    )


def issued_before(gathering: Gathering) -> None:
    """Who issued the document that the cue points back at: أصدر المجلس بيانا قال فيه, بيان عن الفرقة جاء فيه."""
    context = gathering.memory.context
    token = gathering.draft.token
    start = context.sentences.start(token.first)
    for place in islice(documents_before(context, token.first, min(_NEARBY, token.first - start)), 1):
        for phrase, by in issuers(context, place):
            issuer = _issuer(gathering, phrase)
            issuer.atoms.update((f"backed={by},{gathering.mode}", f"backed:k={phrase.kind},{gathering.back}"))
            if gathering.back and gathering.mode == "N" and issuer.entity:
                gathering.certain.add(issuer.key)


def _issuer(gathering: Gathering, phrase: Phrase) -> Candidate:
    """The candidate whose name begins the phrase, or whom صحيفة, شركة or موقع is said of; else the phrase itself."""
    layout = gathering.memory.context.layout
    first = layout.mention_at.get(phrase.first)
    if first is None and phrase.has == "ORG" and phrase.head in _CLASSIFIERS:
        inside = (layout.mention_at.get(at) for at in range(phrase.first, phrase.end))
        first = next((one for one in inside if one is not None and layout.mentions[one].type is EntityType.ORG), None)
    if first is not None:
        return gathering.named(first)
    found = gathering.candidate(phrase.key, "", False)
    found.source = found.source or phrase
    return found


def named_lately(gathering: Gathering, source: Phrase) -> None:
    """The persons, or the bodies, that were named last, for a subject that names none (الوزير, الشركة)."""
    layout = gathering.memory.context.layout
    noun = source.noun
    wanted = "PER" if noun == "person" else "ORG"
    head = source.head
    found: list[str] = []
    for at in range(source.first - 1, max(0, source.first - 120), -1):
        mention = layout.mention_at.get(at)
        if mention is None or layout.mentions[mention].type.value != wanted:
            continue
        key = gathering.memory.cast.key_of[mention]
        if key in found:
            continue
        found.append(key)
        one = gathering.named(mention)
        beside = stem(head) in gathering.memory.cast.beside[key]
        one.atoms.update(
            (
                f"recent={len(found)},{noun},{source.form}",
                f"recent:b={beside},{noun}",
                f"recent:h={head},{len(found) == 1}",
                f"recent:c={gathering.memory.covered(at)},{noun}",
            )
        )
        if len(found) == 3:
            break


def same_noun_before(gathering: Gathering, source: Phrase) -> None:
    """Who spoke when the same noun was the subject, or stood beside the subject (وقالت الوزارة في بيان)."""
    head = bare(source.head)
    last = next((one for one in reversed(gathering.memory.spoken) if one.head == head), None)
    if last is not None:
        gathering.candidate(last.key, last.name, last.entity).atoms.update(
            (f"again={source.form},{source.noun}", f"again:k={last.kind},{source.noun},{last.sure}")
        )
    for rank, at in enumerate(gathering.memory.earlier(head, source.first)):
        for one in reversed(gathering.memory.spoken[-REMEMBERED:]):
            if one.draft.token.first <= at < one.draft.opening.at and one.head != head:
                gathering.candidate(one.key, one.name, one.entity).atoms.update(
                    (f"beside={source.noun},{rank}", f"beside:k={one.kind},{source.noun}")
                )
    if source.form == "w":
        return
    words = set(source.content)
    known = {one.key for one in gathering.memory.spoken[-4:]}
    for one in gathering.memory.spoken[-REMEMBERED:]:
        if one.entity or one.key in known or not words & one.content:
            continue
        known.add(one.key)
        missed = len(words - one.content)
        gathering.candidate(one.key, one.name, one.entity).atoms.update(
            (f"phrase={source.noun},{min(missed, 2)}", f"phrase:l={source.content[0] in one.content},{min(missed, 2)}")
        )
