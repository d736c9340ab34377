"""The network reads a text in pieces as it would read it whole, and tables of no sense are told."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from reader.entities.lexicon import crc
from reader.quotations import network
from reader.quotations.context import read
from reader.quotations.cues import Lexicon, load_lexicon
from reader.quotations.endings import endings
from reader.quotations.network import Reading, SpanNetwork, ending_kind, opening_kind
from reader.quotations.openings import openings

WIDTH, SIZE, HIDDEN = 6, 4, 5
WORDS = ("قال", "الوزير", "ان", "السوق")
SENTENCE = "قال الوزير سامر إن السوق آمنة اليوم، وأضاف أن «الأسعار مستقرة» في المدينة. "


def tables(seed: int = 7) -> dict[str, NDArray[Any]]:
    """Tables of a tiny network, drawn at random."""
    draw = np.random.default_rng(seed)

    def some(*shape: int) -> NDArray[np.float32]:
        return draw.normal(0, 0.5, shape).astype(np.float32)

    return {
        "word_keys": np.sort(np.array([crc(word) for word in WORDS], np.uint32)),
        "words": draw.integers(-127, 127, (len(WORDS), WIDTH)).astype(np.int8),
        "word_scales": np.full(len(WORDS), 0.01, np.float16),
        "classes": np.array(["PER", "w", "cue-perf"]),
        "class_vectors": some(3, WIDTH),
        "bias": some(WIDTH),
        "quoted": some(WIDTH),
        "inward": some(WIDTH, 8 * SIZE),
        "across": some(2, SIZE, 4 * SIZE),
        "lstm_bias": some(8 * SIZE),
        "kinds": np.array(["none", opening_kind("comp"), ending_kind("stop")]),
        "opening_states": some(4 * 2 * SIZE, HIDDEN),
        "opening_kinds": some(3, HIDDEN),
        "opening_out": some(HIDDEN),
        "ending_states": some(6 * 2 * SIZE, HIDDEN),
        "ending_kinds": some(3, HIDDEN),
        "ending_out": some(HIDDEN),
    }


@cache
def lexicon() -> Lexicon:
    """The one that ships, read once: reading it makes enough garbage to bring up that of other tests."""
    return load_lexicon()


def scores(text: str) -> list[list[float]]:
    """What the network says of the places and ends of every cue."""
    context = read(text, (), lexicon())
    reading = Reading(SpanNetwork(tables()), context)
    found = []
    for token in context.cue_at.values():
        places = openings(context, token)
        found += reading.openings([(token, places)])
        assert len(found[-1]) == len(places) + 1
        for place in places:
            ends = endings(context, token, place)
            if ends:
                found += reading.endings([(token, place, ends)])
                assert len(found[-1]) == len(ends)
    return found


def test_a_text_read_in_pieces_is_read_as_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    text = SENTENCE * 12
    whole = scores(text)
    assert any(scores_of for scores_of in whole)
    monkeypatch.setattr(network, "_CHUNK", network.BLOCK)
    # The order of sums goes by the size of a matrix: they part by less than 1e-6.
    for one, other in zip(scores(text), whole, strict=True):
        assert one == pytest.approx(other, abs=1e-4)


def test_cues_read_at_once_are_read_as_one_by_one() -> None:
    context = read(SENTENCE * 12, (), lexicon())
    reading = Reading(SpanNetwork(tables()), context)
    choices = [(token, openings(context, token)) for token in context.cue_at.values()]
    contents = [(token, place, endings(context, token, place)) for token, places in choices for place in places[:2]]
    contents = [content for content in contents if content[2]]
    assert len(choices) > 12
    assert len(contents) > 12
    for several, each in (
        (reading.openings(choices), [reading.openings([one])[0] for one in choices]),
        (reading.endings(contents), [reading.endings([one])[0] for one in contents]),
    ):
        assert [len(some) for some in several] == [len(some) for some in each]
        for one, other in zip(several, each, strict=True):
            assert one == pytest.approx(other, abs=1e-5)


def test_nothing_is_read_that_was_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = (SENTENCE * 3, "قال«\n", "«» قال")
    whole = [scores(text) for text in texts]
    empty = np.empty

    def poisoned(*arguments: Any, **options: Any) -> NDArray[Any]:
        found: NDArray[Any] = empty(*arguments, **options)
        found.fill(np.nan if found.dtype.kind == "f" else np.iinfo(found.dtype).max)
        return found

    monkeypatch.setattr(np, "empty", poisoned)
    for text, expected in zip(texts, whole, strict=True):
        for one, other in zip(scores(text), expected, strict=True):
            assert one == pytest.approx(other, abs=1e-6)


@pytest.mark.parametrize("text", ["قال", "قال:", "قال إن", "أن قال", "قال «", "قال«\n", "«» قال", "قال\nإن"])
def test_edges_of_a_text_are_read(text: str) -> None:
    assert all(np.isfinite(some).all() for some in scores(text))


@pytest.mark.parametrize("name", sorted(tables()))
def test_tables_that_do_not_fit_are_told(name: str) -> None:
    found = tables()
    found[name] = np.zeros((2, 7, 5, 3), np.float32)
    with pytest.raises(ValueError, match="table"):
        SpanNetwork(found)
