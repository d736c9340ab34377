"""Classes of words from raw news: which words stand beside the same words (resources/lexicon/classes.tsv).

    python packaging/models/word_classes.py TEXT.jsonl.xz ... [--output FILE]

Each file has one JSON object a line, with the text under "text". For each of the 40,000 most frequent words it is
counted which of the 1,000 most frequent ones stand right before and right behind it; the positive pointwise mutual
information of these counts is brought to 60 numbers by a randomised singular value decomposition (Halko, Martinsson and
Tropp 2011), and the words to 100 classes by spherical k-means. A class whose words often follow a particle that only
verbs follow (لم, لن, قد, سوف) is one of verbs and begins with "v"; one whose words mostly begin sentences (وجاء, وأما)
with "s"; the others with "c". Seeds are fixed: the same texts give the same file. About ten minutes and 2 GB.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader.quotations.layout import LINE, SENTENCE_ENDS, Layout
from reader.resources import resource

WORDS, NEIGHBOURS, NUMBERS, CLASSES = 40_000, 1_000, 60, 100
LONGEST = 8_000
"""Characters of a text that are read."""
VERBAL = ("لم", "لن", "قد", "وقد", "سوف", "لقد", "ولم", "ولن")
VERBAL_SHARE = 0.02
"""How many of a class's occurrences follow such a particle, at least, if it is one of verbs."""

STARTING_SHARE = 0.35
"""How many of a class's occurrences begin a sentence, at least, if it is one of words that do."""

Matrix = NDArray[np.float32]


def sentences(paths: Sequence[Path]) -> Iterator[list[str]]:
    """The sentences of the texts as folded words; numbers are all one word."""
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                sentence: list[str] = []
                for form in [*Layout(json.loads(line).get("text", "")[:LONGEST]).forms, LINE]:
                    if form != LINE and form not in SENTENCE_ENDS:
                        sentence.append("0" if form[0].isdigit() else form)
                    elif sentence:
                        if len(sentence) > 3:
                            yield sentence
                        sentence = []


def neighbours(paths: Sequence[Path], words: Sequence[str]) -> Matrix:
    """How often each of the first NEIGHBOURS - 1 words, or a sentence's edge, stands right before and behind a word."""
    number = {word: row for row, word in enumerate(words)}
    edge = NEIGHBOURS - 1
    counts = np.zeros((len(words), 2 * NEIGHBOURS), np.float32)
    pairs: list[int] = []

    def add() -> None:
        found = np.array(pairs, np.int64).reshape(-1, 2)
        pairs.clear()
        for word, other, side in ((found[:, 1], found[:, 0], 0), (found[:, 0], found[:, 1], NEIGHBOURS)):
            known = (word >= 0) & (((other >= 0) & (other < edge)) | (other == -2))
            column = np.where(other == -2, edge, other)[known] + side
            np.add.at(counts, (word[known], column), 1)

    for sentence in sentences(paths):
        before = -2
        for word in sentence:
            row = number.get(word, -1)
            pairs.extend((before, row))
            before = row
        pairs.extend((before, -2))
        if len(pairs) > 2_000_000:
            add()
    add()
    return counts


def reduced(counts: Matrix) -> Matrix:
    """A row of unit length for each word: alike where the neighbours are."""
    rows, columns = counts.sum(1, keepdims=True), counts.sum(0, keepdims=True)
    found = np.log(np.maximum(counts * counts.sum() / (rows + 1) / (columns + 1e-9), 1e-9))
    found = np.where(counts > 0, np.maximum(found, 0), 0) * np.minimum(1, np.sqrt(counts) / 2)
    start = np.random.default_rng(0).standard_normal((found.shape[1], NUMBERS + 20)).astype(np.float32)
    basis = np.linalg.qr(found @ start)[0]
    for _ in range(3):
        basis = np.linalg.qr(found @ (found.T @ basis))[0]
    left, sizes, _ = np.linalg.svd(basis.T @ found, full_matrices=False)
    vectors: Matrix = (basis @ left)[:, :NUMBERS] * np.sqrt(sizes[:NUMBERS])
    units: Matrix = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return units


def classes(vectors: Matrix, counts: Matrix) -> NDArray[np.int64]:
    """The class of each word: spherical k-means, words weighing the root of their count."""
    chance = np.random.default_rng(0)
    weights = np.sqrt(counts.sum(1) + 1)
    centres = vectors[chance.choice(min(5_000, len(vectors)), CLASSES, replace=False)].copy()
    for _ in range(30):
        nearest = (vectors @ centres.T).argmax(1)
        for one in range(CLASSES):
            mine = nearest == one
            if mine.any():
                centre = (vectors[mine] * weights[mine, None]).sum(0)
                centres[one] = centre / (np.linalg.norm(centre) + 1e-9)
            else:
                centres[one] = vectors[chance.integers(min(5_000, len(vectors)))]
    found: NDArray[np.int64] = (vectors @ centres.T).argmax(1)
    return found


def letters(words: Sequence[str], counts: Matrix, found: NDArray[np.int64]) -> list[str]:
    """For each class the letter that says what its words are."""
    particles = [words.index(word) for word in VERBAL if word in words[: NEIGHBOURS - 1]]
    after = np.bincount(found, counts[:, particles].sum(1), CLASSES)
    whole = np.bincount(found, counts[:, :NEIGHBOURS].sum(1), CLASSES)
    starting = np.bincount(found, counts[:, NEIGHBOURS - 1], CLASSES)
    return [
        "v"
        if after[one] >= VERBAL_SHARE * max(1.0, whole[one])
        else "s"
        if starting[one] >= STARTING_SHARE * max(1.0, whole[one])
        else "c"
        for one in range(CLASSES)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--output", type=Path, default=resource("lexicon", "classes.tsv"))
    options = parser.parse_args()
    counted = Counter(word for sentence in sentences(options.texts) for word in sentence)
    words = [word for word, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:WORDS]]
    counts = neighbours(options.texts, words)
    found = classes(reduced(counts), counts)
    kinds = letters(words, counts, found)
    pairs = zip(words, found.tolist(), strict=True)
    lines = sorted(f"{word}\t{kinds[one]}{one}" for word, one in pairs if word[0].isalpha())
    options.output.write_text("\n".join(["word\tclass", *lines, ""]), "utf-8")
    print(f"{len(lines)} words, {options.output}")
    for one, kind in enumerate(kinds):
        if kind != "c":
            first = [word for word, its in zip(words, found.tolist(), strict=True) if its == one][:12]
            print(f"{kind}{one}", " ".join(first))


if __name__ == "__main__":
    main()
