"""Train the network for the CAMeL Lab split of ANERcorp, going on from the one that ships, and measure it.

    python packaging/models/train_anercorp.py --train FILE --test FILE --names FOLDER --work FOLDER

The work folder is that of train_entities_neural.py, finished. A name counts
as right when both ends and the type are right, four types; an I- tag that follows no tag of its type begins a name.
Nothing of the test part is learnt from. The figures stand in resources/models/CARD.md; this network does not ship.
"""

# /// script
# requires-python = ">=3.11"
# dependencies = ["torch==2.13.0", "numpy==2.4.6", "gensim==4.4.0", "camel-tools==1.6.0"]
# ///
from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from network import Document, Network, tag_rules
from news import Corpus
from train_entities_neural import word_vectors
from trainer import Pace, Trainer

from reader.entities.chains import best_labels
from reader.entities.neural import TAGS

_TOKENS_A_DOCUMENT = 400
"""The corpus does not say where its articles end: neighbours of about an article's length pool together."""

PACE = Pace(documents=4, rate=2e-3, vector_rate=1e-2, average=0.99)
TYPES = ("PER", "LOC", "ORG", "MISC")

Sentence = list[tuple[str, str]]
Name = tuple[int, int, str]


def read_sentences(path: Path) -> list[Sentence]:
    """Sentences of (word, tag) from a file of two columns, an empty line after each sentence."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    return [[(word, tag) for word, tag in (line.split("\t") for line in block.split("\n"))] for block in blocks]


def names(tags: Sequence[str]) -> list[Name]:
    """The names (first word, last word, type) of BIO tags."""
    found: list[Name] = []
    first = 0
    before = "O"
    for at, tag in enumerate([*tags, "O"]):
        if before != "O" and (tag[0] != "I" or tag[2:] != before[2:]):
            found.append((first, at - 1, before[2:]))
            before = "O"
        if tag != "O" and before == "O":
            first = at
        before = tag
    return found


def documents(sentences: Sequence[Sentence], corpus: Corpus) -> Iterator[Document]:
    """Neighbouring sentences as documents."""
    words: list[str] = []
    lengths: list[int] = []
    tags: list[int] = []
    for number, sentence in enumerate(sentences, 1):
        own = [0] * len(sentence)
        for first, last, kind in names([tag for _, tag in sentence]):
            own[first : last + 1] = [TAGS.index("I-" + kind)] * (last + 1 - first)
            own[first], own[last] = TAGS.index("B-" + kind), TAGS.index("E-" + kind)
            if first == last:
                own[first] = TAGS.index("S-" + kind)
        words += [word for word, _ in sentence]
        lengths.append(len(sentence))
        tags += own
        if len(words) >= _TOKENS_A_DOCUMENT or number == len(sentences):
            numbers = corpus.vocabulary.numbers(words)
            yield Document(numbers, np.array(lengths, np.int32), np.array(tags, np.int16))
            words, lengths, tags = [], [], []


def figures(trainer: Trainer, network: Network, parts: Sequence[Document], sentences: Sequence[Sentence]) -> str:
    """F1 over all types and of each."""
    counts: Counter[tuple[str, str]] = Counter()
    follow, _, end = (one.numpy() for one in tag_rules())
    rest = iter(sentences)
    for views in trainer.probabilities(network, parts):
        logs = [np.log(one + 1e-6) for one in views]
        for one in logs:
            one[-1] += end
        for path in best_labels(logs, follow):
            found = set(names([TAGS[tag].replace("S-", "B-").replace("E-", "I-") for tag in path.tolist()]))
            wanted = set(names([tag for _, tag in next(rest)]))
            counts.update((kind, "hit") for _, _, kind in found & wanted)
            counts.update((kind, "off") for _, _, kind in found ^ wanted)

    def score(kinds: Sequence[str]) -> float:
        hits = sum(counts[kind, "hit"] for kind in kinds)
        return 2 * hits / max(1, 2 * hits + sum(counts[kind, "off"] for kind in kinds))

    return f"F1 {score(TYPES):.4f} ({', '.join(f'{kind} {score((kind,)):.4f}' for kind in TYPES)})"


def main() -> None:
    """The command."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--train", type=Path, required=True)
    arguments.add_argument("--test", type=Path, required=True)
    arguments.add_argument("--names", type=Path, required=True)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=10)
    arguments.add_argument("--seed", type=int, default=2)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    corpus = Corpus.kept(options)
    train, test = read_sentences(options.train), read_sentences(options.test)
    learnt, measured = list(documents(train, corpus)), list(documents(test, corpus))
    corpus.check = []
    trainer = Trainer(corpus, *word_vectors(corpus, options.work, options.seed), options.names)
    network = trainer.network()
    network.load_state_dict(torch.load(options.work / "shipped.pt"))
    trainer.train([learnt] * options.epochs, PACE, options.seed, network)
    print(f"test: {figures(trainer, network, measured, test)}")


if __name__ == "__main__":
    main()
