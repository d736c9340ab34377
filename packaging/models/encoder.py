"""A small encoder of Arabic news: a transformer over the pieces of words that sees both sides."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from news import as_a_whole
from numpy.typing import NDArray
from subwords import PAD, SIZE, Subwords
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class Shape:
    """Pieces that are known, numbers a piece, layers, heads of attention."""

    pieces: int = SIZE
    width: int = 384
    layers: int = 12
    heads: int = 6


def device() -> torch.device:
    """A GPU where torch finds one, else the CPU."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def rough(where: torch.device) -> torch.autocast:
    """On a GPU products are worked out in bfloat16."""
    return torch.autocast(where.type, torch.bfloat16, enabled=where.type == "cuda")


def _angles(length: int, size: int, where: torch.device) -> tuple[Tensor, Tensor]:
    each = 10_000.0 ** (-torch.arange(0, size, 2, device=where).float() / size)
    angles = torch.outer(torch.arange(length, device=where).float(), each)
    return angles.cos(), angles.sin()


def rotated(states: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
    """Rotary position embedding: halves of the states turned by angles that grow with the place (Su and others,
    RoFormer, 2021), so that a product of two states depends on how far apart they stand."""
    first, second = states.chunk(2, -1)
    cosines, sines = cosines.to(states.dtype), sines.to(states.dtype)
    return torch.cat([first * cosines - second * sines, first * sines + second * cosines], -1)


class Block(nn.Module):
    """Attention, then two layers with squared ReLU; each normalised before and added to what was there."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.dropout = 0.0
        self.query, self.key, self.value, self.out = (nn.Linear(width, width, bias=False) for _ in range(4))
        self.up, self.down = nn.Linear(width, 4 * width, bias=False), nn.Linear(4 * width, width, bias=False)
        self.before_attention, self.before_layers = nn.LayerNorm(width), nn.LayerNorm(width)
        for layer in (self.query, self.key, self.value, self.up):
            nn.init.normal_(layer.weight, std=0.5 * width**-0.5)
        # At first a block passes on what comes in.
        for layer in (self.out, self.down):
            nn.init.zeros_(layer.weight)

    def forward(self, rows: Tensor, cosines: Tensor, sines: Tensor, seen: Tensor | None) -> Tensor:
        """Rows (texts x places x width) from rows; `seen`: what each place may look at."""
        texts, places, width = rows.shape
        several = self.before_attention(rows)
        query, key, value = (
            layer(several).view(texts, places, self.heads, -1).transpose(1, 2)
            for layer in (self.query, self.key, self.value)
        )
        dropout = self.dropout if self.training else 0.0
        query, key = rotated(query, cosines, sines), rotated(key, cosines, sines)
        heard = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen, dropout_p=dropout)
        heard = self.out(heard.transpose(1, 2).reshape(texts, places, width))
        rows = rows + functional.dropout(heard, self.dropout, self.training)
        more: Tensor = self.down(functional.relu(self.up(self.before_layers(rows))).square())
        return rows + functional.dropout(more, self.dropout, self.training)


class Encoder(nn.Module):
    """States of pieces from the pieces of both sides."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.pieces = nn.Embedding(shape.pieces, shape.width)
        nn.init.normal_(self.pieces.weight, std=0.02)
        self.first = nn.LayerNorm(shape.width)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.last = nn.LayerNorm(shape.width)
        self.dropout = 0.0

    def leave_out(self, dropout: float) -> None:
        """Set the part of states that is left out in training."""
        self.dropout = dropout
        for block in self.blocks:
            block.dropout = dropout  # type: ignore[assignment]

    def forward(self, ids: Tensor, padded: bool = True, more: Tensor | None = None) -> Tensor:
        """States (texts x places x width) of pieces (texts x places), of which PAD is not looked at; `more` is added
        to the vectors of the pieces."""
        rows = self.pieces(ids)
        if more is not None:
            rows = rows + more
        rows = functional.dropout(self.first(rows), self.dropout, self.training)
        cosines, sines = _angles(ids.shape[1], self.shape.width // self.shape.heads, ids.device)
        seen = (ids != PAD)[:, None, None, :] if padded else None
        for block in self.blocks:
            rows = block(rows, cosines, sines, seen)
        found: Tensor = self.last(rows)
        return found


def save_encoder(path: Path, encoder: Encoder, subwords: Subwords) -> None:
    """Write an encoder with its pieces to one .npz file; matrices as int8 with a scale a row, a quarter of the size."""
    tables: dict[str, NDArray[Any]] = {name: np.array(value) for name, value in asdict(encoder.shape).items()}
    tables |= subwords.tables()
    for name, value in encoder.state_dict().items():
        table = value.detach().float().cpu().numpy()
        if table.ndim == 2:
            scales = np.maximum(np.abs(table).max(axis=1) / 127, 1e-8).astype(np.float32)
            tables["scales." + name] = scales
            table = np.round(table / scales[:, None]).astype(np.int8)
        tables["weights." + name] = table
    as_a_whole(path, lambda new: np.savez(new, allow_pickle=False, **tables))


def load_encoder(path: Path) -> tuple[Encoder, Subwords]:
    """What save_encoder wrote, on the CPU."""
    with np.load(path) as kept:
        tables: dict[str, NDArray[Any]] = dict(kept)
    encoder = Encoder(Shape(*(int(tables[name]) for name in ("pieces", "width", "layers", "heads"))))
    weights = {}
    for name in encoder.state_dict():
        table = tables["weights." + name].astype(np.float32)
        if "scales." + name in tables:
            table = table * tables["scales." + name][:, None]
        weights[name] = torch.from_numpy(table)
    encoder.load_state_dict(weights)
    return encoder, Subwords.read(tables)
