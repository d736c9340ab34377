"""Learn the weights of the quotation finder from annotated articles and write them.

    python packaging/models/train_quotations.py GOLD.jsonl [GOLD.jsonl ...] [--output FILE]
        [--encoder ENCODER.npz --data DATA [--articles 4000] [--work FOLDER]]

With --encoder, which pretrain.py makes, two teachers on that encoder learn the annotated articles too and give their
opinion of the choices in raw articles of DATA (the folder that train_entities.py reads); the weights are learned twice
more from both: what they have learned has its part in the second opinion. Without it a minute on one core; the
teachers want a GPU (a minute each on one H200; on the CPU hours), and are kept in the work folder, so that a run that
was cut off goes on from them. Seeds are fixed. The texts do not go into the weights, only how often what stands where.
"""

# /// script
# requires-python = ">=3.11"
# dependencies = ["torch==2.13.0", "numpy==2.4.6", "tokenizers==0.23.2", "camel-tools==1.6.0"]
# ///
from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from corpus import read_rows
from quotation_examples import Annotated, gold_mentions
from softmax import Choice, fit

from reader.quotations.cues import Lexicon, load_lexicon
from reader.quotations.drafts import Draft, drafts
from reader.quotations.weights import Weights, save_weights
from reader.resources import resource

OPTIONAL = 0.3
"""What an optional quotation weighs beside a firm one."""
ROUNDS = 2
"""How many times the weights learn from the opinions that the teachers and the weights so far share."""
PENALTIES = {"openings": 3.0, "endings": 2.0, "speakers": 8.0}
LEAST = {"openings": 2, "endings": 3, "speakers": 3}
LEAST_WITH_OPINIONS = {"openings": 4, "endings": 6, "speakers": 4}
"""In how many choices a feature must occur to be learned."""
PARTS = 4
SMALLEST = 0.02
"""Weights nearer to nought are left out."""

Opinions = Mapping[str, Sequence[Choice]]
"""Choices of raw articles by sort, with the teachers' opinion of each."""
Drafted = list[tuple[Annotated, list[Draft]]]


def drafted(articles: Sequence[Annotated], named: Sequence[Annotated] = ()) -> Drafted:
    """Drafts as the finder makes them, each part of the articles by weights learned from the others, so that what is
    learned from them knows their errors. `named` are the same articles with other names."""
    found: Drafted = []
    for part in range(PARTS):
        rest = [article for at, article in enumerate(articles) if at % PARTS != part]
        weights = Weights(**contents(rest), speakers={})
        for several in (articles, named):
            found.extend((article, drafts(article.context, weights)) for article in several[part::PARTS])
    return found


def first_speakers(made: Drafted, share: float) -> dict[str, float]:
    """Weights for the speaker, learned where the speakers of earlier drafts are the right ones."""
    return _fit("speakers", (choice for article, some in made for choice in weighing(article.speakers(some), share)))


def weighing(choices: Iterable[Choice], share: float) -> Iterator[Choice]:
    """The choices, each weighing that part of what it did."""
    return (choice._replace(weight=choice.weight * share) for choice in choices)


def learn(
    articles: Sequence[Annotated], named: Sequence[Annotated] = (), opinions: Opinions | None = None
) -> dict[str, Any]:
    """The weights for the three choices, as reader.quotations.weights keeps them.

    `named` are the same articles with the names that the recogniser finds: speakers are learned from both, each
    weighing half, so that they know its errors too. With `opinions`, of raw articles with names that the recogniser
    found, openings and endings are learned from both as well.
    """
    made = drafted(articles, named)
    share = 0.5 if named else 1.0
    first = first_speakers(made, share)
    speakers = (choice for article, some in made for choice in weighing(article.speakers(some, first), share))
    if opinions is None:
        return {**contents(articles), "speakers": _fit("speakers", speakers)}
    return {
        **contents([*articles, *named], opinions),
        "speakers": _fit("speakers", speakers, opinions["speakers"]),
    }


def contents(articles: Sequence[Annotated], opinions: Opinions | None = None) -> dict[str, Any]:
    """The weights for openings and endings."""
    more: Mapping[str, Sequence[Choice] | None] = opinions or {"openings": None, "endings": None}
    opened = _fit("openings", (choice for article in articles for choice in article.openings), more["openings"])
    by_kind: dict[str, dict[str, float]] = {}
    for name, weight in opened.items():
        kind, _, atom = name.partition(":")
        by_kind.setdefault(kind, {})[atom] = weight
    return {
        "openings": by_kind,
        "endings": _fit("endings", (choice for article in articles for choice in article.endings), more["endings"]),
    }


def _fit(what: str, choices: Iterable[Choice], opinions: Sequence[Choice] | None = None) -> dict[str, float]:
    least = LEAST if opinions is None else LEAST_WITH_OPINIONS
    weights = fit(chain(choices, opinions or ()), PENALTIES[what], least[what])
    return {name: round(weight, 3) for name, weight in weights.items() if abs(weight) >= SMALLEST}


def recognised(rows: Sequence[dict[str, Any]], lexicon: Lexicon) -> list[Annotated]:
    """The articles with the names that the recogniser finds."""
    from reader.entities import load_recogniser

    recogniser = load_recogniser()
    return [Annotated(row, recogniser.mentions(row["text"]), lexicon, OPTIONAL) for row in rows]


def main() -> None:
    """The command."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path, nargs="+")
    arguments.add_argument("--output", type=Path, default=resource("models", "quotations.npz"))
    arguments.add_argument("--encoder", type=Path, help="a pre-trained encoder")
    arguments.add_argument("--data", type=Path, help="the folder with the raw articles")
    arguments.add_argument("--articles", type=int, default=4000, help="raw articles that the teachers read")
    arguments.add_argument("--work", type=Path, default=Path("build/names"))
    arguments.add_argument("--part", type=float, default=1.0, help="the part of DATA that is looked at")
    arguments.add_argument("--steps", type=int, help="of the teachers at most")
    options = arguments.parse_args()
    if options.encoder and not options.data:
        arguments.error("--encoder needs --data")
    started = time.monotonic()
    lexicon = load_lexicon()
    rows = [row for path in options.gold for row in read_rows(path)]
    articles = [Annotated(row, gold_mentions(row), lexicon, OPTIONAL) for row in rows]
    named = recognised(rows, lexicon)
    weights = learn(articles, named)
    if options.encoder:
        from news import Data, kept
        from opinions import Teachers, raw_articles, raw_opinions, taught

        work: Path = options.work
        work.mkdir(parents=True, exist_ok=True)
        asked = f"{[str(path) for path in options.gold]} {options.encoder} {options.part} {options.steps}"
        if kept(work / "quotation-options.pickle", lambda: asked) != asked:
            arguments.error(f"{work} holds the stages of another run; name a new folder")
        made = drafted(articles, named)
        teachers = taught(made, first_speakers(made, 0.5), options.encoder, work, options.steps)
        data = Data.of(options.data, options.part)
        raw = raw_articles(data, work, options.articles)
        for _ in range(ROUNDS):
            agreed = Teachers(teachers, Weights(**weights))
            opinions = raw_opinions(agreed, raw, lexicon)
            print({sort: len(several) for sort, several in opinions.items()}, flush=True)
            weights = learn(articles, named, opinions)
    save_weights(options.output, **weights)
    print(f"{len(rows)} articles, {time.monotonic() - started:.0f} s, {options.output}")


if __name__ == "__main__":
    main()
