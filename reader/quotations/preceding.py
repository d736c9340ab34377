"""Where words that stand before their cue could begin, and what speaks for each place."""

from __future__ import annotations

from reader.quotations.cues import CueToken
from reader.quotations.layout import LINE, SENTENCE_ENDS
from reader.quotations.marks import MARKS
from reader.quotations.places import Context, Opening, bucket
from reader.quotations.words import ADVERBIAL, BARE, COMMAS, LINKS

_LEAD = 8


def preceding(context: Context, token: CueToken, after: bool) -> list[Opening]:
    """The places; `after` says whether words could begin behind the cue as well. Looks a bounded way only."""
    layout, of, fine = context.layout, context.classes.of, context.classes.fine
    forms = layout.forms
    cue = token.cue
    start = context.sentences.start(token.first)
    end = token.first
    if end - 1 >= start and forms[end - 1] in LINKS:
        end -= 1
    elif end - 2 >= start and forms[end - 2] in ("بهذه", "بهذا") and forms[end - 1].startswith("ال"):
        # "«…»، بهذه الكلمات وصف"
        end -= 2
    hint = forms[end] if end < token.first else ""
    comma = end - 1 >= start and forms[end - 1] in COMMAS
    dash = end - 1 >= start and forms[end - 1] in "-–—("
    if comma or dash:
        end -= 1
    found: list[Opening] = []
    back = token.first == start and _points_back(forms, token)
    if end - start < 2 and not back:
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
            f"verb={any(map(context.classes.is_verb, range(where, min(last, where + 8))))},{bucket(last - where)}",
            f"free={of(mark - 1) if mark >= 0 else '-'},{cue.shape}",
            f"freecue={mark >= 1 and any(at in context.cue_at for at in range(max(0, mark - 4), mark))}",
        )
        found.append(
            Opening(kind, where, 1 if of(where)[0] == "و" and len(forms[where]) > 3 else 0, mark, last, shared, own)
        )

    if back or (cue.object and end - 2 >= 0 and forms[end - 1] == "ما" and forms[end - 2] in ("هذا", "وهذا")):
        # "هذا ما أكده الوزير", "أعلن ذلك وزير التجارة": the sentence before is what was said.
        previous = _main_clause(context, context.sentences.start(max(0, start - 2)), start)
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
        said = next(
            (at for at in range(start, min(start + _LEAD, end - 3)) if forms[at] in BARE or forms[at] == "فان"), -1
        )
        if said > start:
            # "يذكر أن …، وفق الوكالة"
            add("before-comp", said + 1, end)
        inner = [at for at in range(start + 1, end - 1) if forms[at] in "،؛,"][-2:]
        for at in reversed(inner):
            if end - at > 3:
                add("before-comma", at + 1, end)
    return found


def _points_back(forms: list[str], token: CueToken) -> bool:
    """Whether ذلك alone is what somebody says (أعلن ذلك وزير التجارة, but not قال ذلك المسؤول)."""
    after = token.end + 1
    return (
        token.cue.shape == "perfect"
        and "clause" in token.cue.takes
        and after < len(forms)
        and forms[after - 1] == "ذلك"
        and not (forms[after].startswith("ال") and len(forms[after]) > 3)
    )


def _main_clause(context: Context, start: int, end: int) -> int:
    """Where the sentence proper begins behind an adverbial and its comma (وردا على ذلك، …), else its start."""
    forms = context.layout.forms
    if forms[start] not in ADVERBIAL:
        return start
    return next((at + 1 for at in range(start + 1, min(end, start + 16)) if forms[at] in "،,"), start)
