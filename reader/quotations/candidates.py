"""Who could be the speaker of a quotation, and what speaks for each."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from reader.quotations.agreement import agreement, gender_of_noun
from reader.quotations.cast import Cast, bare, content_words, stem
from reader.quotations.drafts import Draft
from reader.quotations.openings import Context, bucket
from reader.quotations.situation import kind_of_phrase, noun_kind, situation

_BACK = 4
_NEAR = 4
_REMEMBERED = 16


class Candidate:
    """Somebody who could be the speaker.

    `key` is that of the cast, or the folded phrase; "" is nobody. `name` is empty for a phrase, whose tokens are
    `source`. `atoms` are the features.
    """

    __slots__ = ("atoms", "entity", "key", "name", "source")

    def __init__(self, key: str, name: str, entity: bool) -> None:
        self.key = key
        self.name = name
        self.entity = entity
        self.source: tuple[int, int] | None = None
        self.atoms: set[str] = set()


class Spoken(NamedTuple):
    """A speaker that was chosen before.

    `kind` is a type of name or what the phrase's noun names; `within` the token after the content of an earlier
    speaker that holds this one's cue, or -1; `carrier` who passed the words on (the agency in نقلت الوكالة
    عن …); `sure` how likely the draft and the choice were, in three steps; `fine` the class of the first word
    of a phrase.
    """

    key: str
    name: str
    entity: bool
    kind: str
    draft: Draft
    within: int
    carrier: tuple[int, int] | None
    sure: str
    fine: str


class Memory:
    """What an article has told so far of its speakers."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.cast = Cast(context.layout, context.cue_at, context.nouns, context.bodies)
        self.spoken: list[Spoken] = []
        self.genders: dict[str, str] = {}
        self._places: dict[str, list[int]] | None = None

    def covered(self, token: int) -> bool:
        """Whether the token stands inside something quoted lately."""
        return any(one.draft.opening.at <= token < one.draft.end for one in self.spoken[-4:])

    def earlier(self, word: str, before: int) -> list[int]:
        """The last two places, latest first, where the word stands before the token, with or without article."""
        if self._places is None:
            self._places = {}
            for at, form in enumerate(self.context.layout.forms):
                if form[0].isalpha():
                    self._places.setdefault(bare(form), []).append(at)
        places = self._places.get(word, [])
        upto = bisect_left(places, before)
        return places[max(0, upto - 2) : upto][::-1]


class Gathering:
    """Gathers the candidates for one draft.

    Features are few and pointed; those of a cue with a subject and those of one without are kept apart ("S", "N";
    "P" for a participle, "Q" for a phrase such as وفق قوله), for they have little in common.
    """

    def __init__(self, memory: Memory, draft: Draft) -> None:
        self.memory = memory
        self.draft = draft
        self.found: dict[str, Candidate] = {}
        self.around = situation(memory.context, draft)
        shape = draft.token.cue.shape
        self._mode = "S" if self.around.source is not None else {"participle": "P", "phrase": "Q"}.get(shape, "N")
        self._order: list[str] = []
        self._last = "-"
        after = memory.context.classes.of(draft.token.end)
        # "رسالة قال فيها": the pronoun points back at what was said or written, whose owner stands before the cue.
        self._back = after in ("فيه", "فيها", "فيهم") or draft.token.cue.object != ""

    def gather(self) -> list[Candidate]:
        """All candidates with their features; the last one is nobody."""
        around = self.around
        if around.source is not None:
            self._source(around.source)
            if around.has != "PER":
                self._described(around.source, "role")
                self._behind_document(around.source)
            if around.has == "no" and around.form != "w":
                self._recent(around.source)
        self._between()
        self._spoken_before()
        if around.source is None or self.draft.token.cue.shape == "phrase":
            self._before_cue()
        for label, phrase in (("subj", around.subject), ("psubj", around.earlier)):
            if phrase is not None:
                self._phrase(label, phrase)
                if kind_of_phrase(self.memory.context, phrase) != "PER":
                    self._described(phrase, label + "r")
        self._agreement()
        nobody = self._candidate("", "", False)
        cue = self.draft.token.cue
        nobody.atoms.update(("none", f"none:{self._mode},{around.has}", f"none:l={cue.lemma},{cue.shape}"))
        return list(self.found.values())

    def _candidate(self, key: str, name: str, entity: bool) -> Candidate:
        if key not in self.found:
            self.found[key] = Candidate(key, name, entity)
        return self.found[key]

    def _named(self, mention: int) -> Candidate:
        cast = self.memory.cast
        key = cast.key_of[mention]
        return self._candidate(key, cast.names[key], True)

    def _source(self, source: tuple[int, int]) -> None:
        """The subject as it stands."""
        forms = self.memory.context.layout.forms
        around = self.around
        words = forms[source[0] : source[1]]
        one = self._candidate(phrase_key(words), "", False)
        one.source = source
        head = words[0]
        several = len(words) > 1
        fine = self.memory.context.classes.fine(source[0])
        seen = bool(self.memory.earlier(bare(head), source[0]))
        known = any(spoken.key == one.key for spoken in self.memory.spoken[-8:])
        one.atoms.update(
            (
                f"ph={around.has},{around.form}",
                f"ph:n={around.noun},{around.form},{around.has}",
                f"ph:m={around.noun},{around.form},{several}",
                f"ph:h={head},{several}",
                f"ph:s={around.same}",
                f"ph:e={seen},{around.form},{around.noun}",
                f"ph:k={known}",
                f"ph:c={fine},{around.form}",
                f"ph:cs={fine},{seen}",
                f"ph:l={self.draft.token.cue.lemma},{self.draft.token.cue.shape}",
            )
        )

    def _between(self) -> None:
        """Names between the cue and the content, or in a subject before the cue."""
        context = self.memory.context
        layout, of = context.layout, context.classes.of
        around = self.around
        source = around.source
        first, end = source if around.fronted and source else (around.first, around.end)
        seen: set[int] = set()
        persons = 0
        for at in range(first, end):
            mention = layout.mention_at.get(at)
            if mention is None or mention in seen:
                continue
            a, b = layout.mention_ends[mention]
            if mention == around.outlet and not (source and source[0] <= a < source[1]):
                continue
            seen.add(mention)
            kind = layout.mentions[mention].type.value
            one = self._named(mention)
            inside = source is not None and source[0] <= a and b <= source[1]
            if source is not None and inside:
                place = (
                    "whole" if (a, b) == source else "first" if a == source[0] else "last" if b == source[1] else "mid"
                )
                one.source = one.source or source
            else:
                place = "out"
            glued = layout.starts[a] < layout.mentions[mention].span.start
            one.atoms.update(
                (
                    f"in={kind},{place},{self._mode}",
                    f"in:h={kind},{place},{around.has},{around.noun}",
                    f"in:p={kind},{place},{persons}",
                    f"in:-1={kind},{of(a - 1)},{glued}",
                    f"in:w={kind},{layout.forms[source[0]] if inside and source else '-'}",
                    f"in:+1={kind},{of(b)},{place}",
                    f"in:-1c={kind},{context.classes.fine(a - 1)},{place}",
                    f"in:c={kind},{place},{context.classes.fine(source[0]) if source else '-'}",
                )
            )
            persons += kind == "PER"

    def _described(self, source: tuple[int, int], label: str) -> None:
        """Those whom the article gives the words of the phrase as title, job or name."""
        cast, context = self.memory.cast, self.memory.context
        forms = context.layout.forms
        words = content_words(forms[source[0] : source[1]])
        if not words:
            return
        head = forms[source[0]]
        noun = kind_of_phrase(context, source)
        definite = head.startswith("ال")
        hits: dict[str, int] = {}
        for word in words:
            for key in cast.describing.get(word, ()):
                hits[key] = hits.get(key, 0) + 1
        whole = sum(count == len(words) for count in hits.values())
        spoken = [one.key for one in self.memory.spoken[-8:]]
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
            self._candidate(key, cast.names[key], True).atoms.update(
                (
                    f"{label}={level},{fit},{first}",
                    f"{label}:o={level},{whole == 1},{fit}",
                    f"{label}:b={beside},{fit},{definite}",
                    f"{label}:n={noun},{kind},{level}",
                    f"{label}:c={min(count, 3)},{level},{definite}",
                    f"{label}:s={key in spoken},{level},{fit}",
                )
            )

    def _behind_document(self, source: tuple[int, int]) -> None:
        """Names around the place where the subject was named before: the body behind البيان or التقرير."""
        context, around = self.memory.context, self.around
        layout, of = context.layout, context.classes.of
        if around.noun not in ("document", "source", "body", "?"):
            return
        word = bare(layout.forms[source[0]])
        for rank, at in enumerate(self.memory.earlier(word, source[0])):
            count = 0
            for near in range(max(0, at - 8), min(len(layout), at + 10)):
                mention = layout.mention_at.get(near)
                if mention is None or layout.mention_ends[mention][0] != near:
                    continue
                kind = layout.mentions[mention].type.value
                after = near > at
                self._named(mention).atoms.update(
                    (
                        f"doc={around.noun},{kind},{rank}",
                        f"doc:a={around.noun},{kind},{after},{count}",
                        f"doc:-1={of(near - 1)},{around.noun}",
                        f"doc:w={word},{kind},{after}",
                    )
                )
                count += 1

    def _recent(self, source: tuple[int, int]) -> None:
        """The persons, or the bodies, that were named last, for a subject that names none (الوزير, الشركة)."""
        layout, around = self.memory.context.layout, self.around
        wanted = "PER" if around.noun == "person" else "ORG"
        head = layout.forms[source[0]]
        found: list[str] = []
        for at in range(source[0] - 1, max(0, source[0] - 120), -1):
            mention = layout.mention_at.get(at)
            if mention is None or layout.mentions[mention].type.value != wanted:
                continue
            key = self.memory.cast.key_of[mention]
            if key in found:
                continue
            found.append(key)
            one = self._named(mention)
            beside = stem(head) in self.memory.cast.beside[key]
            one.atoms.update(
                (
                    f"recent={len(found)},{around.noun},{around.form}",
                    f"recent:b={beside},{around.noun}",
                    f"recent:h={head},{len(found) == 1}",
                    f"recent:c={self.memory.covered(at)},{around.noun}",
                )
            )
            if len(found) == 3:
                break

    def _spoken_before(self) -> None:
        """The last speakers."""
        context, cast, around = self.memory.context, self.memory.cast, self.around
        layout, of, fine = context.layout, context.classes.of, context.classes.fine
        forms = layout.forms
        token = self.draft.token
        source = around.source
        mode = self._mode
        sentence = context.sentences.start(token.first)
        head = forms[source[0]] if source else "-"
        words = content_words(forms[source[0] : source[1]]) if source else []
        subject = kind_of_phrase(context, around.subject)
        before_cue = of(token.first - 1)
        outer = 0
        for spoken in reversed(self.memory.spoken[-_REMEMBERED:]):
            if spoken.key in self._order:
                continue
            if len(self._order) >= _BACK:
                break
            self._order.append(spoken.key)
            one = self._candidate(spoken.key, spoken.name, spoken.entity)
            before = spoken.draft
            covered = before.opening.at <= token.first < before.end
            near = "in" if before.token.first >= sentence else "near" if token.first - before.end < 12 else "far"
            over = 0 <= spoken.within <= token.first
            rank = "over" if over else "under" if covered else str(outer)
            if not over and not covered:
                outer += 1
                if outer == 1:
                    self._last = near
                    if spoken.carrier is not None:
                        self._phrase("carrier", spoken.carrier)
            kind = spoken.kind
            if source is not None:
                theirs = cast.described[spoken.key] if spoken.entity else set(content_words(spoken.key.split()))
                shared = sum(word in theirs for word in words)
                share = f"{min(shared, 2)}/{min(len(words) - shared, 2)}"
                one.atoms.update(
                    (
                        f"last={rank},{around.has},{around.form}",
                        f"last:o={share},{around.has},{around.form},{kind if kind in ('PER', 'ORG', 'LOC') else 'ph'}",
                        f"last:n={kind},{around.noun},{around.form},{len(words) > 1}",
                        f"last:r={rank},{around.same},{around.noun}",
                        f"last:h={kind},{head},{len(words) > 1}",
                        f"last:s={share},{rank},{around.noun}",
                        f"last:d={near},{rank}",
                        f"last:c={kind},{fine(source[0])},{around.form}",
                        f"last:cc={spoken.fine},{fine(source[0])}",
                        f"last:p={spoken.sure},{rank}",
                    )
                )
            else:
                cut = token.cut > 0
                one.atoms.update(
                    (
                        f"{mode}last={rank},{near},{cut}",
                        f"{mode}last:s={rank},{near},{subject}",
                        f"{mode}last:-1={rank},{before_cue}",
                        f"{mode}last:a={rank},{token.cue.cue_class},{cut}",
                        f"{mode}last:r={rank},{around.relative >= 0},{covered}",
                        f"{mode}last:k={kind},{rank}",
                        f"{mode}last:p={spoken.sure},{rank}",
                        f"{mode}last:-1c={rank},{fine(token.first - 1)}",
                        f"{mode}last:c={rank},{spoken.fine}",
                    )
                )

    def _before_cue(self) -> None:
        """Names before the cue in its sentence, and in the sentence before."""
        context, around = self.memory.context, self.around
        layout, of = context.layout, context.classes.of
        token, mode = self.draft.token, self._mode
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
            label = mode + ("premc" if self.memory.covered(a) else "prem")
            self._named(mention).atoms.update(
                (
                    f"{label}={kind},{count},{self._last}",
                    f"{label}:-1={kind},{of(a - 1)}",
                    f"{label}:-1c={kind},{context.classes.fine(a - 1)}",
                    f"{label}:f={kind},{a == sentence},{of(token.first - 1)}",
                    f"{label}:e={kind},{b == token.first},{token.cut > 0}",
                    f"{mode}rel={antecedent},{relative >= 0},{kind}",
                    f"{mode}back={kind},{count},{self._back}",
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
                label = "earlierc" if self.memory.covered(at) else "earlier"
                self._named(mention).atoms.update(
                    (
                        f"{label}={kind},{count},{self._last}",
                        f"{label}:-1={kind},{of(at - 1)}",
                    )
                )
                count += 1

    def _phrase(self, label: str, phrase: tuple[int, int]) -> None:
        """A phrase, and each name in it, with features under the label."""
        context, mode = self.memory.context, self._mode
        layout, of = context.layout, context.classes.of
        words = layout.forms[phrase[0] : phrase[1]]
        inside = sorted({layout.mention_at[at] for at in range(*phrase) if at in layout.mention_at})
        types = {layout.mentions[mention].type.value for mention in inside}
        has = next((kind for kind in ("PER", "ORG", "LOC") if kind in types), "no")
        one = self._candidate(phrase_key(words), "", False)
        one.source = one.source or phrase
        noun = kind_of_phrase(context, phrase)
        cut = self.draft.token.cut > 0
        label = mode + label
        one.atoms.update(
            (
                f"{label}={has},{self._last},{cut}",
                f"{label}:n={noun},{has}",
                f"{label}:-1={of(self.draft.token.first - 1)},{has != 'no'}",
                f"{label}:h={of(phrase[0])},{bucket(len(words))}",
                f"{label}:c={context.classes.fine(phrase[0])}",
            )
        )
        person = next((mention for mention in inside if layout.mentions[mention].type.value == "PER"), None)
        first = layout.mention_at.get(phrase[0])
        meant = self._named(person) if person is not None else self._named(first) if first is not None else one
        meant.atoms.add(f"{label}*={self._last},{cut}")
        meant.atoms.add(f"{label}*b={self._last},{of(self.draft.token.first - 1)}")
        for rank, mention in enumerate(inside):
            kind = layout.mentions[mention].type.value
            a, b = layout.mention_ends[mention]
            self._named(mention).atoms.update(
                (
                    f"{label}m={kind},{has},{rank},{self._last}",
                    f"{label}m:f={kind},{a == phrase[0]},{b == phrase[1]},{noun}",
                    f"{label}m:-1={of(self.draft.token.first - 1)},{kind},{cut}",
                )
            )

    def _agreement(self) -> None:
        """Gender and number against the verb's, and the kinds of evidence together."""
        context, cast = self.memory.context, self.memory.cast
        cue = self.draft.token.cue
        left_out = self.around.source is None or self.around.fronted
        for one in self.found.values():
            theirs = self.memory.genders.get(one.key, "")
            kind = cast.types[one.key].value if one.entity else kind_of_phrase(context, one.source)
            if not theirs:
                theirs = cast.genders[one.key] if one.entity else gender_of_phrase(context, one.source)
            fits = "?"
            if cue.shape != "phrase" or cue.follows == "self":
                fits = agreement(cue, theirs, left_out)
            rank = str(min(self._order.index(one.key), 1)) if one.key in self._order else "-"
            kinds = "+".join(sorted({atom.partition("=")[0].partition(":")[0] for atom in one.atoms}))
            one.atoms.update(
                (
                    f"agree={fits},{self._mode},{rank}",
                    f"agree={fits},{kind},{cue.gender},{self._mode}",
                    f"kinds={kinds}",
                    f"type={kind},{self._mode}",
                )
            )


def gender_of_phrase(context: Context, phrase: tuple[int, int] | None) -> str:
    """The gender that the first noun of a phrase shows: "m", "f", "p" for people, or ""."""
    if phrase is None:
        return ""
    head = context.layout.forms[phrase[0]]
    if context.layout.feminine(phrase[0]) or bare(head) == "مصادر":
        return "f"
    kind = kind_of_phrase(context, phrase)
    return gender_of_noun(head, head) or ("p" if kind == "group" else "m" if kind in ("person", "source") else "")


def phrase_key(words: list[str]) -> str:
    """The key of a phrase that is no name: its words without marks."""
    return " ".join([word for word in words if word[0].isalnum()])


def remember(
    memory: Memory, draft: Draft, chosen: Candidate, name: str, carrier: tuple[int, int] | None, chance: float
) -> None:
    """Keep in mind that this one spoke, and of which gender its verb was."""
    if not chosen.key:
        return
    cue = draft.token.cue
    if chosen.source is not None and cue.gender and cue.shape in ("perfect", "imperfect"):
        known = memory.cast.genders.get(chosen.key) if chosen.entity else None
        gender = "p" if cue.number in ("p", "d") else cue.gender
        if not known and not (gender == "m" and _is_people(memory, chosen)):
            memory.genders.setdefault(chosen.key, gender)
    if not chosen.entity and chosen.source is not None and chosen.key not in memory.genders:
        gender = gender_of_phrase(memory.context, chosen.source)
        if gender:
            memory.genders[chosen.key] = gender
    kind = memory.cast.types[chosen.key].value if chosen.entity else noun_kind(memory.context, chosen.key)
    sure = "yes" if chance * draft.chance > 0.7 else "half" if chance * draft.chance > 0.4 else "no"
    fine = memory.context.classes.fine(chosen.source[0]) if chosen.source is not None and not chosen.entity else kind
    at = draft.token.first
    within = max(
        [one.draft.end for one in memory.spoken[-6:] if one.draft.opening.at <= at < one.draft.end], default=-1
    )
    memory.spoken.append(Spoken(chosen.key, name, chosen.entity, kind, draft, within, carrier, sure, fine))


def _is_people(memory: Memory, chosen: Candidate) -> bool:
    """Whether a phrase names several persons, whose verb in front of them is singular all the same."""
    return not chosen.entity and noun_kind(memory.context, chosen.key.partition(" ")[0]) == "group"
