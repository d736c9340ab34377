"""CAMeL Tools' recogniser: without torch it says so; with the extra a tiny random model runs through it.

uv run --extra ner pytest tests/entities/test_camel.py
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.core.errors import AnalysisError, Cancelled
from reader.entities.camel import CamelTagger, load_camel_recogniser
from reader.entities.camel_worker import label, ours
from reader.entities.tagger import LABELS

INSTALLED = all(importlib.util.find_spec(name) for name in ("torch", "transformers"))
needs_torch = pytest.mark.skipif(not INSTALLED, reason="the extra ner is not installed")

TEXT = "قال الوزير سامي الخوري إن بيروت تنتظر.\nوأضاف أن الأمر قريب.\n" * 60


class Dropping:
    """A recogniser like CAMeL's: words of marks alone get no label."""

    class tokenizer:  # noqa: N801
        @staticmethod
        def tokenize(word: str) -> list[str]:
            return [word] if any(character.isalnum() for character in word) else []

    def predict(self, sentences: list[list[str]]) -> list[list[str]]:
        assert all(self.tokenizer.tokenize(word) for sentence in sentences for word in sentence)
        return [["B-PERS" if word == "سامي" else "O" for word in sentence] for sentence in sentences]


def test_words_that_it_drops_keep_their_place() -> None:
    labelled = label(Dropping(), [["َ", "سامي", "َّ"], ["َ"], [], ["سامي"]])
    assert labelled == [["O", "B-PER", "O"], ["O"], [], ["B-PER"]]


def test_its_labels_become_ours() -> None:
    assert [ours(name) for name in ("B-PERS", "I-PERS", "B-LOC", "I-MISC", "O", "LABEL_7")] == [
        "B-PER",
        "I-PER",
        "B-LOC",
        "I-MISC",
        "O",
        "O",
    ]


def test_a_folder_without_a_model_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAMELTOOLS_DATA", raising=False)
    with pytest.raises(AnalysisError) as raised:
        CamelTagger(tmp_path)
    assert raised.value.code == "camel_model"
    with pytest.raises(AnalysisError) as raised:
        CamelTagger()
    assert raised.value.code == "camel_model"


@pytest.mark.skipif(INSTALLED, reason="torch is installed")
def test_without_torch_it_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(AnalysisError) as raised:
        CamelTagger(tmp_path)
    assert raised.value.code == "camel_not_installed"


def test_an_installed_program_says_it_at_once_and_starts_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.json").write_text("{}")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr("subprocess.Popen", lambda *_, **__: pytest.fail("a process was started"))
    with pytest.raises(AnalysisError) as raised:
        CamelTagger(tmp_path)
    assert raised.value.code == "camel_not_installed"


def test_an_installed_program_may_use_a_python_that_has_torch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.json").write_text("{}")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\necho '{\"ready\": true}'\nread line\n")
    program.chmod(0o755)
    with CamelTagger(tmp_path, python=str(program)) as tagger:
        assert tagger.name.startswith("camel-tools")


def test_a_worker_that_dies_is_said(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    with pytest.raises(AnalysisError) as raised:
        CamelTagger(tmp_path, python=str(program))
    assert raised.value.code == "camel_failed"


def test_a_worker_that_loses_count_is_said(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    program = tmp_path / "python"
    answers = ['{"ready": true}', '{"labels": [["O", "O"]]}']
    program.write_text("#!/bin/sh\n" + f"echo '{answers[0]}'\nread line\necho '{answers[1]}'\nread line\n")
    program.chmod(0o755)
    with CamelTagger(tmp_path, python=str(program)) as tagger, pytest.raises(AnalysisError) as raised:
        tagger.probabilities([["قال", "سامي", "الخوري", "هنا"]])
    assert raised.value.code == "camel_failed"


def write_tiny_model(folder: Path) -> Path:
    """A BertForTokenClassification with random weights and a vocabulary of letters."""
    import torch
    from transformers import BertConfig, BertForTokenClassification

    folder.mkdir()
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة"
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *("##" + letter for letter in letters)]
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(
        json.dumps({"do_lower_case": False, "tokenizer_class": "BertTokenizer"})
    )
    names = ["B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O"]
    torch.manual_seed(7)
    sizes: dict[str, Any] = {
        "hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16,
    }  # fmt: skip
    config = BertConfig(
        vocab_size=len(pieces), id2label=dict(enumerate(names)), label2id={n: i for i, n in enumerate(names)}, **sizes
    )
    BertForTokenClassification(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def tagger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CamelTagger]:
    with CamelTagger(write_tiny_model(tmp_path_factory.mktemp("camel") / "tiny")) as loaded:
        yield loaded


@needs_torch
def test_every_word_gets_a_label(tagger: CamelTagger) -> None:
    sentences = [["قال", "َّ", "سامي", "中" * 500, "x" * 5000, "."], ["َ"], ["كلمة"] * 128]
    tables = tagger.probabilities(sentences)
    assert [table.shape for table in tables] == [(len(sentence), len(LABELS)) for sentence in sentences]
    assert all(abs(table.sum(axis=1) - 1).max() < 1e-5 for table in tables)


@needs_torch
def test_mentions_point_into_the_text_and_it_can_be_cancelled(tmp_path: Path) -> None:
    recogniser, tagger = load_camel_recogniser(write_tiny_model(tmp_path / "tiny"))
    with tagger:
        for mention in recogniser.mentions(TEXT):
            assert mention.span.of(TEXT).strip()
        calls = []

        def stop(done: float) -> None:
            calls.append(done)
            if len(calls) == 3:
                raise Cancelled

        with pytest.raises(Cancelled):
            recogniser.mentions(TEXT, stop)
        assert 0 < calls[1] < calls[2] < 1
        assert recogniser.mentions("بعد الإلغاء") is not None


@needs_torch
def test_a_damaged_model_is_said(tmp_path: Path) -> None:
    folder = write_tiny_model(tmp_path / "tiny")
    (folder / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(AnalysisError) as raised:
        CamelTagger(folder)
    assert raised.value.code == "camel_model"
    assert sys.executable
