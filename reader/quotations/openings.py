"""Where the words that a cue introduces could begin, and what speaks for each place."""

from __future__ import annotations

from reader.quotations.cues import CueToken
from reader.quotations.layout import LINE
from reader.quotations.marks import MARKS
from reader.quotations.phrases import noun_kind
from reader.quotations.places import Context, Opening, bucket
from reader.quotations.preceding import preceding
from reader.quotations.words import (
    AFTER_PHRASE,
    ASIDES,
    ASKING,
    BARE,
    COMMAS,
    DASHES,
    PASSING_ON,
    RELATIVE,
    WITH_PRONOUN,
    WITH_RELATIVE,
)

_FAR = 64
_MOST = 12
_WHAT = frozenset(("ما", "مما", "بما", "لما", "عما"))
_OBJECTS = ("ه", "ها", "هم")


def cue_atoms(context: Context, token: CueToken) -> tuple[str, ...]:
    """The features of the cue itself and of its neighbours."""
    cue, of, fine = token.cue, context.classes.of, context.classes.fine
    shape = cue.shape
    first = token.first
    before, after = of(first - 1), of(token.end)
    prefix = "و" if token.cut else ""
    start = context.sentences.start(first)
    initial = first == start
    said_by = within(context, token)
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
        f"in={said_by},{shape}",
        f"inl={said_by},{cue.lemma}",
        f"in-1={said_by},{before},{shape}",
    )


def within(context: Context, token: CueToken) -> str:
    """The shape of an earlier cue of the sentence whose words can hold this one (قال إن الوزارة تعتقد), or ""."""
    forms, cue_at = context.layout.forms, context.cue_at
    shape = ""
    for at in range(max(context.sentences.start(token.first), token.first - _FAR), token.first):
        form = forms[at]
        if shape and (form in BARE or form in WITH_PRONOUN or form == ":"):
            return shape
        cue = cue_at.get(at)
        if cue is not None and cue.cue.shape != "noun":
            shape = cue.cue.shape
    return ""


def openings(context: Context, token: CueToken) -> list[Opening]:
    """The places after the cue, then those before it, where its content could begin. Looks a bounded way only."""
    found = _after(context, token)
    cue = token.cue
    if cue.follows in ("noun", "verb", "self") or cue.shape in ("perfect", "imperfect"):
        found.extend(preceding(context, token, bool(found)))
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
    if cue.object and not cue.of and of(token.first - 1) in _WHAT:
        # "ليرى ما قاله الوزير": what was said is not told.
        limit = next((at for at in range(token.end, limit) if forms[at] in COMMAS or forms[at] in BARE), limit)
    if inside >= 0:
        limit = min(limit, pairs[inside])
    found: list[Opening] = []
    said = commas = cues = names = relatives = marks = dashes = complements = bare = prepositions = 0
    last_name = -1
    # In "كما قال الوزير، …" and "…، يقول الوزير، …" the words go on behind the comma.
    parenthetic = of(token.first - 1) in ("كما", "،")
    verb = aside = False
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
            # In وفقا ل«رويترز» the marks hold the source.
            if (close >= 0 or form in '«“"„') and not (at == token.end and cue.follows == "noun"):
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
                            *_quoted(context, inner, close),
                        ),
                    )
                marks += 1
                if 0 <= close < limit:
                    names += name >= 0
                    last_name = close
                    at = close + 1
                    continue
        elif form in BARE or ((phrase or parenthetic) and form in AFTER_PHRASE):
            after = at + 1
            if after < len(forms) and forms[after] == ":":
                after += 1
            if after < limit:
                if forms[after] in MARKS and (after in pairs or forms[after] in '«“"'):
                    close = pairs.get(after, -1)
                    inner = after + 1
                    if inner < len(forms) and inner != close:
                        inside_marks = bucket((close if close >= 0 else after + 99) - after - 1)
                        extra = (f"f={form}", f"size={inside_marks}", f"cl={close >= 0}")
                        add("comp-mark", inner, 0, after, (*extra, *_quoted(context, inner, close)))
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
            # Where a mark or إن follows, that is the place.
            if forms[following] not in MARKS and (forms[following] not in BARE or following + 1 >= limit):
                add("colon", following)
            elif following == at + 2:
                limit = following + 1
                at += 1
        elif form in COMMAS:
            commas += 1
            # In "بحسب البيطار، الذي قاد الفريق، فإن …" the words go on behind the comma after the next.
            aside = phrase and not aside and at + 1 < limit and forms[at + 1] in WITH_RELATIVE
            # In "كما قال الوزير، فإن …" they begin behind فإن.
            aside = aside or (parenthetic and at + 1 < limit and forms[at + 1] in AFTER_PHRASE)
            if not aside and at + 1 < limit and (phrase or bare == 0 or parenthetic) and commas < 4:
                add("comma", at + 1, 0, -1, (f"p={cue.follows}",))
        elif form in DASHES:
            dashes += 1
            if phrase and at > token.end and of(token.first - 1) == form and at + 1 < limit:
                # "-وفق ما أكد الوزير- …"
                add("comma", at + 1, 0, -1, ("dash",))
        elif form in cue.prepositions and at + 1 < limit and prepositions < 2:
            noun = forms[at + 1]
            source = form == "عن" and lemma in PASSING_ON
            if not source and noun not in BARE and noun not in WITH_PRONOUN and noun not in MARKS and noun != "ذلك":
                add("prep", at + 1)
            prepositions += 1
        elif (
            prepositions < 2
            and form[0] in cue.prepositions
            and len(form) > 3
            and form[1:] != "ذلك"
            and at not in context.cue_at
            and of(at) in ("بال", "ب", "لال", "ل")
        ):
            prepositions += 1
            add("glued", at, 1)
        elif (
            bare < 3
            and not phrase
            and cue.takes
            and form[0].isalnum()
            and form not in ("باسم", "ذلك")
            and (
                at == token.end or last_name == at - 1 or (forms[at - 1].startswith("ال") and not form.startswith("ال"))
            )
        ):
            bare += 1
            noun = noun_kind(context, form) if at not in layout.mention_at else "name"
            directly = at == token.end
            add("bare", at, 0, -1, (f"ask={form in ASKING}", f"noun={noun},{cue.of}", f"first={directly},{noun}"))
        # In "وفقا لبيان نشرته الوزارة، …" the verb belongs to the statement.
        if (
            phrase
            and not (verb or aside)
            and at > token.end
            and context.classes.is_verb(at)
            and (commas or not form.endswith(_OBJECTS))
        ):
            verb = True
            add("verb", at)
        if form in RELATIVE:
            relatives += 1
        passed = context.cue_at.get(at)
        if passed is not None and passed.cue.shape == "noun":
            said += 1
        elif passed is not None:
            cues += 1
            # "أورد نص الاتفاق": here نص is a noun.
            directly = at == token.end and shape != "participle" and passed.cue.lemma != "نص"
            if directly and passed.cue.shape in ("perfect", "imperfect"):
                break
        mention = layout.mention_at.get(at, -1)
        if mention >= 0:
            names += 1
            last_name = min(layout.mention_ends[mention][1], limit) - 1
        at += 1
    return found


def _quoted(context: Context, first: int, close: int) -> tuple[str, ...]:
    """Features of what stands in marks: a name, a term or a sentence, and what goes on behind it."""
    if close < 0:
        return ("open",)
    of = context.classes.of
    verb = next((at - first for at in range(first, min(close, first + 8)) if context.classes.is_verb(at)), 9)
    size = bucket(close - first)
    return (
        f"verb={min(verb, 4)},{size}",
        f"last={of(close - 1)}",
        f"follow2={of(close + 1)},{of(close + 2)}",
    )


def _before_aside(forms: list[str], at: int, least: int) -> int:
    """The token, or where an aside in dashes or brackets begins that ends right before it."""
    if at - 1 <= least or forms[at - 1] not in ASIDES:
        return at
    mate = ASIDES[forms[at - 1]]
    return next((opening for opening in range(at - 2, least - 1, -1) if forms[opening] == mate), at)
