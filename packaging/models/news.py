"""Annotated and raw news as numbered words with tags, for the network."""

from __future__ import annotations

import json
import lzma
import pickle
import random
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
from corpus import labelled, read_rows
from network import UNKNOWN, Document, tag_rules
from numpy.typing import NDArray

from reader.entities.neural import TAGS
from reader.entities.tokenised import token_sentences

Row = TypeVar("Row")

_LONGEST_TEXT = 6000
_PASSAGE = 10

SHARES = {"hespress-aljazeera": 1.0, "moroccan-news": 1.0, "saudi-sample": 0.5, "antcorpus": 0.35, "saudinewsnet": 0.25}
"""The part of each file of raw text that the teachers read: what resembles the annotated articles most."""


@dataclass(frozen=True)
class Data:
    """Where the data lies: annotated articles, others that nothing is learnt from, raw text, name lists; and the part
    of the articles that is read, from a thousandth to all."""

    gold: Path
    check: Path
    text: tuple[Path, ...]
    names: Path
    part: float = 1.0

    @classmethod
    def of(cls, folder: Path, part: float = 1.0) -> Data:
        """The data in a folder. Raises FileNotFoundError where some of it is missing."""
        gold = folder / "news-gold"
        text = tuple(folder / "text" / f"{name}.jsonl.xz" for name in sorted(SHARES))
        found = cls(gold / "entities-train.jsonl", gold / "dev.jsonl", text, folder / "names", part)
        for path in (found.gold, found.check, *text, found.names):
            if not path.exists():
                raise FileNotFoundError(path)
        return found

    def some(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The part of the rows, spread over all of them."""
        for number, row in enumerate(rows):
            if int((number + 1) * self.part) > int(number * self.part):
                yield row


class RawArticle(NamedTuple):
    """A raw article: its file, its number among all raw articles that are read, its words."""

    file: str
    number: int
    document: Document


class Vocabulary:
    """Numbers of words as they stand in texts."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._numbers: dict[str, int] = {}

    def numbers(self, words: Iterable[str]) -> NDArray[np.int32]:
        """The numbers of words; new ones get theirs."""
        found = []
        for word in words:
            number = self._numbers.setdefault(word, len(self.words))
            if number == len(self.words):
                self.words.append(word)
            found.append(number)
        return np.array(found, np.int32)


def as_a_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Have a file written beside its place and moved there when it is whole: a run that is cut off leaves none."""
    new = path.with_name("new-" + path.name)
    write(new)
    new.replace(path)


def kept(path: Path, make: Callable[[], Any]) -> Any:
    """What the work folder keeps under a name, made where it is not there yet."""
    if not path.exists():
        as_a_whole(path, lambda new: new.write_bytes(pickle.dumps(make())))
    return pickle.loads(path.read_bytes())


def gold_document(row: dict[str, Any], vocabulary: Vocabulary) -> Document:
    """An annotated article. Optional names, and names that a sentence's end cuts, are of unknown tag."""
    article = labelled({**row, "entities": []})
    tokens = [token for sentence in article.sentences for token in sentence]
    starts = np.array([token.start for token in tokens])
    ends = np.array([token.end for token in tokens])
    tags = np.zeros(len(tokens), np.int16)
    borders = set(np.cumsum([len(sentence) for sentence in article.sentences]).tolist())
    for name in sorted(row["entities"], key=lambda one: int(one["start"])):
        at = np.flatnonzero((starts < name["end"]) & (ends > name["start"]))
        if not len(at):
            continue
        first, last = int(at[0]), int(at[-1])
        if name.get("optional") or any(border in borders for border in range(first + 1, last + 1)):
            tags[first : last + 1] = UNKNOWN
        elif first == last:
            tags[first] = TAGS.index("S-" + name["type"])
        else:
            tags[first : last + 1] = TAGS.index("I-" + name["type"])
            tags[first], tags[last] = TAGS.index("B-" + name["type"]), TAGS.index("E-" + name["type"])
    lengths = np.array([len(sentence) for sentence in article.sentences], np.int32)
    words = vocabulary.numbers(article.text[token.start : token.end] for token in tokens)
    return Document(words, lengths, _without_broken(tags, lengths))


def _without_broken(tags: NDArray[np.int16], lengths: NDArray[np.int32]) -> NDArray[np.int16]:
    """The tags, unknown where they do not follow one another (names that overlap)."""
    follow = tag_rules()[0].numpy()
    starts = set((np.cumsum(lengths) - lengths).tolist())
    found = tags.copy()
    for at in range(len(tags)):
        before = 0 if at in starts else int(tags[at - 1])
        if before != UNKNOWN and tags[at] != UNKNOWN and follow[before, tags[at]] < 0:
            found[max(0, at - 1) : at + 1] = UNKNOWN
    return found


def _raw_texts(data: Data) -> Iterator[tuple[int, Path, str]]:
    number = 0
    for path in data.text:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in data.some(lines):
                yield number, path, json.loads(line)["text"][:_LONGEST_TEXT]
                number += 1


def raw_texts(data: Data, wanted: Container[int]) -> dict[int, str]:
    """The texts of the raw articles of these numbers, as far as they are read."""
    return {number: text for number, _, text in _raw_texts(data) if number in wanted}


def raw_articles(data: Data, vocabulary: Vocabulary) -> Iterator[RawArticle]:
    """The raw articles in the order of their numbers."""
    for number, path, text in _raw_texts(data):
        sentences = list(token_sentences(text))
        words = vocabulary.numbers(text[t.start : t.end] for sentence in sentences for t in sentence)
        lengths = np.array([len(sentence) for sentence in sentences], np.int32)
        unknown = np.full(len(words), UNKNOWN, np.int16)
        yield RawArticle(path.name.partition(".")[0], number, Document(words, lengths, unknown))


class Passages:
    """The passages of ten words of some articles, to tell which others hold them too."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._known: set[bytes] = set()
        for document in documents:
            raw = document.words.tobytes()
            self._known.update(raw[4 * at : 4 * (at + _PASSAGE)] for at in range(len(document.words) - _PASSAGE))

    def shared(self, document: Document) -> bool:
        """Whether four or more of the passages are in the document, of which every third place is looked at."""
        raw = document.words.tobytes()
        starts = range(0, len(document.words) - _PASSAGE, 3)
        return sum(raw[4 * at : 4 * (at + _PASSAGE)] in self._known for at in starts) >= 4


class Corpus:
    """All that is read: annotated, kept apart, raw; and what is known of each word.

    Raw articles that share passages with those kept apart are left out, so that nothing at all is learnt from these.
    """

    def __init__(self, data: Data) -> None:
        vocabulary = Vocabulary()
        self.gold = [gold_document(row, vocabulary) for row in data.some(read_rows(data.gold))]
        self.check = [(row, gold_document(row, vocabulary)) for row in read_rows(data.check)]
        apart = Passages(document for _, document in self.check)
        self.raw = [one for one in raw_articles(data, vocabulary) if not apart.shared(one.document)]
        counts = np.zeros(len(vocabulary.words), np.int64)
        for document in [*self.gold, *(one.document for one in self.raw)]:
            np.add.at(counts, document.words, 1)
        self.vocabulary = vocabulary
        self._counts = counts
        self.sentences = [(d.words, d.lengths) for d in [*(one.document for one in self.raw), *self.gold]]

    @property
    def surfaces(self) -> list[str]:
        """Every word as it stands in texts, by its number."""
        return self.vocabulary.words

    @property
    def counts(self) -> NDArray[np.int64]:
        """How often each word stands in what is learnt from; words that were added since have 0."""
        return np.append(self._counts, np.zeros(len(self.surfaces) - len(self._counts), np.int64))

    def words(self, document: Document) -> Iterator[str]:
        """The words of a document as they stand in its text."""
        return map(self.surfaces.__getitem__, document.words.tolist())

    @classmethod
    def kept(cls, data: Data, work: Path) -> Corpus:
        """What the work folder keeps, made where it is not there yet."""
        path = work / "corpus.pickle"
        if not path.exists():
            as_a_whole(path, lambda new: new.write_bytes(pickle.dumps(cls(data))))
        found: Corpus = pickle.loads(path.read_bytes())
        return found


def chosen_articles(corpus: Corpus, seed: int) -> list[RawArticle]:
    """A part of the raw articles, at most about 700 tokens of each, none with a passage of an annotated one."""
    annotated = Passages(corpus.gold)
    shuffle = random.Random(seed)
    found = []
    for name, number, document in corpus.raw:
        if shuffle.random() >= SHARES.get(name, 0.0) or len(document.words) < 60 or annotated.shared(document):
            continue
        sentences = max(1, int(np.count_nonzero(np.cumsum(document.lengths) <= 700)))
        size = int(document.lengths[:sentences].sum())
        beginning = Document(document.words[:size], document.lengths[:sentences], document.tags[:size])
        found.append(RawArticle(name, number, beginning))
    shuffle.shuffle(found)
    return found
