"""Train the CRF with CRFsuite and write its weights as the tables that reader.entities.crf adds up."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite
from corpus import LabelledArticle
from numpy.typing import NDArray

from reader.entities.crf import PLACES, crc, features_of, paired, placed, placed_keys
from reader.entities.lexicon import Lexicon

EDGE = crc("EDGE")


class Attributes:
    """The attributes of sentences: the numbers of their features in the weight table, as strings."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._met: dict[str, tuple[list[list[str]], int, int]] = {}

    def _of(self, token: str) -> tuple[list[list[str]], int, int]:
        if token not in self._met:
            features = features_of(token, self._lexicon)
            keys = [[str(one) for one in here] for here in placed_keys(features)]
            self._met[token] = (keys, crc(features.word), crc(features.group))
        return self._met[token]

    def of(self, sentence: Sequence[str]) -> list[list[str]]:
        """The attributes of every token of the sentence."""
        met = [self._of(token) for token in sentence]
        found: list[list[str]] = []
        for at in range(len(met)):
            here: list[str] = []
            for number, place in enumerate(PLACES):
                if 0 <= at + place < len(met):
                    here += met[at + place][0][number]
                elif abs(place) == 1:
                    here.append(str(placed(EDGE, place)))
            found.append(here)
        if len(met) > 1:
            for pair, values in (("b", [m[1] for m in met]), ("B", [m[2] for m in met])):
                numbers = np.array(values, np.uint64)
                for at, (before, after) in enumerate(
                    zip(
                        paired(pair + "-", numbers[:-1], numbers[1:]).tolist(),
                        paired(pair + "+", numbers[:-1], numbers[1:]).tolist(),
                        strict=True,
                    )
                ):
                    found[at + 1].append(str(before))
                    found[at].append(str(after))
                if pair == "B":
                    for at, both in enumerate(paired("B=", numbers[:-2], numbers[2:]).tolist()):
                        found[at + 1].append(str(both))
        return found


def train(
    articles: Sequence[LabelledArticle],
    lexicon: Mapping[str, NDArray[Any]],
    *,
    c1: float = 0.05,
    c2: float = 0.02,
    iterations: int = 100,
    verbose: bool = False,
) -> dict[str, NDArray[Any]]:
    """The tables of a CRF trained on the articles: keys, weights, scale, transitions, labels, with the lexicon's."""
    trainer = pycrfsuite.Trainer(verbose=verbose)
    attributes = Attributes(Lexicon(lexicon))
    for article in articles:
        for words, labels in zip(article.words(), article.labels, strict=True):
            trainer.append(pycrfsuite.ItemSequence(attributes.of(words)), labels)
    trainer.select("lbfgs")
    trainer.set_params(
        {
            "c1": c1,
            "c2": c2,
            "max_iterations": iterations,
            "feature.minfreq": 2,
            "feature.possible_transitions": True,
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crf"
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()
        with tagger.open(str(path)):
            information = tagger.info()
    return {**_tables(information), **lexicon}


def _tables(information: Any) -> dict[str, NDArray[Any]]:
    labels = sorted(information.labels, key=lambda label: int(information.labels[label]))
    number = {label: at for at, label in enumerate(labels)}
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for (before, after), weight in information.transitions.items():
        transitions[number[before], number[after]] = weight
    rows: dict[int, NDArray[np.float32]] = {}
    for (attribute, label), weight in information.state_features.items():
        row = rows.setdefault(int(attribute), np.zeros(len(labels), np.float32))
        row[number[label]] = weight
    keys = np.array(sorted(rows), np.uint32)
    weights = np.array([rows[int(key)] for key in keys], np.float32)
    # A row may be shifted as one: all labels of a token move together. Centred rows round better.
    scale = float(np.abs(weights).max()) / 32767
    return {
        "keys": keys,
        "weights": np.round(weights / scale).astype(np.int16),
        "scale": np.array(scale, np.float32),
        "transitions": transitions,
        "labels": np.array(labels),
    }
