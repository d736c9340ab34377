"""A text read for its quotations: layout, sentences, marks, cues and word classes together."""

from __future__ import annotations

from collections.abc import Sequence

from reader.core.mentions import Mention
from reader.quotations.classes import TokenClasses
from reader.quotations.cues import CueToken, Lexicon, find_cues
from reader.quotations.layout import Layout
from reader.quotations.marks import pair_marks
from reader.quotations.places import Context
from reader.quotations.sentences import Sentences


def read(text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> Context:
    """Everything that is known of the text before its cues are looked at one by one."""
    layout = Layout(text, mentions)
    return around(layout, cues_in(layout, lexicon), lexicon)


def cues_in(layout: Layout, lexicon: Lexicon) -> list[CueToken]:
    """The cues of a text. Where there is none nobody is quoted, and the rest need not be looked at."""
    # زاده and عدن are forms of verbs, but not where they are names; nor are عدة and تابعة, which folding hides.
    named = layout.mention_at
    return [
        cue
        for cue in find_cues(layout.forms, lexicon)
        if cue.first not in named
        and not (cue.cue.object == "ه" and cue.end - cue.first == 1 and _feminine(layout, cue))
        and not _hope(layout, cue)
    ]


def _hope(layout: Layout, cue: CueToken) -> bool:
    """Whether a feminine participle, as it seems, is a noun with a pronoun behind a preposition (عن أمله)."""
    seems = cue.cue.shape == "participle" and layout.forms[cue.first].endswith("ه") and not layout.feminine(cue.first)
    return seems and cue.first > 0 and layout.forms[cue.first - 1] in ("عن", "في", "من", "علي", "الي")


def _feminine(layout: Layout, cue: CueToken) -> bool:
    """Whether a verb with a pronoun, as it seems, is a noun or adjective in ة."""
    return cue.cue.shape in ("perfect", "imperfect") and layout.feminine(cue.first)


def around(layout: Layout, cues: list[CueToken], lexicon: Lexicon) -> Context:
    """What is known of a text that has these cues."""
    for cue in cues:
        if cue.glued:
            layout.unglue(cue.end, lexicon.nouns)
    pairs = pair_marks(layout)[0]
    return Context(
        layout,
        Sentences(layout),
        TokenClasses(layout, cues, lexicon.classes),
        pairs,
        {close: opening for opening, close in pairs.items()},
        _enclosing(len(layout), pairs),
        {cue.first: cue for cue in cues},
        lexicon.nouns,
        lexicon.bodies,
        {},
    )


def _enclosing(size: int, pairs: dict[int, int]) -> list[int]:
    """For each token the opening mark of the innermost pair around it, -1 outside all; marks stand outside theirs."""
    around = [-1] * size
    stack: list[int] = []
    closes = {close: opening for opening, close in pairs.items()}
    if not pairs:
        return around
    for at in range(size):
        if at in closes and stack:
            stack.pop()
        if stack:
            around[at] = stack[-1]
        if at in pairs:
            stack.append(at)
    return around
