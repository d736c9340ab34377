"""Train the neural tagger of names from annotated and raw news and write the tables that ship.

    python packaging/models/train_entities_neural.py --gold FILE... --text FILE... --names FOLDER
        --work FOLDER --output FILE [--check FILE]

1. word2vec over the raw and the annotated articles; 2. a teacher on the annotated ones; 3. its opinion of a part of the
raw articles, where it is sure; 4. a student on both; 5. the common opinion of both of another part, on which, and on
the annotated articles, the student goes on. What a stage makes is kept in the work folder and not made again. --check
names annotated articles that nothing is learnt from (raw articles that share a passage with them are left out) and on
which each epoch is measured. About an hour and a half on one core; seeds are fixed and there is one thread, so that it
can be repeated.
"""

# /// script
# requires-python = ">=3.11"
# dependencies = ["torch==2.13.0", "numpy==2.4.6", "gensim==4.4.0", "camel-tools==1.6.0"]
# ///
from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from corpus import labelled, read_rows
from network import Document
from news import Corpus, chosen_raw
from starts import start_tables
from trainer import Pace, Trainer, kept
from vectors import Units, Vectors

from reader.entities.features import key
from reader.entities.lexicon import crc
from reader.entities.neural_words import split_word

TEACHER = Pace(8, 3e-3, 1.5e-2, 0.995)
STUDENT = Pace(12, 3.5e-3, 1.75e-2, 0.993)
SECOND = Pace(12, 1.8e-3, 6e-3, 0.995)


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
            Vectors.train(Units(corpus.sentences, units), dimensions, window, epochs, seed).save(path)
        found.append(Vectors.load(path))
    return found[0], found[1]


def epochs(gold: Sequence[Document], silver: Sequence[Document], count: int) -> list[list[Document]]:
    """For each epoch all gold and its own part of silver."""
    return [[*gold, *silver[number::count]] for number in range(count)]


def main() -> None:
    """The command."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--gold", type=Path, nargs="+", required=True)
    arguments.add_argument("--check", type=Path)
    arguments.add_argument("--text", type=Path, nargs="+", required=True)
    arguments.add_argument("--names", type=Path, required=True)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--output", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, nargs=3, default=(6, 5, 3), help="of teacher, student, second round")
    arguments.add_argument("--silver", type=int, nargs=2, default=(2_000_000, 1_300_000), help="tokens for each round")
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    corpus = Corpus.kept(options)
    wholes, stems = word_vectors(corpus, work, options.seed)
    trainer = Trainer(corpus, wholes, stems, options.names)
    raw = chosen_raw(corpus, options.seed)
    sizes = np.cumsum([len(one.words) for one in raw])
    parts = np.searchsorted(sizes, np.cumsum(options.silver)).tolist()

    teacher = kept(work / "teacher.pt", trainer.network())
    if teacher is None:
        teacher = trainer.train([corpus.gold] * options.epochs[0], TEACHER, options.seed)
        torch.save(teacher.state_dict(), work / "teacher.pt")
    student = kept(work / "student.pt", trainer.network())
    if student is None:
        silver = trainer.opinions([teacher], raw[: parts[0]])
        student = trainer.train(epochs(corpus.gold, silver, options.epochs[1]), STUDENT, options.seed + 1)
        torch.save(student.state_dict(), work / "student.pt")
    silver = trainer.opinions([student, teacher], raw[parts[0] : parts[1]])
    student = trainer.train(epochs(corpus.gold, silver, options.epochs[2]), SECOND, options.seed + 2, student)
    torch.save(student.state_dict(), work / "shipped.pt")
    print(f"what ships: {trainer.measure([student])}")
    tables = {"kind": np.array("neural"), "name": np.array("qari-names-1"), **trainer.tables, **student.tables()}
    articles = [labelled(row) for path in options.gold for row in read_rows(path)]
    np.savez(options.output, **tables, **start_tables(articles, tables))


if __name__ == "__main__":
    main()
