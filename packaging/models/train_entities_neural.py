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
import json
import lzma
import math
import pickle
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from corpus import labelled, read_rows
from evaluate import TYPES, count, figures
from network import UNKNOWN, Batch, Document, Network, Size, tag_rules
from starts import start_tables
from vectors import Units, Vectors, alphabet, list_tables

from reader.entities.chains import best_labels, marginals
from reader.entities.features import key
from reader.entities.lexicon import crc
from reader.entities.neural import TAGS
from reader.entities.neural_words import Words, WordTables, split_word
from reader.entities.tokenised import token_sentences

_LONGEST_TEXT = 6000
_PASSAGE = 10
_MOST_WHOLES, _MOST_STEMS = 85_000, 75_000
_SURE = 0.7
_MEASURED_AT_ONCE = 8
_DROPOUT, _FORGET = 0.35, 0.08

SHARES = {"hespress-aljazeera": 1.0, "moroccan-news": 1.0, "saudi-sample": 0.5, "antcorpus": 0.35, "saudinewsnet": 0.25}
"""The part of each file of raw text that the teachers read: what resembles the annotated articles most."""


@dataclass(frozen=True)
class Pace:
    """Documents a step; the highest rate of learning of weights and of word vectors; how slowly averages follow."""

    documents: int
    rate: float
    vector_rate: float
    average: float


TEACHER = Pace(8, 3e-3, 1.5e-2, 0.995)
STUDENT = Pace(12, 3.5e-3, 1.75e-2, 0.993)
SECOND = Pace(12, 1.8e-3, 6e-3, 0.995)


class Vocabulary:
    """Numbers of words as they stand in texts."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._numbers: dict[str, int] = {}

    def numbers(self, words: Iterable[str]) -> NDArray[np.int32]:
        """The numbers of words; new ones get theirs."""
        found = []
        for word in words:
            number = self._numbers.setdefault(word, len(self.words))
            if number == len(self.words):
                self.words.append(word)
            found.append(number)
        return np.array(found, np.int32)


def gold_document(row: dict[str, Any], vocabulary: Vocabulary) -> Document:
    """An annotated article. Optional names, and names that a sentence's end cuts, are of unknown tag."""
    article = labelled({**row, "entities": []})
    tokens = [token for sentence in article.sentences for token in sentence]
    starts = np.array([token.start for token in tokens])
    ends = np.array([token.end for token in tokens])
    tags = np.zeros(len(tokens), np.int16)
    borders = set(np.cumsum([len(sentence) for sentence in article.sentences]).tolist())
    for name in sorted(row["entities"], key=lambda one: int(one["start"])):
        at = np.flatnonzero((starts < name["end"]) & (ends > name["start"]))
        if not len(at):
            continue
        first, last = int(at[0]), int(at[-1])
        if name.get("optional") or any(border in borders for border in range(first + 1, last + 1)):
            tags[first : last + 1] = UNKNOWN
        elif first == last:
            tags[first] = TAGS.index("S-" + name["type"])
        else:
            tags[first : last + 1] = TAGS.index("I-" + name["type"])
            tags[first], tags[last] = TAGS.index("B-" + name["type"]), TAGS.index("E-" + name["type"])
    lengths = np.array([len(sentence) for sentence in article.sentences], np.int32)
    words = vocabulary.numbers(article.text[token.start : token.end] for token in tokens)
    return Document(words, lengths, _without_broken(tags, lengths))


def _without_broken(tags: NDArray[np.int16], lengths: NDArray[np.int32]) -> NDArray[np.int16]:
    """The tags, unknown where they do not follow one another (names that overlap)."""
    follow = tag_rules()[0].numpy()
    starts = set((np.cumsum(lengths) - lengths).tolist())
    found = tags.copy()
    for at in range(len(tags)):
        before = 0 if at in starts else int(tags[at - 1])
        if before != UNKNOWN and tags[at] != UNKNOWN and follow[before, tags[at]] < 0:
            found[max(0, at - 1) : at + 1] = UNKNOWN
    return found


def raw_documents(paths: Sequence[Path], vocabulary: Vocabulary) -> Iterator[tuple[str, Document]]:
    """The raw articles with the name of their file."""
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["text"][:_LONGEST_TEXT]
                sentences = list(token_sentences(text))
                words = vocabulary.numbers(text[t.start : t.end] for sentence in sentences for t in sentence)
                lengths = np.array([len(sentence) for sentence in sentences], np.int32)
                yield path.name.partition(".")[0], Document(words, lengths, np.full(len(words), UNKNOWN, np.int16))


class Corpus:
    """All that is read: annotated, kept apart, raw; and what is known of each word."""

    def __init__(self, options: argparse.Namespace) -> None:
        vocabulary = Vocabulary()
        self.gold = [gold_document(row, vocabulary) for path in options.gold for row in read_rows(path)]
        rows = read_rows(options.check) if options.check else []
        self.raw = list(raw_documents(options.text, vocabulary))
        counts = np.zeros(len(vocabulary.words), np.int64)
        for document in [*self.gold, *(one for _, one in self.raw)]:
            np.add.at(counts, document.words, 1)
        self.check = [(row, gold_document(row, vocabulary)) for row in rows]
        self.surfaces = vocabulary.words
        self.counts = np.append(counts, np.zeros(len(vocabulary.words) - len(counts), np.int64))
        self.sentences = [(one.words, one.lengths) for _, one in self.raw] + [(d.words, d.lengths) for d in self.gold]


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


class Trainer:
    """Trains networks over the words of a corpus and measures them."""

    def __init__(self, corpus: Corpus, wholes: Vectors, stems: Vectors, names: Path) -> None:
        self._corpus = corpus
        whole_keys, self._wholes, whole_counts = wholes.keyed(_MOST_WHOLES)
        stem_keys, self._stems, _ = stems.keyed(_MOST_STEMS)
        known = {word: int(number) for word, number in zip(corpus.surfaces, corpus.counts, strict=True) if number}
        self.tables: dict[str, NDArray[Any]] = {
            "whole_keys": whole_keys,
            "whole_counts": whole_counts,
            "stem_keys": stem_keys,
            "alphabet": np.array(alphabet(known)),
            **list_tables(names),
        }
        look_up = WordTables(self.tables)
        split = [look_up.split(key(surface)) for surface in corpus.surfaces]
        self._words: Words = look_up.look_up(corpus.surfaces, split)
        numbers: dict[str, int] = {}
        self._stem_of = np.array([numbers.setdefault(stem, len(numbers)) for _, stem in split])

    def network(self) -> Network:
        """A new network."""
        return Network(Size(), self._words, self._stems, self._wholes)

    def train(self, plan: Sequence[Sequence[Document]], pace: Pace, seed: int, start: Network | None = None) -> Network:
        """A network, new or going on from `start`, trained on one list of documents an epoch: Adam with a falling rate,
        averaged weights."""
        torch.manual_seed(seed)
        shuffle = random.Random(seed)
        network = start or self.network()
        weights = [one for one in network.parameters() if one.requires_grad]
        optimiser = torch.optim.AdamW(weights, lr=pace.rate, betas=(0.9, 0.99), weight_decay=1e-3)
        spread = {id(one): torch.zeros(len(one), 1) for one in (network.stem, network.whole)}
        average = [one.detach().clone() for one in weights]
        steps = sum(math.ceil(len(epoch) / pace.documents) for epoch in plan)
        step, tokens, begun = 0, 0, time.perf_counter()
        for number, epoch in enumerate(plan, 1):
            network.train()
            documents = list(epoch)
            shuffle.shuffle(documents)
            total = 0.0
            for at in range(0, len(documents), pace.documents):
                batch = Batch.of(documents[at : at + pace.documents], self._stem_of)
                rate = _falling(step, steps)
                optimiser.param_groups[0]["lr"] = pace.rate * rate
                scores, early = network(batch, _DROPOUT, _FORGET)
                known = batch.tags != UNKNOWN
                loss = network.loss(scores, batch) / len(batch.lengths)
                each = len(batch.words) / len(batch.lengths)
                loss = loss + 0.3 * each * functional.cross_entropy(early[known], batch.tags[known])
                loss.backward()
                nn.utils.clip_grad_norm_(weights, 5.0)
                optimiser.step()
                optimiser.zero_grad(set_to_none=True)
                _move_vectors(network, spread, pace.vector_rate * rate)
                kept = min(pace.average, (1 + step) / (10 + step))
                with torch.no_grad():
                    for mean, one in zip(average, weights, strict=True):
                        mean.lerp_(one, 1 - kept)
                step += 1
                tokens += len(batch.words)
                total += loss.item() * len(batch.lengths)
            newest = [one.detach().clone() for one in weights]
            _set(weights, average)
            seconds = time.perf_counter() - begun
            print(f"epoch {number}: loss {total / sum(len(d.lengths) for d in documents):.3f}", end="  ")
            print(f"{self.measure([network])}  {seconds:.0f} s, {tokens / seconds:,.0f} tokens/s", flush=True)
            if number < len(plan):
                _set(weights, newest)
        network.eval()
        return network

    @torch.no_grad()
    def probabilities(self, network: Network, documents: Sequence[Document]) -> list[list[NDArray[np.float32]]]:
        """For each document, for each sentence, the marginal probabilities of TAGS."""
        network.eval()
        begin = (network.begin + network.rules[1]).numpy()
        end = (network.end + network.rules[2]).numpy()
        rows: list[NDArray[np.float32]] = []
        for at in range(0, len(documents), _MEASURED_AT_ONCE):
            batch = Batch.of(documents[at : at + _MEASURED_AT_ONCE], self._stem_of)
            scores = network(batch)[0].numpy()
            for one in np.split(scores, np.cumsum(batch.lengths)[:-1]):
                one[0] += begin
                one[-1] += end
                rows.append(one)
        found = iter(marginals(rows, (network.transitions + network.rules[0]).numpy()))
        return [[next(found) for _ in document.lengths] for document in documents]

    def opinions(self, networks: Sequence[Network], documents: Sequence[Document]) -> list[Document]:
        """The documents with the tags that the networks find together; where they are unsure it stays unknown."""
        rules = tag_rules()[0].numpy()
        found = []
        for at in range(0, len(documents), 64):
            some = documents[at : at + 64]
            each = [self.probabilities(network, some) for network in networks]
            for document, *views in zip(some, *each, strict=True):
                means = [np.mean(rows, axis=0) for rows in zip(*views, strict=True)]
                logs = [np.log(one + 1e-6) for one in means]
                for one in logs:
                    one[-1] += tag_rules()[2].numpy()
                paths = best_labels(logs, rules)
                tags = np.concatenate(paths).astype(np.int16)
                sure = np.concatenate([one[np.arange(len(one)), path] for one, path in zip(means, paths, strict=True)])
                found.append(Document(document.words, document.lengths, _sure_tags(tags, sure)))
        return found

    def measure(self, networks: Sequence[Network]) -> str:
        """Figures on the articles kept apart."""
        if not self._corpus.check:
            return ""
        counts: Counter[tuple[str, str]] = Counter()
        documents = [document for _, document in self._corpus.check]
        each = [self.probabilities(network, documents) for network in networks]
        follow, _, end = (one.numpy() for one in tag_rules())
        for (row, _), *views in zip(self._corpus.check, *each, strict=True):
            logs = [np.log(np.mean(rows, axis=0) + 1e-6) for rows in zip(*views, strict=True)]
            for one in logs:
                one[-1] += end
            names = []
            for sentence, path in zip(token_sentences(row["text"]), best_labels(logs, follow), strict=True):
                first = 0
                for at, tag in enumerate(path.tolist()):
                    if TAGS[tag][0] in "BS":
                        first = at
                    if TAGS[tag][0] in "ES":
                        names.append({"start": sentence[first].start, "end": sentence[at].end, "type": TAGS[tag][2:]})
            count(row, {"text": row["text"], "entities": names}, counts)
        parts = ", ".join(f"{kind} {figures(counts, (kind,))[2]:.4f}" for kind in (*TYPES, "MISC"))
        return f"F1 {figures(counts, TYPES)[2]:.4f} ({parts})"


def _sure_tags(tags: NDArray[np.int16], sure: NDArray[np.float32]) -> NDArray[np.int16]:
    found = tags.copy()
    found[sure < _SURE] = UNKNOWN
    first = 0
    for at, tag in enumerate(tags.tolist()):
        if TAGS[tag][0] in "BS":
            first = at
        if TAGS[tag][0] in "ES" and sure[first : at + 1].min() < _SURE:
            found[first : at + 1] = UNKNOWN
    return found


def _falling(step: int, steps: int) -> float:
    return min(1.0, (step + 1) / 100) * (0.49 * (1 + math.cos(math.pi * step / steps)) + 0.02)


def _set(weights: Sequence[nn.Parameter], values: Sequence[torch.Tensor]) -> None:
    with torch.no_grad():
        for one, value in zip(weights, values, strict=True):
            one.copy_(value)


@torch.no_grad()
def _move_vectors(network: Network, spread: dict[int, torch.Tensor], rate: float) -> None:
    """Adagrad with one rate a row, for the rows that the last step used."""
    for table, rows, values in network.touched:
        gradient = values.grad
        assert gradient is not None
        if rows[0] == 0:
            rows, gradient = rows[1:], gradient[1:]
        squares = spread[id(table)]
        squares[rows] += gradient.pow(2).mean(1, keepdim=True)
        table[rows] -= rate * gradient / (squares[rows].sqrt() + 1e-3)


def chosen_raw(corpus: Corpus, seed: int) -> list[Document]:
    """A part of the raw articles, at most about 700 tokens of each, none with a passage of an annotated one."""
    passages: set[bytes] = set()
    for document in [*corpus.gold, *(one for _, one in corpus.check)]:
        raw = document.words.tobytes()
        passages.update(raw[4 * at : 4 * (at + _PASSAGE)] for at in range(len(document.words) - _PASSAGE))
    shuffle = random.Random(seed)
    found = []
    for name, document in corpus.raw:
        if shuffle.random() >= SHARES.get(name, 0.0) or len(document.words) < 60:
            continue
        raw = document.words.tobytes()
        starts = range(0, len(document.words) - _PASSAGE, 3)
        if sum(raw[4 * at : 4 * (at + _PASSAGE)] in passages for at in starts) >= 4:
            continue
        sentences = max(1, int(np.count_nonzero(np.cumsum(document.lengths) <= 700)))
        size = int(document.lengths[:sentences].sum())
        found.append(Document(document.words[:size], document.lengths[:sentences], document.tags[:size]))
    shuffle.shuffle(found)
    return found


def kept(path: Path, network: Network) -> Network | None:
    """The network with the weights of a file of the work folder, if it is there."""
    if not path.exists():
        return None
    network.load_state_dict(torch.load(path))
    return network


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
    read = work / "corpus.pickle"
    if not read.exists():
        read.write_bytes(pickle.dumps(Corpus(options)))
    corpus: Corpus = pickle.loads(read.read_bytes())
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
    print(f"what ships: {trainer.measure([student])}")
    tables = {"kind": np.array("neural"), "name": np.array("qari-names-1"), **trainer.tables, **student.tables()}
    articles = [labelled(row) for path in options.gold for row in read_rows(path)]
    np.savez(options.output, **tables, **start_tables(articles, tables))


if __name__ == "__main__":
    main()
