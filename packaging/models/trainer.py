"""Training and measuring networks."""

from __future__ import annotations

import math
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from evaluate import TYPES, count, figures
from network import UNKNOWN, Batch, Document, Network, Size, tag_rules
from news import Corpus
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional
from vectors import Vectors, alphabet, list_tables

from reader.entities.chains import best_labels, marginals
from reader.entities.features import key
from reader.entities.neural import TAGS
from reader.entities.neural_words import Words, WordTables
from reader.entities.tokenised import token_sentences

_MOST_WHOLES, _MOST_STEMS = 85_000, 75_000
_SURE = 0.7
_MEASURED_AT_ONCE = 8

View = Sequence[Sequence[NDArray[np.float32]]]
"""Somebody's probabilities of TAGS for each document, for each sentence, of each word."""


@dataclass(frozen=True)
class Pace:
    """Documents a step; the highest rate of learning of weights and of word vectors; how slowly averages follow; the
    parts of states and of a document's words that are left out."""

    documents: int
    rate: float
    vector_rate: float
    average: float
    dropout: float = 0.35
    forget: float = 0.08


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
                scores, early = network(batch, pace.dropout, pace.forget)
                known = batch.tags != UNKNOWN
                loss = network.loss(scores, batch) / len(batch.lengths)
                each = len(batch.words) / len(batch.lengths)
                loss = loss + 0.3 * each * functional.cross_entropy(early[known], batch.tags[known])
                torch.autograd.backward(loss)
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
        found: list[Document] = []
        for at in range(0, len(documents), 64):
            some = documents[at : at + 64]
            found += judged(some, [self.probabilities(network, some) for network in networks])
        return found

    def measure(self, networks: Sequence[Network]) -> str:
        """Figures of networks together on the articles kept apart; "" where there are none."""
        if not self._corpus.check:
            return ""
        return self.figures([self.probabilities(network, self.apart) for network in networks])

    @property
    def apart(self) -> list[Document]:
        """The articles kept apart."""
        return [document for _, document in self._corpus.check]

    def figures(self, views: Sequence[View]) -> str:
        """Figures of what some think together of the articles kept apart."""
        counts: Counter[tuple[str, str]] = Counter()
        for (row, _), *several in zip(self._corpus.check, *views, strict=True):
            names = []
            for sentence, path in zip(token_sentences(row["text"]), _together(several)[1], strict=True):
                first = 0
                for at, tag in enumerate(path.tolist()):
                    if TAGS[tag][0] in "BS":
                        first = at
                    if TAGS[tag][0] in "ES":
                        names.append({"start": sentence[first].start, "end": sentence[at].end, "type": TAGS[tag][2:]})
            count(row, {"text": row["text"], "entities": names}, counts)
        parts = ", ".join(f"{kind} {figures(counts, (kind,))[2]:.4f}" for kind in (*TYPES, "MISC"))
        return f"F1 {figures(counts, TYPES)[2]:.4f} ({parts})"


def judged(documents: Sequence[Document], views: Sequence[View]) -> list[Document]:
    """The documents with the likeliest tags by the mean of the views, unknown where that is unsure."""
    found = []
    for document, *several in zip(documents, *views, strict=True):
        means, paths = _together(several)
        sure = np.concatenate([one[np.arange(len(one)), path] for one, path in zip(means, paths, strict=True)])
        tags = _sure_tags(np.concatenate(paths).astype(np.int16), sure)
        found.append(Document(document.words, document.lengths, tags))
    return found


def _together(
    several: Sequence[Sequence[NDArray[np.float32]]],
) -> tuple[list[NDArray[np.float32]], list[NDArray[np.int64]]]:
    """Of each sentence the mean of probabilities, and the likeliest tags that may follow one another."""
    follow, _, end = (one.numpy() for one in tag_rules())
    means = [np.mean(rows, axis=0) for rows in zip(*several, strict=True)]
    logs = [np.log(one + 1e-6) for one in means]
    for one in logs:
        one[-1] += end
    return means, best_labels(logs, follow)


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
