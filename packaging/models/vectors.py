"""Word vectors from raw news by word2vec (skip-gram), of words as they are written and of stems beside their
proclitics, and the tables in which reader.entities.neural_words looks words up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.arabic.normaliser import SPELLING, fold
from reader.entities.features import LONGEST_WORD
from reader.entities.lexicon import crc
from reader.entities.neural_words import LISTS

Sentences = Iterable[Sequence[str]]
_RARE_LETTER = 100
_MOST_LETTERS = 150


@dataclass(frozen=True)
class Vectors:
    """Words, most frequent first, with a vector and a count each."""

    words: list[str]
    values: NDArray[np.float32]
    counts: NDArray[np.int64]

    @classmethod
    def train(cls, sentences: Sentences, dimensions: int, window: int, epochs: int, seed: int) -> Vectors:
        """Skip-gram with five negative samples, words met at least four times. On one thread: repeatable."""
        from gensim.models import Word2Vec

        model = Word2Vec(
            sentences,
            vector_size=dimensions,
            window=window,
            epochs=epochs,
            sg=1,
            negative=5,
            min_count=4,
            sample=1e-4,
            workers=1,
            seed=seed,
        )
        words = list(model.wv.index_to_key)
        counts = np.array([model.wv.get_vecattr(word, "count") for word in words], np.int64)
        return cls(words, model.wv.vectors.astype(np.float32), counts)

    def save(self, path: Path) -> None:
        """Write to a file of one's own."""
        np.savez(path, words=np.array("\n".join(self.words)), values=self.values, counts=self.counts)

    @classmethod
    def load(cls, path: Path) -> Vectors:
        """Read what save wrote."""
        with np.load(path) as tables:
            return cls(str(tables["words"]).split("\n"), tables["values"], tables["counts"])

    def keyed(self, most: int) -> tuple[NDArray[np.uint32], NDArray[np.float32], NDArray[np.uint32]]:
        """The `most` frequent words by ascending checksum: checksums, vectors scaled to a deviation of 0.3, counts."""
        rows: dict[int, int] = {}
        for row, word in enumerate(self.words[:most]):
            # A proclitic before its stem is written with a plus and is no word to be looked up.
            if not word.endswith("+"):
                rows.setdefault(crc(word), row)
        keys = sorted(rows)
        chosen = [rows[key] for key in keys]
        values = self.values[chosen]
        return (
            np.array(keys, np.uint32),
            (values / values.std() * 0.3).astype(np.float32),
            self.counts[chosen].astype(np.uint32),
        )


class Units:
    """Sentences of word numbers as sentences of strings, as often as word2vec wants to read them."""

    def __init__(self, documents: Iterable[tuple[NDArray[Any], NDArray[Any]]], units: Sequence[Sequence[str]]) -> None:
        """`documents`: word numbers and sentence lengths; `units`: what each word is read as."""
        self._documents = list(documents)
        self._units = units

    def __iter__(self) -> Iterator[list[str]]:
        for words, lengths in self._documents:
            at = 0
            for length in lengths.tolist():
                yield [unit for word in words[at : at + length].tolist() for unit in self._units[word]]
                at += length


def list_tables(folder: Path) -> dict[str, NDArray[Any]]:
    """list_keys and list_counts (see reader.entities.neural_words) from the name lists in a folder."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in LISTS}
    for name, _, source in _rows(folder / "wikidata-name-tokens.tsv"):
        people = source.rpartition(":")[2]
        counts["wikidata"][fold(name)] += int(people) if people.isdigit() else 1
    for name, kind, _ in _rows(folder / "ne-lexicon.tsv"):
        words = fold(name).split()
        counts[kind].update(words)
        if kind == "LOC" and len(words) == 1:
            counts["places"][words[0]] += 1
    for name, _, _ in _rows(folder / "cldr.tsv"):
        words = fold(name).split()
        counts["cldr"].update(words)
        if len(words) == 1:
            counts["places"][words[0]] += 3
    rows: dict[int, list[int]] = {}
    for column, name in enumerate(LISTS):
        for word, count in counts[name].items():
            rows.setdefault(crc(word), [0] * len(LISTS))[column] += count
    keys = sorted(rows)
    values = np.minimum(255, np.round(16 * np.log1p(np.array([rows[key] for key in keys], float))))
    return {"list_keys": np.array(keys, np.uint32), "list_counts": values.astype(np.uint8)}


def _rows(path: Path) -> Iterator[tuple[str, str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            name, kind, source = line.rstrip("\n").split("\t")[:3]
            yield name, kind, source


def alphabet(words: Mapping[str, int]) -> str:
    """The letters of words as they are written, most frequent first, without rare ones. `words`: with their counts."""
    counts: Counter[str] = Counter()
    for word, count in words.items():
        for letter in fold(word[:LONGEST_WORD], SPELLING):
            counts[letter] += count
    return "".join(letter for letter, count in counts.most_common(_MOST_LETTERS) if count >= _RARE_LETTER)
