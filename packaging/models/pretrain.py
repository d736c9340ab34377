"""Pre-train an encoder of Arabic news by hidden words and write it with its pieces.

    python packaging/models/pretrain.py DATA ENCODER.npz [--work FOLDER] [--steps 5500 | --minutes N] [--part 0.02]

DATA and the work folder are those of train_entities.py, which goes on from the encoder (--encoder). Of 30 % of the
words at first, 15 % at last, all pieces are hidden (of ten eight by a sign, one by another piece, one not at all) and
found again from both sides: the loss is the cross entropy of their pieces. Texts stand one after the other; windows of
512 pieces, in the last fifth of the time 1,024, begin anywhere. Matrices of blocks learn by Muon, all else by AdamW;
the rate rises for 200 steps, stays, and falls to a fiftieth from a third of the time on.

On a GPU where torch finds one, else on the CPU, which is slow: 5,500 steps of 65,536 pieces, 22 times all of the text,
take four minutes on one H200. --steps and --pieces fix how much is read; with --minutes instead the machine's speed
does. Seeds are fixed: on the CPU, with --steps, twice the same command gives the same encoder; on a GPU sums come in
another order. A run that is cut off leaves nothing and is not gone on with; only the corpus is kept in the work folder.
"""

# /// script
# requires-python = ">=3.11"
# dependencies = ["torch==2.13.0", "numpy==2.4.6", "tokenizers==0.23.2", "camel-tools==1.6.0"]
# ///
from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from encoder import Encoder, Shape, device, rough, save_encoder
from muon import Muon
from news import Corpus, Data
from subwords import DOCUMENT, MASK, SPECIAL, Subwords

_SHORT, _LONG, _LONG_FROM = 512, 1024, 0.8
_MOST_HIDDEN, _LEAST_HIDDEN = 0.30, 0.15
_MUON_RATE, _ADAM_RATE = 0.02, 2e-3
_FALLS_FROM, _LOWEST = 0.35, 0.02
_SAID_EVERY = 100


def stream(corpus: Corpus, subwords: Subwords) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The pieces of all articles that are learnt from, one after the other, and whether a word begins with each."""
    ids: list[NDArray[np.int64]] = []
    begins: list[NDArray[np.bool_]] = []
    for document in [*corpus.gold, *(one.document for one in corpus.raw)]:
        pieces = subwords.document(corpus.words(document), document.lengths.tolist())
        ids += [np.array([DOCUMENT]), pieces.ids]
        begins += [np.array([True]), np.append([True], (pieces.word[1:] != pieces.word[:-1]) | (pieces.word[1:] < 0))]
    return np.concatenate(ids), np.concatenate(begins)


class HiddenWords(nn.Module):
    """An encoder with the layer that tells from its states which piece stands there."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        width = encoder.shape.width
        self.encoder = encoder
        self.layer, self.norm = nn.Linear(width, width), nn.LayerNorm(width)
        self.bias = nn.Parameter(torch.zeros(encoder.shape.pieces))

    def forward(self, shown: Tensor, true: Tensor, hidden: Tensor) -> Tensor:
        """The loss over the places where something is hidden."""
        with rough(shown.device):
            states = self.encoder(shown, padded=False)[hidden]
            states = self.norm(functional.gelu(self.layer(states)))
            scores = functional.linear(states, self.encoder.pieces.weight, self.bias)
        return functional.cross_entropy(scores.float(), true[hidden])


class Masker:
    """Draws windows of the stream and hides words in them."""

    def __init__(self, ids: NDArray[np.int64], begins: NDArray[np.bool_], kinds: int, where: torch.device) -> None:
        # Both in one number, so that the text takes little room on a GPU.
        self._stream = torch.from_numpy((ids | (begins.astype(np.int64) << 20)).astype(np.int32)).to(where)
        self._kinds = kinds

    def __call__(self, count: int, length: int, rate: float) -> tuple[Tensor, Tensor, Tensor]:
        """`count` windows: what is shown, what is true, where the true is hidden; `rate`: the part of words."""
        where = self._stream.device
        first = torch.randint(0, len(self._stream) - length, (count, 1), device=where)
        both = self._stream[first + torch.arange(length, device=where)]
        true = (both & ((1 << 20) - 1)).long()
        word = ((both >> 20) > 0).long().cumsum(1)
        hidden = (torch.rand(count, length + 1, device=where) < rate).gather(1, word) & (true >= SPECIAL)
        how = torch.rand(count, length + 1, device=where).gather(1, word)
        shown = torch.where(hidden & (how < 0.8), torch.full_like(true, MASK), true)
        other = torch.randint(SPECIAL, self._kinds, true.shape, device=where)
        return torch.where(hidden & (how > 0.9), other, shown), true, hidden


def pretrain(model: HiddenWords, draw: Masker, pieces: int, done: Callable[[int], float]) -> int:
    """Train with `pieces` pieces a step until `done`, which tells the part that is done after so many steps, is 1."""
    blocks = [one for one in model.encoder.blocks.parameters() if one.ndim == 2]
    inside = {id(one) for one in blocks}
    rest = [one for one in model.parameters() if id(one) not in inside]
    muon = Muon(blocks, _MUON_RATE, decay=0.1)
    adam = torch.optim.AdamW(rest, _ADAM_RATE, betas=(0.9, 0.98), weight_decay=0.01, fused=rest[0].is_cuda)
    step = 0
    model.train()
    while (part := done(step)) < 1:
        length = _SHORT if part < _LONG_FROM else _LONG
        rate = _MOST_HIDDEN + (_LEAST_HIDDEN - _MOST_HIDDEN) * part
        loss: Tensor = model(*draw(max(1, pieces // length), length, rate))
        torch.autograd.backward(loss)
        falling = 1.0 if part < _FALLS_FROM else max(_LOWEST, 1 - (part - _FALLS_FROM) / (1 - _FALLS_FROM))
        factor = min(1.0, (step + 1) / 200) * falling
        for group in muon.param_groups:
            group["lr"] = _MUON_RATE * factor
            group["momentum"] = 0.85 + 0.1 * min(1.0, step / 300)
        for group in adam.param_groups:
            group["lr"] = _ADAM_RATE * factor
        muon.step()
        adam.step()
        muon.zero_grad(set_to_none=True)
        adam.zero_grad(set_to_none=True)
        step += 1
        if step % _SAID_EVERY == 0 or step == 1:
            print(f"step {step}, {part:.0%}: loss {loss.item():.3f}", flush=True)
    return step


def main() -> None:
    """The command."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("encoder", type=Path)
    arguments.add_argument("--work", type=Path, default=Path("build/names"))
    arguments.add_argument("--part", type=float, default=1.0, help="the part of all articles that is read")
    arguments.add_argument("--steps", type=int, default=5500)
    arguments.add_argument("--minutes", type=float, help="train so long instead")
    arguments.add_argument("--pieces", type=int, default=65_536, help="pieces a step")
    arguments.add_argument("--shape", type=int, nargs=3, default=(384, 12, 6), help="width, layers, heads")
    arguments.add_argument("--seed", type=int, default=0)
    options = arguments.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    torch.set_float32_matmul_precision("high")
    corpus = Corpus.kept(Data.of(options.data, options.part), options.work)
    subwords = Subwords.learn(corpus.surfaces, corpus.counts.tolist())
    ids, begins = stream(corpus, subwords)
    where = device()
    encoder = Encoder(Shape(len(subwords), *options.shape)).to(where)
    model = HiddenWords(encoder).to(where)
    print(f"{len(ids):,} pieces, {sum(one.numel() for one in encoder.parameters()):,} weights, {where}", flush=True)
    if where.type == "cuda":
        for block in encoder.blocks:
            block.compile(dynamic=False)
    begun = time.monotonic()

    def done(step: int) -> float:
        if options.minutes is None:
            return float(step / options.steps)
        return float((time.monotonic() - begun) / 60 / options.minutes)

    steps = pretrain(model, Masker(ids, begins, len(subwords), where), options.pieces, done)
    save_encoder(options.encoder, encoder, subwords)
    read = steps * options.pieces
    print(f"{steps} steps, {read / len(ids):.1f} times all of the text, {time.monotonic() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
