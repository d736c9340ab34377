"""Train networks for the CAMeL Lab split of ANERcorp, going on from the one that ships, and measure them together.

    python packaging/models/train_anercorp.py DATA [--work FOLDER] [--members 2]

DATA and the work folder are those of train_entities.py, which has run to its end; DATA holds ner/anercorp/train.conll
and test.conll too. Each member goes on from the network that ships with a seed of its own; their probabilities are
averaged. A name counts as right when both ends and the type are right, four types; an I- tag that follows no tag of
its type begins a name. Nothing of the test part is learnt from, and nothing was chosen by it: the rates, the number
of epochs and what is left out were chosen on the last tenth of the train part (--held measures that). The figures
stand in resources/models/CARD.md; these networks do not ship.
"""

# /// script
# requires-python = ">=3.11"
# dependencies = ["torch==2.13.0", "numpy==2.4.6", "gensim==4.4.0", "camel-tools==1.6.0"]
# ///
from __future__ import annotations

import argparse
import pickle
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from network import Document, tag_rules
from news import Corpus, Data
from train_entities import word_vectors
from trainer import Pace, Trainer

from reader.entities.chains import best_labels
from reader.entities.neural import TAGS

_TOKENS_A_DOCUMENT = 400
"""The corpus does not say where its articles end: neighbours of about an article's length pool together."""

PACE = Pace(documents=4, rate=2.5e-3, vector_rate=1e-2, average=0.99, dropout=0.5)
EPOCHS = 14
TYPES = ("PER", "LOC", "ORG", "MISC")

Sentence = list[tuple[str, str]]
Name = tuple[int, int, str]
Probabilities = NDArray[np.float32]


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


def documents(sentences: Sequence[Sentence], corpus: Corpus, left: int = 0) -> Iterator[Document]:
    """Neighbouring sentences as documents, the first with `left` words more than the others."""
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
        if len(words) >= _TOKENS_A_DOCUMENT + left or number == len(sentences):
            numbers = corpus.vocabulary.numbers(words)
            yield Document(numbers, np.array(lengths, np.int32), np.array(tags, np.int16))
            words, lengths, tags, left = [], [], [], 0


def figures(views: Sequence[Sequence[Probabilities]], sentences: Sequence[Sentence]) -> str:
    """F1 over all types and of each, of what networks find together; a view is a network's, sentence by sentence."""
    counts: Counter[tuple[str, str]] = Counter()
    follow, _, end = (one.numpy() for one in tag_rules())
    logs = [np.log(np.mean(rows, axis=0) + 1e-6) for rows in zip(*views, strict=True)]
    for one in logs:
        one[-1] += end
    for path, sentence in zip(best_labels(logs, follow), sentences, strict=True):
        found = set(names([TAGS[tag].replace("S-", "B-").replace("E-", "I-") for tag in path.tolist()]))
        wanted = set(names([tag for _, tag in sentence]))
        counts.update((kind, "hit") for _, _, kind in found & wanted)
        counts.update((kind, "off") for _, _, kind in found ^ wanted)

    def score(kinds: Sequence[str]) -> float:
        hits = sum(counts[kind, "hit"] for kind in kinds)
        return 2 * hits / max(1, 2 * hits + sum(counts[kind, "off"] for kind in kinds))

    return f"F1 {score(TYPES):.4f} ({', '.join(f'{kind} {score((kind,)):.4f}' for kind in TYPES)})"


def main() -> None:
    """The command."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--work", type=Path, default=Path("build/names"))
    arguments.add_argument("--members", type=int, default=2)
    arguments.add_argument("--epochs", type=int, default=EPOCHS)
    arguments.add_argument("--seed", type=int, default=3)
    arguments.add_argument("--held", action="store_true", help="measure on the last tenth of the train part instead")
    options = arguments.parse_args()
    torch.set_num_threads(1)
    data, work = Data.of(options.data), options.work
    shipped: Path = work / "shipped.pickle"
    if not shipped.exists():
        arguments.error(f"{work} does not hold what train_entities.py makes")
    corpus = Corpus.kept(data, work)
    train, test = (read_sentences(options.data / "ner" / "anercorp" / f"{part}.conll") for part in ("train", "test"))
    if options.held:
        tenth = len(train) * 9 // 10
        train, test = train[:tenth], train[tenth:]
    # The words of both get their numbers before what is known of words is looked up.
    measured = list(documents(test, corpus))
    list(documents(train, corpus))
    corpus.check = []
    trainer = Trainer(corpus, *word_vectors(corpus, work, options.seed), data.names)
    views: list[list[Probabilities]] = []
    for seed in range(options.seed, options.seed + options.members):
        network = trainer.network()
        network.load_state_dict(pickle.loads(shipped.read_bytes()))
        # Documents end elsewhere in every epoch.
        shift = Random(seed)
        plan = [list(documents(train, corpus, shift.randrange(_TOKENS_A_DOCUMENT))) for _ in range(options.epochs)]
        trainer.train(plan, PACE, seed, network)
        views.append([one for each in trainer.probabilities(network, measured) for one in each])
        print(f"member {seed}: {figures(views[-1:], test)}; together: {figures(views, test)}", flush=True)


if __name__ == "__main__":
    main()
