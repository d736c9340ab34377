"""Where the words that a cue introduces could begin, and what speaks for each place."""

from __future__ import annotations

from typing import NamedTuple

from reader.arabic.normaliser import fold
from reader.quotations.classes import TokenClasses
from reader.quotations.cues import CueToken
from reader.quotations.layout import LINE, SENTENCE_ENDS, Layout
from reader.quotations.marks import MARKS
from reader.quotations.sentences import Sentences

BARE = frozenset(("ان", "بان"))
"""Complementisers that are no part of what is said."""

_AFTER_PHRASE = frozenset(("فان", "فقد"))
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "ني", "نا", "ي", "ك", "كم")
WITH_PRONOUN = frozenset(
    [start + "ان" + pronoun for start in ("", "ب") for pronoun in _PRONOUNS]
    + [start + "كون" + pronoun for start in ("", "ب") for pronoun in _PRONOUNS]
    + ["بانا", "الا", "بالا"]
)
"""Complementisers that carry a pronoun, which is part of what is said."""

_ASKING = frozenset(fold("هل ما لماذا كيف متى أين عما مما بما لمن ماذا أي").split())
_RELATIVE = frozenset(fold("الذي التي الذين اللذان اللتان والذي والتي والذين").split())
_COMMAS = frozenset("،,؛;")
_ASIDES = {"-": "-", "–": "–", "—": "—", ")": "(", "]": "["}
_DASHES = frozenset("-–—()[]")
ADVERBIAL = frozenset(
    fold(
        """من في وفي ومن عن وعن على وعلى خلال وخلال بعد وبعد قبل وقبل ضمن بدوره بدورها وبدوره إلى وإلى منذ عقب رغم ورغم
        مع ومع إثر أثناء حول وحول بشأن وبشأن خلافا ردا وردا بالمقابل لذلك ولذلك"""
    ).split()
)
"""Words that can begin a sentence before its subject and verb."""
_FAR = 64
_MOST = 12


class Opening(NamedTuple):
    """A place where content could begin.

    `kind` says by what; `at` is the first token of the content, of which `cut` letters stay outside; `mark` is the
    token of the opening mark or -1; `end` is the token after the content where it is known already, else -1.
    `shared` are the features that it has in common with the other places of its cue and kind, `own` the rest.
    """

    kind: str
    at: int
    cut: int
    mark: int
    end: int
    shared: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def atoms(self) -> tuple[str, ...]:
        """All features."""
        return self.shared + self.own


class Context(NamedTuple):
    """What is known of the whole text while one cue is looked at.

    `ends` holds the features of the places where content can end, by kind and token, once one cue has asked for them.
    """

    layout: Layout
    sentences: Sentences
    classes: TokenClasses
    pairs: dict[int, int]
    closes: dict[int, int]
    enclosing: list[int]
    cue_at: dict[int, CueToken]
    nouns: dict[str, str]
    bodies: dict[str, frozenset[str]]
    ends: dict[tuple[str, int], tuple[str, ...]]


def bucket(count: int) -> str:
    """A number as one of a few steps."""
    if count < 6:
        return str(count)
    return "6" if count < 9 else "9" if count < 14 else "14" if count < 22 else "22" if count < 40 else "40"


def cue_atoms(context: Context, token: CueToken) -> tuple[str, ...]:
    """The features of the cue itself and of its neighbours."""
    cue, of, fine = token.cue, context.classes.of, context.classes.fine
    shape = cue.shape
    first = token.first
    before, after = of(first - 1), of(token.end)
    prefix = "و" if token.cut else ""
    initial = first == context.sentences.start(first)
    return (
        "bias",
        "l=" + cue.lemma,
        "s=" + shape,
        f"ls={cue.lemma},{shape}",
        f"c={cue.cue_class},{shape}",
        f"o={shape},{cue.object},{cue.of}",
        f"g={shape},{cue.gender}{cue.number}",
        f"-1={before}",
        f"-1s={before},{shape}",
        f"-2={of(first - 2)},{before}",
        f"+1={after}",
        f"+1s={after},{shape}",
        f"+1l={after},{cue.lemma}",
        f"+2={after},{of(token.end + 1)}",
        f"-1c={fine(first - 1)},{shape}",
        f"+1c={fine(token.end)}",
        f"+1cs={fine(token.end)},{shape}",
        f"+1cl={fine(token.end)},{cue.lemma}",
        f"+2c={fine(token.end)},{fine(token.end + 1)}",
        f"-2c={fine(first - 2)},{fine(first - 1)}",
        f"i={initial},{prefix},{shape}",
        f"il={initial},{prefix},{cue.lemma}",
        f"q={context.enclosing[first] >= 0},{shape}",
    )


def openings(context: Context, token: CueToken) -> list[Opening]:
    """The places after the cue, then those before it, where its content could begin. Looks a bounded way only."""
    found = _after(context, token)
    cue = token.cue
    if cue.follows in ("noun", "verb", "self") or cue.shape in ("perfect", "imperfect"):
        found.extend(_before(context, token, bool(found)))
    return found


def _after(context: Context, token: CueToken) -> list[Opening]:
    layout, of, fine = context.layout, context.classes.of, context.classes.fine
    forms, pairs = layout.forms, context.pairs
    cue = token.cue
    phrase = cue.shape == "phrase"
    shape = cue.shape
    lemma = cue.lemma
    inside = context.enclosing[token.first]
    limit = min(len(forms), token.end + _FAR, context.sentences.end(token.first))
    if inside >= 0:
        limit = min(limit, pairs[inside])
    found: list[Opening] = []
    said = commas = cues = names = relatives = marks = dashes = complements = bare = prepositions = 0
    last_name = -1
    # In "كما قال الوزير، …" and "…، يقول الوزير، …" the words go on behind the comma.
    parenthetic = of(token.first - 1) in ("كما", "،")
    verb = False
    at = token.end
    owned = f"o={cue.object},{cue.of},"
    shared = (
        "bias",
        f"l={lemma}",
        f"ls={lemma},{shape}",
        f"c={cue.cue_class},{shape}",
        f"cue-1={of(token.first - 1)}",
    )

    def add(kind: str, where: int, cut: int = 0, mark: int = -1, extra: tuple[str, ...] = ()) -> None:
        distance = at - token.end
        step = bucket(distance)
        before = _before_aside(forms, at, token.end)
        previous = of(before - 1)
        own = (
            f"aside={before < at}",
            "d=" + step,
            f"ds={step},{shape}",
            f"{owned}{distance == 0}",
            "-1=" + previous,
            f"-1l={previous},{lemma}" if distance else f"0l={lemma}",
            f"-2={of(at - 2)},{previous}",
            "+1=" + of(where),
            f"+2={of(where)},{of(where + 1)}",
            f"-1c={fine(at - 1)}",
            f"+1c={fine(where)}",
            f"+2c={fine(where)},{fine(where + 1)}",
            f"-2c={fine(at - 2)},{fine(at - 1)}",
            f"cues={cues}",
            f"said={min(said, 2)},{lemma}",
            f"cd={cues},{step}",
            f"commas={min(commas, 4)},{dashes % 2}",
            f"names={min(names, 3)}",
            f"rel={relatives},{cues}",
            f"marks={min(marks, 2)}",
            f"comp={complements}",
            f"prep={forms[at - 1] in cue.prepositions}",
            f"lastname={last_name == at - 1}",
            f"rank={len(found)}",
            *extra,
        )
        found.append(Opening(kind, where, cut, mark, -1, shared, own))

    while at < limit and len(found) < _MOST and cues < 4:
        form = forms[at]
        if form in MARKS:
            close = pairs.get(at, -1)
            if close >= 0 or form in '«“"„':
                inner = at + 1
                if inner < len(forms) and forms[inner] in BARE:
                    inner += 1
                size = (close if close >= 0 else at + 99) - at - 1
                name = layout.mention_at.get(at + 1, -1)
                whole = name >= 0 and close >= 0 and layout.mention_ends[name][1] >= close
                follow = of(close + 1) if close >= 0 else "?"
                if size > 0 and inner < len(forms):
                    add(
                        "mark",
                        inner,
                        0,
                        at,
                        (
                            f"size={bucket(size)}",
                            f"sized={bucket(size)},{bucket(at - token.end)}",
                            f"whole={whole}",
                            f"follow={follow}",
                            f"sizefollow={bucket(size)},{follow}",
                            f"sizel={min(size, 6)},{lemma}",
                            f"size-1={min(size, 6)},{of(at - 1)}",
                            f"closed={close >= 0}",
                        ),
                    )
                marks += 1
                if 0 <= close < limit:
                    names += name >= 0
                    last_name = close
                    at = close + 1
                    continue
        elif form in BARE or (phrase and form in _AFTER_PHRASE):
            after = at + 1
            if after < len(forms) and forms[after] == ":":
                after += 1
            if after < limit:
                if forms[after] in MARKS and (after in pairs or forms[after] in '«“"'):
                    close = pairs.get(after, -1)
                    inner = after + 1
                    if inner < len(forms) and inner != close:
                        inside_marks = bucket((close if close >= 0 else after + 99) - after - 1)
                        add("comp-mark", inner, 0, after, (f"f={form}", f"size={inside_marks}", f"cl={close >= 0}"))
                else:
                    add("comp", after, 0, -1, (f"f={form}", f"fl={form},{lemma}", f"fp={of(at - 1)},{form}"))
            complements += 1
        elif form in WITH_PRONOUN:
            add("pronoun", at, 0, -1, (f"f={form}", f"fl={form},{lemma}"))
            complements += 1
        elif form == ":":
            following = at + 2 if at + 1 < len(forms) and forms[at + 1] == LINE else at + 1
            if following >= len(forms):
                break
            # Where a mark follows, the mark is the place.
            if forms[following] not in MARKS:
                add("colon", following)
            elif following == at + 2:
                limit = following + 1
                at += 1
        elif form in _COMMAS:
            commas += 1
            if at + 1 < limit and (phrase or bare == 0 or parenthetic) and commas < 4:
                add("comma", at + 1, 0, -1, (f"p={cue.follows}",))
        elif form in _DASHES:
            dashes += 1
        elif form in cue.prepositions and at + 1 < limit and prepositions < 2:
            noun = forms[at + 1]
            if noun not in BARE and noun not in WITH_PRONOUN and noun not in MARKS:
                add("prep", at + 1)
            prepositions += 1
        elif (
            prepositions < 2
            and form[0] in cue.prepositions
            and len(form) > 3
            and at not in context.cue_at
            and of(at) in ("بال", "ب", "لال", "ل")
        ):
            prepositions += 1
            add("glued", at, 1)
        elif (
            bare < 3
            and not phrase
            and cue.takes
            and (
                at == token.end or last_name == at - 1 or (forms[at - 1].startswith("ال") and not form.startswith("ال"))
            )
        ):
            bare += 1
            add("bare", at, 0, -1, (f"ask={form in _ASKING}",))
        if phrase and not verb and at > token.end and context.classes.is_verb(at):
            verb = True
            add("verb", at)
        if form in _RELATIVE:
            relatives += 1
        passed = context.cue_at.get(at)
        if passed is not None and passed.cue.shape == "noun":
            said += 1
        elif passed is not None:
            cues += 1
            if at == token.end and passed.cue.shape in ("perfect", "imperfect") and shape != "participle":
                break
        mention = layout.mention_at.get(at, -1)
        if mention >= 0:
            names += 1
            last_name = min(layout.mention_ends[mention][1], limit) - 1
        at += 1
    return found


def _main_clause(context: Context, start: int, end: int) -> int:
    """Where the sentence proper begins behind an adverbial and its comma (وردا على ذلك، …), else its start."""
    forms = context.layout.forms
    if forms[start] not in ADVERBIAL:
        return start
    return next((at + 1 for at in range(start + 1, min(end, start + 16)) if forms[at] in "،,"), start)


def _before_aside(forms: list[str], at: int, least: int) -> int:
    """The token, or where an aside in dashes or brackets begins that ends right before it."""
    if at - 1 <= least or forms[at - 1] not in _ASIDES:
        return at
    mate = _ASIDES[forms[at - 1]]
    return next((opening for opening in range(at - 2, least - 1, -1) if forms[opening] == mate), at)


def _before(context: Context, token: CueToken, after: bool) -> list[Opening]:
    layout, of, fine = context.layout, context.classes.of, context.classes.fine
    forms = layout.forms
    cue = token.cue
    start = context.sentences.start(token.first)
    end = token.first
    if end - 1 >= start and forms[end - 1] in ("كما", "وذلك"):
        end -= 1
    hint = forms[end] if end < token.first else ""
    comma = end - 1 >= start and forms[end - 1] in _COMMAS
    dash = end - 1 >= start and forms[end - 1] in "-–—("
    if comma or dash:
        end -= 1
    found: list[Opening] = []
    if end - start < 2:
        return found
    following = token.end
    while following < len(forms) and following < token.end + 12 and forms[following] not in ".،,\n؛":
        following += 1
    stop = forms[following] if following < len(forms) else "$"
    shared = (
        "bias",
        f"l={cue.lemma}",
        f"ls={cue.lemma},{cue.shape}",
        f"f={cue.follows},{cue.shape}",
        f"comma={comma},{dash},{hint}",
        f"cc={comma},{hint},{cue.shape}",
        f"+1={of(token.end)}",
        f"after={after},{cue.shape}",
        f"stop={stop},{bucket(following - token.end)}",
        f"obj={cue.object}",
    )

    def add(kind: str, where: int, last: int, mark: int = -1) -> None:
        own = (
            f"len={bucket(last - where)}",
            f"first={of(where)}",
            f"firstc={fine(where)}",
            f"last={of(last - 1)}",
            f"cue={any(at in context.cue_at for at in range(where, min(last, where + 60)))}",
            f"free={of(mark - 1) if mark >= 0 else '-'},{cue.shape}",
            f"freecue={mark >= 1 and any(at in context.cue_at for at in range(max(0, mark - 4), mark))}",
        )
        found.append(
            Opening(kind, where, 1 if of(where)[0] == "و" and len(forms[where]) > 3 else 0, mark, last, shared, own)
        )

    if cue.object and end - 2 >= 0 and forms[end - 1] == "ما" and forms[end - 2] in ("هذا", "وهذا"):
        # "هذا ما أكده الوزير": the sentence before is what was said.
        previous = context.sentences.start(max(0, start - 2))
        last = start - 1 if forms[start - 1] in SENTENCE_ENDS or forms[start - 1] == LINE else start
        if previous < last and start - previous <= 120:
            add("previous", previous, last)
        return found
    if cue.shape != "phrase" and not comma and not hint and forms[end - 1] not in MARKS:
        return found
    if forms[end - 1] in MARKS:
        opening = context.closes.get(end - 1, -1)
        if opening >= 0 and end - 1 - opening > 1:
            add("before-mark", opening + 1, end - 1, opening)
            if cue.shape != "phrase":
                return found
    if end - start <= 120:
        add("before-sentence", start, end)
        main = _main_clause(context, start, end)
        if main > start:
            add("before-main", main, end)
        inner = [at for at in range(start + 1, end - 1) if forms[at] in "،؛,"][-2:]
        for at in reversed(inner):
            if end - at > 3:
                add("before-comma", at + 1, end)
    return found
