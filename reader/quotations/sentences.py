"""Where the sentences of a layout end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reader.quotations.layout import LINE, SENTENCE_ENDS, Layout
from reader.quotations.marks import CLOSING, STRAIGHT


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
            if form == "." and at and len(forms[at - 1]) == 1 and forms[at - 1].isalpha():
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
