"""Articles annotated with names, as sentences of tokens with a label each."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.arabic.words import Token
from reader.entities.tokenised import token_sentences


@dataclass
class LabelledArticle:
    """One article: its row in the gold file, and for each sentence the tokens with their labels."""

    row: dict[str, Any]
    sentences: list[list[Token]] = field(default_factory=list)
    labels: list[list[str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text that offsets point into."""
        return str(self.row["text"])

    def words(self) -> list[list[str]]:
        """The surface of every token."""
        return [[self.text[token.start : token.end] for token in sentence] for sentence in self.sentences]


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a gold file, one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def labelled(row: dict[str, Any]) -> LabelledArticle:
    """An article's row as labelled tokens. A token that a name touches belongs to it, clitics and all."""
    article = LabelledArticle(row)
    article.sentences = list(token_sentences(article.text))
    flat = [token for sentence in article.sentences for token in sentence]
    starts = [token.start for token in flat]
    ends = [token.end for token in flat]
    labels = ["O"] * len(flat)
    for name in row.get("entities", ()):
        first = max(0, bisect_right(starts, name["start"]) - 1)
        last = bisect_left(ends, name["end"])
        for at in range(first, min(last + 1, len(flat))):
            labels[at] = ("B-" if at == first else "I-") + name["type"]
    remaining: Iterator[str] = iter(labels)
    article.labels = [[next(remaining) for _ in sentence] for sentence in article.sentences]
    return article
