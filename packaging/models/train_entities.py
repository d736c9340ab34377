"""Train the tagger of names from a folder of annotated and raw news and write the tables that ship.

    python packaging/models/train_entities.py DATA [--encoder ENCODER.npz] [--work FOLDER] [--output FILE] [--part 0.02]

The folder holds news-gold/entities-train.jsonl (annotated), news-gold/dev.jsonl (nothing is learnt from it, each
epoch is measured on it), text/*.jsonl.xz (raw) and names/*.tsv. Stages: 1. word2vec over the raw and the annotated
articles; 2. a teacher on the annotated ones; 3. its opinion of a part of the raw articles, where it is sure, without
articles that share a passage with an annotated one; 4. a student on both; 5. the common opinion of both of another
part; 6. the student goes on with that and the annotated articles; 7. with --encoder, which pretrain.py makes: two
teachers on that encoder learn the annotated articles and label raw ones, and the student goes on from these, in two
rounds; 8. where names begin in their words. What a stage makes is kept in the work folder and not made again: a run
that was cut off goes on where it was. Stages 1 to 6 take about an hour and a half on one core, the students of 7 half
an hour more; the teachers of 7 want a GPU (two minutes on one H200; on the CPU most of a day). Seeds are fixed and
there is one thread, so that what runs on the CPU can be repeated. --part reads a part of all articles, to see in
minutes that all of it runs.
"""

# /// script
# requires-python = ">=3.11"
# dependencies = ["torch==2.13.0", "numpy==2.4.6", "gensim==4.4.0", "tokenizers==0.23.2", "camel-tools==1.6.0"]
# ///
from __future__ import annotations

import argparse
import pickle
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from corpus import labelled, read_rows
from network import Document, Network
from news import Corpus, Data, as_a_whole, chosen_articles, kept
from starts import start_tables
from trainer import Pace, Trainer, View, judged
from vectors import Units, Vectors

from reader.entities.features import key
from reader.entities.lexicon import crc
from reader.entities.models import load_model
from reader.entities.neural_words import split_word

TEACHER = Pace(8, 3e-3, 1.5e-2, 0.995)
STUDENT = Pace(12, 3.5e-3, 1.75e-2, 0.993)
SECOND = Pace(12, 1.8e-3, 6e-3, 0.995)
LAST = (Pace(12, 2.5e-3, 1e-2, 0.996, dropout=0.3), Pace(12, 2e-3, 8e-3, 0.996, dropout=0.3))
SILVER = (2_000_000, 1_300_000)
"""Tokens of raw articles for the two rounds of students."""
LABELLED = 8_500
"""Raw articles that the teachers on an encoder label for the last round."""


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


def encoder_views(
    encoder: Path, corpus: Corpus, documents: Sequence[Document], work: Path, seed: int, steps: int | None
) -> list[View]:
    """What each of the teachers on an encoder thinks of the documents."""
    from encoder import device, load_encoder
    from names_teacher import COURSES, NamesTeacher

    views: list[View] = []
    for number, course in enumerate(COURSES):
        teacher = NamesTeacher(*load_encoder(encoder), corpus).to(device())
        learnt = partial(teacher.learnt, corpus.gold, course, seed + number, steps)
        teacher.load_state_dict(kept(work / f"encoder-teacher{number}.pickle", learnt))
        views.append(teacher.probabilities(documents))
    return views


def main() -> None:
    """The command."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--work", type=Path, default=Path("build/names"))
    arguments.add_argument("--output", type=Path, default=Path("resources/models/entities.npz"))
    arguments.add_argument("--part", type=float, default=1.0)
    arguments.add_argument("--encoder", type=Path, help="a pre-trained encoder, for the last two rounds")
    arguments.add_argument(
        "--epochs",
        type=int,
        nargs=4,
        default=(6, 5, 3, 4),
        help="of teacher, student, second round, each of the last two",
    )
    arguments.add_argument("--steps", type=int, help="of the teachers on the encoder at most")
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    asked = f"{options.part} {list(options.epochs)} {options.seed} {options.encoder} {options.steps}"
    if kept(work / "options.pickle", lambda: asked) != asked:
        arguments.error(f"{work} holds the stages of another run; name a new folder")

    data = Data.of(options.data, options.part)
    corpus = Corpus.kept(data, work)
    wholes, stems = word_vectors(corpus, work, options.seed)
    trainer = Trainer(corpus, wholes, stems, data.names)
    raw = [one.document for one in chosen_articles(corpus, options.seed)]
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
    shipped = network("second", lambda: trainer.train(epochs(gold, silver, count[2]), SECOND, seed + 2, student))
    if options.encoder:

        def views(documents: Sequence[Document]) -> list[View]:
            return encoder_views(options.encoder, corpus, documents, work, seed, options.steps)

        some = raw[: round(LABELLED * options.part)]
        silver = kept(work / "silver3.pickle", lambda: judged(some, views(some)))
        print(f"teachers on the encoder: {trainer.figures(views(trainer.apart))}", flush=True)
        for number, pace in enumerate(LAST, 1):
            plan = epochs(gold, silver, count[3])
            shipped = network(f"last{number}", partial(trainer.train, plan, pace, seed + 5 + number, shipped))
    as_a_whole(work / "shipped.pickle", lambda new: new.write_bytes(pickle.dumps(shipped.state_dict())))
    print(f"what ships: {trainer.measure([shipped])}")
    tables = {"kind": np.array("neural"), "name": np.array("qari-names-2"), **trainer.tables, **shipped.tables()}
    articles = [labelled(row) for row in data.some(read_rows(data.gold))]
    tables |= start_tables(articles, tables)
    as_a_whole(options.output, lambda new: np.savez(new, allow_pickle=False, **tables))
    load_model(options.output)
    print(f"written: {options.output}; python packaging/models/evaluate.py {data.check} --model {options.output}")


if __name__ == "__main__":
    main()
