"""The article as the quotation finder sees it: folded words and marks with their places, sentences, named mentions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence

from reader.arabic.normaliser import Folding, fold_with_offsets
from reader.core.mentions import Mention
from reader.core.spans import Span

_KEEP_ENDINGS = Folding(endings=False)

# A line break is a token too. A run of one mark is one token; a long run of mixed marks says nothing and is one. Arabic
# words stand first because most tokens are.
_TOKEN = re.compile(
    r"[ء-ي]+(?![^\W\d_])|[^\w\s]{12,}|[a-z][a-z0-9]*(?:['’.&@/-][a-z0-9]+)*|\d+(?:[.,:/]\d+)*|[^\W\d_]+|\n\s*|([^\w\s])\1*|\S"
)

SENTENCE_ENDS = frozenset((".", "!", "?", "؟", "۔", "...", "....", "؟!", "!!", "؟؟"))
LINE = "\n"


class Layout:
    """The tokens of one text.

    `forms` are folded fully (see reader.arabic.normaliser); `feminine` says of a token whether it was written with ة
    (which the folding hides). `starts` and `ends` are code points in the original text. `mention_at` gives for a
    token the index of the mention that covers it.
    """

    __slots__ = ("_ends", "_folded", "_starts", "ends", "forms", "mention_at", "mention_ends", "mentions", "starts")

    def __init__(self, text: str, mentions: Sequence[Mention] = ()) -> None:
        folded = fold_with_offsets(text, _KEEP_ENDINGS)
        self._folded = folded
        # What Folding(endings=True) does; str.replace is a hundred times as fast as str.translate.
        lookup = folded.text.replace("ى", "ي").replace("ة", "ه")
        spans = [match.span() for match in _TOKEN.finditer(lookup)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self.forms: list[str] = [
            form if form[0] != LINE else LINE for form in [lookup[start:end] for start, end in spans]
        ]
        if folded.in_step:
            self.starts, self.ends = self._starts, self._ends
        else:
            self.starts, self.ends = folded.places(self._starts, self._ends)
        self.mentions: list[Mention] = []
        self.mention_at: dict[int, int] = {}
        self.mention_ends: list[tuple[int, int]] = []
        self._place(mentions)

    def __len__(self) -> int:
        return len(self.forms)

    def _place(self, mentions: Sequence[Mention]) -> None:
        """Give each mention the tokens that it touches; a second mention on the same tokens is left out."""
        for mention in sorted(mentions, key=lambda one: (one.span.start, -one.span.end)):
            first = self.token_at(mention.span.start)
            last = bisect_left(self.starts, mention.span.end) - 1
            if first > last or first in self.mention_at:
                continue
            index = len(self.mentions)
            self.mentions.append(mention)
            self.mention_ends.append((first, last + 1))
            for token in range(first, last + 1):
                self.mention_at[token] = index

    def unglue(self, token: int, nouns: Container[str] = ()) -> None:
        """Take the ل off a token that it is glued to (لسامر, للوزير): what is left is the word alone, with its ال.

        Of the `nouns` those that begin with ل are told apart (للجنة: لجنة).
        """
        rest = self.forms[token][1:]
        self.forms[token] = "ا" + rest if rest[0] == "ل" and rest not in nouns else rest
        if self.starts is self._starts:
            self.starts = self._starts.copy()
        self.starts[token] = self._folded.original(self._starts[token] + 1)

    def token_at(self, offset: int) -> int:
        """The token that holds the code point at this offset of the text, or the next one."""
        at = max(0, bisect_right(self.starts, offset) - 1)
        return at if at < len(self.ends) and offset < self.ends[at] else min(at + 1, len(self.ends))

    def span(self, first: int, end: int) -> Span:
        """The place in the text of the tokens [first, end), which must not be empty."""
        return Span(self.starts[first], self.ends[end - 1])

    def feminine(self, token: int) -> bool:
        """Whether the token ends in ة, as it is written."""
        return self._folded.text[self._ends[token] - 1] == "ة"

    def space_before(self, token: int) -> bool:
        """Whether white space, or the edge of the text, stands before the token."""
        return token == 0 or self._ends[token - 1] < self._starts[token] or self.forms[token - 1] == LINE

    def space_after(self, token: int) -> bool:
        """Whether white space, or the edge of the text, stands after the token."""
        after = token + 1
        return after >= len(self.forms) or self._ends[token] < self._starts[after] or self.forms[after] == LINE
