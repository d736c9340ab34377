"""What a word gives to the first layer of the neural tagger, kept for the words that come again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.entities.features import key
from reader.entities.neural_words import FEATURES, PREFIXES, WordTables
from reader.entities.recurrent import BiLstm, Steps

Matrix = NDArray[np.float32]

_NO_LETTER = -1e9
"""An answer that none is weaker than: there is no letter in the middle."""

MOST_WORDS = 12_288
"""Words that are kept: about what a hundred and fifty articles hold, 50 MB."""


def checked(table: NDArray[Any], *shape: int) -> Matrix:
    """A table in the precision of the work. Raises ValueError where a side is not as long as asked for (-1: whatever)
    or a number is none."""
    found = np.asarray(table).astype(np.float32)
    if found.ndim != len(shape) or any(side not in (-1, size) for side, size in zip(shape, found.shape, strict=True)):
        raise ValueError(f"the tables do not fit together: {found.shape} for {shape}")
    if not np.isfinite(found).all():
        raise ValueError("a table holds what is no number")
    return found


class WordInputs:
    """The inputs of words: vectors of the stem and the whole word, the prefix, filters over the letters, features."""

    def __init__(self, tables: Mapping[str, NDArray[Any]]) -> None:
        """Raises KeyError or ValueError where the tables do not fit together."""
        self._words = WordTables(tables)
        self._whole, self._whole_scales = _scaled(tables, "whole")
        self._stem, self._stem_scales = _scaled(tables, "stem")
        self._prefix = checked(tables["prefix"], len(PREFIXES), -1)
        letters = checked(tables["letters"], -1, -1)
        if len(letters) < 2 + len(str(tables["alphabet"])):
            raise ValueError("the tables do not fit together: letters without a vector")
        filters = checked(tables["filters"], 3 * letters.shape[1], -1)
        # What each letter adds to the answer of each filter from before, at and behind the middle of three.
        self._before, self._here, self._behind = (letters @ part for part in np.split(filters, 3))
        self._here += checked(tables["filter_bias"], filters.shape[1])
        self._here[0] = _NO_LETTER
        parts = (self._stem, self._whole, self._prefix, filters)
        self.size = sum(part.shape[1] for part in parts) + FEATURES

    def of(self, tokens: Sequence[str]) -> tuple[Matrix, list[str]]:
        """The inputs (tokens x size) and the stems of tokens as they stand in the text."""
        split = [self._words.split(key(token)) for token in tokens]
        words = self._words.look_up(tokens, split)
        inputs = np.concatenate(
            [
                _vectors(self._stem, self._stem_scales, words.stem),
                _vectors(self._whole, self._whole_scales, words.whole),
                self._prefix[words.prefix],
                self._of_letters(words.letters),
                words.features,
            ],
            axis=1,
        )
        return inputs, [stem for _, stem in split]

    def _of_letters(self, letters: NDArray[np.int64]) -> Matrix:
        """The strongest answer of each filter of three letters over each word."""
        padded = np.pad(letters, ((0, 0), (1, 1)))
        answers: Matrix = self._here[letters]
        answers += self._before[padded[:, :-2]]
        answers += self._behind[padded[:, 2:]]
        strongest: Matrix = np.maximum(answers.max(axis=1), 0)
        return strongest


def _scaled(tables: Mapping[str, NDArray[Any]], name: str) -> tuple[NDArray[np.int8], Matrix]:
    """The vectors of the words with these keys, one byte a number, and the scale of each."""
    vectors, count = np.asarray(tables[name]), len(tables[name + "_keys"])
    if vectors.dtype != np.int8 or vectors.ndim != 2 or len(vectors) != count:
        raise ValueError("the tables do not fit together")
    return vectors, checked(tables[name + "_scales"], count)


def _vectors(table: NDArray[np.int8], scales: Matrix, rows: NDArray[np.int64]) -> Matrix:
    """Vectors kept as one byte a number with a scale a row; row 0 stands for unknown words, which have none."""
    known = rows > 0
    found = np.zeros((len(rows), table.shape[1]), np.float32)
    at = rows[known] - 1
    found[known] = table[at].astype(np.float32) * scales[at][:, None]
    return found


class KnownWords:
    """The words that were met lately, with what they give to the gates of the first layer.

    Where too many are known, those met least are forgotten. Several threads may ask at once.
    """

    def __init__(self, inputs: WordInputs, layer: BiLstm) -> None:
        self._inputs, self._layer = inputs, layer
        self._lock = Lock()
        self._numbers: dict[str, int] = {}
        self._stem_numbers: dict[str, int] = {}
        # A column for each word: of its gates, of the number of its stem and of how often it was met. What no word has
        # taken yet takes no memory.
        self._gates = np.zeros((4, 2, MOST_WORDS, layer.size), np.float32)
        self._stems = np.zeros(MOST_WORDS, np.int64)
        self._uses = np.zeros(MOST_WORDS, np.int64)

    def gates(self, tokens: Sequence[str], steps: Steps) -> tuple[Matrix, NDArray[np.int64]]:
        """What the tokens of sentences give to the gates, and the numbers of their stems, in the order of the steps.

        At most half of MOST_WORDS are asked for at once.
        """
        found = np.empty((4, 2, len(tokens), self._layer.size), np.float32)
        with self._lock:
            columns = self._columns(tokens)[steps.tokens]
            turned = columns[steps.turn]
            for table, wanted in zip(self._gates, found, strict=True):
                # The columns are sure to exist; to have them clipped spares a copy.
                np.take(table[0], columns, axis=0, out=wanted[0], mode="clip")
                np.take(table[1], turned, axis=0, out=wanted[1], mode="clip")
            return found, self._stems[columns]

    def _columns(self, tokens: Sequence[str]) -> NDArray[np.int64]:
        """The columns of tokens; new words get theirs."""
        try:
            return self._met(tokens)
        except KeyError:
            self._learn(tokens)
            return self._met(tokens)

    def _met(self, tokens: Sequence[str]) -> NDArray[np.int64]:
        """The columns of known tokens, counted as met. Raises KeyError where one is not known."""
        found = np.fromiter(map(self._numbers.__getitem__, tokens), np.int64, len(tokens))
        self._uses += np.bincount(found, minlength=MOST_WORDS)
        return found

    def _learn(self, tokens: Sequence[str]) -> None:
        """Give the unknown among tokens their columns."""
        words = dict.fromkeys(tokens)
        new = [word for word in words if word not in self._numbers]
        if len(self._numbers) + len(new) > MOST_WORDS:
            self._keep_half()
            new = [word for word in words if word not in self._numbers]
        columns = slice(len(self._numbers), len(self._numbers) + len(new))
        rows, stems = self._inputs.of(new)
        known = self._stem_numbers
        self._stems[columns] = [known.setdefault(stem, len(known)) for stem in stems]
        self._layer.gates(rows, rows, self._gates[:, :, columns])
        self._uses[columns] = 0
        self._numbers.update(zip(new, range(columns.start, columns.stop), strict=True))

    def _keep_half(self) -> None:
        """Forget the half of the words that was met least."""
        kept = np.argsort(-self._uses[: len(self._numbers)], kind="stable")[: MOST_WORDS // 2]
        words, stems = list(self._numbers), list(self._stem_numbers)
        self._numbers = {words[column]: at for at, column in enumerate(kept.tolist())}
        used, renumbered = np.unique(self._stems[kept], return_inverse=True)
        self._stem_numbers = {stems[number]: at for at, number in enumerate(used.tolist())}
        size = len(kept)
        self._stems[:size] = renumbered
        self._uses[:size] = self._uses[kept] // 2
        self._gates[:, :, :size] = self._gates[:, :, kept]
