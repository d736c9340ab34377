"""The network of reader.entities.neural in torch, to be trained: word vectors, letters and lists into a BiLSTM, pooling
over equal words of the document, a second BiLSTM, a CRF that passes over tokens whose tag is unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from narrowing import narrowed
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from reader.entities.neural import TAGS
from reader.entities.neural_words import FEATURES, PREFIXES, Words

IMPOSSIBLE = -1e4
UNKNOWN = -1
"""The tag of a token of which nothing is known: an optional name, an unsure label."""


@dataclass(frozen=True)
class Document:
    """The numbers of a document's words, the lengths of its sentences, and a tag a token."""

    words: NDArray[np.int32]
    lengths: NDArray[np.int32]
    tags: NDArray[np.int16]


@dataclass(frozen=True)
class Size:
    """The sizes of the network's parts."""

    stem: int = 100
    whole: int = 64
    prefix: int = 8
    letter: int = 24
    filters: int = 48
    first: int = 128
    pool: int = 64
    second: int = 96


@dataclass(frozen=True)
class Batch:
    """Documents as one batch: `onward` and `back` order the tokens by step from either end of their sentences, longest
    first, `active` counts the sentences of each step, `group` numbers the equal words of each document."""

    words: Tensor
    group: Tensor
    groups: int
    onward: Tensor
    back: Tensor
    active: list[int]
    lengths: NDArray[np.int64]
    tags: Tensor

    @classmethod
    def of(cls, documents: Sequence[Document], stem_of: NDArray[np.int64]) -> Batch:
        """`stem_of`: for each word a number that words of one stem share."""
        words = np.concatenate([one.words for one in documents]).astype(np.int64)
        lengths = np.concatenate([one.lengths for one in documents]).astype(np.int64)
        document = np.repeat(np.arange(len(documents)), [len(one.words) for one in documents])
        _, group = np.unique(document * (int(stem_of.max()) + 1) + stem_of[words], return_inverse=True)
        order = np.argsort(-lengths, kind="stable")
        starts, sizes = (np.cumsum(lengths) - lengths)[order], lengths[order]
        active = [int(np.count_nonzero(sizes > step)) for step in range(int(sizes[0]))]
        onward = np.concatenate([starts[:n] + step for step, n in enumerate(active)])
        back = np.concatenate([starts[:n] + sizes[:n] - 1 - step for step, n in enumerate(active)])
        tags = np.concatenate([one.tags for one in documents]).astype(np.int64)
        tensors = (torch.from_numpy(one) for one in (words, group, onward, back, tags))
        first, second, third, fourth, fifth = tensors
        return cls(first, second, int(group.max()) + 1, third, fourth, active, lengths, fifth)


class _Steps(torch.autograd.Function):
    """The steps of an LSTM in both directions at once; one product for the weights' gradient after all steps."""

    @staticmethod
    def forward(context: Any, inputs: Tensor, across: Tensor, active: list[int]) -> Tensor:
        """`inputs` (tokens by step, 2, 4·size): what the inputs give to the gates in, forget, out, new."""
        tokens, _, width = inputs.shape
        size = width // 4
        gates = torch.empty_like(inputs)
        state = memory = inputs[:0]
        memories, squashed, states = (inputs.new_empty(tokens, 2, size) for _ in range(3))
        at = 0
        for step, n in enumerate(active):
            now = gates[at : at + n]
            if step:
                torch.add(inputs[at : at + n], torch.bmm(state[:n].transpose(0, 1), across).transpose(0, 1), out=now)
            else:
                now.copy_(inputs[:n])
            now[..., : 3 * size].sigmoid_()
            now[..., 3 * size :].tanh_()
            fresh = memories[at : at + n]
            torch.mul(now[..., :size], now[..., 3 * size :], out=fresh)
            if step:
                fresh.addcmul_(now[..., size : 2 * size], memory[:n])
            torch.tanh(fresh, out=squashed[at : at + n])
            state = states[at : at + n]
            torch.mul(now[..., 2 * size : 3 * size], squashed[at : at + n], out=state)
            memory = fresh
            at += n
        context.save_for_backward(gates, memories, squashed, states, across)
        context.active = active
        return states

    @staticmethod
    def backward(context: Any, upward: Tensor) -> tuple[Tensor, Tensor, None]:
        """The gradients of the inputs and of the weights across steps."""
        gates, memories, squashed, states, across = context.saved_tensors
        active: list[int] = context.active
        size = states.shape[2]
        found = torch.empty_like(gates)
        turned = across.transpose(1, 2).contiguous()
        at = len(states)
        later_state = later_memory = None
        for step in range(len(active) - 1, -1, -1):
            n = active[step]
            at -= n
            now, flat = gates[at : at + n], squashed[at : at + n]
            state = upward[at : at + n]
            if later_state is not None:
                state = state.clone()
                state[: len(later_state)] += later_state
            memory = state * now[..., 2 * size : 3 * size]
            memory.addcmul_(memory * flat, flat, value=-1)
            if later_memory is not None:
                memory[: len(later_memory)] += later_memory
            here = found[at : at + n]
            torch.mul(memory, now[..., 3 * size :], out=here[..., :size])
            if step:
                before = at - active[step - 1]
                torch.mul(memory, memories[before : before + n], out=here[..., size : 2 * size])
            else:
                here[..., size : 2 * size].zero_()
            torch.mul(state, flat, out=here[..., 2 * size : 3 * size])
            opened = now[..., : 3 * size]
            here[..., : 3 * size].mul_(opened - opened * opened)
            torch.mul(memory, now[..., :size], out=here[..., 3 * size :])
            here[..., 3 * size :].mul_(1 - now[..., 3 * size :] * now[..., 3 * size :])
            if step:
                later_memory = memory * now[..., size : 2 * size]
                later_state = torch.bmm(here.transpose(0, 1), turned).transpose(0, 1)
        begins = np.cumsum([0, *active])
        earlier = [
            torch.arange(int(begins[step - 1]), int(begins[step - 1]) + n) for step, n in enumerate(active) if step
        ]
        weights = torch.zeros_like(across)
        if earlier:
            weights = torch.bmm(states[torch.cat(earlier)].permute(1, 2, 0), found[active[0] :].transpose(0, 1))
        return found, weights, None


class _Product(torch.autograd.Function):
    """rows @ weights in bfloat16; rows are padded to full hundreds so that few kernels are compiled."""

    @staticmethod
    def forward(context: Any, rows: Tensor, weights: Tensor) -> Tensor:
        """rows @ weights."""
        padded = torch.zeros(-(-len(rows) // 256) * 256, rows.shape[1], dtype=torch.bfloat16)
        padded[: len(rows)] = rows
        short = weights.bfloat16()
        context.save_for_backward(padded, short)
        context.rows = len(rows)
        return (padded @ short)[: len(rows)].float()

    @staticmethod
    def backward(context: Any, upward: Tensor) -> tuple[Tensor, Tensor]:
        """The gradients of both."""
        padded, short = context.saved_tensors
        above = torch.zeros(len(padded), upward.shape[1], dtype=torch.bfloat16)
        above[: context.rows] = upward
        return (above @ short.t())[: context.rows].float(), (padded.t() @ above).float()


def product(rows: Tensor, weights: Tensor, fast: bool) -> Tensor:
    """rows @ weights, fast and rough while training."""
    return _Product.apply(rows, weights) if fast else rows @ weights  # type: ignore[no-untyped-call]


class BiLstm(nn.Module):
    """A bidirectional LSTM over the sentences of a batch."""

    def __init__(self, inputs: int, size: int) -> None:
        super().__init__()
        self.size = size
        self.inward = nn.Parameter(torch.empty(inputs, 8 * size))
        self.across = nn.Parameter(torch.empty(2, size, 4 * size))
        self.bias = nn.Parameter(torch.zeros(8 * size))
        with torch.no_grad():
            for gate in range(8):
                nn.init.xavier_uniform_(self.inward[:, gate * size : (gate + 1) * size])
            for way in range(2):
                for gate in range(4):
                    nn.init.orthogonal_(self.across[way, :, gate * size : (gate + 1) * size])
                # Remember at first.
                self.bias[(4 * way + 1) * size : (4 * way + 2) * size] = 1

    def forward(self, rows: Tensor, batch: Batch) -> Tensor:
        """States (tokens x 2·size)."""
        gates = (product(rows, self.inward, self.training) + self.bias).view(len(rows), 2, 4 * self.size)
        ways = torch.stack([gates[:, 0][batch.onward], gates[:, 1][batch.back]], 1)
        states = _Steps.apply(ways, self.across, batch.active)  # type: ignore[no-untyped-call]
        return torch.cat([states[:, 0][_inverse(batch.onward)], states[:, 1][_inverse(batch.back)]], 1)


def _inverse(order: Tensor) -> Tensor:
    found = torch.empty_like(order)
    found[order] = torch.arange(len(order))
    return found


def tag_rules() -> tuple[Tensor, Tensor, Tensor]:
    """0 where tags may follow one another, begin and end a sentence, else IMPOSSIBLE."""
    size = len(TAGS)
    follow, begin, end = torch.zeros(size, size), torch.zeros(size), torch.zeros(size)
    for at, tag in enumerate(TAGS):
        closed = tag[0] in "OES"
        begin[at] = 0 if tag[0] in "OBS" else IMPOSSIBLE
        end[at] = 0 if closed else IMPOSSIBLE
        for after, other in enumerate(TAGS):
            fits = other[0] in "OBS" if closed else other[0] in "IE" and other[2:] == tag[2:]
            follow[at, after] = 0 if fits else IMPOSSIBLE
    return follow, begin, end


class Network(nn.Module):
    """The whole network. Vectors of words are trained row by row by the caller: see `touched`."""

    def __init__(self, size: Size, words: Words, stems: NDArray[np.float32], wholes: NDArray[np.float32]) -> None:
        """`words`: what is known of each word by its number; `stems`, `wholes`: vectors of rows 1 and up."""
        super().__init__()
        self.size = size
        self.words = {name: torch.from_numpy(value) for name, value in words._asdict().items()}
        self.stem = nn.Parameter(_with_unknown(stems), requires_grad=False)
        self.whole = nn.Parameter(_with_unknown(wholes), requires_grad=False)
        self.prefix = nn.Embedding(len(PREFIXES), size.prefix)
        self.letters = nn.Embedding(int(self.words["letters"].max()) + 1, size.letter, padding_idx=0)
        self.filters = nn.Conv1d(size.letter, size.filters, 3, padding=1)
        inputs = size.stem + size.whole + size.prefix + size.filters + FEATURES
        self.first = BiLstm(inputs, size.first)
        self.pool = nn.Linear(2 * size.first, size.pool)
        self.second = BiLstm(2 * size.first + 2 * size.pool, size.second)
        self.out = nn.Linear(2 * size.second, len(TAGS))
        self.early = nn.Linear(2 * size.first, len(TAGS))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.begin = nn.Parameter(torch.zeros(len(TAGS)))
        self.end = nn.Parameter(torch.zeros(len(TAGS)))
        self.rules = tag_rules()
        self.touched: list[tuple[nn.Parameter, Tensor, Tensor]] = []
        """After a step forward in training: tables of vectors, the rows used, and those rows, with gradients."""

    def _rows(self, table: nn.Parameter, rows: Tensor) -> Tensor:
        if not self.training:
            return table[rows]
        used, place = torch.unique(rows, return_inverse=True)
        values = table.detach()[used].requires_grad_()
        self.touched.append((table, used, values))
        return values[place]

    def forward(self, batch: Batch, dropout: float = 0.0, forget: float = 0.0) -> tuple[Tensor, Tensor]:
        """Scores of tags (tokens x TAGS) of the second and of the first layer. `forget`: the part of words that are
        taken for unknown, everywhere in their document."""
        self.touched = []
        used, place = torch.unique(batch.words, return_inverse=True)
        letters = self.words["letters"][used]
        answers = functional.relu(self.filters(self.letters(letters).transpose(1, 2)))
        answers = answers.masked_fill((letters == 0)[:, None, :], 0).amax(2)
        stems = self._rows(self.stem, self.words["stem"][used])
        wholes = self._rows(self.whole, self.words["whole"][used])
        prefix = self.prefix(self.words["prefix"][used])
        rows = torch.cat([stems, wholes, prefix, answers, self.words["features"][used]], 1)[place]
        if self.training:
            gone = (torch.rand(batch.groups) < forget)[batch.group]
            mask = torch.ones_like(rows)
            mask[gone, : self.size.stem + self.size.whole] = 0
            rows = rows * mask
            rows[gone, -1] = 1
            rows = functional.dropout(rows, 0.7 * dropout)
        states = functional.dropout(self.first(rows, batch), dropout, self.training)
        pooled = functional.relu(product(states, self.pool.weight.t(), self.training) + self.pool.bias)
        group = batch.group
        sums = torch.zeros(batch.groups, self.size.pool).index_add_(0, group, pooled)
        sizes = torch.zeros(batch.groups).index_add_(0, group, torch.ones(len(group)))
        highest = torch.zeros(batch.groups, self.size.pool).scatter_reduce(
            0, group[:, None].expand(-1, self.size.pool), pooled, "amax"
        )
        rows = torch.cat([states, (sums / sizes[:, None])[group], highest[group]], 1)
        both = functional.dropout(self.second(rows, batch), dropout, self.training)
        return self.out(both), self.early(states)

    def loss(self, scores: Tensor, batch: Batch) -> Tensor:
        """The negative log-likelihood of the known tags, over sentences summed; unknown tags are summed over."""
        allowed = torch.full_like(scores, IMPOSSIBLE)
        known = batch.tags != UNKNOWN
        allowed[~known] = 0
        allowed[known, batch.tags[known]] = 0
        ordered = scores[batch.onward]
        steps = torch.split(torch.stack([ordered, ordered + allowed[batch.onward]]), batch.active, 1)
        follow, begin, end = self.rules
        moves = torch.exp(self.transitions + follow)
        now = steps[0] + self.begin + begin
        ended: list[Tensor] = []
        for step in steps[1:]:
            if step.shape[1] < now.shape[1]:
                ended.append(now[:, step.shape[1] :])
                now = now[:, : step.shape[1]]
            highest = now.amax(2, keepdim=True).detach()
            now = (torch.exp(now - highest) @ moves).clamp_min(1e-30).log() + highest + step
        ended.append(now)
        totals = torch.logsumexp(torch.cat(ended[::-1], 1) + self.end + end, 2)
        return (totals[0] - totals[1]).sum()

    def tables(self) -> dict[str, NDArray[Any]]:
        """The tables that reader.entities.neural.NeuralTagger reads, without those of words."""
        follow, begin, end = self.rules

        def short(value: Tensor) -> NDArray[Any]:
            return value.detach().numpy().astype(np.float16)

        found: dict[str, NDArray[Any]] = {
            "prefix": short(self.prefix.weight),
            "letters": short(self.letters.weight),
            "filters": short(self.filters.weight.permute(2, 1, 0).reshape(3 * self.size.letter, self.size.filters)),
            "filter_bias": short(self.state_dict()["filters.bias"]),
            "pool": short(self.pool.weight.t()),
            "pool_bias": short(self.pool.bias),
            "out": short(self.out.weight.t()),
            "out_bias": short(self.out.bias),
            "transitions": short((self.transitions + follow).clamp_min(IMPOSSIBLE)),
            "begin": short((self.begin + begin).clamp_min(IMPOSSIBLE)),
            "end": short((self.end + end).clamp_min(IMPOSSIBLE)),
        }
        for name, layer in (("first", self.first), ("second", self.second)):
            found |= {f"{name}_{part}": short(getattr(layer, part)) for part in ("inward", "across", "bias")}
        found["second_narrow"], found["second_wide"] = narrowed(found.pop("second_inward").astype(np.float32))
        for name in ("stem", "whole"):
            vectors = getattr(self, name).detach().numpy()[1:]
            scales = (np.abs(vectors).max(axis=1) / 127).clip(1e-6).astype(np.float16)
            found[name] = np.round(vectors / scales[:, None].astype(np.float32)).clip(-127, 127).astype(np.int8)
            found[name + "_scales"] = scales
        return found


def _with_unknown(vectors: NDArray[np.float32]) -> Tensor:
    return torch.from_numpy(np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors]))
