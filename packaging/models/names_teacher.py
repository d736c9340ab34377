"""A teacher of names: the pre-trained encoder with a layer for tags, taught on annotated articles.

It is far too large to ship, and knows more than what ships: it labels raw articles for that to learn from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

import numpy as np
import torch
from encoder import Encoder
from finetuning import Course, FineTuning
from network import UNKNOWN, Document
from news import Corpus
from numpy.typing import NDArray
from subwords import Subwords
from torch import Tensor, nn
from torch.nn import functional
from windows import Window, Windows, batches, together, windows, word_states

from reader.entities.neural import TAGS

_WINDOW = 512
_PIECES, _READ_AT_ONCE = 12_288, 65_536
"""Pieces of a step, and of a batch that is only read."""
_AVERAGED_FROM, _AVERAGED_EVERY = 0.7, 10


COURSES = (Course(8, 5e-4, 0.15), Course(8, 6e-4, 0.2))
"""Of the teachers, whose probabilities are averaged."""


class NamesTeacher(nn.Module):
    """Scores of tags from the states of words."""

    def __init__(self, encoder: Encoder, subwords: Subwords, corpus: Corpus) -> None:
        super().__init__()
        self.encoder = encoder
        self.out = nn.Linear(encoder.shape.width, len(TAGS))
        self._dropout = nn.Dropout(0.1)
        self._subwords = subwords
        self._corpus = corpus

    def forward(self, read: Windows) -> Tensor:
        """Scores (words x TAGS)."""
        found: Tensor = self.out(self._dropout(word_states(self.encoder, read)))
        return found

    def learnt(
        self, documents: Sequence[Document], course: Course, seed: int, most: int | None = None
    ) -> dict[str, Any]:
        """The weights once the known tags of documents are learned; `most`: steps after which it ends all the same."""
        torch.manual_seed(seed)
        shuffle = Random(seed)
        self.encoder.leave_out(course.dropout)
        tuning = FineTuning(self.encoder, self.out.parameters(), course.rate, 3 * course.rate)
        cut = self._windows(documents)
        plan = [batch for _ in range(course.epochs) for batch in batches(cut, _PIECES, shuffle)][:most]
        self.train()
        for number, batch in enumerate(plan):
            read, spans = self._together(batch)
            tags = np.concatenate([documents[article].tags[first:last] for article, first, last in spans])
            wanted = torch.from_numpy(tags.astype(np.int64)).to(read.ids.device)
            loss = functional.cross_entropy(self(read), wanted, ignore_index=UNKNOWN)
            torch.autograd.backward(loss)
            tuning.step(number / len(plan), clip=1.0)
            if number > _AVERAGED_FROM * len(plan) and number % _AVERAGED_EVERY == 0:
                tuning.average()
            if number % 100 == 0 or number == len(plan) - 1:
                print(f"step {number + 1} of {len(plan)}: loss {loss.item():.4f}", flush=True)
        tuning.settle()
        return {name: value.detach().cpu() for name, value in self.state_dict().items()}

    @torch.no_grad()
    def probabilities(self, documents: Sequence[Document]) -> list[list[NDArray[np.float32]]]:
        """For each document, for each sentence, the probabilities of TAGS of its words."""
        self.eval()
        found = [np.zeros((len(one.words), len(TAGS)), np.float32) for one in documents]
        for batch in batches(self._windows(documents), _READ_AT_ONCE):
            read, spans = self._together(batch)
            rows = self(read).float().softmax(1).cpu().numpy()
            at = 0
            for article, first, last in spans:
                found[article][first:last] = rows[at : at + last - first]
                at += last - first
        return [np.split(rows, np.cumsum(one.lengths)[:-1]) for rows, one in zip(found, documents, strict=True)]

    def _windows(self, documents: Sequence[Document]) -> list[Window]:
        def cut(number: int, document: Document) -> Iterator[Window]:
            pieces = self._subwords.document(self._corpus.words(document), document.lengths.tolist())
            return (one for one in windows(number, pieces, _WINDOW) if (one.word >= 0).any())

        return [one for number, document in enumerate(documents) for one in cut(number, document)]

    def _together(self, batch: Sequence[Window]) -> tuple[Windows, list[tuple[int, int, int]]]:
        """Windows side by side, and of each its article with the first word and that behind the last."""
        spans = [(one.article, int(one.word[one.word >= 0].min()), int(one.word.max()) + 1) for one in batch]
        sizes = np.cumsum([0, *(last - first for _, first, last in spans)]).tolist()
        firsts = [at - first for at, (_, first, _) in zip(sizes, spans, strict=False)]
        return together(batch, firsts, sizes[-1], self.out.weight.device), spans
