"""The neural tagger against a plain reference, word by word and step by step, with small random tables."""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from reader.entities.features import LONGEST_WORD, key
from reader.entities.lexicon import crc
from reader.entities.neural import TAGS, NeuralTagger
from reader.entities.neural_inputs import MOST_WORDS
from reader.entities.neural_words import FEATURES, LISTS, PREFIXES, WordTables, split_word
from reader.entities.recurrent import Steps, aligned
from reader.entities.tagger import LABELS

_WHOLE, _STEM, _PREFIX, _LETTER, _FILTERS, _FIRST, _POOL, _NARROW, _SECOND = 3, 4, 2, 3, 5, 6, 4, 3, 5
_WORDS = {"زار": 50, "قطر": 40, "وقطر": 10, "الامم": 9, "يصل": 30, "فيصل": 60, "في": 90, ".": 99, "مال": 7}
_SENTENCES = [["زار", "وفد", "قطر", "."], ["في"], ["وقطر", "وللأمم", "في", "Doha", "12"], ["وصل", "إلى", "قَطَر"]]


def _sorted(words: dict[str, int]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    pairs = sorted((crc(word), count) for word, count in words.items())
    return np.array([k for k, _ in pairs], np.uint32), np.array([c for _, c in pairs], np.uint32)


def _tables(seed: int = 3) -> dict[str, NDArray[Any]]:
    random = np.random.default_rng(seed)

    def some(*shape: int) -> NDArray[np.float16]:
        return (random.standard_normal(shape) * 0.7).astype(np.float16)

    keys, counts = _sorted(_WORDS)
    listed, _ = _sorted({"قطر": 1, "فيصل": 1})
    inputs = _STEM + _WHOLE + _PREFIX + _FILTERS + FEATURES
    size = len(TAGS)
    letters = some(30, _LETTER)
    letters[0] = 0
    return {
        "whole_keys": keys,
        "whole_counts": counts,
        "stem_keys": keys,
        "list_keys": listed,
        "list_counts": random.integers(0, 90, (2, len(LISTS))).astype(np.uint8),
        "alphabet": np.array("ابتثجحخدذرزسشصضطظعغفقكلمنهوي"),
        "whole": random.integers(-127, 127, (len(keys), _WHOLE)).astype(np.int8),
        "whole_scales": np.full(len(keys), 0.01, np.float16),
        "stem": random.integers(-127, 127, (len(keys), _STEM)).astype(np.int8),
        "stem_scales": np.full(len(keys), 0.01, np.float16),
        "prefix": some(len(PREFIXES), _PREFIX),
        "letters": letters,
        "filters": some(3 * _LETTER, _FILTERS),
        "filter_bias": some(_FILTERS),
        "first_inward": some(inputs, 8 * _FIRST),
        "first_across": some(2, _FIRST, 4 * _FIRST),
        "first_bias": some(8 * _FIRST),
        "pool": some(2 * _FIRST, _POOL),
        "pool_bias": some(_POOL),
        "second_narrow": some(2 * _FIRST + 2 * _POOL, _NARROW),
        "second_wide": some(_NARROW, 8 * _SECOND),
        "second_across": some(2, _SECOND, 4 * _SECOND),
        "second_bias": some(8 * _SECOND),
        "out": some(2 * _SECOND, size),
        "out_bias": some(size),
        "transitions": some(size, size),
        "begin": some(size),
        "end": some(size),
    }


def _lstm(rows: NDArray[np.float64], inward: Any, across: Any, bias: Any) -> NDArray[np.float64]:
    size = len(across)
    state, memory, found = np.zeros(size), np.zeros(size), []
    for row in rows:
        gates = row @ inward + state @ across + bias
        into, keep, out = (1 / (1 + np.exp(-gates[at * size : (at + 1) * size])) for at in range(3))
        memory = keep * memory + into * np.tanh(gates[3 * size :])
        state = out * np.tanh(memory)
        found.append(state)
    return np.array(found)


def _both_ways(sentences: list[NDArray[np.float64]], t: dict[str, Any], layer: str) -> list[NDArray[np.float64]]:
    size = 4 * t[layer + "_across"].shape[1]
    found = []
    for rows in sentences:
        ways = [
            _lstm(rows[::step], t[layer + "_inward"][:, part], t[layer + "_across"][way], t[layer + "_bias"][part])[
                ::step
            ]
            for way, step, part in ((0, 1, slice(None, size)), (1, -1, slice(size, None)))
        ]
        found.append(np.concatenate(ways, axis=1))
    return found


def _reference(tables: dict[str, NDArray[Any]], sentences: list[list[str]]) -> list[NDArray[np.float64]]:
    t: dict[str, Any] = {k: v.astype(float) if v.dtype.kind == "f" else v for k, v in tables.items()}
    t["second_inward"] = t["second_narrow"] @ t["second_wide"]
    words = WordTables(tables)
    inputs, stems = [], []
    for sentence in sentences:
        split = [words.split(key(token)) for token in sentence]
        seen = words.look_up(sentence, split)
        stems.append([stem for _, stem in split])
        rows = []
        for at in range(len(sentence)):
            letters = [0, *seen.letters[at].tolist(), 0]
            answers = [
                np.maximum(np.concatenate(t["letters"][letters[p : p + 3]]) @ t["filters"] + t["filter_bias"], 0)
                for p in range(len(letters) - 2)
                if letters[p + 1]
            ]
            vectors = [
                t[k][row - 1] * t[k + "_scales"][row - 1] if row else np.zeros(width)
                for k, row, width in (("stem", seen.stem[at], _STEM), ("whole", seen.whole[at], _WHOLE))
            ]
            rows.append(
                np.concatenate([*vectors, t["prefix"][seen.prefix[at]], np.max(answers, axis=0), seen.features[at]])
            )
        inputs.append(np.array(rows))
    states = _both_ways(inputs, t, "first")
    pooled = [np.maximum(rows @ t["pool"] + t["pool_bias"], 0) for rows in states]
    second = []
    for at, rows in enumerate(states):
        parts = []
        for place in range(len(rows)):
            alike = np.array(
                [
                    pooled[a][p]
                    for a in range(len(stems))
                    for p in range(len(stems[a]))
                    if stems[a][p] == stems[at][place]
                ]
            )
            parts.append(np.concatenate([rows[place], alike.mean(axis=0), alike.max(axis=0)]))
        second.append(np.array(parts))
    return [rows @ t["out"] + t["out_bias"] for rows in _both_ways(second, t, "second")]


def _labels_by_paths(scores: NDArray[np.float64], t: dict[str, NDArray[Any]]) -> NDArray[np.float64]:
    """Marginals by counting every path of tags, for short sentences."""
    found = np.zeros((len(scores), len(LABELS)))
    for path in np.ndindex(*[len(TAGS)] * len(scores)):
        weight = scores[np.arange(len(path)), path].sum() + float(t["begin"][path[0]]) + float(t["end"][path[-1]])
        weight += sum(float(t["transitions"][a, b]) for a, b in itertools.pairwise(path))
        for at, tag in enumerate(path):
            name = TAGS[tag]
            label = name if name == "O" else {"S": "B", "E": "I"}.get(name[0], name[0]) + name[1:]
            found[at, LABELS.index(label)] += np.exp(weight)
    return found / found.sum(axis=1, keepdims=True)


def test_equals_the_reference() -> None:
    tables = _tables()
    steps = Steps(np.array([len(sentence) for sentence in _SENTENCES]))
    in_step = NeuralTagger("tiny", tables)._scores([token for sentence in _SENTENCES for token in sentence], steps)
    found = np.empty_like(in_step)
    found[steps.tokens] = in_step
    expected = np.concatenate(_reference(tables, _SENTENCES))
    np.testing.assert_allclose(found, expected, atol=2e-4)


def test_marginals_are_those_of_all_paths() -> None:
    tables = _tables()
    short = [["زار"], ["قطر", "."]]
    found = NeuralTagger("tiny", tables).probabilities(short)
    for rows, scores in zip(found, _reference(tables, short), strict=True):
        np.testing.assert_allclose(rows, _labels_by_paths(scores, tables), atol=1e-4)


def test_equal_words_of_the_document_see_one_another() -> None:
    tagger = NeuralTagger("tiny", _tables())
    alone = tagger.probabilities([["زار", "قطر"]])[0]
    beside = tagger.probabilities([["زار", "قطر"], ["وقطر", "Doha"]])[0]
    apart = tagger.probabilities([["زار", "قطر"], ["Doha", "."]])[0]
    assert not np.allclose(alone, beside, atol=1e-4)
    np.testing.assert_allclose(alone, apart, atol=1e-5)


@pytest.mark.parametrize("shape", [(7,), (3, 5), (4, 2, 9, 16)])
def test_aligned_weights_begin_with_a_line_of_the_cache(shape: tuple[int, ...]) -> None:
    values = np.random.default_rng(2).standard_normal(shape).astype(np.float32)
    for some in (values, values.T, values[::2]):
        found = aligned(some)
        assert found.ctypes.data % 64 == 0
        assert found.flags.c_contiguous
        np.testing.assert_array_equal(found, some, strict=True)


def _poisoned(make: Any) -> Any:
    """np.empty, with what is no number where anything could stand."""

    def made(*arguments: Any, **options: Any) -> NDArray[Any]:
        found: NDArray[Any] = make(*arguments, **options)
        found.fill(np.nan if found.dtype.kind == "f" else np.iinfo(found.dtype).max)
        return found

    return made


def test_nothing_is_read_that_was_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = NeuralTagger("tiny", _tables()).probabilities(_SENTENCES)
    for name in ("empty", "empty_like"):
        monkeypatch.setattr(np, name, _poisoned(getattr(np, name)))
    for one, other in zip(NeuralTagger("tiny", _tables()).probabilities(_SENTENCES), expected, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-6)


def test_the_same_words_again_give_the_same() -> None:
    tagger = NeuralTagger("tiny", _tables())
    first = tagger.probabilities(_SENTENCES)
    tagger.probabilities([["كلمات", "أخرى"]])
    for one, other in zip(first, tagger.probabilities(_SENTENCES), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-6)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=12))
def test_sentences_together_give_what_each_gives_alone(lengths: list[int]) -> None:
    tagger = NeuralTagger("tiny", _tables())
    # Words of their own, so that no sentence has another's to look at.
    sentences = [[chr(0x4E00 + 100 * number + at) for at in range(length)] for number, length in enumerate(lengths)]
    together = tagger.probabilities(sentences)
    for sentence, rows in zip(sentences, together, strict=True):
        np.testing.assert_allclose(rows, tagger.probabilities([sentence])[0], atol=1e-5)


def test_what_was_forgotten_is_looked_up_again() -> None:
    tagger = NeuralTagger("tiny", _tables())
    first = tagger.probabilities(_SENTENCES)
    for number in range(3):
        tagger.probabilities([[f"{number}x{at}" for at in range(40)] for _ in range(1)] * 2)
        tagger.probabilities([[f"ك{number}x{at}x{row}" for at in range(60)] for row in range(80)])
    for one, other in zip(first, tagger.probabilities(_SENTENCES), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)
    assert len(tagger._words._numbers) < MOST_WORDS


def test_of_endless_words_only_the_beginning_is_kept() -> None:
    tagger = NeuralTagger("tiny", _tables())
    tagger.probabilities([["م" * 1_000_000]])
    assert max(map(len, tagger._words._numbers)) <= LONGEST_WORD


def test_several_threads_may_ask_at_once() -> None:
    tagger = NeuralTagger("tiny", _tables())
    texts = [[[f"{number}و{at}" for at in range(20)]] * 3 for number in range(60)]
    expected = [NeuralTagger("tiny", _tables()).probabilities(text) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(tagger.probabilities, texts))
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_allclose(np.concatenate(one), np.concatenate(other), atol=1e-5)


def test_long_documents_are_worked_on_in_parts() -> None:
    tagger = NeuralTagger("tiny", _tables())
    found = tagger.probabilities([["قطر"] * 100] * 90)
    assert [len(rows) for rows in found] == [100] * 90
    assert all(np.allclose(rows.sum(axis=1), 1, atol=1e-3) for rows in found)


def test_no_sentence_gives_nothing() -> None:
    assert NeuralTagger("tiny", _tables()).probabilities([]) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=6), min_size=1, max_size=4))
def test_any_strings_give_probabilities(sentences: list[list[str]]) -> None:
    found = NeuralTagger("tiny", _tables()).probabilities(sentences)
    assert [len(rows) for rows in found] == [len(sentence) for sentence in sentences]
    for rows in found:
        np.testing.assert_allclose(rows.sum(axis=1), 1, atol=1e-3)


@pytest.mark.parametrize(
    "table",
    ["second_across", "list_counts", "stem", "stem_scales", "whole_counts", "transitions", "first_inward", "letters"],
)
def test_tables_that_do_not_fit_are_refused(table: str) -> None:
    tables = _tables()
    tables[table] = tables[table][:1]
    with pytest.raises(ValueError, match=r"fit|zip"):
        NeuralTagger("tiny", tables)


@pytest.mark.parametrize("table", ["first_inward", "out", "stem_scales", "begin"])
def test_tables_with_what_is_no_number_are_refused(table: str) -> None:
    tables = _tables()
    tables[table] = tables[table].copy()
    tables[table].flat[0] = np.nan
    with pytest.raises(ValueError, match="number"):
        NeuralTagger("tiny", tables)


def test_keys_out_of_order_are_refused() -> None:
    tables = _tables()
    tables["stem_keys"] = tables["stem_keys"][::-1].copy()
    with pytest.raises(ValueError, match="sorted"):
        NeuralTagger("tiny", tables)


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("وقطر", ("و", "قطر")),
        ("بقطر", ("ب", "قطر")),
        ("للامم", ("ل", "الامم")),
        ("وللامم", ("ول", "الامم")),
        ("فيصل", ("", "فيصل")),
        ("كمال", ("ك", "مال")),
        ("والوفد", ("", "والوفد")),
        ("وفد", ("", "وفد")),
    ],
)
def test_words_are_cut_where_counts_speak_for_it(word: str, split: tuple[str, str]) -> None:
    keys, counts = _sorted(_WORDS)
    assert split_word(word, dict(zip(keys.tolist(), counts.tolist(), strict=True))) == split
