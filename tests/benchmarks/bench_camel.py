"""Both recognisers on the same text: the one that ships, and CAMeL Tools' with a BERT-base-shaped random model.

    uv run --extra ner python tests/benchmarks/bench_camel.py [rounds]

Speed is what this compares: random weights find nothing, and take as long as trained ones.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from reader.arabic.words import tokens
from reader.entities import Recogniser, load_recogniser
from reader.entities.camel import load_camel_recogniser
from reader.resources import resource

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة"
LABELS = ["B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O"]


def write_model(folder: Path) -> Path:
    """BERT-base's shape (12 layers of 768) with the vocabulary size of CAMeLBERT, its pieces the letters."""
    from transformers import BertConfig, BertForTokenClassification

    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *LETTERS, *("##" + letter for letter in LETTERS)]
    pieces += [f"[unused{number}]" for number in range(30_000 - len(pieces))]
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    config = BertConfig(vocab_size=len(pieces), id2label=dict(enumerate(LABELS)))
    BertForTokenClassification(config).save_pretrained(folder)
    return folder


def seconds(recogniser: Recogniser, text: str) -> float:
    began = time.perf_counter()
    recogniser.mentions(text)
    return time.perf_counter() - began


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    text = resource("samples", "welcome.txt").read_text(encoding="utf-8")
    words = sum(1 for _ in tokens(text))
    with tempfile.TemporaryDirectory() as name:
        ours = load_recogniser()
        theirs, tagger = load_camel_recogniser(write_model(Path(name)))
        with tagger:
            seconds(ours, text)
            seconds(theirs, text)
            times = [(seconds(ours, text), seconds(theirs, text)) for _ in range(rounds)]
    fast, slow = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"{words:,} tokens, median of {rounds} rounds")
    print(f"{ours.name}: {words / fast:,.0f} tokens/s")
    print(f"{theirs.name}: {words / slow:,.0f} tokens/s, {slow / fast:.0f}x the time")


if __name__ == "__main__":
    main()
