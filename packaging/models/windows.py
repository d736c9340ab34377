"""Articles as windows of pieces that an encoder reads at once, and states of words from its states of pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

import numpy as np
import torch
from encoder import Encoder, rough
from numpy.typing import NDArray
from subwords import BREAK, DOCUMENT, Pieces
from torch import Tensor

_ROUND = 16
"""Windows are padded to full lengths of so many pieces, so that there are few lengths."""


class Window(NamedTuple):
    """A stretch of an article: the article's number, pieces, and of each the word it is of (-1: none)."""

    article: int
    ids: NDArray[np.int64]
    word: NDArray[np.int64]


class Windows(NamedTuple):
    """Windows side by side (windows x pieces); words of all of them are numbered through, `words` in all."""

    ids: Tensor
    word: Tensor
    words: int


def windows(article: int, pieces: Pieces, most: int, overlap: int = 0) -> Iterator[Window]:
    """Windows of at most `most` pieces, which end with a sentence where they can, else with a word.

    Each begins with the sign for the beginning of an article. With `overlap` it holds the whole sentences among the
    last so many pieces of the window before, too.
    """
    ids, word = pieces
    ends = np.append(np.flatnonzero(word[1:] != word[:-1]) + 1, len(ids))
    breaks = np.flatnonzero(ids == BREAK) + 1
    first = 0
    while first < len(ids):
        limit = first + most - 1
        last = len(ids)
        if limit < last:
            whole = breaks[(breaks > first) & (breaks <= limit)]
            whole = whole if len(whole) else ends[(ends > first) & (ends <= limit)]
            last = int(whole[-1]) if len(whole) else limit
        begin = np.array([DOCUMENT])
        yield Window(article, np.append(begin, ids[first:last]), np.append([-1], word[first:last]))
        if last == len(ids):
            return
        again = breaks[(breaks > first) & (breaks <= last - overlap)] if overlap else breaks[:0]
        first = int(again[-1]) if len(again) else last


def batches(some: Sequence[Window], most: int, shuffle: Random | None = None) -> list[list[Window]]:
    """The windows in batches of at most `most` pieces with padding, of like lengths together; mixed by `shuffle`."""
    noise = [shuffle.random() * 60 if shuffle else 0.0 for _ in some]
    order = sorted(range(len(some)), key=lambda at: len(some[at].ids) + noise[at])
    found: list[list[Window]] = []
    longest = 0
    for at in order:
        longest = max(longest, len(some[at].ids))
        if not found or longest * (len(found[-1]) + 1) > most:
            found.append([])
            longest = len(some[at].ids)
        found[-1].append(some[at])
    if shuffle:
        shuffle.shuffle(found)
    return found


def together(some: Sequence[Window], firsts: Sequence[int], words: int, where: torch.device) -> Windows:
    """Windows side by side; word n of the window's article gets the number n plus that of `firsts`."""
    length = -(-max(len(one.ids) for one in some) // _ROUND) * _ROUND
    ids = np.zeros((len(some), length), np.int64)
    word = np.full((len(some), length), -1, np.int64)
    for row, (window, first) in enumerate(zip(some, firsts, strict=True)):
        ids[row, : len(window.ids)] = window.ids
        word[row, : len(window.ids)] = np.where(window.word >= 0, window.word + first, -1)
    return Windows(torch.from_numpy(ids).to(where), torch.from_numpy(word).to(where), words)


def word_states(encoder: Encoder, read: Windows, more: Tensor | None = None) -> Tensor:
    """The state of each word (words x width): the mean of those of its pieces, in all windows that hold it."""
    with rough(read.ids.device):
        states = encoder(read.ids, more=more)
    kept = read.word >= 0
    rows, word = states[kept].float(), read.word[kept]
    sums = rows.new_zeros(read.words, rows.shape[1]).index_add_(0, word, rows)
    sizes = rows.new_zeros(read.words).index_add_(0, word, rows.new_ones(len(word)))
    found: Tensor = sums / sizes[:, None].clamp(min=1)
    return found
