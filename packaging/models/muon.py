"""Muon, an optimiser for the matrices of a network: momentum, made orthogonal before each step.

Keller Jordan and others, Muon: An optimizer for hidden layers in neural networks (2024),
https://kellerjordan.github.io/posts/muon/; the coefficients are theirs. Vectors and embeddings are left to AdamW.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor, nn

_COEFFICIENTS = (3.4445, -4.7750, 2.0315)
_STEPS = 5


def orthogonal(matrices: Tensor) -> Tensor:
    """Matrices (any number x rows x columns) with the same singular vectors and singular values near 1, by five steps
    of a Newton-Schulz iteration in bfloat16."""
    first, second, third = _COEFFICIENTS
    found = matrices.bfloat16()
    tall = found.shape[-2] > found.shape[-1]
    if tall:
        found = found.mT
    found = found / (found.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(_STEPS):
        square = found @ found.mT
        found = first * found + (second * square + third * (square @ square)) @ found
    turned: Tensor = found.mT if tall else found
    return turned


class Muon(torch.optim.Optimizer):
    """Nesterov momentum, made orthogonal; matrices of one shape are worked on together."""

    def __init__(self, matrices: Iterable[nn.Parameter], rate: float, decay: float = 0.0) -> None:
        """`decay`: what part of itself, times the rate, a weight loses at each step."""
        super().__init__(matrices, {"lr": rate, "momentum": 0.95, "decay": decay})

    @torch.no_grad()
    def step(self, closure: Any = None) -> None:  # type: ignore[override]
        """One step; nothing is worked out again, so there is no closure."""
        assert closure is None
        for group in self.param_groups:
            shapes: dict[torch.Size, list[nn.Parameter]] = {}
            for one in group["params"]:
                if one.grad is not None:
                    shapes.setdefault(one.shape, []).append(one)
            for shape, several in shapes.items():
                gradients = torch.stack([one.grad for one in several if one.grad is not None])
                state = self.state[several[0]]
                if "momentum" not in state:
                    state["momentum"] = torch.zeros_like(gradients)
                momentum: Tensor = state["momentum"]
                momentum.lerp_(gradients, 1 - group["momentum"])
                moves = orthogonal(gradients.lerp(momentum, group["momentum"]))
                moves = moves * max(1.0, shape[0] / shape[1]) ** 0.5
                for one, move in zip(several, moves.to(several[0].dtype), strict=True):
                    one.mul_(1 - group["lr"] * group["decay"]).add_(move, alpha=-group["lr"])
