"""How an encoder is taught a task: lower layers move less, the rate rises and falls, the last steps are averaged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import torch
from encoder import Encoder
from torch import Tensor, nn

_DECAY = 0.9
"""What a layer's rate is of that of the layer above it."""
_WARM = 0.06
"""The part of the steps in which the rate rises."""


@dataclass(frozen=True)
class Course:
    """How often a teacher reads the annotated articles, its highest rate, the part of states that is left out."""

    epochs: int
    rate: float
    dropout: float


class FineTuning:
    """AdamW over an encoder and what stands on it, step by step."""

    def __init__(
        self,
        encoder: Encoder,
        heads: Iterable[nn.Parameter],
        rate: float,
        heads_rate: float,
        beside: Iterable[nn.Parameter] = (),
    ) -> None:
        """`rate`: the highest one of the layer right below the heads, over _DECAY; `heads_rate`: that of the heads;
        `beside`: weights that somebody else moves, to be averaged with the others."""
        layers = encoder.shape.layers
        depths: dict[int, list[nn.Parameter]] = {}
        for name, one in encoder.named_parameters():
            part, _, rest = name.partition(".")
            depth = {"blocks": 1 + int(rest.partition(".")[0])} if part == "blocks" else {}
            depths.setdefault(depth.get(part, layers if part == "last" else 0), []).append(one)
        groups = [
            {"params": several, "highest": rate * _DECAY ** (layers + 1 - depth)}
            for depth, several in sorted(depths.items())
        ]
        groups.append({"params": list(heads), "highest": heads_rate})
        self.weights = [one for group in groups for one in group["params"]]  # type: ignore[attr-defined]
        fused = self.weights[0].is_cuda
        self._optimiser = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01, betas=(0.9, 0.98), fused=fused)
        self._averaging = [*self.weights, *beside]
        self._mean: list[Tensor] = []
        self._averaged = 0

    def step(self, done: float, clip: float) -> None:
        """Go a step by the gradients, of which the length is cut to `clip`; `done`: the part of all steps before it."""
        factor = min(1.0, done / _WARM + 0.01) * (1 - done) + 0.01
        for group in self._optimiser.param_groups:
            group["lr"] = group["highest"] * factor
        nn.utils.clip_grad_norm_(self.weights, clip)
        self._optimiser.step()
        self._optimiser.zero_grad(set_to_none=True)

    @torch.no_grad()
    def average(self) -> None:
        """Let the weights as they are now count for the mean."""
        self._averaged += 1
        if not self._mean:
            self._mean = [one.detach().clone() for one in self._averaging]
        for mean, one in zip(self._mean, self._averaging, strict=True):
            mean.lerp_(one, 1 / self._averaged)

    @torch.no_grad()
    def settle(self) -> None:
        """Set the weights to the mean, if any were counted."""
        for mean, one in zip(self._mean, self._averaging, strict=False):
            one.copy_(mean)
