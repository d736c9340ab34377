"""The process that runs camel_tools.ner.NERecognizer: sentences of words in, labels out, one JSON value a line."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

LONGEST_WORD = 60
"""Letters of a word that the model gets: it reads longer ones as unknown, and runs of signs would overflow it."""

NO_CATALOGUE = {"version": "none", "downloads": {}, "packages": {}, "components": {}}
"""A catalogue.json with nothing in it. Without one camel_tools.data asks the network for it at import."""


class Failure(Exception):
    """A reason that the other side knows: camel_not_installed or camel_model."""


def load(model: str | None) -> Any:
    """The NERecognizer of that folder, or CAMeL Tools' default one. Raises Failure."""
    with tempfile.TemporaryDirectory() as folder:
        if model is not None:
            (Path(folder) / "catalogue.json").write_text(json.dumps(NO_CATALOGUE))
            os.environ["CAMELTOOLS_DATA"] = folder
        elif not (Path(os.environ.get("CAMELTOOLS_DATA", "")) / "catalogue.json").is_file():
            raise Failure("camel_model")
        try:
            from camel_tools.ner import NERecognizer
        except ImportError as error:
            raise Failure("camel_not_installed") from error
        try:
            return NERecognizer(model) if model is not None else NERecognizer.pretrained()
        except Exception as error:
            # A damaged folder fails in as many ways as there are libraries that read a piece of it.
            raise Failure("camel_model") from error


def label(recogniser: Any, sentences: list[list[str]]) -> list[list[str]]:
    """One label of reader.entities.tagger.LABELS a word.

    NERecognizer drops words of which its tokenizer leaves nothing (a lone vowel mark): they are kept back and are O.
    """
    cut = [[word[:LONGEST_WORD] for word in sentence] for sentence in sentences]
    kept = [[at for at, word in enumerate(sentence) if recogniser.tokenizer.tokenize(word)] for sentence in cut]
    asked = [at for at, places in enumerate(kept) if places]
    predicted = recogniser.predict([[cut[at][place] for place in kept[at]] for at in asked]) if asked else []
    labels = [["O"] * len(sentence) for sentence in sentences]
    for at, found in zip(asked, predicted, strict=True):
        for place, name in zip(kept[at], found, strict=True):
            labels[at][place] = ours(name)
    return labels


def ours(name: str) -> str:
    """CAMeL Tools' label as one of ours: it writes PERS; anything unknown is outside."""
    known = name.replace("PERS", "PER")
    return known if known in _KNOWN else "O"


_KNOWN = {f"{edge}-{kind}" for edge in "BI" for kind in ("PER", "LOC", "ORG", "MISC")}


def main() -> None:
    """Load, say so, then answer line by line until the input ends."""
    # What libraries print must not stand between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def answer(value: dict[str, Any]) -> None:
        answers.write(json.dumps(value) + "\n")
        answers.flush()

    try:
        recogniser = load(sys.argv[1] if len(sys.argv) > 1 else None)
    except Failure as failure:
        answer({"error": str(failure)})
        return
    answer({"ready": True})
    for line in sys.stdin:
        try:
            answer({"labels": label(recogniser, json.loads(line))})
        except Exception as error:
            answer({"error": "camel_failed", "reason": f"{type(error).__name__}: {error}"})


if __name__ == "__main__":
    main()
