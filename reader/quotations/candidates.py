"""Who could be the speaker of a quotation, and what speaks for each."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from reader.quotations.cast import Cast, bare, content_words
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
    """A speaker that was chosen before: `kind` is a type of name or what the phrase's noun names."""

    key: str
    name: str
    entity: bool
    kind: str
    draft: Draft


class Memory:
    """What an article has told so far of its speakers."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.cast = Cast(context.layout, context.cue_at)
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
    """Gathers the candidates for one draft."""

    def __init__(self, memory: Memory, draft: Draft) -> None:
        self.memory = memory
        self.draft = draft
        self.found: dict[str, Candidate] = {}
        self.around = situation(memory.context, draft)
        cue = draft.token.cue
        self._shape = cue.shape
        around = self.around
        self._situation = f"{cue.shape},{around.has},{around.form},{around.fronted}"
        self._order: list[str] = []

    def gather(self) -> list[Candidate]:
        """All candidates with their features; the last one is nobody."""
        around = self.around
        if around.source is not None:
            self._source(around.source)
            if around.has != "PER":
                self._described(around.source)
                self._behind_document(around.source)
        self._between()
        self._spoken_before()
        if around.source is None or self._shape == "phrase":
            self._before_cue()
        for label, phrase in (("subj", around.subject), ("psubj", around.earlier)):
            if phrase is not None:
                before = self.memory.context.classes.of(self.draft.token.first - 1)
                self._phrase(label, phrase, f"{self._shape},{before}")
        self._agreement()
        nobody = self._candidate("", "", False)
        cue = self.draft.token.cue
        nobody.atoms.update(("none", f"none:{self._situation}", f"none:l={cue.lemma},{cue.shape}"))
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
        forms, of = self.memory.context.layout.forms, self.memory.context.classes.of
        around, cue = self.around, self.draft.token.cue
        words = forms[source[0] : source[1]]
        one = self._candidate(phrase_key(words), "", False)
        one.source = source
        head = words[0]
        seen = bool(self.memory.earlier(bare(head), source[0]))
        one.atoms.update(
            (
                "ph",
                f"ph:{self._situation}",
                f"ph:head={head}",
                f"ph:size={bucket(len(words))},{around.has}",
                f"ph:same={around.same},{around.noun}",
                f"ph:hs={head},{len(words) == 1}",
                f"ph:l={cue.lemma}",
                f"ph:follows={cue.follows}",
                f"ph:noun={around.noun},{around.has},{around.form}",
                f"ph:seen={seen},{around.form},{around.has}",
                f"ph:nseen={seen},{around.noun},{around.form},{len(words) > 1}",
                f"ph:2={of(source[0] + 1)},{len(words) > 1}",
                f"ph:known={any(spoken.key == one.key for spoken in self.memory.spoken[-8:])}",
            )
        )

    def _between(self) -> None:
        """Names between the cue and the content, or in a subject before the cue."""
        context = self.memory.context
        layout, of = context.layout, context.classes.of
        forms = layout.forms
        around, cue, shape = self.around, self.draft.token.cue, self._shape
        source = around.source
        first, end = source if around.fronted and source else (around.first, around.end)
        seen: set[int] = set()
        persons = 0
        head = forms[source[0]] if source else "-"
        for at in range(first, end):
            mention = layout.mention_at.get(at)
            if mention is None or mention in seen:
                continue
            seen.add(mention)
            kind = layout.mentions[mention].type.value
            a, b = layout.mention_ends[mention]
            if mention == around.outlet and not (source and source[0] <= a < source[1]):
                continue
            one = self._named(mention)
            inside = source is not None and source[0] <= a and b <= source[1]
            place = "first" if source and a == source[0] else "last" if source and b == source[1] else "mid"
            place = place if inside else "out"
            if inside:
                one.source = one.source or source
            one.atoms.update(
                (
                    f"in={kind},{place}",
                    f"in={kind},{place},{shape}",
                    f"in:i={kind},{len(seen)},{persons}",
                    f"in:-1={kind},{of(a - 1)}",
                    f"in:-1f={forms[a - 1] if a > first else '^'}",
                    f"in:h={kind},{head},{place}",
                    f"in:n={kind},{around.noun},{place},{around.form}",
                    f"in:d={kind},{bucket(a - first)}",
                    f"in:has={kind},{around.has},{persons}",
                    f"in:+1={kind},{of(b)}",
                    f"in:glued={kind},{layout.starts[a] < layout.mentions[mention].span.start},{inside}",
                    f"in:l={kind},{cue.lemma},{place}",
                    f"in:p={place},{persons}",
                    f"in:front={around.fronted},{kind},{place}",
                )
            )
            persons += kind == "PER"

    def _described(self, source: tuple[int, int]) -> None:
        """Those whom the article gives the words of the subject as title, job or name."""
        cast, around = self.memory.cast, self.around
        forms = self.memory.context.layout.forms
        words = content_words(forms[source[0] : source[1]])
        if not words:
            return
        hits: dict[str, int] = {}
        for word in words:
            for key in cast.describing.get(word, ()):
                hits[key] = hits.get(key, 0) + 1
        whole = sum(count == len(words) for count in hits.values())
        for key, count in hits.items():
            if len(hits) > 12 and count < 2:
                continue
            one = self._candidate(key, cast.names[key], True)
            share = count / len(words)
            level = "all" if share == 1 else "half" if share >= 0.5 else "some"
            kind = cast.types[key].value
            beside = words[0] in cast.beside.get(key, ())
            one.atoms.update(
                (
                    f"role={kind},{level}",
                    f"role={kind},{level},{around.has},{around.form}",
                    f"role:n={kind},{min(count, 4)},{level}",
                    f"role:h={kind},{words[0] in cast.described[key]},{level}",
                    f"role:w={words[0]},{kind},{level}",
                    f"role:many={min(len(hits), 5)},{level}",
                    f"role:only={kind},{level},{whole == 1}",
                    f"role:noun={kind},{around.noun},{level}",
                    f"role:nb={kind},{around.noun},{beside}",
                    f"role:beside={kind},{beside},{around.form}",
                    f"role:wb={words[0]},{beside}",
                    f"role:size={kind},{min(len(words), 4)},{level}",
                )
            )

    def _behind_document(self, source: tuple[int, int]) -> None:
        """Names around the place where the subject was named before: the body behind البيان or التقرير."""
        context, around = self.memory.context, self.around
        layout, of = context.layout, context.classes.of
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
                        f"doc={kind},{rank},{after},{count}",
                        f"doc:w={word},{kind},{after}",
                        f"doc:-1={of(near - 1)},{kind},{after}",
                        f"doc:d={kind},{near - at if after else -1}",
                        f"doc:s={self._situation},{kind}",
                        f"doc:n={around.noun},{kind},{after}",
                    )
                )
                count += 1

    def _spoken_before(self) -> None:
        """The last speakers."""
        context, cast, around = self.memory.context, self.memory.cast, self.around
        layout, of = context.layout, context.classes.of
        forms = layout.forms
        token = self.draft.token
        shape = self._shape
        source = around.source
        has = source is not None
        sentence = context.sentences.start(token.first)
        head = forms[source[0]] if source else "-"
        words = content_words(forms[source[0] : source[1]]) if source else []
        subject = kind_of_phrase(context, around.subject)
        for spoken in reversed(self.memory.spoken[-_REMEMBERED:]):
            if spoken.key in self._order:
                continue
            rank = len(self._order)
            if rank >= _BACK:
                break
            self._order.append(spoken.key)
            one = self._candidate(spoken.key, spoken.name, spoken.entity)
            before = spoken.draft
            covered = before.opening.at <= token.first < before.end
            near = "in" if before.token.first >= sentence else "near" if token.first - before.end < 12 else "far"
            role = "role" if any(atom.startswith("role") for atom in one.atoms) else "-"
            kind = spoken.kind
            if words:
                theirs = cast.described[spoken.key] if spoken.entity else set(content_words(spoken.key.split()))
                shared = sum(word in theirs for word in words)
                share = "all" if shared == len(words) else "some" if shared else "no"
                one.atoms.update(
                    (
                        f"last:ov={share},{spoken.entity},{around.form}",
                        f"last:ovr={share},{rank},{around.same}",
                        f"last:ovk={share},{kind},{around.noun}",
                    )
                )
            one.atoms.update(
                (
                    f"last={rank},{self._situation}",
                    f"last={rank},{head},{shape}",
                    f"last:c={rank},{covered},{shape},{has}",
                    f"last:n={rank},{near},{shape},{has}",
                    f"last:s={rank},{around.same},{around.form},{role}",
                    f"last:-1={rank},{of(token.first - 1)},{shape},{has}",
                    f"last:a={rank},{token.cue.cue_class},{token.cut > 0},{has}",
                    f"last:k={rank},{kind},{around.has},{around.form}",
                    f"last:kn={kind},{around.noun}",
                    f"last:knr={rank},{kind},{around.noun},{around.form}",
                    f"last:kh={kind},{head}",
                    f"last:b={rank},{before.token.cue.shape},{shape},{has}",
                    f"last:f={rank},{around.relative >= 0},{subject}",
                    f"last:fs={rank},{near},{token.cut > 0},{subject}",
                )
            )

    def _before_cue(self) -> None:
        """Names before the cue in its sentence, and in the sentence before."""
        context, around = self.memory.context, self.around
        layout, of = context.layout, context.classes.of
        token, shape = self.draft.token, self._shape
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
            label = "premc" if self.memory.covered(a) else "prem"
            self._named(mention).atoms.update(
                (
                    f"{label}={kind},{count},{shape}",
                    f"{label}:-1={kind},{of(a - 1)},{shape}",
                    f"{label}:-2={kind},{of(a - 2)},{of(a - 1)}",
                    f"{label}:+1={kind},{of(b)}",
                    f"{label}:c={kind},{of(token.first - 1)},{token.cut > 0},{count}",
                    f"{label}:s={kind},{bucket(a - sentence)},{shape}",
                    f"{label}:l={kind},{token.cue.lemma},{count}",
                    f"{label}:e={kind},{b == token.first}",
                    f"{label}:any={kind},{count}",
                    f"rel={antecedent},{relative >= 0}",
                    f"rel={antecedent},{relative >= 0},{kind},{relative - b}",
                )
            )
            count += 1
        if sentence > 0 and shape != "participle" and around.source is None:
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
                        f"{label}={kind},{count},{shape}",
                        f"{label}:-1={kind},{of(at - 1)},{count}",
                        f"{label}:s={kind},{count},{len(self.memory.spoken) > 0}",
                    )
                )
                count += 1

    def _phrase(self, label: str, phrase: tuple[int, int], where: str) -> None:
        """A phrase, and each name in it, with features under the label."""
        context = self.memory.context
        layout, of = context.layout, context.classes.of
        words = layout.forms[phrase[0] : phrase[1]]
        inside = sorted({layout.mention_at[at] for at in range(*phrase) if at in layout.mention_at})
        types = {layout.mentions[mention].type.value for mention in inside}
        has = next((kind for kind in ("PER", "ORG", "LOC") if kind in types), "no")
        one = self._candidate(phrase_key(words), "", False)
        one.source = one.source or phrase
        noun = kind_of_phrase(context, phrase)
        one.atoms.update(
            (
                label,
                f"{label}:{has},{where}",
                f"{label}:n={noun},{self._shape}",
                f"{label}:h={of(phrase[0])},{bucket(len(words))}",
                f"{label}:head={words[0]}",
                f"{label}:-1={of(phrase[0] - 1)}",
            )
        )
        for rank, mention in enumerate(inside):
            kind = layout.mentions[mention].type.value
            a, b = layout.mention_ends[mention]
            self._named(mention).atoms.update(
                (
                    f"{label}m={kind},{has},{rank}",
                    f"{label}m:s={kind},{where}",
                    f"{label}m:f={kind},{a == phrase[0]},{b == phrase[1]}",
                    f"{label}m:n={kind},{noun}",
                )
            )

    def _agreement(self) -> None:
        """Gender and number against the verb's, and the kinds of evidence together."""
        context, cast = self.memory.context, self.memory.cast
        cue = self.draft.token.cue
        gender, number = cue.gender, cue.number
        if cue.shape == "phrase" and cue.follows != "self":
            gender = ""
        for one in self.found.values():
            theirs = self.memory.genders.get(one.key, "")
            kind = "-"
            if one.entity:
                kind = cast.types[one.key].value
                theirs = theirs or ("f" if one.key in cast.feminine else "?")
            elif one.source is not None:
                kind = kind_of_phrase(context, one.source)
                if not theirs:
                    theirs = "f" if context.layout.feminine(one.source[0]) else "p" if kind == "group" else "?"
            if gender:
                one.atoms.add(f"agree={theirs},{gender},{number},{kind}")
                one.atoms.add(f"agree={theirs},{gender},{self.around.source is not None}")
            kinds = "+".join(sorted({atom.split("=")[0].split(":")[0] for atom in one.atoms}))
            one.atoms.add(f"kinds={kinds}")
            one.atoms.add(f"kinds={kinds},{cue.shape}")
            one.atoms.add(f"type={kind},{cue.shape}")


def phrase_key(words: list[str]) -> str:
    """The key of a phrase that is no name: its words without marks."""
    return " ".join([word for word in words if word[0].isalnum()])


def remember(memory: Memory, draft: Draft, chosen: Candidate, name: str) -> None:
    """Keep in mind that this one spoke, and of which gender its verb was."""
    if not chosen.key:
        return
    cue = draft.token.cue
    if chosen.source is not None and cue.gender and cue.shape in ("perfect", "imperfect"):
        memory.genders.setdefault(chosen.key, cue.gender + cue.number if cue.number != "s" else cue.gender)
    kind = memory.cast.types[chosen.key].value if chosen.entity else noun_kind(memory.context, chosen.key)
    memory.spoken.append(Spoken(chosen.key, name, chosen.entity, kind, draft))
