"""How far the words that a cue introduces run, and what speaks for each end."""

from __future__ import annotations

from typing import NamedTuple

from reader.arabic.normaliser import fold
from reader.quotations.cues import CueToken
from reader.quotations.layout import LINE, SENTENCE_ENDS
from reader.quotations.marks import CLOSING, MARKS
from reader.quotations.places import Context, Opening, bucket
from reader.quotations.words import BARE, RELATIVE

_COMMAS = frozenset("،,؛;")
_INSIDE = frozenset(("comma", "afterclose", "cue", "turn", "dash", "dots"))
_TURNS = frozenset(fold("لكن ولكن لكنه لكنها بينما فيما إلا غير بيد دون حيث إذ بعدما").split())
_VERBS = frozenset(fold("كان كانت كانوا ليس ليست هناك قد سوف تم يتم أصبح أصبحت بات باتت لا لم لن هو هي هم").split())
_FAR = 320
_MOST = 24
_SENTENCES = 6


_EVENTS = MARKS | _COMMAS | SENTENCE_ENDS | _TURNS | frozenset((LINE, "-", "–", "—", "(", ")", "..", "...", ":"))
"""The words and marks at which content can end; all others are passed by quickly, cues apart."""


class Ending(NamedTuple):
    """A place where content could end: `end` is the token after its last one, `kind` says by what.

    `here` are the features of the place alone, which are the same for every cue whose content could end there; `run`
    those of the content that would end there.
    """

    kind: str
    end: int
    here: tuple[str, ...]
    run: tuple[str, ...]

    @property
    def atoms(self) -> tuple[str, ...]:
        """All features."""
        return self.here + self.run


def endings(context: Context, token: CueToken, opening: Opening) -> list[Ending]:
    """The places where the content that begins at the opening could end, in order. Looks a bounded way only."""
    layout, of, pairs = context.layout, context.classes.of, context.pairs
    fine, cue_at, known = context.classes.fine, context.cue_at, context.ends
    forms, stops = layout.forms, context.sentences.stops
    start = opening.at
    limit = min(len(forms), start + _FAR)
    inside = context.enclosing[token.first]
    if inside >= 0 and inside != opening.mark:
        limit = min(limit, pairs[inside])
    close = pairs.get(opening.mark, -1) if opening.mark >= 0 else -1
    shape = token.cue.shape
    # Whether the cue itself stands in a clause that goes on behind what it introduces.
    outer = of(token.first - 1)
    found: list[Ending] = []
    commas = sentences = marks = brackets = 0
    verbs = 0
    dash = told = False
    cue = token.cue
    dashed = forms[token.first - 1] in "-–—" if token.first else False
    opened = "open" if opening.mark >= 0 and close < 0 else "mark" if opening.mark >= 0 else "no"
    relative = token.first > 0 and of(token.first - 1) in ("الذي", "التي", "الذين", "والذي", "والتي", "ما", "كما")

    bounded = _in_apposition(context, token)

    def add(kind: str, end: int, following: int) -> None:
        size = bucket(end - start)
        one = of(following)
        here = known.get((kind, end))
        if here is None:
            here = known[kind, end] = _here(context, kind, end, following)
        beside = cue_at.get(following)
        also = "-" if beside is None else f"{beside.cue.shape},{beside.cut}"
        run = (
            f"k={kind},{opened}",
            f"also={kind},{shape},{also}",
            f"told={kind},{told},{sentences}",
            f"v={kind},{verbs},{one}",
            f"vo={kind},{verbs},{opening.kind}",
            f"since={kind},{bucket(end - (found[-1].end if found else start))},{one}",
            f"qo={kind},{outer},{one}",
            f"qs={kind},{outer},{shape}",
            f"ks={kind},{size}",
            f"kc={kind},{min(commas, 4)},{sentences}",
            f"km={kind},{min(marks, 2)},{opened},{sentences}",
            f"ko={kind},{opening.kind}",
            f"kos={kind},{opening.kind},{sentences},{one}",
            f"kb={kind},{brackets},{dash}",
            f"kd={kind},{dashed},{brackets}",
            f"kl={kind},{cue.lemma},{cue.shape}",
            f"ksh={kind},{cue.shape},{relative}",
            f"kr={kind},{relative},{one}",
            f"kq={kind},{inside >= 0}",
            f"rank={min(len(found), 6)},{kind}",
            f"kx={kind},{close >= 0 and end > close},{one}",
        )
        found.append(Ending(kind, end, here, run))

    at = start
    while at < limit and len(found) < _MOST:
        form = forms[at]
        if verbs < 2 and (form in _VERBS or of(at) == "يفعل" or fine(at)[0] == "v" or (at in cue_at and at > start)):
            verbs += 1
        if form not in _EVENTS and at not in cue_at:
            at += 1
            continue
        if at == close:
            marks += 1
            add("close", at, at + 1)
        elif form == LINE:
            if close < 0 or at > close:
                add("line", at, at + 1)
                break
        elif at in pairs and pairs[at] < limit:
            marks += 1
            # ومضيفا: «…» are words of another cue.
            told = told or _introduced(context, at, start)
            at = pairs[at] + 1
            if at - 1 > start and not (at < len(forms) and forms[at] in _COMMAS):
                add("afterclose", at, at)
            continue
        elif at < close:
            pass
        elif form in _COMMAS:
            if at > start:
                add("comma", at, at + 1)
                if bounded and context.classes.is_verb(at + 1):
                    # "القمة، التي قال عنها الوزير إنها …، تأتي بعد …": the sentence itself goes on.
                    break
            commas += 1
        elif form in SENTENCE_ENDS and (at + 1 in stops or at + 2 in stops):
            if at > start:
                add("stop", at, at + 1)
            sentences += 1
            if sentences >= _SENTENCES:
                break
        elif (form in CLOSING or form == '"') and at > start:
            add("stray", at, at + 1)
        elif form in "-–—":
            if at > start:
                add("dash", at, at + 1)
            dash = not dash
        elif form == "(":
            brackets += 1
        elif form == ")":
            if brackets == 0 and at > start:
                add("bracket", at, at + 1)
            brackets = max(0, brackets - 1)
        elif form in ("..", "...", ":") and at > start:
            # In "…، ويضيف:" the colon is another cue's.
            if form != ":" or not any(one in cue_at and cue_at[one].cue.shape != "noun" for one in (at - 1, at - 2)):
                add("dots", at, at + 1)
        elif at > start + 1 and form in _TURNS:
            add("turn", at, at)
        elif at > start + 1 and at in cue_at:
            other = cue_at[at].cue
            if other.shape in ("participle", "phrase") or (cue_at[at].cut and other.shape != "noun"):
                add("cue", at, at)
                if cue_at[at].cut and other.shape != "phrase" and close < 0 and forms[min(at + 1, limit - 1)] == ":":
                    # "…، ويضيف: «…»": what follows is said anew.
                    break
        at += 1
    else:
        if at >= limit and limit > start and len(found) < _MOST:
            add("limit", limit, limit)
    return found


def _introduced(context: Context, mark: int, start: int) -> bool:
    """Whether a cue behind the start introduces the mark that opens: ومضيفا: «…», مشيرا إلى أن «…»."""
    forms, cue_at = context.layout.forms, context.cue_at
    at = mark - 1
    while at > start and (forms[at] == ":" or forms[at] in BARE or forms[at] in ("الي", "علي")):
        at -= 1
    return at > start and at in cue_at and cue_at[at].cue.shape != "noun"


def _in_apposition(context: Context, token: CueToken) -> bool:
    """Whether the cue stands in a relative clause between commas, behind a subject that still waits for its verb."""
    forms = context.layout.forms
    start, comma = context.sentences.start(token.first), token.first - 2
    if comma <= start or forms[token.first - 1] not in RELATIVE or forms[comma] not in _COMMAS or comma - start > 16:
        return False
    return not any(at in context.cue_at or context.classes.is_verb(at) for at in range(start, comma))


def _here(context: Context, kind: str, end: int, following: int) -> tuple[str, ...]:
    """The features of a place where content can end that do not hang on the content; `following` is behind it."""
    of, fine, forms = context.classes.of, context.classes.fine, context.layout.forms
    one, two, three = of(following), of(following + 1), of(following + 2)
    first, second = fine(following), fine(following + 1)
    word = forms[following] if following < len(forms) else ""
    speaks, whose = _next_cue(context, following)
    rest = bucket(context.sentences.end(following) - following) if kind in _INSIDE else "-"
    return (
        f"k1={kind},{one}",
        f"k12={kind},{one},{two}",
        f"k123={kind},{one},{two},{three}",
        f"k-1={kind},{of(end - 1)},{one}",
        f"w={kind},{word}",
        f"c1={kind},{first}",
        f"c2={kind},{second}",
        f"c12={kind},{first},{second}",
        f"c-1={kind},{fine(end - 1)}",
        f"c123={kind},{first},{second},{fine(following + 2)}",
        f"w2={kind},{word},{two}",
        f"w23={kind},{word},{two},{three}",
        f"sp={kind},{speaks},{whose}",
        f"sp1={kind},{speaks},{one}",
        f"spw={kind},{speaks},{word}",
        f"rest={kind},{rest}",
        f"rest1={kind},{rest},{one}",
    )


def _next_cue(context: Context, token: int) -> tuple[str, str]:
    """How far behind the token the next verb of saying stands, in steps, and its shape."""
    forms = context.layout.forms
    for at in range(token, min(token + 9, len(forms))):
        if at > token and forms[at] in "،.؛\n":
            break
        cue = context.cue_at.get(at)
        if cue is not None and cue.cue.shape != "noun":
            return "0" if at == token else "1" if at == token + 1 else "4" if at < token + 5 else "9", cue.cue.shape
    return "-", "-"
