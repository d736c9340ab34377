"""The network of reader.quotations.network in torch: learned from annotated quotations, together with feature weights.

Both are learned at once, so that the network learns what the features do not tell. Seeds are fixed and there is one
thread: learning twice gives the same.
"""

from __future__ import annotations

import json
import lzma
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from quotation_examples import Annotated, Choice, Spots
from torch import Tensor, nn

from reader.entities.lexicon import crc
from reader.entities.neural_inputs import WordInputs
from reader.entities.tables import read_tables
from reader.quotations.layout import Layout
from reader.quotations.network import BLOCK, HALO, word_classes
from reader.resources import resource

WORDS = 24_000
"""Words that get a vector."""
_READ = 40_000_000
_WIDTH, _SIZE, _CLASS, _KIND, _HIDDEN = 64, 48, 12, 12, 48
_DROPOUT, _FORGET = 0.3, 0.05
_EPOCHS, _ARTICLES = 12, 8
_RATE, _WEIGHT_RATE = 2e-3, 2e-2
_PENALTY = 0.024
_LEAST = 3
_SEED = 1
ENDING = "end"
"""The kind under which the features of endings are known."""


class Vocabulary:
    """The most frequent words of raw news with the inputs that the recogniser of names has for them."""

    def __init__(self, texts: Sequence[Path], most: int = WORDS) -> None:
        """`texts`: files of articles, one JSON object with "text" a line, packed by xz."""
        counts: Counter[str] = Counter()
        for path in texts:
            with lzma.open(path, "rt", encoding="utf-8") as lines:
                size = 0
                for line in lines:
                    text = json.loads(line)["text"]
                    counts.update(Layout(text).forms)
                    size += len(text)
                    if size > _READ // len(texts):
                        break
        # Equal counts in the order of the alphabet.
        self.words = sorted(counts, key=lambda word: (-counts[word], word))[:most]
        inputs = WordInputs(read_tables(resource("models", "entities.npz")))
        pieces = [inputs.of(self.words[at : at + 1000])[0] for at in range(0, len(self.words), 1000)]
        self.inputs = np.concatenate([np.zeros((1, inputs.size), np.float32), *pieces])
        self._row = {word: row for row, word in enumerate(self.words, 1)}

    def rows(self, forms: Sequence[str]) -> NDArray[np.int64]:
        """The row of each form in the inputs, 0 where it has none."""
        return np.array([self._row.get(form, 0) for form in forms])


@dataclass
class _Group:
    """All choices of one sort of an article, flat: what stands where, and which candidate is of which choice."""

    features: Tensor
    offsets: Tensor
    cue: Tensor
    at: Tensor
    end: Tensor
    kind: Tensor
    choice: Tensor
    right: Tensor
    weight: Tensor


@dataclass
class _Article:
    words: Tensor
    classes: Tensor
    quoted: Tensor
    openings: _Group | None
    endings: _Group | None


class _Names:
    """Numbers of features, classes and kinds."""

    def __init__(self, articles: Sequence[Annotated], vocabulary: Vocabulary) -> None:
        counts: Counter[str] = Counter()
        classes: set[str] = set()
        kinds: set[str] = set()
        for article in articles:
            for choice, spots in _choices(article):
                kinds.update(kind for kind, _, _ in spots.places)
                for features in choice.candidates:
                    counts.update(features)
            classes.update(_classes(article, vocabulary))
        self.features = {name: at for at, name in enumerate(sorted(n for n, c in counts.items() if c >= _LEAST))}
        self.classes = {name: at for at, name in enumerate(sorted(classes - {""}), 1)}
        self.kinds = {name: at for at, name in enumerate(sorted(kinds))}


def _classes(article: Annotated, vocabulary: Vocabulary) -> list[str]:
    return word_classes(article.context, vocabulary.rows(article.context.layout.forms).tolist(), 0)


def _choices(article: Annotated) -> Iterator[tuple[Choice, Spots]]:
    yield from zip(article.openings, article.opening_spots, strict=True)
    for choice, spots in zip(article.endings, article.ending_spots, strict=True):
        named = [[f"{ENDING}:{name}" for name in features] for features in choice.candidates]
        yield Choice(named, choice.right, choice.weight), spots


def _group(choices: Iterable[tuple[Choice, Spots]], names: _Names) -> _Group | None:
    features: list[list[int]] = []
    cue: list[int] = []
    at: list[int] = []
    end: list[int] = []
    kind: list[int] = []
    number: list[int] = []
    right: list[bool] = []
    weight: list[float] = []
    for choice, spots in choices:
        for place, (candidate, (name, first, last)) in enumerate(zip(choice.candidates, spots.places, strict=True)):
            features.append([names.features[one] for one in candidate if one in names.features])
            cue.append(spots.cue)
            at.append(first)
            end.append(last)
            kind.append(names.kinds.get(name, 0))
            number.append(len(weight))
            right.append(place in choice.right)
        weight.append(choice.weight)
    if not weight:
        return None
    starts = np.cumsum([0, *(len(one) for one in features)])[:-1]
    whole = [torch.tensor(one) for one in (cue, at, end, kind, number)]
    return _Group(
        torch.tensor([one for some in features for one in some], dtype=torch.long),
        torch.from_numpy(starts),
        *whole,
        torch.tensor(right),
        torch.tensor(weight),
    )


def _article(article: Annotated, names: _Names, vocabulary: Vocabulary) -> _Article:
    context = article.context
    choices = list(_choices(article))
    openings = len(article.openings)
    return _Article(
        torch.from_numpy(vocabulary.rows(context.layout.forms)),
        torch.tensor([names.classes.get(name, 0) for name in _classes(article, vocabulary)]),
        torch.tensor([float(around >= 0) for around in context.enclosing]),
        _group(choices[:openings], names),
        _group(choices[openings:], names),
    )


class _Network(nn.Module):
    def __init__(self, names: _Names, inputs: Tensor) -> None:
        super().__init__()
        self.inputs = inputs
        self.classes = nn.Embedding(len(names.classes) + 1, _CLASS, padding_idx=0)
        self.into = nn.Linear(inputs.shape[1] + _CLASS + 1, _WIDTH)
        self.lstm = nn.LSTM(_WIDTH, _SIZE, bidirectional=True, batch_first=True)
        self.kinds = nn.Embedding(len(names.kinds), _KIND)
        self.opening, self.ending = (
            nn.Sequential(
                nn.Dropout(_DROPOUT),
                nn.Linear(places * 2 * _SIZE + _KIND, _HIDDEN),
                nn.ReLU(),
                nn.Dropout(_DROPOUT),
                nn.Linear(_HIDDEN, 1),
            )
            for places in (4, 6)
        )
        self.weights = nn.EmbeddingBag(len(names.features), 1, mode="sum")
        nn.init.zeros_(self.weights.weight)
        self.dropout = nn.Dropout(_DROPOUT)

    def forward(self, article: _Article) -> Iterator[tuple[_Group, Tensor]]:
        """The score of each candidate."""
        states = self._states(article)
        sums = torch.cat([states.new_zeros(1, states.shape[1]), states.cumsum(0)])
        # One row before the text and two behind it are nought.
        around = nn.functional.pad(states, (0, 0, 1, 2))
        for group, head in ((article.openings, self.opening), (article.endings, self.ending)):
            if group is None:
                continue
            cue, at, end = group.cue + 1, group.at + 1, group.end + 1
            if head is self.opening:
                places = [around[cue], around[at - 1], around[at], around[end]]
            else:
                size = (end - at).clamp(min=1)[:, None]
                mean = (sums[group.end] - sums[group.at]) / size
                places = [around[cue], around[at], around[end - 1], around[end], around[end + 1], mean]
            dense = head(torch.cat([*places, self.kinds(group.kind)], 1))[:, 0]
            yield group, self.weights(group.features, group.offsets)[:, 0] + dense

    def _states(self, article: _Article) -> Tensor:
        inputs = self.inputs[article.words]
        if self.training:
            inputs = inputs * (torch.rand(len(inputs), 1) > _FORGET)
        whole = torch.cat([inputs, self.classes(article.classes), article.quoted[:, None]], 1)
        rows = torch.relu(self.into(self.dropout(whole)))
        blocks = -(-len(rows) // BLOCK)
        padded = nn.functional.pad(rows, (0, 0, HALO, blocks * BLOCK - len(rows) + HALO))
        pieces = torch.stack([padded[at * BLOCK : (at + 1) * BLOCK + 2 * HALO] for at in range(blocks)])
        found: Tensor = self.lstm(pieces)[0][:, HALO : HALO + BLOCK].reshape(blocks * BLOCK, -1)[: len(rows)]
        return found


def _loss(group: _Group, scores: Tensor) -> Tensor:
    count = len(group.weight)
    most = torch.full((count,), -1e9).scatter_reduce(0, group.choice, scores.detach(), "amax")
    powers = torch.zeros(count).index_add(0, group.choice, torch.exp(scores - most[group.choice]))
    right = group.right
    return ((torch.log(powers) + most - scores[right]) * group.weight).sum()


def learn_network(
    articles: Sequence[Annotated], vocabulary: Vocabulary, seed: int = _SEED
) -> tuple[dict[str, float], dict[str, NDArray[Any]]]:
    """The weights of features (those of endings by "end:…") and the tables of the network, learned together."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    shuffle = random.Random(seed)
    names = _Names(articles, vocabulary)
    made = [_article(one, names, vocabulary) for one in articles]
    network = _Network(names, torch.from_numpy(vocabulary.inputs))
    dense = [value for name, value in network.named_parameters() if name != "weights.weight"]
    optimiser = torch.optim.Adam(
        [
            {"params": dense, "lr": _RATE, "weight_decay": 1e-5},
            {"params": [network.weights.weight], "lr": _WEIGHT_RATE},
        ]
    )
    for epoch in range(_EPOCHS):
        left = 1 - epoch / _EPOCHS
        optimiser.param_groups[0]["lr"] = _RATE * max(left, 0.05)
        optimiser.param_groups[1]["lr"] = _WEIGHT_RATE * left + 1e-3
        shuffle.shuffle(made)
        whole = 0.0
        for at in range(0, len(made), _ARTICLES):
            optimiser.zero_grad()
            for article in islice(made, at, at + _ARTICLES):
                losses = [_loss(group, scores) for group, scores in network(article)]
                if losses:
                    loss = torch.stack(losses).sum()
                    whole += float(loss.detach())
                    loss.backward()
            weights = network.weights.weight
            if weights.grad is None:
                continue
            weights.grad.add_(weights.detach(), alpha=_PENALTY)
            nn.utils.clip_grad_norm_(dense, 50.0)
            optimiser.step()
        print(f"epoch {epoch + 1}: {whole / len(made):.3f} an article", flush=True)
    network.eval()
    values = network.weights.weight.detach()[:, 0].tolist()
    return {name: values[at] for name, at in names.features.items()}, _tables(network, names, vocabulary)


def _tables(network: _Network, names: _Names, vocabulary: Vocabulary) -> dict[str, NDArray[Any]]:
    """The network as reader.quotations.network reads it: what is the same for every word or class worked out."""
    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    into, width = state["into.weight"], vocabulary.inputs.shape[1]
    words = vocabulary.inputs[1:] @ into[:, :width].T
    scales = np.maximum(np.abs(words).max(axis=1) / 127, 1e-8).astype(np.float16)
    classes = state["classes.weight"] @ into[:, width:-1].T

    def gates(table: NDArray[np.float32]) -> NDArray[np.float32]:
        """In the order in, forget, out, new, where torch has in, forget, new, out."""
        some = np.split(table, 4)
        return np.concatenate([some[0], some[1], some[3], some[2]])

    ways = ("", "_reverse")
    kinds = sorted(names.kinds, key=names.kinds.__getitem__)
    # In the order of their checksums; of two words with one the more frequent stays.
    keys, order = np.unique(np.array([crc(word) for word in vocabulary.words], np.uint32), return_index=True)
    words, scales = words[order], scales[order]
    tables: dict[str, NDArray[Any]] = {
        "word_keys": keys,
        "words": np.clip(np.round(words / scales[:, None].astype(np.float32)), -127, 127).astype(np.int8),
        "word_scales": scales,
        "classes": np.array(sorted(names.classes, key=names.classes.__getitem__)),
        # Row 0 is of no class and gives nothing.
        "class_vectors": classes[1:],
        "bias": state["into.bias"],
        "quoted": into[:, -1],
        "inward": np.concatenate([gates(state[f"lstm.weight_ih_l0{way}"]).T for way in ways], axis=1),
        "across": np.stack([gates(state[f"lstm.weight_hh_l0{way}"]).T for way in ways]),
        "lstm_bias": np.concatenate(
            [gates(state[f"lstm.bias_ih_l0{way}"] + state[f"lstm.bias_hh_l0{way}"]) for way in ways]
        ),
        "kinds": np.array(kinds),
    }
    for name in ("opening", "ending"):
        hidden = state[f"{name}.1.weight"]
        tables[name + "_states"] = np.ascontiguousarray(hidden[:, :-_KIND].T)
        tables[name + "_kinds"] = state["kinds.weight"] @ hidden[:, -_KIND:].T + state[f"{name}.1.bias"]
        tables[name + "_out"] = state[f"{name}.4.weight"][0]
    return tables
