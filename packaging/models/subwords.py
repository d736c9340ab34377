"""Words as numbered pieces: proclitics apart, stems by WordPiece."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

from reader.entities.features import key
from reader.entities.lexicon import crc
from reader.entities.neural_words import PREFIXES, split_word

PAD, BREAK, MASK, DOCUMENT, UNKNOWN = range(5)
"""Pieces that are no words: nothing, the end of a sentence, a hidden word, the beginning of an article, what no piece
spells."""
SPECIAL = 5
SIZE = 16_384
_LONGEST = 10
"""Pieces of a word at most."""
_AT_MOST = 200
_LETTERS = 150


class Pieces(NamedTuple):
    """A document's pieces, and of each the word it is of: -1 for those that are of none."""

    ids: NDArray[np.int64]
    word: NDArray[np.int64]


class Subwords:
    """Spells words by pieces. What a word is cut by are the counts of the words of the corpus."""

    def __init__(self, tokenizer: Tokenizer, counts: Mapping[int, int]) -> None:
        """`counts`: how often the folded words stand in raw news, by checksum."""
        self._tokenizer = tokenizer
        self._counts = dict(counts)
        self._known: dict[str, list[int]] = {}

    @classmethod
    def learn(cls, surfaces: Sequence[str], numbers: Sequence[int], size: int = SIZE) -> Subwords:
        """Learn the pieces from words as they stand in texts and how often each does."""
        counts: Counter[int] = Counter()
        for surface, number in zip(surfaces, numbers, strict=True):
            counts[crc(key(surface))] += number
        stems: Counter[str] = Counter()
        for surface, number in zip(surfaces, numbers, strict=True):
            stems[_split(surface, counts)[1]] += number

        # Frequent stems would outweigh the endings and beginnings that all others share.
        heard = {
            stem: number if number < _AT_MOST else int(_AT_MOST * (number / _AT_MOST) ** 0.75)
            for stem, number in stems.items()
        }
        letters: Counter[str] = Counter()
        for stem, number in heard.items():
            for letter in stem:
                letters[letter] += number
        alphabet = sorted(letters, key=lambda letter: (-letters[letter], letter))[:_LETTERS]
        tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=60))
        tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
        special = ["[PAD]", "[BREAK]", "[MASK]", "[DOC]", "[UNK]", *(prefix + "+" for prefix in PREFIXES if prefix)]
        # The trainer would number these as it meets them, which is in another order each time.
        special += ["##" + letter for letter in alphabet]
        trainer = trainers.WordPieceTrainer(  # type: ignore[no-untyped-call]
            vocab_size=size,
            min_frequency=4,
            special_tokens=special,
            initial_alphabet=alphabet,
            limit_alphabet=len(alphabet),
            show_progress=False,
        )
        tokenizer.train_from_iterator((" ".join([stem] * number) for stem, number in heard.items()), trainer)
        return cls(tokenizer, counts)

    def __len__(self) -> int:
        return int(self._tokenizer.get_vocab_size())

    def of(self, surface: str) -> list[int]:
        """The pieces of a word: its proclitics as one, if it has any, and those of its stem."""
        found = self._known.get(surface)
        if found is None:
            prefix, stem = _split(surface, self._counts)
            spelled = self._tokenizer.encode(stem, add_special_tokens=False).ids[:_LONGEST] or [UNKNOWN]
            before = self._tokenizer.token_to_id(prefix + "+") if prefix else None
            found = self._known[surface] = spelled if before is None else [before, *spelled]
        return found

    def document(self, words: Iterable[str], lengths: Iterable[int]) -> Pieces:
        """The pieces of a document of sentences of so many words, BREAK behind each of them."""
        each = iter(words)
        ids: list[int] = []
        word: list[int] = []
        at = -1
        for length in lengths:
            for _ in range(length):
                at += 1
                pieces = self.of(next(each))
                ids += pieces
                word += [at] * len(pieces)
            ids.append(BREAK)
            word.append(-1)
        return Pieces(np.array(ids, np.int64), np.array(word, np.int64))

    def tables(self) -> dict[str, NDArray[Any]]:
        """What `read` makes the same pieces of."""
        keys = sorted(self._counts)
        return {
            "tokenizer": np.array(self._tokenizer.to_str()),
            "word_keys": np.array(keys, np.uint32),
            "word_counts": np.array([self._counts[one] for one in keys], np.int32),
        }

    @classmethod
    def read(cls, tables: Mapping[str, NDArray[Any]]) -> Subwords:
        """The pieces that `tables` gave."""
        counts = dict(zip(tables["word_keys"].tolist(), tables["word_counts"].tolist(), strict=True))
        return cls(Tokenizer.from_str(str(tables["tokenizer"])), counts)


def _split(surface: str, counts: Mapping[int, int]) -> tuple[str, str]:
    prefix, stem = split_word(key(surface), counts)
    # Folding makes one word of أن and إن, which are two.
    return prefix, "إن" if stem == "ان" and "إ" in surface else stem
