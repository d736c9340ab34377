"""A teacher of quotations: the pre-trained encoder with heads for the three choices, beside the features' own weights.

It is taught on the annotated articles and gives its opinion of raw ones, from which the weights that ship learn too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random
from typing import Any, NamedTuple

import torch
from encoder import Encoder
from finetuning import Course, FineTuning
from quotation_places import NAMES, SPOTS, Candidate, Places
from softmax import Choice
from subwords import Subwords
from torch import Tensor, nn
from windows import Window, together, windows, word_states

_WINDOW, _OVERLAP = 1024, 200
_ARTICLES = 12
"""Articles of a step."""
_LEAST = 4
"""How many candidates must have a feature."""
_FEATURE_RATE, _PENALTY = 2e-2, 0.036
_KIND, _DISTANCE, _HIDDEN = 32, 16, 256
_BUCKETS = 18
_AVERAGED_FROM, _AVERAGED_EVERY = 0.75, 4
_ALONE = {"openings": (0, 1, 2, 3, 4, 5), "endings": (0, 2, 3, 4, 5), "speakers": (0, 2, 3)}
_BETWEEN = {"openings": (), "endings": ((2, 3),), "speakers": tuple((at, at + 1) for at in (0, 4, 6, 8, 10, 12))}
_FROM_CUE = {"openings": (), "endings": (), "speakers": (4, 6, 8, 10, 12)}
"""Of the words that a candidate points at: those whose states are looked at, those between which states are averaged,
those whose distance from the cue counts."""


COURSES = (Course(10, 4e-4, 0.1), Course(10, 6e-4, 0.15))
"""Of the teachers, whose scores are averaged."""


class Lesson(NamedTuple):
    """An article with its choices of each sort and the candidates of each choice."""

    places: Places
    choices: dict[str, list[tuple[Choice, list[Candidate]]]]


class Names:
    """Numbers of features by sort of choice, and of kinds of candidates; kind 0 is for all that were not met."""

    def __init__(self, lessons: Iterable[Lesson]) -> None:
        counts: Counter[tuple[str, str]] = Counter()
        kinds: set[str] = set()
        for lesson in lessons:
            for sort, several in lesson.choices.items():
                for choice, candidates in several:
                    counts.update((sort, feature) for features in choice.candidates for feature in features)
                    kinds.update(one.kind for one in candidates)
        self.features: dict[str, dict[str, int]] = {sort: {} for sort in SPOTS}
        frequent = sorted(one for one, count in counts.items() if count >= _LEAST)
        for at, (sort, feature) in enumerate(frequent):
            self.features[sort][feature] = at
        self.count = len(frequent)
        self.kinds = {name: at for at, name in enumerate(sorted(kinds), 1)}


class _Article(NamedTuple):
    windows: list[Window]
    names: Tensor
    groups: dict[str, _Group]


class _Group(NamedTuple):
    """All choices of one sort, flat: of each candidate its words, kind and choice, of each choice its weight."""

    spots: Tensor
    kinds: Tensor
    choice: Tensor
    right: Tensor
    weight: Tensor
    features: Tensor
    offsets: Tensor


class _Head(nn.Module):
    """A number for each candidate from the states of the words that it points at."""

    def __init__(self, sort: str, width: int, kinds: int) -> None:
        super().__init__()
        self.alone, self.between, self.from_cue = _ALONE[sort], _BETWEEN[sort], _FROM_CUE[sort]
        states = len(self.alone) + len(self.between)
        self.absent = nn.Parameter(torch.zeros(states, width))
        self.kinds = nn.Embedding(kinds, _KIND)
        self.distances = nn.Embedding(2 * _BUCKETS + 2, _DISTANCE)
        size = states * width + _KIND + _DISTANCE * len(self.from_cue)
        self.hidden, self.out = nn.Linear(size, _HIDDEN), nn.Linear(_HIDDEN, 1)
        self.dropout = nn.Dropout(0.2)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, rows: Tensor, spots: Tensor, kinds: Tensor) -> Tensor:
        """`rows`: the states of all words."""
        sums = torch.cat([rows.new_zeros(1, rows.shape[1]), rows.cumsum(0)])
        parts = [
            torch.where((spots[:, at] < 0)[:, None], absent, rows[spots[:, at].clamp(min=0)])
            for at, absent in zip(self.alone, self.absent, strict=False)
        ]
        for (first, last), absent in zip(self.between, self.absent[len(self.alone) :], strict=True):
            begin, end = spots[:, first], spots[:, last]
            gone = (begin < 0) | (end < begin)
            begin, end = begin.clamp(min=0), torch.maximum(end, begin).clamp(min=0) + 1
            parts.append(torch.where(gone[:, None], absent, (sums[end] - sums[begin]) / (end - begin)[:, None]))
        parts.append(self.kinds(kinds))
        for at in self.from_cue:
            far = spots[:, 0] - spots[:, at]
            steps = (torch.log2(far.abs().float() + 1) * 2).long().clamp(max=_BUCKETS - 1) + 1
            steps = torch.where(far < 0, steps + _BUCKETS + 1, steps)
            parts.append(self.distances(torch.where(spots[:, at] < 0, torch.zeros_like(steps), steps)))
        found: Tensor = self.out(self.dropout(nn.functional.gelu(self.hidden(torch.cat(parts, 1)))))[:, 0]
        return found


class QuotationTeacher(nn.Module):
    """Scores of candidates: what the heads see in the text, and a weight for each feature."""

    def __init__(self, encoder: Encoder, subwords: Subwords, names: Names) -> None:
        super().__init__()
        width = encoder.shape.width
        self.encoder = encoder
        self.names = nn.Embedding(NAMES, width)
        nn.init.zeros_(self.names.weight)
        self.heads = nn.ModuleDict({sort: _Head(sort, width, len(names.kinds) + 1) for sort in SPOTS})
        self.features = nn.EmbeddingBag(names.count, 1, mode="sum")
        nn.init.zeros_(self.features.weight)
        self._dropout = nn.Dropout(0.1)
        self._subwords = subwords
        self._known = names

    def learnt(self, lessons: Sequence[Lesson], course: Course, seed: int, most: int | None = None) -> dict[str, Any]:
        """The weights once the choices of articles are learned; `most`: steps after which it ends all the same."""
        torch.manual_seed(seed)
        shuffle = Random(seed)
        self.encoder.leave_out(course.dropout)
        articles = [self._article(lesson) for lesson in lessons]
        heads = [*self.names.parameters(), *self.heads.parameters()]
        (weights,) = self.features.parameters()
        tuning = FineTuning(self.encoder, heads, course.rate, 2 * course.rate, beside=[weights])
        features = torch.optim.Adam([weights], lr=_FEATURE_RATE)
        plan = []
        for _ in range(course.epochs):
            shuffle.shuffle(articles)
            plan += [articles[at : at + _ARTICLES] for at in range(0, len(articles), _ARTICLES)]
        plan = plan[:most]
        self.train()
        for number, some in enumerate(plan):
            done = number / len(plan)
            features.param_groups[0]["lr"] = _FEATURE_RATE * (1 - done) + 1e-3
            loss = self._loss(some)
            torch.autograd.backward(loss)
            if weights.grad is not None:
                weights.grad.add_(weights.detach(), alpha=_PENALTY)
            features.step()
            features.zero_grad(set_to_none=True)
            tuning.step(done, clip=20.0)
            if done > _AVERAGED_FROM and number % _AVERAGED_EVERY == 0:
                tuning.average()
            if number % 50 == 0 or number == len(plan) - 1:
                print(f"step {number + 1} of {len(plan)}: loss {loss.item() / len(some):.3f} an article", flush=True)
        tuning.settle()
        return {name: value.detach().cpu() for name, value in self.state_dict().items()}

    @torch.no_grad()
    def states(self, places: Places) -> Tensor:
        """The states of the words of an article."""
        self.eval()
        return self._states([self._read(places)])

    @torch.no_grad()
    def seen(self, sort: str, rows: Tensor, candidates: Sequence[Candidate]) -> Tensor:
        """What the head for a sort of choices says of candidates, from the states of the words."""
        spots, kinds = self._candidates(candidates)
        found: Tensor = self.heads[sort](rows, spots.to(rows.device), kinds.to(rows.device)).cpu()
        return found

    def weights(self) -> dict[str, dict[str, float]]:
        """The weight of each feature, by sort of choice."""
        values = self.features.weight.detach()[:, 0].tolist()
        return {sort: {name: values[at] for name, at in known.items()} for sort, known in self._known.features.items()}

    def _loss(self, articles: Sequence[_Article]) -> Tensor:
        """The weighted sum, over all choices, of the negative logarithm of the chance given to what is right."""
        rows = torch.split(self._states(articles), [len(one.names) for one in articles])
        losses = [rows[0].new_zeros(())]
        for article, own in zip(articles, rows, strict=True):
            for sort, group in article.groups.items():
                spots, kinds, choice, right, weight, features, offsets = (one.to(own.device) for one in group)
                scores = self.heads[sort](own, spots, kinds) + self.features(features, offsets)[:, 0]
                whole = _logarithms(scores, choice, len(weight))
                losses.append(((whole - _logarithms(scores[right], choice[right], len(weight))) * weight).sum())
        return torch.stack(losses).sum()

    def _states(self, articles: Sequence[_Article]) -> Tensor:
        where = self.features.weight.device
        cut, firsts, words = [], [], 0
        for article in articles:
            cut += article.windows
            firsts += [words] * len(article.windows)
            words += len(article.names)
        read = together(cut, firsts, words, where)
        names = torch.cat([article.names for article in articles]).to(where)
        marks = torch.where(read.word >= 0, names[read.word.clamp(min=0)], torch.zeros_like(read.word))
        found: Tensor = self._dropout(word_states(self.encoder, read, self.names(marks)))
        return found

    def _read(self, places: Places) -> _Article:
        pieces = self._subwords.document(places.words, places.lengths)
        return _Article(list(windows(0, pieces, _WINDOW, _OVERLAP)), torch.tensor(places.names), {})

    def _article(self, lesson: Lesson) -> _Article:
        groups = {sort: self._group(sort, several) for sort, several in lesson.choices.items() if several}
        return self._read(lesson.places)._replace(groups=groups)

    def _group(self, sort: str, several: Sequence[tuple[Choice, list[Candidate]]]) -> _Group:
        numbers = self._known.features[sort]
        every = [features for choice, _ in several for features in choice.candidates]
        known = [[numbers[one] for one in features if one in numbers] for features in every]
        sizes = torch.tensor([len(choice.candidates) for choice, _ in several])
        lengths = torch.tensor([len(features) for features in known])
        spots, kinds = self._candidates([one for _, candidates in several for one in candidates])
        return _Group(
            spots,
            kinds,
            torch.arange(len(several)).repeat_interleave(sizes),
            torch.tensor([at in choice.right for choice, _ in several for at in range(len(choice.candidates))]),
            torch.tensor([choice.weight for choice, _ in several]),
            torch.tensor([feature for features in known for feature in features], dtype=torch.long),
            lengths.cumsum(0) - lengths,
        )

    def _candidates(self, candidates: Sequence[Candidate]) -> tuple[Tensor, Tensor]:
        kinds = [self._known.kinds.get(one.kind, 0) for one in candidates]
        return torch.tensor([one.spots for one in candidates]), torch.tensor(kinds)


def _logarithms(scores: Tensor, choice: Tensor, choices: int) -> Tensor:
    """The logarithm of the sum of the powers of the scores of each choice."""
    most = scores.new_full((choices,), -1e9).scatter_reduce(0, choice, scores.detach(), "amax")
    powers = scores.new_zeros(choices).index_add(0, choice, torch.exp(scores - most[choice]))
    return powers.clamp_min(1e-30).log() + most
