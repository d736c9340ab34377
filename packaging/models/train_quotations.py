"""Learn the weights of the quotation finder from annotated articles and write them.

    python packaging/models/train_quotations.py GOLD.jsonl [GOLD.jsonl ...] --texts TEXTS.jsonl.xz ... [--output FILE]

The weights of features are learned by themselves, then once more together with the network for openings and endings;
what ships is the mean of both. `--texts` are raw articles, in which the words of the network are counted; without them
no network is made. About ten minutes on one core; seeds are fixed. The texts do not go into the weights, only how often
what stands where, nor into the network, but the checksums of its words.
"""

# /// script
# requires-python = ">=3.11"
# dependencies = ["torch==2.13.0", "numpy==2.4.6", "camel-tools==1.6.0"]
# ///
from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from corpus import read_rows
from quotation_examples import Annotated, Choice, gold_mentions
from softmax import fit

from reader.quotations.cues import Lexicon, load_lexicon
from reader.quotations.drafts import Draft, drafts
from reader.quotations.weights import Weights, save_weights
from reader.resources import resource

if TYPE_CHECKING:
    from quotation_network import Vocabulary

OPTIONAL = 0.3
"""What an optional quotation weighs beside a firm one."""
PENALTIES = {"openings": 3.0, "endings": 2.0, "speakers": 8.0}
LEAST = {"openings": 2, "endings": 3, "speakers": 3}
"""In how many choices a feature must occur to be learned."""
PARTS = 4
SMALLEST = 0.02
"""Weights nearer to nought are left out."""


def with_network(
    weights: dict[str, Any], articles: Sequence[Annotated], vocabulary: Vocabulary
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The mean of learned weights and of those learned together with a network, and the tables of the network."""
    from quotation_network import ENDING, learn_network

    learned, tables = learn_network(articles, vocabulary)
    openings: dict[str, dict[str, float]] = {kind: dict(known) for kind, known in weights["openings"].items()}
    endings = dict(weights["endings"])
    for known in (*openings.values(), endings):
        for feature in known:
            known[feature] *= 0.5
    for feature, weight in learned.items():
        kind, _, atom = feature.partition(":")
        known = endings if kind == ENDING else openings.setdefault(kind, {})
        known[atom] = known.get(atom, 0.0) + 0.5 * weight
    for head in ("opening_out", "ending_out"):
        tables[head] = tables[head] * np.float32(0.5)
    opened = {kind: _rounded(known) for kind, known in openings.items()}
    return {**weights, "openings": opened, "endings": _rounded(endings)}, tables


def learn(articles: Sequence[Annotated], named: Sequence[Annotated] = ()) -> dict[str, Any]:
    """The weights for the three choices, as reader.quotations.weights keeps them.

    Openings and endings are learned first. Speakers are learned from drafts as the finder makes them, each part of
    the articles by weights learned from the others, so that the history they look back on has the errors it will have.
    `named` are the same articles with the names that the recogniser finds: speakers are learned from both, each
    weighing half, so that they know its errors too.
    """
    found = _contents(articles)
    drafted: list[tuple[Annotated, list[Draft]]] = []
    for part in range(PARTS):
        rest = [article for at, article in enumerate(articles) if at % PARTS != part]
        weights = Weights(**_contents(rest), speakers={})
        for several in (articles, named):
            drafted.extend((article, drafts(article.context, weights)) for article in several[part::PARTS])
    share = 0.5 if named else 1.0

    def choices(chosen: dict[str, float] | None = None) -> Iterator[Choice]:
        for article, made in drafted:
            for choice in article.speakers(made, chosen):
                yield choice._replace(weight=choice.weight * share)

    first = _fit("speakers", choices())
    return {**found, "speakers": _fit("speakers", choices(first))}


def _contents(articles: Sequence[Annotated]) -> dict[str, Any]:
    opened = _fit("openings", (choice for article in articles for choice in article.openings))
    by_kind: dict[str, dict[str, float]] = {}
    for name, weight in opened.items():
        kind, _, atom = name.partition(":")
        by_kind.setdefault(kind, {})[atom] = weight
    return {
        "openings": by_kind,
        "endings": _fit("endings", (choice for article in articles for choice in article.endings)),
    }


def _fit(what: str, choices: Iterable[Choice]) -> dict[str, float]:
    weights = fit(choices, PENALTIES[what], LEAST[what])
    return _rounded(weights)


def _rounded(weights: dict[str, float]) -> dict[str, float]:
    return {name: round(weight, 3) for name, weight in weights.items() if abs(weight) >= SMALLEST}


def recognised(rows: Sequence[dict[str, Any]], lexicon: Lexicon) -> list[Annotated]:
    """The articles with the names that the recogniser finds."""
    from reader.entities import load_recogniser

    recogniser = load_recogniser()
    return [Annotated(row, recogniser.mentions(row["text"]), lexicon, OPTIONAL) for row in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--texts", type=Path, nargs="+")
    parser.add_argument("--output", type=Path, default=resource("models", "quotations.npz"))
    options = parser.parse_args()
    started = time.monotonic()
    lexicon = load_lexicon()
    rows = [row for path in options.gold for row in read_rows(path)]
    articles = [Annotated(row, gold_mentions(row), lexicon, OPTIONAL) for row in rows]
    named = recognised(rows, lexicon)
    weights, tables = learn(articles, named), None
    if options.texts:
        from quotation_network import Vocabulary

        weights, tables = with_network(weights, [*articles, *named], Vocabulary(options.texts))
    save_weights(options.output, **weights, network=tables)
    print(f"{len(rows)} articles, {time.monotonic() - started:.0f} s, {options.output}")


if __name__ == "__main__":
    main()
