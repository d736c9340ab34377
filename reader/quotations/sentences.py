"""Where the sentences of a layout end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reader.arabic.normaliser import fold
from reader.quotations.layout import LINE, SENTENCE_ENDS, Layout
from reader.quotations.marks import CLOSING, STRAIGHT

_LETTERS = frozenset(
    fold("""إيه بي سي دي إي إف جي إتش آي جيه جاي كي كيه إل إم إن أو كيو آر إس تي يو في دبليو إكس واي زد""").split()
)
"""The Latin letters as Arabic news spells them in initials."""


class Sentences:
    """The sentences of a layout as token ranges; the full stop, and a mark that closes after it, belong to them."""

    __slots__ = ("_ends", "_starts", "stops")

    def __init__(self, layout: Layout) -> None:
        forms = layout.forms
        size = len(forms)
        ends: list[int] = []
        for at in [i for i, form in enumerate(forms) if form in SENTENCE_ENDS or form == LINE]:
            form = forms[at]
            if form == LINE:
                ends.append(at)
                continue
            if form == "." and at and _abbreviated(layout, at):
                continue
            after = at + 1
            if (
                after < size
                and (forms[after] in CLOSING or forms[after] in STRAIGHT)
                and not layout.space_before(after)
            ):
                after += 1
            elif form == "." and not layout.space_after(at) and (forms[after].isascii() or forms[at - 1].isascii()):
                continue
            ends.append(after)
        if not ends or ends[-1] < size:
            ends.append(size)
        self._ends = ends
        self._starts = [0] + [end + 1 if end < size and forms[end] == LINE else end for end in ends]
        self.stops = frozenset(ends)

    def start(self, token: int) -> int:
        """The first token of the sentence that holds the token."""
        return self._starts[bisect_right(self._ends, token)]

    def end(self, token: int) -> int:
        """The token after the last one of the sentence that holds the token."""
        at = bisect_right(self._ends, token)
        return self._ends[at] if at < len(self._ends) else self._ends[-1]

    def ends_after(self, token: int, most: int) -> list[int]:
        """Up to `most` ends of sentences, from that of the token on."""
        at = bisect_left(self._ends, token + 1)
        return self._ends[at : at + most]


def _abbreviated(layout: Layout, at: int) -> bool:
    """Whether a full stop belongs to an abbreviation: أ. سامر, بي.سي.سي, لورا إيه. كولان (but not بي بي سي. وقال)."""
    forms = layout.forms
    before, after = forms[at - 1], forms[at + 1] if at + 1 < len(forms) else ""
    if len(before) == 1 and before.isalpha():
        return True
    if before not in _LETTERS:
        return False
    if not layout.space_after(at):
        return after in _LETTERS or (at > 1 and forms[at - 2] == ".")
    return (
        at > 1
        and forms[at - 2][0].isalpha()
        and forms[at - 2] not in _LETTERS
        and after[:1].isalpha()
        and after[0] not in "وف"
    )
