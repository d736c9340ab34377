"""Train the tagger of names from a folder of annotated and raw news and write the tables that ship.

    python packaging/models/train_entities.py DATA [--work FOLDER] [--output FILE] [--part 0.02]

The folder holds news-gold/entities-train.jsonl (annotated), news-gold/dev.jsonl (nothing is learnt from it, each
epoch is measured on it), text/*.jsonl.xz (raw) and names/*.tsv. Stages: 1. word2vec over the raw and the annotated
articles; 2. a teacher on the annotated ones; 3. its opinion of a part of the raw articles, where it is sure, without
articles that share a passage with an annotated one; 4. a student on both; 5. the common opinion of both of another
part; 6. the student goes on with that and the annotated articles; 7. where names begin in their words. What a stage
makes is kept in the work folder and not made again: a run that was cut off goes on where it was. About an hour and a
half on one core; seeds are fixed and there is one thread, so that it can be repeated. --part reads a part of all
articles, to see in minutes that all of it runs.
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
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from corpus import labelled, read_rows
from network import Document, Network
from news import Corpus, Data, as_a_whole, chosen_raw
from starts import start_tables
from trainer import Pace, Trainer
from vectors import Units, Vectors

from reader.entities.features import key
from reader.entities.lexicon import crc
from reader.entities.models import load_model
from reader.entities.neural_words import split_word

TEACHER = Pace(8, 3e-3, 1.5e-2, 0.995)
STUDENT = Pace(12, 3.5e-3, 1.75e-2, 0.993)
SECOND = Pace(12, 1.8e-3, 6e-3, 0.995)
SILVER = (2_000_000, 1_300_000)
"""Tokens of raw articles for the two rounds of students."""


def word_vectors(corpus: Corpus, work: Path, seed: int) -> tuple[Vectors, Vectors]:
    """Vectors of whole words and of stems."""
    folded = [key(surface) for surface in corpus.surfaces]
    counts: Counter[int] = Counter()
    for word, number in zip(folded, corpus.counts.tolist(), strict=True):
        counts[crc(word)] += number
    found = []
    for name, dimensions, window, epochs in (("whole", 64, 3, 4), ("stem", 100, 4, 5)):
        path = work / f"{name}.npz"
        if not path.exists():
            units = [[word] for word in folded]
            if name == "stem":
                split = [split_word(word, counts) for word in folded]
                units = [[prefix + "+", stem] if prefix else [stem] for prefix, stem in split]
            vectors = Vectors.train(Units(corpus.sentences, units), dimensions, window, epochs, seed)
            as_a_whole(path, vectors.save)
        found.append(Vectors.load(path))
    return found[0], found[1]


def epochs(gold: Sequence[Document], silver: Sequence[Document], count: int) -> list[list[Document]]:
    """For each epoch all gold and its own part of silver."""
    return [[*gold, *silver[number::count]] for number in range(count)]


def kept(path: Path, make: Callable[[], Any]) -> Any:
    """What the work folder keeps under a name, made where it is not there yet."""
    if not path.exists():
        as_a_whole(path, lambda new: new.write_bytes(pickle.dumps(make())))
    return pickle.loads(path.read_bytes())


def main() -> None:
    """The command."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--work", type=Path, default=Path("build/names"))
    arguments.add_argument("--output", type=Path, default=Path("resources/models/entities.npz"))
    arguments.add_argument("--part", type=float, default=1.0)
    arguments.add_argument("--epochs", type=int, nargs=3, default=(6, 5, 3), help="of teacher, student, second round")
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    asked = f"{options.part} {list(options.epochs)} {options.seed}"
    if kept(work / "options.pickle", lambda: asked) != asked:
        arguments.error(f"{work} holds the stages of another run; name a new folder")

    data = Data.of(options.data, options.part)
    corpus = Corpus.kept(data, work)
    wholes, stems = word_vectors(corpus, work, options.seed)
    trainer = Trainer(corpus, wholes, stems, data.names)
    raw = chosen_raw(corpus, options.seed)
    sizes = np.cumsum([len(one.words) for one in raw])
    first, second = np.searchsorted(sizes, np.cumsum(SILVER) * options.part).tolist()

    def network(name: str, train: Callable[[], Network]) -> Network:
        print(name, flush=True)
        weights = kept(work / f"{name}.pickle", lambda: train().state_dict())
        found = trainer.network()
        found.load_state_dict(weights)
        return found

    gold, count, seed = corpus.gold, options.epochs, options.seed
    teacher = network("teacher", lambda: trainer.train([gold] * count[0], TEACHER, seed))
    silver = kept(work / "silver1.pickle", lambda: trainer.opinions([teacher], raw[:first]))
    student = network("student", lambda: trainer.train(epochs(gold, silver, count[1]), STUDENT, seed + 1))
    silver = kept(work / "silver2.pickle", lambda: trainer.opinions([student, teacher], raw[first:second]))
    shipped = network("shipped", lambda: trainer.train(epochs(gold, silver, count[2]), SECOND, seed + 2, student))
    print(f"what ships: {trainer.measure([shipped])}")
    tables = {"kind": np.array("neural"), "name": np.array("qari-names-1"), **trainer.tables, **shipped.tables()}
    articles = [labelled(row) for row in data.some(read_rows(data.gold))]
    tables |= start_tables(articles, tables)
    as_a_whole(options.output, lambda new: np.savez(new, allow_pickle=False, **tables))
    load_model(options.output)
    print(f"written: {options.output}; python packaging/models/evaluate.py {data.check} --model {options.output}")


if __name__ == "__main__":
    main()
